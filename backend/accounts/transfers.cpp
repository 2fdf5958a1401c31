// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/transfers.h"

#include "accounts/refunded_fees.h"

namespace guitai::accounts {

namespace {

using storage::Bind;

const storage::Statement kInsertOut{"accounts/insert_transfer_out"};
const storage::Statement kFindOut{"accounts/find_transfer_out"};
const storage::Statement kSettleOut{"accounts/settle_transfer_out"};
const storage::Statement kListDue{"accounts/list_due_transfers"};
const storage::Statement kTakeDue{"accounts/take_due_transfer"};
const storage::Statement kInsertIn{"accounts/insert_transfer_in"};
const storage::Statement kFindIn{"accounts/find_transfer_in"};

bool isUniqueViolation(const Error& error)
{
    return error.code == storage::errors::kUniqueViolation;
}

Error unreadable()
{
    return {storage::errors::kStorageFailed, {}, QStringLiteral("A stored transfer is unreadable.")};
}

/// Moves the money between two accounts of one slot; nothing for an amount of 0.
Result<Done> move(storage::Transaction& tx, const Transfer& transfer, const char* step, const AccountId& from,
                  const AccountId& to)
{
    if (transfer.amount.minor() == 0)
        return Done{};
    const Batch batch{step + transfer.id,
                      transfer.kind,
                      transfer.reference,
                      transfer.at,
                      {{from, Side::Debit, transfer.amount}, {to, Side::Credit, transfer.amount}}};
    const auto posted = post(tx, batch);
    if (!posted)
        return posted.error();
    return Done{};
}

std::optional<TransferStatus> statusOf(const QByteArray& text)
{
    if (text == "SENT")
        return TransferStatus::Sent;
    if (text == "DONE")
        return TransferStatus::Done;
    return text == "VOID" ? std::optional(TransferStatus::Void) : std::nullopt;
}

Result<SentTransfer> sentOf(const storage::Row& row)
{
    const auto fromKind = accountKind(row.utf8(5));
    const auto toKind = accountKind(row.utf8(7));
    const auto currency = Currency::parse(row.utf8(11));
    const auto status = statusOf(row.utf8(12));
    if (!fromKind || !toKind || !currency || !status)
        return unreadable();
    const End from{storage::Slot(static_cast<int>(row.number(1))), *fromKind, row.utf8(6)};
    const End to{storage::Slot(static_cast<int>(row.number(2))), *toKind, row.utf8(8)};
    Transfer transfer{row.utf8(0),    row.utf8(3), row.utf8(4), from, to, Money(row.number(9), *currency),
                      row.number(10), row.time(13)};
    return SentTransfer{std::move(transfer), *status, row.optionalTime(14)};
}

Result<bool> insertArrival(storage::Transaction& tx, const Transfer& transfer, const char* outcome)
{
    const auto inserted = tx.run(kInsertIn, {Bind::text(transfer.id), transfer.to.slot.number(),
                                             transfer.from.slot.number(), transfer.amount.minor(),
                                             Bind::text(transfer.amount.currency().code()), outcome, transfer.at});
    if (inserted)
        return true;
    if (isUniqueViolation(inserted.error()))
        return false;
    return inserted.error();
}

Result<Arrival> knownArrival(storage::Transaction& tx, const Transfer& transfer)
{
    const auto known = findArrival(tx, transfer.id);
    if (!known)
        return known.error();
    if (!*known)
        return unreadable();
    return **known;
}

/// A refund that came to nothing leaves the payment's fee as if it had never been tried.
Result<Done> forgetShare(storage::Transaction& tx, const Transfer& transfer, const char* kind)
{
    if (transfer.kind != kind)
        return Done{};
    return takeBackShare(tx, PaymentNo::trusted(transfer.reference), transfer.basis, transfer.amount.minor());
}

} // namespace

Result<bool> send(storage::Transaction& tx, const Transfer& transfer)
{
    const Currency currency = transfer.amount.currency();
    const auto inserted = tx.run(
        kInsertOut,
        {Bind::text(transfer.id), transfer.from.slot.number(), transfer.to.slot.number(), Bind::text(transfer.kind),
         Bind::text(transfer.reference), Bind::text(textOf(transfer.from.kind)), Bind::text(transfer.from.owner),
         Bind::text(textOf(transfer.to.kind)), Bind::text(transfer.to.owner), transfer.amount.minor(), transfer.basis,
         Bind::text(currency.code()), transfer.at, transfer.at + kTransferPatience});
    if (!inserted) {
        if (isUniqueViolation(inserted.error()))
            return false;
        return inserted.error();
    }
    const auto moved =
        move(tx, transfer, "sent:", transfer.from.account(currency), transit(transfer.from.slot, currency));
    if (!moved)
        return moved.error();
    return true;
}

Result<std::optional<SentTransfer>> findSent(storage::Reader& reader, const QByteArray& id)
{
    const auto rows = reader.rows(kFindOut, {Bind::text(id)});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<SentTransfer>();
    auto sent = sentOf(rows->front());
    if (!sent)
        return sent.error();
    return std::optional(std::move(*sent));
}

Result<Arrival> receive(storage::Transaction& tx, const Transfer& transfer)
{
    const auto inserted = insertArrival(tx, transfer, "POSTED");
    if (!inserted)
        return inserted.error();
    if (!*inserted)
        return knownArrival(tx, transfer);
    const Currency currency = transfer.amount.currency();
    const auto moved =
        move(tx, transfer, "received:", transit(transfer.to.slot, currency), transfer.to.account(currency));
    if (!moved)
        return moved.error();
    if (const auto forgotten = forgetShare(tx, transfer, transfer_kinds::kFeeReturn); !forgotten)
        return forgotten.error();
    return Arrival::Posted;
}

Result<Arrival> refuse(storage::Transaction& tx, const Transfer& transfer)
{
    const auto inserted = insertArrival(tx, transfer, "REFUSED");
    if (!inserted)
        return inserted.error();
    return *inserted ? Arrival::Refused : knownArrival(tx, transfer);
}

Result<std::optional<Arrival>> findArrival(storage::Reader& reader, const QByteArray& id)
{
    const auto rows = reader.rows(kFindIn, {Bind::text(id)});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<Arrival>();
    return std::optional(rows->front().utf8(0) == "POSTED" ? Arrival::Posted : Arrival::Refused);
}

Result<Done> settle(storage::Transaction& tx, const Transfer& transfer, Arrival arrival)
{
    const bool back = arrival == Arrival::Refused;
    const auto settled = tx.run(kSettleOut, {back ? "VOID" : "DONE", transfer.at, Bind::text(transfer.id)});
    if (!settled)
        return settled.error();
    if (*settled == 0 || !back)
        return Done{};
    const Currency currency = transfer.amount.currency();
    const auto moved =
        move(tx, transfer, "void:", transit(transfer.from.slot, currency), transfer.from.account(currency));
    if (!moved)
        return moved.error();
    return forgetShare(tx, transfer, transfer_kinds::kFeeShare);
}

Result<bool> anyDueTransfer(storage::Reader& reader, UtcTime now)
{
    const auto rows = reader.rows(kListDue, {now, 1});
    if (!rows)
        return rows.error();
    return !rows->empty();
}

Result<std::vector<Transfer>> takeDueTransfers(storage::Transaction& tx, UtcTime now, int limit)
{
    const auto rows = tx.rows(kListDue, {now, limit});
    if (!rows)
        return rows.error();
    std::vector<Transfer> taken;
    for (const storage::Row& row : *rows) {
        auto sent = sentOf(row);
        if (!sent)
            return sent.error();
        const auto mine =
            tx.run(kTakeDue, {now + kTransferPatience, Bind::text(sent->transfer.id), Bind(sent->nextAt)});
        if (!mine)
            return mine.error();
        if (*mine == 1)
            taken.push_back(std::move(sent->transfer));
    }
    return taken;
}

} // namespace guitai::accounts
