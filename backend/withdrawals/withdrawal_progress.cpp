// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "withdrawals/withdrawal_progress.h"

#include "log/log.h"
#include "withdrawals/withdrawal_service.h"

#include <QJsonDocument>

#include <algorithm>

namespace guitai::withdrawals {

namespace {

using approvals::ApprovalStatus;
using payouts::PayoutState;

const log::Category lc{"withdrawals"};

/// How often a review is looked at that a crash may have left unasked; its end is told.
constexpr Duration kReviewLook = std::chrono::minutes(5);
/// A call that a crash cut short is looked at after this; longer than a call may take.
constexpr Duration kCallGrace = std::chrono::seconds(20);
/// A bank that does not know a number so long after the last call with it never got that call.
constexpr Duration kLostCallGrace = std::chrono::seconds(60);
constexpr Duration kNoBankDelay = std::chrono::minutes(10);

WithdrawalNo numberIn(const approvals::Approval& approval)
{
    const QJsonObject content = QJsonDocument::fromJson(approval.content).object();
    return WithdrawalNo::parse(content.value(QStringLiteral("withdrawal_no")).toString().toLatin1())
        .value_or(WithdrawalNo());
}

QByteArray codeOf(const approvals::Approval& approval)
{
    switch (approval.status) {
    case ApprovalStatus::Rejected: return "REVIEW_REJECTED";
    case ApprovalStatus::Cancelled: return "REVIEW_CANCELLED";
    case ApprovalStatus::Failed: return approval.errorCode;
    default: return "REVIEW_EXPIRED";
    }
}

WithdrawalStatus endOf(const approvals::Approval& approval)
{
    const bool said = approval.status == ApprovalStatus::Rejected || approval.status == ApprovalStatus::Cancelled;
    return said ? WithdrawalStatus::Rejected : WithdrawalStatus::Expired;
}

bool isOf(const WithdrawalRecord& withdrawal, const approvals::Approval& approval)
{
    return withdrawal.merchantId == approval.merchantId && withdrawal.approvalNo == approval.approvalNo &&
           contentOf(withdrawal) == approval.content;
}

} // namespace

UtcTime WithdrawalProgress::nextCheck(const WithdrawalRecord& withdrawal) const
{
    if (withdrawal.status == WithdrawalStatus::Reviewing)
        return m_clock.now() + kReviewLook;
    if (!m_bank)
        return m_clock.now() + kNoBankDelay;
    const auto& delays = m_bank->checkDelays();
    const auto index = std::min(static_cast<size_t>(std::max(withdrawal.checksDone, 0)), delays.size() - 1);
    return m_clock.now() + delays[index];
}

void WithdrawalProgress::announce(const Applied& applied, const QByteArray& source)
{
    const WithdrawalRecord& withdrawal = applied.withdrawal;
    if (applied.effect == Effect::Exception) {
        log::error(lc, "withdrawal_exception")
            .with("withdrawal_no", withdrawal.withdrawalNo.bytes())
            .with("source", source);
    } else if (applied.effect == Effect::Updated) {
        log::info(lc, "withdrawal_moved")
            .with("withdrawal_no", withdrawal.withdrawalNo.bytes())
            .with("status", textOf(withdrawal.status))
            .with("source", source)
            .with("error_code", withdrawal.errorCode);
        m_pump.wake(m_storage.shardOf(withdrawal.slot));
    }
}

approvals::Approvals::Kind WithdrawalProgress::approvalKind()
{
    approvals::Approvals::Kind kind;
    kind.execute = [this](approvals::Approval approval) { return execute(std::move(approval)); };
    kind.giveUp = [this](approvals::Approval approval) { return giveUp(std::move(approval)); };
    return kind;
}

async::Task<Result<approvals::Approval>> WithdrawalProgress::askForReview(WithdrawalRecord withdrawal)
{
    approvals::Approvals::Wanted wanted;
    wanted.approvalNo = withdrawal.approvalNo;
    wanted.kind = kApprovalKind;
    wanted.merchantId = withdrawal.merchantId;
    wanted.content = contentOf(withdrawal);
    wanted.maker = withdrawal.requestedBy;
    auto asking = m_approvals.ask(std::move(wanted));
    Result<approvals::Approval> asked = co_await asking;
    co_return asked;
}

async::Task<Result<Done>> WithdrawalProgress::execute(approvals::Approval approval)
{
    const WithdrawalNo withdrawalNo = numberIn(approval);
    if (!slotOf(withdrawalNo))
        co_return Error{errors::kWithdrawalNotFound};
    const ApprovalNo approvalNo = approval.approvalNo;
    auto beginning = begin(withdrawalNo, std::move(approval));
    Result<Stored> begun = co_await beginning;
    if (!begun)
        co_return begun.error();
    if (!begun->withdrawal)
        co_return Error{errors::kWithdrawalNotFound};
    log::info(lc, "withdrawal_approved")
        .with("withdrawal_no", withdrawalNo.bytes())
        .with("approval_no", approvalNo.bytes());
    if (begun->mine)
        call(std::move(*begun->withdrawal)); // goes on by itself
    co_return Done{};
}

/// Durable: one more call is under way. With an approval it is the first; without, another one under the same number.
async::Task<Result<WithdrawalProgress::Stored>> WithdrawalProgress::begin(WithdrawalNo withdrawalNo,
                                                                          std::optional<approvals::Approval> approval)
{
    const UtcTime now = m_clock.now();
    const UtcTime next = now + kCallGrace;
    std::function<Result<Stored>(storage::Transaction&)> work = [withdrawalNo, approval, now,
                                                                 next](storage::Transaction& tx) -> Result<Stored> {
        auto found = findWithdrawal(tx, withdrawalNo);
        if (!found || !*found)
            return found ? Result<Stored>(Stored{}) : found.error();
        WithdrawalRecord& withdrawal = **found;
        if (approval && !isOf(withdrawal, *approval))
            return Error{errors::kWithdrawalEnded};
        const bool isFirst = withdrawal.status == WithdrawalStatus::Reviewing;
        if (approval && !isFirst) {
            // Executed before, unless it ended without this approval.
            const bool ended = !mayMove(WithdrawalStatus::Processing, withdrawal.status) &&
                               withdrawal.status != WithdrawalStatus::Processing &&
                               withdrawal.status != WithdrawalStatus::Returned;
            return ended ? Result<Stored>(Error{errors::kWithdrawalEnded}) : Stored{std::move(*found), false};
        }
        if (!approval && withdrawal.status != WithdrawalStatus::Processing)
            return Stored{std::move(*found), false};
        ++withdrawal.openCalls;
        withdrawal.calledAt = now;
        withdrawal.nextCheckAt = next;
        withdrawal.checksDone = isFirst ? 0 : withdrawal.checksDone;
        const auto moved =
            isFirst ? advance(tx, withdrawal,
                              {WithdrawalStatus::Processing, "approval", QString::fromLatin1(approval->checker), now})
                    : keep(tx, withdrawal);
        if (!moved)
            return moved.error();
        if (!*moved)
            return Error{storage::errors::kConflict};
        return Stored{std::move(*found), true};
    };
    auto writing = m_storage.write<Stored>(*slotOf(withdrawalNo), std::move(work));
    Result<Stored> stored = co_await writing;
    if (stored && stored->withdrawal && stored->mine)
        m_pump.wake(m_storage.shardOf(stored->withdrawal->slot));
    co_return stored;
}

async::Task<> WithdrawalProgress::call(WithdrawalRecord withdrawal)
{
    // Paid from the account it was asked for, and from no other that was set up meanwhile.
    if (!m_bank || m_bank->account().accountId != withdrawal.bankAccount) {
        log::error(lc, "no_bank").with("withdrawal_no", withdrawal.withdrawalNo.bytes());
        co_return;
    }
    payouts::PayoutOrder order = orderOf(withdrawal);
    auto sending = m_bank->send(std::move(order));
    payouts::PayoutReport report = co_await sending;
    log::info(lc, "payout_sent")
        .with("withdrawal_no", withdrawal.withdrawalNo.bytes())
        .with("state", static_cast<int>(report.state))
        .with("reason", report.reasonCode);
    auto applying = apply(withdrawal.withdrawalNo, std::move(report), "call");
    co_await applying; // what failed is asked about
}

async::Task<> WithdrawalProgress::query(WithdrawalRecord withdrawal)
{
    if (!m_bank || m_bank->account().accountId != withdrawal.bankAccount) {
        log::error(lc, "no_bank").with("withdrawal_no", withdrawal.withdrawalNo.bytes());
        co_return;
    }
    payouts::PayoutOrder order = orderOf(withdrawal);
    auto asking = m_bank->query(std::move(order));
    payouts::PayoutReport report = co_await asking;
    const bool isLost = report.state == PayoutState::NotFound && withdrawal.calledAt &&
                        m_clock.now() >= *withdrawal.calledAt + kLostCallGrace;
    auto applying = apply(withdrawal.withdrawalNo, std::move(report), "query");
    const Result<Applied> applied = co_await applying;
    if (!applied || !isLost || applied->withdrawal.status != WithdrawalStatus::Processing)
        co_return;
    // The same call under the same number; it is durable that there is one more.
    auto beginning = begin(withdrawal.withdrawalNo, std::nullopt);
    Result<Stored> begun = co_await beginning;
    if (!begun || !begun->mine)
        co_return;
    auto calling = call(std::move(*begun->withdrawal));
    co_await calling;
}

async::Task<Result<Applied>> WithdrawalProgress::apply(WithdrawalNo withdrawalNo, payouts::PayoutReport report,
                                                       QByteArray source)
{
    const Reported reported{withdrawalNo, std::move(report), source, m_clock.now()};
    std::function<Result<Applied>(storage::Transaction&)> work = [reported](storage::Transaction& tx) {
        return applyReport(tx, reported);
    };
    auto writing = m_storage.write<Applied>(*slotOf(withdrawalNo), std::move(work));
    Result<Applied> applied = co_await writing;
    if (!applied)
        log::error(lc, "apply_failed").with("code", applied.error().code.name).with("detail", applied.error().detail);
    else
        announce(*applied, source);
    co_return applied;
}

async::Task<Result<Done>> WithdrawalProgress::giveUp(approvals::Approval approval)
{
    const WithdrawalNo withdrawalNo = numberIn(approval);
    const auto slot = slotOf(withdrawalNo);
    if (!slot)
        co_return Error{errors::kWithdrawalNotFound};
    const UtcTime now = m_clock.now();
    std::function<Result<Applied>(storage::Transaction&)> work = [withdrawalNo, approval,
                                                                  now](storage::Transaction& tx) -> Result<Applied> {
        auto found = findWithdrawal(tx, withdrawalNo);
        if (!found || !*found)
            return found ? Result<Applied>(Error{errors::kWithdrawalNotFound}) : found.error();
        WithdrawalRecord& withdrawal = **found;
        if (!isOf(withdrawal, approval) || withdrawal.status != WithdrawalStatus::Reviewing)
            return Applied{Effect::Nothing, std::move(withdrawal)}; // it ended before
        withdrawal.errorCode = codeOf(approval);
        const WithdrawalMove move{endOf(approval), "approval", QString::fromLatin1(approval.checker), now};
        const auto moved = advance(tx, withdrawal, move);
        if (!moved)
            return moved.error();
        if (!*moved)
            return Error{storage::errors::kConflict};
        return Applied{Effect::Updated, std::move(withdrawal)};
    };
    auto writing = m_storage.write<Applied>(*slot, std::move(work));
    const Result<Applied> applied = co_await writing;
    if (!applied)
        co_return applied.error();
    announce(*applied, "approval");
    co_return Done{};
}

/// Asked for where a crash came first. An approval that could not be executed ends it too.
async::Task<> WithdrawalProgress::lookAtReview(WithdrawalRecord withdrawal)
{
    auto asking = askForReview(std::move(withdrawal));
    Result<approvals::Approval> asked = co_await asking;
    if (!asked || asked->status != approvals::ApprovalStatus::Failed)
        co_return;
    auto ending = giveUp(std::move(*asked));
    co_await ending;
}

async::Task<> WithdrawalProgress::resume(WithdrawalRecord withdrawal)
{
    if (withdrawal.status == WithdrawalStatus::Reviewing) {
        auto looking = lookAtReview(std::move(withdrawal));
        co_await looking;
    } else if (withdrawal.status == WithdrawalStatus::Processing) {
        auto asking = query(std::move(withdrawal));
        co_await asking;
    }
}

} // namespace guitai::withdrawals
