// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What must not be done over the door: a clear code, and nothing of it changes payments, refunds, accounts or freezes.
// Refunds that are refused are in tst_refund, overdrawn balances in tst_balance_and_cash.
#include "flow/shop.h"

#include "accounts/account_id.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using namespace guitai::test;

namespace {

QByteArray json(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray refundOf(int amount)
{
    return R"({"merchant_refund_no":"bad","amount":)" + QByteArray::number(amount) + R"(,"currency":"CNY"})";
}

QByteArray freezeOf(const QByteArray& number, const QByteArray& amount)
{
    return R"({"merchant_freeze_no":")" + number + R"(","amount":)" + amount + R"(,"currency":"CNY"})";
}

} // namespace

class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_before = everything(); }
    void cleanup();
    void aStrangersRequest_data();
    void aStrangersRequest();
    void aFreezeThatCannotBe_data();
    void aFreezeThatCannotBe();
    void anEndOfAFreezeThatCannotBe_data();
    void anEndOfAFreezeThatCannotBe();
    void aFreezeEndsOnce();
    void aRefundOfAllByThirtyTwoAtOnceIsOne();

private:
    QString path(const QString& pattern) const;
    QJsonObject everything();
    static QString account()
    {
        return accounts::merchantHome(MerchantId::trusted("M1000"), Currency::cny()).number.text();
    }

    SandboxProcess m_sandbox;
    std::unique_ptr<Shop> m_shop;
    QString m_payment;
    QString m_refund;
    QString m_freeze;
    QString m_user;
    QString m_token;
    QJsonObject m_before;
    bool m_mayChange = false;
};

void TestBadInput::initTestCase()
{
    QVERIFY2(m_sandbox.start(), m_sandbox.log());
    m_shop = std::make_unique<Shop>(m_sandbox);
    m_payment = m_shop->paid(QStringLiteral("bad-1")).text("payment_no");
    const QString refunds = QStringLiteral("/v1/payments/%1/refunds").arg(m_payment);
    const ShopAnswer refund =
        m_shop->call("POST", refunds, R"({"merchant_refund_no":"r","amount":1,"currency":"CNY"})");
    m_refund = refund.text("refund_no");
    QVERIFY(m_shop->becomes(m_payment, "PARTIALLY_REFUNDED"));
    const ShopAnswer held =
        m_shop->call("POST", QStringLiteral("/v1/accounts/%1/freezes").arg(account()), freezeOf("held", "100"));
    m_freeze = held.text("freeze_no");
    const ShopAnswer user =
        m_shop->call("POST", QStringLiteral("/v1/users"), R"({"user_id":"ann","payment_password":"123456"})");
    m_user = user.text("user_no");
    const ShopAnswer token =
        m_shop->call("POST", QStringLiteral("/v1/users/%1/tokens").arg(m_user), R"({"payment_password":"123456"})");
    m_token = token.text("token");
    QVERIFY(!m_refund.isEmpty() && !m_freeze.isEmpty() && !m_token.isEmpty());
}

void TestBadInput::cleanup()
{
    if (!m_mayChange)
        QCOMPARE(everything(), m_before);
    m_mayChange = false;
    QCOMPARE(m_shop->auditFindings(), QStringList());
}

/// What the shop has, as it reads it.
QJsonObject TestBadInput::everything()
{
    QJsonObject all;
    for (const char* pattern : {"/v1/payments/{payment}", "/v1/refunds", "/v1/accounts/{account}",
                                "/v1/accounts/{account}/entries", "/v1/payments", "/v1/users/{user}"})
        all.insert(QLatin1String(pattern), m_shop->call("GET", path(QLatin1String(pattern))).body);
    return all;
}

QString TestBadInput::path(const QString& pattern) const
{
    QString filled = pattern;
    return filled.replace(QLatin1String("{payment}"), m_payment)
        .replace(QLatin1String("{refund}"), m_refund)
        .replace(QLatin1String("{account}"), account())
        .replace(QLatin1String("{freeze}"), m_freeze)
        .replace(QLatin1String("{user}"), m_user);
}

