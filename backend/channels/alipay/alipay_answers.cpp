// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What we read: response objects and notices.
#include "alipay/alipay_wire.h"

#include "wire/json_reader.h"
#include "wire/member_reader.h"

#include <algorithm>

namespace guitai::alipay {

namespace {

using wire::JsonValue;
using wire::MemberReader;

constexpr auto kIgnore = MemberReader::Unknown::Ignore;
constexpr wire::JsonLimits kLimits{1 << 20, 16};

std::optional<JsonValue> readObject(QByteArrayView content)
{
    auto document = wire::readJson(content, kLimits);
    if (!document || !document->isObject())
        return std::nullopt;
    return std::move(*document);
}

/// Yuan with up to two decimals, which are sometimes written as one.
std::optional<Money> readYuan(QByteArray text)
{
    const qsizetype point = text.indexOf('.');
    if (point >= 0 && point == text.size() - 2)
        text += '0';
    const auto money = Money::fromDecimal(text, Currency::cny());
    if (!money || money->minor() < 1 || money->minor() > Money::kMostMinor)
        return std::nullopt;
    return *money;
}

std::optional<Money> readYuan(MemberReader& reader, const char* name)
{
    const JsonValue* value = reader.find(name);
    return value && value->isText() ? readYuan(value->utf8()) : std::nullopt;
}

/// "2026-11-23 12:05:06" in Beijing, with or without parts of a second. Only for display: a time that cannot be read
/// undoes nothing.
std::optional<UtcTime> readBeijing(QByteArray text)
{
    constexpr qsizetype kDate = 10;
    if (text.size() <= kDate || text.at(kDate) != ' ')
        return std::nullopt;
    text[kDate] = 'T';
    return UtcTime::parseRfc3339(text + "+08:00");
}

std::optional<UtcTime> readBeijing(MemberReader& reader, const char* name)
{
    const JsonValue* value = reader.find(name);
    return value ? readBeijing(value->utf8()) : std::nullopt;
}

/// A code goes into records and logs: capitals, digits and the three signs of "ACQ.X" and "isv.x-y".
bool isCode(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
               c == '-';
    });
}

ChannelTradeNo tradeNoOf(const QByteArray& text)
{
    return ChannelTradeNo::parse(text).value_or(ChannelTradeNo());
}

QByteArray value(const Fields& fields, const char* name)
{
    const auto found = fields.find(name);
    return found == fields.end() ? QByteArray() : found->second;
}

void readMoney(MemberReader& reader, Trade& trade, const char* timeName)
{
    if (const JsonValue* number = reader.find("trade_no"))
        trade.tradeNo = tradeNoOf(number->utf8());
    trade.amount = readYuan(reader, "total_amount");
    trade.paidAt = readBeijing(reader, timeName);
}

std::optional<Refund> readRefund(QByteArrayView content, const char* amountName)
{
    const auto document = readObject(content);
    if (!document)
        return std::nullopt;
    MemberReader reader(*document, kIgnore);
    Refund refund;
    refund.attemptNo = reader.optionalId<AttemptNo>("out_trade_no");
    refund.refundNo = reader.optionalId<RefundNo>("out_request_no");
    refund.status = reader.optionalToken("refund_status", 32);
    refund.fundChange = reader.optionalToken("fund_change", 4);
    refund.amount = readYuan(reader, amountName);
    refund.finishedAt = readBeijing(reader, "gmt_refund_pay");
    if (reader.failed())
        return std::nullopt;
    return refund;
}

} // namespace

std::optional<Verdict> readVerdict(QByteArrayView content)
{
    const auto document = readObject(content);
    if (!document)
        return std::nullopt;
    MemberReader reader(*document, kIgnore);
    Verdict verdict;
    verdict.code = reader.token("code", 16);
    const JsonValue* subCode = reader.find("sub_code");
    if (subCode && !subCode->utf8().isEmpty())
        verdict.subCode = reader.token("sub_code", 96);
    if (reader.failed() || !isCode(verdict.code) || !isCode(verdict.subCode))
        return std::nullopt;
    return verdict;
}

std::optional<QString> readQrCode(QByteArrayView content, const AttemptNo& attemptNo)
{
    const auto document = readObject(content);
    if (!document)
        return std::nullopt;
    MemberReader reader(*document, kIgnore);
    const auto placed = reader.id<AttemptNo>("out_trade_no");
    const QByteArray code = reader.token("qr_code", 1024);
    if (reader.failed() || placed != attemptNo)
        return std::nullopt;
    return QString::fromLatin1(code);
}

std::optional<Trade> readTrade(QByteArrayView content)
{
    const auto document = readObject(content);
    if (!document)
        return std::nullopt;
    MemberReader reader(*document, kIgnore);
    Trade trade;
    trade.attemptNo = reader.id<AttemptNo>("out_trade_no");
    trade.status = reader.token("trade_status", 32);
    readMoney(reader, trade, "send_pay_date");
    if (reader.failed())
        return std::nullopt;
    return trade;
}

std::optional<Trade> readPaidTrade(QByteArrayView content)
{
    const auto document = readObject(content);
    if (!document)
        return std::nullopt;
    MemberReader reader(*document, kIgnore);
    Trade trade;
    trade.attemptNo = reader.id<AttemptNo>("out_trade_no");
    trade.status = "TRADE_SUCCESS";
    readMoney(reader, trade, "gmt_payment");
    if (reader.failed())
        return std::nullopt;
    return trade;
}

std::optional<Cancel> readCancel(QByteArrayView content)
{
    const auto document = readObject(content);
    if (!document)
        return std::nullopt;
    MemberReader reader(*document, kIgnore);
    Cancel cancel;
    cancel.attemptNo = reader.id<AttemptNo>("out_trade_no");
    cancel.retryFlag = reader.token("retry_flag", 4);
    if (reader.failed())
        return std::nullopt;
    return cancel;
}

std::optional<Refund> readRefundCalled(QByteArrayView content)
{
    return readRefund(content, "refund_fee");
}

std::optional<Refund> readRefundQueried(QByteArrayView content)
{
    return readRefund(content, "refund_amount");
}

std::optional<TradeNotice> readTradeNotice(const Fields& fields)
{
    const auto attemptNo = AttemptNo::parse(value(fields, "out_trade_no"));
    TradeNotice notice;
    notice.noticeId = value(fields, "notify_id");
    notice.appId = value(fields, "app_id");
    notice.sellerId = value(fields, "seller_id");
    const bool isTrade = value(fields, "notify_type") == "trade_status_sync" && attemptNo && isIdText(notice.noticeId);
    if (!isTrade)
        return std::nullopt;
    notice.trade.attemptNo = *attemptNo;
    notice.trade.tradeNo = tradeNoOf(value(fields, "trade_no"));
    notice.trade.status = value(fields, "trade_status");
    notice.trade.amount = readYuan(value(fields, "total_amount"));
    notice.trade.paidAt = readBeijing(value(fields, "gmt_payment"));
    const auto tells = [&fields](const char* name) { return fields.contains(name); };
    notice.isAboutRefund = tells("refund_fee") || tells("gmt_refund") || tells("out_biz_no");
    return notice;
}

} // namespace guitai::alipay
