// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/alipay_wallet.h"

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

const QString kCodes = u"https://qr.alipay.com/"_s;
const QString kPages = u"https://mclient.alipay.com/h5pay/"_s;

bool isPayerCode(const QString& link)
{
    return link.size() == 18 && link.startsWith(u"28"_s);
}

QByteArray codeIn(const QString& link)
{
    return link.trimmed().section(u'/', -1).section(u'?', 0, 0).toLatin1();
}

} // namespace

QString alipayLink(const QByteArray& code)
{
    return kCodes + u"bax"_s + QString::fromLatin1(code);
}

QString alipayPageLink(const QByteArray& code)
{
    return kPages + u"bax"_s + QString::fromLatin1(code);
}

bool AlipayWallet::isMine(const QString& link) const
{
    const QString text = link.trimmed();
    return text.startsWith(kCodes) || text.startsWith(kPages) || isPayerCode(text);
}

std::optional<ShownOrder> AlipayWallet::show(const QString& link)
{
    const AlipayTrade* trade = m_book.findByCode(codeIn(link), m_clock.now());
    if (!trade)
        return std::nullopt;
    m_book.scan(trade->outTradeNo);
    ShownOrder shown;
    shown.total = trade->total;
    shown.subject = trade->placed.value(u"subject"_s).toString();
    shown.outTradeNo = trade->outTradeNo;
    shown.tradeNo = trade->paidAt ? trade->tradeNo : QByteArray();
    shown.paidAt = trade->paidAt;
    shown.expiresAt = trade->expiresAt;
    shown.link = link.trimmed();
    shown.returnUrl = webAddress(trade->paidAt ? m_callbacks.returnAddress(*trade) : trade->returnUrl);
    shown.quitUrl = webAddress(trade->placed.value(u"quit_url"_s).toString().toUtf8());
    return shown;
}

std::optional<PayProblem> AlipayWallet::problem(const QString& link) const
{
    const UtcTime now = m_clock.now();
    const AlipayTrade* trade = m_book.findByCode(codeIn(link), now);
    if (!trade)
        return PayProblem::UnknownCode;
    if (trade->paidAt)
        return PayProblem::AlreadyPaid;
    if (now >= trade->expiresAt)
        return PayProblem::Expired;
    return trade->state == AlipayState::Closed ? std::optional(PayProblem::Closed) : std::nullopt;
}

std::optional<PayProblem> AlipayWallet::pay(const QString& link)
{
    if (auto problem = this->problem(link))
        return problem;
    payLate(m_book.findByCode(codeIn(link), m_clock.now())->outTradeNo);
    return std::nullopt;
}

std::optional<PayProblem> AlipayWallet::decline(const QString& link)
{
    if (auto problem = this->problem(link))
        return problem;
    const AlipayTrade& trade = *m_book.findByCode(codeIn(link), m_clock.now());
    m_book.decline(trade.outTradeNo);
    // Of a payer's code nothing remains; a code can be scanned again.
    if (isPayerCode(link.trimmed()))
        m_book.close(trade.outTradeNo, m_clock.now());
    return std::nullopt;
}

QString AlipayWallet::name() const
{
    return u"alipay"_s;
}

QByteArray AlipayWallet::payerCode(bool asksPayer)
{
    return m_codes.show(asksPayer, m_clock.now()).text;
}

bool AlipayWallet::payLate(const QByteArray& outTradeNo)
{
    if (!m_book.pay(outTradeNo, m_clock.now()))
        return false;
    const AlipayTrade& trade = *m_book.find(outTradeNo, m_clock.now());
    // Runs on by itself until it is acknowledged or given up.
    if (!trade.notifyUrl.isEmpty())
        const auto delivery = m_callbacks.deliver(m_callbacks.paid(trade), {});
    return true;
}

} // namespace guitai::sandbox
