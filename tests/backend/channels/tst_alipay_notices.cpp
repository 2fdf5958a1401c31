// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which notices of Alipay are believed, and what each kind of them says.
#include "alipay_bench.h"

#include <QTest>

using namespace guitai;
using channels::ReportedState;
using test::AlipayBench;
using test::AlipayProvider;
using Fields = AlipayProvider::Fields;

class tst_alipay_notices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPaidTradeIsPaid();
    void theAnswerIsTheWordItWants();
    void kindsAreToldApart_data();
    void kindsAreToldApart();
    void anotherApplicationOrSellerIsForeign();
    void aForgedNoticeIsRefused_data();
    void aForgedNoticeIsRefused();
    void nothingIsReadAtTheRefundsAddress();
};

void tst_alipay_notices::aPaidTradeIsPaid()
{
    AlipayBench bench;
    const auto read = bench.read(bench.provider.notice());
    QVERIFY(read.ok());
    QCOMPARE(read->noticeId, QByteArray("2026112300222120507009091000000001"));
    QCOMPARE(read->report.state, ReportedState::Paid);
    QCOMPARE(read->report.money->amount.minor(), std::int64_t(1230));
    QCOMPARE(read->report.money->tradeNo, bench.provider.refund().tradeNo);
    QCOMPARE(read->report.money->paidAt->toRfc3339(), QByteArray("2026-11-23T04:05:06.000Z"));
    QVERIFY(!read->report.foreignIdentity);
}

void tst_alipay_notices::theAnswerIsTheWordItWants()
{
    AlipayBench bench;
    QCOMPARE(bench.channel->noticeAnswer(true, {}).body, QByteArray("success"));
    QVERIFY(bench.channel->noticeAnswer(false, {}).body != "success");
}

void tst_alipay_notices::kindsAreToldApart_data()
{
    QTest::addColumn<Fields>("changes");
    QTest::addColumn<ReportedState>("state");
    const Fields unpaid{{"gmt_payment", ""}};
    const auto with = [&unpaid](Fields changes, bool isUnpaid) {
        if (isUnpaid)
            changes.insert(unpaid.begin(), unpaid.end());
        return changes;
    };
    const auto row = [](const char* title, const Fields& changes, ReportedState state) {
        QTest::newRow(title) << changes << state;
    };
    row("paid and no longer refundable", {{"trade_status", "TRADE_FINISHED"}}, ReportedState::Paid);
    row("scanned", with({{"trade_status", "WAIT_BUYER_PAY"}}, true), ReportedState::Paying);
    row("closed before it was paid", with({{"trade_status", "TRADE_CLOSED"}}, true), ReportedState::Closed);
    row("closed after it was paid", {{"trade_status", "TRADE_CLOSED"}}, ReportedState::Unknown);
    row("given back in part", {{"refund_fee", "5.00"}, {"out_biz_no", "R1"}}, ReportedState::Unknown);
    row("given back whole", {{"trade_status", "TRADE_CLOSED"}, {"gmt_refund", "2026-11-23 12:15:06.1"}},
        ReportedState::Unknown);
    row("a new state", {{"trade_status", "TRADE_PENDING"}}, ReportedState::Unknown);
    row("paid without an amount", {{"total_amount", ""}}, ReportedState::Unknown);
    row("paid without a trade number", {{"trade_no", ""}}, ReportedState::Unknown);
}

void tst_alipay_notices::kindsAreToldApart()
{
    QFETCH(Fields, changes);
    AlipayBench bench;
    const auto read = bench.read(bench.provider.notice(changes));
    QVERIFY(read.ok());
    QTEST(read->report.state, "state");
    QCOMPARE(read->report.money.has_value(), read->report.state == ReportedState::Paid);
}

void tst_alipay_notices::anotherApplicationOrSellerIsForeign()
{
    AlipayBench bench;
    QVERIFY(bench.read(bench.provider.notice({{"app_id", "2021000000000002"}}))->report.foreignIdentity);
    QVERIFY(bench.read(bench.provider.notice({{"seller_id", "2088000000000002"}}))->report.foreignIdentity);
    QVERIFY(!bench.read(bench.provider.notice({{"seller_id", ""}}))->report.foreignIdentity);
    QVERIFY(bench.read(bench.provider.notice({{"app_id", ""}}))->report.foreignIdentity);
}

void tst_alipay_notices::aForgedNoticeIsRefused_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char* title, const char* from, const char* to) {
        QTest::newRow(title) << QByteArray(from) << QByteArray(to);
    };
    row("another amount", "total_amount=12.30", "total_amount=0.01");
    row("another order", "XY01", "XY02");
    row("an empty parameter more", "&version=1.0", "&version=1.0&refund_fee=");
    row("a parameter twice", "&version=1.0", "&version=1.0&version=1.0");
    row("a parameter less", "&version=1.0", "");
    row("another kind of signature", "sign_type=RSA2", "sign_type=RSA");
    row("no kind of signature", "&sign_type=RSA2", "");
    row("no signature", "&sign=", "&sigh=");
    row("a second form of its encoding", "%3D", "%3d");
    row("a broken encoding", "%3D", "%3");
    row("no value at all", "&version=1.0", "&version");
    row("something behind it", "RSA2", "RSA2&");
    row("another kind of notice", "trade_status_sync", "batch_refund");
}

void tst_alipay_notices::aForgedNoticeIsRefused()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    AlipayBench bench;
    auto notice = bench.provider.signedNotice(bench.provider.notice());
    QVERIFY(notice.body.contains(from));
    QVERIFY(bench.read(notice).ok());
    notice.body.replace(from, to);
    const auto read = bench.read(notice);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().code.name, channels::errors::kNoticeRefused.name);
}

void tst_alipay_notices::nothingIsReadAtTheRefundsAddress()
{
    AlipayBench bench;
    const auto notice = bench.provider.signedNotice(bench.provider.refundNotice());
    QVERIFY(!test::runTask(bench.channel->readRefundNotice(bench.account, notice.headers, notice.body)).ok());
}

QTEST_GUILESS_MAIN(tst_alipay_notices)
#include "tst_alipay_notices.moc"
