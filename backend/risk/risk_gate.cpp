// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "risk/risk_gate.h"

namespace guitai::risk {

async::Task<Decision> OpenRiskGate::decide(PaymentFacts)
{
    co_return Decision::Pass;
}

} // namespace guitai::risk
