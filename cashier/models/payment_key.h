// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The payment key: minted once when an amount is committed; it is the order number and the idempotency
// key of that sale. 125 random bits, so no two tills ever meet.
#pragma once

#include "ids/ids.h"

#include <functional>

namespace guitai::models {

using MintKey = std::function<MerchantOrderNo()>;

/// "T01-" and 25 characters; randomBits gives 32 fresh bits a call.
MintKey keyMint(TillNo tillNo, std::function<quint32()> randomBits);

} // namespace guitai::models
