// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/bank/bank_routes.h"

#include "sandbox/answers.h"
#include "sandbox/wallet_routes.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

const QByteArray kPayments = "/bank/payments";
const QByteArray kNotifications = "/bank/notifications";
const QByteArray kControl = "/control/bank/";

std::optional<Operation> operationOf(const http::Request& request)
{
    if (request.method == "POST" && request.path == kPayments)
        return Operation::BankPayment;
    if (request.method == "GET" && request.path.startsWith(kPayments + '/'))
        return Operation::BankStatus;
    if (request.method == "GET" && request.path == kNotifications)
        return Operation::BankNotification;
    return std::nullopt;
}

http::Response xmlResponse(int status, QByteArray body)
{
    http::Response response{status};
    response.headers.set("Content-Type", "application/xml");
    response.body = std::move(body);
    return response;
}

http::Response faulty(const OperationFault& fault)
{
    return http::Response{fault.errorStatus};
}

} // namespace

async::Task<http::Response> BankRoutes::answer(http::Request request)
{
    const auto operation = operationOf(request);
    if (!operation)
        co_return http::Response{404};
    if (request.headers.value("Authorization") != "Bearer " + m_parts.token)
        co_return http::Response{401};
    m_parts.traffic.countRequest(*operation);
    OperationFault& fault = m_parts.faults.operation(*operation);
    if (take(fault.dropRequest))
        co_return hangUp();
    const bool errs = take(fault.errorTimes);
    http::Response answer = errs && !fault.errorAfterEffect ? faulty(fault) : perform(*operation, request);
    if (errs && fault.errorAfterEffect)
        answer = faulty(fault);
    if (fault.delayMs > 0)
        co_await m_parts.timers.after(Duration(fault.delayMs));
    if (take(fault.dropReply))
        co_return hangUp();
    co_return answer;
}

http::Response BankRoutes::perform(Operation operation, const http::Request& request)
{
    if (operation == Operation::BankPayment)
        return takeOrder(request);
    return operation == Operation::BankStatus ? tellStatus(request) : tellNotice(request);
}

http::Response BankRoutes::takeOrder(const http::Request& request)
{
    const auto order = readOrder(request.body);
    if (!order)
        return http::Response{422};
    const UtcTime now = m_parts.clock.now();
    if (const BankPayment* known = m_book.find(order->messageId))
        return xmlResponse(200, statusReport(*known, known->document != order->document, now));
    m_book.add(*order);
    const int delay = m_parts.faults.bank.settleAfterMs;
    if (delay == 0)
        settle(order->messageId);
    else if (delay > 0)
        const auto settling = settleAfter(order->messageId, Duration(delay));
    return xmlResponse(202, statusReport(*m_book.find(order->messageId), false, now));
}

http::Response BankRoutes::tellStatus(const http::Request& request) const
{
    const BankPayment* payment = m_book.find(request.path.mid(kPayments.size() + 1));
    if (!payment)
        return http::Response{404};
    return xmlResponse(200, statusReport(*payment, false, m_parts.clock.now()));
}

http::Response BankRoutes::tellNotice(const http::Request& request) const
{
    const qint64 after = formValue(request.query, "after").toLongLong();
    const QByteArray* notice = m_parts.faults.bank.withholdNotices ? nullptr : m_book.noticeAfter(after);
    if (!notice)
        return http::Response{204};
    http::Response response = xmlResponse(200, *notice);
    response.headers.set("Notification-Sequence", QByteArray::number(after + 1));
    return response;
}

void BankRoutes::settle(const QByteArray& messageId)
{
    const BankFault& fault = m_parts.faults.bank;
    if (fault.rejects)
        m_book.reject(messageId, fault.reason);
    else
        m_book.book(messageId, m_parts.clock.now(), fault.amountOff);
}

async::Task<> BankRoutes::settleAfter(QByteArray messageId, Duration delay)
{
    auto waiting = m_parts.timers.after(delay);
    const async::Wake wake = co_await waiting;
    if (wake == async::Wake::Elapsed)
        settle(messageId);
}

http::Response BankRoutes::control(const http::Request& request)
{
    const QByteArray act = request.path.mid(kControl.size());
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QByteArray number = body.value(u"message_id"_s).toString().toLatin1();
    const QByteArray reason = body.value(u"reason"_s).toString(u"AC04"_s).toLatin1();
    const int amountOff = body.value(u"amount_off"_s).toInt();
    const UtcTime now = m_parts.clock.now();
    if (request.method == "GET" && act == "payments") {
        QJsonArray payments;
        for (const BankPayment& payment : m_book.all())
            payments.append(bankPaymentJson(payment));
        return jsonResponse(200, QJsonObject{{u"payments"_s, payments}, {u"notices"_s, m_book.notices()}});
    }
    bool done = false;
    if (act == "book")
        done = m_book.book(number, now, amountOff);
    else if (act == "reject")
        done = m_book.reject(number, reason);
    else if (act == "return")
        done = m_book.giveBack(number, reason, now, amountOff);
    else if (act == "repeat")
        done = m_book.repeat(number, body.value(u"altered"_s).toBool());
    else if (act == "notice") {
        m_book.addNotice(body.value(u"document"_s).toString().toUtf8());
        done = true;
    }
    return jsonResponse(done ? 200 : 409, QJsonObject{{u"done"_s, done}});
}

} // namespace guitai::sandbox
