// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What every channel promises about the calls we make, asked of every channel that was built in.
#include "contract/channel_bench.h"

#include "support/log_capture.h"

#include <QSet>

using namespace guitai;
using channels::CloseState;
using channels::PlaceState;
using channels::RefundState;
using channels::ReportedState;
using channels::ReverseState;
using test::Bench;
using test::Call;
using test::everyPayWay;

class tst_channel_calls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void descriptorIsComplete_data() { everyPayWay(); }
    void descriptorIsComplete();
    void genuineAnswersAreUnderstood_data() { everyPayWay(); }
    void genuineAnswersAreUnderstood();
    void genuineRefundsAreUnderstood_data() { everyPayWay(); }
    void genuineRefundsAreUnderstood();
    void sameRefundIsTheSameOnTheWire_data() { everyPayWay(true); }
    void sameRefundIsTheSameOnTheWire();
    void oneCallIsOneWireAttempt_data() { everyPayWay(); }
    void oneCallIsOneWireAttempt();
    void sameOrderIsTheSameOnTheWire_data() { everyPayWay(); }
    void sameOrderIsTheSameOnTheWire();
    void silenceIsUnknown_data() { everyPayWay(true); }
    void silenceIsUnknown();
    void doubtIsUnknown_data() { everyPayWay(true); }
    void doubtIsUnknown();
    void aReverseIsProvenOrUnknown_data() { test::everyReversible(); }
    void aReverseIsProvenOrUnknown();
    void aPayersCodeThatIsNoneIsNeverSent_data() { everyPayWay(true); }
    void aPayersCodeThatIsNoneIsNeverSent();
    void anUnusableAccountIsNeverAFailure_data() { everyPayWay(true); }
    void anUnusableAccountIsNeverAFailure();
    void secretsStayInside_data() { everyPayWay(); }
    void secretsStayInside();
};

void tst_channel_calls::descriptorIsComplete()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(QByteArray, payWay);
    QFETCH(QByteArray, kind);
    const Bench bench(make, payWay, kind);
    QVERIFY2(bench.fixture, "the pay way has no fixture in tests/contract");
    const channels::Descriptor& descriptor = bench.channel->descriptor();
    QVERIFY(!descriptor.code.isEmpty());
    QVERIFY(!descriptor.payWays.empty());
    const channels::PayWay* way = descriptor.payWay(payWay);
    QVERIFY(way);
    QVERIFY(!way->checkDelays.empty());
    QVERIFY(std::is_sorted(way->checkDelays.begin(), way->checkDelays.end()));
    QVERIFY(way->checkDelays.front() > Duration::zero());
    QVERIFY(!descriptor.refundCheckDelays.empty());
    QVERIFY(std::is_sorted(descriptor.refundCheckDelays.begin(), descriptor.refundCheckDelays.end()));
    QVERIFY(descriptor.refundCheckDelays.front() > Duration::zero());
    QSet<QByteArray> all;
    int count = 0;
    for (const auto makeOther : channels::builtInChannels()) {
        const Bench otherBench(makeOther);
        for (const channels::PayWay& other : otherBench.channel->descriptor().payWays) {
            all.insert(other.code);
            ++count;
        }
    }
    QCOMPARE(all.size(), count);
}

void tst_channel_calls::genuineAnswersAreUnderstood()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(QByteArray, payWay);
    QFETCH(QByteArray, kind);
    Bench bench(make, payWay, kind);
    bench.client.answerWith(bench.fixture->genuine(Call::Place));
    const auto placed = bench.place();
    if (bench.fixture->placingTakesMoney()) {
        QCOMPARE(placed.state, PlaceState::Paid);
        QVERIFY(placed.money->amount == bench.fixture->order().amount);
        QVERIFY(!placed.money->tradeNo.isEmpty());
    } else {
        QCOMPARE(placed.state, PlaceState::Placed);
        QCOMPARE(placed.credential.has_value(), bench.fixture->placingHandsOver());
    }
    if (placed.credential) {
        // A text to show or open, parameters to hand over, or in a form both.
        const bool isForm = placed.credential->type == "form";
        QVERIFY(isForm || placed.credential->text.isEmpty() != placed.credential->parameters.isEmpty());
        QCOMPARE(placed.credential->type == "sdk", placed.credential->text.isEmpty());
        QVERIFY(!isForm || !placed.credential->parameters.isEmpty());
    }
    QCOMPARE(placed.money.has_value(), placed.state == PlaceState::Paid);
    QVERIFY(placed.errorCode.isEmpty());

    bench.client.answerWith(bench.fixture->genuine(Call::Query));
    const auto report = bench.query();
    QCOMPARE(report.attemptNo, bench.fixture->order().attemptNo);
    QCOMPARE(report.money.has_value(), report.state == ReportedState::Paid);
    if (bench.fixture->hasProvider()) {
        QCOMPARE(report.state, ReportedState::Paid);
        QVERIFY(report.money->amount == bench.fixture->order().amount);
        QVERIFY(!report.money->tradeNo.isEmpty());
        QVERIFY(!report.foreignIdentity);
    } else {
        QCOMPARE(report.state, bench.fixture->queried());
    }

    bench.client.answerWith(bench.fixture->genuine(Call::Close));
    QCOMPARE(bench.close().state, bench.fixture->closed());
}

