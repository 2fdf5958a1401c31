// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a bank said about a withdrawal, merged with what is known already. Inside a transaction on the withdrawal's
// shard. Answers, reports and notices may come in any order and any number of times; what contradicts itself or is not
// ours, an amount that differs included, is written down for a person and changes nothing.
#pragma once

#include "withdrawals/withdrawal_record.h"

namespace guitai::withdrawals {

namespace exception_kinds {
inline constexpr char kForeignReport[] = "FOREIGN_REPORT"; ///< about another number or account
inline constexpr char kAmountDiffers[] = "AMOUNT_DIFFERS";
inline constexpr char kPaidAfterEnd[] = "PAID_AFTER_END"; ///< the money was the owner's again, or never approved
inline constexpr char kPaidTwice[] = "PAID_TWICE";
inline constexpr char kRejectedAfterPaid[] = "REJECTED_AFTER_PAID";
inline constexpr char kReturnUnexpected[] = "RETURN_UNEXPECTED"; ///< a second one, or of what was never paid
inline constexpr char kEntryDiffers[] = "ENTRY_DIFFERS";         ///< a reference that was used for something else
} // namespace exception_kinds

enum class Effect { Nothing, Updated, Exception, NoSuchWithdrawal };

struct Applied
{
    Effect effect = Effect::Nothing;
    WithdrawalRecord withdrawal; ///< as it is afterwards
};

/// An answer to a call or a question.
struct Reported
{
    WithdrawalNo withdrawalNo;
    payouts::PayoutReport report;
    QByteArray source; ///< "call" "query"
    UtcTime at;
};
Result<Applied> applyReport(storage::Transaction& tx, const Reported& reported);

/// A line of a notice, whose end-to-end id has the form of a withdrawal's number.
struct NotedEntry
{
    QByteArray bankAccount; ///< our name of it
    QByteArray bankAccountNo;
    QByteArray noticeId;
    payouts::BankEntry entry;
    UtcTime at;
};
/// Once for ever under its reference.
Result<Applied> applyEntry(storage::Transaction& tx, const NotedEntry& noted);

} // namespace guitai::withdrawals
