// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// pain.002.001.10, CustomerPaymentStatusReport: what a bank says about one of our messages. Pure.
#pragma once

#include "payouts/payout_bank.h"

namespace guitai::iso20022 {

inline constexpr char kStatusReportNamespace[] = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";

/// The report on that withdrawal's message: the transaction's status, or where it has none the payment's or the
/// group's. A rejection as a duplicate is Unknown: the first one may have been paid. BANK_DOCUMENT_REFUSED.
Result<payouts::PayoutReport> readStatusReport(QByteArrayView xml, const WithdrawalNo& withdrawalNo);

/// "ACSC"; Unknown for what is not in the table. Of ISO's external code list ExternalPaymentTransactionStatus1Code.
payouts::PayoutState stateOfStatus(QByteArrayView code);

} // namespace guitai::iso20022
