// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Alipay's bill of a day: two tables in GBK with their frames, in one zip. Pure.
#pragma once

#include "sandbox/bill_rows.h"

namespace guitai::sandbox {

struct AlipayBillDay
{
    QByteArray userId; ///< the merchant's, with "0156" behind it
    BusinessDate day;
    UtcTime exportedAt;
};

/// Every payment and refund of the day.
QString alipayDetails(const QList<BillRow>& rows, const AlipayBillDay& of);
/// Their sums.
QString alipaySummary(const QList<BillRow>& rows, const AlipayBillDay& of);
QByteArray alipayBillFile(const QList<BillRow>& rows, const AlipayBillDay& of);

} // namespace guitai::sandbox
