// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Settings that work, and for each that does not, the member that is named.
#include "wechat/wechat_account.h"

#include "contract/wechat_provider.h"
#include "support/fake_clock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace guitai;

class tst_wechat_account : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothKindsOfKeyAreRead();
    void faultsNameTheMember_data();
    void faultsNameTheMember();
    void secretFaultsNameTheMember_data();
    void secretFaultsNameTheMember();
    void usableAddresses_data();
    void usableAddresses();

private:
    const test::FakeClock m_clock;
    test::WechatProvider m_provider{m_clock};
};

void tst_wechat_account::bothKindsOfKeyAreRead()
{
    const auto account = wechat::readAccount(m_provider.account());
    QVERIFY(account.ok());
    QCOMPARE(account->baseUrl, QUrl(QStringLiteral("https://api.mch.weixin.qq.com")));
    QCOMPARE(account->mchid, QByteArray("1900000001"));
    QCOMPARE(account->platformKeys.size(), size_t(2));
    QVERIFY(account->platformKeys.contains(m_provider.certificateId()));
    QVERIFY(account->platformKeys.contains(m_provider.publicKeyId()));
    QVERIFY(account->preferredSerial.isEmpty());
    QCOMPARE(account->apiV3Key.reveal(), m_provider.apiV3Key());
}

void tst_wechat_account::faultsNameTheMember_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char* title, const char* member, const QJsonValue& value) {
        QTest::newRow(title) << QString::fromLatin1(member) << value;
    };
    const QJsonObject noPem{{QStringLiteral("id"), QStringLiteral("PUB_KEY_ID_1")}};
    const QString certificate = m_provider.account()
                                    .settings.value(QLatin1String("platform_keys"))[0]
                                    .toObject()
                                    .value(QLatin1String("pem"))
                                    .toString();
    const QJsonObject wrongSerial{{QStringLiteral("id"), QStringLiteral("00AA")}, {QStringLiteral("pem"), certificate}};
    const QJsonValue twice = QJsonArray{m_provider.account().settings.value(QLatin1String("platform_keys"))[1],
                                        m_provider.account().settings.value(QLatin1String("platform_keys"))[1]};
    row("no merchant", "mchid", QJsonValue::Undefined);
    row("a merchant that is a number", "mchid", 1900000001);
    row("a merchant that would break the header", "mchid", QStringLiteral("19\",serial_no=\"x"));
    row("a merchant of 33 characters", "mchid", QString(33, QLatin1Char('1')));
    row("no application", "appid", QString());
    row("an application in Chinese", "appid", QStringLiteral("微信"));
    row("no certificate serial", "merchant_serial", QJsonValue::Undefined);
    row("keys that are no array", "platform_keys", QJsonObject());
    row("a key without text", "platform_keys", QJsonArray{noPem});
    row("a certificate under another serial", "platform_keys", QJsonArray{wrongSerial});
    row("a key twice", "platform_keys", twice);
    row("preferring an unknown key", "preferred_serial", QStringLiteral("PUB_KEY_ID_2"));
    row("plain http", "base_url", QStringLiteral("http://api.mch.weixin.qq.com"));
    row("http to a private address", "base_url", QStringLiteral("http://192.168.1.1"));
    row("an address with a path", "base_url", QStringLiteral("https://example.com/wechat"));
    row("an address with a query", "base_url", QStringLiteral("https://example.com?x=1"));
    row("an address with a user", "base_url", QStringLiteral("https://me@example.com"));
    row("another scheme", "base_url", QStringLiteral("ftp://example.com"));
    row("an API there is not", "api", QStringLiteral("v4"));
    row("no address", "base_url", QStringLiteral("nonsense"));
}

void tst_wechat_account::faultsNameTheMember()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    channels::ChannelAccount stored = m_provider.account();
    stored.settings.insert(member, value);
    const auto account = wechat::readAccount(stored);
    QVERIFY(!account.ok());
    QCOMPARE(account.error().code.name, "CHANNEL_ACCOUNT_INVALID");
    QCOMPARE(account.error().field, member);
    QVERIFY(!account.error().detail.isEmpty());
}

void tst_wechat_account::secretFaultsNameTheMember_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    const QString key = QStringLiteral("private_key_pem");
    const QString apiV3 = QStringLiteral("api_v3_key");
    QTest::newRow("no key") << key << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("a key that is none") << key << QJsonValue(QStringLiteral("-----BEGIN PRIVATE KEY-----"));
    QTest::newRow("no APIv3 key") << apiV3 << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("an APIv3 key of 31 bytes") << apiV3 << QJsonValue(QString(31, QLatin1Char('k')));
    QTest::newRow("an APIv3 key of 32 characters and 96 bytes") << apiV3 << QJsonValue(QString(32, QChar(0x4e2d)));
}

void tst_wechat_account::secretFaultsNameTheMember()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    channels::ChannelAccount stored = m_provider.account();
    QJsonObject secrets = QJsonDocument::fromJson(stored.secrets.reveal()).object();
    secrets.insert(member, value);
    stored.secrets = Secret(QJsonDocument(secrets).toJson());
    const auto account = wechat::readAccount(stored);
    QVERIFY(!account.ok());
    QCOMPARE(account.error().field, member);
}

void tst_wechat_account::usableAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("the spare host") << QStringLiteral("https://api2.mch.weixin.qq.com");
    QTest::newRow("a port and a slash") << QStringLiteral("https://pay.example:8443/");
    QTest::newRow("http on IPv4 loopback") << QStringLiteral("http://127.0.0.1:18080");
    QTest::newRow("http on IPv6 loopback") << QStringLiteral("http://[::1]:18080");
    QTest::newRow("http on localhost") << QStringLiteral("http://localhost:18080");
}

void tst_wechat_account::usableAddresses()
{
    QFETCH(QString, address);
    channels::ChannelAccount stored = m_provider.account();
    stored.settings.insert(QStringLiteral("base_url"), address);
    const auto account = wechat::readAccount(stored);
    QVERIFY(account.ok());
    QVERIFY(!account->baseUrl.toString().endsWith(QLatin1Char('/')));
}

QTEST_GUILESS_MAIN(tst_wechat_account)
#include "tst_wechat_account.moc"
