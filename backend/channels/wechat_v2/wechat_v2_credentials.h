// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a customer's device is handed to pay with. The wallet believes a prepay_id only with the merchant's signature
// beside it. Pure; any thread.
#pragma once

#include "wechat_v2/wechat_v2_wire.h"

namespace guitai::wechat_v2 {

/// A placed order on its way to the customer's device.
struct Handing
{
    QString placed; ///< the code, link or prepay_id
    UtcTime at;
    QByteArray nonce;    ///< up to 32 characters [0-9A-Za-z]
    QUrl returnUrl = {}; ///< where the browser goes after a link; empty: back to where it was
};

channels::Credential credentialOf(const TradeType& type, const Account& account, const Handing& handing);

} // namespace guitai::wechat_v2
