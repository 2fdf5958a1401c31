// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a customer's browser carries for us while a wallet tells who he is: signed, for one payment, for some minutes.
//   state  goes to the wallet and comes back; it belongs to the visit whose nonce the browser keeps in a cookie
//   payer  the payer's id at the wallet, once it was told, for the browser that it was told to
// Pure; any thread.
#pragma once

#include "ids/ids.h"
#include "secret/secret.h"
#include "time/utc_time.h"

#include <optional>

namespace guitai::pay_page {

class PayerTokens
{
public:
    explicit PayerTokens(Secret key) : m_key(std::move(key)) {}

    /// Letters and digits only, at most 128: what WeChat brings back unchanged.
    QByteArray stateFor(const PaymentNo& paymentNo, QByteArrayView nonce, UtcTime now) const;
    bool isStateOf(const PaymentNo& paymentNo, QByteArrayView nonce, QByteArrayView state, UtcTime now) const;

    QByteArray payerFor(const PaymentNo& paymentNo, QByteArrayView payerId, UtcTime now) const;
    /// The payer's id; nothing when it is not ours, of another payment or too old.
    std::optional<QByteArray> payerIn(const PaymentNo& paymentNo, QByteArrayView token, UtcTime now) const;

    static constexpr Duration kStateLasts = std::chrono::minutes(5);
    static constexpr Duration kPayerLasts = std::chrono::minutes(10);

private:
    QByteArray seal(QByteArrayView kind, const PaymentNo& paymentNo, QByteArrayView about, QByteArrayView end) const;

    Secret m_key;
};

/// The value of a cookie; empty without it.
QByteArray cookieIn(QByteArrayView header, QByteArrayView name);

} // namespace guitai::pay_page
