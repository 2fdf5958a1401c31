// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sandbox/merchant_fixture.h"
#include "crypto/aes_gcm.h"
#include "sandbox/order.h"
#include "sandbox/wechat/wechat_wire.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guitai;
using namespace guitai::sandbox;

class WechatSignatureTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void authorizationIsAMap_data();
    void authorizationIsAMap();
    void malformedAuthorizationIsRefused_data();
    void malformedAuthorizationIsRefused();
    void signedRequestPasses();
    void spoiltRequestIsRefused_data();
    void spoiltRequestIsRefused();
    void clockMayBeFiveMinutesOff_data();
    void clockMayBeFiveMinutesOff();
    void answerIsSignedByTheNamedKey();
    void wrongOnPurpose();
    void callbackDecrypts();
    void certificateDecrypts();
    void identityIsKept();

private:
    const QByteArray m_scheme = "WECHATPAY2-SHA256-RSA2048 ";
    test::FakeClock m_clock;
    test::Merchant m_merchant{m_clock};
};

void WechatSignatureTest::authorizationIsAMap_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("one order") << QByteArray(R"(mchid="1",nonce_str="n",timestamp="2",serial_no="s",signature="a+/=")");
    QTest::newRow("another order") << QByteArray(
        R"(mchid="1",serial_no="s",timestamp="2",nonce_str="n",signature="a+/=")");
    QTest::newRow("spaces between") << QByteArray(
        R"(signature="a+/=", mchid="1" ,  nonce_str="n", timestamp="2", serial_no="s")");
}

void WechatSignatureTest::authorizationIsAMap()
{
    QFETCH(QByteArray, text);
    const auto read = parseAuthorization(m_scheme + text);
    QVERIFY(read);
    QCOMPARE(read->mchid, QByteArray("1"));
    QCOMPARE(read->nonce, QByteArray("n"));
    QCOMPARE(read->timestamp, QByteArray("2"));
    QCOMPARE(read->serial, QByteArray("s"));
    QCOMPARE(read->signature, QByteArray("a+/="));
}

void WechatSignatureTest::malformedAuthorizationIsRefused_data()
{
    QTest::addColumn<QByteArray>("header");
    const QByteArray good = R"(mchid="1",nonce_str="n",timestamp="2",serial_no="s",signature="a")";
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("another scheme") << "Bearer " + good;
    QTest::newRow("no space after the scheme") << "WECHATPAY2-SHA256-RSA2048" + good;
    QTest::newRow("a parameter missing") << m_scheme + R"(mchid="1",nonce_str="n",timestamp="2",signature="a")";
    QTest::newRow("an empty parameter") << m_scheme +
                                               R"(mchid="",nonce_str="n",timestamp="2",serial_no="s",signature="a")";
    QTest::newRow("a parameter twice") << m_scheme + good + R"(,mchid="1")";
    QTest::newRow("no quotes") << m_scheme + "mchid=1,nonce_str=n,timestamp=2,serial_no=s,signature=a";
    QTest::newRow("a comma at the end") << m_scheme + good + ",";
    QTest::newRow("no commas") << m_scheme + R"(mchid="1"nonce_str="n"timestamp="2"serial_no="s"signature="a")";
}

void WechatSignatureTest::malformedAuthorizationIsRefused()
{
    QFETCH(QByteArray, header);
    QVERIFY(!parseAuthorization(header));
}

void WechatSignatureTest::signedRequestPasses()
{
    const auto get = m_merchant.request("GET", "/v3/certificates", {}, m_clock.now());
    QVERIFY(!checkRequest(m_merchant.identity(), get, m_clock.now()));
    const auto post = m_merchant.native(m_merchant.order(u"ORDER1"_s), m_clock.now());
    QVERIFY(!checkRequest(m_merchant.identity(), post, m_clock.now()));
}

void WechatSignatureTest::spoiltRequestIsRefused_data()
{
    QTest::addColumn<QString>("spoilt");
    QTest::addColumn<QByteArray>("code");
    const QByteArray sign = "SIGN_ERROR";
    const QByteArray param = "PARAM_ERROR";
    QTest::newRow("a byte more in the body") << u"body"_s << sign;
    QTest::newRow("another target") << u"target"_s << sign;
    QTest::newRow("another method") << u"method"_s << sign;
    QTest::newRow("no Authorization") << u"Authorization"_s << sign;
    QTest::newRow("Authorization twice") << u"twice"_s << sign;
    QTest::newRow("another serial") << u"serial_no"_s << sign;
    QTest::newRow("another merchant") << u"mchid"_s << sign;
    QTest::newRow("another nonce") << u"nonce_str"_s << sign;
    QTest::newRow("a signature that is no base64") << u"signature"_s << sign;
    QTest::newRow("no User-Agent") << u"User-Agent"_s << param;
    QTest::newRow("no Accept") << u"Accept"_s << param;
    QTest::newRow("no Content-Type") << u"Content-Type"_s << param;
    QTest::newRow("an unknown platform key asked for") << u"Wechatpay-Serial"_s << param;
}

