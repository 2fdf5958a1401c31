// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What we ask of Alipay, byte by byte where it is signed, and how its answers are judged.
#include "alipay_bench.h"

#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using channels::CloseState;
using channels::PlaceState;
using channels::RefundState;
using channels::ReportedState;
using channels::ReverseState;
using test::AlipayBench;
using test::AlipayProvider;

namespace {

QJsonObject contentOf(const AlipayProvider::Fields& parameters)
{
    return QJsonDocument::fromJson(parameters.at("biz_content")).object();
}

} // namespace

class tst_alipay_calls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCodeIsAskedForAsTheDocumentsSay();
    void aPageIsTheMerchantsSignedAddress();
    void anOrdersOwnWayBackGoesBeforeTheAccounts();
    void everyCallIsSigned();
    void certificatesAreNamedAndChooseTheKey();
    void slashesMayBeEscapedBeforeOrAfterSigning();
    void theSignatureMayStandFirst();
    void anAnswerInsideAnAnswerIsNotTheAnswer();
    void aFaultOfTheGatewayNeedsNoSignature();
    void aScannedTradeIsBeingPaid();
    void aTradeThatWasPaidAndClosedWasGivenBack();
    void oneDecimalIsAnAmountToo();
    void aPayersCodeIsPaidRefusedOrConfirmed();
    void aCancelIsRepeatedUntilItSaysNo();
    void aRefundThatMovedNothingIsAskedAbout();
    void aLaterRefundOfTheSameTradeSucceeds();
    void withoutAStatusNothingWasGivenBack();
    void whatCannotBeSaidIsNeverSent_data();
    void whatCannotBeSaidIsNeverSent();
};

void tst_alipay_calls::aCodeIsAskedForAsTheDocumentsSay()
{
    AlipayBench bench;
    bench.client.answerWith(bench.provider.answer("alipay.trade.precreate", bench.provider.placed()));
    const auto placed = bench.place();
    QCOMPARE(placed.state, PlaceState::Placed);
    QCOMPARE(placed.credential->type, QByteArray("qr"));
    QCOMPARE(placed.credential->text, QStringLiteral("https://qr.alipay.com/bax0123456789"));
    const auto asked = bench.asked();
    QCOMPARE(bench.provider.faultOf(asked), QByteArray());
    QCOMPARE(asked.at("method"), QByteArray("alipay.trade.precreate"));
    QCOMPARE(asked.at("notify_url"), QByteArray("https://shop.example/v1/callback/alipay/alipay-M1000"));
    QCOMPARE(bench.client.calls().back().url.path(), QStringLiteral("/gateway.do"));
    const QJsonObject content = contentOf(asked);
    QCOMPARE(content.value(QLatin1String("total_amount")).toString(), QStringLiteral("12.30"));
    QCOMPARE(content.value(QLatin1String("subject")).toString(), bench.provider.order().subject);
    QCOMPARE(content.value(QLatin1String("time_expire")).toString(), QStringLiteral("2026-11-23 10:18:20"));
    QCOMPARE(content.value(QLatin1String("passback_params")).toString(), QStringLiteral("table%207"));
    // The official SDKs' layout: the content alone in the body.
    QVERIFY(bench.client.calls().back().body.startsWith("biz_content="));
}

void tst_alipay_calls::aPageIsTheMerchantsSignedAddress()
{
    AlipayBench bench;
    bench.account.settings.insert(QStringLiteral("return_url"), QStringLiteral("https://shop.example/done"));
    const auto placed = bench.place("ALIPAY_WAP");
    QVERIFY(bench.client.calls().empty());
    QCOMPARE(placed.state, PlaceState::Placed);
    QCOMPARE(placed.credential->type, QByteArray("link"));
    const http::Call opened("GET", QUrl::fromEncoded(placed.credential->text.toLatin1()));
    const auto parameters = AlipayProvider::parametersOf(opened);
    QCOMPARE(bench.provider.faultOf(parameters), QByteArray());
    QCOMPARE(parameters.at("method"), QByteArray("alipay.trade.wap.pay"));
    QCOMPARE(contentOf(parameters).value(QLatin1String("product_code")).toString(), QStringLiteral("QUICK_WAP_WAY"));
    QCOMPARE(parameters.at("return_url"), QByteArray("https://shop.example/done"));
}

