// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// POST /v1/payments' body member by member, and the payment there and back.
#include "wire/payment_wire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace guitai;

namespace {

/// A body that is fine but for `name`, whose value is written as `json`; an empty `json` leaves it out.
QByteArray bodyWith(const QByteArray& name, const QByteArray& json)
{
    const std::pair<QByteArray, QByteArray> fine[] = {
        {"merchant_order_no", R"("A-1")"}, {"amount", "1500"}, {"currency", R"("CNY")"}, {"subject", R"("Tea")"},
        {"pay_way", R"("WECHAT_NATIVE")"},
    };
    QByteArray body;
    bool replaced = false;
    const auto add = [&body](const QByteArray& member, const QByteArray& value) {
        body += (body.isEmpty() ? "\"" : ",\"") + member + "\":" + value;
    };
    for (const auto& [member, value] : fine) {
        const bool same = member == name;
        replaced = replaced || same;
        if (!same)
            add(member, value);
        else if (!json.isEmpty())
            add(member, json);
    }
    if (!replaced && !json.isEmpty())
        add(name, json);
    return '{' + body + '}';
}

wire::Payment fullPayment()
{
    wire::Payment payment;
    payment.paymentNo = PaymentNo::trusted("P20261123012345670ABCDEF0001AB");
    payment.merchantId = MerchantId::trusted("M1000");
    payment.merchantOrderNo = MerchantOrderNo::trusted("A-1");
    payment.amount = Money(1500, Currency::cny());
    payment.subject = QStringLiteral("柜台 \"tea\"\\");
    payment.payWay = "WECHAT_NATIVE";
    payment.status = "SUCCEEDED";
    payment.attemptStatus = "SUCCEEDED";
    payment.errorCode = "NONE";
    payment.frozen = true;
    payment.doubtfulMoney = true;
    payment.channel = "wechat";
    payment.channelTradeNo = ChannelTradeNo::trusted("4200001");
    payment.tillNo = TillNo::trusted("T1");
    payment.attach = QStringLiteral("x");
    payment.createdAt = UtcTime::fromMs(1'700'000'000'123);
    payment.expiresAt = UtcTime::fromMs(1'700'000'300'123);
    payment.paidAt = UtcTime::fromMs(1'700'000'001'000);
    payment.closedAt = UtcTime::fromMs(1'700'000'002'000);
    payment.credential = wire::Credential{QStringLiteral("qr"), QStringLiteral("weixin://wxpay/x")};
    return payment;
}

} // namespace

class TestPaymentWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAWholeRequest();
    void refusesMembers_data();
    void refusesMembers();
    void takesMembers_data();
    void takesMembers();
    void neverRepeatsWhatWasRefused();
    void paymentComesBackWhole();
    void bothWritersSayTheSame();
    void parametersForAWalletComeBackWhole();
    void parametersThatAreNoTextsAreRefused();
    void answersMaySayMore();
    void pageAndTotalsComeBackWhole();
};

