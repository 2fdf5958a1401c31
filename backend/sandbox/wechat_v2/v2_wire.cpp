// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat_v2/v2_wire.h"

#include "crypto/hash.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace guitai::sandbox::v2 {

namespace {

const QString kSignType = u"sign_type"_s;

QString textOf(const Fields& fields, const QByteArray& name)
{
    return QString::fromUtf8(field(fields, name));
}

QByteArray textOf(const QJsonObject& object, const QString& name)
{
    return object.value(name).toString().toUtf8();
}

QByteArray digitsOf(const QByteArray& text)
{
    QByteArray digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits.first(std::min<qsizetype>(digits.size(), 14));
}

/// "20261123120506" as "2026-11-23T12:05:06+08:00"; the text itself when it is no such time.
QString rfc3339Of(const QByteArray& text)
{
    if (text.size() != 14 || digitsOf(text) != text)
        return QString::fromLatin1(text);
    const QString digits = QString::fromLatin1(text);
    return u"%1-%2-%3T%4:%5:%6+08:00"_s.arg(digits.first(4), digits.mid(4, 2), digits.mid(6, 2), digits.mid(8, 2),
                                            digits.mid(10, 2), digits.mid(12, 2));
}

/// "2026-11-23 12:05:06"
QByteArray spacedTime(const QJsonObject& object)
{
    return textOf(object, u"success_time"_s)
        .first(std::min<qsizetype>(19, textOf(object, u"success_time"_s).size()))
        .replace('T', ' ');
}

QJsonValue feeOf(const Fields& fields, const QByteArray& name)
{
    bool isNumber = false;
    const qint64 fee = field(fields, name).toLongLong(&isNumber);
    return isNumber ? QJsonValue(fee) : QJsonValue(textOf(fields, name));
}

void keep(QJsonObject& object, const QString& member, const QString& text)
{
    if (!text.isEmpty())
        object.insert(member, text);
}

QByteArray fen(const QJsonObject& document, const QString& member)
{
    return QByteArray::number(document.value(u"amount"_s).toObject().value(member).toInteger());
}

QByteArray statusOf(const QJsonObject& refund)
{
    QByteArray status = textOf(refund, u"status"_s) + textOf(refund, u"refund_status"_s);
    if (status == "CLOSED")
        return "REFUNDCLOSE";
    return status == "ABNORMAL" ? QByteArray("CHANGE") : status;
}

} // namespace

bool isOurs(const QJsonObject& placed)
{
    return placed.contains(kSignType);
}

QByteArray signTypeOf(const QJsonObject& placed)
{
    return textOf(placed, kSignType);
}

QByteArray signature(const Fields& fields, const Secret& apiKey, const QByteArray& type)
{
    QByteArrayList pairs;
    for (const auto& [name, value] : fields) {
        if (name != "sign" && !value.isEmpty())
            pairs.append(name + '=' + value);
    }
    pairs.append("key=" + apiKey.reveal());
    const QByteArray text = pairs.join('&');
    const QByteArray digest =
        type == "MD5" ? QCryptographicHash::hash(text, QCryptographicHash::Md5) : crypto::hmacSha256(apiKey, text);
    return digest.toHex().toUpper();
}

QByteArray field(const Fields& fields, const QByteArray& name)
{
    const auto found = fields.find(name);
    return found == fields.end() ? QByteArray() : found->second;
}

std::optional<TradeType> tradeTypeOf(QByteArrayView name)
{
    if (name == "NATIVE")
        return TradeType::Native;
    if (name == "JSAPI")
        return TradeType::Jsapi;
    if (name == "APP")
        return TradeType::App;
    if (name == "MWEB")
        return TradeType::H5;
    return std::nullopt;
}

std::variant<QJsonObject, WireError> orderOf(const Fields& fields, TradeType type)
{
    for (const char* name : {"body", "out_trade_no", "total_fee", "spbill_create_ip"}) {
        if (field(fields, name).isEmpty())
            return WireError{400, "LACK_PARAMS", u"缺少必填参数%1"_s.arg(QLatin1String(name))};
    }
    if (type == TradeType::Native && field(fields, "product_id").isEmpty())
        return WireError{400, "LACK_PARAMS", u"缺少必填参数product_id"_s};
    QJsonObject amount{{u"total"_s, feeOf(fields, "total_fee")}};
    keep(amount, u"currency"_s, textOf(fields, "fee_type"));
    const QString ip = textOf(fields, "spbill_create_ip");
    const bool isCode = type == TradeType::Code;
    QJsonObject scene{{isCode ? u"device_ip"_s : u"payer_client_ip"_s, ip}};
    if (type == TradeType::H5) {
        const QJsonObject said = QJsonDocument::fromJson(field(fields, "scene_info")).object();
        scene.insert(u"h5_info"_s, said.value(u"h5_info"_s).toObject());
    }
    QJsonObject payer;
    keep(payer, u"openid"_s, textOf(fields, "openid"));
    keep(payer, u"auth_code"_s, textOf(fields, "auth_code"));
    const QByteArray signType = field(fields, "sign_type");
    QJsonObject order{{u"appid"_s, textOf(fields, "appid")},
                      {u"mchid"_s, textOf(fields, "mch_id")},
                      {u"description"_s, textOf(fields, "body")},
                      {u"out_trade_no"_s, textOf(fields, "out_trade_no")},
                      {u"amount"_s, amount},
                      {u"scene_info"_s, scene},
                      {kSignType, signType.isEmpty() ? u"MD5"_s : QString::fromLatin1(signType)}};
    if (!payer.isEmpty())
        order.insert(u"payer"_s, payer);
    keep(order, u"attach"_s, textOf(fields, "attach"));
    keep(order, u"notify_url"_s, textOf(fields, "notify_url"));
    keep(order, u"time_expire"_s, rfc3339Of(field(fields, "time_expire")));
    return order;
}

