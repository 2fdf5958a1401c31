// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pay_page/payer_tokens.h"

#include "crypto/hash.h"

namespace guitai::pay_page {

namespace {

constexpr char kState[] = "state";
constexpr char kPayer[] = "payer";
constexpr qsizetype kEndDigits = 10; ///< seconds since 1970, until the year 2286
constexpr qsizetype kSealDigits = 64;
constexpr qsizetype kLongestPayerToken = 512;

QByteArray endOf(UtcTime now, Duration lasts)
{
    return QByteArray::number((now + lasts).seconds()).rightJustified(kEndDigits, '0');
}

bool isOver(QByteArrayView end, UtcTime now)
{
    bool isNumber = false;
    const qlonglong seconds = end.toByteArray().toLongLong(&isNumber);
    return !isNumber || UtcTime::fromSeconds(seconds) <= now;
}

} // namespace

QByteArray PayerTokens::seal(QByteArrayView kind, const PaymentNo& paymentNo, QByteArrayView about,
                             QByteArrayView end) const
{
    // No part may hold a line's end, so that no two of them read alike.
    const QByteArray text =
        kind.toByteArray() + '\n' + paymentNo.bytes() + '\n' + about.toByteArray().toHex() + '\n' + end.toByteArray();
    return crypto::hmacSha256(m_key, text).toHex();
}

QByteArray PayerTokens::stateFor(const PaymentNo& paymentNo, QByteArrayView nonce, UtcTime now) const
{
    const QByteArray end = endOf(now, kStateLasts);
    return end + seal(kState, paymentNo, nonce, end);
}

bool PayerTokens::isStateOf(const PaymentNo& paymentNo, QByteArrayView nonce, QByteArrayView state, UtcTime now) const
{
    if (nonce.isEmpty() || state.size() != kEndDigits + kSealDigits)
        return false;
    const QByteArrayView end = state.first(kEndDigits);
    const bool isOurs = crypto::constantTimeEqual(state.sliced(kEndDigits), seal(kState, paymentNo, nonce, end));
    return isOurs && !isOver(end, now);
}

QByteArray PayerTokens::payerFor(const PaymentNo& paymentNo, QByteArrayView payerId, UtcTime now) const
{
    const QByteArray end = endOf(now, kPayerLasts);
    return end + seal(kPayer, paymentNo, payerId, end) + payerId.toByteArray().toHex();
}

std::optional<QByteArray> PayerTokens::payerIn(const PaymentNo& paymentNo, QByteArrayView token, UtcTime now) const
{
    constexpr qsizetype kHead = kEndDigits + kSealDigits;
    if (token.size() <= kHead || token.size() > kLongestPayerToken)
        return std::nullopt;
    const QByteArrayView end = token.first(kEndDigits);
    QByteArray payerId = QByteArray::fromHex(token.sliced(kHead).toByteArray());
    const QByteArrayView sealed = token.sliced(kEndDigits, kSealDigits);
    const bool isOurs = crypto::constantTimeEqual(sealed, seal(kPayer, paymentNo, payerId, end));
    if (!isOurs || isOver(end, now))
        return std::nullopt;
    return payerId;
}

QByteArray cookieIn(QByteArrayView header, QByteArrayView name)
{
    // Several fields of that name were joined by a comma, which no value of ours holds.
    const QByteArrayList pairs = header.toByteArray().replace(',', ';').split(';');
    for (const QByteArray& pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0 && QByteArrayView(pair).first(equals).trimmed() == name)
            return pair.mid(equals + 1).trimmed();
    }
    return {};
}

} // namespace guitai::pay_page
