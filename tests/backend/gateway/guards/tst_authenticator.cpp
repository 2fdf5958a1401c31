// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Who calls, on a real database: tampering, replays, the time window, unknown keys, rates and sessions.
#include "crypto/hash.h"
#include "guards/authenticator.h"
#include "merchants/merchants.h"
#include "signed_requests.h"
#include "support/fake_clock.h"
#include "support/storage_fixture.h"
#include "wire/problem_wire.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace guitai;
using namespace guitai::guards;
using namespace std::chrono_literals;

namespace {

constexpr char kBody[] = R"({"amount":1500})";

/// Storage, merchant M1000 with demo-key, and everything that stands at the door.
struct Door
{
    explicit Door(qsizetype mostNonces = 1'000, Duration startedBefore = 1h) : nonces(clock, mostNonces, {1, 2})
    {
        options.processStarted = clock.now() - startedBefore;
        merchants::Merchant shop;
        shop.merchantId = MerchantId::trusted("M1000");
        shop.name = QStringLiteral("Shop");
        QVERIFY(test::wait(allMerchants.create(shop, "test")).ok());
        QVERIFY(test::wait(keys.create(signing.keyId, shop.merchantId, signing.secret, "test")).ok());
    }
    Result<Caller> authenticate(http::Request request) { return test::wait(door.authenticate(std::move(request))); }
    /// A well signed request with a nonce of its own.
    http::Request payment()
    {
        signing.nonce = "nonce-" + QByteArray::number(++count).rightJustified(16, '0');
        signing.created = clock.now();
        http::Request request = test::request("POST", "/v1/payments?x=1", kBody);
        request.headers.append("Idempotency-Key", "order-1");
        request.headers.append("Content-Type", "application/json");
        return test::signedBy(signing, request);
    }

    test::FakeClock clock;
    test::StorageFixture folder;
    std::unique_ptr<storage::SqliteStorage> storage = folder.open();
    QTemporaryDir keyFolder;
    merchants::SecretSealer sealer = *merchants::SecretSealer::fromKeyFileMade(keyFolder.filePath(QStringLiteral("key")));
    merchants::Merchants allMerchants{*storage, clock};
    merchants::ApiKeys keys{*storage, sealer, clock};
    merchants::Sessions sessions{*storage, clock};
    coordination::LocalNonceMemory nonces;
    RateGuard rates{clock, {}};
    AuthenticatorOptions options;
    Authenticator door{keys, sessions, nonces, rates, clock, (options.processStarted = clock.now() - 1h, options)};
    test::Signing signing;
    int count = 0;
};

QByteArray codeOf(const Result<Caller>& answer)
{
    return answer.ok() ? QByteArray("OK") : QByteArray(answer.error().code.name);
}

QByteArray answerBytes(const Result<Caller>& answer)
{
    return wire::Problem::of(answer.error(), "r").toJson();
}

using Tamper = std::function<void(http::Request&)>;

} // namespace

Q_DECLARE_METATYPE(Tamper)

class TestAuthenticator : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSignedRequestIsItsMerchants();
    void tampering_data();
    void tampering();
    void aNonceIsUsedOnce();
    void aRefusedRequestDoesNotUseItsNonce();
    void window_data();
    void window();
    void expiresIsHonoured();
    void writingIsRefusedWhenSignedBeforeTheStart();
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

void TestAuthenticator::tampering_data()
{
    QTest::addColumn<Tamper>("tamper");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* name, const char* code, Tamper tamper) {
        QTest::newRow(name) << std::move(tamper) << QByteArray(code);
    };
    const auto inInput = [](const char* before, const char* after) -> Tamper {
        return [before, after](http::Request& r) {
            QByteArray input = r.headers.value("signature-input");
            const QByteArray old = input;
            r.headers.set("Signature-Input", input.replace(before, after));
            QVERIFY(old != r.headers.value("signature-input"));
        };
    };
    row("nothing", "OK", [](http::Request&) {});
    row("a field that is not covered", "OK", [](http::Request& r) { r.headers.set("Content-Type", "text/plain"); });
    row("the method", "UNAUTHORIZED", [](http::Request& r) { r.method = "PUT"; });
    row("the path", "UNAUTHORIZED", [](http::Request& r) { r.path = "/v1/payment"; });
    row("the path's case", "UNAUTHORIZED", [](http::Request& r) { r.path = "/v1/Payments"; });
    row("the query", "UNAUTHORIZED", [](http::Request& r) { r.query = "x=2"; });
    row("the query taken away", "UNAUTHORIZED", [](http::Request& r) { r.query = QByteArray(); });
    row("the body", "CONTENT_DIGEST_MISMATCH", [](http::Request& r) { r.body = R"({"amount":1501})"; });
    row("the body taken away", "CONTENT_DIGEST_MISMATCH", [](http::Request& r) { r.body.clear(); });
    row("the body with its digest", "UNAUTHORIZED", [](http::Request& r) {
        r.body = R"({"amount":1501})";
        r.headers.set("Content-Digest", contentDigest(r.body));
    });
    row("the digest taken away", "SIGNATURE_INCOMPLETE", [](http::Request& r) {
        http::Headers kept;
        for (const http::Header& h : r.headers.all()) {
            if (h.name != "Content-Digest")
                kept.append(h.name, h.value);
        }
        r.headers = kept;
    });
    row("a second digest", "UNAUTHORIZED",
        [](http::Request& r) { r.headers.append("Content-Digest", contentDigest("{}")); });
    row("the idempotency key", "UNAUTHORIZED",
        [](http::Request& r) { r.headers.set("Idempotency-Key", "order-2"); });
    row("a second idempotency key", "UNAUTHORIZED",
        [](http::Request& r) { r.headers.append("Idempotency-Key", "order-1"); });
    row("the host", "UNAUTHORIZED", [](http::Request& r) { r.headers.set("Host", "evil.example:8443"); });
    row("the port", "UNAUTHORIZED", [](http::Request& r) { r.headers.set("Host", "shop.example:8444"); });
    row("created", "UNAUTHORIZED", inInput("created=1795400000", "created=1795400001"));
    row("the nonce", "UNAUTHORIZED", inInput("nonce=\"nonce", "nonce=\"Nonce"));
    row("the key id", "UNAUTHORIZED", inInput("demo-key", "demo-kez"));
    row("the order of parameters", "UNAUTHORIZED",
        inInput(";alg=\"hmac-sha256\";tag=\"guitai\"", ";tag=\"guitai\";alg=\"hmac-sha256\""));
    row("the order of components", "UNAUTHORIZED", inInput("\"@method\" \"@path\"", "\"@path\" \"@method\""));
    row("a component left out", "UNAUTHORIZED", inInput(" \"@authority\"", ""));
    row("a component added", "UNAUTHORIZED", inInput(" \"@authority\"", " \"@authority\" \"content-type\""));
    row("a parameter added", "UNAUTHORIZED", inInput(";tag", ";x=1;tag"));
    row("expires added", "UNAUTHORIZED", inInput(";tag", ";expires=1995400000;tag"));
    row("the label on both sides", "OK", [](http::Request& r) {
        r.headers.set("Signature-Input", r.headers.value("signature-input").replace("guitai=", "s="));
        r.headers.set("Signature", r.headers.value("signature").replace("guitai=", "s="));
    });
    row("the signature taken away", "SIGNATURE_MALFORMED", [](http::Request& r) { r.headers.set("Signature", ""); });
    row("an Authorization beside it", "SIGNATURE_MALFORMED",
        [](http::Request& r) { r.headers.append("Authorization", "Bearer x"); });
}

