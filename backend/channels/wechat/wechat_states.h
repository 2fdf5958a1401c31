// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay's words, each on one line with what it means to us. What is not listed is Unknown. Pure.
#pragma once

#include "channels/channel.h"

namespace guitai::wechat {

/// From a transaction's trade_state.
channels::ReportedState reportedState(QByteArrayView tradeState);

// From an error answer's status and code, in either spelling ("ORDER_NOT_EXIST", "ORDERNOTEXIST").
channels::PlaceState placeState(int status, QByteArrayView code);
/// The same for a payer's code, where the answer itself may take the money.
channels::PlaceState codePayState(int status, QByteArrayView code);
/// A payer code's refusal in our words, which are the same for every wallet; otherwise the provider's own.
QByteArray codePayError(QByteArrayView code);
channels::ReverseState reverseState(int status, QByteArrayView code);
/// True where a refused placing speaks of the merchant's account with WeChat Pay and not of the order.
bool isTechnicalRefusal(QByteArrayView code);
channels::ReportedState queryState(int status, QByteArrayView code);
channels::CloseState closeState(int status, QByteArrayView code);
/// On asking for a bill.
channels::BillState billState(int status, QByteArrayView code);

/// From a refund's status.
channels::RefundState refundState(QByteArrayView status);
channels::RefundState refundCallState(int status, QByteArrayView code);
channels::RefundState refundQueryState(int status, QByteArrayView code);

} // namespace guitai::wechat
