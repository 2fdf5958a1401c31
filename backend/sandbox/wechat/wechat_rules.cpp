// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/wechat_rules.h"

#include "time/utc_time.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

enum class Need { Required, Optional };

struct TextRule
{
    const char* path; ///< "/scene_info/payer_client_ip"
    Need need;
    qsizetype least;
    qsizetype most;
};

// Rows below an object apply only where that object is given.
constexpr std::array kTextRules{
    TextRule{"/appid", Need::Required, 1, 32},
    TextRule{"/mchid", Need::Required, 1, 32},
    TextRule{"/description", Need::Required, 1, 127},
    TextRule{"/out_trade_no", Need::Required, 6, 32},
    TextRule{"/time_expire", Need::Optional, 1, 64},
    TextRule{"/attach", Need::Optional, 1, 128},
    TextRule{"/goods_tag", Need::Optional, 1, 32},
    TextRule{"/amount/currency", Need::Optional, 1, 16},
    TextRule{"/detail/invoice_id", Need::Optional, 1, 32},
    TextRule{"/scene_info/device_id", Need::Optional, 1, 32},
    TextRule{"/scene_info/store_info/id", Need::Required, 1, 32},
    TextRule{"/scene_info/store_info/name", Need::Optional, 1, 256},
    TextRule{"/scene_info/store_info/area_code", Need::Optional, 1, 32},
    TextRule{"/scene_info/store_info/address", Need::Optional, 1, 512},
};

// Of every order that is not paid with a payer's code.
constexpr std::array kCallbackRules{
    TextRule{"/notify_url", Need::Required, 8, 255},
    TextRule{"/scene_info/payer_client_ip", Need::Required, 1, 45},
};

constexpr std::array kCodeRules{
    TextRule{"/payer/auth_code", Need::Required, 1, 128},
    TextRule{"/scene_info/device_ip", Need::Required, 1, 45},
};

constexpr std::array kJsapiRules{
    TextRule{"/payer/openid", Need::Required, 1, 128},
};

constexpr std::array kH5Rules{
    TextRule{"/scene_info/h5_info/type", Need::Required, 1, 32},
    TextRule{"/scene_info/h5_info/app_name", Need::Optional, 1, 64},
    TextRule{"/scene_info/h5_info/app_url", Need::Optional, 1, 128},
    TextRule{"/scene_info/h5_info/bundle_id", Need::Optional, 1, 128},
    TextRule{"/scene_info/h5_info/package_name", Need::Optional, 1, 128},
};

constexpr std::array kRefundRules{
    TextRule{"/transaction_id", Need::Optional, 1, 32},  TextRule{"/out_trade_no", Need::Optional, 6, 32},
    TextRule{"/out_refund_no", Need::Required, 1, 64},   TextRule{"/reason", Need::Optional, 1, 80},
    TextRule{"/notify_url", Need::Optional, 8, 256},     TextRule{"/funds_account", Need::Optional, 1, 32},
    TextRule{"/amount/currency", Need::Required, 1, 16},
};

constexpr std::array kGoodsRules{
    TextRule{"/merchant_goods_id", Need::Required, 1, 32},
    TextRule{"/wechatpay_goods_id", Need::Optional, 1, 32},
    TextRule{"/goods_name", Need::Optional, 1, 256},
};

bool isWhole(const QJsonValue& value)
{
    return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
}

/// The member a path names; undefined where an object on the way is absent.
QJsonValue at(const QJsonObject& root, const QString& path)
{
    QJsonValue value = root;
    for (const QString& step : path.split(u'/', Qt::SkipEmptyParts)) {
        if (!value.isObject())
            return QJsonValue(QJsonValue::Undefined);
        value = value.toObject().value(step);
    }
    return value;
}

