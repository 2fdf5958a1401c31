// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of withdrawals: 30 characters built like a PaymentNo, from W, with the slot of the account; the end-to-end id
// that banks see. Beside it the merchant's own number, unique per account for ever.
#pragma once

#include "ids/tagged_id.h"

namespace guitai {

using WithdrawalNo = TaggedId<struct WithdrawalNoTag>;
using MerchantWithdrawalNo = TaggedId<struct MerchantWithdrawalNoTag>;

} // namespace guitai
