// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The exception service over the storage; see exception_service.h. Event loop's thread.
#pragma once

#include "approvals/approvals.h"
#include "exceptions/channel_proof.h"
#include "exceptions/exception_service.h"
#include "exceptions/exception_steps.h"

namespace guitai::exceptions {

/// Begins another run of that day; null where there are no runs.
using StartRun = std::function<async::Task<Result<Done>>(ChannelAccountId account, QByteArray day, QByteArray actor)>;

/// What the desk needs; all outlive the loop.
struct DeskParts
{
    storage::Storage& storage;
    approvals::Approvals& approvals;
    ChannelProof& proof;
    const Clock& clock;
    std::int64_t secondPersonAbove; ///< minor units at risk
    StartRun startRun = {};
};

class ExceptionDesk final : public ExceptionService
{
public:
    explicit ExceptionDesk(DeskParts parts) : m_parts(std::move(parts)) {}

    async::Task<Result<wire::ExceptionPage>> list(MerchantId merchantId, ListCommand command) override;
    async::Task<Result<wire::ExceptionClasses>> classes(MerchantId merchantId, wire::ExceptionFilter filter) override;
    async::Task<Result<wire::ReconciliationException>> get(MerchantId merchantId, ExceptionId id) override;
    async::Task<Result<wire::ReconciliationException>> act(ActCommand command) override;
    async::Task<Result<wire::BulkOutcome>> actOnMany(BulkCommand command) override;

    /// For the approvals desk: carries out what was agreed to, or opens the case again.
    approvals::Approvals::Kind approvalKind();
    void setStartRun(StartRun start) { m_parts.startRun = std::move(start); }

private:
    using Records = std::vector<ExceptionRecord>;

    async::Task<Result<ExceptionRecord>> step(ActCommand command);
    async::Task<Result<Proof>> reachOut(ExceptionRecord record, QByteArray action, QByteArray actor);
    async::Task<Result<ExceptionRecord>> endClaim(ExceptionRecord record, Ending ending);
    async::Task<Result<Done>> checkMoney(ActCommand command);
    async::Task<Result<std::vector<ExceptionId>>> meant(BulkCommand command);
    async::Task<Result<wire::BulkRow>> actOnOne(ActCommand command);
    async::Task<Result<Records>> page(MerchantId merchantId, wire::ExceptionFilter filter, PageStart start);
    async::Task<Result<ExceptionRecord>> stored(MerchantId merchantId, ExceptionId id);
    async::Task<Result<Done>> execute(approvals::Approval approval);
    async::Task<Result<Done>> giveUpOn(approvals::Approval approval, QByteArray code);
    StepTools tools() const;

    DeskParts m_parts;
};

} // namespace guitai::exceptions
