// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// UnionPay's settlement file: ASCII, one record a line with CRLF, fields of fixed bytes with one space between them,
// two such files in a zip, deflated once more and in base64. Pure.
#pragma once

#include "sandbox/bill_rows.h"

namespace guitai::sandbox::unionpay {

/// The transactions of a day, one record each. A row's `tradeType` is txnType and txnSubType.
QByteArray zmFile(const QList<BillRow>& rows, const QByteArray& merId);

/// What an answer's fileContent holds for the day "20261123".
QByteArray fileContent(const QList<BillRow>& rows, const QByteArray& merId, const QByteArray& day);

} // namespace guitai::sandbox::unionpay