Refusal checkText(const QJsonObject& root, const TextRule& rule, const QString& prefix = {})
{
    const QString path = QString::fromLatin1(rule.path);
    const QString parent = path.section(u'/', 0, -2);
    if (!parent.isEmpty() && at(root, parent).isUndefined())
        return std::nullopt;
    const QJsonValue value = at(root, path);
    if (value.isUndefined() && rule.need == Need::Optional)
        return std::nullopt;
    if (value.isUndefined())
        return fieldError(prefix + path, u"必填字段缺失"_s);
    if (!value.isString())
        return fieldError(prefix + path, u"类型应为字符串"_s);
    const qsizetype length = value.toString().toUtf8().size();
    if (length < rule.least || length > rule.most)
        return fieldError(prefix + path, u"字节数 %1 不在 %2 到 %3 之间"_s.arg(length).arg(rule.least).arg(rule.most),
                          value.toString());
    return std::nullopt;
}

Refusal checkObject(const QJsonObject& root, const QString& path)
{
    const QJsonValue value = at(root, path);
    if (!value.isUndefined() && !value.isObject())
        return fieldError(path, u"类型应为对象"_s);
    return std::nullopt;
}

Refusal checkFlag(const QJsonObject& root, const QString& path)
{
    const QJsonValue value = at(root, path);
    if (!value.isUndefined() && !value.isBool())
        return fieldError(path, u"类型应为布尔值"_s);
    return std::nullopt;
}

Refusal checkCount(const QJsonObject& root, const QString& path, Need need, qint64 least, const QString& prefix = {})
{
    const QJsonValue value = at(root, path);
    if (value.isUndefined() && need == Need::Optional)
        return std::nullopt;
    if (!isWhole(value))
        return fieldError(prefix + path, value.isUndefined() ? u"必填字段缺失"_s : u"类型应为整数"_s);
    if (value.toInteger() < least)
        return fieldError(prefix + path, u"小于最小值 %1"_s.arg(least), QString::number(value.toInteger()));
    return std::nullopt;
}

Refusal checkAmount(const QJsonObject& request)
{
    if (!request.contains(u"amount"_s))
        return fieldError(u"/amount"_s, u"必填字段缺失"_s);
    if (Refusal refusal = checkCount(request, u"/amount/total"_s, Need::Required, 1))
        return refusal;
    const QJsonValue currency = at(request, u"/amount/currency"_s);
    if (!currency.isUndefined() && currency.toString() != u"CNY"_s)
        return fieldError(u"/amount/currency"_s, u"境内商户只支持CNY"_s, currency.toString());
    return std::nullopt;
}

Refusal checkNotifyUrl(const QString& text)
{
    const QString field = u"/notify_url"_s;
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return fieldError(field, u"不是合法的URL"_s, text);
    if (url.hasQuery() || url.hasFragment())
        return fieldError(field, u"不能携带参数"_s, text);
    // The one thing the sandbox allows beyond the gateway: plain http to this machine.
    const bool here = url.host() == u"localhost"_s || QHostAddress(url.host()).isLoopback();
    const bool plainHere = url.scheme() == u"http"_s && here;
    if (url.scheme() != u"https"_s && !plainHere)
        return fieldError(field, u"必须为https"_s, text);
    return std::nullopt;
}

Refusal checkTimeExpire(const QJsonValue& value)
{
    if (value.isUndefined())
        return std::nullopt;
    static const QRegularExpression shape(
        u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)$"_s);
    const QString text = value.toString();
    if (!shape.match(text).hasMatch() || !UtcTime::parseRfc3339(text.toLatin1()))
        return fieldError(u"/time_expire"_s, u"不符合rfc3339格式"_s, text);
    return std::nullopt;
}

Refusal checkLimitPay(const QJsonValue& value)
{
    const QString field = u"/limit_pay"_s;
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isArray())
        return fieldError(field, u"类型应为数组"_s);
    for (const QJsonValue& entry : value.toArray()) {
        if (!entry.isString())
            return fieldError(field, u"数组元素应为字符串"_s);
    }
    return std::nullopt;
}

