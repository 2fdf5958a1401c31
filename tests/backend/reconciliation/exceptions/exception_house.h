// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A day of a channel account with differences as a test wants them, in either database, and a channel that proves what
// it is told to.
#pragma once

#include "crypto/hash.h"
#include "exceptions/stored_exception_book.h"
#include "ids/payment_no.h"
#include "support/backend_storage.h"
#include "support/engine_fixture.h"
#include "support/fake_clock.h"
#include "support/fake_timers.h"
#include "support/stumbling_storage.h"
#include "time/parse_business_date.h"

#include <deque>

namespace guitai::test {

namespace actions = wire::exception_actions;

/// What a test of these needs of MariaDB and cannot have; empty when all is there.
inline QString whyNotHere()
{
    return onMaria() ? whyNoMaria() : QString();
}

class ScriptedProof final : public exceptions::ChannelProof
{
public:
    using Proof = exceptions::Proof;

    async::Task<Result<Proof>> query(exceptions::ExceptionRecord) override { return answer("query"); }
    async::Task<Result<Done>> checkAttempt(exceptions::ExceptionRecord) override
    {
        if (hasNoAttempt)
            co_return Error{exceptions::errors::kNoAttempt};
        co_return Done{};
    }
    async::Task<Result<Proof>> makeUp(exceptions::ExceptionRecord) override { return answer("make up"); }
    async::Task<Result<Proof>> giveBack(exceptions::ExceptionRecord, QByteArray) override { return answer("refund"); }

    bool hasNoAttempt = false;
    std::deque<Result<Proof>> answers; ///< then: proven
    std::vector<QByteArray> asked;
    std::optional<async::Promise<Done>> held; ///< the channel answers when it completes

private:
    async::Task<Result<Proof>> answer(const char* name)
    {
        asked.emplace_back(name);
        if (held) {
            auto let = held->later();
            co_await let;
        }
        Result<Proof> next = Proof{true, "PROVEN"};
        if (!answers.empty()) {
            next = answers.front();
            answers.pop_front();
        }
        co_return next;
    }
};

class ExceptionHouse
{
public:
    static constexpr std::int64_t kLimit = 10'000;

    ExceptionHouse() { approvals.setKind(exceptions::kApprovalKind, desk.approvalKind()); }

