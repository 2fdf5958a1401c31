// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gzip/gzip.h"

#include <QTest>

using namespace guitai;
using State = gzip::Reader::State;

namespace {

/// "hello\n" as another program packed it.
const QByteArray kHello = QByteArray::fromHex("1f8b0800000000000003cb48cdc9c9e7020020303a3606000000");

QByteArray longText()
{
    QByteArray text;
    for (int line = 0; line < 50'000; ++line)
        text += QByteArray::number(line * 7919) + ",`2021-01-28 17:07:11\r\n";
    return text;
}

struct Unpacked
{
    State state = State::Reading;
    QByteArray plain;
};

Unpacked unpack(const QByteArray& packed, qsizetype step = 1 << 20, qint64 most = 1 << 24)
{
    Unpacked unpacked;
    gzip::Reader reader(most, [&unpacked](QByteArrayView piece) {
        unpacked.plain.append(piece);
        return true;
    });
    for (qsizetype at = 0; at < packed.size(); at += step)
        reader.feed(packed.mid(at, step));
    unpacked.state = reader.state();
    return unpacked;
}

} // namespace

class GzipTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unpacksWhatOthersPacked();
    void unpacksWhatItPackedHoweverTheBytesAreCut();
    void membersFollowEachOther();
    void whatIsNotWholeIsNotComplete();
    void damageIsRefused_data();
    void damageIsRefused();
    void moreThanAllowedIsRefusedInTime();
    void sinkEndsIt();
};

void GzipTest::unpacksWhatOthersPacked()
{
    const Unpacked hello = unpack(kHello);
    QCOMPARE(hello.state, State::Complete);
    QCOMPARE(hello.plain, "hello\n");
}

void GzipTest::unpacksWhatItPackedHoweverTheBytesAreCut()
{
    const QByteArray text = longText();
    const QByteArray packed = gzip::compressed(text);
    QVERIFY(packed.size() < text.size() / 2);
    for (const qsizetype step : {1, 7, 65536}) {
        const Unpacked unpacked = unpack(packed, step);
        QCOMPARE(unpacked.state, State::Complete);
        QCOMPARE(unpacked.plain, text);
    }
    QCOMPARE(unpack(gzip::compressed({})).state, State::Complete);
}

void GzipTest::membersFollowEachOther()
{
    const Unpacked both = unpack(kHello + gzip::compressed("world"), 1);
    QCOMPARE(both.state, State::Complete);
    QCOMPARE(both.plain, "hello\nworld");
}

void GzipTest::whatIsNotWholeIsNotComplete()
{
    for (qsizetype length = 0; length < kHello.size(); ++length)
        QCOMPARE(unpack(kHello.first(length)).state, State::Reading);
}

void GzipTest::damageIsRefused_data()
{
    QTest::addColumn<QByteArray>("packed");
    QTest::newRow("plain text") << QByteArray("hello, this is no gzip at all");
    QTest::newRow("zlib without gzip's head") << QByteArray::fromHex("789ccb48cdc9c9e70200084b021f");
    QTest::newRow("text behind it") << kHello + "hello, this is no gzip at all";
    QByteArray wrongSum = kHello;
    wrongSum[wrongSum.size() - 8] = '\x21';
    QTest::newRow("a wrong checksum") << wrongSum;
    QByteArray wrongSize = kHello;
    wrongSize[wrongSize.size() - 4] = '\x07';
    QTest::newRow("a wrong size") << wrongSize;
}

void GzipTest::damageIsRefused()
{
    QFETCH(QByteArray, packed);
    QCOMPARE(unpack(packed).state, State::Refused);
    QCOMPARE(unpack(packed, 1).state, State::Refused);
}

void GzipTest::moreThanAllowedIsRefusedInTime()
{
    const QByteArray bomb = gzip::compressed(QByteArray(64 << 20, '0'));
    QVERIFY(bomb.size() < 100'000);
    const Unpacked burst = unpack(bomb, 1 << 20, 1'000'000);
    QCOMPARE(burst.state, State::Refused);
    QVERIFY(burst.plain.size() <= 1'000'000);
    QCOMPARE(unpack(kHello, 1, 6).state, State::Complete);
    QCOMPARE(unpack(kHello, 1, 5).state, State::Refused);
}

void GzipTest::sinkEndsIt()
{
    int pieces = 0;
    gzip::Reader reader(1 << 24, [&pieces](QByteArrayView) {
        ++pieces;
        return false;
    });
    QCOMPARE(reader.feed(gzip::compressed(longText())), State::Refused);
    QCOMPARE(reader.feed(kHello), State::Refused);
    QCOMPARE(pieces, 1);
}

QTEST_GUILESS_MAIN(GzipTest)
#include "tst_gzip.moc"
