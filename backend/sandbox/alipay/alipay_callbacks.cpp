// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/alipay_callbacks.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

QByteArray beijingText(UtcTime time)
{
    return time.toRfc3339(kShanghaiOffset).left(19).replace('T', ' ');
}

/// The same for every repetition of the same news.
QByteArray noticeId(const AlipayTrade& trade, const QByteArray& news)
{
    return QCryptographicHash::hash(trade.tradeNo + news, QCryptographicHash::Sha256).toHex().left(34);
}

/// Lies that are signed properly; the others are told by callFor.
void tellLie(AlipayFields& fields, Forgery forgery)
{
    const auto amount = fenOf(QString::fromLatin1(fields["total_amount"]));
    if (forgery == Forgery::Amount)
        fields["total_amount"] = yuanOf(amount.value_or(0) + 1).toLatin1();
    else if (forgery == Forgery::Appid)
        fields["app_id"] = "2021000000000000";
    else if (forgery == Forgery::Mchid)
        fields["seller_id"] = "2088000000000000";
    else if (forgery == Forgery::Number)
        fields["out_trade_no"] = "UNKNOWN0000000000000000000000001";
}

} // namespace

AlipayFields AlipayCallbacks::fieldsOf(const AlipayTrade& trade, const QByteArray& noticeId) const
{
    const QByteArray total = yuanOf(trade.total).toLatin1();
    const QJsonArray bills{QJsonObject{{u"amount"_s, yuanOf(trade.total)}, {u"fundChannel"_s, u"ALIPAYACCOUNT"_s}}};
    AlipayFields fields{{"notify_type", "trade_status_sync"},
                        {"notify_id", noticeId},
                        {"app_id", m_identity.appId},
                        {"auth_app_id", m_identity.appId},
                        {"seller_id", m_identity.sellerId},
                        {"charset", "utf-8"},
                        {"version", "1.0"},
                        {"trade_no", trade.tradeNo},
                        {"out_trade_no", trade.outTradeNo},
                        {"buyer_id", "2088101117955611"},
                        {"buyer_logon_id", "159****5620"},
                        {"trade_status", trade.state == AlipayState::Closed ? "TRADE_CLOSED" : "TRADE_SUCCESS"},
                        {"total_amount", total},
                        {"receipt_amount", total},
                        {"invoice_amount", total},
                        {"buyer_pay_amount", total},
                        {"point_amount", "0.00"},
                        {"subject", trade.placed.value(u"subject"_s).toString().toUtf8()},
                        {"gmt_create", beijingText(trade.createdAt)},
                        {"fund_bill_list", QJsonDocument(bills).toJson(QJsonDocument::Compact)}};
    if (trade.paidAt)
        fields["gmt_payment"] = beijingText(*trade.paidAt);
    const QByteArray passedBack = trade.placed.value(u"passback_params"_s).toString().toLatin1();
    if (!passedBack.isEmpty())
        fields["passback_params"] = passedBack;
    return fields;
}

Notice AlipayCallbacks::paid(const AlipayTrade& trade) const
{
    AlipayFields fields = fieldsOf(trade, noticeId(trade, "paid"));
    fields["trade_status"] = "TRADE_SUCCESS";
    return noticeOf(trade, std::move(fields));
}

QByteArray AlipayCallbacks::returnAddress(const AlipayTrade& trade) const
{
    if (trade.returnUrl.isEmpty())
        return {};
    AlipayFields fields{{"method", "alipay.trade.wap.pay.return"},
                        {"app_id", m_identity.appId},
                        {"auth_app_id", m_identity.appId},
                        {"seller_id", m_identity.sellerId},
                        {"charset", "utf-8"},
                        {"version", "1.0"},
                        {"timestamp", beijingText(m_clock.now())},
                        {"trade_no", trade.tradeNo},
                        {"out_trade_no", trade.outTradeNo},
                        {"total_amount", yuanOf(trade.total).toLatin1()}};
    fields["sign"] = m_identity.platformKey.sign(alipayMessage(fields, false)).toBase64();
    fields["sign_type"] = "RSA2";
    return trade.returnUrl + (trade.returnUrl.contains('?') ? '&' : '?') + alipayForm(fields);
}

Notice AlipayCallbacks::refunded(const AlipayTrade& trade) const
{
    const AlipayRefund& refund = trade.refunds.back();
    AlipayFields fields = fieldsOf(trade, noticeId(trade, refund.requestNo));
    fields["out_biz_no"] = refund.requestNo;
    fields["refund_fee"] = yuanOf(trade.refunded()).toLatin1();
    fields["gmt_refund"] = beijingText(refund.at) + ".000";
    Notice notice = noticeOf(trade, std::move(fields));
    notice.outRefundNo = refund.requestNo;
    return notice;
}

Notice AlipayCallbacks::noticeOf(const AlipayTrade& trade, AlipayFields fields) const
{
    const QUrl url = QUrl::fromEncoded(trade.notifyUrl);
    const QByteArray id = fields["notify_id"];
    Notice notice{id, trade.outTradeNo, url,
                  [this, url, fields](Forgery forgery) { return callFor(url, fields, forgery); }};
    notice.isAcknowledged = [](QByteArrayView body) { return body.trimmed() == "success"; };
    return notice;
}

http::Call AlipayCallbacks::callFor(const QUrl& url, AlipayFields fields, Forgery forgery) const
{
    fields["notify_time"] = beijingText(m_clock.now());
    tellLie(fields, forgery);
    QByteArray signature = m_identity.platformKey.sign(alipayMessage(fields, false));
    if (forgery == Forgery::Signature)
        signature[0] = static_cast<char>(signature.at(0) ^ 1);
    fields["sign"] = signature.toBase64();
    fields["sign_type"] = "RSA2";
    http::Call call("POST", url);
    call.headers.append("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    call.body = alipayForm(fields);
    return call;
}

} // namespace guitai::sandbox
