// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a merchant's page (JSAPI) or application (APP) hands to the wallet, judged as the wallet judges it. Pure.
#pragma once

#include "sandbox/order.h"
#include "sandbox/wechat/identity.h"

namespace guitai::sandbox {

struct Handed
{
    TradeType type = TradeType::Jsapi;
    QByteArray prepayId;
};

/// Nothing when a member is missing or no text, names another application or merchant, or the signature is not the
/// merchant's.
std::optional<Handed> readHanded(const QJsonObject& parameters, const Identity& identity);

} // namespace guitai::sandbox
