// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Integrators' keys on a real database: sealed, cached for a short life, and gone when they should be.
#include "merchant_house.h"
#include "merchants/api_keys.h"

#include <QTest>

using namespace guitai;
using namespace guitai::merchants;
using namespace std::chrono_literals;
using test::codeOf;

namespace {

const ApiKeyId kKey = ApiKeyId::trusted("k-1");
const MerchantId kMerchant = MerchantId::trusted("M1000");
const Secret kSecret(QByteArray(32, 's'));

struct House : test::MerchantHouse
{
    House() { QVERIFY(test::wait(keys.create(kKey, kMerchant, kSecret, "operator:admin")).ok()); }
    ApiKeys keys{*storage, sealer, clock};
};

} // namespace

class TestApiKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aKeyIsFoundWithItsMerchant();
    void creatingIsNotedAndRefusedTwice();
    void shortSecretsAreRefused();
    void theSecretIsSealedInTheDatabase();
    void anotherKeysSecretDoesNotOpen();
    void aRevokedKeyLivesNoLongerThanTheCache();
    void unknownKeysAreNotKept();
    void keysOfUnknownMerchantsAreNotFound();
};

void TestApiKeys::aKeyIsFoundWithItsMerchant()
{
    House house;
    QVERIFY(!house.keys.cached(kKey));
    const auto found = test::wait(house.keys.lookUp(kKey));
    QVERIFY(found.ok() && found->has_value());
    QCOMPARE((*found)->merchantId, kMerchant);
    QCOMPARE((*found)->secret.reveal(), kSecret.reveal());
    QCOMPARE((*found)->requestsPerSecond, 100);
    QVERIFY(house.keys.cached(kKey));
    QCOMPARE(house.keys.cached(kKey)->secret.reveal(), kSecret.reveal());
}

void TestApiKeys::creatingIsNotedAndRefusedTwice()
{
    House house;
    QCOMPARE(codeOf(test::wait(house.keys.create(kKey, kMerchant, Secret(QByteArray(32, 'x')), "a"))),
             QByteArray("ALREADY_EXISTS"));
    QCOMPARE((*test::wait(house.keys.lookUp(kKey)))->secret.reveal(), kSecret.reveal());
    QCOMPARE(house.auditCount("api_key.created"), 1);
}

void TestApiKeys::shortSecretsAreRefused()
{
    House house;
    const auto made =
        test::wait(house.keys.create(ApiKeyId::trusted("k-2"), kMerchant, Secret("15 bytes only.."), "a"));
    QCOMPARE(codeOf(made), QByteArray("INVALID_REQUEST"));
}

void TestApiKeys::theSecretIsSealedInTheDatabase()
{
    House house;
    const QByteArray sealed = house.rows({"merchants_test/find_sealed_key"}, kKey).front().blob(0);
    QVERIFY(sealed.size() > 32);
    QVERIFY(!sealed.contains(QByteArray(8, 's')));
    for (const storage::Row& row : house.rows({"merchants_test/list_audit_texts"}))
        QVERIFY(!row.utf8(0).contains(QByteArray(8, 's')));
}

void TestApiKeys::anotherKeysSecretDoesNotOpen()
{
    House house;
    const ApiKeyId other = ApiKeyId::trusted("k-2");
    QVERIFY(test::wait(house.keys.create(other, kMerchant, Secret(QByteArray(32, 'o')), "a")).ok());
    const QByteArray sealed = house.rows({"merchants_test/find_sealed_key"}, other).front().blob(0);
    QCOMPARE(house.change({"merchants_test/set_sealed_key"}, {storage::Bind::blob(sealed), kKey}), 1);
    QCOMPARE(codeOf(test::wait(house.keys.lookUp(kKey))), QByteArray("DECRYPT_FAILED"));
    QVERIFY(!house.keys.cached(kKey));
}

void TestApiKeys::aRevokedKeyLivesNoLongerThanTheCache()
{
    House house;
    QVERIFY(test::wait(house.keys.lookUp(kKey)).ok());
    QCOMPARE(house.change({"merchants_test/set_key_status"}, {QStringLiteral("REVOKED"), kKey}), 1);
    house.clock.advance(30s);
    QVERIFY(house.keys.cached(kKey));
    house.clock.advance(1ms);
    QVERIFY(!house.keys.cached(kKey));
    const auto found = test::wait(house.keys.lookUp(kKey));
    QVERIFY(found.ok() && !found->has_value());
}

void TestApiKeys::unknownKeysAreNotKept()
{
    House house;
    const ApiKeyId unknown = ApiKeyId::trusted("nobody");
    const auto found = test::wait(house.keys.lookUp(unknown));
    QVERIFY(found.ok() && !found->has_value());
    QVERIFY(!house.keys.cached(unknown));
}

void TestApiKeys::keysOfUnknownMerchantsAreNotFound()
{
    House house;
    const ApiKeyId orphan = ApiKeyId::trusted("orphan");
    QVERIFY(test::wait(house.keys.create(orphan, MerchantId::trusted("M9"), kSecret, "a")).ok());
    QVERIFY(!test::wait(house.keys.lookUp(orphan))->has_value());
}

QTEST_GUILESS_MAIN(TestApiKeys)
#include "tst_api_keys.moc"
