// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts that people enter, on a real database and with the real channels: read before they are stored, sealed,
// and never told again.
#include "merchants/channel_account_desk.h"

#include "alipay/alipay_channel.h"
#include "async/worker_pool.h"
#include "contract/acp_provider.h"
#include "contract/wechat_provider.h"
#include "merchant_house.h"
#include "support/fake_http_client.h"
#include "support/log_capture.h"
#include "unionpay/unionpay_channel.h"
#include "wechat/wechat_channel.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using namespace guitai::merchants;
using namespace std::chrono_literals;
using test::codeOf;

namespace {

const MerchantId kMerchant = MerchantId::trusted("M1000");
const char kActor[] = "operator:admin";

struct House : test::MerchantHouse
{
    House()
    {
        clock.set(UtcTime::fromSeconds(QDateTime::currentSecsSinceEpoch())); // certificates are issued by the real one
        const channels::Tools tools{client, workers, clock};
        registry.add(wechat::makeChannel(tools));
        registry.add(alipay::makeChannel(tools));
        registry.add(unionpay::makeChannel(tools));
    }

    static wire::OpenChannel wanted(const channels::ChannelAccount& account)
    {
        return {account.channel, account.settings, account.secrets};
    }
    Result<wire::MerchantChannel> open(const wire::OpenChannel& one)
    {
        return test::wait(desk.open(kMerchant, one, kActor));
    }
    Result<wire::MerchantChannel> replace(const ChannelAccountId& account, const wire::ReplaceChannel& by,
                                          const MerchantId& merchant = kMerchant)
    {
        return test::wait(desk.replace(merchant, account, by, kActor));
    }

    test::FakeHttpClient client;
    async::WorkerPool workers{1};
    channels::Registry registry;
    test::AcpProvider unionpay;
    test::WechatProvider wechat{clock};
    ChannelAccounts accounts{*storage, sealer, clock};
    ChannelAccountDesk desk{accounts,
                            registry,
                            clock,
                            {{QStringLiteral("api.mch.weixin.qq.com"), QStringLiteral("open.weixin.qq.com"),
                              QStringLiteral("api.weixin.qq.com"), QStringLiteral("gateway.95516.com"),
                              QStringLiteral("filedownload.95516.com")},
                             false}};
};

QByteArray codeAndField(const Result<wire::MerchantChannel>& answer)
{
    return answer ? QByteArray("OK") : answer.error().code.name + (' ' + answer.error().field.toLatin1());
}

QByteArrayList namesOf(const wire::MerchantChannel& channel)
{
    QByteArrayList names;
    for (const wire::ChannelKey& key : channel.keys)
        names << key.name;
    return names;
}

} // namespace

class TestChannelAccountDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysAreKnownByWhatMayBeTold();
    void secretsAreNeitherAnsweredNorLoggedNorReadable();
    void theSameAgainIsTheAccountThatIsThere();
    void whatCannotBeUsedIsRefusedByItsMember_data();
    void whatCannotBeUsedIsRefusedByItsMember();
    void aCertificateHoldsNow();
    void aCertificateIsOfTheAccountsKey();
    void aReplacedKeyIsUsedAtOnce();
    void onlyTheVersionThatWasSeenIsReplaced();
    void secretsThatAreNotGivenStay();
    void nobodyTouchesAnothersAccount();
};

void TestChannelAccountDesk::keysAreKnownByWhatMayBeTold()
{
    House house;
    const auto opened = house.open(House::wanted(house.unionpay.account()));
    QCOMPARE(codeOf(opened), QByteArray("OK"));
    QCOMPARE(opened->accountId.bytes(), QByteArray("M1000-unionpay"));
    QCOMPARE(opened->version, 1);
    QCOMPARE(namesOf(*opened), (QByteArrayList{"pfx_base64", "root_pem", "middle_pem", "pfx_password"}));
    const wire::ChannelKey& own = opened->keys.front();
    QCOMPARE(own.fingerprint.size(), 64);
    QVERIFY(!own.serial.isEmpty());
    QVERIFY(own.daysLeft(house.clock.now()) > 300);
    QVERIFY(opened->keys.back().fingerprint.isEmpty());
    QCOMPARE(test::wait(house.accounts.list(kMerchant))->channels.front().toJson(), opened->toJson());
    QCOMPARE(house.auditCount("channel_account.put"), 1);
}

