// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/alipay_api.h"

#include "sandbox/answers.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

struct Method
{
    const char* name;
    Operation operation;
};

constexpr Method kMethods[] = {
    {"alipay.trade.precreate", Operation::AlipayPrecreate},
    {"alipay.trade.wap.pay", Operation::AlipayWapPay},
    {"alipay.trade.pay", Operation::AlipayPay},
    {"alipay.trade.query", Operation::AlipayQuery},
    {"alipay.trade.cancel", Operation::AlipayCancel},
    {"alipay.trade.close", Operation::AlipayClose},
    {"alipay.trade.refund", Operation::AlipayRefund},
    {"alipay.trade.fastpay.refund.query", Operation::AlipayRefundQuery},
    {"alipay.data.dataservice.bill.downloadurl.query", Operation::AlipayBill},
};

QString beijingText(UtcTime time)
{
    return QString::fromLatin1(time.toRfc3339(kShanghaiOffset).left(19)).replace(u'T', u' ');
}

http::Response gatewayError(const QByteArray& code, const QByteArray& subCode)
{
    http::Response response;
    response.headers.append("Content-Type", "text/html;charset=utf-8");
    response.body = "{\"error_response\":{\"code\":\"" + code + "\",\"msg\":\"Invalid Arguments\",\"sub_code\":\"" +
                    subCode + "\"}}";
    return response;
}

QString stateText(const AlipayTrade& trade)
{
    if (trade.state == AlipayState::Success)
        return u"TRADE_SUCCESS"_s;
    return trade.state == AlipayState::Closed ? u"TRADE_CLOSED"_s : u"WAIT_BUYER_PAY"_s;
}

QJsonObject numbersOf(const AlipayTrade& trade)
{
    return {{u"trade_no"_s, QString::fromLatin1(trade.tradeNo)},
            {u"out_trade_no"_s, QString::fromLatin1(trade.outTradeNo)}};
}

QJsonObject moneyOf(const AlipayTrade& trade)
{
    const QString taken = trade.paidAt ? yuanOf(trade.total) : u"0.00"_s;
    QJsonObject content = numbersOf(trade);
    content.insert(u"buyer_logon_id"_s, u"159****5620"_s);
    content.insert(u"buyer_user_id"_s, u"2088101117955611"_s);
    content.insert(u"total_amount"_s, yuanOf(trade.total));
    for (const QString& member : {u"receipt_amount"_s, u"buyer_pay_amount"_s, u"invoice_amount"_s})
        content.insert(member, taken);
    content.insert(u"point_amount"_s, u"0.00"_s);
    return content;
}

} // namespace

async::Task<http::Response> AlipayApi::answer(http::Request request)
{
    Asked asked;
    addAlipayForm(asked.fields, request.query);
    addAlipayForm(asked.fields, request.body);
    asked.method = alipayField(asked.fields, "method");
    const auto method = std::ranges::find_if(kMethods, [&](const Method& one) { return asked.method == one.name; });
    if (method == std::end(kMethods))
        co_return gatewayError("40002", "isv.invalid-method");
    asked.operation = method->operation;
    asked.host = request.headers.value("Host");
    asked.content = QJsonDocument::fromJson(alipayField(asked.fields, "biz_content")).object();
    PlayedOperations::Act act = [this, asked] { return perform(asked); };
    PlayedOperations::Act failing = [this, asked] { return fail(asked); };
    auto answering = m_parts.operations.answer(asked.operation, std::move(act), std::move(failing));
    http::Response answer = co_await answering;
    co_return answer;
}

QByteArray AlipayApi::turnedDown(const Asked& asked) const
{
    const auto value = [&asked](const char* name) { return alipayField(asked.fields, name); };
    if (value("app_id") != m_parts.identity.appId)
        return "isv.invalid-app-id";
    if (!isSignedBy(asked.fields, m_parts.identity.appKey))
        return "isv.invalid-signature";
    if (value("charset").toLower() != "utf-8" || value("version") != "1.0" || value("timestamp").size() != 19)
        return "isv.invalid-parameter";
    const QByteArray own = value("app_cert_sn");
    const QByteArray root = value("alipay_root_cert_sn");
    if (own.isEmpty() && root.isEmpty())
        return {};
    const bool isKnown = own == alipayCertificateNumber(m_parts.identity.appCertificate) &&
                         root == alipayCertificateNumber(m_parts.identity.rootCertificate);
    return isKnown ? QByteArray() : QByteArray("isv.invalid-app-cert-sn");
}

http::Response AlipayApi::perform(const Asked& asked)
{
    if (const QByteArray fault = turnedDown(asked); !fault.isEmpty())
        return gatewayError("40002", fault);
    switch (asked.operation) {
    case Operation::AlipayPrecreate: return precreate(asked);
    case Operation::AlipayWapPay: return openPage(asked);
    case Operation::AlipayPay: return payWithCode(asked);
    case Operation::AlipayQuery: return query(asked);
    case Operation::AlipayCancel: return cancel(asked);
    case Operation::AlipayClose: return close(asked);
    case Operation::AlipayRefund: return refund(asked);
    case Operation::AlipayBill: return bill(asked);
    default: return queryRefund(asked);
    }
}

