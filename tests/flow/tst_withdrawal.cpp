// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Money that leaves accounts: held, approved by somebody else, paid out and posted, or the owner's again.
#include "flow/withdrawal_test.h"

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;

class TestWithdrawal : public WithdrawalTest
{
    Q_OBJECT

private Q_SLOTS:
    void approvedBySomebodyElseItIsPaidAndPosted()
    {
        const ShopAnswer asked = ask(1000);
        QCOMPARE(asked.status, 201);
        QCOMPARE(asked.text("status"), u"REVIEWING"_s);
        QVERIFY(asked.text("withdrawal_no").startsWith(u'W'));
        QCOMPARE(asked.headers.value("Location"), "/v1/withdrawals/" + asked.text("withdrawal_no").toLatin1());
        QCOMPARE(balance(), kPaid - 1000);
        QVERIFY(bankPayment(asked).isEmpty()); // nothing leaves before
        QCOMPARE(approve(asked).text("status"), u"EXECUTED"_s);
        QVERIFY(becomes(asked, "SUCCEEDED"));
        const QJsonObject paid = bankPayment(asked);
        QCOMPARE(paid[u"end_to_end_id"_s].toString(), asked.text("withdrawal_no"));
        QCOMPARE(paid[u"amount"_s].toString(), u"10.00"_s);
        QCOMPARE(paid[u"creditor_name"_s].toString(), u"张三 & Söhne <GmbH>"_s);
        QCOMPARE(paid[u"creditor_account"_s].toString(), u"6222020200112233445"_s);
        QCOMPARE(balance(), kPaid - 1000);
        QVERIFY(!withdrawal(asked).text("finished_at").isEmpty());
    }

    void anApprovalIsOfTheExactContent()
    {
        const ShopAnswer asked = ask(1000);
        const ShopAnswer approval = m_shop->callAs(u"supervisor"_s, "GET", approvalPath(asked));
        QCOMPARE(approval.text("kind"), u"withdrawal"_s);
        const QJsonObject content = approval.body[u"content"_s].toObject();
        QCOMPARE(content[u"withdrawal_no"_s].toString(), asked.text("withdrawal_no"));
        QCOMPARE(content[u"amount"_s].toInt(), 1000);
        QCOMPARE(content[u"payee_account_no"_s].toString(), u"6222020200112233445"_s);
    }

    void whoAskedDoesNotApprove()
    {
        const ShopAnswer asked =
            m_shop->callAs(u"finance"_s, "POST", u"/v1/accounts/%1/withdrawals"_s.arg(kHome.text()), body(1000));
        QCOMPARE(asked.status, 201);
        const ShopAnswer own = decide(asked, u"finance"_s, "approve");
        QCOMPARE(own.status, 403);
        QCOMPARE(own.text("code"), u"APPROVAL_OWN_REQUEST"_s);
        QCOMPARE(withdrawal(asked).text("status"), u"REVIEWING"_s);
        QCOMPARE(decide(asked, u"admin"_s, "approve").status, 200);
        QVERIFY(becomes(asked, "SUCCEEDED"));
    }

    void rejectedItIsTheOwnersAgain()
    {
        const ShopAnswer asked = ask(1000);
        QCOMPARE(decide(asked, u"supervisor"_s, "reject").text("status"), u"REJECTED"_s);
        QVERIFY(becomes(asked, "REJECTED"));
        QCOMPARE(balance(), kPaid);
        QVERIFY(bankPayment(asked).isEmpty());
    }

    void forgottenItIsTheOwnersAgain()
    {
        const ShopAnswer asked = ask(1000);
        m_shop->clock().advance(24h + 11s);
        QVERIFY(becomes(asked, "EXPIRED"));
        QCOMPARE(balance(), kPaid);
        QVERIFY(bankPayment(asked).isEmpty());
    }

