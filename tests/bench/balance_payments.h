// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Payments from users' balances, end to end: signed request, the payer's token, debit, credit, order, event, durable.
#pragma once

#include "bench/steady_load.h"

namespace guitai::bench {

/// 1,000 users paying 100 merchants, and by turns 1,000 users paying one: the price of a hot account. Answers kDone
/// when every request was answered with a paid payment.
int balancePayments(test::LoadBackend& backend, const SteadyLoad& load, const QString& resultFile);

} // namespace guitai::bench
