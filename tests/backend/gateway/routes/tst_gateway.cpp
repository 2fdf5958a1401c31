// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every request through the whole door, with real signatures, sessions and rates behind it.
#include "gateway_fixture.h"

#include <QTest>

using namespace guitai;
using test::GatewayFixture;

class TestGateway : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createsAPayment();
    void replaysAreMarked();
    void refusedBodiesNameTheFieldAndReachNobody_data();
    void refusedBodiesNameTheFieldAndReachNobody();
    void refusesStrangers_data();
    void refusesStrangers();
    void operatorsMayWhatTheirRoleMay();
    void integratorsCannotSignOut();
    void signsInAndOut();
    void signInAnswersAlikeForUnknownAndWrong();
    void readsListsAndTotals();
    void aNumberIsSoughtAlone_data();
    void aNumberIsSoughtAlone();
    void totalsOfASpanAreBounded();
    void closesAndQueries();
    void answersWrongPathsAndMethods();
    void refusesOtherContentTypes_data();
    void refusesOtherContentTypes();
    void handsCallbacksOnAsTheyCame();
    void forgedCallbacksHaveABudget();
    void addressesHaveARate();
    void integratorsHaveARate();
    void everyAnswerCarriesTheCommonFields();
    void keepsTheRequestsIdAndTrace();
    void serverErrorsShowNoInternals();
    void probesFollowHealth();
    void metricsCountRequests();
    void streamWithoutUpgradeIsTold();
};

void TestGateway::createsAPayment()
{
    GatewayFixture door;
    const auto response = door.answer(door.signedRequest("POST", "/v1/payments", door.goodBody(), "idem-1"));
    QCOMPARE(response.status, 201);
    QCOMPARE(response.headers.value("Location"), QByteArray("/v1/payments/P20261123012345670ABCDEF0001AB"));
    QCOMPARE(response.headers.value("Content-Type"), QByteArray("application/json"));
    QVERIFY(!response.headers.has("Idempotent-Replayed"));
    QVERIFY(response.headers.has("RateLimit") && response.headers.has("RateLimit-Policy"));
    QCOMPARE(door.payments.created.size(), size_t(1));
    const auto& command = door.payments.created.front();
    QCOMPARE(command.merchantId.bytes(), QByteArray("M1000"));
    QCOMPARE(command.actor, QByteArray("key:key-1"));
    QCOMPARE(command.idempotencyKey.bytes(), QByteArray("idem-1"));
    QCOMPARE(command.requestFingerprint, crypto::sha256(door.goodBody()).toHex());
    QVERIFY(command.operatorId.isEmpty());
}

void TestGateway::replaysAreMarked()
{
    GatewayFixture door;
    door.payments.replayed = true;
    const auto response = door.answer(door.signedRequest("POST", "/v1/payments", door.goodBody()));
    QCOMPARE(response.status, 201);
    QCOMPARE(response.headers.value("Idempotent-Replayed"), QByteArray("true"));
    QVERIFY(door.payments.created.front().idempotencyKey.isEmpty());
}

void TestGateway::refusedBodiesNameTheFieldAndReachNobody_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* what, const char* from, const char* to, const char* code, const char* field) {
        QTest::newRow(what) << QByteArray(from) << QByteArray(to) << QByteArray(code) << QString::fromLatin1(field);
    };
    row("an exponent", "1500", "15e2", "AMOUNT_INVALID", "amount");
    row("a fraction", "1500", "15.00", "AMOUNT_INVALID", "amount");
    row("a text", "1500", "\"1500\"", "AMOUNT_INVALID", "amount");
    row("zero", "1500", "0", "AMOUNT_OUT_OF_RANGE", "amount");
    row("negative", "1500", "-1", "AMOUNT_OUT_OF_RANGE", "amount");
    row("2^63", "1500", "9223372036854775808", "AMOUNT_OUT_OF_RANGE", "amount");
    row("an unknown member", "\"amount\"", "\"amuont\":1,\"amount\"", "FIELD_UNKNOWN", "amuont");
    row("a repeated member", "\"amount\"", "\"amount\":1,\"amount\"", "JSON_DUPLICATE_KEY", "amount");
    row("bad UTF-8", "Tea", "T\xC3", "JSON_INVALID", "");
    row("no object", "{", "[{", "JSON_INVALID", "");
}

