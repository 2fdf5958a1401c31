// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What we send.
#include "wechat_v2/wechat_v2_wire.h"

#include "channels/shortened.h"

#include <algorithm>

namespace guitai::wechat_v2 {

namespace {

// "128" in some of the documents; one less is right in all of them.
constexpr qsizetype kMostBody = 127;
constexpr qsizetype kMostAttach = 127;
constexpr qsizetype kMostReason = 80;

constexpr TradeType kTradeTypes[] = {
    {"WECHAT_NATIVE", "NATIVE", "code_url", 512, Handed::Code},
    {"WECHAT_JSAPI", "JSAPI", "prepay_id", 64, Handed::PageParameters},
    {"WECHAT_H5", "MWEB", "mweb_url", 512, Handed::Link},
    {"WECHAT_APP", "APP", "prepay_id", 64, Handed::AppParameters},
    {"WECHAT_CODE", "MICROPAY", nullptr, 0, Handed::Nothing},
};

QByteArray spoken(const QString& text, qsizetype mostBytes)
{
    return xml::spoken(channels::shortened(text, mostBytes));
}

/// "20261123120506"
QByteArray beijingSecond(UtcTime time)
{
    QByteArray text = time.toRfc3339(kShanghaiOffset).first(19);
    for (const char* mark : {"-", "T", ":"})
        text.replace(mark, "");
    return text;
}

Fields commonFields(const Account& account, const channels::Order& order)
{
    return {{"body", spoken(order.subject, kMostBody)},
            {"attach", spoken(order.attach, kMostAttach)},
            {"out_trade_no", order.attemptNo.bytes()},
            {"total_fee", QByteArray::number(order.amount.minor())},
            {"fee_type", order.amount.currency().code()},
            {"spbill_create_ip", order.clientIp.isEmpty() ? account.deviceIp : order.clientIp}};
}

} // namespace

const TradeType* tradeTypeOf(QByteArrayView payWay)
{
    const auto found = std::find_if(std::begin(kTradeTypes), std::end(kTradeTypes),
                                    [&](const TradeType& type) { return payWay == type.payWay; });
    return found == std::end(kTradeTypes) ? nullptr : found;
}

Fields orderFields(const TradeType& type, const Account& account, const channels::Order& order)
{
    Fields fields = commonFields(account, order);
    fields["trade_type"] = type.name;
    fields["time_expire"] = beijingSecond(order.expiresAt);
    fields["notify_url"] = order.notifyUrl.toEncoded();
    if (type.handed == Handed::Code)
        fields["product_id"] = order.attemptNo.bytes();
    if (type.handed == Handed::PageParameters)
        fields["openid"] = order.payerId;
    // What is paid with in a phone's browser is no application of the merchant's.
    if (type.handed == Handed::Link)
        fields["scene_info"] = R"({"h5_info":{"type":"Wap"}})";
    return fields;
}

Fields codeOrderFields(const Account& account, const channels::Order& order)
{
    Fields fields = commonFields(account, order);
    fields["spbill_create_ip"] = account.deviceIp;
    fields["auth_code"] = order.authCode.reveal();
    return fields;
}

Fields numberFields(const AttemptNo& attemptNo)
{
    return {{"out_trade_no", attemptNo.bytes()}};
}

Fields refundFields(const channels::RefundOrder& order)
{
    return {{"transaction_id", order.tradeNo.bytes()},
            {"out_refund_no", order.refundNo.bytes()},
            {"total_fee", QByteArray::number(order.total.minor())},
            {"refund_fee", QByteArray::number(order.amount.minor())},
            {"refund_fee_type", order.amount.currency().code()},
            {"refund_desc", spoken(order.reason, kMostReason)},
            {"notify_url", order.notifyUrl.toEncoded()}};
}

Fields refundQueryFields(const RefundNo& refundNo)
{
    return {{"out_refund_no", refundNo.bytes()}};
}

} // namespace guitai::wechat_v2
