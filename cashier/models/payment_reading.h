// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a payment document means to a till that shows that payment.
#pragma once

#include "models/payment_states.h"
#include "wire/payment_wire.h"

namespace guitai::models {

PaymentInput readingOf(const wire::Payment& payment);

/// Its code leads to a page of its own, where the customer chooses a wallet: it outlives a wallet that refused.
bool hasPage(const wire::Payment& payment);

/// No state of the payment can follow on its own.
bool isFinal(const wire::Payment& payment);

} // namespace guitai::models
