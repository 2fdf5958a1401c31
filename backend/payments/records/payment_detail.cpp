// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payment_records/payment_record.h"

namespace guitai::payment_records {

namespace {

const storage::Statement kListHistory{"payment_records/list_history"};

} // namespace

Result<wire::PaymentDetail> toWireDetail(storage::Reader& reader, const PaymentFile& file)
{
    wire::PaymentDetail detail;
    detail.payment = toWire(file);
    const auto steps = reader.rows(kListHistory, {file.payment.paymentNo});
    if (!steps)
        return steps.error();
    for (const storage::Row& row : *steps)
        detail.history.push_back({row.time(0), row.utf8(1), row.utf8(2), row.utf8(3), row.text(4)});
    for (const AttemptRecord& attempt : file.attempts) {
        detail.attempts.push_back({attempt.attemptNo, attempt.channel.bytes(), textOf(attempt.status),
                                   attempt.errorCode, attempt.channelTradeNo, attempt.sentAt, attempt.finishedAt});
    }
    return detail;
}

} // namespace guitai::payment_records
