// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "refunds/apply_refund_result.h"

#include "payment_records/refund_room.h"
#include "refunds/doubtful_money.h"
#include "results/money_records.h"
#include "wire/stream_wire.h"

#include <algorithm>

namespace guitai::refunds {

namespace {

using channels::RefundState;

namespace exception_kinds {
inline constexpr char kForeignIdentity[] = "REFUND_FOREIGN_IDENTITY"; ///< another merchant, account or attempt
inline constexpr char kAmountDiffers[] = "REFUND_AMOUNT_DIFFERS";
inline constexpr char kContradicted[] = "REFUND_CONTRADICTED"; ///< two different final answers
} // namespace exception_kinds

/// What was read is not there any more: the work is done again with what is.
Error changedMeanwhile()
{
    return {storage::errors::kConflict, {}, QStringLiteral("The refund changed meanwhile.")};
}

/// One report on its way into one refund.
class Application
{
public:
    Application(storage::Transaction& tx, const Reported& reported, RefundRecord refund)
        : m_tx(tx), m_reported(reported), m_refund(std::move(refund))
    {
    }

    Result<Applied> run()
    {
        if (const char* contradiction = foreignReport())
            return recordException(contradiction);
        switch (m_reported.report.state) {
        case RefundState::Succeeded: return succeeded();
        case RefundState::Failed: return failed(m_reported.report.errorCode);
        case RefundState::Refused: return refused();
        case RefundState::Abnormal: return abnormal();
        case RefundState::Processing: return processing();
        case RefundState::NotFound: return notFound();
        case RefundState::Unknown: return unknown();
        }
        return done(Effect::Nothing);
    }

private:
    /// A reason why this report, though genuine, is not about our refund; null when there is none.
    const char* foreignReport() const
    {
        const auto& report = m_reported.report;
        const bool otherAttempt = !report.attemptNo.isEmpty() && report.attemptNo != m_refund.attemptNo;
        if (m_refund.accountId != m_reported.accountId || report.foreignIdentity || otherAttempt)
            return exception_kinds::kForeignIdentity;
        if (report.amount && *report.amount != m_refund.amount)
            return exception_kinds::kAmountDiffers;
        return nullptr;
    }

    Result<Applied> succeeded()
    {
        if (m_refund.status == RefundStatus::Succeeded)
            return done(Effect::Nothing);
        if (!mayMove(m_refund.status, RefundStatus::Succeeded))
            return recordException(exception_kinds::kContradicted);
        answered();
        m_refund.errorCode.clear();
        m_refund.finishedAt = m_reported.report.finishedAt.value_or(m_reported.at);
        if (const auto moved = finish(RefundStatus::Succeeded); !moved || !*moved)
            return moved ? changedMeanwhile() : moved.error();
        if (const auto settled = settle(); !settled)
            return settled.error();
        return tell(Effect::Succeeded, wire::event_types::kRefundSucceeded);
    }

    Result<Applied> failed(const QByteArray& errorCode)
    {
        if (m_refund.status == RefundStatus::Failed)
            return done(Effect::Nothing);
        if (!mayMove(m_refund.status, RefundStatus::Failed))
            return recordException(exception_kinds::kContradicted);
        answered();
        m_refund.errorCode = errorCode;
        if (const auto moved = finish(RefundStatus::Failed); !moved || !*moved)
            return moved ? changedMeanwhile() : moved.error();
        if (const auto freed = giveRoomBack(m_tx, m_refund); !freed)
            return freed.error();
        return tell(Effect::Failed, wire::event_types::kRefundFailed);
    }

    /// A refusal is about its own call: it ends the refund when there was no other. Else an earlier one may have
    /// worked, whatever a query said in between, and a query has to confirm it.
    Result<Applied> refused()
    {
        const bool onlyCall = m_refund.openCalls == 1 && m_refund.channelRefundNo.isEmpty();
        if (m_refund.status == RefundStatus::Processing && onlyCall)
            return failed(m_reported.report.errorCode);
        m_refund.openCalls = 0;
        m_refund.checksDone = 0;
        return stay(m_reported.report.errorCode);
    }

    Result<Applied> abnormal()
    {
        if (m_refund.status != RefundStatus::Processing)
            return isFinal(m_refund.status) ? recordException(exception_kinds::kContradicted) : stay({});
        answered();
        m_refund.errorCode = m_reported.report.errorCode;
        if (const auto moved = move(RefundStatus::Abnormal); !moved || !*moved)
            return moved ? changedMeanwhile() : moved.error();
        return tell(Effect::Abnormal, wire::event_types::kRefundAbnormal);
    }

    Result<Applied> processing()
    {
        // Old news may come after the result.
        if (m_refund.status != RefundStatus::Processing)
            return done(Effect::Nothing);
        answered();
        return stay({});
    }

    /// Several times, because a clock that is set forward makes a minute of a moment.
    Result<Applied> notFound()
    {
        const bool neverArrived = m_refund.calledAt && m_reported.at - *m_refund.calledAt >= kLostCallGrace;
        const bool askedOften = m_refund.checksDone >= m_reported.checksToConfirm;
        const bool isKnownThere = !m_refund.channelRefundNo.isEmpty();
        if (!m_refund.wasRefusedAtLast() || isKnownThere || !neverArrived || !askedOften)
            return done(Effect::Nothing);
        return failed(QByteArray(m_refund.errorCode));
    }

    Result<Applied> unknown()
    {
        if (m_refund.status != RefundStatus::Processing || m_reported.report.errorCode == m_refund.errorCode)
            return done(Effect::Nothing);
        return stay(m_reported.report.errorCode);
    }

    void answered()
    {
        if (!m_reported.report.channelRefundNo.isEmpty())
            m_refund.channelRefundNo = m_reported.report.channelRefundNo;
    }