void tst_channel_calls::genuineRefundsAreUnderstood()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(QByteArray, payWay);
    QFETCH(QByteArray, kind);
    Bench bench(make, payWay, kind);
    bench.client.answerWith(bench.fixture->genuine(Call::Refund));
    const auto asked = bench.refund();
    QCOMPARE(asked.refundNo, bench.fixture->refund().refundNo);
    bench.client.answerWith(bench.fixture->genuine(Call::QueryRefund));
    const auto queried = bench.queryRefund();
    QCOMPARE(queried.refundNo, bench.fixture->refund().refundNo);
    if (!bench.fixture->takesMoney()) {
        QCOMPARE(asked.state, RefundState::Failed);
        QCOMPARE(queried.state, RefundState::Failed);
        return;
    }
    if (!bench.fixture->hasProvider()) {
        QCOMPARE(asked.state, RefundState::Succeeded);
        QVERIFY(asked.amount == bench.fixture->refund().amount);
        QCOMPARE(queried.state, bench.fixture->queriedRefund());
        return;
    }
    QCOMPARE(asked.state, bench.fixture->refundAnswered());
    QCOMPARE(queried.state, RefundState::Succeeded);
    QVERIFY(queried.amount == bench.fixture->refund().amount);
    QCOMPARE(queried.attemptNo, bench.fixture->refund().attemptNo);
    QCOMPARE(!queried.channelRefundNo.isEmpty(), bench.fixture->numbersRefunds());
    QVERIFY(queried.finishedAt.has_value());
    QVERIFY(queried.errorCode.isEmpty());
}

void tst_channel_calls::sameRefundIsTheSameOnTheWire()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(QByteArray, payWay);
    QFETCH(QByteArray, kind);
    Bench bench(make, payWay, kind);
    bench.refund();
    bench.clock.advance(std::chrono::hours(1));
    bench.refund();
    QCOMPARE(bench.client.calls().size(), size_t(2));
    const QByteArray meaning = bench.fixture->meaningOf(bench.client.calls()[0]);
    QCOMPARE(meaning, bench.fixture->meaningOf(bench.client.calls()[1]));
    QVERIFY(meaning.contains(bench.fixture->refund().refundNo.bytes()));
}

void tst_channel_calls::oneCallIsOneWireAttempt()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(QByteArray, payWay);
    QFETCH(QByteArray, kind);
    Bench bench(make, payWay, kind);
    const size_t attempts = bench.fixture->hasProvider() ? 1 : 0;
    const size_t placings = bench.fixture->placingCalls() ? 1 : 0;
    const auto sent = [&bench] {
        const size_t count = bench.client.calls().size();
        bench.client.forgetCalls();
        return count;
    };
    for (const ErrorCode& code : {http::errors::kNotSent, http::errors::kNoAnswer, http::errors::kBadAnswer}) {
        bench.client.failWith(code);
        bench.place();
        QCOMPARE(sent(), placings);
        bench.query();
        QCOMPARE(sent(), attempts);
        bench.close();
        QCOMPARE(sent(), attempts);
        bench.refund();
        QCOMPARE(sent(), attempts);
        bench.queryRefund();
        QCOMPARE(sent(), attempts);
    }
    bench.client.answerWith(bench.fixture->genuine(Call::Place));
    bench.place();
    QCOMPARE(sent(), placings);
}

