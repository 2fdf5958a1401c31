// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay's own keys change under a shop that goes on selling: new certificates, and the week in which an account
// moves from certificates to a public key.
#include "flow/shop_test.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using namespace guitai::test;

namespace {

QJsonObject signedWith(const char* key)
{
    return {{QStringLiteral("callbacks"), QJsonObject{{QStringLiteral("key"), QLatin1String(key)}}}};
}

} // namespace

class TestWechatKeySwitch : public ShopTest
{
    Q_OBJECT

private Q_SLOTS:
    void aNewCertificateIsFetchedWhenANoticeNamesIt()
    {
        sellWith(Keys::Certificate);
        const int before = downloads();
        verifyPaidByNotice();
        QCOMPARE(downloads(), before);
        QCOMPARE(m_sandbox.rotateCertificate().status, 200);
        m_sandbox.setFaults(signedWith("certificate"));
        verifyPaidByNotice();
        QCOMPARE(downloads(), before + 1); // and kept
        verifyPaidByNotice();
        QCOMPARE(downloads(), before + 1);
    }

    void inTheWeekOfTheSwitchBothKindsOfKeyCount()
    {
        sellWith(Keys::Both);
        const int before = downloads();
        for (const char* key : {"certificate", "public_key", "certificate", "public_key"}) {
            m_sandbox.setFaults(signedWith(key));
            verifyPaidByNotice();
        }
        QVERIFY(downloads() <= before + 1); // the account may name a certificate older than the newest
    }

    void anAccountOfAPublicKeyAloneBelievesNothingElse()
    {
        sellWith(Keys::PublicKey);
        m_sandbox.setFaults(signedWith("public_key"));
        verifyPaidByNotice();
    }

private:
    enum class Keys { Certificate, PublicKey, Both };

    /// The backend anew, with the platform keys that an account has before, in and after the switch.
    void sellWith(Keys keys)
    {
        QJsonObject account = m_sandbox.account();
        QJsonObject settings = account.value(QLatin1String("settings")).toObject();
        QJsonArray kept;
        for (const QJsonValue& key : settings.value(QLatin1String("platform_keys")).toArray()) {
            const QString id = key.toObject().value(QLatin1String("id")).toString();
            const bool isPublicKey = id.startsWith(QLatin1String("PUB_KEY_ID_"));
            if (keys != Keys::Both && isPublicKey != (keys == Keys::PublicKey))
                continue;
            kept.append(key);
            settings.insert(QStringLiteral("preferred_serial"), id);
        }
        settings.insert(QStringLiteral("platform_keys"), kept);
        account.insert(QStringLiteral("settings"), settings);
        QFile file(m_folder.filePath(QStringLiteral("account.json")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(account).toJson()) > 0);
        file.close();
        m_shop->stopBackend();
        m_shop->setWechatAccount(file.fileName());
        m_shop->startBackend();
    }

    void verifyPaidByNotice()
    {
        const int asked = m_sandbox.requestCounts().value(QLatin1String("query")).toInt();
        const ShopAnswer charged = m_shop->charge(QStringLiteral("%1-%2").arg(orderNo()).arg(++m_charges));
        QCOMPARE(charged.status, 201);
        QVERIFY2(!charged.codeUrl().isEmpty(), "the answer's signature was not believed");
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
        QCOMPARE(m_sandbox.requestCounts().value(QLatin1String("query")).toInt(), asked);
    }
    int downloads() { return m_sandbox.requestCounts().value(QLatin1String("certificates")).toInt(); }

    QTemporaryDir m_folder;
    int m_charges = 0;
};

QTEST_GUILESS_MAIN(TestWechatKeySwitch)
#include "tst_wechat_key_switch.moc"
