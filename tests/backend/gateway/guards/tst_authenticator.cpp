// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Who calls: keys and sessions, what strangers are told, rates and bounds.
#include "door.h"
#include "wire/problem_wire.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace guitai;
using namespace guitai::guards;
using namespace std::chrono_literals;
using test::codeOf;
using test::Door;

namespace {

QByteArray answerBytes(const Result<Caller>& answer)
{
    return wire::Problem::of(answer.error(), "r").toJson();
}

} // namespace

class TestAuthenticator : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSignedRequestIsItsMerchants();
    void unknownKeyAndWrongMacAnswerTheSameBytes();
    void unknownKeyAndWrongMacTakeSimilarTime();
    void keysOfSuspendedMerchantsAreUnknown();
    void aFullNonceMemoryRefuses();
    void theMerchantsRateComesAfterTheSignature();
    void rateRefusalsDoNotUseNonces();
    void bearerTokens_data();
    void bearerTokens();
    void aSessionIsItsOperators();
    void cachedKeysDoNotTouchTheDatabase();
};

void TestAuthenticator::aSignedRequestIsItsMerchants()
{
    Door door;
    const auto caller = door.authenticate(door.payment());
    QCOMPARE(codeOf(caller), QByteArray("OK"));
    QCOMPARE(caller->merchantId.bytes(), QByteArray("M1000"));
    QCOMPARE(caller->keyId.bytes(), QByteArray("demo-key"));
    QCOMPARE(caller->actor(), QByteArray("key:demo-key"));
    QVERIFY(caller->may(merchants::Permission::CreatePayment));
    QVERIFY(!caller->may(merchants::Permission::FollowStream));
}

void TestAuthenticator::unknownKeyAndWrongMacAnswerTheSameBytes()
{
    Door door;
    QCOMPARE(codeOf(door.authenticate(door.payment())), QByteArray("OK")); // demo-key is in the cache now
    test::Signing wrong;
    wrong.secret = Secret(QByteArray(32, 'w'));
    const auto wrongMac = door.authenticate(test::signedBy(wrong, test::request("GET", "/v1/payments")));
    wrong.keyId = ApiKeyId::trusted("no-such-key");
    const auto unknownKey = door.authenticate(test::signedBy(wrong, test::request("GET", "/v1/payments")));
    // Behind a wrong MAC nothing else is told either.
    wrong.created = door.clock.now() - 1h;
    wrong.keyId = door.signing.keyId;
    const auto alsoStale = door.authenticate(test::signedBy(wrong, test::request("GET", "/v1/payments")));
    QCOMPARE(codeOf(wrongMac), QByteArray("UNAUTHORIZED"));
    QCOMPARE(answerBytes(unknownKey), answerBytes(wrongMac));
    QCOMPARE(answerBytes(alsoStale), answerBytes(wrongMac));
}

void TestAuthenticator::unknownKeyAndWrongMacTakeSimilarTime()
{
    Door door;
    QCOMPARE(codeOf(door.authenticate(door.payment())), QByteArray("OK"));
    test::Signing wrong;
    wrong.secret = Secret(QByteArray(32, 'w'));
    const http::Request wrongMac = test::signedBy(wrong, test::request("GET", "/v1/payments"));
    wrong.keyId = ApiKeyId::trusted("no-such-key");
    const http::Request unknownKey = test::signedBy(wrong, test::request("GET", "/v1/payments"));
    const auto spanOf = [&door](const http::Request& request) {
        QElapsedTimer timer;
        timer.start();
        const auto refused = door.authenticate(request);
        return refused.ok() ? 0 : timer.nsecsElapsed();
    };
    // Turn by turn, so that a busy machine slows both alike.
    std::vector<qint64> wrongSpans;
    std::vector<qint64> unknownSpans;
    for (int i = 0; i < 401; ++i) {
        wrongSpans.push_back(spanOf(wrongMac));
        unknownSpans.push_back(spanOf(unknownKey));
    }
    const auto medianOf = [](std::vector<qint64>& spans) {
        std::nth_element(spans.begin(), spans.begin() + 200, spans.end());
        return spans[200];
    };
    const qint64 wrongTime = medianOf(wrongSpans);
    const qint64 unknownTime = medianOf(unknownSpans);
    qInfo("wrong MAC %lld us, unknown key %lld us", wrongTime / 1000, unknownTime / 1000);
    // A missing look-up on one side would be a factor of ten and more.
    QVERIFY(wrongTime < 3 * unknownTime && unknownTime < 3 * wrongTime);
}

void TestAuthenticator::keysOfSuspendedMerchantsAreUnknown()
{
    Door door;
    merchants::Merchant gone;
    gone.merchantId = MerchantId::trusted("M2");
    gone.name = QStringLiteral("Gone");
    gone.status = "SUSPENDED";
    QVERIFY(test::wait(door.allMerchants.create(gone, "test")).ok());
    door.signing.keyId = ApiKeyId::trusted("gone-key");
    QVERIFY(test::wait(door.keys.create(door.signing.keyId, gone.merchantId, door.signing.secret, "test")).ok());
    QCOMPARE(codeOf(door.authenticate(door.payment())), QByteArray("UNAUTHORIZED"));
}