void TestAuthenticator::tampering()
{
    QFETCH(Tamper, tamper);
    QFETCH(QByteArray, code);
    Door door;
    http::Request request = door.payment();
    tamper(request);
    QCOMPARE(codeOf(door.authenticate(request)), code);
}

void TestAuthenticator::aNonceIsUsedOnce()
{
    Door door;
    const http::Request first = door.payment();
    QCOMPARE(codeOf(door.authenticate(first)), QByteArray("OK"));
    QCOMPARE(codeOf(door.authenticate(first)), QByteArray("SIGNATURE_REPLAYED"));
    door.clock.advance(299s);
    QCOMPARE(codeOf(door.authenticate(first)), QByteArray("SIGNATURE_REPLAYED"));
    // Signed anew with the old nonce: still no.
    door.signing.created = door.clock.now();
    http::Request again = test::signedBy(door.signing, test::request("GET", "/v1/payments"));
    QCOMPARE(codeOf(door.authenticate(again)), QByteArray("SIGNATURE_REPLAYED"));
    door.signing.nonce = "another-nonce-0001";
    again = test::signedBy(door.signing, test::request("GET", "/v1/payments"));
    QCOMPARE(codeOf(door.authenticate(again)), QByteArray("OK"));
}

void TestAuthenticator::aRefusedRequestDoesNotUseItsNonce()
{
    Door door;
    const http::Request good = door.payment();
    http::Request bad = good;
    bad.path = "/v1/refunds";
    QCOMPARE(codeOf(door.authenticate(bad)), QByteArray("UNAUTHORIZED"));
    bad = good;
    bad.body = "{}";
    QCOMPARE(codeOf(door.authenticate(bad)), QByteArray("CONTENT_DIGEST_MISMATCH"));
    QCOMPARE(codeOf(door.authenticate(good)), QByteArray("OK"));
}

