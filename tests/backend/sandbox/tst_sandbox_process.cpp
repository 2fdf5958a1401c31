// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "async/timers.h"
#include "backend/sandbox/merchant_fixture.h"
#include "http/client.h"
#include "server/server.h"
#include "support/run_task.h"
#include "support/sandbox_process.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace guitai;

namespace {

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

/// The real program over real sockets: a merchant that signs by account.json, a shop that takes callbacks.
class SandboxProcessTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void orderIsPaidAndTold();
    void orderIsDeclinedAndStaysOpen();
    void orderIsClosed();
    void unsignedRequestIsRefusedUnsigned();
    void replyIsLostAfterOrdering();
    void requestIsLostBeforeOrdering();
    void errorAfterTheEffect();
    void paidLateAfterClosing();
    void callbackComesBeforeTheReply();
    void callbackIsSentAgainManyTimes();
    void queryLies();
    void ordersPayThemselves();
    void clockIsSkewed();
    void pagesForThePhone();
    void browserGoesBackFromTheWalletsPage();
    void controlRefusesNonsense();
    void keysOutliveARestart();

private:
    Result<http::Response> call(const QByteArray& method, const QByteArray& target, const QJsonObject& body = {});
    Result<http::Response> send(const QByteArray& method, const QByteArray& target, const QByteArray& body,
                                const http::Headers& headers);
    Result<http::Response> place(const QString& number);
    QString codeOf(const Result<http::Response>& answer) const;
    QJsonObject query(const QString& number);
    QSet<QString> noticeIds() const;
    QJsonObject order(const QString& number) const;
    QString setting(const QString& name) const;

    SystemClock m_clock;
    std::unique_ptr<http::Client> m_client = http::makeSocketClient({});
    test::SandboxProcess m_sandbox;
    std::unique_ptr<server::Server> m_shop;
    std::vector<http::Request> m_told;
    QJsonObject m_account;
};

void SandboxProcessTest::initTestCase()
{
    QVERIFY2(m_sandbox.start(), m_sandbox.log().constData());
    m_account = m_sandbox.account();
    m_shop = std::make_unique<server::Server>(server::ServerOptions(), m_clock,
                                              [this](http::Request request) -> async::Task<http::Response> {
                                                  m_told.push_back(std::move(request));
                                                  http::Response answer;
                                                  answer.status = 204;
                                                  co_return answer;
                                              });
    QVERIFY(m_shop->listen());
}

void SandboxProcessTest::init()
{
    m_sandbox.clearFaults();
    m_told.clear();
}

QString SandboxProcessTest::setting(const QString& name) const
{
    return m_account.value(u"settings"_s).toObject().value(name).toString();
}

QJsonObject SandboxProcessTest::order(const QString& number) const
{
    return {{u"appid"_s, setting(u"appid"_s)},
            {u"mchid"_s, setting(u"mchid"_s)},
            {u"description"_s, u"<b>拿铁</b> %1 %2"_s},
            {u"out_trade_no"_s, number},
            {u"notify_url"_s, u"http://127.0.0.1:%1/callback"_s.arg(m_shop->port())},
            {u"amount"_s, QJsonObject{{u"total"_s, 123456}}}};
}

Result<http::Response> SandboxProcessTest::call(const QByteArray& method, const QByteArray& target,
                                                const QJsonObject& body)
{
    const QByteArray bytes = method == "POST" ? compact(body) : QByteArray();
    const QByteArray time = QByteArray::number(m_clock.now().seconds());
    const QString pem = m_account.value(u"secrets"_s).toObject().value(u"private_key_pem"_s).toString();
    const auto key = crypto::RsaPrivateKey::fromPem(Secret(pem.toLatin1()));
    const QByteArray message = method + '\n' + target + '\n' + time + "\nnonce\n" + bytes + '\n';
    http::Headers headers;
    headers.append("Authorization", "WECHATPAY2-SHA256-RSA2048 serial_no=\"" +
                                        setting(u"merchant_serial"_s).toLatin1() + "\",mchid=\"" +
                                        setting(u"mchid"_s).toLatin1() + "\",timestamp=\"" + time +
                                        "\",nonce_str=\"nonce\",signature=\"" + key->sign(message).toBase64() + '"');
    headers.append("Wechatpay-Serial", setting(u"preferred_serial"_s).toLatin1());
    return send(method, target, bytes, headers);
}

