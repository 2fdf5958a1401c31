// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The customer's Alipay: codes, pages and payer's codes, and what becomes of them. Event loop's thread.
#pragma once

#include "sandbox/alipay/alipay_callbacks.h"
#include "sandbox/payer_codes.h"
#include "sandbox/played_wallet.h"

namespace guitai::sandbox {

class AlipayWallet final : public PlayedWallet
{
public:
    AlipayWallet(AlipayBook& book, AlipayCallbacks& callbacks, RandomBytes random, const Clock& clock)
        : m_book(book), m_callbacks(callbacks), m_codes(std::move(random), "28"), m_clock(clock)
    {
    }

    bool isMine(const QString& link) const override;
    std::optional<ShownOrder> show(const QString& link) override;
    std::optional<PayProblem> problem(const QString& link) const override;
    std::optional<PayProblem> pay(const QString& link) override;
    std::optional<PayProblem> decline(const QString& link) override;
    QString name() const override;
    QByteArray payerCode(bool asksPayer) override;

    /// A till reads a payer's code.
    std::variant<PayerCode, PayerCodeProblem> take(const QByteArray& code) { return m_codes.take(code, m_clock.now()); }
    /// Takes the money, whatever the trade's expiry or closure, and tells of it; false when unknown or paid before.
    bool payLate(const QByteArray& outTradeNo);

private:
    AlipayBook& m_book;
    AlipayCallbacks& m_callbacks;
    PayerCodes m_codes;
    const Clock& m_clock;
};

/// What a precreate's code and an opened page lead to.
QString alipayLink(const QByteArray& code);
QString alipayPageLink(const QByteArray& code);

} // namespace guitai::sandbox
