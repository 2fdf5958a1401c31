// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exceptions/write_off.h"

#include "exceptions/ledger_moves.h"

namespace guitai::exceptions {

namespace {

using accounts::Line;

std::vector<Line> linesOf(const ExceptionRecord& record)
{
    std::vector<Line> lines;
    for (const Money& money : excess(record.facts)) {
        const Currency currency = money.currency();
        addMove(lines, accounts::writeOff(record.accountId, currency),
                accounts::channelClearing(storage::kHomeSlot, record.channel, currency), money);
    }
    const Money fee = feeExcess(record.facts);
    addMove(lines, accounts::writeOff(record.accountId, fee.currency()),
            accounts::channelFee(record.accountId, fee.currency()), fee);
    return lines;
}

} // namespace

Result<Done> postWriteOff(storage::Transaction& tx, ExceptionRecord& record, UtcTime at)
{
    // The version makes it another effect when a case is written off again after its facts changed.
    accounts::Batch batch{"write-off:" + record.exceptionId.bytes() + ':' + QByteArray::number(record.version),
                          "WRITE_OFF", record.exceptionId.bytes(), at, linesOf(record)};
    if (batch.lines.empty())
        return Error{errors::kNothingToWriteOff};
    const auto posted = accounts::post(tx, batch);
    if (!posted)
        return posted.error();
    record.writtenOff = batch.effectKey;
    return Done{};
}

Result<Done> takeBackWriteOff(storage::Transaction& tx, ExceptionRecord& record, UtcTime at)
{
    if (record.writtenOff.isEmpty())
        return Done{};
    const auto done = accounts::reverse(tx, record.writtenOff, "WRITE_OFF_BACK", at);
    if (!done)
        return done.error();
    record.writtenOff.clear();
    return Done{};
}

} // namespace guitai::exceptions
