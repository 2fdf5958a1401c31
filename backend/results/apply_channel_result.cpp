// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "results/apply_channel_result.h"

#include "accounts/payment_postings.h"
#include "ids/payment_no.h"
#include "results/money_records.h"

#include <algorithm>

namespace guitai::results {

namespace {

using namespace payment_records;
using channels::ReportedState;
using channels::ReverseState;

/// What its channel takes back no more is asked about this often, until a person has settled it.
constexpr Duration kTooLateDelay = std::chrono::hours(24);

/// One report on its way into one payment's file.
class Application
{
public:
    Application(storage::Transaction& tx, const Reported& reported, PaymentFile& file, AttemptRecord& attempt)
        : m_tx(tx), m_reported(reported), m_file(file), m_attempt(attempt)
    {
    }

    Result<Applied> run()
    {
        if (const auto contradiction = foreignReport())
            return recordException(contradiction);
        if (m_reported.reverse == ReverseState::TooLate)
            return tooLateToReverse();
        // It may have been taken back as well, and nobody asks about a reverse of what was paid.
        const bool isUnclear = m_reported.reverse && m_reported.report.state == ReportedState::Unknown;
        if (isUnclear && m_attempt.status == AttemptStatus::Succeeded)
            return recordException(exception_kinds::kPaidWhileReversing);
        switch (m_reported.report.state) {
        case ReportedState::Paid: return receiveMoney();
        case ReportedState::Closed:
        case ReportedState::Reversed: return closed();
        case ReportedState::NotFound: return m_reported.closeAnswered ? closed() : nothing();
        case ReportedState::Failed: return failed();
        // A close that was answered is believed over a query that has not heard of it yet.
        case ReportedState::NotPaid: return m_reported.closeAnswered ? closed() : moveOn(AttemptStatus::Paying);
        case ReportedState::Paying: return moveOn(AttemptStatus::Paying);
        case ReportedState::Unknown: return moveOn(AttemptStatus::Unknown);
        }
        return nothing();
    }

private:
    /// A reason why this report, though genuine, is not about our money; null when there is none.
    const char* foreignReport() const
    {
        const auto& report = m_reported.report;
        if (m_attempt.accountId != m_reported.accountId || report.foreignIdentity)
            return exception_kinds::kForeignIdentity;
        if (report.state == ReportedState::Paid && report.money->amount != m_file.payment.amount)
            return exception_kinds::kAmountDiffers;
        return nullptr;
    }

    Result<Applied> receiveMoney()
    {
        const auto& money = *m_reported.report.money;
        PaymentMove move{PaymentStatus::Succeeded, textOf(m_reported.source), {}, m_reported.at};
        move.channel = m_attempt.channel;
        move.channelTradeNo = money.tradeNo;
        move.attemptNo = m_attempt.attemptNo;
        move.paidAt = money.paidAt ? money.paidAt : m_reported.at;

        const auto known = findReceipt(m_tx, m_attempt.channel, money.tradeNo);
        if (!known)
            return known.error();
        if (*known) {
            const bool sameAttempt = **known == m_attempt.attemptNo;
            return sameAttempt ? nothing() : recordException(exception_kinds::kTradeOfAnotherPayment);
        }
        // Only a person reopens a closed payment, whatever the state table allows for that person.
        bool paid = false;
        if (isOpen(m_file.payment.status)) {
            const auto moved = movePayment(m_tx, m_file.payment, move);
            if (!moved)
                return moved.error();
            paid = *moved;
        }
        return settle(money, paid);
    }

    Result<Applied> settle(const channels::ReceivedMoney& money, bool paid)
    {
        const ReceiptRecord receipt{m_attempt, money, paid, m_reported.source, m_reported.at};
        if (const auto recorded = insertReceipt(m_tx, receipt); !recorded) {
            // Another notice of the same money was faster, after we had looked.
            const bool raced = recorded.error().code == storage::errors::kUniqueViolation;
            return raced ? Error{storage::errors::kConflict} : recorded.error();
        }
        m_attempt.channelTradeNo = money.tradeNo;
        if (m_attempt.status != AttemptStatus::Succeeded) {
            if (const auto moved = moveAttempt(m_tx, m_attempt, AttemptStatus::Succeeded, m_reported.at); !moved)
                return moved.error();
        }
        const accounts::ReceivedPayment received{
            m_file.payment.paymentNo, m_file.payment.slot, m_file.payment.merchantId,  m_attempt.channel, money.amount,
            m_file.payment.createdAt, m_reported.at,       m_file.payment.rechargeUser};
        if (paid) {
            if (const auto posted = accounts::postPayment(m_tx, received); !posted)
                return posted.error();
            return tell(Effect::Paid, wire::event_types::kPaymentSucceeded);
        }
        const char* reason = m_file.payment.status == PaymentStatus::Closed ? doubtful_reasons::kPaidAfterClose
                                                                            : doubtful_reasons::kPaidTwice;
        const auto doubtfulId = insertDoubtfulMoney(m_tx, m_file.payment, receipt, reason);
        if (!doubtfulId)
            return doubtfulId.error();
        if (const auto posted = accounts::postDoubtfulMoney(m_tx, received, *doubtfulId); !posted)
            return posted.error();
        m_file.payment.doubtfulMoney = true;
        return tell(Effect::DoubtfulMoney, wire::event_types::kDoubtfulMoneyRecorded);
    }