void tst_alipay_calls::anOrdersOwnWayBackGoesBeforeTheAccounts()
{
    AlipayBench bench;
    bench.account.settings.insert(QStringLiteral("return_url"), QStringLiteral("https://shop.example/done"));
    channels::Order order = bench.provider.order("ALIPAY_WAP");
    order.returnUrl = QUrl(QStringLiteral("https://pay.example/pay/P1"));
    const auto placed = test::runTask(bench.channel->place(bench.account, order));
    const http::Call opened("GET", QUrl::fromEncoded(placed.credential->text.toLatin1()));
    const auto parameters = AlipayProvider::parametersOf(opened);
    QCOMPARE(bench.provider.faultOf(parameters), QByteArray());
    QCOMPARE(parameters.at("return_url"), QByteArray("https://pay.example/pay/P1"));
    QCOMPARE(contentOf(parameters).value(QLatin1String("quit_url")).toString(),
             QStringLiteral("https://pay.example/pay/P1"));
}

void tst_alipay_calls::everyCallIsSigned()
{
    AlipayBench bench;
    const auto isSigned = [&bench](const char* method) {
        const auto asked = bench.asked();
        return asked.at("method") == method && bench.provider.faultOf(asked).isEmpty();
    };
    bench.query();
    QVERIFY(isSigned("alipay.trade.query"));
    bench.close();
    QVERIFY(isSigned("alipay.trade.close"));
    bench.refund();
    QVERIFY(isSigned("alipay.trade.refund"));
    QCOMPARE(contentOf(bench.asked()).value(QLatin1String("refund_amount")).toString(), QStringLiteral("5.00"));
    bench.queryRefund();
    QVERIFY(isSigned("alipay.trade.fastpay.refund.query"));
}

void tst_alipay_calls::certificatesAreNamedAndChooseTheKey()
{
    AlipayBench bench;
    bench.account = bench.provider.certificateAccount();
    const QByteArray content = QJsonDocument(bench.provider.trade()).toJson(QJsonDocument::Compact);
    const QByteArray number = bench.provider.platformCertificateNumber();
    bench.client.answerWith(bench.provider.certifiedAnswer("alipay.trade.query", content, number));
    QCOMPARE(bench.query().state, ReportedState::Paid);
    QCOMPARE(bench.provider.faultOf(bench.asked()), QByteArray());
    QCOMPARE(bench.asked().at("app_cert_sn").size(), 32);
    QCOMPARE(bench.asked().at("alipay_root_cert_sn").size(), 32);
    const QByteArray unknown(32, '0');
    bench.client.answerWith(bench.provider.certifiedAnswer("alipay.trade.query", content, unknown));
    QCOMPARE(bench.query().state, ReportedState::Unknown);
    bench.client.answerWith(bench.provider.answer("alipay.trade.query", content));
    QCOMPARE(bench.query().state, ReportedState::Unknown);
    QVERIFY(bench.read(bench.provider.notice()).ok());
}

void tst_alipay_calls::slashesMayBeEscapedBeforeOrAfterSigning()
{
    AlipayBench bench;
    const QByteArray plain = QJsonDocument(bench.provider.placed()).toJson(QJsonDocument::Compact);
    const QByteArray escaped = QByteArray(plain).replace("/", "\\/");
    bench.client.answerWith(bench.provider.answer("alipay.trade.precreate", escaped));
    QCOMPARE(bench.place().credential->text, QStringLiteral("https://qr.alipay.com/bax0123456789"));
    http::Response late = bench.provider.answer("alipay.trade.precreate", plain);
    late.body.replace(plain, escaped);
    bench.client.answerWith(late);
    QCOMPARE(bench.place().credential->text, QStringLiteral("https://qr.alipay.com/bax0123456789"));
}

void tst_alipay_calls::theSignatureMayStandFirst()
{
    AlipayBench bench;
    const QByteArray good = bench.provider.answer("alipay.trade.query", bench.provider.trade()).body;
    const qsizetype cut = good.lastIndexOf(",\"sign\"");
    const QByteArray sign = good.mid(cut + 1).chopped(1);
    bench.client.answerWith(bench.provider.raw("{ " + sign + " , " + good.mid(1, cut - 1) + " }"));
    QCOMPARE(bench.query().state, ReportedState::Paid);
}

void tst_alipay_calls::anAnswerInsideAnAnswerIsNotTheAnswer()
{
    AlipayBench bench;
    const QByteArray genuine = bench.provider.answer("alipay.trade.query", bench.provider.trade()).body;
    const QByteArray inner = genuine.mid(1, genuine.lastIndexOf(",\"sign\"") - 1);
    const QByteArray sign = genuine.mid(genuine.lastIndexOf("\"sign\""));
    bench.client.answerWith(bench.provider.raw("{\"wrapped\":{" + inner + "}," + sign));
    QCOMPARE(bench.query().state, ReportedState::Unknown);
    bench.client.answerWith(
        bench.provider.raw("{\"alipay_trade_query_response\":{\"code\":\"10000\"},\"x\":{" + inner + "}," + sign));
    QCOMPARE(bench.query().state, ReportedState::Unknown);
}

