// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "refunds/refund_approval.h"

#include "ids/payment_no.h"
#include "log/log.h"
#include "refunds/apply_refund_result.h"
#include "refunds/refund_service.h"
#include "wire/json_reader.h"

#include <QJsonDocument>

namespace guitai::refunds {

namespace {

using approvals::ApprovalStatus;

const log::Category lc{"refunds"};

/// Behind the end of an approval, or its decision, the desk tells within seconds.
constexpr Duration kTellGrace = std::chrono::seconds(60);
/// A crash between the decision's arrival and the call is looked at after this.
constexpr Duration kCallGrace = std::chrono::seconds(20);

/// Exactly what will be done, and for whom to look at it.
QByteArray contentOf(const RefundRecord& refund)
{
    const QJsonObject content{{QStringLiteral("refund_no"), refund.refundNo.text()},
                              {QStringLiteral("payment_no"), refund.paymentNo.text()},
                              {QStringLiteral("merchant_refund_no"), refund.merchantRefundNo.text()},
                              {QStringLiteral("amount"), static_cast<qint64>(refund.amount.minor())},
                              {QStringLiteral("currency"), QLatin1String(refund.amount.currency().code())},
                              {QStringLiteral("reason"), refund.reason}};
    return QJsonDocument(content).toJson(QJsonDocument::Compact);
}

Result<RefundNo> refundOf(const approvals::Approval& approval)
{
    const auto content = wire::readJson(approval.content);
    const auto* const number = content ? content->find("refund_no") : nullptr;
    const auto refundNo = number ? RefundNo::parse(number->text().toUtf8()) : std::nullopt;
    if (!refundNo || !slotOfNumber('R', refundNo->bytes()))
        return Error{guitai::errors::kInternal, {}, QStringLiteral("An approval names no refund.")};
    return *refundNo;
}

storage::Slot slotOf(const RefundNo& refundNo)
{
    return storage::Slot(slotOfNumber('R', refundNo.bytes()).value());
}

ErrorCode codeOf(ApprovalStatus status)
{
    switch (status) {
    case ApprovalStatus::Cancelled: return errors::kApprovalCancelled;
    case ApprovalStatus::Expired: return errors::kApprovalExpired;
    default: return errors::kApprovalRejected;
    }
}

/// Writes what changed in the refund while it stays CREATED; done again when somebody was faster.
Result<RefundRecord> kept(storage::Transaction& tx, RefundRecord refund, UtcTime now)
{
    const RefundMove move{RefundStatus::Created, "approval", {}, now};
    const auto moved = moveRefund(tx, refund, move);
    if (!moved)
        return moved.error();
    if (!*moved)
        return Error{storage::errors::kConflict, {}, QStringLiteral("The refund changed meanwhile.")};
    return refund;
}

/// It waits as long as its approval may take; unless it was decided in between.
Result<RefundRecord> waiting(storage::Transaction& tx, const RefundNo& refundNo, UtcTime lookAgain, UtcTime now)
{
    auto refund = storedRefund(tx, refundNo);
    if (!refund || !refund->waitsForApproval())
        return refund;
    refund->nextCheckAt = lookAgain;
    return kept(tx, std::move(*refund), now);
}

Result<RefundRecord> agreed(storage::Transaction& tx, const RefundNo& refundNo, const QByteArray& checker, UtcTime now)
{
    auto refund = storedRefund(tx, refundNo);
    if (!refund || !refund->waitsForApproval())
        return refund;
    refund->approvalStatus = ApprovalStatus::Approved;
    refund->checker = checker;
    refund->nextCheckAt = now + kCallGrace;
    return kept(tx, std::move(*refund), now);
}

} // namespace

bool needsSecondPerson(merchants::Role role, const Money& givenBack, std::int64_t limit)
{
    return role == merchants::Role::Cashier || givenBack.minor() > limit;
}

async::Task<Result<RefundRecord>> RefundApproval::ask(RefundRecord refund)
{
    approvals::Approvals::Wanted wanted{kKind, refund.merchantId, contentOf(refund), refund.requestedBy,
                                        refund.approvalNo};
    auto asking = m_approvals.ask(std::move(wanted));
    const Result<approvals::Approval> asked = co_await asking;
    if (!asked)
        co_return asked.error();
    const UtcTime now = m_clock.now();
    const UtcTime lookAgain = std::max(asked->statusAt(now) == ApprovalStatus::Pending ? asked->expiresAt : now, now);
    std::function<Result<RefundRecord>(storage::Transaction&)> work = [refundNo = refund.refundNo, lookAgain,
                                                                       now](storage::Transaction& tx) {
        return waiting(tx, refundNo, lookAgain + kTellGrace, now);
    };
    auto writing = m_storage.write<RefundRecord>(refund.slot, std::move(work));
    Result<RefundRecord> kept = co_await writing;
    co_return kept;
}

void RefundApproval::answerTo(GoOn goOn)
{
    m_goOn = std::move(goOn);
    approvals::Approvals::Kind kind;
    kind.execute = [this](approvals::Approval approval) { return approved(std::move(approval)); };
    kind.giveUp = [this](approvals::Approval approval) { return givenUp(std::move(approval)); };
    kind.byPin = true;
    m_approvals.setKind(kKind, std::move(kind));
}

async::Task<Result<Done>> RefundApproval::approved(approvals::Approval approval)
{
    const auto refundNo = refundOf(approval);
    if (!refundNo)
        co_return refundNo.error();
    std::function<Result<RefundRecord>(storage::Transaction&)> work = [refundNo = *refundNo, checker = approval.checker,
                                                                       now = m_clock.now()](storage::Transaction& tx) {
        return agreed(tx, refundNo, checker, now);
    };
    auto writing = m_storage.write<RefundRecord>(slotOf(*refundNo), std::move(work));
    Result<RefundRecord> refund = co_await writing;
    if (!refund)
        co_return refund.error();
    log::info(lc, "refund_approved").with("refund_no", refundNo->bytes()).with("checker", refund->checker);
    // From here on the refund goes on by itself, whatever becomes of this.
    auto goingOn = m_goOn(std::move(*refund));
    co_await goingOn;
    co_return Done{};
}

async::Task<Result<Done>> RefundApproval::givenUp(approvals::Approval approval)
{
    const auto refundNo = refundOf(approval);
    if (!refundNo)
        co_return refundNo.error();
    std::function<Result<Applied>(storage::Transaction&)> work = [refundNo = *refundNo, approval,
                                                                  now = m_clock.now()](storage::Transaction& tx) {
        return failUnapproved(tx, refundNo, {approval.status, approval.checker, codeOf(approval.status).name}, now);
    };
    const storage::Slot slot = slotOf(*refundNo);
    auto writing = m_storage.write<Applied>(slot, std::move(work));
    const Result<Applied> applied = co_await writing;
    if (!applied)
        co_return applied.error();
    if (applied->effect != Effect::Failed)
        co_return Done{};
    log::info(lc, "refund_not_approved")
        .with("refund_no", refundNo->bytes())
        .with("error_code", applied->refund.errorCode);
    m_pump.wake(m_storage.shardOf(slot));
    co_return Done{};
}

} // namespace guitai::refunds
