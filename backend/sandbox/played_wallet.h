// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the wallet's pages need of a played provider: whose codes it knows, and what the customer may do with them.
// Event loop's thread.
#pragma once

#include "sandbox/order.h"

namespace guitai::sandbox {

/// An order as the customer sees it.
struct ShownOrder
{
    qint64 total = 0; ///< fen
    QString subject;
    QByteArray outTradeNo;
    QByteArray tradeNo; ///< empty before it is paid
    std::optional<UtcTime> paidAt;
    UtcTime expiresAt;
    QString link; ///< what leads to paying
    // Where the customer's browser goes afterwards; empty: nowhere.
    QString returnUrl = {}; ///< when it was paid
    QString quitUrl = {};   ///< when it was not
};

/// The address when a browser may be sent there, otherwise nothing.
QString webAddress(const QByteArray& url);

class PlayedWallet
{
public:
    virtual ~PlayedWallet() = default;

    /// True of this provider's links and payer codes, also of those it does not know.
    virtual bool isMine(const QString& link) const = 0;
    /// The customer scans or opens it. Nothing when there is no such order.
    virtual std::optional<ShownOrder> show(const QString& link) = 0;
    /// Why it cannot be paid; nothing when it can.
    virtual std::optional<PayProblem> problem(const QString& link) const = 0;
    /// Nothing when it worked.
    virtual std::optional<PayProblem> pay(const QString& link) = 0;
    virtual std::optional<PayProblem> decline(const QString& link) = 0;
    /// "alipay": as a program names the wallet.
    virtual QString name() const = 0;
    /// A payer's code for a till to read.
    virtual QByteArray payerCode(bool asksPayer) = 0;
};

} // namespace guitai::sandbox
