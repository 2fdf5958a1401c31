// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/approvals.h"

#include "log/log.h"

namespace guitai::approvals {

namespace {

const log::Category lc{"approvals"};

constexpr Duration kLookEvery = std::chrono::seconds(10);
constexpr int kAtOnce = 50;
constexpr int kServersFault = 500;

using Approved = std::vector<Approval>;

} // namespace

async::Task<Result<Approval>> Approvals::ask(Wanted wanted)
{
    Approval approval;
    const UtcTime now = m_clock.now();
    approval.approvalNo = ApprovalNo::trusted(mintNumber('V', now, storage::kHomeSlot.number(), m_random));
    approval.kind = std::move(wanted.kind);
    approval.merchantId = std::move(wanted.merchantId);
    approval.content = std::move(wanted.content);
    approval.contentHash = contentHashOf(approval);
    approval.maker = std::move(wanted.maker);
    approval.createdAt = now;
    approval.expiresAt = now + kApprovalLife;
    std::function<Result<Approval>(storage::Transaction&)> work =
        [approval](storage::Transaction& tx) -> Result<Approval> {
        if (const auto inserted = insertApproval(tx, approval); !inserted)
            return inserted.error();
        return approval;
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
    std::function<Result<Approved>(storage::Reader&)> work = [merchantId, filter](storage::Reader& reader) {
        return listApprovals(reader, merchantId, filter.status, filter.before, filter.limit);
    };
    auto reading = m_storage.read<Approved>(storage::kHomeSlot, std::move(work));
    Result<Approved> approvals = co_await reading;
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
    if (!decided || decided->status != ApprovalStatus::Approved)
        co_return decided;
    // Whatever becomes of this, the approval is durable and is executed again until it ends.
    auto executing = execute(*decided);
    co_await executing;
    auto getting = get(merchantId, approvalNo);
    Result<Approval> ended = co_await getting;
    co_return ended;
}

async::Task<Result<Done>> Approvals::execute(Approval approval)
{
    const auto executor = m_executors.find(approval.kind);
    if (executor == m_executors.end()) {
        log::error(lc, "no_executor").with("kind", approval.kind).with("approval_no", approval.approvalNo.bytes());
        co_return Error{guitai::errors::kInternal};
    }
    auto doing = executor->second(approval);
    const Result<Done> done = co_await doing;
    if (!done && done.error().code.httpStatus >= kServersFault) {
        log::warning(lc, "not_executed_yet")
            .with("approval_no", approval.approvalNo.bytes())
            .with("code", done.error().code.name);
        co_return done.error();
    }
    auto ending = end(approval, done ? QByteArray() : QByteArray(done.error().code.name));
    const Result<bool> ended = co_await ending;
    if (!ended)
        co_return ended.error();
    co_return Done{};
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
    std::function<Result<Approved>(storage::Reader&)> work = [](storage::Reader& reader) {
        return findUnexecuted(reader, kAtOnce);
    };
    auto reading = m_storage.read<Approved>(storage::kHomeSlot, std::move(work));
    const Result<Approved> unexecuted = co_await reading;
    if (!unexecuted)
        co_return 0; // logged by the storage; they stay approved
    for (const Approval& approval : *unexecuted) {
        auto executing = execute(approval);
        co_await executing;
    }
    co_return static_cast<int>(unexecuted->size());
}

} // namespace guitai::approvals
