// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/doubtful_money_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"
#include "wire/page.h"

namespace guitai::wire {

namespace {

constexpr int kLongestCode = 64;
constexpr int kLongestActor = 128;

} // namespace

Result<DoubtfulMoney> DoubtfulMoney::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    DoubtfulMoney money;
    money.doubtfulId = members.id<DoubtfulId>("doubtful_id");
    money.paymentNo = members.id<PaymentNo>("payment_no");
    money.attemptNo = members.id<AttemptNo>("attempt_no");
    money.channel = members.token("channel", kLongestCode);
    money.channelTradeNo = members.id<ChannelTradeNo>("channel_trade_no");
    money.amount = members.money("amount", "currency");
    money.reason = members.token("reason", kLongestCode);
    money.status = members.token("status", kLongestCode);
    money.refundNo = members.optionalId<RefundNo>("refund_no");
    money.resolvedBy = members.optionalToken("resolved_by", kLongestActor);
    money.recordedAt = members.time("recorded_at");
    money.resolvedAt = members.optionalTime("resolved_at");
    return members.finish(std::move(money));
}

Result<DoubtfulMoney> DoubtfulMoney::read(QByteArrayView json)
{
    const auto document = readJson(json);
    return document ? read(*document) : Result<DoubtfulMoney>(document.error());
}

QJsonObject DoubtfulMoney::toJson() const
{
    JsonTree out;
    out.text("doubtful_id", doubtfulId.bytes());
    out.text("payment_no", paymentNo.bytes());
    out.text("attempt_no", attemptNo.bytes());
    out.text("channel", channel);
    out.text("channel_trade_no", channelTradeNo.bytes());
    out.integer("amount", amount.minor());
    out.text("currency", amount.currency().code());
    out.text("reason", reason);
    out.text("status", status);
    if (!refundNo.isEmpty())
        out.text("refund_no", refundNo.bytes());
    if (!resolvedBy.isEmpty())
        out.text("resolved_by", resolvedBy);
    out.text("recorded_at", recordedAt.toRfc3339());
    if (resolvedAt)
        out.text("resolved_at", resolvedAt->toRfc3339());
    return out.take();
}

Result<DoubtfulMoneyPage> DoubtfulMoneyPage::read(QByteArrayView json)
{
    return readPage(json, "doubtful_money", &DoubtfulMoneyPage::items);
}

QJsonObject DoubtfulMoneyPage::toJson() const
{
    return pageToJson(*this, "doubtful_money", &DoubtfulMoneyPage::items);
}

} // namespace guitai::wire
