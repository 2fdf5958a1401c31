// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cashier/scripted_backend.h"

#include "cashier/scripted_replies.h"
#include "wire/channel_wire.h"
#include "wire/payer_codes.h"
#include "wire/problem_wire.h"
#include "wire/session_wire.h"
#include "wire/stream_wire.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketServer>

#include <algorithm>

namespace guitai::test {

namespace {

QByteArray fieldOf(const QByteArray& head, const QByteArray& name)
{
    for (const QByteArray& line : head.split('\n')) {
        if (line.size() > name.size() && line.first(name.size()).compare(name, Qt::CaseInsensitive) == 0 &&
            line[name.size()] == ':')
            return line.sliced(name.size() + 1).trimmed();
    }
    return {};
}

bool isPaid(const wire::Payment& payment)
{
    return payment.status == "SUCCEEDED";
}

/// Codes from 4000 on are an application's own and have no name in Qt.
QWebSocketProtocol::CloseCode closeCode(int code)
{
    return static_cast<QWebSocketProtocol::CloseCode>(code);
}

} // namespace

void reply(QTcpSocket* socket, int status, const QByteArray& body, const char* type)
{
    socket->write("HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\nContent-Type: " + type +
                  "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

void reply(QTcpSocket* socket, int status, const QJsonObject& body)
{
    reply(socket, status, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

void replyProblem(QTcpSocket* socket, int status, const QByteArray& code)
{
    wire::Problem problem;
    problem.status = status;
    problem.code = code;
    problem.requestId = "req-scripted";
    reply(socket, status, problem.toJson(), "application/problem+json");
}

ScriptedBackend::ScriptedBackend()
    : m_streamServer(std::make_unique<QWebSocketServer>(QString(), QWebSocketServer::NonSecureMode))
{
    connect(&m_server, &QTcpServer::newConnection, this, &ScriptedBackend::accept);
    connect(m_streamServer.get(), &QWebSocketServer::newConnection, this, [this] {
        QWebSocket* stream = m_streamServer->nextPendingConnection();
        stream->setParent(this);
        m_streams.push_back(stream);
        greet(stream);
    });
    m_server.listen(QHostAddress::LocalHost);
    m_port = m_server.serverPort();
}

ScriptedBackend::~ScriptedBackend() = default;

QUrl ScriptedBackend::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

void ScriptedBackend::goDown()
{
    m_server.close();
    for (const auto& socket : std::exchange(m_sockets, {})) {
        if (socket)
            socket->abort();
    }
    for (const auto& stream : std::exchange(m_streams, {})) {
        if (stream)
            stream->abort();
    }
}

void ScriptedBackend::goUp()
{
    m_server.listen(QHostAddress::LocalHost, m_port);
}

int ScriptedBackend::count(const QByteArray& method, const QByteArray& path) const
{
    return static_cast<int>(std::ranges::count_if(
        m_requests, [&](const Request& request) { return request.method == method && request.path == path; }));
}

int ScriptedBackend::streams() const
{
    return static_cast<int>(std::ranges::count_if(
        m_streams, [](const auto& stream) { return stream && stream->state() == QAbstractSocket::ConnectedState; }));
}

void ScriptedBackend::accept()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        m_sockets.push_back(socket);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void ScriptedBackend::read(QTcpSocket* socket)
{
    for (;;) {
        const QByteArray waiting = socket->peek(1 << 20);
        const qsizetype headEnd = waiting.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        const QByteArray head = waiting.first(headEnd);
        if (head.startsWith("GET /v1/stream")) {
            handOver(socket);
            return;
        }
        const qsizetype length = fieldOf(head, "Content-Length").toLongLong();
        if (waiting.size() < headEnd + 4 + length)
            return;
        socket->read(headEnd + 4);
        const QList<QByteArray> words = head.first(head.indexOf('\r')).split(' ');
        const qsizetype mark = words[1].indexOf('?');
        Request request;
        request.method = words[0];
        request.path = mark < 0 ? words[1] : words[1].first(mark);
        request.query = mark < 0 ? QByteArray() : words[1].sliced(mark + 1);
        request.key = fieldOf(head, "Idempotency-Key");
        request.body = socket->read(length);
        if (request.path != "/healthz" && request.path != "/v1/sessions" &&
            fieldOf(head, "Authorization") != "Bearer " + m_token) {
            replyProblem(socket, 401, "UNAUTHORIZED");
            continue;
        }
        m_requests.push_back(request);
        answer(socket, request);
    }
}

void ScriptedBackend::handOver(QTcpSocket* socket)
{
    if (refusesStream) {
        socket->abort();
        return;
    }
    socket->disconnect();
    m_streamServer->handleConnection(socket);
    // The head is already here; the server only looks when told that something came.
    Q_EMIT socket->readyRead();
}

void ScriptedBackend::answer(QTcpSocket* socket, const Request& request)
{
    if (request.path == "/healthz") {
        reply(socket, 200, QByteArray("{}"));
    } else if (request.path == "/v1/sessions") {
        const auto asked = wire::CreateSession::read(QByteArrayView(request.body));
        if (!asked || asked->password.reveal() != "right") {
            replyProblem(socket, 401, "UNAUTHORIZED");
            return;
        }
        m_token = "scripted-token";
        wire::Session session;
        session.token = Secret(m_token);
        session.operatorId = asked->operatorId;
        session.displayName = role == "cashier" ? QStringLiteral("Li Na") : QStringLiteral("Wang Fang");
        session.role = role;
        session.merchantId = MerchantId::trusted("M1000");
        session.merchantName = QString::fromUtf8(merchantName);
        session.tillNo = asked->tillNo;
        session.expiresAt = now() + std::chrono::hours(12);
        reply(socket, 201, session.toJson());
    } else if (request.path == "/v1/sessions/current") {
        reply(socket, 204, QByteArray());
    } else if (request.path == "/v1/totals") {
        totals(socket);
    } else if (request.path == "/v1/payments" && request.method == "POST") {
        create(socket, request);
    } else if (request.path == "/v1/payments") {
        list(socket, request);
    } else if (!answerBooks(socket, request)) {
        actOn(socket, request);
    }
}

void ScriptedBackend::create(QTcpSocket* socket, const Request& request)
{
    const auto order = wire::CreatePayment::read(QByteArrayView(request.body));
    if (!order) {
        replyProblem(socket, 400, order.error().code.name);
        return;
    }
    if (onCreate == OnCreate::Swallow)
        return;
    if (onCreate == OnCreate::Refuse) {
        replyProblem(socket, refuseStatus, refuseCode);
        return;
    }
    const auto known = std::ranges::find(m_payments, order->merchantOrderNo, &wire::Payment::merchantOrderNo);
    wire::Payment& payment = known != m_payments.end() ? *known : m_payments.emplace_back(placed(*order));
    if (onCreate == OnCreate::LeaveUnknown) {
        payment.attemptStatus = "UNKNOWN";
        payment.credential.reset();
    }
    if (onCreate != OnCreate::StoreSilently)
        reply(socket, 201, payment.toJson());
}

wire::Payment ScriptedBackend::placed(const wire::CreatePayment& order)
{
    wire::Payment payment;
    payment.paymentNo =
        PaymentNo::trusted("P2026112304050678900000" + QByteArray::number(m_payments.size()).rightJustified(8, '0'));
    payment.merchantId = MerchantId::trusted("M1000");
    payment.merchantOrderNo = order.merchantOrderNo;
    payment.amount = order.amount;
    payment.subject = order.subject;
    payment.payWay = order.payWay;
    payment.status = "PENDING";
    payment.attemptStatus = "PAYING";
    payment.channel = "wechat";
    payment.tillNo = order.tillNo;
    payment.createdAt = now();
    payment.expiresAt = payment.createdAt + codeLife;
    payment.credential =
        wire::Credential{QStringLiteral("qr"), QStringLiteral("weixin://wxpay/bizpayurl?pr=") +
                                                   QString::number(m_payments.size()) + QStringLiteral("ScriptedZz9")};
    if (order.payWay == "AGGREGATE_QR") {
        payment.channel = wire::kAggregate;
        payment.credential->text = QStringLiteral("https://pay.example.com/pay/") + payment.paymentNo.text();
    }
    if (order.payWay == "AUTO_CODE") { // the customer has to confirm
        payment.payWay = wire::PayerCodes::usual().walletOf(order.authCode.reveal())->payWay;
        payment.channel = payment.payWay.first(payment.payWay.indexOf('_')).toLower();
        payment.credential.reset();
    }
    return payment;
}

void ScriptedBackend::list(QTcpSocket* socket, const Request& request)
{
    const QUrlQuery query(QString::fromLatin1(request.query));
    const QString orderNo = query.queryItemValue(QStringLiteral("merchant_order_no"));
    const QString number = query.queryItemValue(QStringLiteral("number"));
    const QStringList statuses =
        query.queryItemValue(QStringLiteral("status"), QUrl::FullyDecoded).split(QLatin1Char(','), Qt::SkipEmptyParts);
    wire::PaymentPage page;
    for (const wire::Payment& payment : m_payments) {
        const bool found = number.isEmpty() || payment.merchantOrderNo.text().endsWith(number) ||
                           payment.paymentNo.text().endsWith(number);
        const bool wanted = statuses.isEmpty() || statuses.contains(QString::fromLatin1(payment.status));
        if (found && wanted && (orderNo.isEmpty() || payment.merchantOrderNo.text() == orderNo))
            page.payments.push_back(payment);
    }
    std::ranges::stable_sort(page.payments, std::greater{}, &wire::Payment::createdAt);
    reply(socket, 200, page.toJson());
}

void ScriptedBackend::totals(QTcpSocket* socket)
{
    wire::Totals totals;
    totals.businessDate = BusinessDate::of(now()).iso();
    std::int64_t minor = 0;
    for (const wire::Payment& payment : m_payments) {
        if (isPaid(payment)) {
            ++totals.paidCount;
            minor += payment.amount.minor();
        }
    }
    totals.paidAmount = Money(minor, Currency::cny());
    reply(socket, 200, totals.toJson());
}

void ScriptedBackend::actOn(QTcpSocket* socket, const Request& request)
{
    const QList<QByteArray> parts = request.path.split('/'); // "", v1, payments, no, action
    wire::Payment* payment = parts.size() > 3 ? find(parts[3]) : nullptr;
    if (!payment) {
        replyProblem(socket, 404, "PAYMENT_NOT_FOUND");
        return;
    }
    if (parts.value(4) == "close") {
        if (isPaid(*payment)) {
            replyProblem(socket, 409, "PAYMENT_ALREADY_PAID");
            return;
        }
        if (closesUnknown) {
            payment->attemptStatus = "REVERSING";
        } else {
            payment->status = "CLOSED";
            payment->attemptStatus = "CLOSED";
            payment->closedAt = now();
            payment->credential.reset();
        }
    }
    reply(socket, 200, payment->toJson());
}

wire::Payment* ScriptedBackend::find(const QByteArray& paymentNo)
{
    const auto found = std::ranges::find_if(
        m_payments, [&](const wire::Payment& payment) { return payment.paymentNo.bytes() == paymentNo; });
    return found == m_payments.end() ? nullptr : &*found;
}

void ScriptedBackend::greet(QWebSocket* stream)
{
    connect(stream, &QWebSocket::textMessageReceived, this, [this, stream](const QString& text) {
        const auto hello = wire::StreamHello::read(QByteArrayView(text.toUtf8()));
        if (!hello || hello->token.reveal() != m_token) {
            stream->close(closeCode(4401));
            return;
        }
        m_helloCursor = hello->cursor;
        wire::StreamMessage ready;
        ready.cursor = QByteArray::number(m_cursor);
        stream->sendTextMessage(QString::fromUtf8(ready.toJson()));
    });
}

void ScriptedBackend::push(const char* type, const wire::Payment& payment)
{
    if (!pushes)
        return;
    wire::Event event;
    event.type = type;
    event.subject = payment.paymentNo.bytes();
    event.data = payment.toJson();
    pushEvent(std::move(event));
}

void ScriptedBackend::pushEvent(wire::Event event)
{
    event.id = EventId::trusted("E" + QByteArray::number(++m_cursor));
    event.time = now();
    wire::StreamMessage message;
    message.kind = wire::StreamMessage::Kind::Event;
    message.cursor = QByteArray::number(m_cursor);
    message.event = event;
    for (const auto& stream : m_streams) {
        if (stream)
            stream->sendTextMessage(QString::fromUtf8(message.toJson()));
    }
}

} // namespace guitai::test
