// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What every channel promises, asked of every channel that was built in.
#include "contract/channel_fixture.h"
#include "contract/fake_payers.h"

#include "async/worker_pool.h"
#include "channels/registry.h"
#include "support/fake_clock.h"
#include "support/fake_http_client.h"
#include "support/log_capture.h"
#include "support/run_task.h"

#include <QSet>
#include <QTest>

using namespace guitai;
using channels::CloseState;
using channels::PlaceState;
using channels::RefundState;
using channels::ReportedState;
using test::Call;

namespace {

QByteArray flipped(QByteArray bytes, qsizetype bit)
{
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    return bytes;
}

} // namespace

/// One channel beside its provider.
struct Bench
{
    explicit Bench(channels::MakeChannel make) : channel(make({client, workers, clock, &payers}))
    {
        fixture = test::makeFixture(channel->descriptor().code, clock);
    }

    channels::PlaceOutcome place() { return test::runTask(channel->place(fixture->account(), fixture->order())); }
    channels::Report query() { return test::runTask(channel->query(fixture->account(), fixture->order().attemptNo)); }
    channels::CloseOutcome close()
    {
        return test::runTask(channel->close(fixture->account(), fixture->order().attemptNo));
    }
    channels::RefundReport refund() { return test::runTask(channel->refund(fixture->account(), fixture->refund())); }
    channels::RefundReport queryRefund()
    {
        return test::runTask(channel->queryRefund(fixture->account(), fixture->refund()));
    }
    Result<channels::RefundNotice> refundNotice(const test::SignedNotice& notice)
    {
        return test::runTask(channel->readRefundNotice(fixture->account(), notice.headers, notice.body));
    }
    Result<channels::Notice> notice(const test::SignedNotice& notice)
    {
        return test::runTask(channel->readNotice(fixture->account(), notice.headers, notice.body));
    }

    test::FakeClock clock;
    test::FakeHttpClient client;
    async::WorkerPool workers{1};
    test::FakePayers payers;
    std::unique_ptr<channels::Channel> channel;
    std::unique_ptr<test::ChannelFixture> fixture;
};

class tst_channel_contract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void descriptorIsComplete_data() { everyChannel(); }
    void descriptorIsComplete();
    void genuineAnswersAreUnderstood_data() { everyChannel(); }
    void genuineAnswersAreUnderstood();
    void genuineRefundsAreUnderstood_data() { everyChannel(); }
    void genuineRefundsAreUnderstood();
    void sameRefundIsTheSameOnTheWire_data() { everyProvider(); }
    void sameRefundIsTheSameOnTheWire();
    void genuineRefundNoticeIsRead_data() { everyChannel(); }
    void genuineRefundNoticeIsRead();
    void aNoticeOfOneKindIsNeverReadAsTheOther_data() { everyProvider(); }
    void aNoticeOfOneKindIsNeverReadAsTheOther();
    void oneCallIsOneWireAttempt_data() { everyChannel(); }
    void oneCallIsOneWireAttempt();
    void sameOrderIsTheSameOnTheWire_data() { everyChannel(); }
    void sameOrderIsTheSameOnTheWire();
    void silenceIsUnknown_data() { everyProvider(); }
    void silenceIsUnknown();
    void doubtIsUnknown_data() { everyProvider(); }
    void doubtIsUnknown();
    void genuineNoticeIsRead_data() { everyChannel(); }
    void genuineNoticeIsRead();
    void anyFlippedBitOfANoticeIsRefused_data() { everyProvider(); }
    void anyFlippedBitOfANoticeIsRefused();
    void missingAndDoubledHeadersAreRefused_data() { everyProvider(); }
    void missingAndDoubledHeadersAreRefused();
    void replayWindow_data();
    void replayWindow();
    void anUnusableAccountIsNeverAFailure_data() { everyProvider(); }
    void anUnusableAccountIsNeverAFailure();
    void secretsStayInside_data() { everyChannel(); }
    void secretsStayInside();

private:
    static void everyChannel();
    /// Channels that talk to somebody.
    static void everyProvider();
};

void tst_channel_contract::everyChannel()
{
    QTest::addColumn<channels::MakeChannel>("make");
    for (const auto make : channels::builtInChannels()) {
        const Bench bench(make);
        QTest::newRow(bench.channel->descriptor().code.bytes().constData()) << make;
    }
}

void tst_channel_contract::everyProvider()
{
    QTest::addColumn<channels::MakeChannel>("make");
    for (const auto make : channels::builtInChannels()) {
        const Bench bench(make);
        if (bench.fixture && bench.fixture->hasProvider())
            QTest::newRow(bench.channel->descriptor().code.bytes().constData()) << make;
    }
}

