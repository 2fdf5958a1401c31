// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/sim_channel.h"

#include <QList>

namespace guitai::simulation {

namespace {

using namespace std::chrono_literals;
using namespace channels;

constexpr char kSigned[] = "signed";
constexpr qsizetype kWords = 5; // of a notice: its id, whose number, what about it, the lie in it, the signature

Descriptor describe(const char* code)
{
    Descriptor descriptor;
    descriptor.code = ChannelCode::trusted(code);
    const bool takesAtOnce = qstrcmp(code, "beta") == 0;
    PayWay way{takesAtOnce ? "BETA_CODE" : "ALPHA_QR", {5s, 30s, 1min, 2min}};
    way.placingIsRepeatable = !takesAtOnce;
    if (takesAtOnce)
        way.reversing = Reversing{};
    way.needsAuthCode = takesAtOnce;
    descriptor.payWays = {way};
    descriptor.refundCheckDelays = {5s, 30s, 1min, 10min};
    return descriptor;
}

class SimChannel final : public Channel
{
public:
    SimChannel(const ChannelTools& tools, const char* code, Life life)
        : m_tools(tools), m_life(life), m_descriptor(describe(code))
    {
    }

    const Descriptor& descriptor() const override { return m_descriptor; }

    async::Task<PlaceOutcome> place(ChannelAccount account, Order order) override
    {
        std::function<PlaceOutcome()> arrived = [&front = m_tools.front, account, order] {
            return front.place(account, order);
        };
        auto calling = call("place " + order.attemptNo.bytes(), std::move(arrived), false);
        PlaceOutcome outcome = co_await calling;
        co_return outcome;
    }
    async::Task<Report> query(ChannelAccount, channels::PlacedOrder order) override
    {
        std::function<Report()> arrived = [&front = m_tools.front, attemptNo = order.attemptNo] {
            return front.report(attemptNo);
        };
        auto calling = call("query " + order.attemptNo.bytes(), std::move(arrived), true);
        Report report = co_await calling;
        co_return report;
    }
    async::Task<CloseOutcome> close(ChannelAccount account, channels::PlacedOrder order) override
    {
        std::function<CloseOutcome()> arrived = [&front = m_tools.front, account, attemptNo = order.attemptNo] {
            CloseOutcome outcome;
            outcome.state = front.provider().close(account, attemptNo);
            return outcome;
        };
        auto calling = call("close " + order.attemptNo.bytes(), std::move(arrived), true);
        CloseOutcome outcome = co_await calling;
        co_return outcome;
    }
    async::Task<ReverseOutcome> reverse(ChannelAccount account, channels::PlacedOrder order) override
    {
        std::function<ReverseOutcome()> arrived = [&front = m_tools.front, account, attemptNo = order.attemptNo] {
            ReverseOutcome outcome;
            outcome.state = ReverseState::Reversed;
            front.provider().reverse(account, attemptNo);
            return outcome;
        };
        auto calling = call("reverse " + order.attemptNo.bytes(), std::move(arrived), true);
        ReverseOutcome outcome = co_await calling;
        co_return outcome;
    }
    async::Task<RefundReport> refund(ChannelAccount account, RefundOrder order) override
    {
        std::function<RefundReport()> arrived = [&front = m_tools.front, account, order,
                                                 sentAt = m_tools.wire.scheduler.now()] {
            return front.refund(account, order, sentAt);
        };
        auto calling = call("refund " + order.refundNo.bytes(), std::move(arrived), false);
        RefundReport report = co_await calling;
        co_return report;
    }
    async::Task<RefundReport> queryRefund(ChannelAccount, RefundOrder order) override
    {
        std::function<RefundReport()> arrived = [&front = m_tools.front, order] {
            return front.refundReport(order.refundNo);
        };
        auto calling = call("query_refund " + order.refundNo.bytes(), std::move(arrived), true);
        RefundReport report = co_await calling;
        co_return report;
    }

    async::Task<Result<Notice>> readNotice(ChannelAccount, http::Headers, QByteArray body) override
    {
        const QList<QByteArray> words = body.split(' ');
        if (words.size() != kWords || words[4] != kSigned)
            co_return Error{channels::errors::kNoticeRefused};
        Notice notice;
        notice.noticeId = words[0];
        notice.report = m_tools.front.paidReport(AttemptNo::trusted(words[1]), ChannelTradeNo::trusted(words[2]),
                                                 static_cast<Lie>(words[3].toInt()));
        co_return notice;
    }
    async::Task<Result<RefundNotice>> readRefundNotice(ChannelAccount, http::Headers, QByteArray body) override
    {
        const QList<QByteArray> words = body.split(' ');
        const auto refundNo = RefundNo::trusted(words.value(1));
        const Repayment* repayment = m_tools.front.provider().findRefund(refundNo);
        if (words.size() != kWords || words[4] != kSigned || !repayment)
            co_return Error{channels::errors::kNoticeRefused};
        RefundNotice notice;
        notice.noticeId = words[0];
        notice.report = m_tools.front.reportOf(*repayment, static_cast<RepaymentState>(words[2].toInt()),
                                               static_cast<Lie>(words[3].toInt()));
        co_return notice;
    }
    http::Response noticeAnswer(bool accepted, QByteArrayView) const override
    {
        http::Response answer;
        answer.status = accepted ? 200 : 401;
        return answer;
    }

private:
    template <class T>
    async::Later<T> call(const QByteArray& what, std::function<T()> arrived, bool isRepeatable)
    {
        return callByWire<T>(m_tools.wire, m_life, "channel " + what, std::move(arrived), isRepeatable);
    }

    const ChannelTools m_tools;
    const Life m_life;
    const Descriptor m_descriptor;
};

} // namespace

QByteArray noticeBody(const PendingNotice& notice, Lie lie, bool forged)
{
    const QByteArray what =
        notice.isRefund ? QByteArray::number(static_cast<int>(notice.refundState)) : notice.tradeNo.bytes();
    return notice.id + ' ' + notice.number + ' ' + what + ' ' + QByteArray::number(static_cast<int>(lie)) + ' ' +
           (forged ? "forged" : kSigned);
}

std::unique_ptr<Channel> makeSimChannel(const ChannelTools& tools, const char* code, Life life)
{
    return std::make_unique<SimChannel>(tools, code, life);
}

} // namespace guitai::simulation
