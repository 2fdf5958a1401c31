// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/watched_channel.h"

#include "http/client.h"

namespace guitai::channels {

namespace {

template <class State>
CallResult unlessUnknown(State state)
{
    return state == State::Unknown ? CallResult::Unknown : CallResult::Good;
}

LineId lineOf(const ChannelAccount& account)
{
    return {account.channel, account.accountId, account.merchantId};
}

/// An answer that says that nothing is known, because nothing was asked.
template <class Answer>
Answer heldBack()
{
    Answer answer;
    answer.errorCode = kHeldBack;
    return answer;
}

} // namespace

class WatchedChannel final : public Channel
{
public:
    WatchedChannel(std::unique_ptr<Channel> channel, Health& health) : m_channel(std::move(channel)), m_health(health)
    {
    }

    const Descriptor& descriptor() const override { return m_channel->descriptor(); }

    Result<AccountFacts> inspect(const ChannelAccount& account) const override { return m_channel->inspect(account); }

    async::Task<PlaceOutcome> place(ChannelAccount account, Order order) override
    {
        auto call = m_health.begin(lineOf(account), Endpoint::Place);
        if (!call) {
            PlaceOutcome held = heldBack<PlaceOutcome>();
            held.state = PlaceState::NotSent;
            co_return held;
        }
        auto placing = m_channel->place(std::move(account), std::move(order));
        PlaceOutcome outcome = co_await placing;
        // The client's own word that no byte of the one call left.
        if (outcome.state == PlaceState::Unknown && outcome.errorCode == http::errors::kNotSent.name)
            outcome.state = PlaceState::NotSent;
        call->end(resultOf(outcome));
        co_return outcome;
    }

    async::Task<Report> query(ChannelAccount account, PlacedOrder order) override
    {
        auto call = m_health.begin(lineOf(account), Endpoint::Query);
        if (!call) {
            Report held = heldBack<Report>();
            held.attemptNo = order.attemptNo;
            co_return held;
        }
        auto querying = m_channel->query(std::move(account), std::move(order));
        Report report = co_await querying;
        call->end(resultOf(report));
        co_return report;
    }

    async::Task<CloseOutcome> close(ChannelAccount account, PlacedOrder order) override
    {
        auto call = m_health.begin(lineOf(account), Endpoint::Close);
        if (!call)
            co_return heldBack<CloseOutcome>();
        auto closing = m_channel->close(std::move(account), std::move(order));
        CloseOutcome outcome = co_await closing;
        call->end(resultOf(outcome));
        co_return outcome;
    }

    async::Task<ReverseOutcome> reverse(ChannelAccount account, PlacedOrder order) override
    {
        auto call = m_health.begin(lineOf(account), Endpoint::Reverse);
        if (!call)
            co_return heldBack<ReverseOutcome>();
        auto reversing = m_channel->reverse(std::move(account), std::move(order));
        ReverseOutcome outcome = co_await reversing;
        call->end(resultOf(outcome));
        co_return outcome;
    }

    async::Task<RefundReport> refund(ChannelAccount account, RefundOrder order) override
    {
        auto call = m_health.begin(lineOf(account), Endpoint::Refund);
        if (!call) {
            RefundReport held = heldBack<RefundReport>();
            held.refundNo = order.refundNo;
            co_return held;
        }
        auto refunding = m_channel->refund(std::move(account), std::move(order));
        RefundReport report = co_await refunding;
        call->end(resultOf(report));
        co_return report;
    }

    async::Task<RefundReport> queryRefund(ChannelAccount account, RefundOrder order) override
    {
        auto call = m_health.begin(lineOf(account), Endpoint::QueryRefund);
        if (!call) {
            RefundReport held = heldBack<RefundReport>();
            held.refundNo = order.refundNo;
            co_return held;
        }
        auto querying = m_channel->queryRefund(std::move(account), std::move(order));
        RefundReport report = co_await querying;
        call->end(resultOf(report));
        co_return report;
    }

    // Callbacks are the provider's calls to us: nothing to count, and never held back.
    async::Task<Result<Notice>> readNotice(ChannelAccount account, http::Headers headers, QByteArray body) override
    {
        const LineId line = lineOf(account);
        auto reading = m_channel->readNotice(std::move(account), std::move(headers), std::move(body));
        Result<Notice> notice = co_await reading;
        if (notice)
            m_health.noteNotice(line);
        co_return notice;
    }

    async::Task<Result<RefundNotice>> readRefundNotice(ChannelAccount account, http::Headers headers,
                                                       QByteArray body) override
    {
        const LineId line = lineOf(account);
        auto reading = m_channel->readRefundNotice(std::move(account), std::move(headers), std::move(body));
        Result<RefundNotice> notice = co_await reading;
        if (notice)
            m_health.noteNotice(line);
        co_return notice;
    }

    // Once a day and by itself: not what a customer waits for.
    async::Task<BillOutcome> fetchBill(ChannelAccount account, BillKind kind, BusinessDate day,
                                       http::BodySink sink) override
    {
        const LineId line = lineOf(account);
        auto fetching = m_channel->fetchBill(std::move(account), kind, day, std::move(sink));
        BillOutcome outcome = co_await fetching;
        if (outcome.state == BillState::Ready)
            m_health.noteBill(line);
        co_return outcome;
    }

    std::unique_ptr<BillReader> billReader(const ChannelAccount& account, BillKind kind, BusinessDate day,
                                           BillSinks sinks) const override
    {
        return m_channel->billReader(account, kind, day, std::move(sinks));
    }

    // Another host than the one that takes the money: it says nothing about paying.
    Result<QUrl> payerIdLink(const ChannelAccount& account, const QUrl& returnTo, QByteArrayView state) const override
    {
        return m_channel->payerIdLink(account, returnTo, state);
    }

    async::Task<Result<QByteArray>> findPayerId(ChannelAccount account, Secret code) override
    {
        return m_channel->findPayerId(std::move(account), std::move(code));
    }

    http::Response noticeAnswer(bool accepted, QByteArrayView notice) const override
    {
        return m_channel->noticeAnswer(accepted, notice);
    }

private:
    const std::unique_ptr<Channel> m_channel;
    Health& m_health;
};

std::unique_ptr<Channel> watched(std::unique_ptr<Channel> channel, Health& health)
{
    return std::make_unique<WatchedChannel>(std::move(channel), health);
}

CallResult resultOf(const PlaceOutcome& outcome)
{
    switch (outcome.state) {
    case PlaceState::Placed:
    case PlaceState::Paid: return CallResult::Good;
    case PlaceState::Refused: return outcome.isTechnical ? CallResult::Failed : CallResult::Good;
    case PlaceState::NotSent: return CallResult::Failed;
    case PlaceState::Unknown: return CallResult::Unknown;
    }
    return CallResult::Unknown;
}

CallResult resultOf(const Report& report)
{
    return unlessUnknown(report.state);
}

CallResult resultOf(const CloseOutcome& outcome)
{
    return unlessUnknown(outcome.state);
}

CallResult resultOf(const ReverseOutcome& outcome)
{
    return unlessUnknown(outcome.state);
}

CallResult resultOf(const RefundReport& report)
{
    return unlessUnknown(report.state);
}

} // namespace guitai::channels