void TestPaymentWire::takesAWholeRequest()
{
    const auto read = wire::CreatePayment::read(
        R"({"merchant_order_no":"A-1","amount":1500,"currency":"CNY","subject":"Tea","pay_way":"WECHAT_NATIVE",
            "expires_in":300,"user_id":"u","product_id":"p","attach":"a","notify_url":"https://shop.example/n?x=1",
            "client_ip":"192.0.2.1","payer_id":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o","till_no":"T1"})");
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().detail));
    QCOMPARE(read->amount, Money(1500, Currency::cny()));
    QCOMPARE(*read->expiresIn, Duration(std::chrono::minutes(5)));
    QCOMPARE(read->tillNo.bytes(), QByteArray("T1"));
    QCOMPARE(read->payerId, QByteArray("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));
    const auto again = wire::CreatePayment::read(QJsonDocument(read->toJson()).toJson());
    QVERIFY(again.ok());
    QCOMPARE(again->toJson(), read->toJson());
}

void TestPaymentWire::refusesMembers_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* what, const char* name, const QByteArray& json, const char* code) {
        QTest::newRow(what) << QByteArray(name) << json << QByteArray(code);
    };
    const auto text = [](qsizetype length) { return '"' + QByteArray(length, 'x') + '"'; };
    row("amount missing", "amount", "", "FIELD_MISSING");
    row("amount -1", "amount", "-1", "AMOUNT_OUT_OF_RANGE");
    row("amount 0", "amount", "0", "AMOUNT_OUT_OF_RANGE");
    row("amount one above the most", "amount", "10000000000001", "AMOUNT_OUT_OF_RANGE");
    row("amount 2^53+1", "amount", "9007199254740993", "AMOUNT_OUT_OF_RANGE");
    row("amount 2^63", "amount", "9223372036854775808", "AMOUNT_OUT_OF_RANGE");
    row("amount 2^64+100", "amount", "18446744073709551716", "AMOUNT_OUT_OF_RANGE");
    row("amount of thirty digits", "amount", QByteArray(30, '1'), "AMOUNT_OUT_OF_RANGE");
    row("amount 1e2", "amount", "1e2", "AMOUNT_INVALID");
    row("amount 1E+2", "amount", "1E+2", "AMOUNT_INVALID");
    row("amount 1e400", "amount", "1e400", "AMOUNT_INVALID");
    row("amount 1.0", "amount", "1.0", "AMOUNT_INVALID");
    row("amount 0.1", "amount", "0.1", "AMOUNT_INVALID");
    row("amount as text", "amount", R"("1")", "AMOUNT_INVALID");
    row("amount null", "amount", "null", "AMOUNT_INVALID");
    row("amount true", "amount", "true", "AMOUNT_INVALID");
    row("amount in a list", "amount", "[1]", "AMOUNT_INVALID");
    row("currency unknown", "currency", R"("XXX")", "CURRENCY_UNKNOWN");
    row("currency in small letters", "currency", R"("cny")", "CURRENCY_UNKNOWN");
    row("currency a number", "currency", "156", "CURRENCY_UNKNOWN");
    row("currency missing", "currency", "", "FIELD_MISSING");
    row("order number missing", "merchant_order_no", "", "FIELD_MISSING");
    row("order number empty", "merchant_order_no", R"("")", "FIELD_INVALID");
    row("order number with a space", "merchant_order_no", R"("A 1")", "FIELD_INVALID");
    row("order number with a dot", "merchant_order_no", R"("A.1")", "FIELD_INVALID");
    row("order number too long", "merchant_order_no", text(65), "FIELD_INVALID");
    row("order number a number", "merchant_order_no", "1", "FIELD_INVALID");
    row("subject missing", "subject", "", "FIELD_MISSING");
    row("subject empty", "subject", R"("")", "FIELD_INVALID");
    row("subject too long", "subject", text(128), "FIELD_INVALID");
    row("subject with NUL", "subject", R"("a\u0000b")", "FIELD_INVALID");
    row("subject with a line break", "subject", R"("a\nb")", "FIELD_INVALID");
    row("subject with DEL", "subject", "\"a\x7F\"", "FIELD_INVALID");
    row("subject with a C1 control", "subject", R"("a\u0085")", "FIELD_INVALID");
    row("subject with an override", "subject", R"("a\u202eb")", "FIELD_INVALID");
    row("subject with an isolate", "subject", R"("a\u2066b")", "FIELD_INVALID");
    row("subject with a right-to-left mark", "subject", R"("a\u200fb")", "FIELD_INVALID");
    row("subject with a line separator", "subject", R"("a\u2028b")", "FIELD_INVALID");
    row("subject with a byte order mark", "subject", R"("\ufeffa")", "FIELD_INVALID");
    row("subject with a noncharacter", "subject", R"("a\uffff")", "FIELD_INVALID");
    row("pay way missing", "pay_way", "", "FIELD_MISSING");
    row("pay way with a space", "pay_way", R"("WECHAT NATIVE")", "PAY_WAY_UNKNOWN");
    row("pay way a number", "pay_way", "7", "PAY_WAY_UNKNOWN");
    row("expiry below a minute", "expires_in", "59", "FIELD_OUT_OF_RANGE");
    row("expiry above two hours", "expires_in", "7201", "FIELD_OUT_OF_RANGE");
    row("expiry 2^63", "expires_in", "9223372036854775808", "FIELD_OUT_OF_RANGE");
    row("expiry with a fraction", "expires_in", "60.0", "FIELD_INVALID");
    row("expiry null", "expires_in", "null", "FIELD_INVALID");
    row("user too long", "user_id", text(65), "FIELD_INVALID");
    row("product too long", "product_id", text(65), "FIELD_INVALID");
    row("attach too long", "attach", text(129), "FIELD_INVALID");
    row("address without a scheme", "notify_url", R"("shop.example/n")", "FIELD_INVALID");
    row("address of a file", "notify_url", R"("file:///etc/passwd")", "FIELD_INVALID");
    row("address with a password", "notify_url", R"("https://a:b@shop.example/")", "FIELD_INVALID");
    row("address without a host", "notify_url", R"("https:///n")", "FIELD_INVALID");
    row("address too long", "notify_url", "\"https://shop.example/" + QByteArray(255, 'x') + '"', "FIELD_INVALID");
    row("client address a name", "client_ip", R"("localhost")", "FIELD_INVALID");
    row("client address out of range", "client_ip", R"("192.0.2.256")", "FIELD_INVALID");
    row("payer's id too long", "payer_id", '"' + QByteArray(129, 'o') + '"', "FIELD_INVALID");
    row("payer's id with a space", "payer_id", R"("o 1")", "FIELD_INVALID");
    row("payer's id empty", "payer_id", R"("")", "FIELD_INVALID");
    row("payer's id a number", "payer_id", "1", "FIELD_INVALID");
    row("till with a space", "till_no", R"("T 1")", "FIELD_INVALID");
    row("goods that are no list", "goods", "{}", "FIELD_INVALID");
    row("goods without a line", "goods", "[]", "FIELD_INVALID");
    row("goods of 51 lines", "goods",
        '[' + QByteArray(R"({"name":"a","quantity":1},)").repeated(50) + R"({"name":"a","quantity":1}])",
        "FIELD_INVALID");
    row("a member that is not known", "amuont", "1", "FIELD_UNKNOWN");
    row("the merchant is never taken from the body", "merchant_id", R"("M1000")", "FIELD_UNKNOWN");
}

void TestPaymentWire::refusesMembers()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, code);
    const auto read = wire::CreatePayment::read(bodyWith(name, json));
    QVERIFY(!read.ok());
    QCOMPARE(QByteArray(read.error().code.name), code);
    QCOMPARE(read.error().field.toLatin1(), name);
    QCOMPARE(read.error().code.httpStatus, 400);
}

