// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Paying from a balance and with cash through the real backend on two shards: paid in the answer itself, consent,
// replays, refunds, and books that balance.
#include "accounts/ledger.h"
#include "flow/shop.h"
#include "storage/storage.h"
#include "users/user_record.h"

#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using test::Shop;
using test::ShopAnswer;

namespace {

QByteArray json(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// A user of the shop whose balance was filled over the counter.
struct Payer
{
    explicit Payer(Shop& shop, const char* userId = "alice", std::int64_t minor = 10'000) : m_shop(shop)
    {
        const ShopAnswer opened = shop.call("POST", QStringLiteral("/v1/users"),
                                            json({{QStringLiteral("user_id"), QString::fromLatin1(userId)},
                                                  {QStringLiteral("payment_password"), QStringLiteral("123456")}}));
        number = opened.text("user_no");
        accountNo = opened.text("account_no");
        if (number.isEmpty())
            qFatal("no user: %d %s", opened.status, qPrintable(opened.text("code")));
        if (minor > 0)
            fill(Money(minor, Currency::cny()));
    }

    QString token()
    {
        return call("tokens", {{QStringLiteral("payment_password"), QStringLiteral("123456")}}).text("token");
    }
    QString code() { return call("payer-codes", {{QStringLiteral("token"), token()}}).text("code"); }
    ShopAnswer call(const char* what, const QJsonObject& body)
    {
        return m_shop.call("POST", QStringLiteral("/v1/users/%1/%2").arg(number, QLatin1String(what)), json(body));
    }
    std::int64_t balance() const
    {
        const accounts::AccountId its = account();
        std::function<Result<storage::Rows>(storage::Reader&)> work = [&](storage::Reader& reader) {
            return reader.rows({"accounts/find_inflow"}, {its.number});
        };
        const auto rows = test::wait(m_shop.backend().storage().read<storage::Rows>(its.slot, work));
        return rows->empty() ? 0 : rows->front().number(0);
    }

    QString number;
    QString accountNo;

private:
    accounts::AccountId account() const
    {
        return users::accountOf(UserNo::trusted(number.toLatin1()), Currency::cny());
    }
    void fill(Money amount)
    {
        const accounts::AccountId its = account();
        const accounts::AccountId drawer =
            accounts::takings(its.slot, ChannelCode::trusted("cash"), MerchantId::trusted("M1000"), amount.currency());
        accounts::Batch batch{"filled:" + number.toLatin1(),
                              "RECHARGE",
                              number.toLatin1(),
                              m_shop.clock().now(),
                              {{drawer, accounts::Side::Debit, amount}, {its, accounts::Side::Credit, amount}}};
        std::function<Result<accounts::Posted>(storage::Transaction&)> work = [&](storage::Transaction& tx) {
            return accounts::post(tx, batch);
        };
        if (!test::wait(m_shop.backend().storage().write<accounts::Posted>(its.slot, work)))
            qFatal("the balance cannot be filled");
    }

    Shop& m_shop;
};

QJsonObject fromBalance(const QString& authCode)
{
    return {{QStringLiteral("pay_way"), QStringLiteral("BALANCE")}, {QStringLiteral("auth_code"), authCode}};
}

const QJsonObject kCash{{QStringLiteral("pay_way"), QStringLiteral("CASH")}};

QByteArray refundBody(const char* number, int amount)
{
    return json({{QStringLiteral("merchant_refund_no"), QString::fromLatin1(number)},
                 {QStringLiteral("amount"), amount},
                 {QStringLiteral("currency"), QStringLiteral("CNY")}});
}

} // namespace

class TestBalanceAndCash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cashIsPaidInTheAnswer();
    void cashGoesBackOverTheCounter();
    void aBalancePaysWithAToken();
    void aPayerCodePaysOnePayment();
    void aMerchantsKeyAloneTakesNothing();
    void aBalanceIsNeverOverdrawn();
    void theSameRequestPaysOnce();
    void aRefundComesBackIntoTheBalance();
    void aNewUserIsSentMoney();
    void aRestartForgetsNothing();

private:
    test::SandboxProcess m_sandbox;
    std::unique_ptr<Shop> m_shop;
};

void TestBalanceAndCash::initTestCase()
{
    QVERIFY2(m_sandbox.start(), m_sandbox.log());
    m_shop = std::make_unique<Shop>(m_sandbox);
}

void TestBalanceAndCash::cleanup()
{
    QCOMPARE(m_shop->auditFindings(), QStringList());
}

void TestBalanceAndCash::cashIsPaidInTheAnswer()
{
    const ShopAnswer paid = m_shop->charge(QStringLiteral("cash-1"), kCash);
    QCOMPARE(paid.status, 201);
    QCOMPARE(paid.text("status"), QStringLiteral("SUCCEEDED"));
    QCOMPARE(paid.text("channel"), QStringLiteral("cash"));
    const ShopAnswer again = m_shop->charge(QStringLiteral("cash-1"), kCash);
    QCOMPARE(again.text("payment_no"), paid.text("payment_no"));
}

void TestBalanceAndCash::cashGoesBackOverTheCounter()
{
    const ShopAnswer paid = m_shop->charge(QStringLiteral("cash-2"), kCash);
    const QString target = QStringLiteral("/v1/payments/%1/refunds").arg(paid.text("payment_no"));
    const ShopAnswer refund = m_shop->call("POST", target, refundBody("cash-refund", 1'230));
    QCOMPARE(refund.status, 201);
    QVERIFY(m_shop->becomes(paid.text("payment_no"), "REFUNDED"));
}

void TestBalanceAndCash::aBalancePaysWithAToken()
{
    Payer alice(*m_shop, "alice");
    const ShopAnswer paid = m_shop->charge(QStringLiteral("balance-1"), fromBalance(alice.token()));
    QCOMPARE(paid.status, 201);
    QCOMPARE(paid.text("status"), QStringLiteral("SUCCEEDED"));
    QCOMPARE(alice.balance(), 10'000 - 1'230);
}

void TestBalanceAndCash::aPayerCodePaysOnePayment()
{
    Payer bob(*m_shop, "bob");
    const QString code = bob.code();
    QCOMPARE(m_shop->charge(QStringLiteral("balance-2"), fromBalance(code)).text("status"),
             QStringLiteral("SUCCEEDED"));
    const ShopAnswer second = m_shop->charge(QStringLiteral("balance-3"), fromBalance(code));
    QCOMPARE(second.status, 201);
    QCOMPARE(second.text("attempt_status"), QStringLiteral("FAILED"));
    QCOMPARE(second.text("error_code"), QStringLiteral("PAYER_CONSENT_INVALID"));
    QCOMPARE(bob.balance(), 10'000 - 1'230);
}

void TestBalanceAndCash::aMerchantsKeyAloneTakesNothing()
{
    Payer carol(*m_shop, "carol");
    QJsonObject without{{QStringLiteral("pay_way"), QStringLiteral("BALANCE")}};
    const ShopAnswer refused = m_shop->charge(QStringLiteral("balance-4"), without);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.text("code"), QStringLiteral("FIELD_MISSING"));
    const ShopAnswer byNumber = m_shop->charge(QStringLiteral("balance-5"), fromBalance(carol.number));
    QCOMPARE(byNumber.text("attempt_status"), QStringLiteral("FAILED"));
    const ShopAnswer wrong = carol.call("tokens", {{QStringLiteral("payment_password"), QStringLiteral("000000")}});
    QCOMPARE(wrong.status, 403);
    QCOMPARE(carol.balance(), 10'000);
}

void TestBalanceAndCash::aBalanceIsNeverOverdrawn()
{
    Payer dave(*m_shop, "dave", 3'000);
    const QString token = dave.token();
    std::vector<std::shared_ptr<std::optional<ShopAnswer>>> answers;
    for (int i = 0; i < 32; ++i)
        answers.push_back(m_shop->begin("POST", QStringLiteral("/v1/payments"),
                                        Shop::chargeBody(QStringLiteral("rush-%1").arg(i), fromBalance(token))));
    QVERIFY(m_shop->until([&] {
        return std::all_of(answers.begin(), answers.end(), [](const auto& answer) { return answer->has_value(); });
    }));
    const auto paid = std::count_if(answers.begin(), answers.end(), [](const auto& answer) {
        return (*answer)->text("status") == QLatin1String("SUCCEEDED");
    });
    QCOMPARE(paid, 2); // of 12.30 yuan each
    QCOMPARE(dave.balance(), 3'000 - 2 * 1'230);
}

void TestBalanceAndCash::theSameRequestPaysOnce()
{
    Payer erin(*m_shop, "erin");
    const QJsonObject body = fromBalance(erin.code());
    const ShopAnswer first = m_shop->charge(QStringLiteral("balance-6"), body);
    const ShopAnswer second = m_shop->charge(QStringLiteral("balance-6"), body);
    QCOMPARE(second.text("payment_no"), first.text("payment_no"));
    QCOMPARE(second.text("status"), QStringLiteral("SUCCEEDED"));
    QCOMPARE(erin.balance(), 10'000 - 1'230);
}

void TestBalanceAndCash::aRefundComesBackIntoTheBalance()
{
    Payer frank(*m_shop, "frank");
    const ShopAnswer paid = m_shop->charge(QStringLiteral("balance-7"), fromBalance(frank.token()));
    const QString target = QStringLiteral("/v1/payments/%1/refunds").arg(paid.text("payment_no"));
    QCOMPARE(m_shop->call("POST", target, refundBody("balance-refund-1", 230)).status, 201);
    QVERIFY(m_shop->becomes(paid.text("payment_no"), "PARTIALLY_REFUNDED"));
    QCOMPARE(m_shop->call("POST", target, refundBody("balance-refund-2", 1'000)).status, 201);
    QVERIFY(m_shop->becomes(paid.text("payment_no"), "REFUNDED"));
    QCOMPARE(frank.balance(), 10'000);
}

void TestBalanceAndCash::aNewUserIsSentMoney()
{
    QCOMPARE(m_shop->charge(QStringLiteral("cash-3"), kCash).status, 201);
    const Payer heidi(*m_shop, "heidi", 0);
    const auto home = accounts::merchantHome(MerchantId::trusted("M1000"), Currency::cny()).number.text();
    const ShopAnswer frozen = m_shop->call("POST", QStringLiteral("/v1/accounts/%1/freezes").arg(home),
                                           R"({"merchant_freeze_no":"gift","amount":500,"currency":"CNY"})");
    QCOMPARE(frozen.status, 201);
    const ShopAnswer captured =
        m_shop->call("POST", QStringLiteral("/v1/freezes/%1/capture").arg(frozen.text("freeze_no")),
                     json({{QStringLiteral("to_account_no"), heidi.accountNo}}));
    QCOMPARE(captured.text("code"), QString());
    QCOMPARE(captured.status, 200);
    QVERIFY(m_shop->until([&] { return heidi.balance() == 500; }));
}

void TestBalanceAndCash::aRestartForgetsNothing()
{
    Payer grace(*m_shop, "grace");
    const QJsonObject body = fromBalance(grace.token());
    const ShopAnswer paid = m_shop->charge(QStringLiteral("balance-8"), body);
    m_shop->stopBackend();
    m_shop->startBackend();
    QCOMPARE(m_shop->payment(paid.text("payment_no")).text("status"), QStringLiteral("SUCCEEDED"));
    QCOMPARE(m_shop->charge(QStringLiteral("balance-8"), body).text("payment_no"), paid.text("payment_no"));
    QCOMPARE(grace.balance(), 10'000 - 1'230);
}

QTEST_GUILESS_MAIN(TestBalanceAndCash)
#include "tst_balance_and_cash.moc"
