// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The order service on two real shards, with a channel that answers what a test tells it to, on a clock that stands
// still.
#pragma once

#include "crypto/hash.h"
#include "events/event_pump.h"
#include "payments/payment_desk.h"
#include "support/failing_statements.h"
#include "support/fake_clock.h"
#include "support/storage_fixture.h"
#include "wire/json_reader.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QMap>

namespace guitai::test {

inline const MerchantId kShop = MerchantId::trusted("M1000");
inline const char kPayWay[] = "FAKE_QR";
inline const char kOtherPayWay[] = "FAKE_APP";

/// Says what it was told to say, and counts.
class FakeChannel final : public channels::Channel
{
public:
    const channels::Descriptor& descriptor() const override { return m_descriptor; }

    async::Task<channels::PlaceOutcome> place(channels::ChannelAccount, channels::Order order) override
    {
        ++placed[order.attemptNo.bytes()];
        channels::PlaceOutcome outcome;
        outcome.state = placing;
        if (placing == channels::PlaceState::Placed)
            outcome.credential = channels::Credential{"qr", order.attemptNo.text()};
        co_return outcome;
    }
    async::Task<channels::Report> query(channels::ChannelAccount, channels::PlacedOrder order) override
    {
        words.append("query");
        channels::Report report;
        report.state = state;
        report.attemptNo = order.attemptNo;
        if (state == channels::ReportedState::Paid)
            report.money = channels::ReceivedMoney{ChannelTradeNo::trusted("T" + order.attemptNo.bytes()), price, {}};
        co_return report;
    }
    async::Task<channels::CloseOutcome> close(channels::ChannelAccount, channels::PlacedOrder) override
    {
        words.append("close");
        channels::CloseOutcome outcome;
        outcome.state = closing;
        co_return outcome;
    }
    async::Task<channels::ReverseOutcome> reverse(channels::ChannelAccount, channels::PlacedOrder) override
    {
        words.append("reverse");
        if (reverseHeld) {
            auto let = reverseHeld->later();
            co_await let;
        }
        channels::ReverseOutcome outcome;
        outcome.state = reversing;
        co_return outcome;
    }
    async::Task<Result<channels::Notice>> readNotice(channels::ChannelAccount, http::Headers, QByteArray) override
    {
        if (!notice)
            co_return Error{channels::errors::kNoticeRefused};
        channels::Notice told = *notice;
        co_return told;
    }
    async::Task<channels::RefundReport> refund(channels::ChannelAccount, channels::RefundOrder) override
    {
        co_return channels::RefundReport();
    }
    async::Task<channels::RefundReport> queryRefund(channels::ChannelAccount, channels::RefundOrder) override
    {
        co_return channels::RefundReport();
    }
    async::Task<Result<channels::RefundNotice>> readRefundNotice(channels::ChannelAccount, http::Headers,
                                                                 QByteArray) override
    {
        co_return Error{channels::errors::kNoticeRefused};
    }
    http::Response noticeAnswer(bool accepted, QByteArrayView) const override
    {
        http::Response answer;
        answer.status = accepted ? 204 : 401;
        return answer;
    }

    /// The pay way that payments of the house use.
    channels::PayWay& way() { return m_descriptor.payWays.front(); }
    channels::PayWay& otherWay() { return m_descriptor.payWays.back(); }
    void setPlacingIsRepeatable(bool is) { way().placingIsRepeatable = is; }
    void setNeedsAuthCode(bool needs) { way().needsAuthCode = needs; }
    void setCanReverse(bool can) { way().reversing = can ? std::optional(channels::Reversing{}) : std::nullopt; }

    channels::PlaceState placing = channels::PlaceState::Placed;
    channels::ReportedState state = channels::ReportedState::NotPaid;
    channels::CloseState closing = channels::CloseState::Closed;
    channels::ReverseState reversing = channels::ReverseState::Reversed;
    std::optional<async::Promise<Done>> reverseHeld; ///< a reverse is answered when it completes
    std::optional<channels::Notice> notice;          ///< what a callback says; nothing: it is refused
    Money price{1500, Currency::cny()};
    QMap<QByteArray, int> placed; ///< how often, by attempt number
    QByteArrayList words;         ///< query, close, reverse, in order

private:
    static channels::Descriptor makeDescriptor()
    {
        channels::Descriptor descriptor;
        descriptor.code = ChannelCode::trusted("fake");
        descriptor.refundCheckDelays = {std::chrono::seconds(5)};
        descriptor.payWays = {{kPayWay, {std::chrono::seconds(5)}}, {kOtherPayWay, {std::chrono::seconds(5)}}};
        return descriptor;
    }

    channels::Descriptor m_descriptor = makeDescriptor();
};

struct PaymentHouse
{
    explicit PaymentHouse(int shardCount = 2) : folder(shardCount)
    {
        auto made = std::make_unique<FakeChannel>();
        channel = made.get();
        registry.add(std::move(made));
        channels::ChannelAccount account{
            ChannelAccountId::trusted("M1000-fake"), kShop, ChannelCode::trusted("fake"), {}, Secret("{}")};
        if (!wait(accounts.put(account, "test")).ok())
            qFatal("the account cannot be put");
    }