void tst_channel_contract::descriptorIsComplete()
{
    QFETCH(channels::MakeChannel, make);
    const Bench bench(make);
    QVERIFY2(bench.fixture, "the channel has no fixture in tests/contract");
    const channels::Descriptor& descriptor = bench.channel->descriptor();
    QVERIFY(!descriptor.code.isEmpty());
    QVERIFY(!descriptor.payWays.empty());
    QVERIFY(!descriptor.checkDelays.empty());
    QVERIFY(std::is_sorted(descriptor.checkDelays.begin(), descriptor.checkDelays.end()));
    QVERIFY(descriptor.checkDelays.front() > Duration::zero());
    QVERIFY(!descriptor.refundCheckDelays.empty());
    QVERIFY(std::is_sorted(descriptor.refundCheckDelays.begin(), descriptor.refundCheckDelays.end()));
    QVERIFY(descriptor.refundCheckDelays.front() > Duration::zero());
    QSet<QByteArray> everyPayWay;
    int count = 0;
    for (const auto other : channels::builtInChannels()) {
        const Bench otherBench(other);
        for (const QByteArray& payWay : otherBench.channel->descriptor().payWays) {
            everyPayWay.insert(payWay);
            ++count;
        }
    }
    QCOMPARE(everyPayWay.size(), count);
}

