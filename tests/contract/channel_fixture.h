// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the channel contract test must know about a channel. A channel without a fixture fails the test.
#pragma once

#include "channels/channel.h"
#include "contract/placed_order.h"
#include "contract/signed_notice.h"
#include "http/client.h"

#include <map>
#include <memory>

namespace guitai::test {

enum class Call { Place, Query, Close, Reverse, Refund, QueryRefund };

class ChannelFixture
{
public:
    virtual ~ChannelFixture() = default;

    virtual channels::ChannelAccount account() const = 0;
    virtual channels::Order order() const = 0;
    /// That order once it was placed.
    virtual channels::PlacedOrder placed() const { return placedOf(order()); }
    /// False for a channel inside the process: no calls, no notices.
    virtual bool hasProvider() const = 0;
    /// Placing asks the provider; a page that the merchant signs by itself does not.
    virtual bool placingCalls() const { return hasProvider(); }
    /// Placing takes the money itself, as cash and balances do.
    virtual bool placingTakesMoney() const { return false; }
    /// False where money never comes, and so never goes back.
    virtual bool takesMoney() const { return true; }
    /// Placing yields what the payer needs; one who showed a code has it already.
    virtual bool placingHandsOver() const { return true; }
    /// What a channel without a provider says to the same questions afterwards.
    virtual channels::ReportedState queried() const { return channels::ReportedState::NotPaid; }
    virtual channels::CloseState closed() const { return channels::CloseState::Closed; }
    virtual channels::RefundState queriedRefund() const { return channels::RefundState::NotFound; }
    /// The provider's genuine answer: placed, paid, closed.
    virtual http::Response genuine(Call) const { return {}; }
    /// Answers that leave it open what happened, by what is wrong with them.
    virtual std::map<QByteArray, http::Response> doubtful(Call) const { return {}; }
    /// What a request asks for, without what differs from one sending to the next.
    virtual QByteArray meaningOf(const http::Call& call) const { return call.url.toEncoded() + call.body; }
    /// A genuine notice of the order's payment.
    virtual SignedNotice notice(UtcTime) const { return {}; }
    /// A part of the order's money on its way back.
    virtual channels::RefundOrder refund() const = 0;
    /// What the provider's genuine answer to a refund says of it.
    virtual channels::RefundState refundAnswered() const { return channels::RefundState::Processing; }
    /// The provider has a number of its own for a refund.
    virtual bool numbersRefunds() const { return hasProvider(); }
    /// A genuine notice that it arrived; a channel that takes none at the refunds' address reads it nowhere.
    virtual SignedNotice refundNotice(UtcTime) const { return {}; }
    virtual bool takesRefundNotices() const { return hasProvider(); }
    /// Notices carry a time of sending that is the sender's word on their age.
    virtual bool noticesGetOld() const { return hasProvider(); }
    /// Notices are form fields, of which one text has several spellings.
    virtual bool noticesAreForms() const { return false; }
    /// Headers of a notice in which every bit counts.
    virtual std::vector<QByteArray> signedHeaders() const { return {}; }
    /// Texts that may be in no log line, answer, error or request.
    virtual std::vector<QByteArray> secrets() const { return {}; }
    /// Texts about the payer that may be in requests alone.
    virtual std::vector<QByteArray> personal() const { return {}; }
};

/// The kinds of account that a channel has, the usual one first, which is named by nothing.
std::vector<QByteArray> accountKinds(const ChannelCode& channel);

/// For one pay way of a channel and one kind of account; null when nobody wrote it.
std::unique_ptr<ChannelFixture> makeFixture(const QByteArray& payWay, const QByteArray& kind, const Clock& clock);

} // namespace guitai::test
