// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/unionpay/acp_book.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace guitai::sandbox::unionpay {

namespace {

QByteArray keyOf(const QByteArray& orderId, const QByteArray& txnTime)
{
    return orderId + ' ' + txnTime;
}

template <class Test>
Trade* findWhere(std::map<QByteArray, Trade>& trades, Test test)
{
    const auto found = std::find_if(trades.begin(), trades.end(), [&](const auto& one) { return test(one.second); });
    return found == trades.end() ? nullptr : &found->second;
}

} // namespace

Trade* Book::add(const Fields& asked, UtcTime now)
{
    const auto [added, isNew] = m_trades.try_emplace(keyOf(valueOf(asked, "orderId"), valueOf(asked, "txnTime")));
    if (!isNew)
        return nullptr;
    Trade& trade = added->second;
    trade.asked = asked;
    trade.queryId = beijingDigits(now).mid(2) + digits(9);
    trade.traceNo = trade.queryId.mid(14, 6);
    return &trade;
}

Trade* Book::find(const QByteArray& orderId, const QByteArray& txnTime)
{
    const auto found = m_trades.find(keyOf(orderId, txnTime));
    return found == m_trades.end() ? nullptr : &found->second;
}

Trade* Book::byCode(const QByteArray& code)
{
    return findWhere(m_trades, [&](const Trade& trade) { return !code.isEmpty() && trade.code == code; });
}

Trade* Book::byQueryId(const QByteArray& queryId)
{
    return findWhere(m_trades, [&](const Trade& trade) { return trade.queryId == queryId; });
}

QByteArray beijingDigits(UtcTime at)
{
    QByteArray text = at.toRfc3339(kShanghaiOffset).first(19);
    text.replace("-", "").replace(":", "").replace("T", "");
    return text;
}

QByteArray settlementDay(UtcTime at)
{
    return beijingDigits(at + std::chrono::hours(1)).first(8);
}

QJsonObject tradeJson(const Trade& trade)
{
    const auto text = [&trade](const char* name) { return QString::fromUtf8(valueOf(trade.asked, name)); };
    return {{u"order_id"_s, text("orderId")},
            {u"txn_time"_s, text("txnTime")},
            {u"txn_type"_s, text("txnType") + text("txnSubType")},
            {u"amount"_s, static_cast<qint64>(trade.amount())},
            {u"query_id"_s, QString::fromLatin1(trade.queryId)},
            {u"outcome"_s, QString::fromLatin1(trade.outcome)},
            {u"given_back"_s, static_cast<qint64>(trade.givenBack)},
            {u"reversed"_s, trade.reversed}};
}

} // namespace guitai::sandbox::unionpay