void tst_channel_contract::genuineAnswersAreUnderstood()
{
    QFETCH(channels::MakeChannel, make);
    Bench bench(make);
    bench.client.answerWith(bench.fixture->genuine(Call::Place));
    const auto placed = bench.place();
    if (bench.fixture->placingTakesMoney()) {
        QCOMPARE(placed.state, PlaceState::Paid);
        QVERIFY(placed.money->amount == bench.fixture->order().amount);
        QVERIFY(!placed.money->tradeNo.isEmpty());
    } else {
        QCOMPARE(placed.state, PlaceState::Placed);
        QVERIFY(!placed.credential->text.isEmpty());
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

void tst_channel_contract::genuineRefundsAreUnderstood()
{
    QFETCH(channels::MakeChannel, make);
    Bench bench(make);
    bench.client.answerWith(bench.fixture->genuine(Call::Refund));
    const auto asked = bench.refund();
    QCOMPARE(asked.refundNo, bench.fixture->refund().refundNo);
    bench.client.answerWith(bench.fixture->genuine(Call::QueryRefund));
    const auto queried = bench.queryRefund();
    QCOMPARE(queried.refundNo, bench.fixture->refund().refundNo);
    if (!bench.fixture->hasProvider()) {
        QCOMPARE(asked.state, RefundState::Succeeded);
        QVERIFY(asked.amount == bench.fixture->refund().amount);
        QCOMPARE(queried.state, bench.fixture->queriedRefund());
        return;
    }
    QCOMPARE(asked.state, RefundState::Processing);
    QCOMPARE(queried.state, RefundState::Succeeded);
    QVERIFY(queried.amount == bench.fixture->refund().amount);
    QCOMPARE(queried.attemptNo, bench.fixture->refund().attemptNo);
    QVERIFY(!queried.channelRefundNo.isEmpty());
    QVERIFY(queried.finishedAt.has_value());
    QVERIFY(queried.errorCode.isEmpty());
}

void tst_channel_contract::sameRefundIsTheSameOnTheWire()
{
    QFETCH(channels::MakeChannel, make);
    Bench bench(make);
    bench.refund();
    bench.clock.advance(std::chrono::hours(1));
    bench.refund();
    QCOMPARE(bench.client.calls().size(), size_t(2));
    QCOMPARE(bench.client.calls()[0].url, bench.client.calls()[1].url);
    QCOMPARE(bench.client.calls()[0].body, bench.client.calls()[1].body);
    QVERIFY(bench.client.calls()[0].body.contains(bench.fixture->refund().refundNo.bytes()));
}

void tst_channel_contract::genuineRefundNoticeIsRead()
{
    QFETCH(channels::MakeChannel, make);
    Bench bench(make);
    const auto read = bench.refundNotice(bench.fixture->refundNotice(bench.clock.now()));
    QCOMPARE(read.ok(), bench.fixture->hasProvider());
    if (!read.ok())
        return;
    QVERIFY(!read->noticeId.isEmpty());
    QCOMPARE(read->report.state, RefundState::Succeeded);
    QCOMPARE(read->report.refundNo, bench.fixture->refund().refundNo);
    QVERIFY(read->report.amount == bench.fixture->refund().amount);
    QVERIFY(!read->report.foreignIdentity);
    // Flipped, stale and doubled headers are refused by the same gate as a payment's notice.
    test::SignedNotice changed = bench.fixture->refundNotice(bench.clock.now());
    changed.body += ' ';
    QVERIFY(!bench.refundNotice(changed).ok());
}

void tst_channel_contract::aNoticeOfOneKindIsNeverReadAsTheOther()
{
    QFETCH(channels::MakeChannel, make);
    Bench bench(make);
    const auto asRefund = bench.refundNotice(bench.fixture->notice(bench.clock.now()));
    QVERIFY(!asRefund.ok() || asRefund->report.state == RefundState::Unknown);
    const auto asPayment = bench.notice(bench.fixture->refundNotice(bench.clock.now()));
    QVERIFY(!asPayment.ok() || asPayment->report.state == ReportedState::Unknown);
}

void tst_channel_contract::oneCallIsOneWireAttempt()
{
    QFETCH(channels::MakeChannel, make);
    Bench bench(make);
    const size_t attempts = bench.fixture->hasProvider() ? 1 : 0;
    const auto sent = [&bench] {
        const size_t count = bench.client.calls().size();
        bench.client.forgetCalls();
        return count;
    };
    for (const ErrorCode& code : {http::errors::kNotSent, http::errors::kNoAnswer, http::errors::kBadAnswer}) {
        bench.client.failWith(code);
        bench.place();
        QCOMPARE(sent(), attempts);
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
    QCOMPARE(sent(), attempts);
}

void tst_channel_contract::sameOrderIsTheSameOnTheWire()
{
    QFETCH(channels::MakeChannel, make);
    Bench bench(make);
    bench.place();
    bench.clock.advance(std::chrono::minutes(1));
    bench.place();
    if (!bench.fixture->hasProvider())
        return;
    QCOMPARE(bench.client.calls().size(), size_t(2));
    QCOMPARE(bench.client.calls()[0].url, bench.client.calls()[1].url);
    QCOMPARE(bench.client.calls()[0].body, bench.client.calls()[1].body);
    QVERIFY(bench.client.calls()[0].body.contains(bench.fixture->order().attemptNo.bytes()));
}

void tst_channel_contract::silenceIsUnknown()
{
    QFETCH(channels::MakeChannel, make);
    Bench bench(make);
    for (const ErrorCode& code : {http::errors::kNotSent, http::errors::kNoAnswer, http::errors::kBadAnswer}) {
        bench.client.failWith(code);
        QCOMPARE(bench.place().state, PlaceState::Unknown);
        QCOMPARE(bench.place().errorCode, QByteArray(code.name));
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

void tst_channel_contract::doubtIsUnknown()
{
    QFETCH(channels::MakeChannel, make);
    Bench bench(make);
    for (const auto& [doubt, answer] : bench.fixture->doubtful(Call::Place)) {
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

void tst_channel_contract::genuineNoticeIsRead()
{
    QFETCH(channels::MakeChannel, make);
    Bench bench(make);
    const auto read = bench.notice(bench.fixture->notice(bench.clock.now()));
    if (!bench.fixture->hasProvider()) {
        QVERIFY(!read.ok());
        return;
    }
    QVERIFY(read.ok());
    QVERIFY(!read->noticeId.isEmpty());
    QCOMPARE(read->report.state, ReportedState::Paid);
    QCOMPARE(read->report.attemptNo, bench.fixture->order().attemptNo);
    QVERIFY(read->report.money->amount == bench.fixture->order().amount);
    QVERIFY(bench.channel->noticeAnswer(true).status == 200);
    QVERIFY(bench.channel->noticeAnswer(false).status >= 400);
    // Reading changes nothing: its repetition is the same notice.
    const auto again = bench.notice(bench.fixture->notice(bench.clock.now()));
    QVERIFY(again.ok());
    QCOMPARE(again->noticeId, read->noticeId);
}

void tst_channel_contract::anyFlippedBitOfANoticeIsRefused()
{
    QFETCH(channels::MakeChannel, make);
    Bench bench(make);
    const test::SignedNotice good = bench.fixture->notice(bench.clock.now());
    QVERIFY(bench.notice(good).ok());
    int accepted = 0;
    int tried = 0;
    const auto attempt = [&](const test::SignedNotice& changed) {
        ++tried;
        accepted += bench.notice(changed).ok() ? 1 : 0;
    };
    for (qsizetype bit = 0; bit < good.body.size() * 8; ++bit)
        attempt({good.headers, flipped(good.body, bit)});
    for (const QByteArray& name : bench.fixture->signedHeaders()) {
        const QByteArray value = good.headers.value(name);
        QVERIFY(!value.isEmpty());
        for (qsizetype bit = 0; bit < value.size() * 8; ++bit) {
            test::SignedNotice changed = good;
            changed.headers.set(name, flipped(value, bit));
            attempt(changed);
        }
    }
    qInfo("%d flipped bits tried, %d accepted", tried, accepted);
    QCOMPARE(accepted, 0);
    QVERIFY(tried > 1000);
}

void tst_channel_contract::missingAndDoubledHeadersAreRefused()
{
    QFETCH(channels::MakeChannel, make);
    Bench bench(make);
    const test::SignedNotice good = bench.fixture->notice(bench.clock.now());
    for (const QByteArray& name : bench.fixture->signedHeaders()) {
        test::SignedNotice without;
        without.body = good.body;
        for (const http::Header& header : good.headers.all()) {
            if (header.name != name)
                without.headers.append(header.name, header.value);
        }
        QVERIFY2(!bench.notice(without).ok(), name.constData());
        test::SignedNotice twice = good;
        twice.headers.append(name, good.headers.value(name));
        QVERIFY2(!bench.notice(twice).ok(), name.constData());
        test::SignedNotice empty = good;
        empty.headers.set(name, "");
        QVERIFY2(!bench.notice(empty).ok(), name.constData());
    }
}

void tst_channel_contract::replayWindow_data()
{
    QTest::addColumn<channels::MakeChannel>("make");
    QTest::addColumn<int>("age");
    QTest::addColumn<bool>("accepted");
    const struct
    {
        const char* name;
        int age;
        bool accepted;
    } kAges[] = {{"ten minutes old", 600, false},
                 {"5:01 old", 301, false},
                 {"4:59 old", 299, true},
                 {"signed now", 0, true},
                 {"from 4:59 in the future", -299, true},
                 {"from 5:01 in the future", -301, false}};
    for (const auto make : channels::builtInChannels()) {
        const Bench bench(make);
        if (!bench.fixture || !bench.fixture->hasProvider())
            continue;
        for (const auto& [name, age, accepted] : kAges)
            QTest::newRow((bench.channel->descriptor().code.bytes() + ": " + name).constData())
                << make << age << accepted;
    }
}

void tst_channel_contract::replayWindow()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(int, age);
    QFETCH(bool, accepted);
    Bench bench(make);
    const auto read = bench.notice(bench.fixture->notice(bench.clock.now() - std::chrono::seconds(age)));
    QCOMPARE(read.ok(), accepted);
    if (!accepted)
        QCOMPARE(read.error().code.name, channels::errors::kNoticeRefused.name);
}

void tst_channel_contract::anUnusableAccountIsNeverAFailure()
{
    QFETCH(channels::MakeChannel, make);
    Bench bench(make);
    channels::ChannelAccount broken = bench.fixture->account();
    broken.secrets = Secret(QByteArray("{}"));
    QCOMPARE(test::runTask(bench.channel->place(broken, bench.fixture->order())).state, PlaceState::Unknown);
    QCOMPARE(test::runTask(bench.channel->query(broken, bench.fixture->order().attemptNo)).state,
             ReportedState::Unknown);
    QCOMPARE(test::runTask(bench.channel->close(broken, bench.fixture->order().attemptNo)).state, CloseState::Unknown);
    QCOMPARE(test::runTask(bench.channel->refund(broken, bench.fixture->refund())).state, RefundState::Unknown);
    QCOMPARE(test::runTask(bench.channel->queryRefund(broken, bench.fixture->refund())).state, RefundState::Unknown);
    const test::SignedNotice notice = bench.fixture->notice(bench.clock.now());
    QVERIFY(!test::runTask(bench.channel->readNotice(broken, notice.headers, notice.body)).ok());
    QVERIFY(bench.client.calls().empty());
}

void tst_channel_contract::secretsStayInside()
{
    QFETCH(channels::MakeChannel, make);
    Bench bench(make);
    test::LogCapture log;
    QByteArray seen;
    for (const Call call : {Call::Place, Call::Query, Call::Close, Call::Refund, Call::QueryRefund}) {
        auto answers = bench.fixture->doubtful(call);
        answers["genuine"] = bench.fixture->genuine(call);
        for (const auto& [name, answer] : answers) {
            bench.client.answerWith(answer);
            seen += bench.place().errorCode + bench.query().errorCode + bench.close().errorCode;
            seen += bench.refund().errorCode + bench.queryRefund().errorCode;
        }
    }
    test::SignedNotice notice = bench.fixture->notice(bench.clock.now());
    const auto read = bench.notice(notice);
    notice.body += ' ';
    const auto refused = bench.notice(notice);
    QVERIFY(!refused.ok());
    seen += refused.error().detail.toUtf8() + bench.channel->noticeAnswer(false).body;
    for (const http::Call& call : bench.client.calls())
        seen += call.body + call.url.toEncoded();
    seen += log.text();
    if (bench.fixture->hasProvider())
        QVERIFY(log.text().contains("call_answered"));
    for (const QByteArray& secret : bench.fixture->secrets())
        QVERIFY2(!seen.contains(secret), secret.constData());
}

QTEST_GUILESS_MAIN(tst_channel_contract)
#include "tst_channel_contract.moc"