void tst_alipay_calls::aFaultOfTheGatewayNeedsNoSignature()
{
    AlipayBench bench;
    const auto fault = bench.provider.raw(
        R"({"error_response":{"code":"40002","msg":"Invalid Arguments","sub_code":"isv.invalid-signature"}})");
    bench.client.answerWith(fault);
    QCOMPARE(bench.place().state, PlaceState::Refused);
    QCOMPARE(bench.place().errorCode, QByteArray("isv.invalid-signature"));
    // It is about the call: what became of the trade is not said.
    QCOMPARE(bench.query().state, ReportedState::Unknown);
    QCOMPARE(bench.close().state, CloseState::Unknown);
    QCOMPARE(bench.refund().state, RefundState::Refused);
    QCOMPARE(bench.queryRefund().state, RefundState::Unknown);
}

void tst_alipay_calls::aScannedTradeIsBeingPaid()
{
    AlipayBench bench;
    bench.client.answerWith(bench.provider.refusal("alipay.trade.query", "40004", "ACQ.TRADE_NOT_EXIST"));
    QCOMPARE(bench.query().state, ReportedState::NotFound);
    bench.answerTrade({{QStringLiteral("trade_status"), QStringLiteral("WAIT_BUYER_PAY")},
                       {QStringLiteral("send_pay_date"), QJsonValue()}});
    QCOMPARE(bench.query().state, ReportedState::Paying);
}

void tst_alipay_calls::aTradeThatWasPaidAndClosedWasGivenBack()
{
    AlipayBench bench;
    bench.answerTrade({{QStringLiteral("trade_status"), QStringLiteral("TRADE_CLOSED")}});
    QCOMPARE(bench.query().state, ReportedState::Reversed);
    QVERIFY(!bench.query().money);
    bench.answerTrade({{QStringLiteral("trade_status"), QStringLiteral("TRADE_CLOSED")},
                       {QStringLiteral("send_pay_date"), QJsonValue()}});
    QCOMPARE(bench.query().state, ReportedState::Closed);
}

void tst_alipay_calls::oneDecimalIsAnAmountToo()
{
    AlipayBench bench;
    bench.answerTrade({{QStringLiteral("total_amount"), QStringLiteral("12.3")}});
    QCOMPARE(bench.query().money->amount.minor(), std::int64_t(1230));
    bench.answerTrade({{QStringLiteral("total_amount"), QStringLiteral("0.29")}});
    QCOMPARE(bench.query().money->amount.minor(), std::int64_t(29));
}

void tst_alipay_calls::aPayersCodeIsPaidRefusedOrConfirmed()
{
    AlipayBench bench;
    const char* method = "alipay.trade.pay";
    bench.client.answerWith(bench.provider.answer(method, bench.provider.paid()));
    const auto paid = bench.place("ALIPAY_CODE");
    QCOMPARE(paid.state, PlaceState::Paid);
    QCOMPARE(paid.money->tradeNo, bench.provider.refund().tradeNo);
    const QJsonObject content = contentOf(bench.asked());
    QCOMPARE(content.value(QLatin1String("scene")).toString(), QStringLiteral("bar_code"));
    QCOMPARE(content.value(QLatin1String("auth_code")).toString(), QStringLiteral("281234567890123456789012"));

    bench.client.answerWith(bench.provider.answer(
        method, QByteArray(R"({"code":"10003","msg":"order success pay inprocess","out_trade_no":"X"})")));
    const auto asked = bench.place("ALIPAY_CODE");
    QCOMPARE(asked.state, PlaceState::Placed);
    QVERIFY(!asked.credential && !asked.money && asked.errorCode.isEmpty());

    const struct
    {
        const char* theirs;
        const char* ours;
    } kRefusals[] = {{"ACQ.PAYMENT_AUTH_CODE_INVALID", "PAYER_CODE_REFUSED"},
                     {"ACQ.BUYER_BALANCE_NOT_ENOUGH", "NOT_ENOUGH"},
                     {"ACQ.BUYER_SELLER_EQUAL", "ACQ.BUYER_SELLER_EQUAL"}};
    for (const auto& [theirs, ours] : kRefusals) {
        bench.client.answerWith(bench.provider.refusal(method, "40004", theirs));
        QCOMPARE(bench.place("ALIPAY_CODE").state, PlaceState::Refused);
        QCOMPARE(bench.place("ALIPAY_CODE").errorCode, QByteArray(ours));
    }
}

