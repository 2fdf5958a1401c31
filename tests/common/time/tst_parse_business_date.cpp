// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/parse_business_date.h"

#include <QTest>

using namespace guitai;

class TestParseBusinessDate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDayIsReadAsItIsWritten()
    {
        for (const char* text : {"2000-01-01", "2026-11-22", "2024-02-29", "2999-12-31"}) {
            const auto day = parseBusinessDate(text);
            QVERIFY2(day.has_value(), text);
            QCOMPARE(day->iso(), QByteArray(text));
        }
    }

    void aDayBeginsAtMidnightOfItsZone()
    {
        QCOMPARE(parseBusinessDate("2026-11-22")->begins(), *UtcTime::parseRfc3339("2026-11-21T16:00:00Z"));
    }

    void whatIsNoDayIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"", "2026-11-2", "2026-11-222", "2026-02-29", "2026-13-01", "2026-00-10", "2026-11-00",
                                 "1999-12-31", "3000-01-01", "2026/11/22", "20261122--", "2026-1a-22", "-026-11-22"})
            QTest::newRow(text) << QByteArray(text);
    }
    void whatIsNoDayIsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseBusinessDate(text));
    }
};

QTEST_GUILESS_MAIN(TestParseBusinessDate)
#include "tst_parse_business_date.moc"