void TestGateway::refusedBodiesNameTheFieldAndReachNobody()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, code);
    QFETCH(QString, field);
    GatewayFixture door;
    const QByteArray body = GatewayFixture::goodBody().replace(from, to);
    const auto response = door.answer(door.signedRequest("POST", "/v1/payments", body));
    QCOMPARE(response.status, 400);
    QCOMPARE(response.headers.value("Content-Type"), QByteArray("application/problem+json"));
    const auto problem = door.problemIn(response);
    QCOMPARE(problem.code, code);
    QCOMPARE(problem.field, field);
    QCOMPARE(problem.requestId, response.headers.value("X-Request-Id"));
    QVERIFY(door.payments.created.empty());
}

void TestGateway::refusesStrangers_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("without a signature") << QByteArray("none") << QByteArray("SIGNATURE_MISSING");
    QTest::newRow("with an unknown key") << QByteArray("key") << QByteArray("UNAUTHORIZED");
    QTest::newRow("with another body") << QByteArray("body") << QByteArray();
    QTest::newRow("with another path") << QByteArray("path") << QByteArray("UNAUTHORIZED");
    QTest::newRow("a second time") << QByteArray("twice") << QByteArray("SIGNATURE_REPLAYED");
    QTest::newRow("with a token nobody gave out") << QByteArray("token") << QByteArray("UNAUTHORIZED");
}

void TestGateway::refusesStrangers()
{
    QFETCH(QByteArray, how);
    QFETCH(QByteArray, code);
    GatewayFixture door;
    http::Request request = door.signedRequest("POST", "/v1/payments", door.goodBody());
    if (how == "none" || how == "token")
        request = door.request("POST", "/v1/payments", door.goodBody());
    if (how == "token")
        request = door.bearing(request, Secret(QByteArray(43, 'x')));
    if (how == "key")
        request.headers.set("Signature-Input", request.headers.value("Signature-Input").replace("key-1", "key-2"));
    if (how == "body")
        request.body.replace("1500", "1501");
    if (how == "path")
        request.path = request.target = "/v1/payments/P1/close";
    if (how == "twice")
        QCOMPARE(door.answer(request).status, 201);
    const size_t before = door.payments.created.size();
    const auto response = door.answer(request);
    QCOMPARE(response.status, 401);
    QVERIFY(!response.headers.value("WWW-Authenticate").isEmpty());
    QVERIFY(!response.headers.has("RateLimit"));
    if (!code.isEmpty())
        QCOMPARE(door.problemIn(response).code, code);
    QCOMPARE(door.payments.created.size(), before);
    QVERIFY(door.payments.calls.empty());
}

void TestGateway::operatorsMayWhatTheirRoleMay()
{
    GatewayFixture door;
    const Secret cashier = door.signIn(merchants::Role::Cashier);
    const Secret finance = door.signIn(merchants::Role::Finance);
    const auto create = door.request("POST", "/v1/payments", door.goodBody());
    QCOMPARE(door.answer(door.bearing(create, cashier)).status, 201);
    QCOMPARE(door.payments.created.front().operatorId.bytes(), QByteArray("cashier"));
    QCOMPARE(door.payments.created.front().payment.tillNo.bytes(), QByteArray("T7"));
    const auto refused = door.answer(door.bearing(create, finance));
    QCOMPARE(refused.status, 403);
    QCOMPARE(door.problemIn(refused).code, QByteArray("FORBIDDEN"));
    QCOMPARE(door.payments.created.size(), size_t(1));
    QCOMPARE(door.answer(door.bearing(door.request("GET", "/v1/totals"), finance)).status, 200);
}

