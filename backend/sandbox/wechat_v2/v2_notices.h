// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Notices of orders and refunds that were asked for with API v2: XML, signed or sealed with the API key.
#pragma once

#include "sandbox/callback_sender.h"
#include "sandbox/refund_book.h"
#include "sandbox/wechat/identity.h"

namespace guitai::sandbox::v2 {

/// `transaction` and `document` as API v3 would tell them. The identity outlives the event loop.
Notice noticeOf(const Order& order, const QJsonObject& transaction, const QUrl& url, const Identity& identity,
                const RandomBytes& random);
Notice noticeOf(const Refund& refund, const QJsonObject& document, const QUrl& url, const Identity& identity,
                const RandomBytes& random);

} // namespace guitai::sandbox::v2
