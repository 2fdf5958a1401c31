// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which wallet opened a page, by what its browser calls itself. It decides what is offered and nothing about money: a
// browser may call itself anything. Pure; any thread.
#pragma once

#include "ids/ids.h"

namespace guitai::pay_page {

/// Empty for an ordinary browser.
ChannelCode walletOf(QByteArrayView userAgent);

} // namespace guitai::pay_page