Refusal checkGoods(const QJsonObject& request)
{
    const QJsonValue list = at(request, u"/detail/goods_detail"_s);
    if (list.isUndefined())
        return std::nullopt;
    if (!list.isArray())
        return fieldError(u"/detail/goods_detail"_s, u"类型应为数组"_s);
    const QJsonArray goods = list.toArray();
    for (qsizetype i = 0; i < goods.size(); ++i) {
        const QJsonObject line = goods.at(i).toObject();
        const QString prefix = u"/detail/goods_detail/%1"_s.arg(i);
        for (const TextRule& rule : kGoodsRules) {
            if (Refusal refusal = checkText(line, rule, prefix))
                return refusal;
        }
        if (Refusal refusal = checkCount(line, u"/quantity"_s, Need::Required, 1, prefix))
            return refusal;
        if (Refusal refusal = checkCount(line, u"/unit_price"_s, Need::Required, 0, prefix))
            return refusal;
    }
    return std::nullopt;
}

Refusal checkShapes(const QJsonObject& request)
{
    for (const char* path : {"/amount", "/detail", "/scene_info", "/scene_info/store_info", "/settle_info"}) {
        if (Refusal refusal = checkObject(request, QString::fromLatin1(path)))
            return refusal;
    }
    for (const char* path : {"/support_fapiao", "/settle_info/profit_sharing"}) {
        if (Refusal refusal = checkFlag(request, QString::fromLatin1(path)))
            return refusal;
    }
    for (const TextRule& rule : kTextRules) {
        if (Refusal refusal = checkText(request, rule))
            return refusal;
    }
    return checkCount(request, u"/detail/cost_price"_s, Need::Optional, 0);
}

/// Objects that only this trade type needs, with their texts.
template <std::size_t count>
Refusal checkNeeded(const QJsonObject& request, std::initializer_list<const char*> objects,
                    const std::array<TextRule, count>& rules)
{
    for (const char* name : objects) {
        const QString path = QString::fromLatin1(name);
        if (at(request, path).isUndefined())
            return fieldError(path, u"必填字段缺失"_s);
        if (Refusal refusal = checkObject(request, path))
            return refusal;
    }
    for (const TextRule& rule : rules) {
        if (Refusal refusal = checkText(request, rule))
            return refusal;
    }
    return std::nullopt;
}

Refusal checkH5(const QJsonObject& request)
{
    if (Refusal refusal = checkNeeded(request, {"/scene_info", "/scene_info/h5_info"}, kH5Rules))
        return refusal;
    const QString path = u"/scene_info/h5_info/type"_s;
    const QString type = at(request, path).toString();
    if (type == u"iOS"_s || type == u"Android"_s || type == u"Wap"_s)
        return std::nullopt;
    return fieldError(path, u"只能是iOS、Android或Wap"_s, type);
}

Refusal checkTradeType(const QJsonObject& request, TradeType type)
{
    if (type == TradeType::Code)
        return checkNeeded(request, {"/payer", "/scene_info"}, kCodeRules);
    if (Refusal refusal = checkNeeded(request, {}, kCallbackRules))
        return refusal;
    if (Refusal refusal = checkNotifyUrl(request.value(u"notify_url"_s).toString()))
        return refusal;
    if (type == TradeType::Jsapi)
        return checkNeeded(request, {"/payer"}, kJsapiRules);
    return type == TradeType::H5 ? checkH5(request) : Refusal();
}

WireError foreignMerchant()
{
    return {400, "MCH_NOT_EXISTS", u"商户号不存在，或与签名的商户号不一致"_s};
}

Refusal checkOwner(const QJsonObject& request, const Merchant& merchant)
{
    if (request.value(u"mchid"_s).toString().toUtf8() != merchant.mchid)
        return foreignMerchant();
    if (request.value(u"appid"_s).toString().toUtf8() != merchant.appid)
        return WireError{400, "APPID_MCHID_NOT_MATCH", u"appid和mch_id不匹配"_s};
    return std::nullopt;
}

} // namespace

