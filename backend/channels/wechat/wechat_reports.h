// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What answers and verified notices of WeChat Pay mean to us. Pure.
#pragma once

#include "wechat/wechat_gateway.h"
#include "wechat/wechat_wire.h"

namespace guitai::wechat {

/// Whatever answer did not place the order.
channels::PlaceOutcome notPlaced(const Answer& answer);
/// The answer to a payer's code, which is the result itself.
channels::PlaceOutcome readCodePaid(const Answer& answer, const Account& account, const channels::Order& order);
channels::ReverseOutcome readReversed(const Answer& answer, const Account& account, const AttemptNo& attemptNo);
channels::Report readQueried(const Answer& answer, const Account& account, const AttemptNo& attemptNo);
/// `ofError`: what an error answer's status and code mean to this call.
channels::RefundReport readRefunded(const Answer& answer, const channels::RefundOrder& order,
                                    channels::RefundState (*ofError)(int, QByteArrayView));

// Verified notices: what their plain text says.
channels::Notice readVerified(const NoticeEnvelope& envelope, QByteArrayView plain, const Account& account);
channels::RefundNotice readVerifiedRefund(const NoticeEnvelope& envelope, QByteArrayView plain, const Account& account);

} // namespace guitai::wechat