    void aboveTheBalanceNothingChanges()
    {
        const ShopAnswer refused = ask(kPaid + 1);
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.text("code"), u"INSUFFICIENT_BALANCE"_s);
        QCOMPARE(balance(), kPaid);
        QCOMPARE(list({}).size(), 0);
        QCOMPARE(ask(kPaid).status, 201); // and its number is free
    }

    void theSameNumberIsTheSameWithdrawalForEver()
    {
        const ShopAnswer first = ask(500);
        const ShopAnswer again = ask(500);
        QCOMPARE(again.status, 201);
        QCOMPARE(again.headers.value("Idempotent-Replayed"), QByteArray("true"));
        QCOMPARE(again.text("withdrawal_no"), first.text("withdrawal_no"));
        const ShopAnswer other = ask(501);
        QCOMPARE(other.status, 409);
        QCOMPARE(other.text("code"), u"MERCHANT_WITHDRAWAL_NO_USED"_s);
        QCOMPARE(other.text("withdrawal_no"), first.text("withdrawal_no"));
        QCOMPARE(balance(), kPaid - 500);
    }

    void thirtyTwoAtOnceForAllOfItAreOneWithdrawal()
    {
        std::vector<std::shared_ptr<std::optional<ShopAnswer>>> answers;
        for (int i = 0; i < 32; ++i)
            answers.push_back(m_shop->begin("POST", path(), body(kPaid, u"w-%1"_s.arg(i))));
        int accepted = 0;
        int refused = 0;
        for (const auto& answer : answers) {
            QVERIFY(m_shop->until([&] { return answer->has_value(); }));
            accepted += (*answer)->status == 201 ? 1 : 0;
            refused += (*answer)->text("code") == u"INSUFFICIENT_BALANCE"_s ? 1 : 0;
        }
        QCOMPARE(accepted, 1);
        QCOMPARE(refused, 31);
        QCOMPARE(balance(), 0);
    }

    void aUsersMoneyLeavesByTheirOwnConsentOnly()
    {
        const QString user =
            m_shop->call("POST", u"/v1/users"_s, R"({"user_id":"alice","payment_password":"123456"})").text("user_no");
        const QString token =
            m_shop->call("POST", u"/v1/users/%1/tokens"_s.arg(user), R"({"payment_password":"123456"})").text("token");
        const QString account = m_shop->call("GET", u"/v1/users/"_s + user).text("account_no");
        const QString target = u"/v1/accounts/%1/withdrawals"_s.arg(account);
        const ShopAnswer alone = m_shop->call("POST", target, body(100));
        QCOMPARE(alone.text("code"), u"PAYER_CONSENT_INVALID"_s);
        const ShopAnswer empty = m_shop->call("POST", target, body(100, u"w"_s, token));
        QCOMPARE(empty.text("code"), u"INSUFFICIENT_BALANCE"_s);
    }

    void othersAccountsDoNotExist()
    {
        const QString others = accounts::merchantHome(MerchantId::trusted("M2000"), Currency::cny()).number.text();
        for (const QString& account : {others, u"W"_s}) {
            const ShopAnswer refused = m_shop->call("POST", u"/v1/accounts/%1/withdrawals"_s.arg(account), body(100));
            QCOMPARE(refused.status, 404);
            QCOMPARE(refused.text("code"), u"ACCOUNT_NOT_FOUND"_s);
        }
    }

    void aCashierDoesNotWithdraw()
    {
        const ShopAnswer refused = m_shop->callAs(u"cashier"_s, "POST", path(), body(100));
        QCOMPARE(refused.status, 403);
    }

    void badNumbersAreRefusedByName()
    {
        const std::pair<const char*, QJsonObject> wrongs[] = {{"amount", {{u"amount"_s, 0}}},
                                                              {"payee", {{u"payee"_s, QJsonValue()}}},
                                                              {"bank_code", {{u"payee"_s, payee(u"12345"_s)}}},
                                                              {"payeee", {{u"payeee"_s, 1}}}};
        for (const auto& [field, wrong] : wrongs) {
            QJsonObject wanted = QJsonDocument::fromJson(body(100)).object();
            for (auto it = wrong.begin(); it != wrong.end(); ++it)
                wanted.insert(it.key(), it.value());
            const ShopAnswer refused = m_shop->call("POST", path(), json(wanted));
            QCOMPARE(refused.status, 400);
            QCOMPARE(refused.text("field"), QLatin1String(field));
        }
    }
};

QTEST_GUILESS_MAIN(TestWithdrawal)
#include "tst_withdrawal.moc"
