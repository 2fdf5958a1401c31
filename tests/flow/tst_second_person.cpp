// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Refunds that need a second person: at the till by a PIN, elsewhere by somebody else's session; under concurrency, a
// restart, and tries of one person to be two.
#include "approvals/approval.h"
#include "flow/shop_test.h"
#include "support/log_capture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestSecondPerson : public ShopTest
{
    Q_OBJECT

private Q_SLOTS:
    // peers.md 5 (jeepay): secrets go to the log.
    void aCashiersRefundWaitsForASupervisorsPin()
    {
        LogCapture log;
        const QString no = paid(1230);
        const int before = sandboxRefunds();
        const ShopAnswer asked = refundAs(u"cashier"_s, no, u"r1"_s, 500);
        QCOMPARE(asked.status, 201);
        QCOMPARE(asked.text("status"), u"CREATED"_s);
        QCOMPARE(approvalIn(asked)[u"status"_s].toString(), u"PENDING"_s);
        QCOMPARE(approvalIn(asked)[u"maker"_s].toString(), u"operator:cashier"_s);
        QCOMPARE(m_shop->payment(no).body[u"refund_reserved"_s].toInt(), 500);
        QCOMPARE(sandboxRefunds(), before);
        const ShopAnswer approved = decideByPin(asked, "approve", m_shop->pinOf(u"supervisor"_s));
        QCOMPARE(approved.status, 200);
        QCOMPARE(approved.text("status"), u"EXECUTED"_s);
        QCOMPARE(approved.text("checker"), u"operator:supervisor"_s);
        QVERIFY(becomes(asked, "SUCCEEDED"));
        QCOMPARE(approvalIn(refund(asked))[u"status"_s].toString(), u"APPROVED"_s);
        QCOMPARE(approvalIn(refund(asked))[u"checker"_s].toString(), u"operator:supervisor"_s);
        QCOMPARE(sandboxRefunds(), before + 1);
        // Valid once.
        QCOMPARE(decideByPin(asked, "approve", m_shop->pinOf(u"supervisor"_s)).text("code"), u"APPROVAL_ENDED"_s);
        QVERIFY(!log.text().contains(m_shop->pinOf(u"supervisor"_s).toLatin1()));
    }

    void fiveWrongPinsLockAlsoAcrossARestart()
    {
        const QString no = paid(1230);
        const ShopAnswer asked = refundAs(u"cashier"_s, no, u"r1"_s, 500);
        const QString pin = m_shop->pinOf(u"supervisor"_s);
        const QString wrong = pin == u"111222"_s ? u"111223"_s : u"111222"_s;
        for (int i = 0; i < 5; ++i) {
            const ShopAnswer refused = decideByPin(asked, "approve", wrong);
            QCOMPARE(refused.status, 403);
            QCOMPARE(refused.text("code"), u"PIN_WRONG"_s);
        }
        QCOMPARE(decideByPin(asked, "approve", pin).text("code"), u"PIN_LOCKED"_s);
        m_shop->stopBackend();
        m_shop->startBackend();
        QCOMPARE(decideByPin(asked, "approve", pin).status, 429);
        QCOMPARE(refund(asked).text("status"), u"CREATED"_s);
        QCOMPARE(setPin(u"supervisor"_s, u"90517263"_s, u"no password"_s).text("code"), u"PASSWORD_WRONG"_s);
        QCOMPARE(setPin(u"supervisor"_s, u"123456"_s).text("code"), u"PIN_TOO_SIMPLE"_s);
        QCOMPARE(setPin(u"cashier"_s, u"90517263"_s).status, 403);
        QCOMPARE(setPin(u"supervisor"_s, u"90517263"_s).status, 204);
        QCOMPARE(decideByPin(asked, "approve", u"90517263"_s).status, 200);
        QVERIFY(becomes(asked, "SUCCEEDED"));
    }

    void onePersonIsNeverTwo()
    {
        const QString no = paid(600'000);
        const ShopAnswer asked = refundAs(u"supervisor"_s, no, u"r1"_s, 600'000);
        QCOMPARE(asked.text("status"), u"CREATED"_s);
        const QString own = approve(asked);
        QCOMPARE(m_shop->callAs(u"supervisor"_s, "POST", own).text("code"), u"APPROVAL_OWN_REQUEST"_s);
        // Nor with the own PIN at a colleague's till.
        const ShopAnswer byPin = decideByPin(asked, "approve", m_shop->pinOf(u"supervisor"_s));
        QCOMPARE(byPin.text("code"), u"APPROVAL_OWN_REQUEST"_s);
        QCOMPARE(m_shop->callAs(u"cashier"_s, "POST", own).status, 403);
        QCOMPARE(m_shop->call("POST", own).status, 403);
        const QByteArray other = "{\"content_hash\":\"" + QByteArray(64, 'a') + "\"}";
        QCOMPARE(m_shop->callAs(u"finance"_s, "POST", own, other).text("code"), u"APPROVAL_CONTENT_DIFFERS"_s);
        QCOMPARE(refund(asked).text("status"), u"CREATED"_s);
        QCOMPARE(m_shop->callAs(u"finance"_s, "POST", own).text("status"), u"EXECUTED"_s);
        QVERIFY(becomes(asked, "SUCCEEDED"));
    }

    void whatNobodyAgreedToFailsAndItsRoomIsFree()
    {
        const QString no = paid(600'000);
        const ShopAnswer first = refundByKey(no, u"r1"_s, 600'000);
        QCOMPARE(approvalIn(first)[u"maker"_s].toString(), u"key:demo-key"_s);
        QCOMPARE(decideAs(u"finance"_s, first, "cancel").text("code"), u"APPROVAL_NOT_OWN_REQUEST"_s);
        QCOMPARE(decideByPin(first, "reject", m_shop->pinOf(u"supervisor"_s)).text("status"), u"REJECTED"_s);
        QCOMPARE(refund(first).text("status"), u"FAILED"_s);
        QCOMPARE(refund(first).text("error_code"), u"APPROVAL_REJECTED"_s);
        QCOMPARE(approvalIn(refund(first))[u"checker"_s].toString(), u"operator:supervisor"_s);
        const ShopAnswer second = refundByKey(no, u"r2"_s, 600'000);
        QCOMPARE(second.text("status"), u"CREATED"_s);
        QCOMPARE(m_shop->call("POST", target(second, "cancel")).text("status"), u"CANCELLED"_s);
        QCOMPARE(refund(second).text("error_code"), u"APPROVAL_CANCELLED"_s);
        const ShopAnswer third = refundByKey(no, u"r3"_s, 600'000);
        m_shop->clock().advance(24h + 1s);
        QVERIFY(becomes(third, "FAILED"));
        QCOMPARE(refund(third).text("error_code"), u"APPROVAL_EXPIRED"_s);
        QVERIFY(!m_shop->payment(no).body.contains(u"refund_reserved"_s));
        QVERIFY(!m_shop->payment(no).body.contains(u"refunded"_s));
    }

    void aLargeRefundInSmallPartsIsALargeRefund()
    {
        const QString no = paid(900'000);
        QVERIFY(becomes(refundByKey(no, u"r1"_s, 300'000), "SUCCEEDED"));
        QVERIFY(becomes(refundByKey(no, u"r2"_s, 200'000), "SUCCEEDED"));
        const ShopAnswer third = refundByKey(no, u"r3"_s, 1);
        QCOMPARE(third.text("status"), u"CREATED"_s);
        QCOMPARE(approvalIn(third)[u"status"_s].toString(), u"PENDING"_s);
    }

    void whatWaitsIsNotOvertaken()
    {
        const QString no = paid(1230);
        const ShopAnswer waiting = refundAs(u"cashier"_s, no, u"r1"_s, 1000);
        QCOMPARE(refundByKey(no, u"r2"_s, 231).text("code"), u"REFUND_EXCEEDS_PAID"_s);
        QVERIFY(becomes(refundByKey(no, u"r3"_s, 230), "SUCCEEDED"));
        QCOMPARE(decideAs(u"supervisor"_s, waiting, "approve").status, 200);
        QVERIFY(becomes(waiting, "SUCCEEDED"));
        QCOMPARE(m_shop->payment(no).text("status"), u"REFUNDED"_s);
    }

    void ofManyWhoDecideAtOnceOneDoes()
    {
        const QString no = paid(1230);
        const ShopAnswer asked = refundAs(u"cashier"_s, no, u"r1"_s, 1230);
        const int before = sandboxRefunds();
        const QString people[] = {u"supervisor"_s, u"finance"_s, u"admin"_s};
        std::vector<std::shared_ptr<std::optional<ShopAnswer>>> answers;
        for (int i = 0; i < 32; ++i)
            answers.push_back(m_shop->beginAs(people[i % 3], "POST", approve(asked)));
        int taken = 0;
        for (const auto& answer : answers) {
            QVERIFY(m_shop->until([&] { return answer->has_value(); }));
            taken += (*answer)->status == 200 ? 1 : 0;
            QVERIFY((*answer)->status == 200 || (*answer)->text("code") == u"APPROVAL_ENDED"_s);
        }
        QCOMPARE(taken, 1);
        QVERIFY(becomes(asked, "SUCCEEDED"));
        QCOMPARE(sandboxRefunds(), before + 1);
    }

    void aBackendThatDiesBetweenApprovalAndCallGoesOn()
    {
        const QString no = paid(1230);
        const ShopAnswer asked = refundAs(u"cashier"_s, no, u"r1"_s, 1230);
        const int before = sandboxRefunds();
        // The decision alone, as a process leaves it that ends right behind its commit.
        approvals::Decision decision{MerchantId::trusted("M1000"),
                                     ApprovalNo::trusted(numberOf(asked).toLatin1()),
                                     {},
                                     "operator:supervisor",
                                     approvals::Verdict::Approve};
        decision.at = m_shop->clock().now();
        std::function<Result<approvals::Approval>(storage::Transaction&)> work = [decision](storage::Transaction& tx) {
            return approvals::decide(tx, decision);
        };
        QVERIFY(wait(m_shop->backend().storage().write<approvals::Approval>(storage::kHomeSlot, work)).ok());
        m_shop->stopBackend();
        m_shop->startBackend();
        QVERIFY(becomes(asked, "SUCCEEDED"));
        QCOMPARE(sandboxRefunds(), before + 1);
        QCOMPARE(m_shop->callAs(u"supervisor"_s, "GET", u"/v1/approvals/"_s + numberOf(asked)).text("status"),
                 u"EXECUTED"_s);
    }

    void theSameRequestAgainIsTheSameRefundAndTheSameApproval()
    {
        const QString no = paid(1230);
        const ShopAnswer asked = refundAs(u"cashier"_s, no, u"r1"_s, 500);
        const ShopAnswer again = refundAs(u"cashier"_s, no, u"r1"_s, 500);
        QCOMPARE(again.text("refund_no"), asked.text("refund_no"));
        QCOMPARE(numberOf(again), numberOf(asked));
        const ShopAnswer list = m_shop->callAs(u"cashier"_s, "GET", u"/v1/approvals?status=PENDING"_s);
        QCOMPARE(list.body[u"approvals"_s].toArray().size(), 1);
        const QJsonObject shown = list.body[u"approvals"_s].toArray()[0].toObject();
        QCOMPARE(shown[u"kind"_s].toString(), u"refund"_s);
        QCOMPARE(shown[u"content"_s].toObject()[u"amount"_s].toInt(), 500);
        QCOMPARE(shown[u"content"_s].toObject()[u"refund_no"_s].toString(), asked.text("refund_no"));
    }

    void aCashierGivesDoubtfulMoneyBackWithAPin()
    {
        const ShopAnswer charged = m_shop->charge(orderNo());
        const QString no = charged.text("payment_no");
        m_shop->call("POST", u"/v1/payments/%1/close"_s.arg(no));
        m_sandbox.payLate(charged.attemptNo());
        QVERIFY(m_shop->until([&] { return m_shop->payment(no).body[u"doubtful_money"_s].toBool(); }));
        const QJsonArray list = m_shop->call("GET", u"/v1/doubtful-money"_s).body[u"doubtful_money"_s].toArray();
        const QString act = u"/v1/doubtful-money/%1/refund"_s.arg(list[0].toObject()[u"doubtful_id"_s].toString());
        QCOMPARE(m_shop->callAs(u"cashier"_s, "POST", act).status, 403);
        QCOMPARE(m_shop->callAs(u"cashier"_s, "POST", act, pinBody(u"000111"_s)).text("code"), u"PIN_WRONG"_s);
        const ShopAnswer given = m_shop->callAs(u"cashier"_s, "POST", act, pinBody(m_shop->pinOf(u"supervisor"_s)));
        QCOMPARE(given.status, 201);
        QVERIFY(becomes(given, "SUCCEEDED"));
        const QJsonArray after = m_shop->call("GET", u"/v1/doubtful-money"_s).body[u"doubtful_money"_s].toArray();
        QCOMPARE(after[0].toObject()[u"resolved_by"_s].toString(), u"operator:supervisor"_s);
    }

private:
    QString paid(int amount) { return m_shop->paid(orderNo(), {{u"amount"_s, amount}}).text("payment_no"); }
    static QByteArray refundBody(const QString& number, qint64 amount)
    {
        const QJsonObject body{{u"merchant_refund_no"_s, number}, {u"amount"_s, amount}, {u"currency"_s, u"CNY"_s}};
        return QJsonDocument(body).toJson(QJsonDocument::Compact);
    }
    static QByteArray pinBody(const QString& pin)
    {
        const QJsonObject body{{u"operator"_s, u"supervisor"_s}, {u"pin"_s, pin}};
        return QJsonDocument(body).toJson(QJsonDocument::Compact);
    }
    ShopAnswer refundAs(const QString& who, const QString& paymentNo, const QString& number, qint64 amount)
    {
        return m_shop->callAs(who, "POST", u"/v1/payments/%1/refunds"_s.arg(paymentNo), refundBody(number, amount));
    }
    ShopAnswer refundByKey(const QString& paymentNo, const QString& number, qint64 amount)
    {
        return m_shop->call("POST", u"/v1/payments/%1/refunds"_s.arg(paymentNo), refundBody(number, amount));
    }
    ShopAnswer refund(const ShopAnswer& asked)
    {
        return m_shop->call("GET", u"/v1/refunds/"_s + asked.text("refund_no"));
    }
    bool becomes(const ShopAnswer& asked, const char* status)
    {
        return m_shop->until([&] { return refund(asked).text("status") == QLatin1String(status); });
    }
    static QJsonObject approvalIn(const ShopAnswer& refund) { return refund.body[u"approval"_s].toObject(); }
    static QString numberOf(const ShopAnswer& refund) { return approvalIn(refund)[u"approval_no"_s].toString(); }
    static QString target(const ShopAnswer& refund, const char* act)
    {
        return u"/v1/approvals/%1/%2"_s.arg(numberOf(refund), QLatin1String(act));
    }
    static QString approve(const ShopAnswer& refund) { return target(refund, "approve"); }
    ShopAnswer decideAs(const QString& who, const ShopAnswer& refund, const char* act)
    {
        return m_shop->callAs(who, "POST", target(refund, act));
    }
    ShopAnswer decideByPin(const ShopAnswer& refund, const char* act, const QString& pin)
    {
        return m_shop->callAs(u"cashier"_s, "POST", target(refund, act), pinBody(pin));
    }
    ShopAnswer setPin(const QString& who, const QString& pin, const QString& password = {})
    {
        const QJsonObject body{{u"password"_s, password.isEmpty() ? m_shop->passwordOf(who) : password},
                               {u"pin"_s, pin}};
        return m_shop->callAs(who, "PUT", u"/v1/operators/me/pin"_s,
                              QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    int sandboxRefunds()
    {
        return static_cast<int>(m_sandbox.control("GET", "/control/refunds").body[u"refunds"_s].toArray().size());
    }
};

QTEST_GUILESS_MAIN(TestSecondPerson)
#include "tst_second_person.moc"
