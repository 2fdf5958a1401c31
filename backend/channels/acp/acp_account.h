// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A merchant's account at UnionPay, read from its settings and secrets (members: README.md). Pure.
#pragma once

#include "acp/acp_signature.h"
#include "channels/channel.h"

#include <set>

namespace guitai::acp {

namespace errors {
/// The settings or secrets are unusable; the field names the member at fault.
inline constexpr ErrorCode kAccountInvalid{"CHANNEL_ACCOUNT_INVALID", 422};
} // namespace errors

struct Account
{
    explicit Account(crypto::RsaPrivateKey key) : key(std::move(key)) {}

    QUrl baseUrl; ///< scheme, host and port alone
    QUrl fileUrl; ///< likewise; where settlement files are handed out
    QByteArray merId;
    QByteArray certificate; ///< the merchant's, PEM
    QByteArray certId;      ///< the merchant certificate's serial number, decimal
    QByteArray termId;      ///< of the till that reads payer codes
    QByteArray frontUrl;    ///< where the customer's browser goes after a form; empty without
    Signer signer;
    bool undoesOnTheDay = false;        ///< a whole refund on the settlement day of its payment is an undo
    std::set<QByteArray> reversedCodes; ///< answers to a reversal that say it was done before
    crypto::RsaPrivateKey key;
};

Result<Account> readAccount(const channels::ChannelAccount& account);

} // namespace guitai::acp
