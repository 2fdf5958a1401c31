// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// UnionPay at the till and in a phone's browser: its code to be scanned, the payer's code, and its page. See README.md.
#pragma once

#include "channels/registry.h"

namespace guitai::unionpay {

/// Pay ways "UNIONPAY_QR", "UNIONPAY_CODE" and "UNIONPAY_WAP".
std::unique_ptr<channels::Channel> makeChannel(const channels::Tools& tools);

} // namespace guitai::unionpay
