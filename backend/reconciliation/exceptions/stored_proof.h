// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The channel's proof through the services that settle payments and refunds. Event loop's thread.
#pragma once

#include "exceptions/channel_proof.h"
#include "refunds/doubtful_money_service.h"
#include "refunds/refund_progress.h"
#include "refunds/refund_service.h"
#include "results/attempt_settling.h"

namespace guitai::exceptions {

/// All outlive the loop.
struct ProofParts
{
    storage::Storage& storage;
    results::AttemptSettling& settling;
    results::ResultService& results;
    refunds::RefundProgress& refunds;
    refunds::DoubtfulMoneyService& doubtful;
    const Clock& clock;
};

class StoredProof final : public ChannelProof
{
public:
    explicit StoredProof(ProofParts parts) : m_parts(parts) {}

    async::Task<Result<Proof>> query(ExceptionRecord record) override;
    async::Task<Result<Done>> checkAttempt(ExceptionRecord record) override;
    async::Task<Result<Proof>> makeUp(ExceptionRecord record) override;
    async::Task<Result<Proof>> giveBack(ExceptionRecord record, QByteArray actor) override;

private:
    using File = payment_records::PaymentFile;

    async::Task<Result<File>> fileOf(ExceptionRecord record);
    async::Task<Result<Proof>> queryPayment(ExceptionRecord record);
    async::Task<Result<Proof>> queryRefund(ExceptionRecord record);
    async::Task<Result<results::Applied>> applyBill(ExceptionRecord record);

    ProofParts m_parts;
};

} // namespace guitai::exceptions
