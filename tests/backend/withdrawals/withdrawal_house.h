// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A merchant with money on two shards, a second person, and a bank that answers as told.
#pragma once

#include "accounts/ledger.h"
#include "crypto/hash.h"
#include "support/fake_clock.h"
#include "support/fake_timers.h"
#include "support/storage_fixture.h"
#include "withdrawals/bank_notices.h"
#include "withdrawals/withdrawal_checker.h"
#include "withdrawals/withdrawal_desk.h"

#include <deque>

namespace guitai::test {

/// Remembers what it was called with; answers in turn, then "unknown".
class ScriptedBank final : public payouts::PayoutBank
{
public:
    const payouts::BankAccount& account() const override { return m_account; }
    QByteArray accountNo() const override { return "1100"; }
    const std::vector<Duration>& checkDelays() const override { return m_delays; }
    async::Task<payouts::PayoutReport> send(payouts::PayoutOrder order) override
    {
        log.push_back("send");
        sent.push_back(order);
        co_return next(answers);
    }
    async::Task<payouts::PayoutReport> query(payouts::PayoutOrder) override
    {
        log.push_back("query");
        co_return next(statuses);
    }
    async::Task<Result<std::optional<payouts::RawNotice>>> fetchNotice(std::int64_t after) override
    {
        std::optional<payouts::RawNotice> notice;
        if (after < static_cast<std::int64_t>(notices.size()))
            notice = payouts::RawNotice{after + 1, notices[static_cast<size_t>(after)].first};
        co_return notice;
    }
    Result<payouts::BankNotice> readNotice(QByteArrayView document) const override
    {
        for (const auto& [bytes, notice] : notices) {
            if (bytes == document)
                return notice;
        }
        return Error{payouts::errors::kDocumentRefused};
    }

    std::deque<payouts::PayoutState> answers;
    std::deque<payouts::PayoutState> statuses;
    std::vector<payouts::PayoutOrder> sent;
    std::vector<QByteArray> log;
    std::vector<std::pair<QByteArray, payouts::BankNotice>> notices;

private:
    static payouts::PayoutReport next(std::deque<payouts::PayoutState>& script)
    {
        payouts::PayoutReport report;
        report.reasonCode = "SCRIPTED";
        if (script.empty())
            return report;
        report.state = script.front();
        script.pop_front();
        return report;
    }

    const payouts::BankAccount m_account{"house", "scripted", {}, Secret("{}")};
    const std::vector<Duration> m_delays{std::chrono::seconds(5), std::chrono::seconds(90)};
};

class WithdrawalHouse
{
public:
    static constexpr std::int64_t kFunds = 10'000;

    WithdrawalHouse()
    {
        progress.setBank(&bank);
        approvals.setKind(withdrawals::kApprovalKind, progress.approvalKind());
        const accounts::AccountId drawer(home.slot, accounts::AccountKind::Drawer, merchant.bytes(), cny);
        const Money funds(kFunds, cny);
        const accounts::Batch batch{"funds",
                                    "TEST",
                                    "funds",
                                    clock.now(),
                                    {{drawer, accounts::Side::Debit, funds}, {home, accounts::Side::Credit, funds}}};
        write<accounts::Posted>([batch](storage::Transaction& tx) { return accounts::post(tx, batch); });
    }

    withdrawals::WithdrawalCommand command(const QByteArray& number, std::int64_t minor) const
    {
        wire::CreateWithdrawal wanted;
        wanted.merchantWithdrawalNo = MerchantWithdrawalNo::trusted(number);
        wanted.amount = Money(minor, cny);
        wanted.payee = {QStringLiteral("Zhang San"), "6222020200112233445", "102100099996"};
        return {merchant, "key:maker", home.number, wanted};
    }
    Result<withdrawals::WithdrawalAnswer> ask(const QByteArray& number, std::int64_t minor)
    {
        return wait(desk.create(command(number, minor)));
    }
    WithdrawalNo asked(const QByteArray& number, std::int64_t minor)
    {
        const auto answer = ask(number, minor);
        if (!answer)
            qFatal("%s", answer.error().code.name);
        return answer->withdrawal.withdrawalNo;
    }
    Result<approvals::Approval> decide(const WithdrawalNo& no, bool approve, const char* checker = "operator:checker")
    {
        const auto approval = wait(approvals.get(merchant, stored(no).approvalNo));
        if (!approval)
            return approval.error();
        approvals::Decision decision;
        decision.merchantId = merchant;
        decision.approvalNo = approval->approvalNo;
        decision.contentHash = approval->contentHash;
        decision.actor = checker;
        decision.verdict = approve ? approvals::Verdict::Approve : approvals::Verdict::Reject;
        const auto decided = wait(approvals.decide(std::move(decision)));
        settle();
        return decided;
    }
    withdrawals::WithdrawalRecord stored(const WithdrawalNo& no)
    {
        return *write<std::optional<withdrawals::WithdrawalRecord>>(
            [no](storage::Transaction& tx) { return withdrawals::findWithdrawal(tx, no); });
    }
    QByteArray status(const WithdrawalNo& no) { return withdrawals::textOf(stored(no).status); }

