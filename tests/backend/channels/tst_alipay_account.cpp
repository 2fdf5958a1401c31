// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Settings that work, in key mode and in certificate mode, and for each that does not, the member that is named.
#include "alipay/alipay_account.h"

#include "alipay/certificate_numbers.h"
#include "contract/alipay_provider.h"
#include "support/fake_clock.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace guitai;

class tst_alipay_account : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyAlone();
    void certificates();
    void numbersAreMadeOfIssuerAndSerial();
    void rootsOfOtherAlgorithmsDoNotCount();
    void keysMayBeOneLineOfEitherKind();
    void faultsNameTheMember_data();
    void faultsNameTheMember();
    void secretFaultsNameTheMember();

private:
    /// A self-signed certificate of the openssl program, over a new key of that kind.
    QByteArray certificate(const QStringList& newKey) const;

    const test::FakeClock m_clock;
    test::AlipayProvider m_provider{m_clock};
};

void tst_alipay_account::aKeyAlone()
{
    const auto account = alipay::readAccount(m_provider.account());
    QVERIFY(account.ok());
    QCOMPARE(account->gatewayUrl, QUrl(QStringLiteral("https://openapi.alipay.com/gateway.do")));
    QCOMPARE(account->platformKeys.size(), size_t(1));
    QVERIFY(account->platformKeys.contains(QByteArray()));
    QVERIFY(!account->usesCertificates());
}

void tst_alipay_account::certificates()
{
    const auto account = alipay::readAccount(m_provider.certificateAccount());
    QVERIFY(account.ok());
    QVERIFY(account->usesCertificates());
    QVERIFY(account->platformKeys.contains(m_provider.platformCertificateNumber()));
    QVERIFY(!account->platformKeys.contains(QByteArray()));
}

