// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/newest_first.h"

#include <QTest>

using namespace guitai;
using storage::PageEnd;

class tst_newest_first : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstPageBeginsAfterTheEndOfTime();
    void aCursorLeadsBackToWhereThePageEnded();
    void whatNoPageEverSaidIsRefused_data();
    void whatNoPageEverSaidIsRefused();
    void thePageHoldsTheNewestAndSaysWhereTheNextBegins();
    void theLastPageHasNoNext();
    void rowsOfOneMillisecondAreOrderedByTheirIds();
};

static PageEnd endAt(const PageEnd& row)
{
    return row;
}

void tst_newest_first::theFirstPageBeginsAfterTheEndOfTime()
{
    const auto end = PageEnd::parse({});
    QVERIFY(end.ok());
    QCOMPARE(end->ms, std::numeric_limits<std::int64_t>::max());
}

void tst_newest_first::aCursorLeadsBackToWhereThePageEnded()
{
    const auto end = PageEnd::parse(PageEnd{1700000000123, "P2026.1"}.cursor());
    QVERIFY(end.ok());
    QCOMPARE(end->ms, std::int64_t{1700000000123});
    QCOMPARE(end->id, QByteArray("P2026.1"));
}

void tst_newest_first::whatNoPageEverSaidIsRefused_data()
{
    QTest::addColumn<QByteArray>("cursor");
    QTest::newRow("no dot") << QByteArray("123");
    QTest::newRow("no time") << QByteArray(".P1");
    QTest::newRow("no id") << QByteArray("123.");
    QTest::newRow("letters for a time") << QByteArray("12a.P1");
    QTest::newRow("too large a time") << QByteArray("92233720368547758070.P1");
    QTest::newRow("a space in the id") << QByteArray("123.P 1");
}

void tst_newest_first::whatNoPageEverSaidIsRefused()
{
    QFETCH(QByteArray, cursor);
    const auto end = PageEnd::parse(cursor);
    QVERIFY(!end.ok());
    QCOMPARE(end.error().field, QStringLiteral("cursor"));
}

void tst_newest_first::thePageHoldsTheNewestAndSaysWhereTheNextBegins()
{
    std::vector<PageEnd> rows = {{1, "a"}, {3, "c"}, {2, "b"}};
    QCOMPARE(storage::cutToPage(rows, 2, endAt), QByteArray("2.b"));
    QCOMPARE(rows.size(), size_t{2});
    QCOMPARE(rows[0].id, QByteArray("c"));
    QCOMPARE(rows[1].id, QByteArray("b"));
}

void tst_newest_first::theLastPageHasNoNext()
{
    std::vector<PageEnd> rows = {{1, "a"}, {2, "b"}};
    QCOMPARE(storage::cutToPage(rows, 2, endAt), QByteArray());
    QCOMPARE(rows.size(), size_t{2});
}

void tst_newest_first::rowsOfOneMillisecondAreOrderedByTheirIds()
{
    std::vector<PageEnd> rows = {{1, "a"}, {1, "c"}, {1, "b"}};
    QCOMPARE(storage::cutToPage(rows, 1, endAt), QByteArray("1.c"));
}

QTEST_GUILESS_MAIN(tst_newest_first)
#include "tst_newest_first.moc"
