// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Standard Webhooks: secrets "whsec_<base64>" and signatures "v1,<base64>". Pure; any thread.
#pragma once

#include "ids/ids.h"
#include "secret/secret.h"
#include "time/utc_time.h"

#include <optional>

namespace guitai::webhooks {

/// The key inside a secret of 24 to 64 bytes; nothing when it is written otherwise.
std::optional<Secret> signingKey(const Secret& secret);
/// A fresh secret with 32 random bytes, as a merchant is given it.
Secret makeWebhookSecret();

/// The value of `webhook-signature`. `body` is what goes on the wire.
QByteArray webhookSignature(const Secret& key, const EventId& id, UtcTime at, QByteArrayView body);

} // namespace guitai::webhooks
