// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/canary.h"

#include "wire/stream_wire.h"

namespace guitai::simulation {

namespace {

using storage::Bind;

class SpoiledTransaction final : public storage::Transaction
{
public:
    SpoiledTransaction(Canary canary, storage::Transaction& inner) : m_canary(canary), m_inner(inner) {}

    Result<storage::Rows> rows(const storage::Statement& statement, std::initializer_list<Bind> binds) override
    {
        return m_inner.rows(statement, binds);
    }
    Result<int> run(const storage::Statement& statement, std::initializer_list<Bind> binds) override
    {
        const QByteArrayView name(statement.name);
        const std::vector<Bind> given(binds);
        switch (m_canary) {
        case Canary::ReservationIgnored:
            if (name == "payment_records/reserve_refund") // reserves nothing, and finds that it fits
                return m_inner.run(statement, {0, given[1], given[2], given[3], 0});
            break;
        case Canary::EventForgotten:
            if (name == "events/insert_event" && given[2].value().bytes == wire::event_types::kRefundSucceeded)
                return 1;
            break;
        case Canary::NoticeForgotten:
            if (name == "results/insert_notice")
                return Error{storage::errors::kUniqueViolation};
            break;
        case Canary::EntryHalved:
            if (name == "accounts/insert_entry" && given[1].value().number == 1) {
                const Bind half(std::max<std::int64_t>(1, given[4].value().number / 2));
                return m_inner.run(statement, {given[0], given[1], given[2], given[3], half, given[5], given[6]});
            }
            break;
        case Canary::RejectedTakenAsPaid: // at the bank's port
        case Canary::None: break;
        }
        return m_inner.run(statement, binds);
    }

private:
    const Canary m_canary;
    storage::Transaction& m_inner;
};

} // namespace

const char* nameOf(Canary canary)
{
    switch (canary) {
    case Canary::None: return "none";
    case Canary::ReservationIgnored: return "reservation-ignored";
    case Canary::EventForgotten: return "event-forgotten";
    case Canary::NoticeForgotten: return "notice-forgotten";
    case Canary::EntryHalved: return "entry-halved";
    case Canary::RejectedTakenAsPaid: return "rejected-taken-as-paid";
    }
    return "";
}

storage::Storage::ErasedWork spoiled(Canary canary, storage::Storage::ErasedWork work)
{
    return [canary, work = std::move(work)](storage::Transaction& tx) {
        SpoiledTransaction transaction(canary, tx);
        return work(transaction);
    };
}

} // namespace guitai::simulation