void TestPaymentWire::takesMembers_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char* what, const char* name, const QByteArray& json) {
        QTest::newRow(what) << QByteArray(name) << json;
    };
    QByteArray emoji;
    for (int i = 0; i < 127; ++i)
        emoji += "\xF0\x9F\x98\x80";
    row("amount 1", "amount", "1");
    row("the most", "amount", "10000000000000");
    row("127 characters of four bytes", "subject", '"' + emoji + '"');
    row("Chinese", "subject", "\"柜台\"");
    row("order number of 64", "merchant_order_no", '"' + QByteArray(64, 'Z') + '"');
    row("a minute", "expires_in", "60");
    row("two hours", "expires_in", "7200");
    row("empty attach", "attach", R"("")");
    row("goods", "goods", R"([{"name":"茶","quantity":1},{"name":"cup","quantity":10000}])");
    row("payer's id of 128", "payer_id", '"' + QByteArray(128, 'o') + '"');
    row("IPv6", "client_ip", R"("2001:db8::1")");
}

void TestPaymentWire::takesMembers()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, json);
    const auto read = wire::CreatePayment::read(bodyWith(name, json));
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().field));
}

void TestPaymentWire::neverRepeatsWhatWasRefused()
{
    const QByteArray secret = "sk_live-51H8xSECRET";
    for (const char* name : {"subject", "pay_way", "notify_url", "client_ip", "merchant_order_no", "amount"}) {
        const auto read = wire::CreatePayment::read(bodyWith(name, "\"" + secret + "\\n\""));
        QVERIFY(!read.ok());
        QVERIFY(!read.error().detail.contains(QString::fromLatin1(secret)));
        QCOMPARE(read.error().extras, QJsonObject());
    }
    const auto unknown = wire::CreatePayment::read(bodyWith(secret, "1"));
    QCOMPARE(QByteArray(unknown.error().code.name), QByteArray("FIELD_UNKNOWN"));
    QVERIFY(unknown.error().field.isEmpty());
}