Result<http::Response> SandboxProcessTest::send(const QByteArray& method, const QByteArray& target,
                                                const QByteArray& body, const http::Headers& headers)
{
    http::Call call(method, QUrl::fromEncoded(m_sandbox.baseUrl().toEncoded() + target));
    call.headers = headers;
    call.headers.append("Accept", "application/json");
    call.headers.append("User-Agent", "tests");
    if (method == "POST" && !headers.has("Content-Type"))
        call.headers.append("Content-Type", "application/json");
    call.body = body;
    return test::runTask(m_client->send(std::move(call)));
}

Result<http::Response> SandboxProcessTest::place(const QString& number)
{
    return call("POST", "/v3/pay/transactions/native", order(number));
}

QString SandboxProcessTest::codeOf(const Result<http::Response>& answer) const
{
    return answer ? QJsonDocument::fromJson(answer->body).object().value(u"code_url"_s).toString() : QString();
}

QJsonObject SandboxProcessTest::query(const QString& number)
{
    const QByteArray target =
        "/v3/pay/transactions/out-trade-no/" + number.toLatin1() + "?mchid=" + setting(u"mchid"_s).toLatin1();
    const auto answer = call("GET", target);
    return answer && answer->status == 200 ? QJsonDocument::fromJson(answer->body).object() : QJsonObject();
}

QSet<QString> SandboxProcessTest::noticeIds() const
{
    QSet<QString> ids;
    for (const auto& request : m_told)
        ids.insert(QJsonDocument::fromJson(request.body).object().value(u"id"_s).toString());
    return ids;
}

void SandboxProcessTest::orderIsPaidAndTold()
{
    const auto placed = place(u"PAID01"_s);
    QVERIFY(placed);
    QCOMPARE(placed->status, 200);
    QCOMPARE(placed->headers.value("Wechatpay-Serial"), setting(u"preferred_serial"_s).toLatin1());
    QCOMPARE(query(u"PAID01"_s).value(u"trade_state"_s).toString(), u"NOTPAY"_s);
    const auto paid = m_sandbox.pay(codeOf(placed));
    QCOMPARE(paid.status, 200);
    QTRY_COMPARE(m_told.size(), 1u);
    const QJsonObject transaction = query(u"PAID01"_s);
    QCOMPARE(transaction.value(u"trade_state"_s).toString(), u"SUCCESS"_s);
    QCOMPARE(transaction.value(u"transaction_id"_s), paid.body.value(u"transaction_id"_s));
    QCOMPARE(m_sandbox.pay(codeOf(placed)).body.value(u"problem"_s).toString(), u"ALREADY_PAID"_s);
    QTRY_COMPARE(m_sandbox.callbacks().last().toObject().value(u"status"_s).toInt(), 204);
}

void SandboxProcessTest::orderIsDeclinedAndStaysOpen()
{
    const QString code = codeOf(place(u"DECLINED1"_s));
    QCOMPARE(m_sandbox.decline(code).status, 200);
    QCOMPARE(query(u"DECLINED1"_s).value(u"trade_state"_s).toString(), u"NOTPAY"_s);
    QCOMPARE(m_sandbox.order(u"DECLINED1"_s).value(u"declines"_s).toInt(), 1);
    QVERIFY(m_told.empty());
}

void SandboxProcessTest::orderIsClosed()
{
    const QString code = codeOf(place(u"CLOSED01"_s));
    const QByteArray target = "/v3/pay/transactions/out-trade-no/CLOSED01/close";
    const auto closed = call("POST", target, {{u"mchid"_s, setting(u"mchid"_s)}});
    QVERIFY(closed);
    QCOMPARE(closed->status, 204);
    QVERIFY(closed->body.isEmpty());
    QVERIFY(closed->headers.has("Wechatpay-Signature"));
    QCOMPARE(query(u"CLOSED01"_s).value(u"trade_state"_s).toString(), u"CLOSED"_s);
    QCOMPARE(m_sandbox.pay(code).body.value(u"problem"_s).toString(), u"CLOSED"_s);
}

void SandboxProcessTest::unsignedRequestIsRefusedUnsigned()
{
    const auto answer = send("GET", "/v3/certificates", {}, {});
    QVERIFY(answer);
    QCOMPARE(answer->status, 401);
    QVERIFY(answer->body.contains("SIGN_ERROR"));
    QVERIFY(!answer->headers.has("Wechatpay-Signature"));
}

