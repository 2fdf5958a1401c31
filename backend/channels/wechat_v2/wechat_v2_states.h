// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// API v2's words, each on one line with what it means to us. What is not listed is Unknown. Pure.
#pragma once

#include "channels/channel.h"

namespace guitai::wechat_v2 {

/// From a query's trade_state.
channels::ReportedState reportedState(QByteArrayView tradeState);
/// From a refund's refund_status.
channels::RefundState refundState(QByteArrayView status);

// From a signed refusal's err_code, in either spelling.
channels::PlaceState placeState(QByteArrayView code);
/// The same for a payer's code, where the answer itself may take the money.
channels::PlaceState codePayState(QByteArrayView code);
/// A payer code's refusal in our words, which are the same for every wallet; otherwise the provider's own.
QByteArray codePayError(QByteArrayView code);
/// True where a refused placing speaks of the merchant's account with WeChat Pay and not of the order.
bool isTechnicalRefusal(QByteArrayView code);
channels::ReportedState queryState(QByteArrayView code);
channels::CloseState closeState(QByteArrayView code);
channels::ReverseState reverseState(QByteArrayView code);
channels::RefundState refundCallState(QByteArrayView code);
channels::RefundState refundQueryState(QByteArrayView code);

/// From a bill's refusal, in capitals with '_' for spaces; it is not signed.
channels::BillState billState(QByteArrayView word);

} // namespace guitai::wechat_v2
