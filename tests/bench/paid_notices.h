// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whole requests of WeChat Pay's platform, as the sandbox would send them, made beforehand on every core.
#pragma once

#include "ids/ids.h"
#include "sandbox/wechat/identity.h"

namespace guitai::bench {

/// A notice for each attempt that 12.30 yuan were paid.
std::vector<QByteArray> paidNotices(const sandbox::Identity& identity, const std::vector<AttemptNo>& attempts,
                                    const ChannelAccountId& accountId);

} // namespace guitai::bench