    withdrawals::Applied report(const WithdrawalNo& no, payouts::PayoutState state, const QByteArray& source = "query")
    {
        withdrawals::Reported reported;
        reported.withdrawalNo = no;
        reported.report.state = state;
        reported.source = source;
        reported.at = clock.now();
        return write<withdrawals::Applied>(
            [reported](storage::Transaction& tx) { return withdrawals::applyReport(tx, reported); });
    }
    static payouts::BankEntry entry(const WithdrawalNo& no, payouts::EntryKind kind, const QByteArray& reference,
                                    std::int64_t minor)
    {
        payouts::BankEntry entry;
        entry.reference = reference;
        entry.endToEndId = no.bytes();
        entry.kind = kind;
        entry.amount = Money(minor, Currency::cny());
        entry.accountNo = "1100";
        return entry;
    }
    withdrawals::Applied note(const payouts::BankEntry& entry)
    {
        const withdrawals::NotedEntry noted{"house", "1100", "N1", entry, clock.now()};
        return write<withdrawals::Applied>(
            [noted](storage::Transaction& tx) { return withdrawals::applyEntry(tx, noted); });
    }
    void tellBank(const QByteArray& document, const QByteArray& id, std::vector<payouts::BankEntry> entries)
    {
        bank.notices.emplace_back(document, payouts::BankNotice{id, std::move(entries)});
    }

    /// One round of the checker, waited for.
    void check()
    {
        wait(checker.runOnce());
        settle();
    }
    /// Lets what goes on by itself come to its end: it has no more steps than this has rounds.
    void settle()
    {
        for (int round = 0; round < 12; ++round) {
            for (storage::ShardIndex shard = 0; shard < storage->shardCount(); ++shard) {
                std::ignore =
                    wait(storage->write<Done>(shard, [](storage::Transaction&) -> Result<Done> { return Done{}; }));
                std::ignore = wait(storage->read<Done>(shard, [](storage::Reader&) -> Result<Done> { return Done{}; }));
            }
        }
    }

    std::int64_t balance(const accounts::AccountId& account)
    {
        return number("withdrawals_test/find_balance", account.number.bytes(), account.slot);
    }
    std::int64_t own() { return balance(home); }
    std::int64_t frozen() { return balance(accounts::merchantFreeze(merchant, cny)); }
    /// What left through the bank.
    std::int64_t paidOut()
    {
        return balance(accounts::channelClearing(home.slot, ChannelCode::trusted("bank:house"), cny));
    }
    std::int64_t number(const char* statement, std::optional<QByteArray> bind, storage::Slot slot)
    {
        return *wait(storage->write<std::int64_t>(slot, [&](storage::Transaction& tx) -> Result<std::int64_t> {
            const auto rows = bind ? tx.rows(storage::Statement{statement}, {storage::Bind::text(*bind)})
                                   : tx.rows(storage::Statement{statement}, {});
            if (!rows)
                return rows.error();
            return rows->empty() ? std::int64_t(0) : rows->front().number(0);
        }));
    }
    template <class T>
    T write(std::function<Result<T>(storage::Transaction&)> work)
    {
        auto answer = wait(storage->write<T>(home.slot, std::move(work)));
        if (!answer)
            qFatal("%s %s", answer.error().code.name, qPrintable(answer.error().detail));
        return std::move(*answer);
    }

    FakeClock clock;
    FakeTimers timers;
    const Currency cny = Currency::cny();
    const MerchantId merchant = MerchantId::trusted("M1000");
    const accounts::AccountId home = accounts::merchantHome(merchant, cny);
    StorageFixture folder{2};
    std::unique_ptr<storage::SqliteStorage> storage = folder.open();
    events::EventPump pump{*storage, clock};
    approvals::Approvals approvals{*storage, timers, clock, &crypto::randomBytes};
    accounts::Courier courier{*storage, clock};
    accounts::FoldingWorker folding{*storage, courier, timers, clock};
    ScriptedBank bank;
    withdrawals::WithdrawalProgress progress{*storage, approvals, pump, clock};
    withdrawals::WithdrawalDesk desk{{*storage, progress, folding, pump, clock, &crypto::randomBytes}};
    withdrawals::WithdrawalChecker checker{progress, timers, clock};
    withdrawals::BankNotices notices{progress, timers};
};

} // namespace guitai::test
