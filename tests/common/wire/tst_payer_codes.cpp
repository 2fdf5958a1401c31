// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Wallets recognised by a code's first digits and its length.
#include "wire/payer_codes.h"

#include <QTest>

using namespace guitai;
using wire::PayerCodes;

class TestPayerCodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walletsAreRecognised_data();
    void walletsAreRecognised();
    void linesComeFromTheSettings();
    void linesThatSayTooLittleOrTooMuchAreRefused_data();
    void linesThatSayTooLittleOrTooMuchAreRefused();
    void aCodeIsShownInPart();
};

void TestPayerCodes::walletsAreRecognised_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("payWay");
    QTest::addColumn<bool>("isWhole");
    const auto row = [](const char* code, const char* payWay, bool isWhole) {
        QTest::newRow(code) << QByteArray(code) << QByteArray(payWay) << isWhole;
    };
    row("100000000000000000", "WECHAT_CODE", true);
    row("159999999999999999", "WECHAT_CODE", true);
    row("13456789012345678", "WECHAT_CODE", false);
    row("1345678901234567890", "WECHAT_CODE", false);
    row("13456789012345678x", "WECHAT_CODE", false);
    row("2512345678901234", "ALIPAY_CODE", true);
    row("281234567890123456", "ALIPAY_CODE", true);
    row("301234567890123456789012", "ALIPAY_CODE", true);
    row("281234567890123", "ALIPAY_CODE", false);
    row("3012345678901234567890123", "ALIPAY_CODE", false);
    row("6212345678901234567", "UNIONPAY_CODE", true);
    row("621234567890123456", "UNIONPAY_CODE", false);
    for (const char* none : {"", "1", "x", "093456789012345678", "163456789012345678", "241234567890123456",
                             "311234567890123456", "6112345678901234567", "6901234567892", " 13456789012345678"})
        row(none, "", false);
}

void TestPayerCodes::walletsAreRecognised()
{
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, payWay);
    const auto wallet = PayerCodes::usual().walletOf(code);
    QCOMPARE(wallet ? wallet->payWay : QByteArray(), payWay);
    if (wallet)
        QTEST(wallet->isWhole, "isWhole");
}

void TestPayerCodes::linesComeFromTheSettings()
{
    const auto codes = PayerCodes::parse(QStringLiteral(" UNIONPAY_CODE  62 19 ,SHORT_CODE 62 8-12,"));
    QVERIFY(codes.ok());
    QCOMPARE(codes->walletOf("6212345678901234567")->payWay, QByteArray("UNIONPAY_CODE"));
    QCOMPARE(codes->walletOf("6212345678")->payWay, QByteArray("SHORT_CODE"));
    QVERIFY(!codes->walletOf("134567890123456789"));
    QVERIFY(codes->shapeOf("SHORT_CODE")->fits("62123456"));
    QVERIFY(!codes->shapeOf("WECHAT_CODE"));
    QVERIFY(!PayerCodes::parse({})->walletOf("134567890123456789"));
}

void TestPayerCodes::linesThatSayTooLittleOrTooMuchAreRefused_data()
{
    QTest::addColumn<QString>("lines");
    for (const char* lines :
         {"WECHAT_CODE", "WECHAT_CODE 10-15", "WECHAT_CODE 1 18", "WECHAT_CODE 15-10 18", "WECHAT_CODE 10-15 18-16",
          "WECHAT_CODE 10-15 1", "WECHAT_CODE 10-15 65", "wechat 10-15 18", "BALANCE 10-15 18",
          "A_CODE 10 18, A_CODE 20 18", "A_CODE 10-15 18, B_CODE 15-20 16-24"})
        QTest::newRow(lines) << QString::fromLatin1(lines);
}

void TestPayerCodes::linesThatSayTooLittleOrTooMuchAreRefused()
{
    QFETCH(QString, lines);
    const auto codes = PayerCodes::parse(lines);
    QVERIFY(!codes.ok());
    QVERIFY(codes.error().code == wire::errors::kPayerCodesInvalid);
}

void TestPayerCodes::aCodeIsShownInPart()
{
    QCOMPARE(wire::shortPayerCode("134567890123456789"), QStringLiteral("13…6789"));
    QCOMPARE(wire::shortPayerCode("1345678"), QStringLiteral("…"));
}

QTEST_GUILESS_MAIN(TestPayerCodes)
#include "tst_payer_codes.moc"