http::Response AlipayApi::fail(const Asked& asked) const
{
    return said(asked, m_parts.faults.operation(asked.operation).errorCode);
}

/// A refusal of the business when the sub-code is one of "ACQ.", a failure of the gateway for any other.
http::Response AlipayApi::said(const Asked& asked, const QByteArray& subCode, QJsonObject content) const
{
    const bool isBusiness = subCode.startsWith("ACQ.");
    const bool succeeded = subCode.isEmpty();
    if (!content.contains(u"code"_s)) {
        content.insert(u"code"_s, succeeded ? u"10000"_s : isBusiness ? u"40004"_s : u"20000"_s);
        content.insert(u"msg"_s, succeeded    ? u"Success"_s
                                 : isBusiness ? u"Business Failed"_s
                                              : u"Service Currently Unavailable"_s);
    }
    if (!succeeded)
        content.insert(u"sub_code"_s, QString::fromLatin1(subCode));
    const bool isCertified = asked.fields.contains("app_cert_sn");
    const QByteArray number =
        isCertified ? alipayCertificateNumber(m_parts.identity.platformCertificate) : QByteArray();
    http::Response response;
    response.headers.append("Content-Type", "text/html;charset=utf-8");
    response.body = alipayAnswer(asked.method, content, m_parts.identity.platformKey, number);
    return response;
}

http::Response AlipayApi::precreate(const Asked& asked)
{
    const QByteArray code = m_parts.book.newCode();
    const QByteArray refusal =
        m_parts.book.place(asked.content, alipayField(asked.fields, "notify_url"), "bax" + code, m_parts.clock.now());
    if (!refusal.isEmpty())
        return said(asked, refusal);
    return said(asked, {},
                {{u"out_trade_no"_s, asked.content.value(u"out_trade_no"_s)}, {u"qr_code"_s, alipayLink(code)}});
}

http::Response AlipayApi::openPage(const Asked& asked)
{
    const QByteArray code = m_parts.book.newCode();
    const QByteArray refusal =
        m_parts.book.place(asked.content, alipayField(asked.fields, "notify_url"), "bax" + code, m_parts.clock.now());
    if (!refusal.isEmpty())
        return said(asked, refusal);
    m_parts.book.setReturnUrl(asked.content.value(u"out_trade_no"_s).toString().toLatin1(),
                              alipayField(asked.fields, "return_url"));
    return redirectTo("/wallet?code=" + alipayPageLink(code).toUtf8().toPercentEncoding());
}

http::Response AlipayApi::payWithCode(const Asked& asked)
{
    constexpr qint64 kPasswordAbove = 100'000;
    const UtcTime now = m_parts.clock.now();
    const QByteArray number = asked.content.value(u"out_trade_no"_s).toString().toLatin1();
    const QByteArray code = asked.content.value(u"auth_code"_s).toString().toLatin1();
    if (const AlipayTrade* known = m_parts.book.find(number, now)) {
        if (known->paidAt)
            return said(asked, "ACQ.TRADE_HAS_SUCCESS");
        return known->state == AlipayState::Closed ? said(asked, "ACQ.TRADE_HAS_CLOSE")
                                                   : said(asked, "ACQ.CONTEXT_INCONSISTENT");
    }
    const auto taken = m_parts.wallet.take(code);
    if (std::holds_alternative<PayerCodeProblem>(taken))
        return said(asked, "ACQ.PAYMENT_AUTH_CODE_INVALID");
    const QByteArray refusal = m_parts.book.place(asked.content, alipayField(asked.fields, "notify_url"), code, now);
    if (!refusal.isEmpty())
        return said(asked, refusal);
    m_parts.book.scan(number);
    const AlipayTrade& trade = *m_parts.book.find(number, now);
    if (std::get<PayerCode>(taken).asksPayer || trade.total > kPasswordAbove) {
        QJsonObject waiting = numbersOf(trade);
        waiting.insert(u"code"_s, u"10003"_s);
        waiting.insert(u"msg"_s, u"order success pay inprocess"_s);
        return said(asked, {}, waiting);
    }
    m_parts.wallet.payLate(number);
    QJsonObject content = moneyOf(trade);
    content.insert(u"gmt_payment"_s, beijingText(*trade.paidAt));
    return said(asked, {}, content);
}

http::Response AlipayApi::query(const Asked& asked)
{
    const AlipayTrade* trade = m_parts.book.named(asked.content, m_parts.clock.now());
    if (!trade)
        return said(asked, "ACQ.TRADE_NOT_EXIST");
    QJsonObject content = moneyOf(*trade);
    content.insert(u"trade_status"_s, stateText(*trade));
    if (trade->paidAt)
        content.insert(u"send_pay_date"_s, beijingText(*trade->paidAt));
    return said(asked, {}, content);
}