void TestAuthenticator::window_data()
{
    QTest::addColumn<int>("secondsAway");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("10 minutes old") << -600 << QByteArray("SIGNATURE_EXPIRED");
    QTest::newRow("5:01 old") << -301 << QByteArray("SIGNATURE_EXPIRED");
    QTest::newRow("5:00 old") << -300 << QByteArray("OK");
    QTest::newRow("4:59 old") << -299 << QByteArray("OK");
    QTest::newRow("now") << 0 << QByteArray("OK");
    QTest::newRow("4:59 ahead") << 299 << QByteArray("OK");
    QTest::newRow("5:00 ahead") << 300 << QByteArray("OK");
    QTest::newRow("5:01 ahead") << 301 << QByteArray("SIGNATURE_EXPIRED");
    QTest::newRow("10 minutes ahead") << 600 << QByteArray("SIGNATURE_EXPIRED");
}

void TestAuthenticator::window()
{
    QFETCH(int, secondsAway);
    QFETCH(QByteArray, code);
    Door door;
    door.payment();
    door.signing.created = door.clock.now() + std::chrono::seconds(secondsAway);
    QCOMPARE(codeOf(door.authenticate(test::signedBy(door.signing, test::request("POST", "/v1/payments")))), code);
}

void TestAuthenticator::expiresIsHonoured()
{
    Door door;
    const auto signedUntil = [&door](int seconds) {
        http::Request request = test::request("GET", "/v1/payments");
        const QByteArray created = QByteArray::number(door.clock.now().seconds());
        MessageSignature signature;
        signature.components = {"@method", "@path"};
        signature.parameters = R"(("@method" "@path");created=)" + created + ";expires=" +
                               QByteArray::number(door.clock.now().seconds() + seconds) + R"(;nonce="until-)" +
                               QByteArray::number(seconds).rightJustified(16, '0') +
                               R"(";keyid="demo-key";alg="hmac-sha256";tag="guitai")";
        const auto base = signatureBase(request, signature);
        request.headers.set("Signature-Input", "x=" + signature.parameters);
        request.headers.set("Signature",
                            "x=:" + crypto::hmacSha256(door.signing.secret, *base).toBase64() + ':');
        return request;
    };
    QCOMPARE(codeOf(door.authenticate(signedUntil(30))), QByteArray("OK"));
    const http::Request late = signedUntil(29);
    door.clock.advance(29s);
    QCOMPARE(codeOf(door.authenticate(late)), QByteArray("SIGNATURE_EXPIRED"));
}

void TestAuthenticator::writingIsRefusedWhenSignedBeforeTheStart()
{
    Door door;
    AuthenticatorOptions options;
    options.processStarted = door.clock.now() + 400ms;
    Authenticator restarted(door.keys, door.sessions, door.nonces, door.rates, door.clock, options);
    const auto codeAt = [&](const QByteArray& method, Duration away) {
        door.payment();
        door.signing.created = door.clock.now() + away;
        return codeOf(test::wait(restarted.authenticate(test::signedBy(door.signing, test::request(method, "/v1/x")))));
    };
    QCOMPARE(codeAt("POST", -1s), QByteArray("SIGNATURE_EXPIRED"));
    QCOMPARE(codeAt("PUT", -1s), QByteArray("SIGNATURE_EXPIRED"));
    QCOMPARE(codeAt("DELETE", -1s), QByteArray("SIGNATURE_EXPIRED"));
    QCOMPARE(codeAt("GET", -1s), QByteArray("OK"));
    QCOMPARE(codeAt("POST", 0s), QByteArray("OK")); // the same second
    QCOMPARE(codeAt("POST", 1s), QByteArray("OK"));
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
    const auto median = [&door](const http::Request& request) {
        std::vector<qint64> spans;
        for (int i = 0; i < 201; ++i) {
            QElapsedTimer timer;
            timer.start();
            const auto refused = door.authenticate(request);
            spans.push_back(refused.ok() ? 0 : timer.nsecsElapsed());
        }
        std::nth_element(spans.begin(), spans.begin() + 100, spans.end());
        return spans[100];
    };
    const qint64 wrongTime = median(wrongMac);
    const qint64 unknownTime = median(unknownKey);
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