void WechatSignatureTest::spoiltRequestIsRefused()
{
    QFETCH(QString, spoilt);
    auto request = m_merchant.native(m_merchant.order(u"ORDER1"_s), m_clock.now());
    const QByteArray name = spoilt.toLatin1();
    QByteArray authorization = request.headers.value("Authorization");
    if (spoilt == u"body")
        request.body += ' ';
    else if (spoilt == u"target")
        request.target += "?x=1";
    else if (spoilt == u"method")
        request.method = "PUT";
    else if (spoilt == u"twice")
        request.headers.append("Authorization", authorization);
    else if (spoilt == u"Wechatpay-Serial")
        request.headers.set(name, "PUB_KEY_ID_0");
    else if (authorization.contains(name + "=\""))
        request.headers.set("Authorization", authorization.replace(name + "=\"", name + "=\"z"));
    else
        request.headers.set(name, {});
    const Refusal refusal = checkRequest(m_merchant.identity(), request, m_clock.now());
    QVERIFY(refusal);
    QTEST(refusal->code, "code");
    QCOMPARE(refusal->status, refusal->code == "SIGN_ERROR" ? 401 : 400);
}

void WechatSignatureTest::clockMayBeFiveMinutesOff_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("301 s slow") << -301 << false;
    QTest::newRow("300 s slow") << -300 << true;
    QTest::newRow("300 s fast") << 300 << true;
    QTest::newRow("301 s fast") << 301 << false;
}

void WechatSignatureTest::clockMayBeFiveMinutesOff()
{
    QFETCH(int, seconds);
    const auto request =
        m_merchant.request("GET", "/v3/certificates", {}, m_clock.now() + std::chrono::seconds(seconds));
    QTEST(!checkRequest(m_merchant.identity(), request, m_clock.now()), "accepted");
}

void WechatSignatureTest::answerIsSignedByTheNamedKey()
{
    const auto& identity = m_merchant.identity();
    auto request = m_merchant.request("GET", "/v3/certificates", {}, m_clock.now());
    QCOMPARE(answerKey(identity, request).id, identity.certificate().id);
    request.headers.append("Wechatpay-Serial", identity.publicKey.id);
    QCOMPARE(answerKey(identity, request).id, identity.publicKey.id);
    for (const auto* key : {&identity.certificate(), &identity.publicKey}) {
        http::Headers headers;
        sandbox::sign(headers, "body", *key, {m_clock.now(), "nonce"});
        QVERIFY(test::isSignedBy(*key, headers, "body"));
        QVERIFY(!test::isSignedBy(*key, headers, "Body"));
    }
}

void WechatSignatureTest::wrongOnPurpose()
{
    const auto& key = m_merchant.identity().certificate();
    http::Headers broken;
    sandbox::sign(broken, "body", key, {m_clock.now(), "nonce", Signing::Broken});
    QVERIFY(!test::isSignedBy(key, broken, "body"));
    http::Headers probe;
    sandbox::sign(probe, "body", key, {m_clock.now(), "nonce", Signing::SignTest});
    QVERIFY(probe.value("Wechatpay-Signature").startsWith("WECHATPAY/SIGNTEST/"));
    QVERIFY(!test::isSignedBy(key, probe, "body"));
}

void WechatSignatureTest::callbackDecrypts()
{
    const auto& identity = m_merchant.identity();
    const QJsonObject transaction{{u"trade_state"_s, u"SUCCESS"_s}};
    const QByteArray body = noticeBody(transaction, identity.apiV3Key, {"EV-1", "123456789012", m_clock.now()});
    const QJsonObject notice = QJsonDocument::fromJson(body).object();
    const QJsonObject resource = notice.value(u"resource"_s).toObject();
    QCOMPARE(notice.value(u"event_type"_s).toString(), u"TRANSACTION.SUCCESS"_s);
    QCOMPARE(resource.value(u"original_type"_s).toString(), u"transaction"_s);
    const QByteArray cipher = QByteArray::fromBase64(resource.value(u"ciphertext"_s).toString().toLatin1());
    const auto plain = crypto::openAesGcm(identity.apiV3Key, "123456789012", "transaction", cipher);
    QVERIFY(plain);
    QCOMPARE(QJsonDocument::fromJson(plain->reveal()).object(), transaction);
}

void WechatSignatureTest::certificateDecrypts()
{
    const auto& identity = m_merchant.identity();
    const QJsonObject answer = QJsonDocument::fromJson(certificatesBody(identity, test::countingBytes())).object();
    const QJsonObject entry = answer.value(u"data"_s).toArray().first().toObject();
    const QJsonObject sealed = entry.value(u"encrypt_certificate"_s).toObject();
    const auto plain = crypto::openAesGcm(identity.apiV3Key, sealed.value(u"nonce"_s).toString().toLatin1(),
                                          sealed.value(u"associated_data"_s).toString().toLatin1(),
                                          QByteArray::fromBase64(sealed.value(u"ciphertext"_s).toString().toLatin1()));
    QVERIFY(plain);
    QCOMPARE(plain->reveal(), identity.certificate().publicPem);
    QCOMPARE(entry.value(u"serial_no"_s).toString().toLatin1(), *crypto::certificateSerial(plain->reveal()));
}

void WechatSignatureTest::identityIsKept()
{
    const auto again = loadIdentity(m_merchant.folder(), test::countingBytes(), m_clock);
    QVERIFY(again);
    QCOMPARE(again->merchant.mchid, m_merchant.identity().merchant.mchid);
    QCOMPARE(again->certificate().id, m_merchant.identity().certificate().id);
    QCOMPARE(again->apiV3Key.reveal().size(), 32);
    QVERIFY(again->publicKey.id.startsWith("PUB_KEY_ID_"));
    QVERIFY(writeAccount(m_merchant.folder(), *again, QUrl(u"http://127.0.0.1:1"_s)));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const QFileInfo& file : m_merchant.folder().entryInfoList(QDir::Files))
        QVERIFY2(!(file.permissions() & others), qPrintable(file.fileName()));
}

QTEST_GUILESS_MAIN(WechatSignatureTest)
#include "tst_sandbox_signature.moc"
