// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// RFC 9421 against its own test vector B.2.5 and one computed by the openssl command; what is malformed or
// covers too little is refused with the part at fault named.
#include "crypto/hash.h"
#include "signed_requests.h"

#include <QTest>

using namespace guitai;
using namespace guitai::guards;

class TestMessageSignature : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void verifiesTheRfcVector();
    void signsAsTheOpensslCommandDoes();
    void refusesMalformedFields_data();
    void refusesMalformedFields();
    void namesWhatIsMissing_data();
    void namesWhatIsMissing();
    void buildsEveryComponent_data();
    void buildsEveryComponent();
    void findsOursAmongOthers();
    void twoOfOursAreRefused();
    void digestsTheBody_data();
    void digestsTheBody();
};

namespace {

const QByteArray kRfcSecret =
    QByteArray::fromBase64("uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==");
const QByteArray kMac = ":" + QByteArray(32, 'm').toBase64() + ":";
const QByteArray kParameters =
    R"(;created=1795400000;nonce="0123456789abcdef";keyid="demo-key";alg="hmac-sha256";tag="guitai")";

http::Request withFields(const QByteArray& input, const QByteArray& mac, http::Request request)
{
    request.headers.set("Signature-Input", input);
    request.headers.set("Signature", mac);
    return request;
}

} // namespace

