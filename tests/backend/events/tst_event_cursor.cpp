// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The cursor's text: it comes back as it went, and nothing but our own spelling is accepted.
#include "events/event_pump.h"

#include <QTest>

#include <limits>

using namespace guitai;
using namespace guitai::events;

class TestEventCursor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCursorComesBackAsItWent();
    void anAdvancedCursorStandsAtTheEvent();
    void aStrangeTextIsRefused_data();
    void aStrangeTextIsRefused();
};

void TestEventCursor::aCursorComesBackAsItWent()
{
    const std::vector<std::int64_t> positions{0, 1, 255, 256, std::numeric_limits<std::int64_t>::max()};
    const QByteArray text = Cursor(positions).text();
    QVERIFY(!text.contains('='));
    const auto parsed = Cursor::parse(text, 5);
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->positions(), positions);
}

void TestEventCursor::anAdvancedCursorStandsAtTheEvent()
{
    Cursor cursor({3, 4});
    PublishedEvent event;
    event.shard = 1;
    event.position = 9;
    cursor.advance(event);
    QCOMPARE(cursor.positions(), (std::vector<std::int64_t>{3, 9}));
}

void TestEventCursor::aStrangeTextIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray good = Cursor({1, 2}).text();
    QByteArray negative = QByteArray::fromBase64(good, QByteArray::Base64UrlEncoding);
    negative[1] = char(0x80);
    QByteArray otherVersion = QByteArray::fromBase64(good, QByteArray::Base64UrlEncoding);
    otherVersion[0] = 2;
    const auto url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("one shard too few") << Cursor({1}).text();
    QTest::newRow("one shard too many") << Cursor({1, 2, 3}).text();
    QTest::newRow("cut short") << good.chopped(1);
    QTest::newRow("one character more") << good + 'A';
    QTest::newRow("a space behind it") << good + ' ';
    QTest::newRow("a line end in front") << '\n' + good;
    QTest::newRow("no base64 at all") << QByteArray(good.size(), '!');
    QTest::newRow("padding") << good + '=';
    QTest::newRow("a NUL inside") << good.chopped(1) + '\0';
    QTest::newRow("a negative position") << negative.toBase64(url);
    QTest::newRow("another version") << otherVersion.toBase64(url);
    // 17 bytes leave the last character with unused bits: AQ…A, AQ…B would decode to the same bytes.
    QTest::newRow("another spelling of the same bytes") << good.chopped(1) + char(good.back() + 1);
}

void TestEventCursor::aStrangeTextIsRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(Cursor::parse(Cursor({1, 2}).text(), 2).has_value());
    QVERIFY(!Cursor::parse(text, 2).has_value());
}

QTEST_APPLESS_MAIN(TestEventCursor)
#include "tst_event_cursor.moc"
