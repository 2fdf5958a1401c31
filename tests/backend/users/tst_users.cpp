// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Users on a real database: whose they are, their payment password and its lock.
#include "payer_house.h"

#include <QTest>

using namespace guitai;
using namespace guitai::users;
using test::codeOf;
using test::wait;

class TestUsers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aUserIdIsUsedOnce();
    void fiveWrongPasswordsLock();
    void anotherMerchantsUserIsUnknown();
    void aTokenIsItsUsersAlone();
    void consentsAreStoredAsHashes();
};

void TestUsers::aUserIdIsUsedOnce()
{
    test::PayerHouse house;
    const UserNo alice = house.open();
    QCOMPARE(wait(house.users.get(house.shop, alice))->userId, QStringLiteral("alice"));
    NewUser again{house.shop, QStringLiteral("alice"), Secret("654321")};
    QCOMPARE(codeOf(wait(house.users.open(again))), QByteArray("USER_EXISTS"));
    NewUser elsewhere{MerchantId::trusted("M2000"), QStringLiteral("alice"), Secret("654321")};
    QCOMPARE(codeOf(wait(house.users.open(elsewhere))), QByteArray("OK"));
}

void TestUsers::fiveWrongPasswordsLock()
{
    test::PayerHouse house;
    const UserNo alice = house.open();
    const auto code = [&](const char* password) {
        return codeOf(wait(house.users.openToken(house.shop, alice, Secret(password))));
    };
    for (int i = 0; i < kMostWrongPasswords; ++i)
        QCOMPARE(code("000000"), QByteArray("PAYMENT_PASSWORD_WRONG"));
    QCOMPARE(code("123456"), QByteArray("USER_LOCKED"));
    house.clock.advance(kLockLife);
    QCOMPARE(code("123456"), QByteArray("OK"));
    QCOMPARE(code("000000"), QByteArray("PAYMENT_PASSWORD_WRONG"));
}

void TestUsers::anotherMerchantsUserIsUnknown()
{
    test::PayerHouse house;
    const UserNo alice = house.open();
    const MerchantId other = MerchantId::trusted("M2000");
    QCOMPARE(codeOf(wait(house.users.get(other, alice))), QByteArray("USER_NOT_FOUND"));
    QCOMPARE(codeOf(wait(house.users.openToken(other, alice, Secret("123456")))), QByteArray("USER_NOT_FOUND"));
    const UserNo nobody = UserNo::trusted("nobody");
    QCOMPARE(codeOf(wait(house.users.get(house.shop, nobody))), QByteArray("USER_NOT_FOUND"));
}

void TestUsers::aTokenIsItsUsersAlone()
{
    test::PayerHouse house;
    const Secret token = house.token(house.open());
    const UserNo bob = house.open("bob");
    QCOMPARE(codeOf(wait(house.users.openCode(house.shop, bob, token))), QByteArray("PAYER_CONSENT_INVALID"));
    // A code is no token: who saw it may not ask for another.
    QCOMPARE(codeOf(wait(house.users.openCode(house.shop, bob, house.code(bob)))), QByteArray("PAYER_CONSENT_INVALID"));
}

void TestUsers::consentsAreStoredAsHashes()
{
    test::PayerHouse house;
    const UserNo alice = house.open();
    const QByteArray token = house.token(alice).reveal();
    house.storage.reset();
    for (storage::ShardIndex shard = 0; shard < 2; ++shard) {
        QFile file(house.folder.path(shard));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(token));
    }
}

QTEST_GUILESS_MAIN(TestUsers)
#include "tst_users.moc"
