// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// camt.054.001.08, BankToCustomerDebitCreditNotification: what was booked on our account. Pure.
#pragma once

#include "payouts/payout_bank.h"

namespace guitai::iso20022 {

inline constexpr char kNotificationNamespace[] = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.08";

/// Every transaction of every entry. One whose reference or amount cannot be told apart from its neighbours refuses
/// the whole document: BANK_DOCUMENT_REFUSED.
Result<payouts::BankNotice> readNotification(QByteArrayView xml);

} // namespace guitai::iso20022
