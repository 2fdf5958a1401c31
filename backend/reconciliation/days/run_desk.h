// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What people ask of days and runs. Lives on the event loop's thread.
#pragma once

#include "bills/bill_intake.h"
#include "days/run_record.h"
#include "storage/storage.h"

namespace guitai::days {

namespace errors {
inline constexpr ErrorCode kRunNotFound{"RUN_NOT_FOUND", 404};
/// It has ended.
inline constexpr ErrorCode kRunEnded{"RUN_ENDED", 409};
inline constexpr ErrorCode kRangeTooLong{"RANGE_TOO_LONG", 422};
/// No account of this merchant's, or its channel publishes no bills.
inline constexpr ErrorCode kDayUnknown{"DAY_UNKNOWN", 404};
} // namespace errors

/// For those who need a day to be run again.
class RunStarter
{
public:
    virtual ~RunStarter() = default;
    /// The unfinished run where there is one.
    virtual async::Task<Result<wire::ReconciliationRun>> start(ChannelAccountId accountId, QByteArray day,
                                                               QByteArray actor) = 0;
};

class RunDesk final : public RunStarter
{
public:
    RunDesk(storage::Storage& storage, merchants::ChannelAccounts& accounts, const channels::Registry& registry,
            const Clock& clock, RandomBytes random)
        : m_storage(storage), m_accounts(accounts), m_registry(registry), m_clock(clock), m_random(std::move(random))
    {
    }

    async::Task<Result<wire::ReconciliationRun>> start(ChannelAccountId accountId, QByteArray day,
                                                       QByteArray actor) override;
    /// DAY_UNKNOWN unless the account is the merchant's.
    async::Task<Result<wire::ReconciliationRun>> startFor(MerchantId merchantId, wire::StartRun wanted,
                                                          QByteArray actor);
    async::Task<Result<wire::ReconciliationRun>> get(MerchantId merchantId, RunId runId);
    async::Task<Result<wire::ReconciliationRunPage>> list(MerchantId merchantId, RunFilter filter);
    /// It ends before its next chunk; RUN_ENDED.
    async::Task<Result<wire::ReconciliationRun>> cancel(MerchantId merchantId, RunId runId);
    async::Task<Result<wire::ReconciliationOverview>> overview(MerchantId merchantId, QByteArray from, QByteArray to);

    /// What bills do to days: for the intake and the fetcher.
    static bills::DayHooks hooks(RandomBytes random);

private:
    storage::Storage& m_storage;
    merchants::ChannelAccounts& m_accounts;
    const channels::Registry& m_registry;
    const Clock& m_clock;
    const RandomBytes m_random;
};

RunId newRunId(const RandomBytes& random);

} // namespace guitai::days
