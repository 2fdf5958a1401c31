// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay's API v2, one of the two that an account may speak. See README.md.
#pragma once

#include "channels/registry.h"

namespace guitai::wechat_v2 {

/// For orders that the channel has found sayable. The descriptor outlives it.
std::unique_ptr<channels::Channel> makePort(const channels::Tools& tools, const channels::Descriptor& descriptor);

} // namespace guitai::wechat_v2