void TestPaymentWire::paymentComesBackWhole()
{
    const wire::Payment payment = fullPayment();
    const auto read = wire::Payment::read(payment.toJson());
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().field));
    QCOMPARE(read->toJson(), payment.toJson());
    QCOMPARE(read->subject, payment.subject);
    QCOMPARE(read->paidAt->ms(), payment.paidAt->ms());
    QCOMPARE(read->credential->text, payment.credential->text);

    wire::Payment bare = fullPayment();
    bare.attemptStatus = bare.errorCode = bare.channel = {};
    bare.channelTradeNo = {};
    bare.tillNo = {};
    bare.attach.clear();
    bare.paidAt = bare.closedAt = {};
    bare.credential = {};
    QVERIFY(!bare.toJson().contains(QStringLiteral("credential")));
    const auto readBare = wire::Payment::read(bare.toJson());
    QVERIFY(readBare.ok());
    QCOMPARE(readBare->toJson(), bare.toJson());
}

void TestPaymentWire::parametersForAWalletComeBackWhole()
{
    wire::Payment payment = fullPayment();
    const QJsonObject parameters{{QStringLiteral("package"), QStringLiteral("prepay_id=wx1")},
                                 {QStringLiteral("paySign"), QStringLiteral("a+b/c==\"")}};
    payment.credential = wire::Credential{QStringLiteral("sdk"), {}, parameters};
    const QJsonObject written = payment.toJson().value(QStringLiteral("credential")).toObject();
    QCOMPARE(written.keys(), QStringList({QStringLiteral("parameters"), QStringLiteral("type")}));
    QCOMPARE(QJsonDocument::fromJson(payment.toJsonText()).object(), payment.toJson());
    const auto read = wire::Payment::read(payment.toJsonText());
    QVERIFY(read.ok());
    QCOMPARE(read->credential->parameters, parameters);
    QVERIFY(read->credential->text.isEmpty());
}

void TestPaymentWire::parametersThatAreNoTextsAreRefused()
{
    QJsonObject document = fullPayment().toJson();
    for (const QJsonValue& odd : {QJsonValue(1), QJsonValue(QJsonObject()), QJsonValue(true)}) {
        const QJsonObject parameters{{QStringLiteral("timeStamp"), odd}};
        document.insert(QStringLiteral("credential"), QJsonObject{{QStringLiteral("type"), QStringLiteral("sdk")},
                                                                  {QStringLiteral("parameters"), parameters}});
        QVERIFY(!wire::Payment::read(document).ok());
    }
}

void TestPaymentWire::bothWritersSayTheSame()
{
    const wire::Payment payment = fullPayment();
    QCOMPARE(QJsonDocument::fromJson(payment.toJsonText()).object(), payment.toJson());
    const auto read = wire::Payment::read(payment.toJsonText());
    QVERIFY(read.ok());
    QCOMPARE(read->toJson(), payment.toJson());
}

void TestPaymentWire::answersMaySayMore()
{
    QJsonObject object = fullPayment().toJson();
    object.insert(QStringLiteral("added_later"), QJsonArray{1, 2});
    QVERIFY(wire::Payment::read(object).ok());
    object.insert(QStringLiteral("amount"), 15.5);
    QCOMPARE(wire::Payment::read(object).error().field, QStringLiteral("amount"));
}

void TestPaymentWire::pageAndTotalsComeBackWhole()
{
    wire::PaymentPage page;
    page.payments.assign(200, fullPayment());
    page.nextCursor = "abc";
    const auto readPage = wire::PaymentPage::read(QJsonDocument(page.toJson()).toJson());
    QVERIFY(readPage.ok());
    QCOMPARE(readPage->toJson(), page.toJson());

    const wire::Totals totals{"2026-11-23", 7, Money(123456, Currency::cny())};
    const auto readTotals = wire::Totals::read(QJsonDocument(totals.toJson()).toJson());
    QVERIFY(readTotals.ok());
    QCOMPARE(readTotals->toJson(), totals.toJson());
}

QTEST_GUILESS_MAIN(TestPaymentWire)
#include "tst_payment_wire.moc"
