// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acp/acp_messages.h"

#include <algorithm>

namespace guitai::acp {

namespace {

using channels::Order;
using channels::PlacedOrder;
using channels::RefundOrder;

constexpr qsizetype kOrderDescBytes = 32;

Fields common(const Account& account, const char* type, const char* subType, const char* bizType)
{
    return {{"version", "5.1.0"}, {"encoding", "UTF-8"},    {"signMethod", "01"},
            {"txnType", type},    {"txnSubType", subType},  {"bizType", bizType},
            {"accessType", "0"},  {"merId", account.merId}, {"certId", account.certId}};
}

void identify(Fields& fields, const QByteArray& orderId, UtcTime at)
{
    fields["orderId"] = orderId;
    fields["txnTime"] = beijingTime(at);
}

void addMoney(Fields& fields, const Money& amount)
{
    fields["txnAmt"] = QByteArray::number(amount.minor());
    fields["currencyCode"] = "156";
}

/// What the customer is told to pay for. Answers repeat it unencoded, so nothing in it may look like a separator;
/// never half a character, so that the same text always gives the same order.
QByteArray orderDesc(const QString& subject)
{
    QByteArray text;
    for (const QChar c : subject) {
        const bool isSeparator = QLatin1String("&={}[]\"'").contains(c);
        text += isSeparator || c.unicode() < 0x20 ? QByteArray(" ") : QString(c).toUtf8();
        if (c.isSurrogate())
            return {};
    }
    const auto continues = [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; };
    qsizetype size = std::min(text.size(), kOrderDescBytes);
    while (size > 0 && size < text.size() && continues(text[size]))
        --size;
    return text.left(size).trimmed();
}

Fields query(const Account& account, const QByteArray& orderId, UtcTime at)
{
    Fields fields = common(account, "00", "00", "000000");
    identify(fields, orderId, at);
    return fields;
}

bool isUndo(const Account& account, const RefundOrder& order)
{
    return account.undoesOnTheDay && order.amount == order.total &&
           settlementDay(order.createdAt) == settlementDay(order.placedAt);
}

} // namespace

QByteArray beijingTime(UtcTime at)
{
    QByteArray text = at.toRfc3339(kShanghaiOffset).first(19);
    text.replace("-", "").replace(":", "").replace("T", "");
    return text;
}

std::optional<UtcTime> readBeijingTime(QByteArrayView text)
{
    const QByteArray digits = text.toByteArray();
    if (digits.size() != 14)
        return std::nullopt;
    return UtcTime::parseRfc3339(digits.first(4) + '-' + digits.mid(4, 2) + '-' + digits.mid(6, 2) + 'T' +
                                 digits.mid(8, 2) + ':' + digits.mid(10, 2) + ':' + digits.mid(12, 2) + "+08:00");
}

std::optional<UtcTime> traceTime(QByteArrayView text, UtcTime since)
{
    // The year is not said. A clock of theirs that is behind ours must not move the payment by a year.
    constexpr Duration kClockTolerance = std::chrono::hours(24);
    const int year = beijingTime(since).first(4).toInt();
    for (const int candidate : {year - 1, year, year + 1}) {
        const auto at = readBeijingTime(QByteArray::number(candidate) + text.toByteArray());
        if (at && *at >= since - kClockTolerance)
            return at;
    }
    return std::nullopt;
}

QByteArray settlementDay(UtcTime at)
{
    return BusinessDate::of(at + std::chrono::hours(1)).compact();
}

QByteArray frontUrl(const Account& account, const Order& order)
{
    return order.returnUrl.isEmpty() ? account.frontUrl : order.returnUrl.toEncoded();
}

Fields paymentFields(const Account& account, const Product& product, const Order& order)
{
    Fields fields = common(account, "01", product.subType, product.bizType);
    identify(fields, order.attemptNo.bytes(), order.placedAt);
    addMoney(fields, order.amount);
    fields["channelType"] = product.channelType;
    fields["backUrl"] = order.notifyUrl.toEncoded();
    fields["orderDesc"] = orderDesc(order.subject);
    if (product.kind == Kind::Payer) {
        fields["qrNo"] = order.authCode.reveal();
        fields["termId"] = account.termId;
    } else {
        fields["payTimeout"] = beijingTime(order.expiresAt);
    }
    if (product.kind == Kind::Form)
        fields["frontUrl"] = frontUrl(account, order);
    return fields;
}

Fields queryFields(const Account& account, const PlacedOrder& order)
{
    return query(account, order.attemptNo.bytes(), order.placedAt);
}

Fields fileFields(const Account& account, const BusinessDate& day, UtcTime now)
{
    Fields fields = common(account, "76", "01", "000000");
    fields["txnTime"] = beijingTime(now);
    fields["settleDate"] = day.compact().mid(4);
    fields["fileType"] = "00";
    return fields;
}

Fields refundQueryFields(const Account& account, const RefundOrder& order)
{
    return query(account, order.refundNo.bytes(), order.createdAt);
}

Fields reversalFields(const Account& account, const Product& product, const PlacedOrder& order)
{
    Fields fields = common(account, "99", "01", product.bizType);
    identify(fields, order.attemptNo.bytes(), order.placedAt);
    fields["channelType"] = product.channelType;
    return fields;
}

Fields refundFields(const Account& account, const Product& product, const RefundOrder& order)
{
    Fields fields = common(account, isUndo(account, order) ? "31" : "04", "00", product.bizType);
    identify(fields, order.refundNo.bytes(), order.createdAt);
    addMoney(fields, order.amount);
    fields["channelType"] = product.channelType;
    fields["backUrl"] = order.notifyUrl.toEncoded();
    fields["origQryId"] = order.tradeNo.bytes();
    return fields;
}

} // namespace guitai::acp
