// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/refunded_fees.h"

#include "accounts/fees.h"
#include "ids/payment_no.h"

namespace guitai::accounts {

namespace {

const storage::Statement kFindBook{"accounts/find_fee_book"};
const storage::Statement kFindPosted{"accounts/find_posted_fee"};
const storage::Statement kInsertBook{"accounts/insert_fee_book"};
const storage::Statement kGiveShare{"accounts/give_fee_share"};
const storage::Statement kTakeBackShare{"accounts/take_back_fee_share"};

struct KeptBook
{
    FeeBook book;
    std::int64_t version = 1;
};

Result<std::optional<KeptBook>> findBook(storage::Reader& reader, const PaymentNo& paymentNo)
{
    const auto rows = reader.rows(kFindBook, {paymentNo});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<KeptBook>();
    const storage::Row& row = rows->front();
    const KeptBook kept{{row.number(0), row.number(1), row.number(2), row.number(3)}, row.number(4)};
    return std::optional(kept);
}

/// From what was posted when the payment was paid; nothing where nothing was, as before the books were kept.
Result<std::optional<KeptBook>> openBook(storage::Transaction& tx, const PaymentNo& paymentNo)
{
    const auto rows = tx.rows(kFindPosted, {paymentNo});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<KeptBook>();
    KeptBook kept;
    kept.book.gross = rows->front().number(0);
    kept.book.fee = rows->front().number(1);
    const int slot = slotOfNumber('P', paymentNo.bytes()).value_or(0);
    const auto inserted = tx.run(kInsertBook, {paymentNo, slot, kept.book.gross, kept.book.fee});
    if (!inserted && !(inserted.error().code == storage::errors::kUniqueViolation))
        return inserted.error();
    return std::optional(kept);
}

} // namespace

Result<Money> takeShare(storage::Transaction& tx, const PaymentNo& paymentNo, const Money& refund)
{
    const auto found = findBook(tx, paymentNo);
    if (!found)
        return found.error();
    const auto opened = *found ? found : openBook(tx, paymentNo);
    if (!opened)
        return opened.error();
    if (!*opened)
        return Money(0, refund.currency());
    const KeptBook& kept = **opened;
    // The payment itself has room for it, so a refund that failed has not brought its share back yet: no refusal.
    if (kept.book.refunded + refund.minor() > kept.book.gross)
        return Error{storage::errors::kConflict};
    const std::int64_t share = feeShare(kept.book, refund.minor());
    const auto given = tx.run(kGiveShare, {refund.minor(), share, paymentNo, kept.version});
    if (!given)
        return given.error();
    if (*given == 0) // another refund of the same payment was faster
        return Error{storage::errors::kConflict};
    return Money(share, refund.currency());
}

Result<Done> takeBackShare(storage::Transaction& tx, const PaymentNo& paymentNo, std::int64_t refund,
                           std::int64_t share)
{
    const auto taken = tx.run(kTakeBackShare, {refund, share, paymentNo});
    if (!taken)
        return taken.error();
    return Done{};
}

Result<std::optional<QByteArray>> feeChannelOf(storage::Reader& reader, const PaymentNo& paymentNo)
{
    const auto rows = reader.rows(kFindPosted, {paymentNo});
    if (!rows)
        return rows.error();
    if (rows->empty() || rows->front().isNull(2))
        return std::optional<QByteArray>();
    return std::optional(rows->front().utf8(2));
}

} // namespace guitai::accounts
