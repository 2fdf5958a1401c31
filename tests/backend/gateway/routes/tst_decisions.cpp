// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Who may bring whose decision to the door: own sessions, colleagues' PINs, and what costs a PIN none of its tries.
#include "gateway_fixture.h"

#include <QTest>

using namespace guitai;
using merchants::Role;

namespace {

const QByteArray kPin = "481920";

class Door : public test::GatewayFixture
{
public:
    Door()
    {
        approvals::Approvals::Kind atTill;
        atTill.byPin = true;
        approvals.setKind("refund", atTill);
        approvals.setKind("withdrawal", {});
        cashier = signIn(Role::Cashier);
        supervisor = signIn(Role::Supervisor);
        const auto set = test::runTask(pins.set(OperatorId::trusted("supervisor"), Secret(kPin)));
        if (!set)
            qFatal("%s", set.error().code.name);
    }

    QByteArray ask(const QByteArray& kind, const QByteArray& maker)
    {
        approvals::Approvals::Wanted wanted{kind, MerchantId::trusted("M1000"), "{}", maker};
        return test::runTask(approvals.ask(wanted))->approvalNo.bytes();
    }
    /// "200", or the problem's code.
    QByteArray send(const Secret& who, const QByteArray& method, const QByteArray& target, const QByteArray& body = {})
    {
        return said(answer(bearing(request(method, target, body), who)));
    }
    QByteArray decide(const Secret& who, const QByteArray& no, const QByteArray& pin = {})
    {
        const QByteArray body = pin.isEmpty() ? QByteArray() : "{\"operator\":\"supervisor\",\"pin\":\"" + pin + "\"}";
        return send(who, "POST", "/v1/approvals/" + no + "/approve", body);
    }
    static QByteArray said(const http::Response& response)
    {
        return response.status < 300 ? QByteArray::number(response.status) : problemIn(response).code;
    }

    Secret cashier;
    Secret supervisor;
};

} // namespace

class TestDecisions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSupervisorDecidesByTheirOwnSession()
    {
        Door door;
        QCOMPARE(door.decide(door.supervisor, door.ask("withdrawal", "operator:cashier")), QByteArray("200"));
        QCOMPARE(door.decide(door.supervisor, door.ask("refund", "operator:supervisor")),
                 QByteArray("APPROVAL_OWN_REQUEST"));
    }

    void aCashierBringsADecisionAndMakesNone()
    {
        Door door;
        const QByteArray no = door.ask("refund", "operator:cashier");
        QCOMPARE(door.decide(door.cashier, no), QByteArray("FORBIDDEN"));
        QCOMPARE(door.decide(door.cashier, no, kPin), QByteArray("200"));
        QCOMPARE(door.decide(door.cashier, no, kPin), QByteArray("APPROVAL_ENDED"));
    }

    void whatAPinCannotDecideCostsItNoTry()
    {
        Door door;
        const QByteArray large = door.ask("withdrawal", "operator:cashier");
        const QByteArray own = door.ask("refund", "operator:supervisor");
        for (int i = 0; i < 6; ++i) {
            QCOMPARE(door.decide(door.cashier, large, "111222"), QByteArray("APPROVAL_PIN_NOT_ENOUGH"));
            QCOMPARE(door.decide(door.cashier, own, "111222"), QByteArray("APPROVAL_OWN_REQUEST"));
            QCOMPARE(door.decide(door.cashier, "V20261123012345670ABCDEF0000AB", "111222"),
                     QByteArray("APPROVAL_NOT_FOUND"));
        }
        QCOMPARE(door.decide(door.cashier, door.ask("refund", "operator:cashier"), kPin), QByteArray("200"));
    }

    void onesOwnPinIsNoSecondPerson()
    {
        Door door;
        const QByteArray no = door.ask("refund", "key:key-1");
        QCOMPARE(door.decide(door.supervisor, no, kPin), QByteArray("APPROVAL_OWN_REQUEST"));
        QCOMPARE(door.decide(door.supervisor, no), QByteArray("200"));
    }

    void aKeyWithdrawsItsOwnRequestAndDecidesNothing()
    {
        Door door;
        const QByteArray no = door.ask("refund", "key:key-1");
        const QByteArray target = "/v1/approvals/" + no;
        QCOMPARE(Door::said(door.answer(door.signedRequest("POST", target + "/approve"))), QByteArray("FORBIDDEN"));
        QCOMPARE(door.send(door.supervisor, "POST", target + "/cancel"), QByteArray("APPROVAL_NOT_OWN_REQUEST"));
        QCOMPARE(Door::said(door.answer(door.signedRequest("POST", target + "/cancel"))), QByteArray("200"));
        QCOMPARE(door.decide(door.supervisor, no), QByteArray("APPROVAL_ENDED"));
    }

    void aPinIsSetByWhoMayApproveWithTheirPassword()
    {
        Door door;
        const auto body = [](const QByteArray& password, const QByteArray& pin) {
            return "{\"password\":\"" + password + "\",\"pin\":\"" + pin + "\"}";
        };
        const char* target = "/v1/operators/me/pin";
        QCOMPARE(door.send(door.cashier, "PUT", target, body(Door::kPassword, "90517263")), QByteArray("FORBIDDEN"));
        QCOMPARE(door.send(door.supervisor, "PUT", target, body("another password", "90517263")),
                 QByteArray("PASSWORD_WRONG"));
        QCOMPARE(door.send(door.supervisor, "PUT", target, body(Door::kPassword, "654321")),
                 QByteArray("PIN_TOO_SIMPLE"));
        QCOMPARE(door.send(door.supervisor, "PUT", target, body(Door::kPassword, "9051")), QByteArray("FIELD_INVALID"));
        QCOMPARE(door.send(door.supervisor, "PUT", target, body(Door::kPassword, "90517263")), QByteArray("204"));
        QCOMPARE(door.decide(door.cashier, door.ask("refund", "operator:cashier"), kPin), QByteArray("PIN_WRONG"));
        QCOMPARE(door.decide(door.cashier, door.ask("refund", "operator:cashier"), "90517263"), QByteArray("200"));
    }
};

QTEST_GUILESS_MAIN(TestDecisions)
#include "tst_decisions.moc"
