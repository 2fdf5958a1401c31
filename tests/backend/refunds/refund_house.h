// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Two shards with a paid payment, a channel that answers as told, and
// merchants' money that is held as told.
#pragma once

#include "crypto/hash.h"
#include "ids/payment_no.h"
#include "refunds/doubtful_money_desk.h"
#include "refunds/refund_checker.h"
#include "results/apply_channel_result.h"
#include "support/failing_statements.h"
#include "support/fake_clock.h"
#include "support/fake_timers.h"
#include "support/storage_fixture.h"

#include <QTemporaryDir>

#include <deque>

namespace guitai::test {

/// Remembers the numbers it was called with; answers in turn, then "unknown".
class ScriptedChannel final : public channels::Channel
{
public:
    const channels::Descriptor& descriptor() const override { return m_descriptor; }
    async::Task<channels::PlaceOutcome> place(channels::ChannelAccount, channels::Order) override
    {
        channels::PlaceOutcome outcome;
        co_return outcome;
    }
    async::Task<channels::Report> query(channels::ChannelAccount, channels::PlacedOrder) override
    {
        channels::Report report;
        co_return report;
    }
    async::Task<channels::CloseOutcome> close(channels::ChannelAccount, channels::PlacedOrder) override
    {
        channels::CloseOutcome outcome;
        co_return outcome;
    }
    async::Task<Result<channels::Notice>> readNotice(channels::ChannelAccount, http::Headers, QByteArray) override
    {
        co_return Error{channels::errors::kNoticeRefused};
    }
    async::Task<channels::RefundReport> refund(channels::ChannelAccount, channels::RefundOrder order) override
    {
        log.push_back("call");
        called.push_back(order.refundNo);
        payWays.push_back(order.payWay);
        created.push_back(order.createdAt);
        co_return answer(calls, order);
    }
    async::Task<channels::RefundReport> queryRefund(channels::ChannelAccount, channels::RefundOrder order) override
    {
        log.push_back("query");
        co_return answer(queries, order);
    }
    async::Task<Result<channels::RefundNotice>> readRefundNotice(channels::ChannelAccount, http::Headers,
                                                                 QByteArray) override
    {
        if (!notice)
            co_return Error{channels::errors::kNoticeRefused};
        channels::RefundNotice told = *notice;
        co_return told;
    }
    http::Response noticeAnswer(bool accepted, QByteArrayView) const override
    {
        http::Response answer;
        answer.status = accepted ? 204 : 401;
        return answer;
    }

    std::vector<UtcTime> created;                 ///< what its calls said of when the refund came to be
    std::optional<channels::RefundNotice> notice; ///< what a callback says; nothing: it is refused

    std::deque<channels::RefundState> calls;
    std::deque<channels::RefundState> queries;
    std::vector<RefundNo> called;
    std::vector<QByteArray> payWays; ///< of the attempts whose money it gave back
    std::vector<QByteArray> log;     ///< shared with the funds: what happened in which order

private:
    static channels::RefundReport answer(std::deque<channels::RefundState>& script, const channels::RefundOrder& order)
    {
        channels::RefundReport report;
        report.refundNo = order.refundNo;
        report.errorCode = "SCRIPTED";
        if (script.empty())
            return report;
        report.state = script.front();
        script.pop_front();
        if (report.state == channels::RefundState::Succeeded || report.state == channels::RefundState::Processing)
            report.amount = order.amount;
        return report;
    }

    const channels::Descriptor m_descriptor{ChannelCode::trusted("scripted"),
                                            {{"SCRIPTED_QR", {std::chrono::seconds(5)}}},
                                            {std::chrono::seconds(5), std::chrono::seconds(90)}};
};

class ScriptedFunds final : public accounts::MerchantFunds
{
public:
    explicit ScriptedFunds(std::vector<QByteArray>& log) : m_log(log) {}

    async::Task<Result<Done>> hold(accounts::HoldRequest request, storage::Slot) override
    {
        lastHeld = request.amount;
        return step("hold");
    }
    async::Task<Result<Done>> capture(QByteArray, MerchantId, ChannelCode, storage::Slot) override
    {
        return step("capture");
    }
    async::Task<Result<Done>> release(QByteArray, MerchantId) override { return step("release"); }

    /// The next step answers it.
    void refuseNext(ErrorCode code) { m_refusal = code; }
    std::optional<Money> lastHeld;

private:
    async::Task<Result<Done>> step(const char* name)
    {
        m_log.push_back(name);
        const auto refusal = std::exchange(m_refusal, std::nullopt);
        if (refusal)
            co_return Error{*refusal};
        co_return Done{};
    }

