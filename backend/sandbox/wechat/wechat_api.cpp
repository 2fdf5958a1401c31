// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/wechat_api.h"

#include "sandbox/answers.h"
#include "sandbox/wechat/wechat_rules.h"
#include "sandbox/wechat/wechat_signature.h"
#include "sandbox/wechat/wechat_wire.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

const QByteArray kTransactions = "/v3/pay/transactions/";
const QByteArray kByNumber = "/v3/pay/transactions/out-trade-no/";
const QByteArray kById = "/v3/pay/transactions/id/";
const QByteArray kRefunds = "/v3/refund/domestic/refunds";
const QByteArray kCertificates = "/v3/certificates";
const QByteArray kTradeBill = "/v3/bill/tradebill";
const QByteArray kFundFlowBill = "/v3/bill/fundflowbill";
const QByteArray kBillFile = "/v3/billdownload/file";
const QByteArray kClose = "/close";
const QByteArray kReverse = "/reverse";

std::variant<QJsonObject, WireError> readBody(const http::Request& request)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (document.isObject())
        return document.object();
    return fieldError(u"/"_s, u"请求体不是合法的JSON对象"_s);
}

/// The transaction as if it were in another state; only a paid one tells of money.
QJsonObject withState(QJsonObject transaction, const QByteArray& state)
{
    transaction.insert(u"trade_state"_s, QString::fromLatin1(state));
    if (state == "SUCCESS" || state == "REFUND")
        return transaction;
    for (const QString& member : {u"transaction_id"_s, u"trade_type"_s, u"bank_type"_s, u"success_time"_s})
        transaction.remove(member);
    transaction.insert(u"payer"_s, QJsonObject());
    return transaction;
}

QJsonObject placedJson(TradeType type, const QByteArray& code, const QByteArray& host)
{
    switch (type) {
    case TradeType::Native: return {{u"code_url"_s, linkOf(type, code)}};
    case TradeType::H5: return {{u"h5_url"_s, u"http://"_s + QString::fromLatin1(host) + linkOf(type, code)}};
    case TradeType::Jsapi:
    case TradeType::App:
    case TradeType::Code: break;
    }
    return {{u"prepay_id"_s, QString::fromLatin1(code)}};
}

} // namespace

QByteArray numberIn(const http::Request& request)
{
    QByteArray path = request.path;
    for (const QByteArray& verb : {kClose, kReverse}) {
        if (path.endsWith(verb))
            path.chop(verb.size());
    }
    return QByteArray::fromPercentEncoding(path.mid(path.lastIndexOf('/') + 1));
}

std::optional<Operation> operationOf(const http::Request& request)
{
    for (const Operation placing :
         {Operation::Native, Operation::Jsapi, Operation::H5, Operation::App, Operation::Codepay}) {
        if (request.method == "POST" && request.path == kTransactions + operationName(placing).toLatin1())
            return placing;
    }
    if (request.method == "GET" && request.path == kCertificates)
        return Operation::Certificates;
    if (request.method == "GET" && (request.path == kTradeBill || request.path == kFundFlowBill))
        return Operation::Bill;
    if (request.method == "GET" && request.path == kBillFile)
        return Operation::BillFile;
    if (request.method == "POST" && request.path == kRefunds)
        return Operation::Refund;
    if (request.method == "GET" && request.path.startsWith(kRefunds + '/'))
        return Operation::QueryRefund;
    const bool byNumber = request.path.startsWith(kByNumber);
    if (request.method == "POST" && byNumber && request.path.endsWith(kClose))
        return Operation::Close;
    if (request.method == "POST" && byNumber && request.path.endsWith(kReverse))
        return Operation::Reverse;
    if (request.method == "GET" && (byNumber || request.path.startsWith(kById)))
        return Operation::Query;
    return std::nullopt;
}

async::Task<http::Response> WechatApi::answer(http::Request request)
{
    const auto operation = operationOf(request);
    if (!operation)
        co_return jsonResponse(404, WireError{404, "RESOURCE_NOT_EXISTS", u"请求的资源不存在"_s}.toJson());
    m_parts.traffic.countRequest(*operation);
    OperationFault& fault = m_parts.faults.operation(*operation);
    if (take(fault.dropRequest))
        co_return hangUp();

    Answer answer = errs(*operation, false) ? faultyAnswer(*operation) : perform(*operation, request);
    if (!answer.newOrder.isEmpty() && m_parts.faults.payInsideNative)
        co_await m_parts.wallet.payAndTell(answer.newOrder);
    if (errs(*operation, true))
        answer = faultyAnswer(*operation);
    if (fault.delayMs > 0)
        co_await m_parts.timers.after(Duration(fault.delayMs));
    if (take(fault.dropReply))
        co_return hangUp();
    co_return finished(request, std::move(answer));
}