void TestGateway::integratorsCannotSignOut()
{
    GatewayFixture door;
    QCOMPARE(door.answer(door.signedRequest("DELETE", "/v1/sessions/current")).status, 403);
}

void TestGateway::signsInAndOut()
{
    GatewayFixture door;
    door.signIn(merchants::Role::Cashier);
    const QByteArray body = R"({"operator":"cashier","password":"correct horse battery","till_no":"T1"})";
    const auto opened = door.answer(door.request("POST", "/v1/sessions", body));
    QCOMPARE(opened.status, 201);
    const auto session = wire::Session::read(opened.body);
    QVERIFY(session.ok());
    QCOMPARE(session->role, QByteArray("cashier"));
    QCOMPARE(session->tillNo.bytes(), QByteArray("T1"));
    QCOMPARE(session->merchantName, QStringLiteral("Tea"));
    const auto totals = door.bearing(door.request("GET", "/v1/totals"), session->token);
    QCOMPARE(door.answer(totals).status, 200);
    const auto closed = door.answer(door.bearing(door.request("DELETE", "/v1/sessions/current"), session->token));
    QCOMPARE(closed.status, 204);
    QVERIFY(closed.body.isEmpty());
    QCOMPARE(door.answer(totals).status, 401);
}

void TestGateway::signInAnswersAlikeForUnknownAndWrong()
{
    GatewayFixture door;
    door.signIn(merchants::Role::Cashier);
    QByteArray code;
    for (const char* body : {R"({"operator":"cashier","password":"wrong horse battery"})",
                             R"({"operator":"nobody","password":"wrong horse battery"})"}) {
        const auto response = door.answer(door.request("POST", "/v1/sessions", body));
        QCOMPARE(response.status, 401);
        QVERIFY(!response.body.contains("horse"));
        QVERIFY(code.isEmpty() || code == door.problemIn(response).code);
        code = door.problemIn(response).code;
    }
}

void TestGateway::readsListsAndTotals()
{
    GatewayFixture door;
    const auto list =
        door.answer(door.signedRequest("GET", "/v1/payments?status=PENDING&till_no=T1&limit=7&merchant_order_no=A-1"));
    QCOMPARE(list.status, 200);
    QVERIFY(wire::PaymentPage::read(list.body).ok());
    QCOMPARE(door.payments.filter.statuses, QByteArrayList{"PENDING"});
    QCOMPARE(door.payments.filter.limit, 7);
    const auto wrong = door.answer(door.signedRequest("GET", "/v1/payments?status=PAID"));
    QCOMPARE(wrong.status, 400);
    QCOMPARE(door.problemIn(wrong).field, QStringLiteral("status"));
    const auto totals = door.answer(door.signedRequest("GET", "/v1/totals?till_no=T1"));
    QCOMPARE(totals.status, 200);
    QVERIFY(wire::Totals::read(totals.body).ok());
    QCOMPARE(door.payments.calls.back(), QByteArray("totals M1000 T1"));
}

void TestGateway::aNumberIsSoughtAlone_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("field");
    QTest::newRow("an end") << QByteArray("number=KX8841") << QString();
    QTest::newRow("with a page") << QByteArray("number=KX8841&limit=5") << QString();
    QTest::newRow("too short") << QByteArray("number=841") << QStringLiteral("number");
    QTest::newRow("no number") << QByteArray("number=%20%20%20%20") << QStringLiteral("number");
    QTest::newRow("beside a filter") << QByteArray("number=KX8841&till_no=T1") << QStringLiteral("number");
    QTest::newRow("several states") << QByteArray("status=SUCCEEDED,REFUNDED") << QString();
    QTest::newRow("one twice") << QByteArray("status=REFUNDED,REFUNDED") << QStringLiteral("status");
    QTest::newRow("an empty one") << QByteArray("status=REFUNDED,") << QStringLiteral("status");
}

