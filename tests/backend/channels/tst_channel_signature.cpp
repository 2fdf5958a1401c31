// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The signed bytes, written out, and the forms a signature may come in.
#include "wechat/wechat_signature.h"

#include "crypto/rsa.h"

#include <QTest>

using namespace guitai;

class tst_channel_signature : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestMessages();
    void authorizationHeader();
    void headersAreReadStrictly_data();
    void headersAreReadStrictly();
    void anEmptyBodyIsVerifiedToo();
};

void tst_channel_signature::requestMessages()
{
    const wechat::RequestSigning signing{"1900000001", "1DDE", UtcTime::fromMs(1'554'208'460'999), "593BEC0C930BF1AF"};
    // A request without a body ends with an empty line.
    QCOMPARE(wechat::requestMessage(signing, "GET", "/v3/certificates", {}),
             QByteArray("GET\n/v3/certificates\n1554208460\n593BEC0C930BF1AF\n\n"));
    QCOMPARE(wechat::requestMessage(signing, "GET", "/v3/pay/transactions/out-trade-no/1?mchid=1900000001", {}),
             QByteArray("GET\n/v3/pay/transactions/out-trade-no/1?mchid=1900000001\n1554208460\n593BEC0C930BF1AF\n\n"));
    QCOMPARE(wechat::requestMessage(signing, "POST", "/v3/pay/transactions/native", "{\"a\":1}"),
             QByteArray("POST\n/v3/pay/transactions/native\n1554208460\n593BEC0C930BF1AF\n{\"a\":1}\n"));
}

void tst_channel_signature::authorizationHeader()
{
    const wechat::RequestSigning signing{"1900000001", "1DDE", UtcTime::fromSeconds(1'554'208'460), "593BEC0C"};
    QCOMPARE(wechat::authorization(signing, "\x01\x02\xff"),
             QByteArray("WECHATPAY2-SHA256-RSA2048 mchid=\"1900000001\",nonce_str=\"593BEC0C\","
                        "timestamp=\"1554208460\",serial_no=\"1DDE\",signature=\"AQL/\""));
}

void tst_channel_signature::headersAreReadStrictly_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("read");
    const auto row = [](const char* title, const char* name, const char* value, bool read) {
        QTest::newRow(title) << QByteArray(name) << QByteArray(value) << read;
    };
    row("all as documented", "X-Other", "1", true);
    row("the signature type named", "Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048", true);
    row("another signature type", "Wechatpay-Signature-Type", "WECHATPAY2-SM2-WITH-SM3", false);
    row("a probe", "Wechatpay-Signature", "WECHATPAY/SIGNTEST/AQL/", false);
    row("no base64", "Wechatpay-Signature", "A*L/", false);
    row("base64 with bits to spare", "Wechatpay-Signature", "AQJ=", false);
    row("base64 without padding", "Wechatpay-Signature", "AQ", false);
    row("base64 for URLs", "Wechatpay-Signature", "AQL_", false);
    row("an empty signature", "Wechatpay-Signature", "", false);
    row("a negative time", "Wechatpay-Timestamp", "-1554208460", false);
    row("a time with a sign", "Wechatpay-Timestamp", "+1554208460", false);
    row("a time with a fraction", "Wechatpay-Timestamp", "1554208460.5", false);
    row("a time beyond any number", "Wechatpay-Timestamp", "99999999999999999999", false);
    row("a nonce with a line feed", "Wechatpay-Nonce", "a\nb", false);
    row("an empty serial number", "Wechatpay-Serial", "", false);
}

void tst_channel_signature::headersAreReadStrictly()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    http::Headers headers;
    headers.append("wechatpay-timestamp", "1554208460");
    headers.append("wechatpay-nonce", "c5ac7061fccab6bf3e254dcf98995b8c");
    headers.append("wechatpay-serial", "PUB_KEY_ID_0112860886012025062700111588000000");
    headers.append("wechatpay-signature", "AQL/");
    headers.set(name, value);
    QTEST(wechat::readPlatformSignature(headers).has_value(), "read");
}

void tst_channel_signature::anEmptyBodyIsVerifiedToo()
{
    const auto key = crypto::RsaPrivateKey::generate(2048);
    const auto publicKey = crypto::RsaPublicKey::fromPem(key.publicKeyPem());
    wechat::PlatformSignature signature{"1554208460", "c5ac7061", "1DDE", key.sign("1554208460\nc5ac7061\n\n")};
    QVERIFY(wechat::isGenuine(signature, {}, *publicKey));
    QVERIFY(!wechat::isGenuine(signature, "\n", *publicKey));
    QVERIFY(!wechat::isGenuine(signature, "{}", *publicKey));
    signature.nonce = "c5ac7062";
    QVERIFY(!wechat::isGenuine(signature, {}, *publicKey));
}

QTEST_APPLESS_MAIN(tst_channel_signature)
#include "tst_channel_signature.moc"
