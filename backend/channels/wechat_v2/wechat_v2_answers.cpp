// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What we read: answers and notices.
#include "wechat_v2/wechat_v2_wire.h"

#include "crypto/aes_ecb.h"

#include <QCryptographicHash>

#include <algorithm>

namespace guitai::wechat_v2 {

namespace {

constexpr qsizetype kLongestNo = 64;
constexpr qsizetype kLongestCode = 32;
constexpr int kMostListed = 50; ///< refunds of one order

/// Whole fen, from one to what money can hold.
std::optional<Money> readFen(const Fields& fields, const QByteArray& name, const QByteArray& currencyName)
{
    const QByteArray text = token(fields, name, 14);
    const QByteArray named = token(fields, currencyName, 16);
    const auto currency = Currency::parse(named.isEmpty() ? QByteArrayView("CNY") : QByteArrayView(named));
    const bool isNumber = !text.isEmpty() && text.front() != '0' &&
                          std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const qint64 fen = isNumber ? text.toLongLong() : 0;
    if (!currency || fen < 1 || fen > Money::kMostMinor)
        return std::nullopt;
    return Money(fen, *currency);
}

template <class Id>
Id idOr(const Fields& fields, const QByteArray& name)
{
    return Id::parse(token(fields, name, kLongestNo)).value_or(Id());
}

} // namespace

QByteArray field(const Fields& fields, const QByteArray& name)
{
    const auto found = fields.find(name);
    return found == fields.end() ? QByteArray() : found->second;
}

QByteArray token(const Fields& fields, const QByteArray& name, qsizetype longest)
{
    QByteArray text = field(fields, name);
    const bool isToken =
        text.size() <= longest && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
    return isToken ? text : QByteArray();
}

QByteArray codeText(QByteArrayView text)
{
    QByteArray code = text.trimmed().toByteArray().toUpper();
    code.replace(' ', '_');
    const bool isCode =
        !code.isEmpty() && code.size() <= kLongestCode && std::all_of(code.begin(), code.end(), [](char c) {
            return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        });
    return isCode ? code : QByteArray("UNREADABLE");
}

bool isOurs(const Fields& fields, const Account& account)
{
    return field(fields, "mch_id") == account.mchid && field(fields, "appid") == account.appid;
}

std::optional<Transaction> readTransaction(const Fields& fields)
{
    Transaction read;
    read.attemptNo = idOr<AttemptNo>(fields, "out_trade_no");
    read.tradeState = token(fields, "trade_state", kLongestCode);
    read.tradeNo = idOr<ChannelTradeNo>(fields, "transaction_id");
    read.amount = readFen(fields, "total_fee", "fee_type");
    // Only for display: a time that cannot be read does not undo a payment.
    read.paidAt = readBeijingTime(field(fields, "time_end"));
    return read.attemptNo.isEmpty() ? std::nullopt : std::optional(read);
}

std::optional<Refund> readRefund(const Fields& fields)
{
    Refund read;
    read.refundNo = idOr<RefundNo>(fields, "out_refund_no");
    read.attemptNo = idOr<AttemptNo>(fields, "out_trade_no");
    read.channelRefundNo = idOr<ChannelRefundNo>(fields, "refund_id");
    read.status = token(fields, "refund_status", kLongestCode);
    read.amount = readFen(fields, "refund_fee", "refund_fee_type");
    read.finishedAt = readBeijingTime(field(fields, "success_time"));
    return read.refundNo.isEmpty() || read.attemptNo.isEmpty() ? std::nullopt : std::optional(read);
}

std::optional<Refund> readRefundOf(const Fields& fields, const RefundNo& refundNo)
{
    for (int i = 0; i < kMostListed; ++i) {
        const QByteArray place = '_' + QByteArray::number(i);
        if (field(fields, "out_refund_no" + place) != refundNo.bytes())
            continue;
        return readRefund({{"out_refund_no", refundNo.bytes()},
                           {"out_trade_no", field(fields, "out_trade_no")},
                           {"refund_id", field(fields, "refund_id" + place)},
                           {"refund_status", field(fields, "refund_status" + place)},
                           {"refund_fee", field(fields, "refund_fee" + place)},
                           {"refund_fee_type", field(fields, "fee_type")},
                           {"success_time", field(fields, "refund_success_time" + place)}});
    }
    return std::nullopt;
}

Result<Fields> openRefundNotice(const Fields& notice, const Secret& apiKey)
{
    const Secret key(QCryptographicHash::hash(apiKey.reveal(), QCryptographicHash::Md5).toHex());
    const auto sealed =
        QByteArray::fromBase64Encoding(field(notice, "req_info"), QByteArray::AbortOnBase64DecodingErrors);
    const auto plain = crypto::openAesEcb(key, sealed ? *sealed : QByteArray());
    if (!plain)
        return plain.error();
    return xml::readFlat(plain->reveal(), "root");
}

std::optional<UtcTime> readBeijingTime(QByteArrayView text)
{
    QByteArray digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    if (digits.size() != 14 || (text.size() != 14 && text.size() != 19))
        return std::nullopt;
    return UtcTime::parseRfc3339(digits.first(4) + '-' + digits.mid(4, 2) + '-' + digits.mid(6, 2) + 'T' +
                                 digits.mid(8, 2) + ':' + digits.mid(10, 2) + ':' + digits.mid(12, 2) + "+08:00");
}

} // namespace guitai::wechat_v2