void TestGateway::aNumberIsSoughtAlone()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, field);
    GatewayFixture door;
    const auto answer = door.answer(door.signedRequest("GET", "/v1/payments?" + query));
    QCOMPARE(answer.status, field.isEmpty() ? 200 : 400);
    if (!field.isEmpty())
        QCOMPARE(door.problemIn(answer).field, field);
    else if (query.startsWith("number"))
        QCOMPARE(door.payments.filter.number, QByteArray("KX8841"));
    else
        QCOMPARE(door.payments.filter.statuses, (QByteArrayList{"SUCCEEDED", "REFUNDED"}));
}

void TestGateway::totalsOfASpanAreBounded()
{
    GatewayFixture door;
    const QByteArray path = "/v1/payment-totals?till_no=T1&from=2026-11-01T00:00:00Z&to=";
    const auto month = door.answer(door.signedRequest("GET", path + "2026-12-02T00:00:00Z"));
    QCOMPARE(month.status, 200);
    const auto totals = wire::PaymentTotals::read(month.body);
    QVERIFY(totals.ok());
    QCOMPARE(totals->lines.front().refunded.minor(), 500);
    QCOMPARE(door.payments.totalsFilter.tillNo.bytes(), QByteArray("T1"));
    const auto longer = door.answer(door.signedRequest("GET", path + "2026-12-02T00:00:01Z"));
    QCOMPARE(door.problemIn(longer).code, QByteArray("FIELD_OUT_OF_RANGE"));
    const auto endless = door.answer(door.signedRequest("GET", path));
    QCOMPARE(door.problemIn(endless).code, QByteArray("FIELD_MISSING"));
}

void TestGateway::closesAndQueries()
{
    GatewayFixture door;
    QCOMPARE(door.answer(door.signedRequest("POST", "/v1/payments/P1/close")).status, 200);
    QCOMPARE(door.payments.calls.back(), QByteArray("close as key:key-1 M1000 P1"));
    QCOMPARE(door.answer(door.signedRequest("POST", "/v1/payments/P1/query", "{}")).status, 200);
    QCOMPARE(door.payments.calls.back(), QByteArray("query M1000 P1"));
    QCOMPARE(door.answer(door.signedRequest("GET", "/v1/payments/P1")).status, 200);
    const size_t before = door.payments.calls.size();
    QCOMPARE(door.answer(door.signedRequest("POST", "/v1/payments/P1/close", R"({"force":true})")).status, 400);
    QCOMPARE(door.payments.calls.size(), before);
    door.payments.error = Error{payments::errors::kPaymentNotFound};
    QCOMPARE(door.answer(door.signedRequest("GET", "/v1/payments/P2")).status, 404);
}

void TestGateway::answersWrongPathsAndMethods()
{
    GatewayFixture door;
    const auto unknown = door.answer(door.request("GET", "/v1/nothing"));
    QCOMPARE(unknown.status, 404);
    QCOMPARE(door.problemIn(unknown).code, QByteArray("ROUTE_UNKNOWN"));
    QVERIFY(!unknown.body.contains("nothing"));
    const auto method = door.answer(door.request("DELETE", "/v1/payments"));
    QCOMPARE(method.status, 405);
    QCOMPARE(method.headers.value("Allow"), QByteArray("POST, GET, HEAD"));
    const auto head = door.answer(door.request("HEAD", "/healthz"));
    QCOMPARE(head.status, 200);
}

void TestGateway::refusesOtherContentTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    QTest::newRow("JSON") << QByteArray("application/json") << 201;
    QTest::newRow("JSON with a charset") << QByteArray("Application/JSON; charset=utf-8") << 201;
    QTest::newRow("none") << QByteArray() << 201;
    QTest::newRow("a form") << QByteArray("application/x-www-form-urlencoded") << 415;
    QTest::newRow("plain text") << QByteArray("text/plain") << 415;
    QTest::newRow("something longer") << QByteArray("application/jsonx") << 415;
}

