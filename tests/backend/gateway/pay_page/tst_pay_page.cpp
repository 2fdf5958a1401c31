// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The customer's page: who opened it, in which language, and that nothing from outside becomes a part of the document.
#include "pay_page/page_view.h"
#include "pay_page/wallet_browser.h"

#include <QTest>

using namespace guitai;
using namespace guitai::pay_page;

namespace {

PageView offered()
{
    PageView view;
    view.state = "offer";
    view.paymentNo = "P20261123012345677K3QZ9X004297";
    view.shop = QStringLiteral("柜台示范店");
    view.subject = QStringLiteral("茶");
    view.amount = Money(1230, Currency::cny());
    view.wallets = {ChannelCode::trusted("alipay"), ChannelCode::trusted("unionpay")};
    return view;
}

} // namespace

class TestPayPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walletsAreKnownByTheirBrowsers_data()
    {
        QTest::addColumn<QByteArray>("userAgent");
        QTest::addColumn<QByteArray>("wallet");
        const auto row = [](const char* what, const char* userAgent, const char* wallet) {
            QTest::newRow(what) << QByteArray(userAgent) << QByteArray(wallet);
        };
        row("WeChat on Android",
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/122.0 Mobile Safari/537.36 "
            "MicroMessenger/8.0.49",
            "wechat");
        row("WeChat in other letters", "mozilla/5.0 micromessenger/8", "wechat");
        row("Alipay",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) Mobile/15E148 NebulaSDK AlipayClient/10.5.90",
            "alipay");
        row("UnionPay", "Mozilla/5.0 (Linux; Android 14) UnionPay/1.0 CloudPay", "unionpay");
        row("UnionPay by its other name", "Mozilla/5.0 (iPhone) cloudpay/9.0", "unionpay");
        row("an ordinary browser", "Mozilla/5.0 (X11; Linux x86_64) Chrome/122.0 Safari/537.36", "");
        row("UnionPay without its stroke", "Mozilla/5.0 unionpayer", "");
        row("nobody", "", "");
    }
    void walletsAreKnownByTheirBrowsers()
    {
        QFETCH(QByteArray, userAgent);
        QTEST(walletOf(userAgent).bytes(), "wallet");
    }

    void theLanguageIsTheFirstOneNamed_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("language");
        QTest::newRow("Chinese") << QByteArray("zh-CN,zh;q=0.9,en;q=0.8") << QByteArray("zh");
        QTest::newRow("English") << QByteArray("en-US,en;q=0.9") << QByteArray("en");
        QTest::newRow("neither") << QByteArray("fr-FR,fr;q=0.9") << QByteArray("en");
        QTest::newRow("in capitals") << QByteArray("ZH-TW") << QByteArray("zh");
        QTest::newRow("any") << QByteArray("*") << QByteArray("zh");
        QTest::newRow("none") << QByteArray() << QByteArray("zh");
    }
    void theLanguageIsTheFirstOneNamed()
    {
        QFETCH(QByteArray, header);
        QTEST(languageOf(header), "language");
    }

    void shopAmountAndWalletsStandOnIt()
    {
        const QByteArray page = documentOf(offered());
        QVERIFY(page.contains(QStringLiteral("柜台示范店").toUtf8()));
        QVERIFY(page.contains(QStringLiteral("\u00A512.30").toUtf8()));
        QVERIFY(page.contains("data-state=\"offer\""));
        QVERIFY(page.contains("data-wallet=\"alipay\""));
        QVERIFY(page.contains("data-wallet=\"unionpay\""));
        QVERIFY(!page.contains("data-wallet=\"wechat\""));
        QVERIFY(!page.contains("{{"));
    }

    void whatIsFromOutsideStaysText()
    {
        PageView view = offered();
        view.subject = QStringLiteral("<script>alert('1')</script> \"tea\" & {{shop}}");
        view.shop = QStringLiteral("\"><img src=x onerror=alert(1)>'");
        const QByteArray page = documentOf(view);
        QVERIFY(!page.contains("<script>alert"));
        QVERIFY(!page.contains("<img"));
        QVERIFY(page.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &quot;tea&quot; &amp; {{shop}}"));
    }

    void noScriptOrStyleStandsInTheDocument()
    {
        const QByteArray page = documentOf(offered());
        QCOMPARE(page.count("<script"), 1);
        QVERIFY(page.contains("<script src=\"/pay-assets/page.js\" defer></script>"));
        QVERIFY(!page.contains("<style"));
        QVERIFY(!page.contains(" style="));
        QVERIFY(!page.contains(" onclick="));
        QVERIFY(!page.contains("//cdn"));
    }

    void everyLanguageHasEveryWord()
    {
        for (const char* language : {"zh", "en"}) {
            PageView view = offered();
            view.language = language;
            view.problem = "WALLET_STILL_ASKED";
            for (const char* state : {"offer", "waiting", "paid", "closed", "expired", "unknown", "failed"}) {
                view.state = state;
                const QByteArray page = documentOf(view);
                QVERIFY2(!page.contains("<h1></h1>") && !page.contains("<p></p>"), state);
                QVERIFY2(page.contains("data-code=\"WALLET_STILL_ASKED\" >"), state);
            }
        }
        QVERIFY(documentOf(offered()) != [] {
            PageView english = offered();
            english.language = "en";
            return documentOf(english);
        }());
    }

    void anUnknownProblemIsToldWithItsCode()
    {
        PageView view = offered();
        view.problem = "SOMETHING_NEW";
        const QByteArray page = documentOf(view);
        QVERIFY(page.contains("<p data-problem=\"other\">"));
        QVERIFY(page.contains("<p class=\"code\">SOMETHING_NEW</p>"));
        view.problem = "CHANNEL_UNAVAILABLE";
        QVERIFY(documentOf(view).contains("<p data-problem=\"other\" hidden>"));
    }

    void withoutAWalletTheProblemIsToldOnce()
    {
        PageView view = offered();
        QVERIFY(!documentOf(view).contains("id=\"offer\" hidden"));
        view.problem = "PAYER_ID_UNAVAILABLE";
        QVERIFY(!documentOf(view).contains("id=\"offer\" hidden"));
        view.wallets.clear();
        QVERIFY(documentOf(view).contains("id=\"offer\" hidden"));
        view.problem = {};
        QVERIFY(!documentOf(view).contains("id=\"offer\" hidden"));
    }

    void assetsAreFoundByTheirNamesAlone()
    {
        QVERIFY(assetNamed("page.js").contains("getBrandWCPayRequest"));
        QVERIFY(assetNamed("page.css").contains("prefers-color-scheme"));
        QVERIFY(assetNamed("zh.json").isEmpty());
        QVERIFY(assetNamed("../page.html").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPayPage)
#include "tst_pay_page.moc"