void TestBadInput::aStrangersRequest_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, const char* method, const char* pattern, const QByteArray& body,
                        const char* code) {
        QTest::newRow(name) << QByteArray(method) << QString::fromLatin1(pattern) << body << QString::fromLatin1(code);
    };
    const QByteArray password = R"({"payment_password":"123456"})";
    row("reads a payment", "GET", "/v1/payments/{payment}", {}, "PAYMENT_NOT_FOUND");
    row("closes a payment", "POST", "/v1/payments/{payment}/close", {}, "PAYMENT_NOT_FOUND");
    row("reverses a payment", "POST", "/v1/payments/{payment}/reverse", {}, "PAYMENT_NOT_FOUND");
    row("asks about a payment", "POST", "/v1/payments/{payment}/query", {}, "PAYMENT_NOT_FOUND");
    row("refunds a payment", "POST", "/v1/payments/{payment}/refunds", refundOf(100), "PAYMENT_NOT_FOUND");
    row("reads a refund", "GET", "/v1/refunds/{refund}", {}, "REFUND_NOT_FOUND");
    row("reads an account", "GET", "/v1/accounts/{account}", {}, "ACCOUNT_NOT_FOUND");
    row("reads its entries", "GET", "/v1/accounts/{account}/entries", {}, "ACCOUNT_NOT_FOUND");
    row("freezes its money", "POST", "/v1/accounts/{account}/freezes", freezeOf("f", "1"), "ACCOUNT_NOT_FOUND");
    row("releases a freeze", "POST", "/v1/freezes/{freeze}/release", {}, "FREEZE_NOT_FOUND");
    row("captures a freeze", "POST", "/v1/freezes/{freeze}/capture",
        R"({"to_account_no":")" + account().toLatin1() + "\"}", "FREEZE_NOT_FOUND");
    row("reads a user", "GET", "/v1/users/{user}", {}, "USER_NOT_FOUND");
    row("opens a user's token", "POST", "/v1/users/{user}/tokens", password, "USER_NOT_FOUND");
}

void TestBadInput::aStrangersRequest()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, pattern);
    QFETCH(QByteArray, body);
    const ShopAnswer answer = m_shop->callAsStranger(method, path(pattern), body);
    QTEST(answer.text("code"), "code");
    QCOMPARE(answer.status, 404); // as if there were none
}

void TestBadInput::aFreezeThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("amount");
    QTest::addColumn<QString>("code");
    QTest::newRow("of nothing") << QByteArray("0") << QStringLiteral("AMOUNT_OUT_OF_RANGE");
    QTest::newRow("of less than nothing") << QByteArray("-1") << QStringLiteral("AMOUNT_OUT_OF_RANGE");
    QTest::newRow("of more than there is") << QByteArray("5000000") << QStringLiteral("INSUFFICIENT_BALANCE");
    QTest::newRow("of a fraction") << QByteArray("1.5") << QStringLiteral("AMOUNT_INVALID");
}

void TestBadInput::aFreezeThatCannotBe()
{
    QFETCH(QByteArray, amount);
    const ShopAnswer answer = m_shop->call("POST", QStringLiteral("/v1/accounts/%1/freezes").arg(account()),
                                           freezeOf("no-" + QByteArray::number(qHash(amount)), amount));
    QTEST(answer.text("code"), "code");
}