    Result<Applied> stay(const QByteArray& errorCode)
    {
        if (m_refund.status == RefundStatus::Processing)
            m_refund.errorCode = errorCode;
        const auto moved = move(m_refund.status);
        if (!moved)
            return moved.error();
        if (!*moved)
            return changedMeanwhile();
        return done(Effect::Updated);
    }

    Result<bool> move(RefundStatus to)
    {
        if (m_reported.nextCheckAt)
            m_refund.nextCheckAt = m_reported.nextCheckAt;
        const RefundMove step{to, textOf(m_reported.source), {}, m_reported.at};
        return moveRefund(m_tx, m_refund, step);
    }

    Result<bool> finish(RefundStatus to)
    {
        // What is held for it is captured or released next; without that nothing is left to do.
        m_refund.nextCheckAt = m_refund.funds == Funds::Held ? std::optional(m_reported.at) : std::nullopt;
        const RefundMove step{to, textOf(m_reported.source), {}, m_reported.at};
        return moveRefund(m_tx, m_refund, step);
    }

    Result<Done> settle()
    {
        if (!m_refund.doubtfulId.isEmpty())
            return doubtfulMoneyReturned(m_tx, m_refund, m_reported.at);
        const QByteArray source = "refund " + m_refund.refundNo.bytes();
        const auto file =
            payment_records::settleRefund(m_tx, m_refund.paymentNo, m_refund.amount, source, m_reported.at);
        if (!file)
            return file.error();
        return payment_records::insertPaymentEvent(m_tx, wire::event_types::kPaymentRefunded, *file, m_reported.at);
    }

    Result<Applied> recordException(const char* kind)
    {
        auto found = payment_records::findPayment(m_tx, m_refund.paymentNo);
        if (!found)
            return found.error();
        if (!*found)
            return Error{storage::errors::kStorageFailed, {}, QStringLiteral("A refund has no payment.")};
        payment_records::PaymentFile& file = **found;
        const auto& amount = m_reported.report.amount;
        const QString detail =
            QStringLiteral("source %1, reported %2")
                .arg(QLatin1String(textOf(m_reported.source)), amount ? QLatin1String(amount->toDecimal()) : QString());
        const results::ExceptionRecord exception{
            kind,   m_refund.paymentNo, m_refund.attemptNo, m_refund.channel, m_refund.refundNo.bytes(),
            detail, m_reported.at};
        const auto recorded = results::insertException(m_tx, exception);
        if (!recorded)
            return recorded.error();
        if (!*recorded) // the same contradiction was reported before
            return done(Effect::Exception);
        if (const auto frozen = payment_records::freezePayment(m_tx, file.payment); !frozen)
            return frozen.error();
        if (const auto told =
                payment_records::insertPaymentEvent(m_tx, wire::event_types::kPaymentFrozen, file, m_reported.at);
            !told)
            return told.error();
        Applied applied{Effect::Exception, m_refund, true};
        return applied;
    }

    Result<Applied> tell(Effect effect, const char* eventType)
    {
        if (const auto inserted = insertRefundEvent(m_tx, eventType, m_refund, m_reported.at); !inserted)
            return inserted.error();
        Applied applied{effect, m_refund, true};
        return applied;
    }
    Result<Applied> done(Effect effect) const
    {
        Applied applied{effect, m_refund, false};
        return applied;
    }

    storage::Transaction& m_tx;
    const Reported& m_reported;
    RefundRecord m_refund;
};

struct Cause
{
    const char* source;
    UtcTime at;
};

Result<Applied> fail(storage::Transaction& tx, RefundRecord refund, const QByteArray& errorCode, const Cause& cause)
{
    Applied applied{Effect::Failed, std::move(refund), true};
    applied.refund.errorCode = errorCode;
    applied.refund.nextCheckAt.reset();
    const RefundMove step{RefundStatus::Failed, cause.source, {}, cause.at};
    const auto moved = moveRefund(tx, applied.refund, step);
    if (!moved)
        return moved.error();
    if (!*moved)
        return changedMeanwhile();
    if (const auto freed = giveRoomBack(tx, applied.refund); !freed)
        return freed.error();
    if (const auto told = insertRefundEvent(tx, wire::event_types::kRefundFailed, applied.refund, cause.at); !told)
        return told.error();
    return applied;
}

} // namespace

QByteArray textOf(Source source)
{
    switch (source) {
    case Source::Call: return "call";
    case Source::Query: return "query";
    case Source::Callback: return "callback";
    }
    return {};
}

Result<Applied> applyRefundReport(storage::Transaction& tx, const Reported& reported)
{
    auto refund = storedRefund(tx, reported.report.refundNo);
    if (!refund)
        return refund.error();
    return Application(tx, reported, std::move(*refund)).run();
}

Result<Applied> failUncalled(storage::Transaction& tx, const RefundNo& refundNo, const QByteArray& errorCode,
                             UtcTime at)
{
    auto refund = storedRefund(tx, refundNo);
    if (!refund)
        return refund.error();
    if (refund->status != RefundStatus::Created)
        return Applied{Effect::Nothing, std::move(*refund), false};
    return fail(tx, std::move(*refund), errorCode, {"funds", at});
}

Result<Applied> failUnapproved(storage::Transaction& tx, const RefundNo& refundNo, const NoApproval& why, UtcTime at)
{
    auto refund = storedRefund(tx, refundNo);
    if (!refund)
        return refund.error();
    if (!refund->waitsForApproval())
        return Applied{Effect::Nothing, std::move(*refund), false};
    refund->approvalStatus = why.status;
    refund->checker = why.checker;
    return fail(tx, std::move(*refund), why.errorCode, {"approval", at});
}

} // namespace guitai::refunds