void tst_channel_calls::sameOrderIsTheSameOnTheWire()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(QByteArray, payWay);
    QFETCH(QByteArray, kind);
    Bench bench(make, payWay, kind);
    bench.place();
    bench.clock.advance(std::chrono::minutes(1));
    bench.place();
    if (!bench.fixture->placingCalls()) {
        QVERIFY(bench.client.calls().empty());
        return;
    }
    QCOMPARE(bench.client.calls().size(), size_t(2));
    const QByteArray meaning = bench.fixture->meaningOf(bench.client.calls()[0]);
    QCOMPARE(meaning, bench.fixture->meaningOf(bench.client.calls()[1]));
    QVERIFY(meaning.contains(bench.fixture->order().attemptNo.bytes()));
}

void tst_channel_calls::silenceIsUnknown()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(QByteArray, payWay);
    QFETCH(QByteArray, kind);
    Bench bench(make, payWay, kind);
    for (const ErrorCode& code : {http::errors::kNotSent, http::errors::kNoAnswer, http::errors::kBadAnswer}) {
        bench.client.failWith(code);
        if (bench.fixture->placingCalls()) {
            QCOMPARE(bench.place().state, PlaceState::Unknown);
            QCOMPARE(bench.place().errorCode, QByteArray(code.name));
        }
        QCOMPARE(bench.query().state, ReportedState::Unknown);
        QCOMPARE(bench.query().errorCode, QByteArray(code.name));
        QCOMPARE(bench.close().state, CloseState::Unknown);
        QCOMPARE(bench.close().errorCode, QByteArray(code.name));
        QCOMPARE(bench.refund().state, RefundState::Unknown);
        QCOMPARE(bench.refund().errorCode, QByteArray(code.name));
        QCOMPARE(bench.queryRefund().state, RefundState::Unknown);
        QCOMPARE(bench.queryRefund().errorCode, QByteArray(code.name));
    }
}

void tst_channel_calls::doubtIsUnknown()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(QByteArray, payWay);
    QFETCH(QByteArray, kind);
    Bench bench(make, payWay, kind);
    const std::map<QByteArray, http::Response> none;
    for (const auto& [doubt, answer] : bench.fixture->placingCalls() ? bench.fixture->doubtful(Call::Place) : none) {
        bench.client.answerWith(answer);
        const auto outcome = bench.place();
        QVERIFY2(outcome.state == PlaceState::Unknown, doubt.constData());
        QVERIFY2(!outcome.errorCode.isEmpty() && !outcome.credential, doubt.constData());
    }
    for (const auto& [doubt, answer] : bench.fixture->doubtful(Call::Query)) {
        bench.client.answerWith(answer);
        const auto report = bench.query();
        QVERIFY2(report.state == ReportedState::Unknown, doubt.constData());
        QVERIFY2(!report.money, doubt.constData());
    }
    for (const auto& [doubt, answer] : bench.fixture->doubtful(Call::Close)) {
        bench.client.answerWith(answer);
        QVERIFY2(bench.close().state == CloseState::Unknown, doubt.constData());
    }
    for (const auto& [doubt, answer] : bench.fixture->doubtful(Call::Refund)) {
        bench.client.answerWith(answer);
        QVERIFY2(bench.refund().state == RefundState::Unknown, doubt.constData());
        QVERIFY2(!bench.refund().errorCode.isEmpty(), doubt.constData());
    }
    for (const auto& [doubt, answer] : bench.fixture->doubtful(Call::QueryRefund)) {
        bench.client.answerWith(answer);
        QVERIFY2(bench.queryRefund().state == RefundState::Unknown, doubt.constData());
    }
}

void tst_channel_calls::aReverseIsProvenOrUnknown()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(QByteArray, payWay);
    QFETCH(QByteArray, kind);
    Bench bench(make, payWay, kind);
    bench.client.answerWith(bench.fixture->genuine(Call::Reverse));
    QVERIFY(bench.reverse().state == ReverseState::Reversed);
    bench.clock.advance(std::chrono::minutes(1));
    bench.reverse();
    QCOMPARE(bench.client.calls().size(), size_t(2)); // one attempt each, and the same again
    QCOMPARE(bench.fixture->meaningOf(bench.client.calls()[0]), bench.fixture->meaningOf(bench.client.calls()[1]));
    bench.clock.advance(std::chrono::minutes(-1));
    for (const auto& [doubt, answer] : bench.fixture->doubtful(Call::Reverse)) {
        bench.client.answerWith(answer);
        QVERIFY2(bench.reverse().state == ReverseState::Unknown, doubt.constData());
        QVERIFY2(!bench.reverse().errorCode.isEmpty(), doubt.constData());
    }
    for (const ErrorCode& code : {http::errors::kNotSent, http::errors::kNoAnswer, http::errors::kBadAnswer}) {
        bench.client.failWith(code);
        QVERIFY(bench.reverse().state == ReverseState::Unknown);
    }
}