void SandboxProcessTest::replyIsLostAfterOrdering()
{
    m_sandbox.setFaults({{u"operations"_s, QJsonObject{{u"native"_s, QJsonObject{{u"drop_reply"_s, 1}}}}}});
    const qint64 before = m_sandbox.requestCounts().value(u"native"_s).toInteger();
    const auto lost = place(u"LOST01"_s);
    QVERIFY(!lost);
    QVERIFY(lost.error().code == http::errors::kNoAnswer);
    QCOMPARE(m_sandbox.requestCounts().value(u"native"_s).toInteger(), before + 1);
    QCOMPARE(query(u"LOST01"_s).value(u"trade_state"_s).toString(), u"NOTPAY"_s);
    QVERIFY(place(u"LOST01"_s));
}

void SandboxProcessTest::requestIsLostBeforeOrdering()
{
    m_sandbox.setFaults({{u"operations"_s, QJsonObject{{u"native"_s, QJsonObject{{u"drop_request"_s, 1}}}}}});
    QVERIFY(!place(u"LOST02"_s));
    QVERIFY(m_sandbox.order(u"LOST02"_s).isEmpty());
}

void SandboxProcessTest::errorAfterTheEffect()
{
    const QJsonObject fault{{u"error_times"_s, 1}, {u"error_after_effect"_s, true}};
    m_sandbox.setFaults({{u"operations"_s, QJsonObject{{u"native"_s, fault}}}});
    const auto answer = place(u"ERROR01"_s);
    QVERIFY(answer);
    QCOMPARE(answer->status, 500);
    QVERIFY(answer->body.contains("SYSTEM_ERROR"));
    QVERIFY(!m_sandbox.order(u"ERROR01"_s).isEmpty());
}

void SandboxProcessTest::paidLateAfterClosing()
{
    QVERIFY(place(u"LATE0001"_s));
    QVERIFY(call("POST", "/v3/pay/transactions/out-trade-no/LATE0001/close", {{u"mchid"_s, setting(u"mchid"_s)}}));
    QCOMPARE(m_sandbox.payLate(u"LATE0001"_s).status, 200);
    QTRY_COMPARE(m_told.size(), 1u);
    QCOMPARE(query(u"LATE0001"_s).value(u"trade_state"_s).toString(), u"SUCCESS"_s);
}

void SandboxProcessTest::callbackComesBeforeTheReply()
{
    m_sandbox.setFaults({{u"pay_inside_native"_s, true}});
    const auto placed = place(u"EARLY001"_s);
    QVERIFY(placed);
    QCOMPARE(placed->status, 200);
    QCOMPARE(m_told.size(), 1u); // before the answer was read, not after
}

void SandboxProcessTest::callbackIsSentAgainManyTimes()
{
    m_sandbox.pay(codeOf(place(u"AGAIN001"_s)));
    QTRY_COMPARE(m_told.size(), 1u);
    QCOMPARE(m_sandbox.sendCallback(u"AGAIN001"_s, 50).status, 202);
    QTRY_COMPARE(m_told.size(), 51u);
    QCOMPARE(noticeIds().size(), 1);
    QCOMPARE(m_sandbox.sendCallback(u"NOBODY01"_s).status, 404);
}

void SandboxProcessTest::queryLies()
{
    m_sandbox.pay(codeOf(place(u"LIES0001"_s)));
    m_sandbox.setFaults({{u"query_state"_s, u"USERPAYING"_s}});
    const QJsonObject lie = query(u"LIES0001"_s);
    QCOMPARE(lie.value(u"trade_state"_s).toString(), u"USERPAYING"_s);
    QVERIFY(!lie.contains(u"transaction_id"_s));
    m_sandbox.setFaults({{u"query_state"_s, QString()}});
    QCOMPARE(query(u"LIES0001"_s).value(u"trade_state"_s).toString(), u"SUCCESS"_s);
    QTRY_COMPARE(m_told.size(), 1u);
}

void SandboxProcessTest::ordersPayThemselves()
{
    m_sandbox.setFaults({{u"pay_after_ms"_s, 1}});
    QVERIFY(place(u"AUTO0001"_s));
    QTRY_COMPARE(m_told.size(), 1u);
}

