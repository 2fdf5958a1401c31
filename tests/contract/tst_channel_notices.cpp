// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What every channel promises about the notices it gets, asked of every channel that was built in.
#include "contract/channel_bench.h"

using namespace guitai;
using channels::RefundState;
using channels::ReportedState;
using test::Bench;
using test::everyChannel;
using test::everyProvider;

namespace {

QByteArray flipped(QByteArray bytes, qsizetype bit)
{
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    return bytes;
}

bool saysTheSame(const channels::Notice& one, const channels::Notice& other)
{
    return one.noticeId == other.noticeId && one.report.state == other.report.state &&
           one.report.attemptNo == other.report.attemptNo && one.report.money->amount == other.report.money->amount &&
           one.report.money->tradeNo == other.report.money->tradeNo;
}

} // namespace

class tst_channel_notices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void genuineNoticeIsRead_data() { everyChannel(); }
    void genuineNoticeIsRead();
    void genuineRefundNoticeIsRead_data() { everyChannel(); }
    void genuineRefundNoticeIsRead();
    void aNoticeOfOneKindIsNeverReadAsTheOther_data() { everyProvider(); }
    void aNoticeOfOneKindIsNeverReadAsTheOther();
    void anyFlippedBitOfANoticeIsRefused_data() { everyProvider(); }
    void anyFlippedBitOfANoticeIsRefused();
    void missingAndDoubledHeadersAreRefused_data() { everyProvider(); }
    void missingAndDoubledHeadersAreRefused();
    void replayWindow_data();
    void replayWindow();
};

void tst_channel_notices::genuineNoticeIsRead()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(QByteArray, kind);
    Bench bench(make, {}, kind);
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
    QVERIFY(bench.channel->noticeAnswer(true, bench.fixture->notice(bench.clock.now()).body).status == 200);
    QVERIFY(bench.channel->noticeAnswer(false, bench.fixture->notice(bench.clock.now()).body).status >= 400);
    // Reading changes nothing: its repetition is the same notice.
    const auto again = bench.notice(bench.fixture->notice(bench.clock.now()));
    QVERIFY(again.ok());
    QCOMPARE(again->noticeId, read->noticeId);
}

void tst_channel_notices::genuineRefundNoticeIsRead()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(QByteArray, kind);
    Bench bench(make, {}, kind);
    const auto read = bench.refundNotice(bench.fixture->refundNotice(bench.clock.now()));
    QCOMPARE(read.ok(), bench.fixture->takesRefundNotices());
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

void tst_channel_notices::aNoticeOfOneKindIsNeverReadAsTheOther()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(QByteArray, kind);
    Bench bench(make, {}, kind);
    const auto asRefund = bench.refundNotice(bench.fixture->notice(bench.clock.now()));
    QVERIFY(!asRefund.ok() || asRefund->report.state == RefundState::Unknown);
    const auto asPayment = bench.notice(bench.fixture->refundNotice(bench.clock.now()));
    QVERIFY(!asPayment.ok() || asPayment->report.state == ReportedState::Unknown);
}

void tst_channel_notices::anyFlippedBitOfANoticeIsRefused()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(QByteArray, kind);
    Bench bench(make, {}, kind);
    const test::SignedNotice good = bench.fixture->notice(bench.clock.now());
    QVERIFY(bench.notice(good).ok());
    const auto genuine = bench.notice(good);
    int accepted = 0;
    int tried = 0;
    const auto attempt = [&](const test::SignedNotice& changed) {
        ++tried;
        const auto read = bench.notice(changed);
        // %2b and %2B are one letter, and such a notice is the same as before.
        accepted += read.ok() && !(saysTheSame(*read, *genuine) && bench.fixture->noticesAreForms()) ? 1 : 0;
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

void tst_channel_notices::missingAndDoubledHeadersAreRefused()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(QByteArray, kind);
    Bench bench(make, {}, kind);
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

void tst_channel_notices::replayWindow_data()
{
    QTest::addColumn<channels::MakeChannel>("make");
    QTest::addColumn<QByteArray>("kind");
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
        const Bench known(make);
        for (const QByteArray& kind : test::accountKinds(known.channel->descriptor().code)) {
            const Bench bench(make, {}, kind);
            if (!bench.fixture || !bench.fixture->noticesGetOld())
                continue;
            const QByteArray of = test::rowName(bench.channel->descriptor().code.bytes(), kind);
            for (const auto& [name, age, accepted] : kAges)
                QTest::newRow((of + ": " + name).constData()) << make << kind << age << accepted;
        }
    }
}

void tst_channel_notices::replayWindow()
{
    QFETCH(channels::MakeChannel, make);
    QFETCH(QByteArray, kind);
    QFETCH(int, age);
    QFETCH(bool, accepted);
    Bench bench(make, {}, kind);
    const auto read = bench.notice(bench.fixture->notice(bench.clock.now() - std::chrono::seconds(age)));
    QCOMPARE(read.ok(), accepted);
    if (!accepted)
        QCOMPARE(read.error().code.name, channels::errors::kNoticeRefused.name);
}

QTEST_GUILESS_MAIN(tst_channel_notices)
#include "tst_channel_notices.moc"