WechatApi::Answer WechatApi::perform(Operation operation, const http::Request& request)
{
    if (const Refusal refusal = checkRequest(m_parts.identity, request, m_parts.clock.now()))
        return refused(*refusal, false);
    return allowed(operation, request);
}

WechatApi::Answer WechatApi::allowed(Operation operation, const http::Request& request)
{
    switch (operation) {
    case Operation::Native: return place(request, TradeType::Native);
    case Operation::Jsapi: return place(request, TradeType::Jsapi);
    case Operation::H5: return place(request, TradeType::H5);
    case Operation::App: return place(request, TradeType::App);
    case Operation::Codepay: return payWithCode(request);
    case Operation::Reverse: return reverse(request);
    case Operation::Query: return query(request);
    case Operation::Close: return close(request);
    case Operation::Refund: return refund(request);
    case Operation::QueryRefund: return queryRefund(request);
    case Operation::Bill: return bill(request);
    case Operation::BillFile: return billFile(request);
    default: break; // certificates; every other operation is another provider's
    }
    return {200, certificatesBody(m_parts.identity, m_parts.random)};
}

WechatApi::Answer WechatApi::place(const http::Request& request, TradeType type)
{
    const auto body = readBody(request);
    if (const auto* error = std::get_if<WireError>(&body))
        return refused(*error);
    const QJsonObject& wanted = std::get<QJsonObject>(body);
    if (const Refusal refusal = checkOrder(wanted, type, m_parts.identity.merchant))
        return refused(*refusal);
    const QByteArray number = wanted.value(u"out_trade_no"_s).toString().toLatin1();
    const bool isNew = !m_parts.orders.find(number);
    const QByteArray keyId = answerKey(m_parts.identity, request).id;
    const auto placed = m_parts.orders.place(wanted, keyId, m_parts.clock.now(), type);
    if (const auto* error = std::get_if<WireError>(&placed))
        return refused(*error);
    const QByteArray code = std::get<PayCode>(placed).text;
    if (isNew && m_parts.faults.payAfterMs >= 0)
        const auto paying = m_parts.wallet.payAfter(code, Duration(m_parts.faults.payAfterMs));
    return {200, QJsonDocument(placedJson(type, code, request.headers.value("Host"))).toJson(QJsonDocument::Compact),
            true, isNew ? number : QByteArray()};
}

WechatApi::Answer WechatApi::query(const http::Request& request)
{
    if (const Refusal refusal = checkQueryString(request.query, m_parts.identity.merchant))
        return refused(*refusal);
    const QByteArray number = numberIn(request);
    const bool byId = request.path.startsWith(kById);
    if (const Refusal refusal = byId ? Refusal() : checkOutTradeNo(QString::fromLatin1(number), u"path"_s))
        return refused(*refusal);
    const Order* order = byId ? m_parts.orders.findByTransaction(number) : m_parts.orders.find(number);
    if (!order)
        return refused({404, "ORDER_NOT_EXIST", u"订单不存在"_s});
    QJsonObject transaction = transactionJson(*order, m_parts.identity.merchant);
    if (m_parts.refunds.hasRefunds(order->outTradeNo)) {
        transaction.insert(u"trade_state"_s, u"REFUND"_s);
        transaction.insert(u"trade_state_desc"_s, u"订单发生过退款"_s);
    }
    if (!m_parts.faults.queryState.isEmpty())
        transaction = withState(std::move(transaction), m_parts.faults.queryState);
    return {200, QJsonDocument(transaction).toJson(QJsonDocument::Compact)};
}

WechatApi::Answer WechatApi::close(const http::Request& request)
{
    const auto body = readBody(request);
    if (const auto* error = std::get_if<WireError>(&body))
        return refused(*error);
    const QByteArray number = numberIn(request);
    if (const Refusal refusal = checkOutTradeNo(QString::fromLatin1(number), u"path"_s))
        return refused(*refusal);
    if (const Refusal refusal = checkClose(std::get<QJsonObject>(body), m_parts.identity.merchant))
        return refused(*refusal);
    if (const Refusal refusal = m_parts.orders.close(number))
        return refused(*refusal);
    return {204, {}};
}