void TestAuthenticator::aFullNonceMemoryRefuses()
{
    Door door(2);
    QCOMPARE(codeOf(door.authenticate(door.payment())), QByteArray("OK"));
    QCOMPARE(codeOf(door.authenticate(door.payment())), QByteArray("OK"));
    QCOMPARE(codeOf(door.authenticate(door.payment())), QByteArray("UNAVAILABLE"));
    door.clock.advance(302s);
    QCOMPARE(codeOf(door.authenticate(door.payment())), QByteArray("OK"));
}

void TestAuthenticator::theMerchantsRateComesAfterTheSignature()
{
    Door door;
    for (int i = 0; i < 100; ++i)
        QCOMPARE(codeOf(door.authenticate(door.payment())), QByteArray("OK"));
    QCOMPARE(codeOf(door.authenticate(door.payment())), QByteArray("RATE_LIMITED"));
    http::Request forged = door.payment();
    forged.path = "/v1/refunds";
    QCOMPARE(codeOf(door.authenticate(forged)), QByteArray("UNAUTHORIZED"));
    door.clock.advance(10ms);
    QCOMPARE(codeOf(door.authenticate(door.payment())), QByteArray("OK"));
}

void TestAuthenticator::rateRefusalsDoNotUseNonces()
{
    Door door;
    for (int i = 0; i < 100; ++i)
        QCOMPARE(codeOf(door.authenticate(door.payment())), QByteArray("OK"));
    const http::Request waiting = door.payment();
    QCOMPARE(codeOf(door.authenticate(waiting)), QByteArray("RATE_LIMITED"));
    QCOMPARE(door.nonces.count(), qsizetype{100});
    door.clock.advance(1s);
    QCOMPARE(codeOf(door.authenticate(waiting)), QByteArray("OK"));
}

void TestAuthenticator::bearerTokens_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("none") << QByteArray() << QByteArray("SIGNATURE_MISSING");
    QTest::newRow("empty") << QByteArray("Bearer ") << QByteArray("UNAUTHORIZED");
    QTest::newRow("another scheme") << QByteArray("Basic Y2FzaGllcjpw") << QByteArray("UNAUTHORIZED");
    QTest::newRow("too short") << QByteArray("Bearer abc") << QByteArray("UNAUTHORIZED");
    QTest::newRow("right length, unknown") << QByteArray("Bearer ") + QByteArray(43, 'A') << QByteArray("UNAUTHORIZED");
    QTest::newRow("64 KB") << QByteArray("Bearer ") + QByteArray(65'536, 'A') << QByteArray("UNAUTHORIZED");
}

void TestAuthenticator::bearerTokens()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, code);
    Door door;
    http::Request request = test::request("GET", "/v1/payments");
    if (!value.isNull())
        request.headers.append("Authorization", value);
    QCOMPARE(codeOf(door.authenticate(request)), code);
}

void TestAuthenticator::aSessionIsItsOperators()
{
    Door door;
    merchants::Operator who;
    who.operatorId = OperatorId::trusted("cashier");
    who.merchantId = MerchantId::trusted("M1000");
    who.role = merchants::Role::Cashier;
    const auto inserted = test::wait(door.storage->write<Done>(storage::kHomeSlot, [&](storage::Transaction& tx) {
        return merchants::insertOperator(tx, who, "no hash", door.clock.now(), "test");
    }));
    QVERIFY(inserted.ok());
    const auto opened = test::wait(door.sessions.open(who, TillNo::trusted("T1")));
    QVERIFY(opened.ok());
    http::Request request = test::request("GET", "/v1/payments");
    request.headers.append("Authorization", "bearer " + opened->token.reveal());
    const auto caller = door.authenticate(request);
    QCOMPARE(codeOf(caller), QByteArray("OK"));
    QCOMPARE(caller->actor(), QByteArray("operator:cashier"));
    QCOMPARE(caller->tillNo.bytes(), QByteArray("T1"));
    QCOMPARE(door.authenticate(request)->merchantId, who.merchantId); // from memory, as whole as before
    QCOMPARE(door.authenticate(request)->merchantId, who.merchantId);
    QVERIFY(caller->may(merchants::Permission::FollowStream));
    door.clock.advance(16min);
    QCOMPARE(codeOf(door.authenticate(request)), QByteArray("SESSION_EXPIRED"));
}

void TestAuthenticator::cachedKeysDoNotTouchTheDatabase()
{
    Door door;
    QCOMPARE(codeOf(door.authenticate(door.payment())), QByteArray("OK"));
    // With nothing to wait for, the task is finished when it is returned.
    const auto cached = test::begin(door.door.authenticate(door.payment()));
    QVERIFY(cached->has_value());
    QCOMPARE(codeOf(**cached), QByteArray("OK"));
    door.clock.advance(31s);
    const auto aged = test::begin(door.door.authenticate(door.payment()));
    QVERIFY(!aged->has_value());
    QTRY_VERIFY(aged->has_value());
    QCOMPARE(codeOf(**aged), QByteArray("OK"));
}

QTEST_GUILESS_MAIN(TestAuthenticator)
#include "tst_authenticator.moc"
