// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consumers/refund_event.h"

#include "wire/json_value.h"
#include "wire/member_reader.h"

namespace guitai::consumers {

Result<RefundEvent> readRefundEvent(const events::PublishedEvent& event)
{
    constexpr int kLongest = 64;
    const wire::JsonValue document = wire::JsonValue::fromQt(event.event.data);
    wire::MemberReader members(document, wire::MemberReader::Unknown::Ignore);
    RefundEvent refund;
    refund.paymentNo = members.id<PaymentNo>("payment_no");
    refund.refundNo = members.token("refund_no", kLongest);
    refund.amountMinor = members.integer("amount", 1, Money::kMostMinor);
    refund.ofDoubtfulMoney = !members.optionalToken("doubtful_id", kLongest).isEmpty();
    auto read = members.finish(std::move(refund));
    if (!read)
        return Error{errors::kEventUnreadable, read.error().field, read.error().detail};
    return read;
}

} // namespace guitai::consumers