void TestGateway::refusesOtherContentTypes()
{
    QFETCH(QByteArray, type);
    QFETCH(int, status);
    GatewayFixture door;
    http::Request request = door.signedRequest("POST", "/v1/payments", door.goodBody());
    http::Headers headers;
    for (const http::Header& header : request.headers.all()) {
        if (header.name.compare("Content-Type", Qt::CaseInsensitive) != 0)
            headers.append(header.name, header.value);
    }
    if (!type.isNull())
        headers.append("Content-Type", type);
    request.headers = headers;
    QCOMPARE(door.answer(request).status, status);
}

void TestGateway::handsCallbacksOnAsTheyCame()
{
    GatewayFixture door;
    const QByteArray body("{ \"not\" :\"ours to read\", \"not\":1 }\n");
    auto request = door.request("POST", "/v1/callback/wechat/acc-1", body);
    request.headers.append("Wechatpay-Signature", "c2ln");
    const auto response = door.answer(request);
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, QByteArray("the channel's own words"));
    QCOMPARE(door.inbox.received.size(), size_t(1));
    QCOMPARE(door.inbox.received.front().body, body);
    QCOMPARE(door.inbox.received.front().accountId.bytes(), QByteArray("acc-1"));
    QCOMPARE(door.inbox.received.front().signature, QByteArray("c2ln"));
    const auto strange = door.answer(door.request("POST", "/v1/callback/we\"chat/acc-1", body));
    QCOMPARE(strange.status, 404);
    QCOMPARE(door.inbox.received.size(), size_t(1));
}

void TestGateway::forgedCallbacksHaveABudget()
{
    guards::RateOptions rates;
    rates.unverifiedCallbacks = 1;
    rates.unverifiedCallbackBurst = 3;
    GatewayFixture door(rates);
    door.inbox.status = 401;
    QList<int> statuses;
    for (int i = 0; i < 5; ++i)
        statuses.append(door.answer(door.request("POST", "/v1/callback/wechat/acc-1", "{}")).status);
    QCOMPARE(statuses, (QList<int>{401, 401, 401, 429, 429}));
    door.inbox.status = 200;
    QCOMPARE(door.answer(door.request("POST", "/v1/callback/wechat/acc-1", "{}")).status, 200);
}

void TestGateway::addressesHaveARate()
{
    guards::RateOptions rates;
    rates.perAddress = 2;
    GatewayFixture door(rates);
    QCOMPARE(door.answer(door.request("GET", "/healthz")).status, 200);
    QCOMPARE(door.answer(door.request("GET", "/healthz")).status, 200);
    const auto response = door.answer(door.request("GET", "/healthz"));
    QCOMPARE(response.status, 429);
    QVERIFY(response.headers.value("Retry-After").toInt() >= 1);
    QVERIFY(response.headers.has("RateLimit"));
    auto other = door.request("GET", "/healthz");
    other.peer = QHostAddress(QStringLiteral("192.0.2.8"));
    QCOMPARE(door.answer(other).status, 200);
    door.clock.advance(std::chrono::seconds(1));
    QCOMPARE(door.answer(door.request("GET", "/healthz")).status, 200);
}

void TestGateway::integratorsHaveARate()
{
    GatewayFixture door; // the merchant's default is 100 a second
    int refused = 0;
    http::Response last;
    for (int i = 0; i < 101; ++i) {
        last = door.answer(door.signedRequest("GET", "/v1/payments/P1"));
        refused += last.status == 429 ? 1 : 0;
    }
    QCOMPARE(refused, 1);
    QCOMPARE(door.problemIn(last).code, QByteArray("RATE_LIMITED"));
    QVERIFY(last.headers.has("Retry-After") && last.headers.has("RateLimit-Policy"));
}

