// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a WeChat Pay account comes to, before it is stored. Pure.
#pragma once

#include "channels/channel.h"

namespace guitai::wechat {

/// CHANNEL_ACCOUNT_INVALID, or CHANNEL_CERTIFICATE_FOREIGN.
Result<channels::AccountFacts> inspectAccount(const channels::ChannelAccount& stored);

} // namespace guitai::wechat