QJsonObject refundOf(const Fields& fields)
{
    const QJsonObject amount{{u"refund"_s, feeOf(fields, "refund_fee")},
                             {u"total"_s, feeOf(fields, "total_fee")},
                             {u"currency"_s, u"CNY"_s}};
    const QByteArray signType = field(fields, "sign_type");
    QJsonObject refund{{u"out_refund_no"_s, textOf(fields, "out_refund_no")},
                       {u"amount"_s, amount},
                       {kSignType, signType.isEmpty() ? u"MD5"_s : QString::fromLatin1(signType)}};
    keep(refund, u"transaction_id"_s, textOf(fields, "transaction_id"));
    if (!refund.contains(u"transaction_id"_s))
        keep(refund, u"out_trade_no"_s, textOf(fields, "out_trade_no"));
    keep(refund, u"reason"_s, textOf(fields, "refund_desc"));
    keep(refund, u"notify_url"_s, textOf(fields, "notify_url"));
    return refund;
}

Fields transactionFields(const QJsonObject& transaction, bool isNotice)
{
    Fields fields{{"appid", textOf(transaction, u"appid"_s)},
                  {"mch_id", textOf(transaction, u"mchid"_s)},
                  {"out_trade_no", textOf(transaction, u"out_trade_no"_s)},
                  {"attach", textOf(transaction, u"attach"_s)}};
    if (!isNotice) {
        fields["trade_state"] = textOf(transaction, u"trade_state"_s);
        fields["trade_state_desc"] = textOf(transaction, u"trade_state_desc"_s);
    }
    if (!transaction.contains(u"transaction_id"_s))
        return fields;
    fields["transaction_id"] = textOf(transaction, u"transaction_id"_s);
    fields["trade_type"] = textOf(transaction, u"trade_type"_s);
    fields["bank_type"] = textOf(transaction, u"bank_type"_s);
    fields["openid"] = textOf(transaction.value(u"payer"_s).toObject(), u"openid"_s);
    fields["is_subscribe"] = "N";
    fields["total_fee"] = fen(transaction, u"total"_s);
    fields["cash_fee"] = fields["total_fee"];
    fields["fee_type"] = textOf(transaction.value(u"amount"_s).toObject(), u"currency"_s);
    fields["time_end"] = digitsOf(textOf(transaction, u"success_time"_s));
    return fields;
}

Fields refundAnswerFields(const QJsonObject& refund)
{
    return {{"transaction_id", textOf(refund, u"transaction_id"_s)},
            {"out_trade_no", textOf(refund, u"out_trade_no"_s)},
            {"out_refund_no", textOf(refund, u"out_refund_no"_s)},
            {"refund_id", textOf(refund, u"refund_id"_s)},
            {"refund_fee", fen(refund, u"refund"_s)},
            {"total_fee", fen(refund, u"total"_s)},
            {"cash_fee", fen(refund, u"total"_s)}};
}

Fields refundNoticeFields(const QJsonObject& refund)
{
    Fields fields = refundAnswerFields(refund);
    fields.erase("cash_fee");
    fields["settlement_refund_fee"] = fields["refund_fee"];
    fields["settlement_total_fee"] = fields["total_fee"];
    fields["refund_status"] = statusOf(refund);
    fields["success_time"] = spacedTime(refund);
    fields["refund_recv_accout"] = "支付用户零钱"; // spelt so
    fields["refund_account"] = "REFUND_SOURCE_RECHARGE_FUNDS";
    fields["refund_request_source"] = "API";
    return fields;
}

void addRefund(Fields& fields, const QJsonObject& refund, int place)
{
    const QByteArray at = '_' + QByteArray::number(place);
    fields["out_refund_no" + at] = textOf(refund, u"out_refund_no"_s);
    fields["refund_id" + at] = textOf(refund, u"refund_id"_s);
    fields["refund_channel" + at] = "ORIGINAL";
    fields["refund_fee" + at] = fen(refund, u"refund"_s);
    fields["refund_status" + at] = statusOf(refund);
    fields["refund_recv_accout" + at] = "支付用户零钱";
    fields["refund_success_time" + at] = spacedTime(refund);
}

QByteArray errorCode(const QByteArray& v3Code)
{
    if (v3Code == "RESOURCE_NOT_EXISTS")
        return "ORDERNOTEXIST";
    for (const char* joined : {"ORDER_NOT_EXIST", "ORDER_CLOSED", "SYSTEM_ERROR", "NOT_ENOUGH", "BANK_ERROR"}) {
        if (v3Code == joined)
            return QByteArray(joined).replace("_", "");
    }
    return v3Code;
}

} // namespace guitai::sandbox::v2
