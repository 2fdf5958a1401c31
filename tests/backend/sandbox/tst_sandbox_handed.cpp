// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the wallet believes of what a page or an application hands it.
#include "backend/sandbox/merchant_fixture.h"
#include "sandbox/wechat/handed_parameters.h"
#include "support/fake_clock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace guitai;
using namespace guitai::sandbox;

class HandedParametersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPagesOwnAreBelieved();
    void anApplicationsOwnAreBelieved();
    void anyOtherMemberIsRefused_data();
    void anyOtherMemberIsRefused();

private:
    QJsonObject pages() const
    {
        const QByteArray appid = m_merchant.identity().merchant.appid;
        return {{u"appId"_s, QString::fromLatin1(appid)},
                {u"timeStamp"_s, u"1795400000"_s},
                {u"nonceStr"_s, u"abc"_s},
                {u"package"_s, u"prepay_id=wx1"_s},
                {u"signType"_s, u"RSA"_s},
                {u"paySign"_s, signedBy(appid + "\n1795400000\nabc\nprepay_id=wx1\n")}};
    }
    QJsonObject applications() const
    {
        const auto& merchant = m_merchant.identity().merchant;
        return {{u"appid"_s, QString::fromLatin1(merchant.appid)},
                {u"partnerid"_s, QString::fromLatin1(merchant.mchid)},
                {u"prepayid"_s, u"wx1"_s},
                {u"package"_s, u"Sign=WXPay"_s},
                {u"noncestr"_s, u"abc"_s},
                {u"timestamp"_s, u"1795400000"_s},
                {u"sign"_s, signedBy(merchant.appid + "\n1795400000\nabc\nwx1\n")}};
    }
    QString signedBy(const QByteArray& message) const
    {
        const auto key = crypto::RsaPrivateKey::fromPem(m_merchant.identity().merchantPrivatePem);
        return QString::fromLatin1(key->sign(message).toBase64());
    }

    test::FakeClock m_clock;
    const test::Merchant m_merchant{m_clock};
};

void HandedParametersTest::aPagesOwnAreBelieved()
{
    const auto handed = readHanded(pages(), m_merchant.identity());
    QVERIFY(handed);
    QVERIFY(handed->type == TradeType::Jsapi);
    QCOMPARE(handed->prepayId, QByteArray("wx1"));
}

void HandedParametersTest::anApplicationsOwnAreBelieved()
{
    const auto handed = readHanded(applications(), m_merchant.identity());
    QVERIFY(handed);
    QVERIFY(handed->type == TradeType::App);
    QCOMPARE(handed->prepayId, QByteArray("wx1"));
}

void HandedParametersTest::anyOtherMemberIsRefused_data()
{
    QTest::addColumn<bool>("isPage");
    QTest::addColumn<QString>("member");
    for (const bool isPage : {true, false}) {
        const QStringList members = isPage ? pages().keys() : applications().keys();
        for (const QString& member : members)
            QTest::newRow(qPrintable((isPage ? u"page: "_s : u"application: "_s) + member)) << isPage << member;
    }
}

void HandedParametersTest::anyOtherMemberIsRefused()
{
    QFETCH(bool, isPage);
    QFETCH(QString, member);
    QJsonObject parameters = isPage ? pages() : applications();
    const QString sound = parameters.value(member).toString();
    parameters.insert(member, sound + u'x');
    QVERIFY(!readHanded(parameters, m_merchant.identity()));
    parameters.insert(member, 1795400000); // a number where a text belongs
    QVERIFY(!readHanded(parameters, m_merchant.identity()));
    parameters.remove(member);
    QVERIFY(!readHanded(parameters, m_merchant.identity()));
}

QTEST_GUILESS_MAIN(HandedParametersTest)
#include "tst_sandbox_handed.moc"