void tst_alipay_calls::aCancelIsRepeatedUntilItSaysNo()
{
    AlipayBench bench;
    const auto reversed = [&bench](const http::Response& answer) {
        bench.client.answerWith(answer);
        return test::runTask(bench.channel->reverse(bench.account, test::placedOf(bench.provider.order()))).state;
    };
    const char* method = "alipay.trade.cancel";
    const QJsonObject again{{QStringLiteral("retry_flag"), QStringLiteral("Y")}};
    QCOMPARE(reversed(bench.provider.answer(method, bench.provider.cancelled(again))), ReverseState::Unknown);
    // Without an action nothing was there to take back, and nothing can come any more.
    const QJsonObject nothing{{QStringLiteral("action"), QJsonValue()}};
    QCOMPARE(reversed(bench.provider.answer(method, bench.provider.cancelled(nothing))), ReverseState::Reversed);
    QCOMPARE(reversed(bench.provider.refusal(method, "40004", "ACQ.TRADE_NOT_EXIST")), ReverseState::NotFound);
    QCOMPARE(reversed(bench.provider.refusal(method, "40004", "ACQ.TRADE_CANCEL_TIME_OUT")), ReverseState::TooLate);
    QCOMPARE(reversed(bench.provider.refusal(method, "20000", "aop.ACQ.SYSTEM_ERROR")), ReverseState::Unknown);
}

void tst_alipay_calls::aRefundThatMovedNothingIsAskedAbout()
{
    AlipayBench bench;
    for (const QJsonValue& change : {QJsonValue(QStringLiteral("N")), QJsonValue()}) {
        const QJsonObject content = bench.provider.refunded({{QStringLiteral("fund_change"), change}});
        bench.client.answerWith(bench.provider.answer("alipay.trade.refund", content));
        QCOMPARE(bench.refund().state, RefundState::Processing);
    }
}

void tst_alipay_calls::aLaterRefundOfTheSameTradeSucceeds()
{
    AlipayBench bench;
    const QJsonObject content = bench.provider.refunded({{QStringLiteral("refund_fee"), QStringLiteral("12.30")}});
    bench.client.answerWith(bench.provider.answer("alipay.trade.refund", content));
    const auto report = bench.refund();
    QCOMPARE(report.state, RefundState::Succeeded);
    QVERIFY(report.amount == bench.provider.refund().amount);
}

void tst_alipay_calls::withoutAStatusNothingWasGivenBack()
{
    AlipayBench bench;
    const char* method = "alipay.trade.fastpay.refund.query";
    bench.client.answerWith(
        bench.provider.answer(method, bench.provider.refundStatus({{QStringLiteral("refund_status"), QJsonValue()}})));
    QCOMPARE(bench.queryRefund().state, RefundState::NotFound);
    bench.client.answerWith(bench.provider.answer(method, QByteArray(R"({"code":"10000","msg":"Success"})")));
    QCOMPARE(bench.queryRefund().state, RefundState::NotFound);
}

void tst_alipay_calls::whatCannotBeSaidIsNeverSent_data()
{
    QTest::addColumn<std::int64_t>("minor");
    QTest::addColumn<QByteArray>("payWay");
    QTest::newRow("nothing") << std::int64_t(0) << QByteArray("ALIPAY_QR");
    QTest::newRow("a fen too much") << std::int64_t(10'000'000'001) << QByteArray("ALIPAY_QR");
    QTest::newRow("too much on a page") << std::int64_t(10'000'000'001) << QByteArray("ALIPAY_WAP");
    QTest::newRow("another channel's way") << std::int64_t(1) << QByteArray("WECHAT_NATIVE");
}

void tst_alipay_calls::whatCannotBeSaidIsNeverSent()
{
    QFETCH(std::int64_t, minor);
    QFETCH(QByteArray, payWay);
    AlipayBench bench;
    channels::Order order = bench.provider.order(payWay);
    order.amount = Money(minor, Currency::cny());
    const auto outcome = test::runTask(bench.channel->place(bench.account, order));
    QCOMPARE(outcome.state, PlaceState::Refused);
    QVERIFY(!outcome.errorCode.isEmpty());
    QVERIFY(bench.client.calls().empty());
}

QTEST_GUILESS_MAIN(tst_alipay_calls)
#include "tst_alipay_calls.moc"
