// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/alipay_book.h"

#include "sandbox/alipay/alipay_wire.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

constexpr Duration kCodeLife = std::chrono::hours(2);
constexpr Duration kLongestLife = std::chrono::hours(24 * 15);

/// "2026-11-23 12:05:06" in Beijing.
std::optional<UtcTime> beijing(const QJsonValue& text)
{
    return UtcTime::parseRfc3339(text.toString().replace(u' ', u'T').toLatin1() + "+08:00");
}

QByteArray numberIn(const QJsonObject& content)
{
    return content.value(u"out_trade_no"_s).toString().toLatin1();
}

} // namespace

qint64 AlipayTrade::refunded() const
{
    return std::accumulate(refunds.begin(), refunds.end(), qint64{0},
                           [](qint64 sum, const AlipayRefund& refund) { return sum + refund.amount; });
}

AlipayBook::Refusal AlipayBook::place(const QJsonObject& content, const QByteArray& notifyUrl, const QByteArray& code,
                                      UtcTime now)
{
    const QByteArray number = numberIn(content);
    const auto total = fenOf(content.value(u"total_amount"_s));
    const bool isWhole =
        !number.isEmpty() && number.size() <= 64 && total && !content.value(u"subject"_s).toString().isEmpty();
    if (!isWhole)
        return "ACQ.INVALID_PARAMETER";
    if (AlipayTrade* known = fresh(number, now)) {
        if (known->paidAt)
            return "ACQ.TRADE_HAS_SUCCESS";
        if (known->state == AlipayState::Closed)
            return "ACQ.TRADE_HAS_CLOSE";
        if (known->placed != content)
            return "ACQ.CONTEXT_INCONSISTENT";
        known->codes.append(code);
        m_byCode.insert(code, number);
        return {};
    }
    AlipayTrade trade;
    trade.outTradeNo = number;
    trade.tradeNo = BusinessDate::of(now).compact() + "22" + randomDigits(m_random, 18);
    trade.placed = content;
    trade.notifyUrl = notifyUrl;
    trade.total = *total;
    trade.createdAt = now;
    trade.expiresAt = std::min(beijing(content.value(u"time_expire"_s)).value_or(now + kCodeLife), now + kLongestLife);
    trade.codes.append(code);
    m_trades.insert(number, trade);
    m_byCode.insert(code, number);
    m_sequence.append(number);
    return {};
}

AlipayTrade* AlipayBook::fresh(const QByteArray& outTradeNo, UtcTime now)
{
    const auto found = m_trades.find(outTradeNo);
    if (found == m_trades.end())
        return nullptr;
    if (found->state == AlipayState::WaitBuyerPay && now >= found->expiresAt)
        found->state = AlipayState::Closed;
    return &*found;
}

const AlipayTrade* AlipayBook::find(const QByteArray& outTradeNo, UtcTime now)
{
    return fresh(outTradeNo, now);
}

const AlipayTrade* AlipayBook::findByCode(const QByteArray& code, UtcTime now)
{
    return fresh(m_byCode.value(code), now);
}

const AlipayTrade* AlipayBook::named(const QJsonObject& content, UtcTime now)
{
    const QByteArray tradeNo = content.value(u"trade_no"_s).toString().toLatin1();
    const AlipayTrade* trade = fresh(numberIn(content), now);
    if (!tradeNo.isEmpty()) {
        const auto found =
            std::ranges::find_if(m_trades, [&](const AlipayTrade& one) { return one.tradeNo == tradeNo; });
        trade = found == m_trades.end() ? nullptr : fresh(found->outTradeNo, now);
    }
    return trade && trade->state != AlipayState::Unscanned ? trade : nullptr;
}

QList<const AlipayTrade*> AlipayBook::all() const
{
    QList<const AlipayTrade*> trades;
    for (const QByteArray& number : m_sequence)
        trades.append(&*m_trades.constFind(number));
    return trades;
}

AlipayBook::Refusal AlipayBook::close(const QByteArray& outTradeNo, UtcTime now)
{
    AlipayTrade* trade = fresh(outTradeNo, now);
    if (!trade || trade->state == AlipayState::Unscanned)
        return "ACQ.TRADE_NOT_EXIST";
    if (trade->state != AlipayState::WaitBuyerPay)
        return "ACQ.REASON_TRADE_STATUS_INVALID";
    trade->state = AlipayState::Closed;
    return {};
}

AlipayBook::Refusal AlipayBook::cancel(const QByteArray& outTradeNo, UtcTime now, QByteArray& action)
{
    AlipayTrade* trade = fresh(outTradeNo, now);
    if (!trade)
        return {}; // nothing to take back is taken back, too
    if (trade->state == AlipayState::Success && !trade->refunds.isEmpty())
        return "ACQ.CANCEL_NOT_ALLOWED";
    if (trade->state == AlipayState::Success) {
        trade->refunds.append({trade->outTradeNo, trade->total, now});
        action = "refund";
    } else if (trade->state == AlipayState::WaitBuyerPay) {
        action = "close";
    }
    trade->state = AlipayState::Closed;
    return {};
}

AlipayBook::Refusal AlipayBook::refund(const QJsonObject& content, UtcTime now, bool& isNew)
{
    const AlipayTrade* known = named(content, now);
    if (!known)
        return "ACQ.TRADE_NOT_EXIST";
    AlipayTrade& trade = m_trades[known->outTradeNo];
    const auto amount = fenOf(content.value(u"refund_amount"_s));
    if (!amount)
        return "ACQ.INVALID_PARAMETER";
    QByteArray number = content.value(u"out_request_no"_s).toString().toLatin1();
    if (number.isEmpty())
        number = trade.outTradeNo;
    const auto before = std::ranges::find(trade.refunds, number, &AlipayRefund::requestNo);
    if (before != trade.refunds.end())
        return before->amount == *amount ? QByteArray() : QByteArray("ACQ.DISCORDANT_REPEAT_REQUEST");
    if (!trade.paidAt)
        return "ACQ.TRADE_STATUS_ERROR";
    if (trade.refunded() + *amount > trade.total)
        return "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL";
    trade.refunds.append({number, *amount, now});
    if (trade.refunded() == trade.total)
        trade.state = AlipayState::Closed;
    isNew = true;
    return {};
}

void AlipayBook::scan(const QByteArray& outTradeNo)
{
    const auto trade = m_trades.find(outTradeNo);
    if (trade != m_trades.end() && trade->state == AlipayState::Unscanned)
        trade->state = AlipayState::WaitBuyerPay;
}

void AlipayBook::setReturnUrl(const QByteArray& outTradeNo, const QByteArray& url)
{
    const auto trade = m_trades.find(outTradeNo);
    if (trade != m_trades.end())
        trade->returnUrl = url;
}

void AlipayBook::decline(const QByteArray& outTradeNo)
{
    const auto trade = m_trades.find(outTradeNo);
    if (trade != m_trades.end())
        ++trade->declines;
}

bool AlipayBook::pay(const QByteArray& outTradeNo, UtcTime now)
{
    const auto trade = m_trades.find(outTradeNo);
    if (trade == m_trades.end() || trade->paidAt)
        return false;
    trade->state = AlipayState::Success;
    trade->paidAt = now;
    return true;
}

} // namespace guitai::sandbox
