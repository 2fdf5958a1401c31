// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a case is about: a class, and the row of either side. Pure; any thread.
#pragma once

#include "ids/ids.h"
#include "ids/reconciliation_ids.h"
#include "money/money.h"
#include "rows/bill_row.h"
#include "wire/bill_wire.h"

#include <optional>
#include <vector>

namespace guitai::exceptions {

/// The matching engine's bits.
enum DifferenceBit { CurrencyBit = 1, AmountBit = 2, StateBit = 4, FeeBit = 8, KindBit = 16 };

struct CaseFacts
{
    QByteArray kind;     ///< the engine's class: "OURS_ONLY"
    int differences = 0; ///< DifferenceBit
    std::optional<rows::BillRow> ours;
    std::optional<rows::BillRow> theirs;

    /// The side that names the trade: theirs where there is one, so that its own number is kept.
    const rows::BillRow* any() const { return theirs ? &*theirs : ours ? &*ours : nullptr; }
    /// Ours first: what it is called here.
    QByteArray number() const;

    friend bool operator==(const CaseFacts&, const CaseFacts&) = default;
};

/// The case of these facts, for ever: from the account, its day, which sides there are, kind, number and transactions.
/// `ordinal` tells repeated rows of one side apart, 0 for all others.
ExceptionId idOf(const ChannelAccountId& account, QByteArrayView day, const CaseFacts& facts, int ordinal);

/// Whether they say the same about the money; a row's place in its file may have changed.
bool saySame(const CaseFacts& one, const CaseFacts& other);

/// What our books have more than the channel's, per currency, in minor units: what is lost when nobody explains it, or
/// gained where it is below 0. Only money that stayed counts: a row that SUCCEEDED, refunds the other way round.
std::vector<Money> excess(const CaseFacts& facts);
/// What the channel charged more than we reckoned, where both sides succeeded in one currency.
Money feeExcess(const CaseFacts& facts);
/// |excess| + |feeExcess| in the currency of our side, or of theirs where we have none.
Money atRisk(const CaseFacts& facts);

/// Ours, read from an attempt's number; empty for a refund's and for what is not one of ours.
PaymentNo paymentOf(const CaseFacts& facts);

/// "AMOUNT", …
std::vector<QByteArray> namesOf(int differences);
wire::BillRow toWire(const rows::BillRow& row);

} // namespace guitai::exceptions
