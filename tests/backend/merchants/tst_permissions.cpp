// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The permission table, cell by cell.
#include "merchants/permissions.h"

#include <QTest>

using namespace guitai::merchants;

class TestPermissions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void table_data();
    void table();
    void whoShipsAndWhoSetsWebhooks();
    void moneyIsPaidOutByTheMerchantsSystemAndFinance();
    void whoAsksDecidesAndHasAPin();
    void whoReadsAndSetsTerms();
    void everybodySeesWalletsAndTheFloorPausesThem();
    void textsOfRolesRoundTrip();
    void whatIsNotInTheTableIsDenied();
};

void TestPermissions::table_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<QByteArray>(
        "allowed"); // create read close totals follow refund resolve accounts open hold, or a dash
    QTest::newRow("an integrator pays and refunds but does not follow the stream")
        << Role::Integrator << QByteArray("crxt-$-a-h");
    QTest::newRow("a cashier pays, follows, and asks for refunds") << Role::Cashier << QByteArray("crxtf$----");
    QTest::newRow("a supervisor does everything at the till") << Role::Supervisor << QByteArray("crxtf$ma--");
    QTest::newRow("finance looks and resolves doubtful money") << Role::Finance << QByteArray("-r-tf-maoh");
    QTest::newRow("an admin looks and gives back") << Role::Admin << QByteArray("-r-tf$mao-");
}

void TestPermissions::table()
{
    QFETCH(Role, role);
    QFETCH(QByteArray, allowed);
    const QByteArray is =
        QByteArray(isAllowed(role, Permission::CreatePayment) ? "c" : "-") +
        (isAllowed(role, Permission::ReadPayments) ? "r" : "-") +
        (isAllowed(role, Permission::ClosePayment) ? "x" : "-") +
        (isAllowed(role, Permission::ReadTotals) ? "t" : "-") +
        (isAllowed(role, Permission::FollowStream) ? "f" : "-") + (isAllowed(role, Permission::Refund) ? "$" : "-") +
        (isAllowed(role, Permission::ResolveMoney) ? "m" : "-") +
        (isAllowed(role, Permission::ReadAccounts) ? "a" : "-") +
        (isAllowed(role, Permission::OpenAccounts) ? "o" : "-") + (isAllowed(role, Permission::HoldMoney) ? "h" : "-");
    QCOMPARE(is, allowed);
}

void TestPermissions::whoShipsAndWhoSetsWebhooks()
{
    const auto allowed = [](Role role) {
        return QByteArray(isAllowed(role, Permission::Dispatch) ? "d" : "-") +
               (isAllowed(role, Permission::ReadWebhooks) ? "w" : "-") +
               (isAllowed(role, Permission::SetWebhooks) ? "s" : "-");
    };
    QCOMPARE(allowed(Role::Integrator), QByteArray("dw-"));
    QCOMPARE(allowed(Role::Cashier), QByteArray("d--"));
    QCOMPARE(allowed(Role::Supervisor), QByteArray("dw-"));
    QCOMPARE(allowed(Role::Finance), QByteArray("-w-"));
    QCOMPARE(allowed(Role::Admin), QByteArray("-ws"));
}

void TestPermissions::moneyIsPaidOutByTheMerchantsSystemAndFinance()
{
    for (const Role role : {Role::Integrator, Role::Cashier, Role::Supervisor, Role::Finance, Role::Admin}) {
        QCOMPARE(isAllowed(role, Permission::ReadReconciliation),
                 role == Role::Supervisor || role == Role::Finance || role == Role::Admin);
        QCOMPARE(isAllowed(role, Permission::Reconcile), role == Role::Finance || role == Role::Admin);
        QCOMPARE(isAllowed(role, Permission::ReopenDays), role == Role::Finance || role == Role::Admin);
        QCOMPARE(isAllowed(role, Permission::Withdraw), role == Role::Integrator || role == Role::Finance);
    }
}

void TestPermissions::whoAsksDecidesAndHasAPin()
{
    const auto allowed = [](Role role) {
        return QByteArray(isAllowed(role, Permission::AskApproval) ? "a" : "-") +
               (isAllowed(role, Permission::ReadApprovals) ? "r" : "-") +
               (isAllowed(role, Permission::BringDecision) ? "b" : "-") +
               (isAllowed(role, Permission::Approve) ? "!" : "-") + (isAllowed(role, Permission::SetPin) ? "p" : "-");
    };
    QCOMPARE(allowed(Role::Integrator), QByteArray("a----"));
    QCOMPARE(allowed(Role::Cashier), QByteArray("arb--"));
    QCOMPARE(allowed(Role::Supervisor), QByteArray("arb!p"));
    QCOMPARE(allowed(Role::Finance), QByteArray("arb!p"));
    QCOMPARE(allowed(Role::Admin), QByteArray("arb!p"));
}

void TestPermissions::whoReadsAndSetsTerms()
{
    const auto allowed = [](Role role) {
        return QByteArray(isAllowed(role, Permission::ReadTerms) ? "r" : "-") +
               (isAllowed(role, Permission::SetFees) ? "f" : "-") +
               (isAllowed(role, Permission::SetChannels) ? "c" : "-");
    };
    QCOMPARE(allowed(Role::Integrator), QByteArray("r--"));
    QCOMPARE(allowed(Role::Cashier), QByteArray("---"));
    QCOMPARE(allowed(Role::Supervisor), QByteArray("r--"));
    QCOMPARE(allowed(Role::Finance), QByteArray("rf-"));
    QCOMPARE(allowed(Role::Admin), QByteArray("rfc"));
}

void TestPermissions::everybodySeesWalletsAndTheFloorPausesThem()
{
    for (const Role role : {Role::Integrator, Role::Cashier, Role::Supervisor, Role::Finance, Role::Admin}) {
        QVERIFY(isAllowed(role, Permission::ReadWallets));
        QCOMPARE(isAllowed(role, Permission::PauseWallets), role == Role::Supervisor || role == Role::Admin);
    }
}

void TestPermissions::textsOfRolesRoundTrip()
{
    for (const Role role : {Role::Integrator, Role::Cashier, Role::Supervisor, Role::Finance, Role::Admin})
        QCOMPARE(parseRole(roleText(role)), std::optional(role));
    QVERIFY(!parseRole("Cashier"));
    QVERIFY(!parseRole("root"));
    QVERIFY(!parseRole(""));
}

void TestPermissions::whatIsNotInTheTableIsDenied()
{
    QVERIFY(!isAllowed(static_cast<Role>(99), Permission::ReadPayments));
    QVERIFY(!isAllowed(Role::Supervisor, static_cast<Permission>(99)));
}

QTEST_GUILESS_MAIN(TestPermissions)
#include "tst_permissions.moc"
