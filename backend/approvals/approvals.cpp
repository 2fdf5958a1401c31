// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/approvals.h"

#include "log/log.h"

namespace guitai::approvals {

namespace {

const log::Category lc{"approvals"};

constexpr Duration kLookEvery = std::chrono::seconds(1);
constexpr int kAtOnce = 50;
constexpr int kServersFault = 500;

using Found = std::vector<Approval>;

/// Asked again under its number it is the first request; another content under it is nobody's wish.
Result<Approval> insertOrFind(storage::Transaction& tx, const Approval& approval)
{
    const auto inserted = insertApproval(tx, approval);
    if (inserted)
        return approval;
    if (!(inserted.error().code == storage::errors::kUniqueViolation))
        return inserted.error();
    auto first = findApproval(tx, approval.merchantId, approval.approvalNo);
    if (!first)
        return first.error();
    if (!*first || (*first)->contentHash != approval.contentHash)
        return Error{errors::kContentDiffers};
    return std::move(**first);
}

} // namespace

ApprovalNo Approvals::mintNumber() const
{
    return ApprovalNo::trusted(guitai::mintNumber('V', m_clock.now(), storage::kHomeSlot.number(), m_random));
}

bool Approvals::mayBeDecidedByPin(const QByteArray& kind) const
{
    const auto found = m_kinds.find(kind);
    return found != m_kinds.end() && found->second.byPin;
}

async::Task<Result<Approval>> Approvals::ask(Wanted wanted)
{
    Approval approval;
    const UtcTime now = m_clock.now();
    approval.approvalNo = wanted.approvalNo.isEmpty() ? mintNumber() : std::move(wanted.approvalNo);
    approval.kind = std::move(wanted.kind);
    approval.merchantId = std::move(wanted.merchantId);
    approval.content = std::move(wanted.content);
    approval.contentHash = contentHashOf(approval);
    approval.maker = std::move(wanted.maker);
    approval.createdAt = now;
    approval.expiresAt = now + kApprovalLife;
    std::function<Result<Approval>(storage::Transaction&)> work = [approval](storage::Transaction& tx) {
        return insertOrFind(tx, approval);
    };
    auto writing = m_storage.write<Approval>(storage::kHomeSlot, std::move(work));
    Result<Approval> asked = co_await writing;
    co_return asked;
}

async::Task<Result<Approval>> Approvals::get(MerchantId merchantId, ApprovalNo approvalNo)
{
    std::function<Result<std::optional<Approval>>(storage::Reader&)> work =
        [merchantId, approvalNo](storage::Reader& reader) { return findApproval(reader, merchantId, approvalNo); };
    auto reading = m_storage.read<std::optional<Approval>>(storage::kHomeSlot, std::move(work));
    const Result<std::optional<Approval>> found = co_await reading;
    if (!found)
        co_return found.error();
    if (!*found)
        co_return Error{errors::kApprovalNotFound};
    co_return **found;
}

async::Task<Result<std::vector<Approval>>> Approvals::list(MerchantId merchantId, Filter filter)
{
    std::function<Result<Found>(storage::Reader&)> work = [merchantId, filter](storage::Reader& reader) {
        return listApprovals(reader, merchantId, filter.status, filter.before, filter.limit);
    };
    auto reading = m_storage.read<Found>(storage::kHomeSlot, std::move(work));
    Result<Found> approvals = co_await reading;
    co_return approvals;
}

async::Task<Result<Approval>> Approvals::decide(Decision decision)
{
    decision.at = m_clock.now();
    const MerchantId merchantId = decision.merchantId;
    const ApprovalNo approvalNo = decision.approvalNo;
    std::function<Result<Approval>(storage::Transaction&)> work = [decision](storage::Transaction& tx) {
        return approvals::decide(tx, decision);
    };
    auto writing = m_storage.write<Approval>(storage::kHomeSlot, std::move(work));
    Result<Approval> decided = co_await writing;
    if (!decided)
        co_return decided;
    // Whatever becomes of this, the decision is durable and is told again until the approval ends.
    auto concluding = conclude(*decided);
    co_await concluding;
    auto getting = get(merchantId, approvalNo);
    Result<Approval> ended = co_await getting;
    co_return ended;
}

async::Task<Result<Approval>> Approvals::expired(Approval approval)
{
    std::function<Result<Approval>(storage::Transaction&)> work =
        [approval, now = m_clock.now()](storage::Transaction& tx) { return expire(tx, approval, now); };
    auto writing = m_storage.write<Approval>(storage::kHomeSlot, std::move(work));
    Result<Approval> over = co_await writing;
    co_return over;
}

async::Task<Result<Done>> Approvals::conclude(Approval approval)
{
    const ApprovalNo approvalNo = approval.approvalNo;
    if (m_underWay.contains(approvalNo))
        co_return Done{};
    m_underWay.insert(approvalNo);
    auto concluding = concludeNow(std::move(approval));
    Result<Done> concluded = co_await concluding;
    m_underWay.remove(approvalNo);
    co_return concluded;
}

async::Task<Result<Done>> Approvals::concludeNow(Approval approval)
{
    if (approval.status == ApprovalStatus::Pending) {
        auto expiring = expired(approval);
        Result<Approval> over = co_await expiring;
        if (!over)
            co_return over.error();
        approval = std::move(*over);
        if (approval.status == ApprovalStatus::Pending) // nobody may give up what can still be agreed to
            co_return Error{storage::errors::kConflict};
    }
    auto telling = tell(approval);
    const Result<Done> told = co_await telling;
    if (!told && told.error().code.httpStatus >= kServersFault) {
        log::warning(lc, "not_concluded_yet")
            .with("approval_no", approval.approvalNo.bytes())
            .with("code", told.error().code.name);
        co_return told.error();
    }
    auto ending = end(approval, told ? QByteArray() : QByteArray(told.error().code.name));
    const Result<bool> ended = co_await ending;
    if (!ended)
        co_return ended.error();
    co_return Done{};
}

async::Task<Result<Done>> Approvals::tell(Approval approval)
{
    const auto kind = m_kinds.find(approval.kind);
    if (kind == m_kinds.end()) {
        log::error(lc, "unknown_kind").with("kind", approval.kind).with("approval_no", approval.approvalNo.bytes());
        co_return Error{guitai::errors::kInternal};
    }
    const Execute& execute = approval.status == ApprovalStatus::Approved ? kind->second.execute : kind->second.giveUp;
    if (!execute)
        co_return Done{};
    auto doing = execute(std::move(approval));
    const Result<Done> done = co_await doing;
    co_return done;
}

async::Task<Result<bool>> Approvals::end(Approval approval, QByteArray errorCode)
{
    const UtcTime now = m_clock.now();
    std::function<Result<bool>(storage::Transaction&)> work = [approval, errorCode, now](storage::Transaction& tx) {
        return finish(tx, approval, errorCode, now);
    };
    auto writing = m_storage.write<bool>(storage::kHomeSlot, std::move(work));
    Result<bool> ended = co_await writing;
    co_return ended;
}

async::Task<> Approvals::run()
{
    for (;;) {
        auto looking = runOnce();
        co_await looking;
        auto waiting = m_timers.after(kLookEvery);
        const async::Wake wake = co_await waiting;
        if (wake == async::Wake::Stopped)
            co_return;
    }
}

async::Task<int> Approvals::runOnce()
{
    std::function<Result<Found>(storage::Reader&)> work = [now = m_clock.now()](storage::Reader& reader) {
        return findUnended(reader, now, kAtOnce);
    };
    auto reading = m_storage.read<Found>(storage::kHomeSlot, std::move(work));
    const Result<Found> unended = co_await reading;
    if (!unended)
        co_return 0; // logged by the storage; they stay as they are
    // Side by side: one channel that hangs does not hold up the others.
    std::vector<async::Task<Result<Done>>> concluding;
    for (const Approval& approval : *unended)
        concluding.push_back(conclude(approval));
    for (async::Task<Result<Done>>& one : concluding)
        co_await one;
    co_return static_cast<int>(unended->size());
}

} // namespace guitai::approvals
