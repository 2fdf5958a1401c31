// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Scanners and hands, told apart by pace alone.
#include "models/scan_reader.h"

#include <QTest>

using namespace guitai;
using namespace std::chrono_literals;
using models::ScanReader;
using Act = ScanReader::Act;

namespace {

const QByteArray kCode = "134567890123456789";

/// What reaches the field, and what is scanned; keys come at a pace of their own, on a clock of their own.
struct Counter
{
    void key(char key, Duration gap)
    {
        if (gap > ScanReader::kHold && !held.isEmpty())
            settle(reader.pause(), '\0');
        now += gap;
        const bool isKnown = (key >= '0' && key <= '9') || key == ScanReader::kEnter;
        settle(reader.press(isKnown ? key : ScanReader::kOther, now), key);
    }
    void type(const QByteArray& keys, Duration pace)
    {
        for (const char one : keys)
            key(one, pace);
    }
    void rest() { settle(reader.pause(), '\0'); }

    void settle(Act act, char key)
    {
        const bool replays = act == Act::ReplayThenPass || act == Act::ReplayThenHold;
        const bool scans = act == Act::Scan || act == Act::ScanThenHold || act == Act::ScanThenPass;
        if (replays)
            field += held;
        if (scans)
            scanned.append(reader.takeScan());
        if (replays || scans)
            held.clear();
        if (act == Act::Hold || act == Act::ReplayThenHold || act == Act::ScanThenHold)
            held += key;
        if (key != '\0' && (act == Act::Pass || act == Act::ReplayThenPass || act == Act::ScanThenPass))
            field += key;
    }

    ScanReader reader;
    Duration now = 1h;
    QByteArray held;
    QByteArray field;
    QByteArrayList scanned;
};

} // namespace

class TestScanReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aScanTouchesNothingElse_data();
    void aScanTouchesNothingElse();
    void aHandIsGivenBackWhatItTyped_data();
    void aHandIsGivenBackWhatItTyped();
    void aScannerWithoutEnterIsReadAfterAPause();
    void itsLateEnterPressesNothing();
    void aHandsEnterStaysItsOwn();
    void aScanBehindAnAmountLeavesTheAmount();
    void twoScansAreTwo();
    void anEndlessRunIsNoScan();
};

void TestScanReader::aScanTouchesNothingElse_data()
{
    QTest::addColumn<int>("pace");
    for (const int pace : {0, 4, 12, 20, 35})
        QTest::addRow("%d ms", pace) << pace;
}

void TestScanReader::aScanTouchesNothingElse()
{
    QFETCH(int, pace);
    for (const QByteArray& code : {kCode, QByteArray("12345678"), QByteArray("2812345678901234567890")}) {
        Counter counter;
        counter.type(code + '\r', Duration(pace));
        counter.rest();
        QCOMPARE(counter.scanned, QByteArrayList{code});
        QCOMPARE(counter.field, QByteArray());
    }
}

void TestScanReader::aHandIsGivenBackWhatItTyped_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<int>("pace");
    QTest::newRow("typing at 90 ms") << QByteArray("134567890123456789\r") << 90;
    QTest::newRow("typing at 45 ms") << QByteArray("134567890123456789\r") << 45;
    QTest::newRow("a roll of two keys in 15 ms") << QByteArray("12\r") << 15;
    QTest::newRow("seven fast keys and Enter") << QByteArray("1234567\r") << 10;
    QTest::newRow("fifteen fast keys") << QByteArray("123456789012345") << 10;
    QTest::newRow("one key") << QByteArray("5") << 0;
    QTest::newRow("Enter alone") << QByteArray("\r") << 0;
}

void TestScanReader::aHandIsGivenBackWhatItTyped()
{
    QFETCH(QByteArray, keys);
    QFETCH(int, pace);
    Counter counter;
    counter.type(keys, Duration(pace));
    counter.rest();
    QCOMPARE(counter.field, keys);
    QCOMPARE(counter.scanned, QByteArrayList());
}

void TestScanReader::aScannerWithoutEnterIsReadAfterAPause()
{
    Counter counter;
    counter.type(kCode, 12ms);
    QCOMPARE(counter.scanned, QByteArrayList());
    counter.rest();
    QCOMPARE(counter.scanned, QByteArrayList{kCode});
    QCOMPARE(counter.field, QByteArray());
}

void TestScanReader::itsLateEnterPressesNothing()
{
    Counter counter;
    counter.type(kCode, 12ms);
    counter.key('\r', 80ms);
    QCOMPARE(counter.scanned, QByteArrayList{kCode});
    QCOMPARE(counter.field, QByteArray());
    counter.key('\r', 80ms); // the next is a hand's
    QCOMPARE(counter.field, QByteArray("\r"));
}

void TestScanReader::aHandsEnterStaysItsOwn()
{
    Counter counter;
    counter.type(kCode + '\r', 12ms);
    counter.key('\r', 300ms);
    QCOMPARE(counter.field, QByteArray("\r"));
    counter.type(kCode, 12ms);
    counter.key('\r', 300ms);
    QCOMPARE(counter.field, QByteArray("\r\r"));
}

void TestScanReader::aScanBehindAnAmountLeavesTheAmount()
{
    Counter counter;
    counter.type("1230+5", 90ms);
    counter.key(kCode.front(), 300ms);
    counter.type(kCode.sliced(1) + '\r', 8ms);
    QCOMPARE(counter.field, QByteArray("1230+5"));
    QCOMPARE(counter.scanned, QByteArrayList{kCode});
}

void TestScanReader::twoScansAreTwo()
{
    Counter counter;
    counter.type(kCode, 12ms);
    counter.key('2', 50ms);
    counter.type("812345678901234567\r", 12ms);
    QCOMPARE(counter.scanned, (QByteArrayList{kCode, "2812345678901234567"}));
    QCOMPARE(counter.field, QByteArray());
}

void TestScanReader::anEndlessRunIsNoScan()
{
    Counter counter;
    const QByteArray digits(64, '7');
    counter.type(digits + '1', 10ms);
    counter.rest();
    QCOMPARE(counter.scanned, QByteArrayList());
    QCOMPARE(counter.field, QByteArray(digits + '1'));
}

QTEST_GUILESS_MAIN(TestScanReader)
#include "tst_scan_reader.moc"
