// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates of a shop's accounts run out while the clock moves: people and whoever scrapes are told in time.
#include "routing/certificate_watch.h"
#include "wallet_house.h"

#include <QTest>

using namespace guitai;
using namespace std::chrono_literals;
using test::kShop;

namespace {

struct House : test::WalletHouse
{
    /// The account has a certificate with so many days to go, and one that lasts longer.
    void putCertificate(int days)
    {
        auto account = test::wait(accounts.find(kShop, ChannelCode::trusted("red")));
        const UtcTime ends = clock.now() + 24h * days;
        account->keys = {{"root_pem", "02", "aa", clock.now() - 24h, ends + 24h * 900},
                         {"pfx_base64", "01", "bb", clock.now() - 24h, ends},
                         {"pfx_password", {}, {}, {}, {}}};
        QVERIFY(test::wait(accounts.put(*account, "test")).ok());
    }
    std::vector<wire::ChannelCertificate> shown()
    {
        const auto page = test::wait(wallets.list(kShop));
        for (const wire::ChannelState& wallet : page.channels) {
            if (wallet.code.bytes() == "red")
                return wallet.certificates;
        }
        return {};
    }
    QByteArray measured()
    {
        (void)test::wait(look());
        return metrics.text();
    }

    routing::CertificateWatch watch{accounts, metrics, timers, clock};

private:
    async::Task<Result<Done>> look()
    {
        auto looking = watch.look();
        co_await looking;
        co_return Done{};
    }
};

QByteArray line(const char* certificate, int days)
{
    return QByteArray("guitai_channel_certificate_days_left{account=\"M1000-red\",certificate=\"") + certificate +
           "\",channel=\"red\"} " + QByteArray::number(days) + '\n';
}

} // namespace

class TestCertificateWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstToEndIsShownFirst();
    void aMonthBeforeItsEndPeopleAreWarned();
    void daysAreMeasuredForEveryAccount();
    void whatWasReplacedIsMeasuredAnew();
    void theMeasureStaysWhileTheStorageIsAway();
};

void TestCertificateWatch::theFirstToEndIsShownFirst()
{
    House house;
    house.putCertificate(40);
    const auto shown = house.shown();
    QCOMPARE(shown.size(), size_t{2}); // a password has no end
    QCOMPARE(shown[0].name, QByteArray("pfx_base64"));
    QCOMPARE(shown[0].serial, QByteArray("01"));
    QCOMPARE(shown[0].daysLeft, 40);
    QCOMPARE(shown[1].daysLeft, 940);
}

void TestCertificateWatch::aMonthBeforeItsEndPeopleAreWarned()
{
    House house;
    house.putCertificate(40);
    house.clock.advance(24h * 10);
    QVERIFY(!house.shown()[0].endsSoon); // thirty days
    house.clock.advance(1s);
    QVERIFY(house.shown()[0].endsSoon);
    QCOMPARE(house.shown()[0].daysLeft, 29);
    house.clock.advance(24h * 30);
    QCOMPARE(house.shown()[0].daysLeft, -1);
    QVERIFY(house.shown()[0].endsSoon);
}

void TestCertificateWatch::daysAreMeasuredForEveryAccount()
{
    House house;
    house.putCertificate(40);
    QVERIFY(house.measured().contains(line("pfx_base64", 40)));
    QVERIFY(house.measured().contains(line("root_pem", 940)));
    QVERIFY(!house.measured().contains("pfx_password"));
    house.clock.advance(24h * 41);
    QVERIFY(house.measured().contains(line("pfx_base64", -1)));
}

void TestCertificateWatch::whatWasReplacedIsMeasuredAnew()
{
    House house;
    house.putCertificate(3);
    QVERIFY(house.measured().contains(line("pfx_base64", 3)));
    house.putCertificate(400);
    QVERIFY(house.measured().contains(line("pfx_base64", 400)));
    QCOMPARE(house.shown()[0].daysLeft, 400);
}

void TestCertificateWatch::theMeasureStaysWhileTheStorageIsAway()
{
    House house;
    house.putCertificate(40);
    QVERIFY(house.measured().contains(line("pfx_base64", 40)));
    QCOMPARE(house.shown()[0].daysLeft, 40);
    house.settings.away = true;
    house.clock.advance(24h);
    QVERIFY(house.measured().contains(line("pfx_base64", 40)));
    QCOMPARE(house.shown()[0].daysLeft, 39);
}

QTEST_GUILESS_MAIN(TestCertificateWatch)
#include "tst_certificate_watch.moc"
