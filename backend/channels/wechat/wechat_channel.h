// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay API v3 for direct merchants. See README.md for its settings and what its words mean to us.
#pragma once

#include "channels/registry.h"

namespace guitai::wechat {

/// Pay ways "WECHAT_NATIVE", "WECHAT_JSAPI", "WECHAT_H5", "WECHAT_APP" and "WECHAT_CODE".
std::unique_ptr<channels::Channel> makeChannel(const channels::Tools& tools);

} // namespace guitai::wechat
