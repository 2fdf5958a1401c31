// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Money paid through a channel into a user's account, spent from there, and withdrawn by the user's own consent.
#include "accounts/account_id.h"
#include "flow/shop_test.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QByteArray json(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

class TestRecharge : public ShopTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        ShopTest::init();
        const ShopAnswer opened =
            m_shop->call("POST", u"/v1/users"_s, R"({"user_id":"alice","payment_password":"123456"})");
        m_user = opened.text("user_no");
        m_account = opened.text("account_no");
    }

    void whatIsPaidIsTheUsersWithoutAFee()
    {
        const ShopAnswer recharge = ask();
        QCOMPARE(recharge.status, 201);
        QCOMPARE(recharge.text("status"), u"PENDING"_s);
        QCOMPARE(recharge.text("recharge_user_no"), m_user);
        QCOMPARE(m_sandbox.pay(recharge.codeUrl()).status, 200);
        QVERIFY(m_shop->becomes(recharge.text("payment_no"), "SUCCEEDED"));
        QVERIFY(m_shop->until([&] { return spendable() == 1230; }));
        wait(m_shop->backend().foldInflows());
        QCOMPARE(m_shop->call("GET", u"/v1/accounts/"_s + home()).status, 404); // nothing was the merchant's
    }

    void itIsSpentOnce()
    {
        recharged();
        const QString buyer = token();
        const auto buy = [&](int number) {
            return m_shop->charge(u"bought-%1-%2"_s.arg(m_orders).arg(number),
                                  {{u"pay_way"_s, u"BALANCE"_s}, {u"auth_code"_s, buyer}});
        };
        QCOMPARE(buy(1).text("status"), u"SUCCEEDED"_s);
        QCOMPARE(spendable(), 0);
        QCOMPARE(buy(2).text("status"), u"PENDING"_s);
        QCOMPARE(spendable(), 0);
    }

    void itIsWithdrawnByTheUser()
    {
        recharged();
        const QJsonObject payee{
            {u"name"_s, u"Alice"_s}, {u"account_no"_s, u"6222020200112233445"_s}, {u"bank_code"_s, u"102100099996"_s}};
        const QJsonObject wanted{{u"merchant_withdrawal_no"_s, u"w-1"_s},
                                 {u"amount"_s, 1000},
                                 {u"currency"_s, u"CNY"_s},
                                 {u"payee"_s, payee},
                                 {u"user_token"_s, token()}};
        const ShopAnswer asked = m_shop->call("POST", u"/v1/accounts/%1/withdrawals"_s.arg(m_account), json(wanted));
        QCOMPARE(asked.status, 201);
        const QString approvalPath = u"/v1/approvals/"_s + asked.text("approval_no");
        const ShopAnswer approval = m_shop->callAs(u"finance"_s, "GET", approvalPath);
        const QJsonObject decision{{u"content_hash"_s, approval.text("content_hash")}};
        QCOMPARE(m_shop->callAs(u"finance"_s, "POST", approvalPath + u"/approve"_s, json(decision)).status, 200);
        QVERIFY(m_shop->until([&] {
            wait(m_shop->backend().fetchBankNotices());
            return m_shop->call("GET", u"/v1/withdrawals/"_s + asked.text("withdrawal_no")).text("status") ==
                   u"SUCCEEDED"_s;
        }));
    }

    void aRepeatedCallbackRechargesOnce()
    {
        m_sandbox.setFaults({{u"callbacks"_s, QJsonObject{{u"copies"_s, 20}}}});
        recharged();
        QCOMPARE(spendable(), 1230);
    }

    void aLostCallbackIsAskedFor()
    {
        m_sandbox.setFaults({{u"callbacks"_s, QJsonObject{{u"drop"_s, -1}}}});
        const ShopAnswer recharge = ask();
        QCOMPARE(m_sandbox.pay(recharge.codeUrl()).status, 200);
        m_shop->clock().advance(20s);
        QVERIFY(m_shop->becomes(recharge.text("payment_no"), "SUCCEEDED"));
        QVERIFY(m_shop->until([&] { return spendable() == 1230; }));
    }

    void theSameOrderNumberIsTheSameRecharge()
    {
        const ShopAnswer first = ask();
        const ShopAnswer again = ask();
        QCOMPARE(again.headers.value("Idempotent-Replayed"), QByteArray("true"));
        QCOMPARE(again.text("payment_no"), first.text("payment_no"));
        // As a payment of the same words it is another request.
        const ShopAnswer other = m_shop->call("POST", u"/v1/payments"_s, body(), orderNo().toLatin1());
        QCOMPARE(other.status, 422);
    }

    void aRechargeIsNotRefunded()
    {
        const ShopAnswer recharge = recharged();
        const QByteArray refund = R"({"merchant_refund_no":"r-1","amount":1,"currency":"CNY"})";
        const ShopAnswer refused =
            m_shop->call("POST", u"/v1/payments/%1/refunds"_s.arg(recharge.text("payment_no")), refund);
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.text("code"), u"RECHARGE_NOT_REFUNDABLE"_s);
    }

    void doubtfulMoneyThatIsAcceptedIsTheUsers()
    {
        const ShopAnswer recharge = ask({{u"expires_in"_s, 60}});
        m_shop->clock().advance(60s + 61s);
        QVERIFY(m_shop->becomes(recharge.text("payment_no"), "CLOSED"));
        QCOMPARE(m_sandbox.payLate(recharge.attemptNo()).status, 200);
        QJsonArray items;
        QVERIFY(m_shop->until([&] {
            items = m_shop->callAs(u"finance"_s, "GET", u"/v1/doubtful-money"_s).body[u"doubtful_money"_s].toArray();
            return !items.isEmpty();
        }));
        const QString id = items.first().toObject()[u"doubtful_id"_s].toString();
        QCOMPARE(m_shop->callAs(u"finance"_s, "POST", u"/v1/doubtful-money/%1/accept"_s.arg(id)).status, 200);
        m_shop->clock().advance(31s); // the courier's patience; its rounds are 10 s apart
        const auto arrived = [&] { return spendable() == 1230; };
        QVERIFY(m_shop->until(arrived) || m_shop->until(arrived));
    }

    void cashRechargesAtOnce()
    {
        const ShopAnswer recharge = ask({{u"pay_way"_s, u"CASH"_s}});
        QCOMPARE(recharge.text("status"), u"SUCCEEDED"_s);
        QVERIFY(m_shop->until([&] { return spendable() == 1230; }));
    }

    void whatIsNoRechargeIsRefused()
    {
        struct Wrong
        {
            QString account;
            QJsonObject more;
            const char* code;
        };
        const QJsonObject line{{u"name"_s, u"tea"_s}, {u"quantity"_s, 1}};
        const QString foreign = accounts::merchantHome(MerchantId::trusted("M2000"), Currency::cny()).number.text();
        QCOMPARE(m_shop->callAs(u"finance"_s, "POST", u"/v1/accounts"_s, R"({"currency":"CNY"})").status, 201);
        const std::vector<Wrong> wrongs{
            {m_account, {{u"pay_way"_s, u"BALANCE"_s}, {u"auth_code"_s, u"x"_s}}, "PAY_WAY_NOT_FOR_RECHARGE"},
            {m_account, {{u"amount"_s, 0}}, "AMOUNT_OUT_OF_RANGE"},
            {m_account, {{u"currency"_s, u"USD"_s}}, "CURRENCY_MISMATCH"},
            {m_account, {{u"goods"_s, QJsonArray{line}}}, "FIELD_UNKNOWN"},
            {foreign, {}, "ACCOUNT_NOT_FOUND"},
            {home(), {}, "ACCOUNT_NOT_RECHARGEABLE"},
            {u"A"_s, {}, "ACCOUNT_NOT_FOUND"}};
        for (const Wrong& wrong : wrongs) {
            m_account = wrong.account;
            QCOMPARE(ask(wrong.more).text("code"), QLatin1String(wrong.code));
        }
    }

