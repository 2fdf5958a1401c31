// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Asks a channel what became of an attempt, and closes attempts that must not be paid any more.
// Each step is a call on the wire followed by a durable apply. Lives on the event loop's thread.
#pragma once

#include "merchants/channel_accounts.h"
#include "results/result_service.h"

namespace guitai::results {

class AttemptSettling
{
public:
    AttemptSettling(channels::Registry& registry, merchants::ChannelAccounts& accounts, ResultService& results,
                    const Clock& clock)
        : m_registry(registry), m_accounts(accounts), m_results(results), m_clock(clock)
    {
    }

    /// Where channels reach us, "https://shop.example"; callbacks go to <base>/v1/callback/<channel>/<account>.
    /// Set before the first call: it may hold a port that is known only once the server listens.
    void setCallbackBase(QUrl base) { m_callbackBase = std::move(base); }

    /// The page of a payment that has one, where customers reach us as channels do.
    QUrl pageOf(const PaymentNo& paymentNo) const;

    /// The call on the wire that places an attempt; its outcome still has to be applied. `authCode`: the payer's
    /// consent, which is never stored.
    async::Task<channels::PlaceOutcome> place(payment_records::PaymentFile file, AttemptNo attemptNo,
                                              Secret authCode = {});

    /// The same for one that was just begun, applied: what certainly did not go out has failed.
    async::Task<Result<Applied>> placeFirst(payment_records::PaymentFile file, AttemptNo attemptNo);

    /// One query, applied. An attempt whose placing was never answered is then placed again under the same
    /// number with the same values where the channel allows it, so that the customer gets a code.
    async::Task<Result<Applied>> query(payment_records::PaymentFile file, AttemptNo attemptNo);

    /// Query, close, query again, then close locally: money that came first wins. The attempt stays open
    /// while the channel's answers are unknown, and the attempt checker goes on. Where the pay way can be reversed,
    /// an attempt that was not paid is reversed instead.
    async::Task<Result<Applied>> close(payment_records::PaymentFile file, AttemptNo attemptNo, Source source);

    /// Query, close, query again, for a payment that is to go on with another attempt: true when the channel has
    /// answered that this one takes no money any more. Its end is not applied: whoever begins the next attempt ends it
    /// in the same write. False when that is not certain, or when what it said instead was applied.
    async::Task<Result<bool>> release(payment_records::PaymentFile file, AttemptNo attemptNo);

    /// One call that closes an order whose code nobody has seen; nothing is applied. True when the channel answered
    /// that it is closed or not there.
    async::Task<bool> closeUnseen(payment_records::PaymentFile file, AttemptNo attemptNo);

    /// Takes an attempt back at a channel that can reverse: REVERSING, one call, REVERSED once it was answered. The
    /// attempt checker goes on while it was not. Elsewhere it is closed, which is the same before it is paid.
    async::Task<Result<Applied>> reverse(payment_records::PaymentFile file, AttemptNo attemptNo);

private:
    struct Line // one attempt's way to its channel
    {
        channels::Channel* channel = nullptr;
        channels::PayWay payWay;
        channels::ChannelAccount account;
        channels::PlacedOrder order;
    };
    struct Question
    {
        Source source = Source::Query;
        bool closeAnswered = false;
    };

    async::Task<Result<Line>> lineTo(payment_records::PaymentFile file, AttemptNo attemptNo);
    async::Task<Result<Applied>> ask(Line line, AttemptNo attemptNo, Question question);
    async::Task<Result<Applied>> placeAgain(payment_records::PaymentFile file, AttemptNo attemptNo);
    async::Task<Result<Applied>> applyPlaced(storage::Slot slot, Placement placement);
    async::Task<Result<channels::ReportedState>> askWithoutEnding(Line line, AttemptNo attemptNo);
    async::Task<Result<bool>> beginReversing(payment_records::PaymentFile file, AttemptNo attemptNo);
    async::Task<Result<Applied>> reverseNow(Line line, payment_records::PaymentFile file, AttemptNo attemptNo);
    async::Task<Result<Applied>> callReverse(Line line, payment_records::AttemptRecord attempt);
    async::Task<Result<Done>> markClosing(payment_records::PaymentFile file, AttemptNo attemptNo);

    channels::Registry& m_registry;
    merchants::ChannelAccounts& m_accounts;
    ResultService& m_results;
    const Clock& m_clock;
    QUrl m_callbackBase;
};

} // namespace guitai::results
