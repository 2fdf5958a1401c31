// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The table itself: what is found, what is not, what is allowed instead, and who may.
#include "routes/route_table.h"

#include <QSet>
#include <QTest>

using namespace guitai;

class TestRouteTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void takesTheValuesOfThePath();
    void limitsBodies_data();
    void limitsBodies();
    void everyRouteSaysWhoMay();
    void noTwoRoutesAreTheSame();
};

void TestRouteTable::finds_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("pattern"); // empty: none
    QTest::addColumn<QByteArray>("allow");   // empty: 404
    const auto row = [](const char* what, const char* method, const char* path, const char* pattern,
                        const char* allow) {
        QTest::newRow(what) << QByteArray(method) << QByteArray(path) << QByteArray(pattern) << QByteArray(allow);
    };
    row("a payment is created", "POST", "/v1/payments", "/v1/payments", "");
    row("payments are listed", "GET", "/v1/payments", "/v1/payments", "");
    row("HEAD finds the GET route", "HEAD", "/v1/payments", "/v1/payments", "");
    row("one payment", "GET", "/v1/payments/P1", "/v1/payments/{no}", "");
    row("close", "POST", "/v1/payments/P1/close", "/v1/payments/{no}/close", "");
    row("query", "POST", "/v1/payments/P1/query", "/v1/payments/{no}/query", "");
    row("a callback", "POST", "/v1/callback/wechat/acc-1", "/v1/callback/{channel}/{account}", "");
    row("metrics stand outside v1", "GET", "/metrics", "/metrics", "");
    row("a list cannot be deleted", "DELETE", "/v1/payments", "", "POST, GET, HEAD");
    row("a payment cannot be changed", "PUT", "/v1/payments/P1", "", "GET, HEAD");
    row("close is not read", "GET", "/v1/payments/P1/close", "", "POST");
    row("HEAD does not find a POST route", "HEAD", "/v1/sessions", "", "POST");
    row("a session is not read", "GET", "/v1/sessions/current", "", "DELETE");
    row("OPTIONS", "OPTIONS", "/v1/totals", "", "GET, HEAD");
    row("the root", "GET", "/", "", "");
    row("a trailing slash", "GET", "/v1/payments/", "", "");
    row("an empty number", "POST", "/v1/payments//close", "", "");
    row("a segment more", "GET", "/v1/payments/P1/other", "", "");
    row("a segment more behind a callback", "POST", "/v1/callback/wechat/acc-1/x", "", "");
    row("a segment less", "POST", "/v1/callback/wechat", "", "");
    row("other letters", "GET", "/V1/payments", "", "");
    row("a prefix", "GET", "/v1/paymentsx", "", "");
    row("a longer probe", "GET", "/healthz/x", "", "");
    row("an empty path", "GET", "", "", "");
    row("dots are not followed", "GET", "/v1/sessions/../payments", "", "");
}

void TestRouteTable::finds()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, allow);
    const routes::Match match = routes::findRoute(method, path);
    QCOMPARE(match.route ? QByteArray(match.route->pattern) : QByteArray(), pattern);
    QCOMPARE(match.allow, allow);
}

void TestRouteTable::takesTheValuesOfThePath()
{
    const auto callback = routes::findRoute("POST", "/v1/callback/wechat/acc%201");
    QCOMPARE(callback.values[0], QByteArray("wechat"));
    QCOMPARE(callback.values[1], QByteArray("acc%201"));
    QCOMPARE(routes::findRoute("POST", "/v1/payments/P7/close").values[0], QByteArray("P7"));
}

void TestRouteTable::limitsBodies_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<qsizetype>("bytes");
    QTest::newRow("an API body") << QByteArray("POST") << QByteArray("/v1/payments") << qsizetype(64 * 1024);
    QTest::newRow("a callback") << QByteArray("POST") << QByteArray("/v1/callback/a/b") << qsizetype(256 * 1024);
    QTest::newRow("a GET has none") << QByteArray("GET") << QByteArray("/v1/payments") << qsizetype(0);
    QTest::newRow("a HEAD has none") << QByteArray("HEAD") << QByteArray("/v1/payments") << qsizetype(0);
    QTest::newRow("an unknown path is answered 404") << QByteArray("POST") << QByteArray("/x") << qsizetype(64 * 1024);
}

void TestRouteTable::limitsBodies()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(qsizetype, bytes);
    QCOMPARE(routes::bodyLimitFor(method, path), bytes);
}

void TestRouteTable::everyRouteSaysWhoMay()
{
    const QSet<QByteArray> publicPatterns{"/v1/sessions",
                                          "/v1/callback/{channel}/{account}",
                                          "/v1/callback/{channel}/{account}/refund",
                                          "/v1/stream",
                                          "/pay/{no}",
                                          "/pay/{no}/state",
                                          "/pay/{no}/wallet",
                                          "/pay-assets/{name}",
                                          "/healthz",
                                          "/readyz",
                                          "/metrics",
                                          "/openapi.json"};
    for (const routes::Route& route : routes::allRoutes()) {
        const bool isPublic = route.access == routes::Access::Public;
        QVERIFY2(isPublic == publicPatterns.contains(route.pattern), route.pattern);
        const bool signsOut = QByteArray(route.pattern) == "/v1/sessions/current";
        QVERIFY2(isPublic || signsOut || route.permission.has_value(), route.pattern);
        QVERIFY2(route.handle, route.pattern);
    }
}

void TestRouteTable::noTwoRoutesAreTheSame()
{
    QSet<QByteArray> seen;
    for (const routes::Route& route : routes::allRoutes()) {
        const QByteArray line = QByteArray(route.method) + ' ' + route.pattern;
        QVERIFY2(!seen.contains(line), line.constData());
        seen.insert(line);
        QCOMPARE(routes::findRoute(route.method, route.pattern).route, &route);
    }
}

QTEST_APPLESS_MAIN(TestRouteTable)
#include "tst_route_table.moc"
