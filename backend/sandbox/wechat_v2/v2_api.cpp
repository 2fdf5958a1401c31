// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat_v2/v2_api.h"

#include "gzip/gzip.h"
#include "sandbox/wechat/wechat_code_pay.h"
#include "sandbox/wechat/wechat_wire.h"

#include <map>

using namespace Qt::StringLiterals;

namespace guitai::sandbox::v2 {

namespace {

const QByteArray kPlace = "/pay/unifiedorder";
const QByteArray kFundFlow = "/pay/downloadfundflow";
const QByteArray kRefund = "/secapi/pay/refund";
const QByteArray kReverse = "/secapi/pay/reverse";

/// Placing is one path: its operation is the order's trade_type.
const std::map<QByteArray, Operation> kPaths{{kPlace, Operation::Native},
                                             {"/pay/micropay", Operation::Codepay},
                                             {"/pay/orderquery", Operation::Query},
                                             {"/pay/closeorder", Operation::Close},
                                             {kReverse, Operation::Reverse},
                                             {kRefund, Operation::Refund},
                                             {"/pay/refundquery", Operation::QueryRefund},
                                             {"/pay/downloadbill", Operation::Bill},
                                             {kFundFlow, Operation::Bill}};

bool demandsCertificate(const QByteArray& path)
{
    return path.startsWith("/secapi/") || path == kFundFlow;
}

Operation operationOf(const http::Request& request, const Fields& fields)
{
    const Operation operation = kPaths.at(request.path);
    if (operation != Operation::Native)
        return operation;
    switch (tradeTypeOf(field(fields, "trade_type")).value_or(TradeType::Native)) {
    case TradeType::Jsapi: return Operation::Jsapi;
    case TradeType::H5: return Operation::H5;
    case TradeType::App: return Operation::App;
    case TradeType::Native:
    case TradeType::Code: break;
    }
    return operation;
}

http::Response xmlResponse(const Fields& fields)
{
    http::Response response;
    response.headers.append("Content-Type", "text/xml; charset=utf-8");
    response.body = xml::writeFlat(fields);
    return response;
}

/// The communication failed: never signed.
http::Response failed(const QByteArray& message, const QByteArray& errorCode = {})
{
    Fields fields{{"return_code", "FAIL"}, {"return_msg", message}};
    if (!errorCode.isEmpty())
        fields["error_code"] = errorCode;
    return xmlResponse(fields);
}

QByteArray signTypeOf(const Fields& fields)
{
    const QByteArray type = field(fields, "sign_type");
    return type.isEmpty() ? "MD5" : type;
}

/// "2026-11-23" for "20261123"
QString isoDay(const QByteArray& day)
{
    return day.size() == 8 ? QString::fromLatin1(day.first(4) + '-' + day.mid(4, 2) + '-' + day.mid(6, 2)) : QString();
}

} // namespace

bool Api::serves(const http::Request& request)
{
    return request.method == "POST" && kPaths.contains(request.path);
}

async::Task<http::Response> Api::answer(http::Request request)
{
    const auto read = xml::readFlat(request.body.trimmed());
    const Fields fields = read ? *read : Fields();
    const Operation operation = operationOf(request, fields);
    PlayedOperations::Act perform = [this, operation, request, fields] {
        return this->perform(operation, request, fields);
    };
    PlayedOperations::Act fail = [this, operation, fields] {
        const QByteArray code = errorCode(m_parts.faults.operation(operation).errorCode);
        return refused(fields, code, u"系统异常，请稍后重试"_s);
    };
    auto playing = m_parts.operations.answer(operation, std::move(perform), std::move(fail));
    co_return co_await playing;
}

QByteArray Api::turnedDown(const http::Request& request, const Fields& fields) const
{
    const Merchant& merchant = m_parts.identity.merchant;
    const QByteArray type = signTypeOf(fields);
    if (demandsCertificate(request.path) && !request.overTls)
        return "证书校验失败";
    if (fields.empty())
        return "XML_FORMAT_ERROR";
    if (field(fields, "mch_id") != merchant.mchid)
        return "商户号mch_id不存在";
    if (field(fields, "appid") != merchant.appid)
        return "appid和mch_id不匹配";
    if (field(fields, "nonce_str").isEmpty() || field(fields, "nonce_str").size() > 32)
        return "缺少参数nonce_str";
    const bool isKnown = type == "MD5" || type == "HMAC-SHA256";
    if (!isKnown || (request.path == kFundFlow && type == "MD5"))
        return "不支持的签名类型sign_type";
    return field(fields, "sign") == signature(fields, m_parts.identity.apiKey, type) ? QByteArray()
                                                                                     : QByteArray("签名错误");
}

http::Response Api::perform(Operation operation, const http::Request& request, const Fields& fields)
{
    if (const QByteArray why = turnedDown(request, fields); !why.isEmpty())
        return failed(operation == Operation::Bill && why == "签名错误" ? QByteArray("SIGN ERROR") : why);
    switch (operation) {
    case Operation::Codepay: return payWithCode(fields);
    case Operation::Query: return query(fields);
    case Operation::Close: return close(fields);
    case Operation::Reverse: return reverse(fields);
    case Operation::Refund: return refund(fields);
    case Operation::QueryRefund: return queryRefund(fields);
    case Operation::Bill: return bill(request, fields);
    default: break;
    }
    return place(request, fields);
}

http::Response Api::place(const http::Request& request, const Fields& fields)
{
    const auto type = tradeTypeOf(field(fields, "trade_type"));
    if (!type)
        return refused(fields, "LACK_PARAMS", u"缺少必填参数trade_type"_s);
    const auto wanted = v2::orderOf(fields, *type);
    if (const auto* error = std::get_if<WireError>(&wanted))
        return refused(fields, *error);
    const QJsonObject& order = std::get<QJsonObject>(wanted);
    if (const Refusal refusal = checkOrder(order, *type, m_parts.identity.merchant))
        return refused(fields, *refusal);
    const bool isNew = !orderOf(fields);
    const auto placed = m_parts.orders.place(order, {}, m_parts.clock.now(), *type);
    if (const auto* error = std::get_if<WireError>(&placed))
        return refused(fields, *error);
    const QByteArray code = std::get<PayCode>(placed).text;
    if (isNew && m_parts.faults.payAfterMs >= 0)
        const auto paying = m_parts.wallet.payAfter(code, Duration(m_parts.faults.payAfterMs));
    Fields answer{{"trade_type", field(fields, "trade_type")}, {"prepay_id", code}};
    if (*type == TradeType::Native) {
        answer["code_url"] = linkOf(*type, code).toLatin1();
        answer["prepay_id"] = "wx" + randomText(m_parts.random, 34);
    } else if (*type == TradeType::H5) {
        answer["mweb_url"] = "http://" + request.headers.value("Host") + linkOf(*type, code).toLatin1();
    }
    return said(fields, std::move(answer));
}

http::Response Api::payWithCode(const Fields& fields)
{
    const auto wanted = v2::orderOf(fields, TradeType::Code);
    if (const auto* error = std::get_if<WireError>(&wanted))
        return refused(fields, *error);
    const QJsonObject& order = std::get<QJsonObject>(wanted);
    if (const Refusal refusal = checkOrder(order, TradeType::Code, m_parts.identity.merchant))
        return refused(fields, *refusal);
    const auto paid = payByCode(m_parts.orders, m_parts.payerCodes, order, m_parts.clock.now());
    if (const auto* error = std::get_if<WireError>(&paid))
        return refused(fields, *error);
    return said(fields,
                transactionFields(transactionJson(*std::get<const Order*>(paid), m_parts.identity.merchant), true));
}

http::Response Api::query(const Fields& fields)
{
    const Order* order = orderOf(fields);
    if (!order)
        return refused(fields, "ORDERNOTEXIST", u"订单不存在"_s);
    QJsonObject transaction = transactionJson(*order, m_parts.identity.merchant);
    if (m_parts.refunds.hasRefunds(order->outTradeNo))
        transaction.insert(u"trade_state"_s, u"REFUND"_s);
    const QByteArray& lie = m_parts.faults.queryState;
    if (!lie.isEmpty()) {
        transaction.insert(u"trade_state"_s, QString::fromLatin1(lie));
        if (lie != "SUCCESS" && lie != "REFUND")
            transaction.remove(u"transaction_id"_s);
    }
    return said(fields, transactionFields(transaction, false));
}

http::Response Api::close(const Fields& fields)
{
    if (const Refusal refusal = m_parts.orders.close(field(fields, "out_trade_no")))
        return refused(fields, *refusal);
    return said(fields, {{"result_msg", "OK"}});
}

http::Response Api::reverse(const Fields& fields)
{
    const Order* order = orderOf(fields);
    if (!order)
        return refused(fields, "ORDERNOTEXIST", u"订单不存在"_s);
    if (const Refusal refusal = m_parts.orders.reverse(order->outTradeNo, m_parts.clock.now()))
        return refused(fields, *refusal);
    return said(fields, {{"recall", "N"}});
}

http::Response Api::refund(const Fields& fields)
{
    const QJsonObject wanted = refundOf(fields);
    if (const Refusal refusal = checkRefund(wanted))
        return refused(fields, *refusal);
    const QByteArray number = field(fields, "out_refund_no");
    const bool isNew = !m_parts.refunds.find(number);
    const auto asked = m_parts.refunds.ask(wanted, orderOf(fields), {}, m_parts.clock.now());
    if (const auto* error = std::get_if<WireError>(&asked))
        return refused(fields, *error);
    if (isNew)
        m_parts.refundDesk.accept(number);
    return said(fields, refundAnswerFields(told(*m_parts.refunds.find(number))));
}

http::Response Api::queryRefund(const Fields& fields)
{
    QList<const Refund*> found;
    for (const Refund* refund : m_parts.refunds.all()) {
        const bool isMeant = refund->outRefundNo == field(fields, "out_refund_no") ||
                             refund->refundId == field(fields, "refund_id") ||
                             refund->outTradeNo == field(fields, "out_trade_no") ||
                             refund->transactionId == field(fields, "transaction_id");
        if (isMeant)
            found.append(refund);
    }
    if (found.isEmpty())
        return refused(fields, "REFUNDNOTEXIST", u"退款单不存在"_s);
    Fields answer{{"transaction_id", found.front()->transactionId},
                  {"out_trade_no", found.front()->outTradeNo},
                  {"total_fee", QByteArray::number(found.front()->total())},
                  {"cash_fee", QByteArray::number(found.front()->total())},
                  {"refund_count", QByteArray::number(found.size())}};
    for (int i = 0; i < found.size(); ++i)
        addRefund(answer, told(*found.at(i)), i);
    return said(fields, std::move(answer));
}

http::Response Api::bill(const http::Request& request, const Fields& fields) const
{
    const bool isTradeBill = request.path != kFundFlow;
    const QByteArray type = field(fields, "bill_type");
    const auto file = m_parts.bills.plainFile(isTradeBill, isoDay(field(fields, "bill_date")),
                                              type.isEmpty() ? u"ALL"_s : QString::fromLatin1(type));
    if (const auto* error = std::get_if<WireError>(&file)) {
        if (error->code == "NO_STATEMENT_EXIST")
            return failed("No Bill Exist", "20002");
        return error->code == "STATEMENT_CREATING" ? failed("Bill Creating", "20001")
                                                   : failed("invalid bill_type", "20003");
    }
    const bool isPacked = field(fields, "tar_type") == "GZIP";
    http::Response response;
    response.headers.append("Content-Type", isPacked ? "application/x-gzip" : "text/plain");
    response.body = isPacked ? gzip::compressed(std::get<QByteArray>(file)) : std::get<QByteArray>(file);
    return response;
}

http::Response Api::said(const Fields& asked, Fields answer) const
{
    answer["return_code"] = "SUCCESS";
    answer["return_msg"] = "OK";
    answer.emplace("result_code", "SUCCESS");
    answer["appid"] = m_parts.identity.merchant.appid;
    answer["mch_id"] = m_parts.identity.merchant.mchid;
    answer["nonce_str"] = randomText(m_parts.random, 16);
    std::erase_if(answer, [](const auto& entry) { return entry.second.isEmpty(); });
    answer["sign"] = signature(answer, m_parts.identity.apiKey, signTypeOf(asked));
    return xmlResponse(answer);
}

http::Response Api::refused(const Fields& asked, const QByteArray& code, const QString& message) const
{
    Fields answer{{"result_code", "FAIL"}, {"err_code", code}, {"err_code_des", message.toUtf8()}};
    if (code == "SYSTEMERROR")
        answer["recall"] = "Y"; // only a reverse is asked for it
    return said(asked, std::move(answer));
}

http::Response Api::refused(const Fields& asked, const WireError& error) const
{
    return refused(asked, errorCode(error.code), error.message);
}

const Order* Api::orderOf(const Fields& fields) const
{
    const QByteArray id = field(fields, "transaction_id");
    return id.isEmpty() ? m_parts.orders.find(field(fields, "out_trade_no")) : m_parts.orders.findByTransaction(id);
}

QJsonObject Api::told(const Refund& refund) const
{
    QJsonObject document = refundJson(refund);
    QJsonObject amount = document.value(u"amount"_s).toObject();
    amount.insert(u"refund"_s, refund.amount() + m_parts.faults.refunds.amountOff);
    document.insert(u"amount"_s, amount);
    return document;
}

} // namespace guitai::sandbox::v2
