// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions on a real database: idle and absolute ends, what the disk sees, and what a thief of the database
// gets.
#include "crypto/hash.h"
#include "merchant_house.h"
#include "merchants/sessions.h"
#include "support/stumbling_storage.h"

#include <QTest>

using namespace guitai;
using namespace guitai::merchants;
using namespace std::chrono_literals;
using test::codeOf;

namespace {

struct House : test::MerchantHouse
{
    Secret open(const char* till = "T1") { return test::wait(sessions.open(cashier, TillNo::trusted(till)))->token; }
    QByteArray check(const Secret& token) { return codeOf(test::wait(sessions.check(token))); }
    storage::Rows stored() { return rows({"merchants_test/list_sessions"}); }

    Operator cashier = addOperator("cashier");
    Sessions sessions{*storage, clock};
};

} // namespace

class TestSessions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anOpenedSessionIsWhoseItIs();
    void aSessionIsWhoseItIsHoweverOftenItIsChecked();
    void onlyTheHashIsStored();
    void madeUpTokensAreRefused_data();
    void madeUpTokensAreRefused();
    void aSessionEndsAfterFifteenIdleMinutes();
    void useKeepsItAlive();
    void aSessionEndsAfterTenHoursOfUse();
    void lastUseIsWrittenOncePerMinute();
    void aRaceLostByItsWriteDoesNotForgetTheLastUse();
    void checkedSessionsDoNotTouchTheDisk();
    void aSessionDeletedElsewhereEndsWithinAMinute();
    void aDisabledOperatorsSessionEndsWithinAMinute();
    void anotherProcessKnowsTheSession();
    void signingOutEndsItAtOnce();
    void openingClearsEndedSessionsAway();
    void anOperatorHasABoundedNumberOfSessions();
};

void TestSessions::anOpenedSessionIsWhoseItIs()
{
    House house;
    const auto opened = test::wait(house.sessions.open(house.cashier, TillNo::trusted("T1")));
    QCOMPARE(opened->token.reveal().size(), qsizetype{43});
    QCOMPARE(opened->expiresAt, house.clock.now() + 10h);
    const auto session = test::wait(house.sessions.check(opened->token));
    QCOMPARE(codeOf(session), QByteArray("OK"));
    QCOMPARE(session->operatorId.bytes(), QByteArray("cashier"));
    QCOMPARE(session->merchantId.bytes(), QByteArray("M1000"));
    QCOMPARE(session->role, Role::Cashier);
    QCOMPARE(session->tillNo.bytes(), QByteArray("T1"));
    QCOMPARE(house.auditCount("operator.signed_in"), 1);
}

void TestSessions::aSessionIsWhoseItIsHoweverOftenItIsChecked()
{
    House house;
    const Secret token = house.open();
    for (int i = 0; i < 3; ++i) {
        const auto session = test::wait(house.sessions.check(token));
        QCOMPARE(session->merchantId.bytes(), QByteArray("M1000"));
        QCOMPARE(session->operatorId.bytes(), QByteArray("cashier"));
        QCOMPARE(session->tillNo.bytes(), QByteArray("T1"));
    }
}

void TestSessions::onlyTheHashIsStored()
{
    House house;
    const Secret token = house.open();
    const QByteArray stored = house.stored().front().utf8(0);
    QCOMPARE(stored, crypto::sha256(token.reveal()).toHex());
    // Whoever reads the database cannot use what is there.
    QCOMPARE(house.check(Secret(stored)), QByteArray("UNAUTHORIZED"));
    QCOMPARE(house.check(Secret(stored.first(43))), QByteArray("UNAUTHORIZED"));
    QVERIFY(house.open().reveal() != token.reveal());
}

void TestSessions::madeUpTokensAreRefused_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("too short") << QByteArray(42, 'A');
    QTest::newRow("right length") << QByteArray(43, 'A');
    QTest::newRow("too long") << QByteArray(44, 'A');
    QTest::newRow("SQL") << QByteArray("' OR 1=1 --                                ");
}

void TestSessions::madeUpTokensAreRefused()
{
    QFETCH(QByteArray, token);
    House house;
    house.open();
    QCOMPARE(house.check(Secret(token)), QByteArray("UNAUTHORIZED"));
    QCOMPARE(codeOf(test::wait(house.sessions.close(Secret(token)))), QByteArray("UNAUTHORIZED"));
}

void TestSessions::aSessionEndsAfterFifteenIdleMinutes()
{
    House house;
    const Secret token = house.open();
    house.clock.advance(15min - 1ms);
    QCOMPARE(house.check(token), QByteArray("OK"));
    house.clock.advance(15min);
    QCOMPARE(house.check(token), QByteArray("SESSION_EXPIRED"));
    QCOMPARE(house.check(token), QByteArray("SESSION_EXPIRED")); // being refused is no use of it
    Sessions restarted(*house.storage, house.clock);
    QCOMPARE(codeOf(test::wait(restarted.check(token))), QByteArray("SESSION_EXPIRED"));
}