void tst_channel_calls::aPayersCodeThatIsNoneIsNeverSent()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(QByteArray, payWay);
    QFETCH(QByteArray, kind);
    Bench bench(make, payWay, kind);
    const channels::PayWay& way = *bench.channel->descriptor().payWay(payWay);
    if (!way.payerCode)
        return;
    channels::Order order = bench.fixture->order();
    QVERIFY(way.payerCode->fits(order.authCode.reveal()));
    const QByteArray code = order.authCode.reveal();
    const QByteArray tooShort = code.first(way.payerCode->leastDigits - 1);
    const QByteArray tooLong = code.leftJustified(way.payerCode->mostDigits + 1, '0');
    for (const QByteArray& other : {tooShort, tooLong, "00" + code.mid(2), 'x' + code.mid(1), QByteArray()}) {
        order.authCode = Secret(other);
        QVERIFY(!way.payerCode->fits(other));
        const auto outcome = test::runTask(bench.channel->place(bench.fixture->account(), order));
        QCOMPARE(outcome.state, PlaceState::Refused);
    }
    QVERIFY(bench.client.calls().empty());
}

void tst_channel_calls::anUnusableAccountIsNeverAFailure()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(QByteArray, payWay);
    QFETCH(QByteArray, kind);
    Bench bench(make, payWay, kind);
    channels::ChannelAccount broken = bench.fixture->account();
    broken.secrets = Secret(QByteArray("{}"));
    QCOMPARE(test::runTask(bench.channel->place(broken, bench.fixture->order())).state, PlaceState::Unknown);
    QCOMPARE(test::runTask(bench.channel->query(broken, bench.fixture->placed())).state, ReportedState::Unknown);
    QCOMPARE(test::runTask(bench.channel->close(broken, bench.fixture->placed())).state, CloseState::Unknown);
    QCOMPARE(test::runTask(bench.channel->refund(broken, bench.fixture->refund())).state, RefundState::Unknown);
    QCOMPARE(test::runTask(bench.channel->queryRefund(broken, bench.fixture->refund())).state, RefundState::Unknown);
    const test::SignedNotice notice = bench.fixture->notice(bench.clock.now());
    QVERIFY(!test::runTask(bench.channel->readNotice(broken, notice.headers, notice.body)).ok());
    QVERIFY(bench.client.calls().empty());
}

void tst_channel_calls::secretsStayInside()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(QByteArray, payWay);
    QFETCH(QByteArray, kind);
    Bench bench(make, payWay, kind);
    test::LogCapture log;
    QByteArray seen;
    for (const Call call : {Call::Place, Call::Query, Call::Close, Call::Reverse, Call::Refund, Call::QueryRefund}) {
        auto answers = bench.fixture->doubtful(call);
        answers["genuine"] = bench.fixture->genuine(call);
        for (const auto& [name, answer] : answers) {
            bench.client.answerWith(answer);
            seen += bench.place().errorCode + bench.query().errorCode + bench.close().errorCode;
            seen += bench.reverse().errorCode + bench.refund().errorCode + bench.queryRefund().errorCode;
        }
    }
    test::SignedNotice notice = bench.fixture->notice(bench.clock.now());
    const auto read = bench.notice(notice);
    notice.body += ' ';
    const auto refused = bench.notice(notice);
    QVERIFY(!refused.ok());
    seen += refused.error().detail.toUtf8() +
            bench.channel->noticeAnswer(false, bench.fixture->notice(bench.clock.now()).body).body;
    seen += log.text();
    if (bench.fixture->hasProvider())
        QVERIFY(log.text().contains("call_answered"));
    for (const QByteArray& text : bench.fixture->personal())
        QVERIFY2(!text.isEmpty() && !seen.contains(text), text.constData());
    for (const http::Call& call : bench.client.calls())
        seen += call.body + call.url.toEncoded();
    for (const QByteArray& secret : bench.fixture->secrets())
        QVERIFY2(!seen.contains(secret), secret.constData());
}

QTEST_GUILESS_MAIN(tst_channel_calls)
#include "tst_channel_calls.moc"
