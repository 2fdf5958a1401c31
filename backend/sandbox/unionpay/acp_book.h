// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The gateway's transactions: what a merchant asked for and what became of it. Used on one thread.
#pragma once

#include "sandbox/random_text.h"
#include "sandbox/unionpay/acp_fields.h"
#include "time/utc_time.h"

#include <QJsonObject>

#include <optional>

namespace guitai::sandbox::unionpay {

/// Of a transaction that is not decided.
inline constexpr char kOpen[] = "05";
inline constexpr char kDone[] = "00";

struct Trade
{
    Fields asked;
    QByteArray queryId;
    QByteArray traceNo;
    QByteArray code;            ///< what the customer scans or opens; empty otherwise
    QByteArray outcome = kOpen; ///< the transaction's own code
    std::optional<UtcTime> doneAt;
    std::int64_t givenBack = 0; ///< by refunds that were accepted
    bool reversed = false;
    QByteArray original; ///< queryId of what is given back

    std::int64_t amount() const { return valueOf(asked, "txnAmt").toLongLong(); }
    bool isPayment() const { return valueOf(asked, "txnType") == "01"; }
    bool isDone() const { return outcome == kDone && !reversed; }
};

class Book
{
public:
    explicit Book(RandomBytes random) : m_random(std::move(random)) {}

    /// Null when there is one of that number and time already.
    Trade* add(const Fields& asked, UtcTime now);
    Trade* find(const QByteArray& orderId, const QByteArray& txnTime);
    Trade* byCode(const QByteArray& code);
    Trade* byQueryId(const QByteArray& queryId);
    const std::map<QByteArray, Trade>& all() const { return m_trades; }
    QByteArray digits(qsizetype count) const { return randomDigits(m_random, count); }

private:
    RandomBytes m_random;
    std::map<QByteArray, Trade> m_trades; ///< by orderId and txnTime
};

/// "20261123120506"
QByteArray beijingDigits(UtcTime at);
/// The day in whose books it stands: from 23:00 to 23:00. "20261123"
QByteArray settlementDay(UtcTime at);
QJsonObject tradeJson(const Trade& trade);

} // namespace guitai::sandbox::unionpay
