// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What payments cost a merchant, as it is agreed: rules that begin later and never change. Kept on every shard, beside
// the payments they are posted with; the home shard's are what was agreed. Lives on the event loop's thread.
#pragma once

#include "accounts/fee_rules.h"
#include "wire/merchant_wire.h"

namespace guitai::merchants {

class FeeDesk
{
public:
    /// Until a rule may begin: by then every shard has it.
    static constexpr Duration kLeadTime = std::chrono::minutes(1);

    FeeDesk(storage::Storage& storage, const Clock& clock) : m_storage(storage), m_clock(clock) {}

    /// On every shard when it answers ok, with a line in the audit trail; the same again is the same, and finishes what
    /// was begun. FEE_RULE_TOO_EARLY, FEE_RULE_DIFFERS.
    async::Task<Result<wire::FeeRule>> agree(MerchantId merchantId, wire::FeeRule rule, QByteArray actor);

    struct Filter
    {
        ChannelCode channel; ///< empty: every channel
        int limit = 50;      ///< 1 to 200
        QByteArray cursor;
    };
    async::Task<Result<wire::FeeRulePage>> list(MerchantId merchantId, Filter filter);

    /// Finishes what a crash left on some shards only.
    async::Task<Result<Done>> spread();

private:
    storage::Storage& m_storage;
    const Clock& m_clock;
};

} // namespace guitai::merchants
