// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/money_text.h"
#include "models/payment_key.h"
#include "models/words.h"
#include "sound/tone.h"

#include <QSet>
#include <QTest>

using namespace guitai;

namespace {

Money yuan(std::int64_t minor)
{
    return Money(minor, Currency::cny());
}

} // namespace

class TestTillWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void amountsAreWritten_data();
    void amountsAreWritten();
    void keysNeverRepeat();
    void everyCodeHasWords_data();
    void everyCodeHasWords();
    void aPayersCodeHasItsOwnWords_data();
    void aPayersCodeHasItsOwnWords();
    void tonesAreWholeWavFiles();
};

void TestTillWords::amountsAreWritten_data()
{
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("figures");
    QTest::addColumn<QString>("capitals");
    const auto row = [](qint64 minor, const char* figures, const char* capitals) {
        QTest::newRow(figures) << minor << QString::fromUtf8(figures) << QString::fromUtf8(capitals);
    };
    row(0, "0.00", "零元整");
    row(5, "0.05", "伍分");
    row(30, "0.30", "叁角");
    row(1205, "12.05", "壹拾贰元零伍分");
    row(100000, "1,000.00", "壹仟元整");
    row(1230000, "12,300.00", "壹万贰仟叁佰元整");
    row(100500000, "1,005,000.00", "壹佰万伍仟元整");
    row(10000100, "100,001.00", "壹拾万零壹元整");
    row(999999999, "9,999,999.99", "玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分");
}

void TestTillWords::amountsAreWritten()
{
    QFETCH(qint64, minor);
    QTEST(models::plainAmountText(yuan(minor)), "figures");
    QTEST(models::chineseCapitals(yuan(minor)), "capitals");
    QFETCH(QString, figures);
    QCOMPARE(models::moneyText(yuan(minor)), QStringLiteral("¥\u00A0") + figures);
    if (minor > 0)
        QCOMPARE(models::moneyText(yuan(-minor)), QStringLiteral("-¥\u00A0") + figures);
}

void TestTillWords::keysNeverRepeat()
{
    quint32 state = 1;
    const auto bits = [&state] { return state = state * 1664525U + 1013904223U; };
    const models::MintKey mint = models::keyMint(TillNo::trusted("T-01/北"), bits);
    QSet<QByteArray> seen;
    for (int i = 0; i < 1000; ++i) {
        const QByteArray key = mint().bytes();
        QVERIFY(key.startsWith("T01-"));
        QVERIFY(key.size() <= 64);
        for (const char c : key)
            QVERIFY(std::strchr("0123456789ABCDEFGHJKMNPQRSTVWXYZ-", c));
        seen.insert(key);
    }
    QCOMPARE(seen.size(), 1000);
}

void TestTillWords::everyCodeHasWords_data()
{
    QTest::addColumn<QByteArray>("code");
    for (const char* code :
         {"HTTP_NOT_SENT", "UNAUTHORIZED", "RISK_REFUSED", "TILL_DISK_WRITE_FAILED", "CODE_OF_TOMORROW"})
        QTest::newRow(code) << QByteArray(code);
}

void TestTillWords::aPayersCodeHasItsOwnWords_data()
{
    QTest::addColumn<QByteArray>("code");
    for (const char* code : {"PAYER_CODE_MALFORMED", "PAYER_CODE_EXPIRED", "PAYER_CODE_REFUSED", "PAYER_CODE_UNKNOWN",
                             "PAYER_WALLET_NOT_ENABLED", "NOT_ENOUGH"})
        QTest::newRow(code) << QByteArray(code);
}

void TestTillWords::everyCodeHasWords()
{
    QFETCH(QByteArray, code);
    const models::Words words = models::wordsOf(code);
    QVERIFY(!words.happened.isEmpty());
    QVERIFY(!words.todo.isEmpty());
    QCOMPARE(words.code, code);
    QVERIFY(!words.happened.contains(QStringLiteral("rror")));
}

void TestTillWords::aPayersCodeHasItsOwnWords()
{
    QFETCH(QByteArray, code);
    QVERIFY(models::wordsOf(code).happened != models::wordsOf("CODE_OF_TOMORROW").happened);
}

void TestTillWords::tonesAreWholeWavFiles()
{
    constexpr sound::Note kNotes[] = {{880, 100}, {0, 50}};
    const QByteArray wav = sound::wavOf(kNotes);
    QVERIFY(wav.startsWith("RIFF"));
    QCOMPARE(wav.sliced(8, 8), QByteArray("WAVEfmt "));
    const qsizetype samples = (wav.size() - 44) / 2;
    QCOMPARE(samples, 44 * 150);
    QVERIFY(wav.sliced(44, 8000).count('\0') < 4000); // it sounds
    QCOMPARE(wav.last(100).count('\0'), 100);         // and rests
}

QTEST_GUILESS_MAIN(TestTillWords)
#include "tst_till_words.moc"
