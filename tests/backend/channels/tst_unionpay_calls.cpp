// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What goes to UnionPay's gateway for each pay way, and what its answers and notices come to.
#include "contract/acp_provider.h"
#include "contract/placed_order.h"

#include "async/worker_pool.h"
#include "bank/bank_channel.h"
#include "support/fake_clock.h"
#include "support/fake_http_client.h"
#include "support/run_task.h"
#include "unionpay/unionpay_channel.h"

#include <QTest>

using namespace guitai;
using namespace std::chrono_literals;
using channels::CloseState;
using channels::PlaceState;
using channels::RefundState;
using channels::ReportedState;
using channels::ReverseState;
using test::AcpFields;
using test::placedOf;
using test::runTask;

namespace {

struct Gateway
{
    explicit Gateway(const char* payWay = "UNIONPAY_QR")
        : provider(payWay), account(provider.account()),
          channel(provider.order().payWay == "BANK_GATEWAY" ? bank::makeChannel({client, workers, clock})
                                                            : unionpay::makeChannel({client, workers, clock}))
    {
    }

    channels::PlaceOutcome place() { return runTask(channel->place(account, provider.order())); }
    channels::Report query() { return runTask(channel->query(account, placedOf(provider.order()))); }
    channels::CloseOutcome close() { return runTask(channel->close(account, placedOf(provider.order()))); }
    channels::ReverseOutcome reverse() { return runTask(channel->reverse(account, placedOf(provider.order()))); }
    channels::RefundReport refund(const channels::RefundOrder& order)
    {
        return runTask(channel->refund(account, order));
    }
    Result<channels::Notice> read(const test::SignedNotice& notice)
    {
        return runTask(channel->readNotice(account, notice.headers, notice.body));
    }
    /// The fields of the last call, whose signature and identity must be right.
    AcpFields asked() const
    {
        const http::Call& call = client.calls().back();
        if (const QByteArray fault = provider.faultOf(call); !fault.isEmpty())
            QTest::qFail(fault, __FILE__, __LINE__);
        return test::formFields(call.body);
    }

    test::FakeClock clock;
    test::FakeHttpClient client;
    async::WorkerPool workers{1};
    test::AcpProvider provider;
    channels::ChannelAccount account;
    std::unique_ptr<channels::Channel> channel;
};

} // namespace

class tst_unionpay_calls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ourCodeIsAppliedFor();
    void aPayersCodeIsAcceptedAndNoMore();
    void aFormIsSignedForTheBrowser_data();
    void aFormIsSignedForTheBrowser();
    void aQueryNamesTheOriginalsTime();
    void aReversalNamesTheSameOrderAndTime();
    void whatAReversalComesTo();
    void ourCodeIsClosedWhenItsTimeIsOver();
    void aRefundNamesItsOriginal();
    void onTheDayAWholeRefundMayBeAnUndo();
    void aNoticeOfAnythingElseIsUnknown();
    void anotherMerchantsNoticeIsForeign();
    void whatCannotBeSaidIsNeverSent();
    void aBankWithoutAWayBackHandsOutNothing();
};

