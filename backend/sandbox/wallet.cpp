// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wallet.h"

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

std::optional<PayProblem> Wallet::pay(const QByteArray& code)
{
    if (auto problem = m_orders.problem(code, m_clock.now()))
        return problem;
    payLate(m_orders.findByCode(code)->outTradeNo);
    return std::nullopt;
}

std::optional<PayProblem> Wallet::decline(const QByteArray& code)
{
    if (auto problem = m_orders.problem(code, m_clock.now()))
        return problem;
    m_orders.decline(m_orders.findByCode(code)->outTradeNo);
    return std::nullopt;
}

bool Wallet::payLate(const QByteArray& outTradeNo)
{
    if (!m_orders.pay(outTradeNo, m_clock.now()))
        return false;
    const Order& order = *m_orders.find(outTradeNo);
    // A payer code's merchant learns it by the answer or by asking. Otherwise it runs on by itself until it is
    // acknowledged or given up.
    if (order.tradeType != TradeType::Code)
        const auto delivery = m_callbacks.deliver(m_callbacks.noticeOf(order), {});
    return true;
}

async::Task<> Wallet::payAndTell(QByteArray outTradeNo)
{
    if (!m_orders.pay(outTradeNo, m_clock.now()))
        co_return;
    const async::Promise<bool> firstAttempt;
    const auto delivery = m_callbacks.deliver(m_callbacks.noticeOf(*m_orders.find(outTradeNo)), firstAttempt);
    co_await firstAttempt.later();
}

async::Task<> Wallet::payAfter(QByteArray code, Duration delay)
{
    const auto wake = co_await m_timers.after(delay);
    if (wake == async::Wake::Elapsed)
        pay(code);
}

QByteArray codeOfLink(const QString& link)
{
    for (const QString& marker : {u"bizpayurl?pr="_s, u"prepay_id="_s}) {
        const qsizetype at = link.indexOf(marker);
        if (at >= 0)
            return link.mid(at + marker.size()).section(u'&', 0, 0).trimmed().toLatin1();
    }
    return link.trimmed().toLatin1();
}

QString linkOf(TradeType type, const QByteArray& code)
{
    const QString text = QString::fromLatin1(code);
    switch (type) {
    case TradeType::Native: return u"weixin://wxpay/bizpayurl?pr="_s + text;
    case TradeType::Code: return text;
    case TradeType::H5:
        return QLatin1String(kH5Path) + u"?prepay_id=%1&package=%2"_s.arg(text, QString::number(qChecksum(code)));
    case TradeType::Jsapi:
    case TradeType::App: break;
    }
    return u"prepay_id="_s + text;
}

QString problemName(PayProblem problem)
{
    switch (problem) {
    case PayProblem::UnknownCode: return u"UNKNOWN_CODE"_s;
    case PayProblem::CodeTooOld: return u"CODE_TOO_OLD"_s;
    case PayProblem::Expired: return u"EXPIRED"_s;
    case PayProblem::Closed: return u"CLOSED"_s;
    case PayProblem::ForgedParameters: return u"FORGED_PARAMETERS"_s;
    case PayProblem::AlreadyPaid: break;
    }
    return u"ALREADY_PAID"_s;
}

} // namespace guitai::sandbox