void TestChannelAccountDesk::secretsAreNeitherAnsweredNorLoggedNorReadable()
{
    test::LogCapture log;
    House house;
    const auto account = house.wechat.account();
    const auto opened = house.open(House::wanted(account));
    QCOMPARE(codeOf(opened), QByteArray("OK"));
    wire::OpenChannel broken = House::wanted(account);
    broken.secrets = Secret(R"({"private_key_pem":"not-a-key","api_v3_key":"0123456789abcdef0123456789ABCDEF"})");
    QCOMPARE(codeOf(house.open(broken)), QByteArray("CHANNEL_ACCOUNT_INVALID"));
    const QByteArray sealed = house.rows({"merchants_test/find_sealed_account"}, opened->accountId).front().blob(0);
    const QByteArray shown = QJsonDocument(opened->toJson()).toJson();
    for (const QByteArray& text : {log.text(), sealed, shown}) {
        QVERIFY(!text.contains(house.wechat.apiV3Key()));
        QVERIFY(!text.contains("PRIVATE KEY"));
        QVERIFY(!text.contains("not-a-key"));
    }
}

void TestChannelAccountDesk::theSameAgainIsTheAccountThatIsThere()
{
    House house;
    const wire::OpenChannel wanted = House::wanted(house.wechat.account());
    const auto first = house.open(wanted);
    house.clock.advance(1h);
    const auto again = house.open(wanted);
    QCOMPARE(codeOf(again), QByteArray("OK"));
    QCOMPARE(again->toJson(), first->toJson());
    wire::OpenChannel other = wanted;
    other.settings.insert(QStringLiteral("mchid"), QStringLiteral("1900009999"));
    QCOMPARE(codeAndField(house.open(other)), QByteArray("CHANNEL_ACCOUNT_EXISTS channel"));
    QCOMPARE(house.auditCount("channel_account.put"), 1);
}

void TestChannelAccountDesk::whatCannotBeUsedIsRefusedByItsMember_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("refusal");
    const auto row = [](const char* member, const char* value, const char* refusal) {
        QTest::newRow(refusal) << QString::fromLatin1(member) << QString::fromLatin1(value) << QByteArray(refusal);
    };
    row("mchid", "no number!", "CHANNEL_ACCOUNT_INVALID mchid");
    row("preferred_serial", "nobody's", "CHANNEL_ACCOUNT_INVALID preferred_serial");
    row("merchant_cert_pem", "no certificate", "CHANNEL_ACCOUNT_INVALID merchant_cert_pem");
    row("base_url", "https://api.mch.weixin.qq.com.example", "CHANNEL_ADDRESS_REFUSED base_url");
    row("base_url", "http://127.0.0.1:8080", "CHANNEL_ADDRESS_REFUSED base_url");
}

void TestChannelAccountDesk::whatCannotBeUsedIsRefusedByItsMember()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    House house;
    wire::OpenChannel wanted = House::wanted(house.wechat.account());
    wanted.settings.insert(member, value);
    QTEST(codeAndField(house.open(wanted)), "refusal");
    QVERIFY(test::wait(house.accounts.list(kMerchant))->channels.empty());
    wanted.channel = ChannelCode::trusted("nobody");
    QCOMPARE(codeAndField(house.open(wanted)), QByteArray("CHANNEL_UNKNOWN channel"));
    const wire::OpenChannel bare{ChannelCode::trusted("wechat")};
    QCOMPARE(codeAndField(house.open(bare)), QByteArray("CHANNEL_NEEDS_KEYS channel"));
}

void TestChannelAccountDesk::aCertificateHoldsNow()
{
    House house;
    const wire::OpenChannel wanted = House::wanted(house.unionpay.account());
    const UtcTime today = house.clock.now();
    house.clock.set(today + 24h * 4000);
    QVERIFY(codeAndField(house.open(wanted)).startsWith("CHANNEL_CERTIFICATE_EXPIRED "));
    house.clock.set(today - 24h * 4000);
    QVERIFY(codeAndField(house.open(wanted)).startsWith("CHANNEL_CERTIFICATE_NOT_YET_VALID "));
    QVERIFY(test::wait(house.accounts.list(kMerchant))->channels.empty());
    QCOMPARE(house.auditCount("channel_account.put"), 0);
}