QByteArray tst_alipay_account::certificate(const QStringList& newKey) const
{
    QProcess program;
    program.start(QStringLiteral("openssl"),
                  QStringList{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-nodes"),
                              QStringLiteral("-keyout"), QStringLiteral("/dev/null"), QStringLiteral("-utf8"),
                              QStringLiteral("-set_serial"), QStringLiteral("98765432109876543210987"),
                              QStringLiteral("-subj"),
                              QStringLiteral("/C=CN/O=Ant Financial/OU=认证, 一部/CN=Root R1")} +
                      newKey);
    const bool ended = program.waitForFinished(30'000) && program.exitCode() == 0;
    if (!ended)
        QTest::qFail(program.readAllStandardError().constData(), __FILE__, __LINE__);
    return program.readAllStandardOutput();
}

void tst_alipay_account::numbersAreMadeOfIssuerAndSerial()
{
    const QByteArray pem = certificate({QStringLiteral("-newkey"), QStringLiteral("rsa:2048")});
    const QByteArray named("CN=Root R1,OU=认证\\, 一部,O=Ant Financial,C=CN98765432109876543210987");
    const auto number = alipay::certificateNumber(pem);
    QVERIFY(number.ok());
    QCOMPARE(*number, QCryptographicHash::hash(named, QCryptographicHash::Md5).toHex());
    QVERIFY(!alipay::certificateNumber("nonsense").ok());
}

void tst_alipay_account::rootsOfOtherAlgorithmsDoNotCount()
{
    const QByteArray rsa = certificate({QStringLiteral("-newkey"), QStringLiteral("rsa:2048")});
    const QByteArray ec = certificate({QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                                       QStringLiteral("ec_paramgen_curve:P-256")});
    const QByteArray number = *alipay::certificateNumber(rsa);
    QCOMPARE(*alipay::rootCertificateNumber(ec + rsa), number);
    QCOMPARE(*alipay::rootCertificateNumber(rsa + ec + rsa), number + '_' + number);
    QVERIFY(!alipay::rootCertificateNumber(ec).ok());
}

void tst_alipay_account::keysMayBeOneLineOfEitherKind()
{
    channels::ChannelAccount account = m_provider.account();
    QByteArrayList lines = m_provider.merchantKey().toPem().reveal().trimmed().split('\n');
    lines.removeFirst();
    lines.removeLast();
    const auto with = [&account](const QByteArray& key) {
        const QJsonObject secrets{{QStringLiteral("private_key"), QString::fromLatin1(key)}};
        account.secrets = Secret(QJsonDocument(secrets).toJson());
        return alipay::readAccount(account).ok();
    };
    QVERIFY(with(lines.join()));
    QVERIFY(!with(lines.join().chopped(8)));
    QVERIFY(!with({}));

    QProcess program;
    program.start(QStringLiteral("openssl"), {QStringLiteral("pkey"), QStringLiteral("-traditional")});
    program.write(m_provider.merchantKey().toPem().reveal());
    program.closeWriteChannel();
    QVERIFY(program.waitForFinished(30'000));
    QByteArrayList old = program.readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(old.takeFirst(), QByteArray("-----BEGIN RSA PRIVATE KEY-----"));
    old.removeLast();
    QVERIFY(with(old.join()));
}

void tst_alipay_account::faultsNameTheMember_data()
{
    QTest::addColumn<bool>("withCertificates");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char* title, bool withCertificates, const char* member, const QJsonValue& value) {
        QTest::newRow(title) << withCertificates << QString::fromLatin1(member) << value;
    };
    const QJsonObject certified = m_provider.certificateAccount().settings;
    const QJsonValue platform = certified.value(QLatin1String("alipay_cert_pems"))[0];
    row("no application", false, "app_id", QJsonValue::Undefined);
    row("an application that is a number", false, "app_id", 2021);
    row("an application in letters", false, "app_id", QStringLiteral("2021a"));
    row("a seller in letters", false, "seller_id", QStringLiteral("me"));
    row("no key", false, "alipay_public_key", QJsonValue::Undefined);
    row("a key that is none", false, "alipay_public_key", QStringLiteral("nonsense"));
    row("a key beside certificates", true, "alipay_public_key", QStringLiteral("nonsense"));
    row("an own certificate that is none", true, "app_cert_pem", QStringLiteral("nonsense"));
    row("no root", true, "alipay_root_cert_pem", QJsonValue::Undefined);
    row("no certificate of Alipay's", true, "alipay_cert_pems", QJsonValue::Undefined);
    row("the same certificate twice", true, "alipay_cert_pems", QJsonArray{platform, platform});
    row("an entry that is no certificate", true, "alipay_cert_pems", QJsonArray{QStringLiteral("nonsense")});
    row("plain http", false, "gateway_url", QStringLiteral("http://openapi.alipay.com/gateway.do"));
    row("an address without a path", false, "gateway_url", QStringLiteral("https://openapi.alipay.com"));
    row("an address with a query", false, "gateway_url", QStringLiteral("https://a.example/gateway.do?x=1"));
    row("a page that is none", false, "return_url", QStringLiteral("javascript:alert(1)"));
}

void tst_alipay_account::faultsNameTheMember()
{
    QFETCH(bool, withCertificates);
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    channels::ChannelAccount account = withCertificates ? m_provider.certificateAccount() : m_provider.account();
    QVERIFY(alipay::readAccount(account).ok());
    if (value.isUndefined())
        account.settings.remove(member);
    else
        account.settings.insert(member, value);
    const auto read = alipay::readAccount(account);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().code.name, alipay::errors::kAccountInvalid.name);
    QCOMPARE(read.error().field, member);
}

void tst_alipay_account::secretFaultsNameTheMember()
{
    channels::ChannelAccount account = m_provider.account();
    for (const char* secrets : {"", "{}", "[]", R"({"private_key":1})", R"({"private_key":"nonsense"})"}) {
        account.secrets = Secret(QByteArray(secrets));
        const auto read = alipay::readAccount(account);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().field, QStringLiteral("private_key"));
    }
}

QTEST_GUILESS_MAIN(tst_alipay_account)
#include "tst_alipay_account.moc"