http::Response AlipayApi::cancel(const Asked& asked)
{
    const QByteArray number = asked.content.value(u"out_trade_no"_s).toString().toLatin1();
    QByteArray action;
    const QByteArray refusal = m_parts.book.cancel(number, m_parts.clock.now(), action);
    if (!refusal.isEmpty())
        return said(asked, refusal);
    QJsonObject content{{u"out_trade_no"_s, QString::fromLatin1(number)}, {u"retry_flag"_s, u"N"_s}};
    if (const AlipayTrade* trade = m_parts.book.find(number, m_parts.clock.now()))
        content.insert(u"trade_no"_s, QString::fromLatin1(trade->tradeNo));
    if (!action.isEmpty())
        content.insert(u"action"_s, QString::fromLatin1(action));
    return said(asked, {}, content);
}

http::Response AlipayApi::close(const Asked& asked)
{
    const AlipayTrade* trade = m_parts.book.named(asked.content, m_parts.clock.now());
    if (!trade)
        return said(asked, "ACQ.TRADE_NOT_EXIST");
    const QByteArray refusal = m_parts.book.close(trade->outTradeNo, m_parts.clock.now());
    return refusal.isEmpty() ? said(asked, {}, numbersOf(*trade)) : said(asked, refusal);
}

http::Response AlipayApi::refund(const Asked& asked)
{
    bool isNew = false;
    const QByteArray refusal = m_parts.book.refund(asked.content, m_parts.clock.now(), isNew);
    if (!refusal.isEmpty())
        return said(asked, refusal);
    const AlipayTrade& trade = *m_parts.book.named(asked.content, m_parts.clock.now());
    if (isNew && !trade.notifyUrl.isEmpty())
        const auto delivery = m_parts.callbacks.deliver(m_parts.callbacks.refunded(trade), {});
    QJsonObject content = numbersOf(trade);
    content.insert(u"buyer_logon_id"_s, u"159****5620"_s);
    content.insert(u"fund_change"_s, isNew ? u"Y"_s : u"N"_s);
    content.insert(u"refund_fee"_s, yuanOf(trade.refunded()));
    return said(asked, {}, content);
}

http::Response AlipayApi::queryRefund(const Asked& asked)
{
    const AlipayTrade* trade = m_parts.book.named(asked.content, m_parts.clock.now());
    if (!trade)
        return said(asked, "ACQ.TRADE_NOT_EXIST");
    const QByteArray number = asked.content.value(u"out_request_no"_s).toString().toLatin1();
    const auto refund = std::ranges::find(trade->refunds, number, &AlipayRefund::requestNo);
    if (refund == trade->refunds.end())
        return said(asked, {});
    QJsonObject content = numbersOf(*trade);
    content.insert(u"out_request_no"_s, QString::fromLatin1(number));
    content.insert(u"total_amount"_s, yuanOf(trade->total));
    content.insert(u"refund_amount"_s, yuanOf(refund->amount));
    content.insert(u"refund_status"_s, u"REFUND_SUCCESS"_s);
    content.insert(u"gmt_refund_pay"_s, beijingText(refund->at));
    return said(asked, {}, content);
}

http::Response AlipayApi::bill(const Asked& asked)
{
    const auto address = m_parts.bills.addressOf(asked.content, asked.host);
    if (const auto* refusal = std::get_if<QByteArray>(&address))
        return said(asked, *refusal, {{u"code"_s, u"40004"_s}, {u"msg"_s, u"Business Failed"_s}});
    return said(asked, {}, {{u"bill_download_url"_s, std::get<QString>(address)}});
}

http::Response AlipayApi::control(const http::Request& request)
{
    const QByteArray number =
        QJsonDocument::fromJson(request.body).object().value(u"out_trade_no"_s).toString().toLatin1();
    if (request.method == "POST" && request.path == "/control/alipay/pay-late") {
        const bool paid = m_parts.wallet.payLate(number);
        return jsonResponse(paid ? 200 : 409, QJsonObject{{u"paid"_s, paid}});
    }
    const AlipayTrade* trade = m_parts.book.find(number, m_parts.clock.now());
    if (request.method == "POST" && request.path == "/control/alipay/callbacks" && trade && trade->paidAt) {
        const auto sending = m_parts.callbacks.send(m_parts.callbacks.paid(*trade), 1, 1);
        return jsonResponse(202, QJsonObject{{u"copies"_s, 1}});
    }
    if (request.method != "GET" || request.path != "/control/alipay/trades")
        return jsonResponse(404, QJsonObject{{u"problem"_s, u"NO_SUCH_ADDRESS"_s}});
    QJsonArray trades;
    for (const AlipayTrade* one : m_parts.book.all()) {
        QJsonObject entry = moneyOf(*one);
        entry.insert(u"trade_status"_s, one->state == AlipayState::Unscanned ? u"UNSCANNED"_s : stateText(*one));
        entry.insert(u"refund_fee"_s, yuanOf(one->refunded()));
        entry.insert(u"placed"_s, one->placed);
        trades.append(entry);
    }
    return jsonResponse(200, QJsonObject{{u"trades"_s, trades}});
}

} // namespace guitai::sandbox
