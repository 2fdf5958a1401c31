// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// UnionPay at the till: its code to be scanned, and the payer's code. See README.md.
#pragma once

#include "channels/registry.h"

namespace guitai::unionpay {

/// Pay ways "UNIONPAY_QR" and "UNIONPAY_CODE".
std::unique_ptr<channels::Channel> makeChannel(const channels::Tools& tools);

} // namespace guitai::unionpay