void tst_unionpay_calls::ourCodeIsAppliedFor()
{
    Gateway gateway;
    gateway.client.answerWith(gateway.provider.placed());
    const auto placed = gateway.place();
    QCOMPARE(placed.state, PlaceState::Placed);
    QCOMPARE(placed.credential->type, QByteArray("qr"));
    QVERIFY(placed.credential->text.startsWith(QStringLiteral("https://qr.95516.com/00010001/62")));
    QCOMPARE(gateway.client.calls().back().url.path(), QStringLiteral("/gateway/api/backTransReq.do"));
    const AcpFields asked = gateway.asked();
    const AcpFields expected{{"txnType", "01"},
                             {"txnSubType", "07"},
                             {"bizType", "000000"},
                             {"channelType", "08"},
                             {"accessType", "0"},
                             {"orderId", "P202611231234567800ABCDEF0123XY01"},
                             {"txnTime", "20261123100320"},
                             {"payTimeout", "20261123100820"},
                             {"txnAmt", "1230"},
                             {"currencyCode", "156"},
                             {"orderDesc", "珍珠奶茶 ×2   more"},
                             {"backUrl", "https://shop.example/v1/callback/unionpay/unionpay-M1000"}};
    for (const auto& [name, value] : expected)
        QCOMPARE(asked.at(name), value);
    gateway.client.answerWith(gateway.provider.placed({{"qrCode", ""}}));
    QCOMPARE(gateway.place().state, PlaceState::Unknown);
    for (const auto& [code, isTechnical] : {std::pair{"02", true}, {"11", true}, {"31", true}, {"33", false}}) {
        gateway.client.answerWith(gateway.provider.placed({{"respCode", code}}));
        QCOMPARE(gateway.place().state, PlaceState::Refused);
        QCOMPARE(gateway.place().isTechnical, isTechnical);
    }
}

void tst_unionpay_calls::aPayersCodeIsAcceptedAndNoMore()
{
    Gateway gateway("UNIONPAY_CODE");
    gateway.client.answerWith(gateway.provider.placed());
    const auto placed = gateway.place();
    QCOMPARE(placed.state, PlaceState::Placed);
    QVERIFY(!placed.credential && !placed.money);
    QCOMPARE(gateway.asked().at("txnSubType"), QByteArray("06"));
    QCOMPARE(gateway.asked().at("qrNo"), QByteArray("6223600000000000001"));
    QCOMPARE(gateway.asked().at("termId"), QByteArray("00000001"));
    QVERIFY(!gateway.asked().contains("payTimeout"));
    gateway.client.answerWith(gateway.provider.placed({{"respCode", "64"}}));
    QCOMPARE(gateway.place().state, PlaceState::Refused);
    QCOMPARE(gateway.place().errorCode, QByteArray("NOTENOUGH"));
    gateway.client.answerWith(gateway.provider.queried({{"origRespCode", "61"}}));
    QCOMPARE(gateway.query().state, ReportedState::Failed);
    QCOMPARE(gateway.query().errorCode, QByteArray("PAYER_CODE_REFUSED"));
}

void tst_unionpay_calls::aFormIsSignedForTheBrowser_data()
{
    QTest::addColumn<QByteArray>("payWay");
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("a bank's page") << QByteArray("BANK_GATEWAY") << QByteArray("0100020107");
    QTest::newRow("a page on a phone") << QByteArray("UNIONPAY_WAP") << QByteArray("0100020108");
}

void tst_unionpay_calls::aFormIsSignedForTheBrowser()
{
    QFETCH(QByteArray, payWay);
    Gateway gateway(payWay.constData());
    const auto placed = gateway.place();
    QVERIFY(gateway.client.calls().empty());
    QCOMPARE(placed.credential->type, QByteArray("form"));
    QCOMPARE(placed.credential->text, QStringLiteral("https://gateway.95516.com/gateway/api/frontTransReq.do"));
    AcpFields fields;
    for (auto it = placed.credential->parameters.begin(); it != placed.credential->parameters.end(); ++it)
        fields[it.key().toUtf8()] = it->toString().toUtf8();
    QCOMPARE(gateway.provider.faultOf(fields), QByteArray());
    QTEST(fields.at("txnSubType") + fields.at("bizType") + fields.at("channelType"), "kind");
    QCOMPARE(fields.at("frontUrl"), QByteArray("https://shop.example/back?order=7"));
    gateway.clock.advance(2min);
    QVERIFY(gateway.place().credential->parameters == placed.credential->parameters);
}