    std::vector<QByteArray>& m_log;
    std::optional<ErrorCode> m_refusal;
};

class RefundHouse
{
public:
    explicit RefundHouse(std::int64_t approvalAbove = refunds::kUsualApprovalAbove)
    {
        auto owned = std::make_unique<ScriptedChannel>();
        channel = owned.get();
        registry.add(std::move(owned));
        funds = std::make_unique<ScriptedFunds>(channel->log);
        channels::ChannelAccount account;
        account.accountId = accountId;
        account.merchantId = merchant;
        account.channel = channel->descriptor().code;
        account.secrets = Secret("{}");
        require(wait(accounts.put(account, "test")));
        progress =
            std::make_unique<refunds::RefundProgress>(statements, registry, accounts, *funds, approval, pump, clock);
        const refunds::RefundParts parts{statements,           *progress, pump,         clock,
                                         &crypto::randomBytes, approval,  approvalAbove};
        desk = std::make_unique<refunds::RefundDesk>(parts);
        doubtful = std::make_unique<refunds::DoubtfulMoneyDesk>(parts);
        checker = std::make_unique<refunds::RefundChecker>(*progress, timers, clock);
        payment = insertPayment("order-1");
        report(channels::ReportedState::Paid, "4200000001");
    }

    /// `placedBy`: how its attempt was placed; empty: as the payment says.
    payment_records::PaymentFile insertPayment(const QByteArray& orderNo, const QByteArray& placedBy = {})
    {
        payment_records::PaymentFile file;
        const auto slot = storage::Slot::of(merchant, orderNo);
        file.payment.paymentNo = mintPaymentNo(clock.now(), slot.number(), &crypto::randomBytes);
        file.payment.slot = slot;
        file.payment.merchantId = merchant;
        file.payment.merchantOrderNo = MerchantOrderNo::trusted(orderNo);
        file.payment.amount = price;
        file.payment.subject = QStringLiteral("tea");
        file.payment.payWay = "SCRIPTED_QR";
        file.payment.channel = channel->descriptor().code;
        file.payment.createdAt = clock.now();
        file.payment.expiresAt = clock.now() + std::chrono::minutes(5);
        payment_records::AttemptRecord attempt;
        attempt.attemptNo = attemptNoOf(file.payment.paymentNo, 1);
        attempt.paymentNo = file.payment.paymentNo;
        attempt.channel = file.payment.channel;
        attempt.accountId = accountId;
        attempt.sentAt = clock.now();
        attempt.expiresAt = file.payment.expiresAt;
        attempt.payWay = placedBy;
        file.attempts.push_back(attempt);
        payment = file; // says where it is written
        write<Done>([file](storage::Transaction& tx) {
            return payment_records::insertPayment(tx, file.payment, file.attempts.front());
        });
        return file;
    }
    /// What the channel says about the payment itself.
    void report(channels::ReportedState state, const QByteArray& tradeNo = "4200000001", bool closeAnswered = false)
    {
        results::Reported reported;
        reported.report.state = state;
        reported.report.attemptNo = payment.attempts.front().attemptNo;
        reported.accountId = accountId;
        reported.at = clock.now();
        reported.closeAnswered = closeAnswered;
        if (state == channels::ReportedState::Paid)
            reported.report.money = channels::ReceivedMoney{ChannelTradeNo::trusted(tradeNo), price, clock.now()};
        write<results::Applied>(
            [reported](storage::Transaction& tx) { return results::applyChannelResult(tx, reported); });
    }

