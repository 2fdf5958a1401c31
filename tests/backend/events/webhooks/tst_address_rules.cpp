// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where webhooks may go: the edges of every range, and every trick with URLs we know.
#include "webhooks/address_rules.h"

#include <QTest>

using namespace guitai;
using webhooks::AddressPolicy;

class tst_address_rules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void urls_data();
    void urls();
    void oneBadAddressRefusesTheHost();
    void theDemosExemptionIsForLoopbackAlone();
};

void tst_address_rules::addresses_data()
{
    QTest::addColumn<bool>("isPublic");
    const auto row = [](const char* address, bool isPublic) { QTest::newRow(address) << isPublic; };
    for (const char* address :
         {"0.0.0.0",      "0.255.255.255",   "10.0.0.0",        "10.255.255.255",  "100.64.0.0",     "100.127.255.255",
          "127.0.0.1",    "127.255.255.254", "169.254.169.254", "172.16.0.0",      "172.31.255.255", "192.0.0.1",
          "192.0.2.1",    "192.88.99.1",     "192.168.0.0",     "192.168.255.255", "198.18.0.0",     "198.19.255.255",
          "198.51.100.7", "203.0.113.9",     "224.0.0.1",       "239.255.255.255", "240.0.0.1",      "255.255.255.255"})
        row(address, false);
    for (const char* address : {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
                                "126.255.255.255", "128.0.0.1", "172.15.255.255", "172.32.0.0", "192.167.255.255",
                                "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255"})
        row(address, true);
    for (const char* address :
         {"::",           "::1",     "::ffff:8.8.8.8",   "::ffff:127.0.0.1", "::7f00:1",     "64:ff9b::808:808",
          "64:ff9b:1::1", "100::1",  "2001::1",          "2001:1ff:ffff::1", "2001:db8::1",  "2002:7f00:1::",
          "3fff::1",      "fc00::1", "fdff::1",          "fe80::1",          "fe80::1%eth0", "fec0::1",
          "ff02::1",      "4000::1", "2606:4700::1%eth0"})
        row(address, false);
    for (const char* address : {"2606:4700:4700::1111", "2001:200::1", "2400:3200::1", "3ffe::1"})
        row(address, true);
}

void tst_address_rules::addresses()
{
    const QHostAddress address(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!address.isNull());
    QTEST(webhooks::isPublicAddress(address), "isPublic");
}

void tst_address_rules::urls_data()
{
    QTest::addColumn<bool>("isAllowed");
    QTest::addColumn<bool>("isAllowedInDemo");
    const auto row = [](const char* url, bool isAllowed, bool inDemo) { QTest::newRow(url) << isAllowed << inDemo; };
    row("https://shop.example/hooks?x=1", true, true);
    row("https://shop.example:443/", true, true);
    row("https://shop.example:8443/", true, true);
    row("https://shop.example:22/", false, false);
    row("https://shop.example:80/", false, false);
    row("http://shop.example/", false, false);
    row("ftp://shop.example/", false, false);
    row("file:///etc/passwd", false, false);
    row("gopher://127.0.0.1:6379/_x", false, false);
    row("https://user:word@shop.example/", false, false);
    row("https:///path", false, false);
    row("//shop.example/", false, false);
    row("nonsense", false, false);
    row("", false, false);
    row("http://127.0.0.1:18081/hook", false, true);
    row("http://localhost:18081/hook", false, true);
    row("http://[::1]:18081/hook", false, true);
    row("http://192.168.1.5:18081/hook", false, false);
    row("http://localhost.shop.example/hook", false, false);
    row("http://127.0.0.1@192.168.1.5/hook", false, false);
}

void tst_address_rules::urls()
{
    const QUrl url(QString::fromLatin1(QTest::currentDataTag()), QUrl::StrictMode);
    AddressPolicy demo;
    demo.allowLoopback = true;
    QTEST(webhooks::isAllowedUrl(url, AddressPolicy()), "isAllowed");
    QTEST(webhooks::isAllowedUrl(url, demo), "isAllowedInDemo");
}

void tst_address_rules::oneBadAddressRefusesTheHost()
{
    const QUrl url(QStringLiteral("https://shop.example/"));
    const QHostAddress good(QStringLiteral("93.184.215.14"));
    const QHostAddress bad(QStringLiteral("10.0.0.1"));
    QVERIFY(webhooks::areAllowedAddresses(url, {good}, {}));
    QVERIFY(!webhooks::areAllowedAddresses(url, {good, bad}, {}));
    QVERIFY(!webhooks::areAllowedAddresses(url, {bad, good}, {}));
    QVERIFY(!webhooks::areAllowedAddresses(url, {}, {}));
}

void tst_address_rules::theDemosExemptionIsForLoopbackAlone()
{
    AddressPolicy demo;
    demo.allowLoopback = true;
    const QUrl local(QStringLiteral("http://localhost:18081/"));
    const QUrl shop(QStringLiteral("https://shop.example/"));
    const QHostAddress loopback(QStringLiteral("127.0.0.1"));
    QVERIFY(webhooks::areAllowedAddresses(local, {loopback, QHostAddress(QStringLiteral("::1"))}, demo));
    QVERIFY(!webhooks::areAllowedAddresses(local, {loopback}, {}));
    // A public name that resolves to loopback stays refused.
    QVERIFY(!webhooks::areAllowedAddresses(shop, {loopback}, demo));
    QVERIFY(!webhooks::areAllowedAddresses(local, {QHostAddress(QStringLiteral("192.168.1.5"))}, demo));
}

QTEST_APPLESS_MAIN(tst_address_rules)
#include "tst_address_rules.moc"