    Result<Applied> closed()
    {
        if (m_attempt.status == AttemptStatus::Succeeded) // two different final answers
            return recordException(exception_kinds::kClosedAfterPaid);
        if (!isFinal(m_attempt.status)) {
            const bool reversing = m_attempt.status == AttemptStatus::Reversing;
            const AttemptStatus to = reversing ? AttemptStatus::Reversed : AttemptStatus::Closed;
            if (const auto moved = moveAttempt(m_tx, m_attempt, to, m_reported.at); !moved)
                return moved.error();
        }
        const bool moneyMayStillCome =
            std::any_of(m_file.attempts.begin(), m_file.attempts.end(),
                        [](const AttemptRecord& attempt) { return !isFinal(attempt.status); });
        if (moneyMayStillCome || !isOpen(m_file.payment.status))
            return done(Effect::Updated);
        const PaymentMove move{PaymentStatus::Closed, textOf(m_reported.source), {}, m_reported.at};
        const auto moved = movePayment(m_tx, m_file.payment, move);
        if (!moved)
            return moved.error();
        return *moved ? tell(Effect::Closed, wire::event_types::kPaymentClosed) : nothing();
    }

    Result<Applied> failed()
    {
        if (m_attempt.status == AttemptStatus::Succeeded) // two different final answers
            return recordException(exception_kinds::kFailedAfterPaid);
        m_attempt.errorCode = m_reported.report.errorCode;
        m_attempt.nextCheckAt = m_attempt.expiresAt + kExpiryGrace;
        const auto moved = moveAttempt(m_tx, m_attempt, AttemptStatus::Failed, m_reported.at);
        if (!moved)
            return moved.error();
        // A failed attempt never ends its payment: another attempt may follow until it expires.
        return *moved ? tell(Effect::Updated, wire::event_types::kAttemptFailed) : nothing();
    }

    Result<Applied> moveOn(AttemptStatus to)
    {
        if (m_attempt.status == to || isFinal(m_attempt.status))
            return nothing();
        // "I do not know" never replaces what a channel said before.
        if (to == AttemptStatus::Unknown && m_attempt.status != AttemptStatus::Sent)
            return nothing();
        const auto moved = moveAttempt(m_tx, m_attempt, to, m_reported.at);
        if (!moved)
            return moved.error();
        return done(*moved ? Effect::Updated : Effect::Nothing);
    }

    Result<Applied> tooLateToReverse()
    {
        if (m_attempt.status == AttemptStatus::Reversing) {
            m_attempt.errorCode = m_reported.report.errorCode;
            m_attempt.nextCheckAt = m_reported.at + kTooLateDelay;
            if (const auto moved = moveAttempt(m_tx, m_attempt, AttemptStatus::Unknown, m_reported.at); !moved)
                return moved.error();
        }
        return recordException(exception_kinds::kReverseTooLate);
    }

    Result<Applied> recordException(const char* kind)
    {
        const auto recorded = insertException(m_tx, kind, m_file.payment, m_attempt, m_reported);
        if (!recorded)
            return recorded.error();
        if (!*recorded) // the same contradiction was reported before
            return done(Effect::Exception);
        if (const auto frozen = freezePayment(m_tx, m_file.payment); !frozen)
            return frozen.error();
        return tell(Effect::Exception, wire::event_types::kPaymentFrozen);
    }

    Result<Applied> tell(Effect effect, const char* eventType)
    {
        if (const auto inserted = insertPaymentEvent(m_tx, eventType, m_file, m_reported.at); !inserted)
            return inserted.error();
        Applied applied{effect, m_file, true};
        return applied;
    }
    Result<Applied> done(Effect effect) const
    {
        Applied applied{effect, m_file, false};
        return applied;
    }
    Result<Applied> nothing() const { return done(Effect::Nothing); }

    storage::Transaction& m_tx;
    const Reported& m_reported;
    PaymentFile& m_file;
    AttemptRecord& m_attempt; ///< one of m_file's
};

} // namespace

QByteArray textOf(Source source)
{
    switch (source) {
    case Source::Place: return "place";
    case Source::Callback: return "callback";
    case Source::Query: return "query";
    case Source::Close: return "close";
    case Source::Reverse: return "reverse";
    case Source::Expiry: return "expiry";
    case Source::Bill: return "bill";
    }
    return {};
}

Result<Applied> applyChannelResult(storage::Transaction& tx, const Reported& reported)
{
    const Applied unknown{Effect::NoSuchAttempt, {}, false};
    const auto paymentNo = paymentOfAttempt(reported.report.attemptNo);
    if (!paymentNo)
        return unknown;
    auto found = findPayment(tx, *paymentNo);
    if (!found)
        return found.error();
    if (!*found)
        return unknown;
    PaymentFile file = std::move(**found);
    const auto attempt = std::find_if(file.attempts.begin(), file.attempts.end(), [&](const AttemptRecord& one) {
        return one.attemptNo == reported.report.attemptNo;
    });
    if (attempt == file.attempts.end())
        return unknown;
    return Application(tx, reported, file, *attempt).run();
}

} // namespace guitai::results
