// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "penny/penny_test.h"

#include "crypto/hash.h"
#include "log/log.h"

namespace guitai::penny {

namespace {

namespace states = wire::channel_test_states;

const log::Category lc{"channels.penny"};

constexpr Duration kTimeToPay = std::chrono::minutes(2);
constexpr Duration kBetweenLooks = std::chrono::seconds(1);
constexpr int kMostLooks = 300;
constexpr int kNumberBytes = 12;

Money penny()
{
    return Money(1, Currency::cny());
}

const channels::PayWay* codeOf(const channels::Descriptor& descriptor)
{
    const auto found = std::ranges::find_if(descriptor.payWays, &channels::PayWay::showsCode);
    return found == descriptor.payWays.end() ? nullptr : &*found;
}

wire::ChannelTest testOf(const ChannelCode& channel, const wire::Payment& payment)
{
    return {channel, payment.status == "CLOSED" ? states::kUnpaid : states::kWaiting, payment, {}};
}

QByteArray statusOf(const wire::Refund& refund)
{
    if (refund.status == "SUCCEEDED")
        return states::kPassed;
    return refund.status == "FAILED" || refund.status == "ABNORMAL" ? states::kFailed : states::kRefunding;
}

bool isPaid(const wire::Payment& payment)
{
    return payment.status == "SUCCEEDED" || payment.status == "PARTIALLY_REFUNDED" || payment.status == "REFUNDED";
}

} // namespace

async::Task<Result<wire::ChannelTest>> PennyTest::start(Tester tester, ChannelCode channel, IdempotencyKey key)
{
    const channels::Channel* known = m_parts.registry.byCode(channel);
    const channels::PayWay* payWay = known ? codeOf(known->descriptor()) : nullptr;
    if (!payWay)
        co_return Error{errors::kChannelNotTestable, {}, QStringLiteral("This channel shows no code to be paid.")};
    wire::CreatePayment payment;
    const QByteArray seed = key.isEmpty() ? m_parts.random(kNumberBytes) : key.bytes();
    payment.merchantOrderNo =
        MerchantOrderNo::trusted("TEST-" + crypto::sha256(channel.bytes() + '/' + seed).left(kNumberBytes).toHex());
    payment.amount = penny();
    payment.subject = QStringLiteral("Channel test");
    payment.payWay = payWay->code;
    payment.expiresIn = kTimeToPay;
    payment.attach = QString::fromLatin1(kMark);
    payments::CreateCommand command(tester.merchantId, tester.actor, payment);
    command.operatorId = tester.operatorId;
    command.evenPaused = true;
    command.requestFingerprint = crypto::sha256("penny\n" + payment.merchantOrderNo.bytes()).toHex();
    auto creating = m_parts.payments.create(std::move(command));
    const Result<payments::CreateAnswer> answer = co_await creating;
    if (!answer)
        co_return answer.error();
    const auto created = wire::Payment::read(answer->body);
    if (!created)
        co_return created.error();
    log::info(lc, "channel_test_started")
        .with("channel", channel.bytes())
        .with("payment_no", created->paymentNo.bytes())
        .with("actor", tester.actor);
    if (!answer->replayed)
        follow(tester, channel, created->paymentNo); // goes on by itself
    co_return testOf(channel, *created);
}

async::Task<Result<wire::ChannelTest>> PennyTest::look(Tester tester, ChannelCode channel, PaymentNo paymentNo)
{
    auto getting = m_parts.payments.get(tester.merchantId, paymentNo);
    const Result<wire::PaymentDetail> detail = co_await getting;
    const bool isMissing = !detail && detail.error().code == payments::errors::kPaymentNotFound;
    const bool isTest = detail && detail->payment.attach == QLatin1String(kMark) && detail->payment.amount == penny() &&
                        detail->payment.channel == channel.bytes();
    if (isMissing || (detail && !isTest))
        co_return Error{errors::kChannelTestNotFound};
    if (!detail)
        co_return detail.error();
    wire::ChannelTest test = testOf(channel, detail->payment);
    if (!isPaid(detail->payment))
        co_return test;
    // The same number is the same refund, whoever asks and however often.
    wire::CreateRefund wanted{MerchantRefundNo::trusted("TEST-" + paymentNo.bytes()), penny(),
                              QStringLiteral("Channel test")};
    refunds::RefundCommand command(tester.merchantId, tester.actor, paymentNo, std::move(wanted));
    command.role = tester.role;
    auto refunding = m_parts.refunds.create(std::move(command));
    const Result<refunds::RefundAnswer> refunded = co_await refunding;
    if (!refunded)
        co_return refunded.error();
    test.refund = refunded->refund;
    test.status = statusOf(refunded->refund);
    co_return test;
}

/// So that the penny comes back although nobody looks any more.
async::Task<> PennyTest::follow(Tester tester, ChannelCode channel, PaymentNo paymentNo)
{
    for (int looks = 0; looks < kMostLooks; ++looks) {
        auto waiting = m_parts.timers.after(kBetweenLooks);
        const async::Wake wake = co_await waiting;
        if (wake == async::Wake::Stopped)
            co_return;
        auto looking = look(tester, channel, paymentNo);
        const Result<wire::ChannelTest> test = co_await looking;
        if (!test || wire::goesOn(*test))
            continue; // what fails now may go well the next time
        log::info(lc, "channel_test_ended").with("payment_no", paymentNo.bytes()).with("status", test->status);
        co_return;
    }
    log::warning(lc, "channel_test_given_up").with("payment_no", paymentNo.bytes());
}

} // namespace guitai::penny
