// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What API v2's answers and verified notices mean to us. Pure.
#pragma once

#include "wechat_v2/wechat_v2_gateway.h"

namespace guitai::wechat_v2 {

/// The code, link or prepay_id of an order that was placed; empty when it was not.
QString readPlaced(const Answer& answer, const Account& account, const TradeType& type);
/// Whatever answer did not place the order.
channels::PlaceOutcome notPlaced(const Answer& answer);
/// The answer to a payer's code, which is the result itself.
channels::PlaceOutcome readCodePaid(const Answer& answer, const Account& account, const channels::Order& order);
channels::Report readQueried(const Answer& answer, const Account& account, const AttemptNo& attemptNo);
channels::CloseOutcome readClosed(const Answer& answer, const Account& account);
channels::ReverseOutcome readReversed(const Answer& answer, const Account& account);
channels::RefundReport readRefunded(const Answer& answer, const Account& account, const channels::RefundOrder& order);
channels::RefundReport readRefundQueried(const Answer& answer, const Account& account,
                                         const channels::RefundOrder& order);

/// A payment's notice whose signature was verified.
channels::Notice readNotice(const Fields& fields, const Account& account);
/// A refund's notice, and what was sealed in it.
channels::RefundNotice readRefundNotice(const Fields& fields, const Fields& opened, const Account& account);

} // namespace guitai::wechat_v2