    refunds::RefundCommand command(const QByteArray& number, std::int64_t minor) const
    {
        wire::CreateRefund wanted;
        wanted.merchantRefundNo = MerchantRefundNo::trusted(number);
        wanted.amount = Money(minor, Currency::cny());
        return {merchant, "key:test", payment.payment.paymentNo, wanted};
    }
    /// Ends the program on what no request of a merchant may meet.
    Result<refunds::RefundAnswer> ask(const QByteArray& number, std::int64_t minor)
    {
        auto answer = wait(desk->create(command(number, minor)));
        if (!answer && answer.error().code.httpStatus >= 500)
            qFatal("%s %s", answer.error().code.name, qPrintable(answer.error().detail));
        return answer;
    }
    payment_records::PaymentRecord stored()
    {
        return (*write<std::optional<payment_records::PaymentFile>>([this](storage::Transaction& tx) {
                   return payment_records::findPayment(tx, payment.payment.paymentNo);
               }))
            .payment;
    }
    refunds::RefundRecord refund(const RefundNo& refundNo)
    {
        return *write<std::optional<refunds::RefundRecord>>(
            [refundNo](storage::Transaction& tx) { return refunds::findRefund(tx, refundNo); });
    }
    refunds::Applied apply(const refunds::Reported& reported)
    {
        return write<refunds::Applied>(
            [reported](storage::Transaction& tx) { return refunds::applyRefundReport(tx, reported); });
    }
    refunds::Reported reported(const RefundNo& refundNo, channels::RefundState state,
                               std::optional<std::int64_t> minor = {}) const
    {
        refunds::Reported reported;
        reported.report.refundNo = refundNo;
        reported.report.state = state;
        reported.accountId = accountId;
        reported.at = clock.now();
        if (minor)
            reported.report.amount = Money(*minor, Currency::cny());
        return reported;
    }
    /// One round of the checker, waited for.
    void check()
    {
        const size_t before = channel->log.size();
        if (wait(checker->runOnce()) == 0)
            return;
        for (const QDeadlineTimer limit(10'000); channel->log.size() == before && !limit.hasExpired();)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        settle();
    }
    /// Lets what goes on by itself come to its end: it has no more steps than this has rounds.
    void settle()
    {
        for (int round = 0; round < 12; ++round) {
            for (storage::ShardIndex shard = 0; shard < storage->shardCount(); ++shard) {
                require(
                    wait(storage->write<Done>(shard, [](storage::Transaction&) -> Result<Done> { return Done{}; })));
                require(wait(storage->read<Done>(shard, [](storage::Reader&) -> Result<Done> { return Done{}; })));
            }
        }
    }
    /// One round of the checker, which calls no channel.
    void checkQuietly()
    {
        wait(checker->runOnce());
        settle();
    }
    /// As if it had never been asked for.
    void forgetApproval(const ApprovalNo& approvalNo)
    {
        require(wait(storage->write<int>(storage::kHomeSlot, [approvalNo](storage::Transaction& tx) {
            return tx.run({"refunds_test/forget_approval"}, {approvalNo});
        })));
    }
    /// Whether the database lets a statement of the tests change that refund.
    bool tries(const char* statement, const RefundNo& refundNo)
    {
        return wait(storage->write<int>(payment.payment.slot,
                                        [statement, refundNo](storage::Transaction& tx) {
                                            return tx.run(storage::Statement{statement}, {refundNo});
                                        }))
            .ok();
    }
    /// Another payment, paid; the one that is looked at from now on.
    void payAnother()
    {
        const QByteArray number = QByteArray::number(++m_paid);
        insertPayment("further-" + number);
        report(channels::ReportedState::Paid, "42009" + number);
    }
    int count(const char* statement, std::optional<QByteArray> bind = {}, bool home = false)
    {
        const storage::Slot slot = home ? storage::kHomeSlot : payment.payment.slot;
        return *wait(storage->write<int>(slot, [statement, bind](storage::Transaction& tx) -> Result<int> {
            const auto rows = bind ? tx.rows(storage::Statement{statement}, {storage::Bind::text(*bind)})
                                   : tx.rows(storage::Statement{statement}, {});
            if (!rows)
                return rows.error();
            return static_cast<int>(rows->front().number(0));
        }));
    }
    template <class T>
    T write(std::function<Result<T>(storage::Transaction&)> work)
    {
        auto answer = wait(storage->write<T>(payment.payment.slot, std::move(work)));
        require(answer);
        return std::move(*answer);
    }

    FakeClock clock;
    FakeTimers timers;
    const MerchantId merchant = MerchantId::trusted("M1000");
    const ChannelAccountId accountId = ChannelAccountId::trusted("M1000-scripted");
    const Money price{1230, Currency::cny()};
    StorageFixture folder{2};
    std::unique_ptr<storage::SqliteStorage> storage = folder.open();
    FailingStatements statements{*storage}; ///< sound until a test says otherwise
    QTemporaryDir keyFolder;
    merchants::SecretSealer sealer =
        *merchants::SecretSealer::fromKeyFileMade(keyFolder.filePath(QStringLiteral("key")));
    merchants::ChannelAccounts accounts{*storage, sealer, clock};
    events::EventPump pump{statements, clock};
    channels::Registry registry;
    ScriptedChannel* channel = nullptr;
    std::unique_ptr<ScriptedFunds> funds;
    approvals::Approvals approvals{statements, timers, clock, &crypto::randomBytes};
    refunds::RefundApproval approval{approvals, statements, pump, clock};
    std::unique_ptr<refunds::RefundProgress> progress;
    std::unique_ptr<refunds::RefundDesk> desk;
    std::unique_ptr<refunds::DoubtfulMoneyDesk> doubtful;
    std::unique_ptr<refunds::RefundChecker> checker;
    payment_records::PaymentFile payment;

private:
    int m_paid = 0;

    template <class T>
    static void require(const Result<T>& done)
    {
        if (!done)
            qFatal("%s %s", done.error().code.name, qPrintable(done.error().detail));
    }
};

} // namespace guitai::test