void TestBadInput::anEndOfAFreezeThatCannotBe_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    const QByteArray to = R"(,"to_account_no":")" + account().toLatin1() + "\"}";
    const QString capture = QStringLiteral("/v1/freezes/{freeze}/capture");
    QTest::newRow("more than is frozen") << capture << R"({"amount":101)" + to
                                         << QStringLiteral("CAPTURE_ABOVE_FREEZE");
    QTest::newRow("less than nothing") << capture << R"({"amount":-1)" + to << QStringLiteral("FIELD_OUT_OF_RANGE");
    QTest::newRow("for nobody") << capture << QByteArray(R"({"to_account_no":"AUS00010000000000000000"})")
                                << QStringLiteral("ACCOUNT_NOT_FOUND");
    QTest::newRow("of none") << QStringLiteral("/v1/freezes/Z000112345678901234567890/release") << QByteArray()
                             << QStringLiteral("FREEZE_NOT_FOUND");
    QTest::newRow("of a refund's money") << QStringLiteral("/v1/freezes/{refund}/release") << QByteArray()
                                         << QStringLiteral("FREEZE_NOT_FOUND");
}

void TestBadInput::anEndOfAFreezeThatCannotBe()
{
    QFETCH(QString, pattern);
    QFETCH(QByteArray, body);
    QTEST(m_shop->call("POST", path(pattern), body).text("code"), "code");
}

void TestBadInput::aFreezeEndsOnce()
{
    m_mayChange = true;
    const ShopAnswer held =
        m_shop->call("POST", QStringLiteral("/v1/accounts/%1/freezes").arg(account()), freezeOf("once", "50"));
    const QString release = QStringLiteral("/v1/freezes/%1/release").arg(held.text("freeze_no"));
    std::vector<std::shared_ptr<std::optional<ShopAnswer>>> answers;
    for (int i = 0; i < 32; ++i)
        answers.push_back(m_shop->begin("POST", release, {}));
    QVERIFY(m_shop->until([&] {
        return std::all_of(answers.begin(), answers.end(), [](const auto& answer) { return answer->has_value(); });
    }));
    const auto released = std::count_if(answers.begin(), answers.end(), [](const auto& answer) {
        return (*answer)->text("status") == QLatin1String("RELEASED");
    });
    QCOMPARE(released, 1);
    QCOMPARE(m_shop->call("POST", release).text("code"), QStringLiteral("HOLD_RELEASED"));
    const ShopAnswer capture =
        m_shop->call("POST", QStringLiteral("/v1/freezes/%1/capture").arg(held.text("freeze_no")),
                     json({{QStringLiteral("to_account_no"), account()}}));
    QCOMPARE(capture.text("code"), QStringLiteral("HOLD_RELEASED"));
    QCOMPARE(m_shop->call("GET", QStringLiteral("/v1/accounts/") + account()).body,
             m_before[QStringLiteral("/v1/accounts/{account}")].toObject());
}

void TestBadInput::aRefundOfAllByThirtyTwoAtOnceIsOne()
{
    m_mayChange = true;
    const QString payment = m_shop->paid(QStringLiteral("bad-2")).text("payment_no");
    std::vector<std::shared_ptr<std::optional<ShopAnswer>>> answers;
    for (int i = 0; i < 32; ++i)
        answers.push_back(m_shop->begin("POST", QStringLiteral("/v1/payments/%1/refunds").arg(payment),
                                        json({{QStringLiteral("merchant_refund_no"), QStringLiteral("all-%1").arg(i)},
                                              {QStringLiteral("amount"), 1230},
                                              {QStringLiteral("currency"), QStringLiteral("CNY")}})));
    QVERIFY(m_shop->until([&] {
        return std::all_of(answers.begin(), answers.end(), [](const auto& answer) { return answer->has_value(); });
    }));
    const auto begun =
        std::count_if(answers.begin(), answers.end(), [](const auto& answer) { return (*answer)->status == 201; });
    const auto refused = std::count_if(answers.begin(), answers.end(), [](const auto& answer) {
        return (*answer)->text("code") == QLatin1String("REFUND_EXCEEDS_PAID");
    });
    QCOMPARE(begun, 1);
    QCOMPARE(refused, 31);
    QVERIFY(m_shop->becomes(payment, "REFUNDED"));
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_bad_input.moc"
