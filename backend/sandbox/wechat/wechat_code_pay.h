// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What an order with a payer's code comes to, for either API.
#pragma once

#include "sandbox/order_book.h"
#include "sandbox/payer_codes.h"

namespace guitai::sandbox {

/// The paid order, or why nothing was taken, USERPAYING as well. The request has passed checkOrder.
std::variant<const Order*, WireError> payByCode(OrderBook& orders, PayerCodes& codes, const QJsonObject& wanted,
                                                UtcTime now);

} // namespace guitai::sandbox
