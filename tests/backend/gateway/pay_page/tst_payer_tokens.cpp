// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a browser carries for us: believed from the browser, for the payment and in the minutes it was made for.
#include "pay_page/payer_tokens.h"

#include <QTest>

#include <algorithm>
#include <cctype>

using namespace guitai;
using namespace guitai::pay_page;

namespace {

const PaymentNo kPayment = PaymentNo::trusted("P20261123012345677K3QZ9X004297");
const PaymentNo kOther = PaymentNo::trusted("P20261123012345677K3QZ9X004296");
const UtcTime kNow = UtcTime::fromSeconds(1'795'400'000);
const QByteArray kOpenid = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";

} // namespace

class TestPayerTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPayerComesBackAsHeWas()
    {
        const QByteArray token = m_tokens.payerFor(kPayment, kOpenid, kNow);
        QCOMPARE(m_tokens.payerIn(kPayment, token, kNow + std::chrono::minutes(9)), std::optional(kOpenid));
        QVERIFY(!token.contains(kOpenid)); // no log finds it by its look
    }

    void aTokenIsGoodForItsPaymentItsKeyAndItsTime()
    {
        const QByteArray token = m_tokens.payerFor(kPayment, kOpenid, kNow);
        QVERIFY(!m_tokens.payerIn(kOther, token, kNow));
        QVERIFY(!m_tokens.payerIn(kPayment, token, kNow + std::chrono::minutes(10)));
        QVERIFY(!PayerTokens(Secret("another key")).payerIn(kPayment, token, kNow));
    }

    void everyChangedCharacterIsRefused()
    {
        const QByteArray token = m_tokens.payerFor(kPayment, kOpenid, kNow);
        for (qsizetype i = 0; i < token.size(); ++i) {
            QByteArray changed = token;
            changed[i] = changed[i] == '1' ? '2' : '1';
            QVERIFY2(!m_tokens.payerIn(kPayment, changed, kNow), changed.constData());
            QVERIFY(!m_tokens.payerIn(kPayment, token.first(i), kNow));
        }
        QVERIFY(!m_tokens.payerIn(kPayment, QByteArray(600, 'a'), kNow));
    }

    void aStateBelongsToOneVisit()
    {
        const QByteArray state = m_tokens.stateFor(kPayment, "nonce-1", kNow);
        QVERIFY(m_tokens.isStateOf(kPayment, "nonce-1", state, kNow));
        QVERIFY(!m_tokens.isStateOf(kPayment, "nonce-2", state, kNow));
        QVERIFY(!m_tokens.isStateOf(kPayment, "", state, kNow));
        QVERIFY(!m_tokens.isStateOf(kOther, "nonce-1", state, kNow));
        QVERIFY(!m_tokens.isStateOf(kPayment, "nonce-1", state, kNow + std::chrono::minutes(5)));
        QVERIFY(!m_tokens.isStateOf(kPayment, "nonce-1", "", kNow));
    }

    void aStateIsWhatWeChatBringsBackUnchanged()
    {
        const QByteArray state = m_tokens.stateFor(kPayment, "nonce-1", kNow);
        QVERIFY(state.size() <= 128);
        QVERIFY(std::all_of(state.begin(), state.end(), [](char c) { return std::isalnum(c) != 0; }));
    }

    void aStateIsNoPayer()
    {
        const QByteArray state = m_tokens.stateFor(kPayment, kOpenid, kNow);
        QVERIFY(!m_tokens.payerIn(kPayment, state + kOpenid.toHex(), kNow));
    }

    void cookiesAreFoundByTheirWholeNames()
    {
        QCOMPARE(cookieIn("a=1; guitai_payer=xyz; b=2", "guitai_payer"), QByteArray("xyz"));
        QCOMPARE(cookieIn("a=1, guitai_payer=xyz", "guitai_payer"), QByteArray("xyz"));
        QCOMPARE(cookieIn("not_guitai_payer=1; guitai_payer2=2", "guitai_payer"), QByteArray());
        QCOMPARE(cookieIn("guitai_payer", "guitai_payer"), QByteArray());
        QCOMPARE(cookieIn("", "guitai_payer"), QByteArray());
    }

private:
    const PayerTokens m_tokens{Secret("key of the house")};
};

QTEST_GUILESS_MAIN(TestPayerTokens)
#include "tst_payer_tokens.moc"