void TestChannelAccountDesk::aCertificateIsOfTheAccountsKey()
{
    House house;
    wire::OpenChannel wanted = House::wanted(house.wechat.account());
    const auto put = [&](const crypto::RsaPrivateKey& key) {
        const QByteArray pem = crypto::selfSignedCertificate(key, "1900000001", 90);
        wanted.settings.insert(QStringLiteral("merchant_cert_pem"), QString::fromLatin1(pem));
        wanted.settings.insert(QStringLiteral("merchant_serial"), QString::fromLatin1(*crypto::certificateSerial(pem)));
    };
    put(crypto::RsaPrivateKey::generate(2048));
    QCOMPARE(codeAndField(house.open(wanted)), QByteArray("CHANNEL_CERTIFICATE_FOREIGN merchant_cert_pem"));
    put(house.wechat.merchantKey());
    const auto opened = house.open(wanted);
    QCOMPARE(codeOf(opened), QByteArray("OK"));
    QVERIFY(namesOf(*opened).contains("merchant_cert_pem"));
}

void TestChannelAccountDesk::aReplacedKeyIsUsedAtOnce()
{
    House house;
    const auto account = house.wechat.account();
    const auto opened = house.open(House::wanted(account));
    QVERIFY(test::wait(house.accounts.find(kMerchant, account.channel)).ok());
    QJsonObject settings = account.settings;
    settings.insert(QStringLiteral("device_ip"), QStringLiteral("10.0.0.7"));
    const auto replaced = house.replace(opened->accountId, {1, settings, {}});
    QCOMPARE(codeOf(replaced), QByteArray("OK"));
    QCOMPARE(replaced->version, 2);
    QCOMPARE(test::wait(house.accounts.find(kMerchant, account.channel))->settings, settings);
    QCOMPARE(house.auditCount("channel_account.put"), 2);
}

void TestChannelAccountDesk::onlyTheVersionThatWasSeenIsReplaced()
{
    House house;
    const auto account = house.wechat.account();
    const auto opened = house.open(House::wanted(account));
    QJsonObject mine = account.settings;
    mine.insert(QStringLiteral("device_ip"), QStringLiteral("10.0.0.7"));
    QJsonObject theirs = account.settings;
    theirs.insert(QStringLiteral("device_ip"), QStringLiteral("10.0.0.8"));
    QCOMPARE(codeOf(house.replace(opened->accountId, {1, mine, {}})), QByteArray("OK"));
    QCOMPARE(codeAndField(house.replace(opened->accountId, {1, theirs, {}})),
             QByteArray("CHANNEL_ACCOUNT_CHANGED version"));
    QCOMPARE(codeOf(house.replace(opened->accountId, {7, theirs, {}})), QByteArray("CHANNEL_ACCOUNT_CHANGED"));
    const auto again = house.replace(opened->accountId, {1, mine, {}});
    QCOMPARE(codeOf(again), QByteArray("OK"));
    QCOMPARE(again->version, 2);
    QCOMPARE(house.auditCount("channel_account.put"), 2);
    QCOMPARE(test::wait(house.accounts.byId(opened->accountId))->settings, mine);
}

void TestChannelAccountDesk::secretsThatAreNotGivenStay()
{
    House house;
    const auto account = house.wechat.account();
    const auto opened = house.open(House::wanted(account));
    const auto secretsNow = [&] { return test::wait(house.accounts.byId(opened->accountId))->secrets.reveal(); };
    QCOMPARE(codeOf(house.replace(opened->accountId, {1, account.settings, {}})), QByteArray("OK"));
    QCOMPARE(secretsNow(), account.secrets.reveal());
    const Secret broken(R"({"private_key_pem":"no key"})");
    QCOMPARE(codeAndField(house.replace(opened->accountId, {2, {}, broken})),
             QByteArray("CHANNEL_ACCOUNT_INVALID api_v3_key"));
    QCOMPARE(secretsNow(), account.secrets.reveal());
}

void TestChannelAccountDesk::nobodyTouchesAnothersAccount()
{
    House house;
    const auto opened = house.open(House::wanted(house.wechat.account()));
    const MerchantId other = MerchantId::trusted("M2000");
    QCOMPARE(codeOf(house.replace(opened->accountId, {1, {}, {}}, other)), QByteArray("CHANNEL_ACCOUNT_NOT_FOUND"));
    QCOMPARE(codeOf(house.replace(ChannelAccountId::trusted("nobody"), {1, {}, {}})),
             QByteArray("CHANNEL_ACCOUNT_NOT_FOUND"));
}

QTEST_GUILESS_MAIN(TestChannelAccountDesk)
#include "tst_channel_account_desk.moc"