void TestSessions::useKeepsItAlive()
{
    House house;
    const Secret token = house.open();
    for (int i = 0; i < 10; ++i) {
        house.clock.advance(59s); // remembered without a write …
        QCOMPARE(house.check(token), QByteArray("OK"));
        house.clock.advance(14min + 50s); // … and still the last use that counts
        QCOMPARE(house.check(token), QByteArray("OK"));
    }
}

void TestSessions::aSessionEndsAfterTenHoursOfUse()
{
    House house;
    const Secret token = house.open();
    for (int i = 0; i < 59; ++i) {
        house.clock.advance(10min);
        QCOMPARE(house.check(token), QByteArray("OK"));
    }
    house.clock.advance(10min);
    QCOMPARE(house.check(token), QByteArray("SESSION_EXPIRED"));
}

void TestSessions::lastUseIsWrittenOncePerMinute()
{
    House house;
    const UtcTime opened = house.clock.now();
    const Secret token = house.open();
    QCOMPARE(house.check(token), QByteArray("OK"));
    house.clock.advance(59s);
    QCOMPARE(house.check(token), QByteArray("OK"));
    QCOMPARE(house.stored().front().time(1), opened);
    house.clock.advance(1s);
    QCOMPARE(house.check(token), QByteArray("OK"));
    QCOMPARE(house.stored().front().time(1), opened + 60s);
}

void TestSessions::aRaceLostByItsWriteDoesNotForgetTheLastUse()
{
    House house;
    test::StumblingStorage storage(*house.storage);
    Sessions sessions(storage, house.clock);
    const Secret token = house.open();
    QCOMPARE(codeOf(test::wait(sessions.check(token))), QByteArray("OK"));
    house.clock.advance(60s);
    storage.failOnce(1, storage::errors::kConflict, false);
    QCOMPARE(codeOf(test::wait(sessions.check(token))), QByteArray("STORAGE_CONFLICT"));
    house.clock.advance(14min + 30s); // of idleness; the disk knows of 15 and a half
    QCOMPARE(codeOf(test::wait(sessions.check(token))), QByteArray("OK"));
}

void TestSessions::checkedSessionsDoNotTouchTheDisk()
{
    House house;
    const Secret token = house.open();
    QCOMPARE(house.check(token), QByteArray("OK"));
    // With nothing to wait for, the task is finished when it is returned.
    QVERIFY(test::begin(house.sessions.check(token))->has_value());
    house.clock.advance(60s);
    const auto writing = test::begin(house.sessions.check(token));
    QVERIFY(!writing->has_value());
    QTRY_VERIFY(writing->has_value());
}

void TestSessions::aSessionDeletedElsewhereEndsWithinAMinute()
{
    House house;
    const Secret token = house.open();
    QCOMPARE(house.check(token), QByteArray("OK"));
    QCOMPARE(house.change({"merchants_test/delete_all_sessions"}, {}), 1);
    house.clock.advance(60s);
    QVERIFY(house.check(token) != "OK");
    QCOMPARE(house.check(token), QByteArray("UNAUTHORIZED"));
}

void TestSessions::aDisabledOperatorsSessionEndsWithinAMinute()
{
    House house;
    const Secret token = house.open();
    QCOMPARE(house.check(token), QByteArray("OK"));
    QCOMPARE(
        house.change({"merchants_test/set_operator_status"}, {QStringLiteral("DISABLED"), house.cashier.operatorId}),
        1);
    house.clock.advance(60s);
    QCOMPARE(house.check(token), QByteArray("SESSION_EXPIRED"));
}

void TestSessions::anotherProcessKnowsTheSession()
{
    House house;
    const Secret token = house.open();
    Sessions other(*house.storage, house.clock);
    QCOMPARE(codeOf(test::wait(other.check(token))), QByteArray("OK"));
}

void TestSessions::signingOutEndsItAtOnce()
{
    House house;
    const Secret token = house.open();
    const Secret kept = house.open("T2");
    QCOMPARE(house.check(token), QByteArray("OK"));
    QCOMPARE(codeOf(test::wait(house.sessions.close(token))), QByteArray("OK"));
    QCOMPARE(house.check(token), QByteArray("UNAUTHORIZED"));
    QCOMPARE(codeOf(test::wait(house.sessions.close(token))), QByteArray("UNAUTHORIZED"));
    QCOMPARE(house.check(kept), QByteArray("OK"));
    QCOMPARE(house.auditCount("operator.signed_out"), 1);
}

void TestSessions::openingClearsEndedSessionsAway()
{
    House house;
    house.open();
    house.open();
    house.clock.advance(15min);
    house.open();
    QCOMPARE(house.stored().size(), size_t{1});
}

void TestSessions::anOperatorHasABoundedNumberOfSessions()
{
    House house;
    const Secret first = house.open();
    Secret last;
    for (int i = 0; i < 40; ++i) {
        house.clock.advance(1s);
        last = house.open();
    }
    QCOMPARE(house.stored().size(), size_t{32});
    QCOMPARE(house.check(first), QByteArray("UNAUTHORIZED"));
    QCOMPARE(house.check(last), QByteArray("OK"));
}

QTEST_GUILESS_MAIN(TestSessions)
#include "tst_sessions.moc"
