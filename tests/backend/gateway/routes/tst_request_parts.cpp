// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The small pure parts of the door: queries, ids, trace contexts.
#include "routes/query_reader.h"
#include "routes/request_ids.h"
#include "routes/trace_context.h"

#include "ids/ids.h"

#include <QSet>
#include <QTest>

using namespace guitai;
using routes::QueryReader;

namespace {

http::Headers with(const char* name, const QByteArray& value)
{
    http::Headers headers;
    headers.append(name, value);
    return headers;
}

} // namespace

class TestRequestParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAQuery();
    void refusesQueries_data();
    void refusesQueries();
    void takesValidRequestIds_data();
    void takesValidRequestIds();
    void idsAndSpansNeverRepeat();
    void continuesTraces_data();
    void continuesTraces();
};

void TestRequestParts::readsAQuery()
{
    QueryReader query("till_no=T%2D1&limit=200&&cursor=&status=PAID");
    QCOMPARE(query.id<TillNo>("till_no").bytes(), QByteArray("T-1"));
    QCOMPARE(query.integer("limit", 1, 200, 50), 200);
    QCOMPARE(query.integer("other", 1, 200, 50), 50);
    QCOMPARE(query.text("cursor"), QByteArray());
    QCOMPARE(query.text("status"), QByteArray("PAID"));
    QVERIFY(!query.finish());
}

void TestRequestParts::refusesQueries_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char* what, const char* query, const char* code, const char* field) {
        QTest::newRow(what) << QByteArray(query) << QByteArray(code) << QByteArray(field);
    };
    row("an unknown parameter", "limt=5", "FIELD_UNKNOWN", "limt");
    row("an unknown parameter that is no name is not repeated", "Secret%20X=5", "FIELD_UNKNOWN", "");
    row("a parameter twice", "limit=5&limit=6", "FIELD_INVALID", "limit");
    row("zero", "limit=0", "FIELD_OUT_OF_RANGE", "limit");
    row("too many", "limit=201", "FIELD_OUT_OF_RANGE", "limit");
    row("a sign", "limit=-1", "FIELD_INVALID", "limit");
    row("a fraction", "limit=1.5", "FIELD_INVALID", "limit");
    row("beyond an int", "limit=99999999999", "FIELD_INVALID", "limit");
    row("an id with a space", "till_no=a%20b", "FIELD_INVALID", "till_no");
    row("an id with NUL", "till_no=a%00", "FIELD_INVALID", "till_no");
    row("a cut escape", "till_no=%2", "FIELD_INVALID", "till_no");
    row("a wrong escape", "till_no=%zz", "FIELD_INVALID", "till_no");
}

void TestRequestParts::refusesQueries()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, field);
    QueryReader reader(query);
    reader.integer("limit", 1, 200, 50);
    reader.id<TillNo>("till_no");
    const auto error = reader.finish();
    QVERIFY(error);
    QCOMPARE(QByteArray(error->code.name), code);
    QCOMPARE(error->field.toLatin1(), field);
}

void TestRequestParts::takesValidRequestIds_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<bool>("taken");
    QTest::newRow("a UUID") << QByteArray("3f2b1c1e-0000-4000-8000-000000000001") << true;
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("too long") << QByteArray(65, 'a') << false;
    QTest::newRow("a quote") << QByteArray("a\"b") << false;
    QTest::newRow("a space") << QByteArray("a b") << false;
    QTest::newRow("no ASCII") << QByteArray("\xC3\xA9") << false;
}

void TestRequestParts::takesValidRequestIds()
{
    QFETCH(QByteArray, given);
    QFETCH(bool, taken);
    routes::RequestIds ids("12345678");
    const QByteArray id = ids.of(given.isNull() ? http::Headers() : with("X-Request-Id", given));
    QCOMPARE(id == given, taken);
    QVERIFY(isIdText(id));
}

void TestRequestParts::idsAndSpansNeverRepeat()
{
    routes::RequestIds ids("12345678");
    routes::RequestIds other("87654321");
    QSet<QByteArray> seen;
    for (int i = 0; i < 1000; ++i) {
        for (const QByteArray& id : {ids.next(), other.next(), ids.nextSpan(), other.nextSpan()}) {
            QVERIFY(!seen.contains(id));
            seen.insert(id);
        }
    }
    QCOMPARE(ids.nextSpan().size(), 16);
}

void TestRequestParts::continuesTraces_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("valid");
    const QByteArray good = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    QTest::newRow("the standard's example") << good << true;
    QTest::newRow("a later version") << QByteArray("01").append(good.mid(2)) << true;
    QTest::newRow("a later version with more") << QByteArray("01").append(good.mid(2)).append("-x") << true;
    QTest::newRow("version 00 with more") << good + "-x" << false;
    QTest::newRow("version ff") << QByteArray("ff").append(good.mid(2)) << false;
    QTest::newRow("a zero trace") << QByteArray("00-00000000000000000000000000000000-b7ad6b7169203331-01") << false;
    QTest::newRow("a zero span") << QByteArray("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01") << false;
    QTest::newRow("capitals") << good.toUpper() << false;
    QTest::newRow("too short") << good.chopped(1) << false;
    QTest::newRow("twice") << good + ", " + good << false;
    QTest::newRow("nothing") << QByteArray("") << false;
}

void TestRequestParts::continuesTraces()
{
    QFETCH(QByteArray, header);
    QFETCH(bool, valid);
    const auto trace = routes::TraceContext::read(with("traceparent", header), "1111111111111111");
    QCOMPARE(trace.isPresent(), valid);
    if (valid)
        QCOMPARE(trace.parent(), QByteArray("00-0af7651916cd43dd8448eb211c80319c-1111111111111111-01"));
}

QTEST_APPLESS_MAIN(TestRequestParts)
#include "tst_request_parts.moc"