    static rows::BillRow row(const QByteArray& number, std::int64_t amount, rows::State state = rows::State::Succeeded,
                             rows::Kind kind = rows::Kind::Payment)
    {
        rows::BillRow row;
        row.kind = kind;
        row.number = number;
        row.transaction = "T" + number;
        row.amount = amount;
        row.currency = "CNY";
        row.state = state;
        row.at = UtcTime::fromSeconds(1'795'400'000);
        row.line = 7;
        return row;
    }
    static exceptions::CaseFacts oursOnly(const QByteArray& number, std::int64_t amount)
    {
        return {"OURS_ONLY", 0, row(number, amount), std::nullopt};
    }
    static exceptions::CaseFacts theirsOnly(const QByteArray& number, std::int64_t amount)
    {
        return {"THEIRS_ONLY", 0, std::nullopt, row(number, amount)};
    }
    static exceptions::CaseFacts amountDiffers(const QByteArray& number, std::int64_t ours, std::int64_t theirs)
    {
        return {"AMOUNT_DIFFERS", exceptions::AmountBit, row(number, ours), row(number, theirs)};
    }
    static exceptions::CaseFacts unpaidHere(const QByteArray& number, std::int64_t amount)
    {
        return {"STATE_DIFFERS", exceptions::StateBit, row(number, amount, rows::State::Processing),
                row(number, amount)};
    }
    /// An attempt's number of ours.
    QByteArray attempt(int ordinal = 1)
    {
        const PaymentNo payment = mintPaymentNo(clock.now(), 3, &crypto::randomBytes);
        return attemptNoOf(payment, ordinal).bytes();
    }

    days::ComparedRun run(const QByteArray& id, const QByteArray& day = "2026-11-22") const
    {
        return {id, merchant, account, channel, *parseBusinessDate(day), clock.now()};
    }
    days::RecordedCases record(const QByteArray& runId, std::vector<exceptions::CaseFacts> facts,
                               const QByteArray& day = "2026-11-22")
    {
        differences = std::move(facts);
        const auto cases = wait(book.record(run(runId, day), QStringLiteral("differences.csv")));
        if (!cases)
            qFatal("%s %s", cases.error().code.name, qPrintable(cases.error().detail));
        return *cases;
    }
    /// The only case of these facts, as it was recorded for that day.
    ExceptionId idFor(const exceptions::CaseFacts& facts, const QByteArray& day = "2026-11-22") const
    {
        return exceptions::idOf(account, day, facts, 0);
    }
    wire::ReconciliationException get(const ExceptionId& id)
    {
        const auto found = wait(desk.get(merchant, id));
        if (!found)
            qFatal("%s", found.error().code.name);
        return *found;
    }
    /// "OK" or the code of the refusal.
    QByteArray act(const ExceptionId& id, const QByteArray& action, const QByteArray& actor = "operator:finance",
                   const ExceptionId& other = {})
    {
        return codeOf(wait(desk.act(command(id, action, actor, other))));
    }
    exceptions::ActCommand command(const ExceptionId& id, const QByteArray& action,
                                   const QByteArray& actor = "operator:finance", const ExceptionId& other = {}) const
    {
        wire::ExceptionAction wanted;
        wanted.action = action;
        wanted.remark = QStringLiteral("because");
        wanted.other = other;
        return {merchant, actor, id, wanted};
    }
    QByteArray decide(const ExceptionId& id, approvals::Verdict verdict, const QByteArray& actor = "operator:admin")
    {
        approvals::Decision decision;
        decision.merchantId = merchant;
        decision.approvalNo = get(id).approvalNo;
        decision.actor = actor;
        decision.verdict = verdict;
        return codeOf(wait(approvals.decide(std::move(decision))));
    }
    template <class T>
    static QByteArray codeOf(const Result<T>& answer)
    {
        return answer.ok() ? QByteArray("OK") : QByteArray(answer.error().code.name);
    }
    std::int64_t sum(const char* kind) { return number("exceptions_test/sum_of_kind", kind); }
    std::int64_t number(const char* statement, const QByteArray& bind)
    {
        return *wait(storage->write<std::int64_t>(
            storage::kHomeSlot, [statement, bind](storage::Transaction& tx) -> Result<std::int64_t> {
                const auto rows = tx.rows(storage::Statement{statement}, {storage::Bind::text(bind)});
                return rows ? Result<std::int64_t>(rows->front().number(0)) : rows.error();
            }));
    }
    QByteArrayList deeds(const ExceptionId& id)
    {
        QByteArrayList deeds;
        for (const wire::ExceptionEvent& event : get(id).history)
            deeds.append(event.action);
        return deeds;
    }

    FakeClock clock;
    FakeTimers timers;
    const MerchantId merchant = MerchantId::trusted("M1000");
    const ChannelAccountId account = ChannelAccountId::trusted("M1000-wechat");
    const ChannelCode channel = ChannelCode::trusted("wechat");
    EngineFixture fixture{onMaria() ? Engine::Maria : Engine::Sqlite};
    std::unique_ptr<storage::Storage> storage = fixture.open();
    StumblingStorage shaky{*storage}; ///< sound until a test says otherwise
    approvals::Approvals approvals{shaky, timers, clock, &crypto::randomBytes};
    ScriptedProof proof;
    exceptions::ExceptionDesk desk{{shaky, approvals, proof, clock, kLimit, {}}};
    std::vector<exceptions::CaseFacts> differences; ///< of the file that is read next
    exceptions::StoredExceptionBook book{shaky, desk, clock, [this](const QString&) { return reader(); }};

private:
    Result<exceptions::NextDifference> reader()
    {
        return exceptions::NextDifference(
            [facts = differences, at = size_t(0)]() mutable -> Result<std::optional<exceptions::CaseFacts>> {
                return at < facts.size() ? std::optional(facts[at++]) : std::nullopt;
            });
    }
};

} // namespace guitai::test