void TestGateway::everyAnswerCarriesTheCommonFields()
{
    GatewayFixture door;
    for (const char* path : {"/healthz", "/v1/nothing", "/v1/payments", "/openapi.json"}) {
        auto request = door.request("GET", path);
        request.overTls = true;
        const auto response = door.answer(request);
        for (const char* name : {"X-Request-Id", "Cache-Control", "X-Content-Type-Options", "Content-Security-Policy",
                                 "Strict-Transport-Security"})
            QVERIFY2(response.headers.count(name) == 1, name);
    }
    QVERIFY(!door.answer(door.request("GET", "/healthz")).headers.has("Strict-Transport-Security"));
}

void TestGateway::keepsTheRequestsIdAndTrace()
{
    GatewayFixture door;
    auto request = door.request("GET", "/v1/nothing");
    request.headers.append("X-Request-Id", "mine-1");
    request.headers.append("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    const auto response = door.answer(request);
    QCOMPARE(response.headers.value("X-Request-Id"), QByteArray("mine-1"));
    QCOMPARE(door.problemIn(response).requestId, QByteArray("mine-1"));
    QVERIFY(response.headers.value("traceresponse").startsWith("00-0af7651916cd43dd8448eb211c80319c-"));
    QVERIFY(!response.headers.value("traceresponse").contains("b7ad6b7169203331"));
}

void TestGateway::serverErrorsShowNoInternals()
{
    GatewayFixture door;
    door.payments.error = Error{ErrorCode{"DECRYPT_FAILED", 500},
                                {},
                                QStringLiteral("key file /x"),
                                {{QStringLiteral("path"), QStringLiteral("/x")}}};
    const auto internal = door.answer(door.signedRequest("POST", "/v1/payments", door.goodBody()));
    QCOMPARE(internal.status, 500);
    QCOMPARE(door.problemIn(internal).code, QByteArray("INTERNAL_ERROR"));
    QVERIFY(!internal.body.contains("/x"));
    door.payments.error = Error{storage::errors::kStorageFailed, {}, QStringLiteral("disk I/O error in INSERT")};
    const auto unavailable = door.answer(door.signedRequest("POST", "/v1/payments", door.goodBody()));
    QCOMPARE(unavailable.status, 503);
    QVERIFY(!unavailable.body.contains("INSERT"));
    QVERIFY(unavailable.headers.has("Retry-After"));
}

void TestGateway::probesFollowHealth()
{
    GatewayFixture door;
    bool ready = false;
    door.health.addReadiness("storage", [&ready] { return ready; });
    QCOMPARE(door.answer(door.request("GET", "/healthz")).status, 200);
    QCOMPARE(door.answer(door.request("GET", "/readyz")).status, 503);
    ready = true;
    const auto response = door.answer(door.request("GET", "/readyz"));
    QCOMPARE(response.status, 200);
    QVERIFY(response.body.contains("\"storage\":\"ok\""));
}

void TestGateway::metricsCountRequests()
{
    GatewayFixture door;
    door.answer(door.request("GET", "/v1/payments/P1"));
    door.answer(door.request("GET", "/v1/nothing"));
    const auto response = door.answer(door.request("GET", "/metrics"));
    QCOMPARE(response.status, 200);
    QVERIFY(response.headers.value("Content-Type").startsWith("text/plain"));
    QVERIFY(
        response.body.contains(R"(guitai_http_requests_total{method="GET",route="/v1/payments/{no}",status="4xx"} 1)"));
    QVERIFY(!response.body.contains("nothing"));
}

void TestGateway::streamWithoutUpgradeIsTold()
{
    GatewayFixture door;
    const auto response = door.answer(door.request("GET", "/v1/stream"));
    QCOMPARE(response.status, 426);
    QCOMPARE(door.problemIn(response).code, QByteArray("UPGRADE_REQUIRED"));
}

QTEST_GUILESS_MAIN(TestGateway)
#include "tst_gateway.moc"
