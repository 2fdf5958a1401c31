// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay's bills as files: UTF-8 with a byte order mark, CRLF, every value of a row behind a back-tick. Pure.
#pragma once

#include "sandbox/bill_rows.h"
#include "sandbox/wechat/wechat_rules.h"

namespace guitai::sandbox {

enum class TradeBill { All, Success, Refund };

/// Rows that the type leaves out are passed over.
QByteArray tradeBill(TradeBill type, const QList<BillRow>& rows, const Merchant& merchant);

/// `opening`: fen on the account before the first row.
QByteArray fundFlowBill(const QList<BillRow>& rows, qint64 opening, const Merchant& merchant);
/// What a row leaves on the account: what was paid, less its fee and what went back.
qint64 settledBy(const BillRow& row);

} // namespace guitai::sandbox
