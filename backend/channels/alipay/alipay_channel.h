// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Alipay, merchant's own application (OpenAPI, gateway.do). See README.md for its settings and what its words mean to
// us.
#pragma once

#include "channels/registry.h"

namespace guitai::alipay {

/// Pay ways "ALIPAY_QR", "ALIPAY_WAP" and "ALIPAY_CODE".
std::unique_ptr<channels::Channel> makeChannel(const channels::Tools& tools);

} // namespace guitai::alipay
