// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a signature protects: tampering, replays, the time window, a restart.
#include "crypto/hash.h"
#include "door.h"

#include <QTest>

using namespace guitai;
using namespace guitai::guards;
using namespace std::chrono_literals;
using test::codeOf;
using test::Door;

using Tamper = std::function<void(http::Request&)>;
Q_DECLARE_METATYPE(Tamper)

class TestSignedRequests : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tampering_data();
    void tampering();
    void aNonceIsUsedOnce();
    void aRefusedRequestDoesNotUseItsNonce();
    void window_data();
    void window();
    void expiresIsHonoured();
    void writingIsRefusedWhenSignedBeforeTheStart();
};

void TestSignedRequests::tampering_data()
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
    row("the idempotency key", "UNAUTHORIZED", [](http::Request& r) { r.headers.set("Idempotency-Key", "order-2"); });
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

void TestSignedRequests::tampering()
{
    QFETCH(Tamper, tamper);
    QFETCH(QByteArray, code);
    Door door;
    http::Request request = door.payment();
    tamper(request);
    QCOMPARE(codeOf(door.authenticate(request)), code);
}

void TestSignedRequests::aNonceIsUsedOnce()
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

void TestSignedRequests::aRefusedRequestDoesNotUseItsNonce()
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

void TestSignedRequests::window_data()
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

void TestSignedRequests::window()
{
    QFETCH(int, secondsAway);
    QFETCH(QByteArray, code);
    Door door;
    door.payment();
    door.signing.created = door.clock.now() + std::chrono::seconds(secondsAway);
    QCOMPARE(codeOf(door.authenticate(test::signedBy(door.signing, test::request("POST", "/v1/payments")))), code);
}

void TestSignedRequests::expiresIsHonoured()
{
    Door door;
    const auto signedUntil = [&door](int seconds) {
        http::Request request = test::request("GET", "/v1/payments");
        const QByteArray created = QByteArray::number(door.clock.now().seconds());
        MessageSignature signature;
        signature.components = {"@method", "@path"};
        signature.parameters = R"(("@method" "@path");created=)" + created +
                               ";expires=" + QByteArray::number(door.clock.now().seconds() + seconds) +
                               R"(;nonce="until-)" + QByteArray::number(seconds).rightJustified(16, '0') +
                               R"(";keyid="demo-key";alg="hmac-sha256";tag="guitai")";
        const auto base = signatureBase(request, signature);
        request.headers.set("Signature-Input", "x=" + signature.parameters);
        request.headers.set("Signature", "x=:" + crypto::hmacSha256(door.signing.secret, *base).toBase64() + ':');
        return request;
    };
    QCOMPARE(codeOf(door.authenticate(signedUntil(30))), QByteArray("OK"));
    const http::Request late = signedUntil(29);
    door.clock.advance(29s);
    QCOMPARE(codeOf(door.authenticate(late)), QByteArray("SIGNATURE_EXPIRED"));
}

void TestSignedRequests::writingIsRefusedWhenSignedBeforeTheStart()
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

QTEST_GUILESS_MAIN(TestSignedRequests)
#include "tst_signed_requests.moc"