void TestMessageSignature::verifiesTheRfcVector()
{
    http::Request request = test::request("POST", "/foo?param=Value&Pet=dog", R"({"hello": "world"})");
    request.headers.set("Host", "example.com");
    request.headers.append("Date", "Tue, 20 Apr 2021 02:07:55 GMT");
    request.headers.append("Content-Type", "application/json");
    request.headers.append("Signature-Input", R"(sig-b25=("date" "@authority" "content-type");)"
                                              R"(created=1618884473;keyid="test-shared-secret")");
    request.headers.append("Signature", "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:");

    const auto signatures = readSignatures(request.headers);
    QVERIFY(signatures.ok());
    QCOMPARE(signatures->size(), size_t{1});
    const MessageSignature& signature = signatures->front();
    QCOMPARE(signature.keyId, QByteArray("test-shared-secret"));
    QCOMPARE(signature.created->seconds(), std::int64_t{1'618'884'473});
    const auto base = signatureBase(request, signature);
    QVERIFY(base.ok());
    QCOMPARE(*base, QByteArray("\"date\": Tue, 20 Apr 2021 02:07:55 GMT\n"
                               "\"@authority\": example.com\n"
                               "\"content-type\": application/json\n"
                               "\"@signature-params\": (\"date\" \"@authority\" \"content-type\")"
                               ";created=1618884473;keyid=\"test-shared-secret\""));
    QCOMPARE(crypto::hmacSha256(Secret(kRfcSecret), *base), signature.mac);
}

void TestMessageSignature::signsAsTheOpensslCommandDoes()
{
    http::Request request = test::request("POST", "/v1/payments?x=1", R"({"amount":1500})");
    request.headers.append("Idempotency-Key", "order-1");
    const http::Headers headers = test::signedBy({}, request).headers;
    QCOMPARE(headers.value("content-digest"), QByteArray("sha-256=:0wvNTwKXOLOwf6H+3VCd2iZWLL8dcjPaQBlT8P3mZqU=:"));
    QCOMPARE(headers.value("signature-input"),
             QByteArray(R"(guitai=("@method" "@path" "@query" "content-digest" "idempotency-key" "@authority"))") +
                 kParameters);
    QCOMPARE(headers.value("signature"), QByteArray("guitai=:mAwuVZVSs8MuJpCOfgXXPPhHsID84I7CRfsWVbfNIl8=:"));
}

void TestMessageSignature::refusesMalformedFields_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("mac");
    const QByteArray good = "s=(\"@method\" \"@path\")" + kParameters;
    const auto row = [](const char* name, const QByteArray& input, const QByteArray& mac) {
        QTest::newRow(name) << input << mac;
    };
    row("no input", "", "s=" + kMac);
    row("no MAC", good, "");
    row("no label", good.mid(2), "s=" + kMac);
    row("label in capitals", "S" + good.mid(1), "S=" + kMac);
    row("another label at the MAC", good, "t=" + kMac);
    row("a MAC too many", good, "s=" + kMac + ", t=" + kMac);
    row("a MAC twice", good, "s=" + kMac + ", s=" + kMac);
    row("a label twice", good + ", " + good, "s=" + kMac);
    row("MAC as a string", good, "s=\"abc\"");
    row("MAC of another length", good, "s=:AAAA:");
    row("MAC with other bytes behind", good, "s=" + kMac + "x");
    row("list never closed", "s=(\"@method\" \"@path\"" + kParameters, "s=" + kMac);
    row("two spaces between components", "s=(\"@method\"  \"@path\")" + kParameters, "s=" + kMac);
    row("space inside the brackets", "s=( \"@method\" \"@path\")" + kParameters, "s=" + kMac);
    row("a component twice", "s=(\"@method\" \"@path\" \"@method\")" + kParameters, "s=" + kMac);
    row("a component in capitals", "s=(\"@method\" \"@path\" \"Host\")" + kParameters, "s=" + kMac);
    row("a component with a parameter", "s=(\"@method\" \"@path\";req)" + kParameters, "s=" + kMac);
    row("a component without quotes", "s=(@method \"@path\")" + kParameters, "s=" + kMac);
    row("@signature-params as a component", "s=(\"@method\" \"@path\" \"@signature-params\")" + kParameters,
        "s=" + kMac);
    row("a parameter twice", good + ";created=1795400000", "s=" + kMac);
    row("created as a string", QByteArray(good).replace("1795400000", "\"1795400000\""), "s=" + kMac);
    row("created with a fraction", QByteArray(good).replace("1795400000", "1795400000.5"), "s=" + kMac);
    row("created negative", QByteArray(good).replace("1795400000", "-1795400000"), "s=" + kMac);
    row("space before a parameter", QByteArray(good).replace(";nonce", "; nonce"), "s=" + kMac);
    row("trailing comma", good + ",", "s=" + kMac);
    row(
        "33 components",
        "s=(\"@method\" \"@path\"" +
            [] {
                QByteArray more;
                for (int i = 0; i < 31; ++i)
                    more += " \"x" + QByteArray::number(i) + '"';
                return more;
            }() +
            ")" + kParameters,
        "s=" + kMac);
    row("longer than 8 KB", good + ";x=\"" + QByteArray(8'192, 'a') + '"', "s=" + kMac);
}

void TestMessageSignature::refusesMalformedFields()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, mac);
    const auto read = readOurSignature(withFields(input, mac, test::request("GET", "/v1/payments")));
    QVERIFY(!read.ok());
    QCOMPARE(read.error().code.name, "SIGNATURE_MALFORMED");
}

void TestMessageSignature::namesWhatIsMissing_data()
{
    QTest::addColumn<QByteArray>("components");
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QString>("missing"); // empty: accepted
    const QByteArray all = R"("@method" "@path" "@query" "content-digest" "idempotency-key")";
    const auto without = [](QByteArray text, const char* part) { return text.replace(part, "").simplified(); };
    QTest::newRow("everything covered") << all << kParameters << QString();
    QTest::newRow("more than everything") << all + R"( "host" "@authority")" << kParameters << QString();
    QTest::newRow("unknown parameters are kept") << all << kParameters + ";x=1;y=?0" << QString();
    QTest::newRow("no @method") << without(all, R"("@method")") << kParameters << "@method";
    QTest::newRow("no @path") << all.simplified().replace(R"( "@path")", "") << kParameters << "@path";
    QTest::newRow("no @query") << QByteArray(all).replace(R"( "@query")", "") << kParameters << "@query";
    QTest::newRow("no content-digest") << QByteArray(all).replace(R"( "content-digest")", "") << kParameters
                                       << "content-digest";
    QTest::newRow("no idempotency-key") << QByteArray(all).replace(R"( "idempotency-key")", "") << kParameters
                                        << "idempotency-key";
    QTest::newRow("nothing covered") << QByteArray() << kParameters << "@method";
    const auto cut = [](const char* part) { return QByteArray(kParameters).replace(part, ""); };
    QTest::newRow("no created") << all << cut(";created=1795400000") << "created";
    QTest::newRow("no nonce") << all << cut(R"(;nonce="0123456789abcdef")") << "nonce";
    QTest::newRow("a nonce of 15") << all << cut("f\"").replace("cde;", "cde\";") << "nonce";
    QTest::newRow("no keyid") << all << cut(R"(;keyid="demo-key")") << "keyid";
    QTest::newRow("no alg") << all << cut(R"(;alg="hmac-sha256")") << "alg";
    QTest::newRow("another alg") << all << QByteArray(kParameters).replace("hmac-sha256", "rsa-v1_5-sha256") << "alg";
    QTest::newRow("no tag") << all << cut(R"(;tag="guitai")") << "tag";
    QTest::newRow("another tag") << all << QByteArray(kParameters).replace("guitai", "other") << "tag";
}

void TestMessageSignature::namesWhatIsMissing()
{
    QFETCH(QByteArray, components);
    QFETCH(QByteArray, parameters);
    QFETCH(QString, missing);
    http::Request request = test::request("POST", "/v1/payments?x=1", "{}");
    request.headers.append("Content-Digest", contentDigest("{}"));
    request.headers.append("Idempotency-Key", "order-1");
    const auto read = readOurSignature(withFields("s=(" + components + ')' + parameters, "s=" + kMac, request));
    QCOMPARE(read.ok(), missing.isEmpty());
    if (!read) {
        QCOMPARE(read.error().code.name, "SIGNATURE_INCOMPLETE");
        QCOMPARE(read.error().field, missing);
    }
}

void TestMessageSignature::buildsEveryComponent_data()
{
    QTest::addColumn<QByteArray>("component");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("overTls");
    QTest::addColumn<QByteArray>("value"); // null: not in the message
    const QByteArray target = "/v1/payments?a=%20b&c";
    const auto row = [](const char* name, const char* component, const char* host, const QByteArray& path, bool tls,
                        const char* value) {
        QTest::newRow(name) << QByteArray(component) << QByteArray(host) << path << tls << QByteArray(value);
    };
    row("method", "@method", "h", target, false, "GET");
    row("path as on the wire", "@path", "h", "/a%2Fb?x", false, "/a%2Fb");
    row("query as on the wire", "@query", "h", target, false, "?a=%20b&c");
    row("empty query", "@query", "h", "/p?", false, "?");
    row("no query", "@query", "h", "/p", false, "?");
    row("authority in small letters", "@authority", "Shop.Example:8443", target, false, "shop.example:8443");
    row("port 80 left out", "@authority", "shop.example:80", target, false, "shop.example");
    row("port 443 left out over TLS", "@authority", "shop.example:443", target, true, "shop.example");
    row("port 443 kept in the clear", "@authority", "shop.example:443", target, false, "shop.example:443");
    row("scheme", "@scheme", "h", target, true, "https");
    row("request target", "@request-target", "h", target, false, "/v1/payments?a=%20b&c");
    row("target uri", "@target-uri", "Shop.example", target, true, "https://shop.example/v1/payments?a=%20b&c");
    row("fields of one name joined", "x-two", "h", target, false, "one, two");
    row("an empty field", "x-empty", "h", target, false, "");
    row("a field that is not there", "x-absent", "h", target, false, nullptr);
    row("a component of answers", "@status", "h", target, false, nullptr);
    row("a component with parameters only", "@query-param", "h", target, false, nullptr);
}

void TestMessageSignature::buildsEveryComponent()
{
    QFETCH(QByteArray, component);
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, target);
    QFETCH(bool, overTls);
    QFETCH(QByteArray, value);
    http::Request request = test::request("GET", target);
    request.overTls = overTls;
    request.headers.set("Host", host);
    request.headers.append("X-Two", " one");
    request.headers.append("x-two", "two ");
    request.headers.append("X-Empty", "");
    MessageSignature signature;
    signature.components = {component};
    signature.parameters = "()";
    const auto base = signatureBase(request, signature);
    QCOMPARE(base.ok(), !value.isNull());
    if (base)
        QCOMPARE(*base, '"' + component + "\": " + value + "\n\"@signature-params\": ()");
    else
        QCOMPARE(base.error().field, QString::fromLatin1(component));
}

