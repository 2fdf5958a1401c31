// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Alipay's words, each on one line with what it means to us. What is not listed is Unknown. Pure.
#pragma once

#include "channels/channel.h"

namespace guitai::alipay {

/// From a trade's trade_status. A closed trade may have been paid before; `wasPaid` says so.
channels::ReportedState reportedState(QByteArrayView tradeStatus, bool wasPaid);

/// True of the gateway's codes for requests that it turned down before anybody acted on them.
bool isTurnedDown(QByteArrayView code);

// From the sub-code of a business refusal (code 40004).
channels::PlaceState placeState(QByteArrayView subCode);
/// True where it speaks of the merchant's account with Alipay and not of the order.
bool isTechnicalRefusal(QByteArrayView subCode);
/// A refusal of a payer's code in our words, which are the same for every wallet; otherwise the provider's own.
QByteArray codePayError(QByteArrayView subCode);
channels::ReverseState reverseState(QByteArrayView subCode);
channels::ReportedState queryState(QByteArrayView subCode);
channels::CloseState closeState(QByteArrayView subCode);
channels::RefundState refundCallState(QByteArrayView subCode);

} // namespace guitai::alipay