void tst_unionpay_calls::aQueryNamesTheOriginalsTime()
{
    Gateway gateway;
    gateway.client.answerWith(gateway.provider.queried());
    const auto report = gateway.query();
    QCOMPARE(report.state, ReportedState::Paid);
    QCOMPARE(report.money->tradeNo.bytes(), QByteArray("622611231205064563818"));
    QCOMPARE(report.money->paidAt->toRfc3339(), QByteArray("2026-11-23T02:03:45.000Z"));
    QCOMPARE(gateway.client.calls().back().url.path(), QStringLiteral("/gateway/api/queryTrans.do"));
    QCOMPARE(gateway.asked().at("txnType") + gateway.asked().at("txnSubType"), QByteArray("0000"));
    QCOMPARE(gateway.asked().at("txnTime"), QByteArray("20261123100320"));
    gateway.client.answerWith(gateway.provider.queried({{"respCode", "34"}}));
    QCOMPARE(gateway.query().state, ReportedState::NotFound);
    gateway.client.answerWith(gateway.provider.queried({{"merId", "999999999999999"}}));
    QVERIFY(gateway.query().foreignIdentity);
}

void tst_unionpay_calls::aReversalNamesTheSameOrderAndTime()
{
    Gateway gateway("UNIONPAY_CODE");
    gateway.place();
    const AcpFields placed = gateway.asked();
    gateway.client.answerWith(gateway.provider.reversed());
    QCOMPARE(gateway.reverse().state, ReverseState::Reversed);
    QCOMPARE(gateway.asked().at("txnType") + gateway.asked().at("txnSubType"), QByteArray("9901"));
    QCOMPARE(gateway.asked().at("orderId"), placed.at("orderId"));
    QCOMPARE(gateway.asked().at("txnTime"), placed.at("txnTime"));
}

void tst_unionpay_calls::whatAReversalComesTo()
{
    Gateway gateway("UNIONPAY_CODE");
    gateway.client.answerWith(gateway.provider.reversed({{"respCode", "34"}}));
    QCOMPARE(gateway.reverse().state, ReverseState::NotFound);
    gateway.client.answerWith(gateway.provider.reversed({{"respCode", "A6"}}));
    QCOMPARE(gateway.reverse().state, ReverseState::Unknown);
    gateway.client.answerWith(gateway.provider.reversed({{"respCode", "46"}}));
    QCOMPARE(gateway.reverse().state, ReverseState::Unknown);
    gateway.account.settings.insert(QStringLiteral("reversed_codes"), QJsonArray{QStringLiteral("46")});
    QCOMPARE(gateway.reverse().state, ReverseState::Reversed);
}

void tst_unionpay_calls::ourCodeIsClosedWhenItsTimeIsOver()
{
    Gateway gateway;
    const UtcTime timeout = gateway.provider.order().expiresAt;
    gateway.client.answerWith(gateway.provider.queried({{"origRespCode", "05"}}));
    gateway.clock.set(timeout + 59s);
    QCOMPARE(gateway.close().state, CloseState::Unknown);
    gateway.clock.set(timeout + 60s);
    QCOMPARE(gateway.close().state, CloseState::Closed);
    gateway.client.answerWith(gateway.provider.queried({{"respCode", "34"}}));
    QCOMPARE(gateway.close().state, CloseState::NotFound);
    gateway.clock.set(timeout);
    QCOMPARE(gateway.close().state, CloseState::Unknown);
    gateway.client.answerWith(gateway.provider.queried());
    QCOMPARE(gateway.close().state, CloseState::TooLate);
}

void tst_unionpay_calls::aRefundNamesItsOriginal()
{
    Gateway gateway;
    gateway.client.answerWith(gateway.provider.refunded());
    const auto report = gateway.refund(gateway.provider.refund());
    QCOMPARE(report.state, RefundState::Processing);
    const AcpFields asked = gateway.asked();
    QCOMPARE(asked.at("txnType") + asked.at("txnSubType"), QByteArray("0400"));
    QCOMPARE(asked.at("orderId"), gateway.provider.refund().refundNo.bytes());
    QCOMPARE(asked.at("txnTime"), QByteArray("20261123101320"));
    QCOMPARE(asked.at("origQryId"), QByteArray("622611231205064563818"));
    QCOMPARE(asked.at("txnAmt"), QByteArray("500"));
    gateway.client.answerWith(gateway.provider.refunded({{"respCode", "36"}}));
    QCOMPARE(gateway.refund(gateway.provider.refund()).state, RefundState::Refused);
}