void TestMessageSignature::findsOursAmongOthers()
{
    const QByteArray proxy = R"(proxy=("@method");created=1;keyid="p";tag="proxy")";
    const QByteArray ours = R"(s=("@method" "@path"))" + kParameters;
    const QByteArray macs = "proxy=:AAAA:, s=" + kMac;
    const auto read = readOurSignature(withFields(proxy + ", " + ours, macs, test::request("GET", "/v1/payments")));
    QVERIFY(read.ok());
    QCOMPARE(read->keyId, QByteArray("demo-key"));
    QCOMPARE(read->parameters, ours.mid(2));
}

void TestMessageSignature::twoOfOursAreRefused()
{
    const QByteArray one = R"(("@method" "@path"))" + kParameters;
    const auto read = readOurSignature(
        withFields("a=" + one + ", b=" + one, "a=" + kMac + ", b=" + kMac, test::request("GET", "/v1/payments")));
    QVERIFY(!read.ok());
}

void TestMessageSignature::digestsTheBody_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("code");                                              // empty: accepted
    const QByteArray right = "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:"; // RFC 9530
    QTest::newRow("the RFC's example") << right << QByteArray();
    QTest::newRow("another algorithm beside it") << "sha-512=:AAAA:, " + right << QByteArray();
    QTest::newRow("of another body") << contentDigest("{}") << QByteArray("CONTENT_DIGEST_MISMATCH");
    QTest::newRow("cut short") << QByteArray("sha-256=:AAAA:") << QByteArray("CONTENT_DIGEST_MISMATCH");
    QTest::newRow("another algorithm only") << QByteArray("sha-512=:AAAA:") << QByteArray("SIGNATURE_MALFORMED");
    QTest::newRow("twice") << right + ", " + right << QByteArray("SIGNATURE_MALFORMED");
    QTest::newRow("hex") << QByteArray("sha-256=5f8f04f6") << QByteArray("SIGNATURE_MALFORMED");
    QTest::newRow("nothing") << QByteArray() << QByteArray("SIGNATURE_MALFORMED");
}

void TestMessageSignature::digestsTheBody()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, code);
    http::Headers headers;
    headers.append("Content-Digest", field);
    const auto checked = checkContentDigest(headers, R"({"hello": "world"})");
    QCOMPARE(checked.ok(), code.isEmpty());
    if (!checked)
        QCOMPARE(QByteArray(checked.error().code.name), code);
}

QTEST_GUILESS_MAIN(TestMessageSignature)
#include "tst_message_signature.moc"