private:
    QByteArray body(const QJsonObject& more = {}) const { return Shop::chargeBody(orderNo(), more); }
    static QString home()
    {
        return accounts::merchantHome(MerchantId::trusted("M1000"), Currency::cny()).number.text();
    }
    ShopAnswer ask(const QJsonObject& more = {})
    {
        return m_shop->call("POST", u"/v1/accounts/%1/recharges"_s.arg(m_account), body(more), orderNo().toLatin1());
    }
    ShopAnswer recharged()
    {
        const ShopAnswer recharge = ask();
        const bool paid = m_sandbox.pay(recharge.codeUrl()).status == 200 &&
                          m_shop->becomes(recharge.text("payment_no"), "SUCCEEDED") &&
                          m_shop->until([&] { return spendable() == 1230; });
        if (!paid)
            qFatal("the account cannot be recharged");
        return recharge;
    }
    QString token()
    {
        return m_shop->call("POST", u"/v1/users/%1/tokens"_s.arg(m_user), R"({"payment_password":"123456"})")
            .text("token");
    }
    /// As the user's account says on its shard.
    qint64 spendable()
    {
        const AccountNo number = AccountNo::trusted(m_account.toLatin1());
        std::function<Result<storage::Rows>(storage::Reader&)> work = [number](storage::Reader& reader) {
            return reader.rows({"accounts/find_account"}, {number});
        };
        const auto rows =
            wait(m_shop->backend().storage().read<storage::Rows>(*accounts::slotOfAccount(number.bytes()), work));
        return rows->empty() ? 0 : rows->front().number(3);
    }

    QString m_user;
    QString m_account;
};

QTEST_GUILESS_MAIN(TestRecharge)
#include "tst_recharge.moc"