void tst_unionpay_calls::onTheDayAWholeRefundMayBeAnUndo()
{
    Gateway gateway;
    channels::RefundOrder whole = gateway.provider.refund();
    whole.amount = whole.total;
    const auto typeOf = [&gateway](const channels::RefundOrder& order) {
        gateway.refund(order);
        return gateway.asked().at("txnType");
    };
    QCOMPARE(typeOf(whole), QByteArray("04"));
    gateway.account.settings.insert(QStringLiteral("undo_on_the_day"), true);
    QCOMPARE(typeOf(whole), QByteArray("31"));
    QCOMPARE(typeOf(gateway.provider.refund()), QByteArray("04"));
    whole.createdAt = whole.placedAt + 13h; // past eleven at night
    QCOMPARE(typeOf(whole), QByteArray("04"));
}

void tst_unionpay_calls::aNoticeOfAnythingElseIsUnknown()
{
    Gateway gateway;
    for (const AcpFields& changes : {AcpFields{{"respCode", "01"}}, AcpFields{{"respCode", ""}},
                                     AcpFields{{"txnType", "31"}}, AcpFields{{"txnAmt", "-1"}}}) {
        const auto read = gateway.read(gateway.provider.notice(changes));
        QVERIFY(read.ok());
        QCOMPARE(read->report.state, ReportedState::Unknown);
        QVERIFY(!read->report.money);
    }
    QCOMPARE(gateway.read(gateway.provider.notice({{"respCode", "A6"}}))->report.state, ReportedState::Paid);
}

void tst_unionpay_calls::anotherMerchantsNoticeIsForeign()
{
    Gateway gateway;
    QVERIFY(gateway.read(gateway.provider.notice({{"merId", "999999999999999"}}))->report.foreignIdentity);
    QVERIFY(!gateway.read(gateway.provider.notice())->report.foreignIdentity);
    test::AcpProvider forger;
    forger.signAs("041@Z2025-1@00040000:SIGN@00000001", forger.impostor(), 3650);
    QVERIFY(!gateway.read(forger.notice()).ok());
}

void tst_unionpay_calls::whatCannotBeSaidIsNeverSent()
{
    Gateway gateway;
    channels::Order order = gateway.provider.order();
    order.amount = Money(1'000'000'000'000, Currency::cny());
    QCOMPARE(runTask(gateway.channel->place(gateway.account, order)).state, PlaceState::Refused);
    order = gateway.provider.order();
    order.attemptNo = AttemptNo::trusted("with_a_line_below");
    QCOMPARE(runTask(gateway.channel->place(gateway.account, order)).state, PlaceState::Refused);
    channels::RefundOrder refund = gateway.provider.refund();
    refund.payWay = "CASH";
    QCOMPARE(gateway.refund(refund).state, RefundState::Refused);
    QVERIFY(gateway.client.calls().empty());
}

void tst_unionpay_calls::aBankWithoutAWayBackHandsOutNothing()
{
    Gateway gateway("BANK_GATEWAY");
    gateway.account.settings.remove(QStringLiteral("front_url"));
    QCOMPARE(gateway.place().state, PlaceState::Unknown);
    QVERIFY(!gateway.place().credential);
    channels::Order order = gateway.provider.order();
    order.payWay = "BANK_GATEWAY";
    order.returnUrl = QUrl(QStringLiteral("https://pay.example/pay/P1"));
    const auto placed = test::runTask(gateway.channel->place(gateway.account, order));
    QCOMPARE(placed.state, PlaceState::Placed);
    QCOMPARE(placed.credential->parameters.value(QLatin1String("frontUrl")).toString(),
             QStringLiteral("https://pay.example/pay/P1"));
}

QTEST_GUILESS_MAIN(tst_unionpay_calls)
#include "tst_unionpay_calls.moc"