void SandboxProcessTest::clockIsSkewed()
{
    m_sandbox.setFaults({{u"clock_skew_ms"_s, 301'000}});
    const auto answer = place(u"SKEWED01"_s);
    QCOMPARE(answer->status, 401);
}

void SandboxProcessTest::pagesForThePhone()
{
    const QString code = codeOf(place(u"PAGE0001"_s));
    QCOMPARE(send("GET", "/", {}, {})->headers.value("Location"), QByteArray("/wallet"));
    const auto asked = send("GET", "/wallet", {}, {});
    QVERIFY(asked->body.contains("name=\"code\""));
    // As a person pastes it, and as a browser sends it.
    for (const QByteArray& text : {code.toLatin1(), QUrl::toPercentEncoding(code)}) {
        const auto shown = send("GET", "/wallet?code=" + text, {}, {});
        QCOMPARE(shown->status, 200);
        QVERIFY(shown->headers.value("Content-Security-Policy").contains("default-src 'none'"));
        QVERIFY(shown->body.contains("1234.56"));
        QVERIFY(shown->body.contains("&lt;b&gt;拿铁&lt;/b&gt; %1 %2"));
        QVERIFY(!shown->body.contains("<b>拿铁"));
    }
    http::Headers form;
    form.append("Content-Type", "application/x-www-form-urlencoded");
    const QByteArray body = "code=" + QUrl::toPercentEncoding(code);
    QVERIFY(send("POST", "/wallet/decline", body, form)->body.contains("已拒绝付款"));
    QVERIFY(send("POST", "/wallet/pay", body, form)->body.contains("支付成功"));
    const auto again = send("GET", "/wallet?" + body, {}, {});
    QCOMPARE(again->status, 409);
    QVERIFY(again->body.contains("不会重复扣款"));
    QCOMPARE(send("GET", "/wallet?code=nobody", {}, {})->status, 404);
    QTRY_COMPARE(m_told.size(), 1u);
}

void SandboxProcessTest::browserGoesBackFromTheWalletsPage()
{
    QJsonObject wanted = order(u"PAGE0002"_s);
    wanted.insert(u"scene_info"_s, QJsonObject{{u"payer_client_ip"_s, u"203.0.113.9"_s},
                                               {u"h5_info"_s, QJsonObject{{u"type"_s, u"Wap"_s}}}});
    const auto placed = call("POST", "/v3/pay/transactions/h5", wanted);
    const QUrl page(QJsonDocument::fromJson(placed->body).object().value(u"h5_url"_s).toString());
    QCOMPARE(page.path(), u"/cgi-bin/mmpayweb-bin/checkmweb"_s);
    const QByteArray target = page.path().toLatin1() + '?' + page.query().toLatin1();
    const auto shownFor = [&](const QByteArray& returnTo) {
        const auto opened = send("GET", target + "&redirect_url=" + returnTo.toPercentEncoding(), {}, {});
        return send("GET", opened->headers.value("Location"), {}, {})->body;
    };
    QVERIFY(shownFor("http://127.0.0.1:1/pay/P1?a=1").contains("href=\"http://127.0.0.1:1/pay/P1?a=1\""));
    QVERIFY(shownFor("javascript:alert(1)").contains("href=\"/wallet\""));
}

void SandboxProcessTest::controlRefusesNonsense()
{
    const auto refused = m_sandbox.setFaults({{u"callbacks"_s, QJsonObject{{u"dorp"_s, 1}}}});
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.body.value(u"field"_s).toString(), u"callbacks.dorp"_s);
    QCOMPARE(m_sandbox.control("POST", "/control/nothing").status, 404);
    QCOMPARE(m_sandbox.control("GET", "/control/pay-late").status, 405);
    QCOMPARE(send("POST", "/control/faults", "{", {})->status, 400);
}

void SandboxProcessTest::keysOutliveARestart()
{
    const quint16 port = m_sandbox.port();
    m_sandbox.stop();
    QVERIFY2(m_sandbox.start(), m_sandbox.log().constData());
    QCOMPARE(m_sandbox.port(), port);
    QCOMPARE(m_sandbox.account(), m_account);
    QVERIFY(place(u"AFTER001"_s));
}

QTEST_GUILESS_MAIN(SandboxProcessTest)
#include "tst_sandbox_process.moc"
