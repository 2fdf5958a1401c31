// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What UnionPay's answers and verified notices mean to us. Pure.
#pragma once

#include "acp/acp_gateway.h"
#include "acp/acp_messages.h"

namespace guitai::acp {

channels::PlaceOutcome readPlaced(const Answer& answer, const Product& product);
channels::Report readQueried(const Answer& answer, const Account& account, const Product& product,
                             const channels::PlacedOrder& order);
/// UnionPay closes nothing: what was placed with a payTimeout can no longer be paid once that is over.
channels::CloseOutcome readClosed(const Answer& answer, const Product& product, const channels::PlacedOrder& order,
                                  UtcTime now);
channels::ReverseOutcome readReversed(const Answer& answer, const Account& account);
channels::RefundReport readRefunded(const Answer& answer, const channels::RefundOrder& order);
channels::RefundReport readRefundQueried(const Answer& answer, const Account& account,
                                         const channels::RefundOrder& order);

// Verified notices.
channels::Notice readNotice(const Fields& fields, const Account& account);
channels::RefundNotice readRefundNotice(const Fields& fields, const Account& account);

} // namespace guitai::acp
