// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/utc_time.h"

#include <QTest>

using namespace guitai;

class TestUtcTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRfc3339_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("UTC") << QByteArray("1970-01-01T00:00:01Z") << true << qint64(1000);
        QTest::newRow("milliseconds") << QByteArray("1970-01-01T00:00:01.250Z") << true << qint64(1250);
        QTest::newRow("Beijing offset") << QByteArray("1970-01-01T08:00:00+08:00") << true << qint64(0);
        QTest::newRow("without offset") << QByteArray("1970-01-01T00:00:00") << false << qint64(0);
        QTest::newRow("no time") << QByteArray("1970-01-01") << false << qint64(0);
        QTest::newRow("words") << QByteArray("yesterday") << false << qint64(0);
        QTest::newRow("13th month") << QByteArray("1970-13-01T00:00:00Z") << false << qint64(0);
    }
    void readsRfc3339()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, valid);
        QFETCH(qint64, ms);
        const auto time = UtcTime::parseRfc3339(text);
        QCOMPARE(time.has_value(), valid);
        if (valid)
            QCOMPARE(time->ms(), ms);
    }

    void writesWhatItReads()
    {
        const UtcTime time = UtcTime::fromMs(1'795'406'706'789);
        QCOMPARE(UtcTime::parseRfc3339(time.toRfc3339()), std::optional(time));
        QCOMPARE(UtcTime::fromMs(-1).toRfc3339(), QByteArray("1969-12-31T23:59:59.999Z"));
        QCOMPARE(UtcTime::fromMs(1'709'164'800'007).toRfc3339(), QByteArray("2024-02-29T00:00:00.007Z"));
        QCOMPARE(UtcTime::fromSeconds(0).toRfc3339(std::chrono::minutes(-330)),
                 QByteArray("1969-12-31T18:30:00-05:30"));
        QCOMPARE(UtcTime::fromSeconds(0).toRfc3339(kShanghaiOffset), QByteArray("1970-01-01T08:00:00+08:00"));
    }

    void theBusinessDayTurnsAtMidnightInShanghai()
    {
        const UtcTime lastMoment = *UtcTime::parseRfc3339("2026-11-22T15:59:59.999Z");
        QCOMPARE(BusinessDate::of(lastMoment).iso(), QByteArray("2026-11-22"));
        const BusinessDate next = BusinessDate::of(lastMoment + std::chrono::milliseconds(1));
        QCOMPARE(next.compact(), QByteArray("20261123"));
        QCOMPARE(next.begins(), lastMoment + std::chrono::milliseconds(1));
        QCOMPARE(next.ends() - next.begins(), Duration(std::chrono::hours(24)));
    }

    void daysBefore1970Count()
    {
        QCOMPARE(BusinessDate::of(UtcTime::fromMs(-1), std::chrono::minutes(0)).iso(), QByteArray("1969-12-31"));
    }
};

QTEST_APPLESS_MAIN(TestUtcTime)
#include "tst_utc_time.moc"