Refusal checkOrder(const QJsonObject& request, TradeType type, const Merchant& merchant)
{
    if (Refusal refusal = checkShapes(request))
        return refusal;
    if (Refusal refusal = checkTradeType(request, type))
        return refusal;
    const QString number = request.value(u"out_trade_no"_s).toString();
    if (Refusal refusal = checkOutTradeNo(number, u"body"_s))
        return refusal;
    if (Refusal refusal = checkAmount(request))
        return refusal;
    if (Refusal refusal = checkTimeExpire(request.value(u"time_expire"_s)))
        return refusal;
    if (Refusal refusal = checkLimitPay(request.value(u"limit_pay"_s)))
        return refusal;
    if (Refusal refusal = checkGoods(request))
        return refusal;
    return checkOwner(request, merchant);
}

Refusal checkReverse(const QJsonObject& request, const Merchant& merchant)
{
    // The gateway does not name the member that is missing here.
    if (request.value(u"appid"_s).toString().isEmpty())
        return WireError{500, "SYSTEM_ERROR", u"系统异常，请稍后重试"_s};
    if (Refusal refusal = checkText(request, {"/mchid", Need::Required, 1, 32}))
        return refusal;
    return checkOwner(request, merchant);
}

Refusal checkClose(const QJsonObject& request, const Merchant& merchant)
{
    if (Refusal refusal = checkText(request, {"/mchid", Need::Required, 1, 32}))
        return refusal;
    if (request.value(u"mchid"_s).toString().toUtf8() != merchant.mchid)
        return foreignMerchant();
    return std::nullopt;
}

Refusal checkRefund(const QJsonObject& request)
{
    static const QRegularExpression number(u"\\A[0-9A-Za-z_\\-|*@]{1,64}\\z"_s);
    for (const TextRule& rule : kRefundRules) {
        if (Refusal refusal = checkText(request, rule))
            return refusal;
    }
    if (request.contains(u"transaction_id"_s) == request.contains(u"out_trade_no"_s))
        return fieldError(u"/transaction_id"_s, u"微信订单号与商户订单号二选一"_s);
    const QString outRefundNo = request.value(u"out_refund_no"_s).toString();
    if (!number.match(outRefundNo).hasMatch())
        return fieldError(u"/out_refund_no"_s, u"只能是1到64个数字、大小写字母或_-|*@"_s, outRefundNo);
    if (Refusal refusal = checkObject(request, u"/amount"_s))
        return refusal;
    for (const QString& member : {u"/amount/refund"_s, u"/amount/total"_s}) {
        if (Refusal refusal = checkCount(request, member, Need::Required, 1))
            return refusal;
    }
    if (at(request, u"/amount/currency"_s).toString() != u"CNY"_s)
        return fieldError(u"/amount/currency"_s, u"只支持CNY"_s);
    return std::nullopt;
}

Refusal checkQueryString(const QByteArray& query, const Merchant& merchant)
{
    const QUrlQuery parsed(QString::fromLatin1(query));
    if (!parsed.hasQueryItem(u"mchid"_s))
        return fieldError(u"/mchid"_s, u"必填字段缺失"_s, {}, u"query"_s);
    if (parsed.queryItemValue(u"mchid"_s).toUtf8() != merchant.mchid)
        return foreignMerchant();
    return std::nullopt;
}

Refusal checkOutTradeNo(const QString& outTradeNo, const QString& location)
{
    static const QRegularExpression allowed(u"\\A[0-9A-Za-z_\\-|*]{6,32}\\z"_s);
    if (allowed.match(outTradeNo).hasMatch())
        return std::nullopt;
    return fieldError(u"/out_trade_no"_s, u"只能是6到32个数字、大小写字母或_-|*"_s, outTradeNo, location);
}

} // namespace guitai::sandbox