    wire::CreatePayment wanted(const QByteArray& orderNo, const QString& userId = {}, const QString& productId = {})
    {
        wire::CreatePayment payment;
        payment.merchantOrderNo = MerchantOrderNo::trusted(orderNo);
        payment.amount = Money(1500, Currency::cny());
        payment.subject = QStringLiteral("tea");
        payment.payWay = kPayWay;
        payment.userId = userId;
        payment.productId = productId;
        return payment;
    }
    payments::CreateCommand command(const wire::CreatePayment& payment, const QByteArray& key = {})
    {
        payments::CreateCommand command(kShop, "key demo", payment);
        command.idempotencyKey = IdempotencyKey::trusted(key);
        const QByteArray body = QJsonDocument(payment.toJson()).toJson(QJsonDocument::Compact);
        command.requestFingerprint = crypto::sha256(body).toHex();
        return command;
    }
    Result<payments::CreateAnswer> create(const wire::CreatePayment& payment, const QByteArray& key = {})
    {
        return wait(desk.create(command(payment, key)));
    }
    /// Creates it and answers the document; the test ends when that fails.
    wire::Payment created(const wire::CreatePayment& payment)
    {
        const auto answer = create(payment);
        if (!answer)
            qFatal("not created: %s", answer.error().code.name);
        return *wire::Payment::read(answer->body);
    }
    /// A paid payment on that shard as somebody else may have written it: no desk takes every amount.
    void insertPaid(storage::ShardIndex shard, std::int64_t minor)
    {
        payments::PaymentIntent intent;
        int slot = 0;
        while (storage->shardOf(storage::Slot(slot)) != shard)
            ++slot;
        intent.paymentNo = mintPaymentNo(clock.now(), slot, &crypto::randomBytes);
        intent.merchantId = kShop;
        intent.channel = ChannelCode::trusted("fake");
        intent.accountId = ChannelAccountId::trusted("M1000-fake");
        intent.createdAt = clock.now();
        intent.expiresAt = clock.now() + std::chrono::minutes(5);
        intent.wanted = wanted("inserted-" + QByteArray::number(slot));
        intent.wanted.amount = Money(minor, Currency::cny());
        std::function<Result<bool>(storage::Transaction&)> work =
            [file = payments::fileOf(intent), now = clock.now()](storage::Transaction& tx) -> Result<bool> {
            payment_records::PaymentRecord payment = file.payment;
            if (const auto inserted = payment_records::insertPayment(tx, payment, file.attempts.front()); !inserted)
                return inserted.error();
            payment_records::PaymentMove move{payment_records::PaymentStatus::Succeeded, "test", {}, now};
            move.channel = payment.channel;
            move.channelTradeNo = ChannelTradeNo::trusted("T" + payment.paymentNo.bytes());
            move.attemptNo = file.attempts.front().attemptNo;
            move.paidAt = now;
            return payment_records::movePayment(tx, payment, move);
        };
        const auto done = wait(storage->write<bool>(storage::Slot(slot), std::move(work)));
        if (!done || !*done)
            qFatal("the payment cannot be inserted");
    }
    /// What goes on by itself comes to its end.
    void rest()
    {
        do
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        while (statements.isBusy());
    }
    template <class Checker>
    void rest(const Checker& checker)
    {
        while (!checker.isResting())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        rest();
    }
    wire::PaymentDetail detail(const PaymentNo& paymentNo) { return *wait(desk.get(kShop, paymentNo)); }
    /// The number of rows of a table on all shards.
    int count(const storage::Statement& statement)
    {
        int sum = 0;
        for (storage::ShardIndex shard = 0; shard < storage->shardCount(); ++shard) {
            sum +=
                static_cast<int>(wait(storage->read<storage::Rows>(
                                          shard, [&](storage::Reader& reader) { return reader.rows(statement, {}); }))
                                     .value()
                                     .front()
                                     .number(0));
        }
        return sum;
    }

    FakeClock clock;
    StorageFixture folder;
    std::unique_ptr<storage::SqliteStorage> storage = folder.open();
    FailingStatements statements{*storage}; ///< sound until a test says otherwise
    QTemporaryDir keyFolder;
    merchants::SecretSealer sealer =
        *merchants::SecretSealer::fromKeyFileMade(keyFolder.filePath(QStringLiteral("key")));
    merchants::ChannelAccounts accounts{*storage, sealer, clock};
    channels::Registry registry;
    FakeChannel* channel = nullptr;
    events::EventPump pump{statements, clock};
    results::ResultService results{statements, pump};
    results::AttemptSettling settling{registry, accounts, results, clock};
    risk::OpenRiskGate risk;
    payments::PaymentDesk desk{payments::CreateParts{statements, registry, accounts, risk, settling, results, clock,
                                                     &crypto::randomBytes, std::chrono::minutes(5)}};
};

template <class T>
QByteArray codeOf(const Result<T>& answer)
{
    return answer.ok() ? QByteArray("OK") : QByteArray(answer.error().code.name);
}

} // namespace guitai::test
