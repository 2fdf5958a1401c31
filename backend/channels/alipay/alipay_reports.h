// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What answers and verified notices of Alipay mean to us. Pure.
#pragma once

#include "alipay/alipay_gateway.h"

namespace guitai::alipay {

channels::PlaceOutcome readPlaced(const Answer& answer, const AttemptNo& attemptNo);
/// The answer to a payer's code, which is the result itself.
channels::PlaceOutcome readCodePaid(const Answer& answer, const channels::Order& order);
channels::ReverseOutcome readReversed(const Answer& answer, const AttemptNo& attemptNo);
channels::Report readQueried(const Answer& answer, const AttemptNo& attemptNo);
channels::CloseOutcome readClosed(const Answer& answer);
channels::RefundReport readRefunded(const Answer& answer, const channels::RefundOrder& order);
channels::RefundReport readRefundStatus(const Answer& answer, const channels::RefundOrder& order);
/// Of a verified notice.
channels::Notice readNoticed(const TradeNotice& notice, const Account& account);

} // namespace guitai::alipay