WechatApi::Answer WechatApi::refund(const http::Request& request)
{
    const auto body = readBody(request);
    if (const auto* error = std::get_if<WireError>(&body))
        return refused(*error);
    const QJsonObject& wanted = std::get<QJsonObject>(body);
    if (const Refusal refusal = checkRefund(wanted))
        return refused(*refusal);
    const QByteArray byId = wanted.value(u"transaction_id"_s).toString().toLatin1();
    const Order* order = byId.isEmpty() ? m_parts.orders.find(wanted.value(u"out_trade_no"_s).toString().toLatin1())
                                        : m_parts.orders.findByTransaction(byId);
    const QByteArray number = wanted.value(u"out_refund_no"_s).toString().toLatin1();
    const bool isNew = !m_parts.refunds.find(number);
    const auto asked = m_parts.refunds.ask(wanted, order, answerKey(m_parts.identity, request).id, m_parts.clock.now());
    if (const auto* error = std::get_if<WireError>(&asked))
        return refused(*error);
    if (isNew)
        m_parts.refundDesk.accept(number);
    return refundAnswer(*m_parts.refunds.find(number));
}

WechatApi::Answer WechatApi::queryRefund(const http::Request& request)
{
    const Refund* refund = m_parts.refunds.find(numberIn(request));
    if (!refund)
        return refused({404, "RESOURCE_NOT_EXISTS", u"退款单不存在"_s});
    return refundAnswer(*refund);
}

WechatApi::Answer WechatApi::bill(const http::Request& request)
{
    const auto ticket = m_parts.bills.ticket(request);
    if (const auto* error = std::get_if<WireError>(&ticket))
        return refused(*error);
    return {200, QJsonDocument(std::get<QJsonObject>(ticket)).toJson(QJsonDocument::Compact)};
}

WechatApi::Answer WechatApi::billFile(const http::Request& request) const
{
    const auto file = m_parts.bills.file(request);
    if (const auto* error = std::get_if<WireError>(&file))
        return refused(*error);
    Answer answer{200, std::get<QByteArray>(file), false};
    answer.contentType = "text/plain";
    return answer;
}

WechatApi::Answer WechatApi::refundAnswer(const Refund& refund) const
{
    QJsonObject document = refundJson(refund);
    QJsonObject amount = document.value(u"amount"_s).toObject();
    amount.insert(u"refund"_s, refund.amount() + m_parts.faults.refunds.amountOff);
    document.insert(u"amount"_s, amount);
    return {200, QJsonDocument(document).toJson(QJsonDocument::Compact)};
}

http::Response WechatApi::finished(const http::Request& request, Answer answer)
{
    http::Response response;
    response.status = answer.status;
    response.body = std::move(answer.body);
    if (!response.body.isEmpty())
        response.headers.append("Content-Type", answer.contentType);
    response.headers.append("Request-ID", "08" + randomText(m_parts.random, 30).toUpper());
    if (answer.isSigned) {
        const Signing signing = take(m_parts.faults.signTestAnswers) ? Signing::SignTest : Signing::Genuine;
        sign(response.headers, response.body, answerKey(m_parts.identity, request),
             {m_parts.clock.now(), randomText(m_parts.random, 32), signing});
    }
    return response;
}

bool WechatApi::errs(Operation operation, bool afterEffect)
{
    OperationFault& fault = m_parts.faults.operation(operation);
    if (fault.errorTimes == 0 || fault.errorAfterEffect != afterEffect)
        return false;
    const QByteArray dice = m_parts.random(2);
    const int drawn = (static_cast<uchar>(dice.at(0)) << 8 | static_cast<uchar>(dice.at(1))) % 100;
    return drawn < fault.errorPercent && take(fault.errorTimes);
}

WechatApi::Answer WechatApi::faultyAnswer(Operation operation) const
{
    const OperationFault& fault = m_parts.faults.operation(operation);
    return refused({fault.errorStatus, fault.errorCode, u"系统异常，请稍后重试"_s});
}

WechatApi::Answer WechatApi::refused(const WireError& error, bool isSigned)
{
    return {error.status, error.toJson(), isSigned && error.status != 401};
}

} // namespace guitai::sandbox
