// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// pain.001.001.09, CustomerCreditTransferInitiation: one message for one payout, the same bytes for ever. Pure.
#pragma once

#include "payouts/payout_bank.h"

namespace guitai::iso20022 {

inline constexpr char kCreditTransferNamespace[] = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

/// Whose money it is.
struct Debtor
{
    QString name;
    QByteArray accountNo;
    QByteArray bankCode;
};

/// MsgId, PmtInfId, InstrId and EndToEndId are the withdrawal's number.
QByteArray creditTransfer(const Debtor& debtor, const payouts::PayoutOrder& order);

/// ISO 13616 with right check digits.
bool isIban(QByteArrayView account);

} // namespace guitai::iso20022
