// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A merchant's account at UnionPay: what it needs, and what is wrong with what it does not take.
#include "acp/acp_account.h"
#include "contract/acp_provider.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using namespace Qt::StringLiterals;

class tst_unionpay_account : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeAccountIsRead();
    void whatIsWrongIsNamed_data();
    void whatIsWrongIsNamed();
    void whatIsWrongWithTheKeyIsNamed_data();
    void whatIsWrongWithTheKeyIsNamed();
    void unionPaysOwnNameIsTheDefault();

private:
    const test::AcpProvider m_provider;
};

void tst_unionpay_account::aWholeAccountIsRead()
{
    const auto account = acp::readAccount(m_provider.account());
    QVERIFY(account.ok());
    QCOMPARE(account->merId, m_provider.merId());
    QCOMPARE(account->baseUrl.toString(), u"https://gateway.95516.com"_s);
    QVERIFY(account->certId.size() > 10);
    QVERIFY(!account->undoesOnTheDay);
    QVERIFY(account->reversedCodes.empty());
}

void tst_unionpay_account::whatIsWrongIsNamed_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("no merchant") << u"mer_id"_s << QJsonValue();
    QTest::newRow("a short merchant") << u"mer_id"_s << QJsonValue(u"77729005811004"_s);
    QTest::newRow("a merchant with a sign") << u"mer_id"_s << QJsonValue(u"77729005811004-"_s);
    QTest::newRow("a long till") << u"term_id"_s << QJsonValue(u"123456789"_s);
    QTest::newRow("no root") << u"root_pem"_s << QJsonValue();
    QTest::newRow("no certificate for a root") << u"root_pem"_s << QJsonValue(u"root"_s);
    QTest::newRow("no certificate for a middle") << u"middle_pem"_s << QJsonValue(u"middle"_s);
    QTest::newRow("an open address") << u"base_url"_s << QJsonValue(u"http://gateway.example"_s);
    QTest::newRow("an address with a path") << u"base_url"_s << QJsonValue(u"https://gateway.example/x"_s);
    QTest::newRow("an open way back") << u"front_url"_s << QJsonValue(u"http://shop.example/"_s);
    QTest::newRow("no answer on undoing") << u"undo_on_the_day"_s << QJsonValue(1);
    QTest::newRow("a long code") << u"reversed_codes"_s << QJsonValue(QJsonArray{u"046"_s});
}

void tst_unionpay_account::whatIsWrongIsNamed()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    channels::ChannelAccount stored = m_provider.account();
    if (value.isNull())
        stored.settings.remove(member);
    else
        stored.settings.insert(member, value);
    const auto account = acp::readAccount(stored);
    QVERIFY(!account.ok());
    QCOMPARE(account.error().field, member);
}

void tst_unionpay_account::whatIsWrongWithTheKeyIsNamed_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("no store") << u"pfx_base64"_s << QJsonValue();
    QTest::newRow("no base64") << u"pfx_base64"_s << QJsonValue(u"?"_s);
    QTest::newRow("no password") << u"pfx_password"_s << QJsonValue();
}

void tst_unionpay_account::whatIsWrongWithTheKeyIsNamed()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    channels::ChannelAccount stored = m_provider.account();
    QJsonObject secrets = QJsonDocument::fromJson(stored.secrets.reveal()).object();
    secrets.insert(member, value);
    stored.secrets = Secret(QJsonDocument(secrets).toJson());
    QCOMPARE(acp::readAccount(stored).error().field, member);
    secrets.insert(u"pfx_password"_s, u"another"_s);
    stored.secrets = Secret(QJsonDocument(secrets).toJson());
    QCOMPARE(acp::readAccount(stored).error().field, u"pfx_base64"_s);
}

void tst_unionpay_account::unionPaysOwnNameIsTheDefault()
{
    channels::ChannelAccount stored = m_provider.account();
    stored.settings.remove(u"sign_name"_s);
    QCOMPARE(acp::readAccount(stored)->signer.name, u"中国银联股份有限公司"_s);
}

QTEST_APPLESS_MAIN(tst_unionpay_account)
#include "tst_unionpay_account.moc"
