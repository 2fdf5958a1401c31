// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// /wallet: the wallet's pages for a person, and the same two actions as JSON for a program.
// Event loop's thread.
#pragma once

#include "sandbox/payer_codes.h"
#include "sandbox/played_wallet.h"
#include "sandbox/wallet.h"
#include "sandbox/wechat/identity.h"

namespace guitai::sandbox {

class WalletRoutes
{
public:
    WalletRoutes(const Identity& identity, const OrderBook& orders, PayerCodes& payerCodes, Wallet& wallet,
                 const Clock& clock, QString shop)
        : m_identity(identity), m_orders(orders), m_payerCodes(payerCodes), m_wallet(wallet), m_clock(clock),
          m_shop(std::move(shop))
    {
    }

    /// A further provider's, which outlives the routes.
    void add(PlayedWallet& other) { m_others.push_back(&other); }

    /// A request whose path is /wallet or below it.
    http::Response answer(const http::Request& request);

private:
    /// What was scanned, pasted or handed over, as the code it stands for; nothing for parameters that the wallet
    /// does not believe.
    std::optional<QByteArray> codeIn(const QString& text) const;
    /// The payer holds the phone to the till.
    http::Response showPayerCode(const http::Request& request);
    http::Response show(const QByteArray& code, const QString& link) const;
    http::Response act(const http::Request& request);
    /// The provider whose link it is; null for WeChat Pay's.
    PlayedWallet* otherOf(const QString& link) const;
    http::Response showOther(PlayedWallet& other, const QString& link) const;
    http::Response actOnOther(const http::Request& request, PlayedWallet& other, const QString& link) const;
    http::Response refuseHanded(const http::Request& request) const;
    http::Response actedPage(const QByteArray& code, const QString& link, std::optional<PayProblem> problem,
                             bool paid) const;
    http::Response actedJson(const QByteArray& code, std::optional<PayProblem> problem) const;

    const Identity& m_identity;
    const OrderBook& m_orders;
    PayerCodes& m_payerCodes;
    Wallet& m_wallet;
    const Clock& m_clock;
    QString m_shop;
    std::vector<PlayedWallet*> m_others;
};

/// The value of `name` in a query or a form. Takes a link that was pasted without percent-encoding.
QString formValue(const QByteArray& form, const QByteArray& name);

} // namespace guitai::sandbox
