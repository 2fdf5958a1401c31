// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// UnionPay's answer codes, each on one line with what it means to us. What is not listed is Unknown. Pure.
#pragma once

#include "acp/acp_messages.h"

namespace guitai::acp {

/// The money moved, perhaps with a defect that UnionPay repairs.
bool isSuccess(QByteArrayView respCode);

/// How the cashier is told of a payer's code that was refused: as of every wallet where there is a word, else the code.
QByteArray payerCodeWord(QByteArrayView respCode);

/// Of the call that places a payment, when it did not succeed.
channels::PlaceState placeState(QByteArrayView respCode);
/// Of such a refusal: it is not about this order but about the account or the system, so that another will fare no
/// better.
bool isTechnicalRefusal(QByteArrayView respCode);
/// origRespCode: how the payment itself stands.
channels::ReportedState reportedState(Kind kind, QByteArrayView origRespCode);
/// respCode of a query that found nothing or was refused.
channels::ReportedState queryState(QByteArrayView respCode);

/// Of the call that gives money back.
channels::RefundState refundCallState(QByteArrayView respCode);
/// origRespCode: how the refund itself stands.
channels::RefundState refundState(QByteArrayView origRespCode);
channels::RefundState refundQueryState(QByteArrayView respCode);

} // namespace guitai::acp
