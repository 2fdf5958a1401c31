// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The approvals desk on a real database, with a kind that remembers what it was told.
#pragma once

#include "approvals/approvals.h"
#include "crypto/hash.h"
#include "support/fake_clock.h"
#include "support/fake_timers.h"
#include "support/storage_fixture.h"

namespace guitai::test {

inline const MerchantId kShop = MerchantId::trusted("M1000");

template <class T>
QByteArray codeOf(const Result<T>& answer)
{
    return answer.ok() ? QByteArray("OK") : QByteArray(answer.error().code.name);
}

/// A kind that takes its time.
struct Gate
{
    approvals::Approvals::Kind kind()
    {
        approvals::Approvals::Kind kind;
        kind.execute = [this](approvals::Approval) { return pass(); };
        return kind;
    }
    async::Task<Result<Done>> pass()
    {
        waiting.emplace_back();
        auto later = waiting.back().later();
        const Done done = co_await later;
        co_return done;
    }

    std::vector<async::Promise<Done>> waiting;
};

struct Office
{
    Office()
    {
        approvals::Approvals::Kind kind;
        kind.execute = [this](approvals::Approval approval) { return note(&executed, std::move(approval)); };
        kind.giveUp = [this](approvals::Approval approval) { return note(&givenUp, std::move(approval)); };
        desk.setKind("withdrawal", kind);
    }

    async::Task<Result<Done>> note(std::vector<QByteArray>* told, approvals::Approval approval)
    {
        told->push_back(approval.content);
        if (refusal)
            co_return *refusal;
        co_return Done{};
    }
    approvals::Approval ask(const QByteArray& content = R"({"amount":100000})")
    {
        approvals::Approvals::Wanted wanted{"withdrawal", kShop, content, "operator:cashier"};
        const auto asked = wait(desk.ask(wanted));
        if (!asked)
            qFatal("not asked: %s %s", asked.error().code.name, qPrintable(asked.error().detail));
        return *asked;
    }
    Result<approvals::Approval> decide(const approvals::Approval& approval, const QByteArray& checker,
                                       bool approve = true)
    {
        approvals::Decision decision{kShop, approval.approvalNo, approval.contentHash, checker,
                                     approve ? approvals::Verdict::Approve : approvals::Verdict::Reject};
        return wait(desk.decide(decision));
    }
    Result<approvals::Approval> cancel(const approvals::Approval& approval, const QByteArray& maker)
    {
        approvals::Decision decision{kShop, approval.approvalNo, {}, maker, approvals::Verdict::Cancel};
        return wait(desk.decide(decision));
    }
    approvals::Approval now(const approvals::Approval& approval) { return *wait(desk.get(kShop, approval.approvalNo)); }
    int runOnce() { return wait(desk.runOnce()); }
    Result<int> change(const storage::Statement& statement, storage::Bind one, std::optional<storage::Bind> two = {})
    {
        std::function<Result<int>(storage::Transaction&)> work = [&](storage::Transaction& tx) {
            return two ? tx.run(statement, {one, *two}) : tx.run(statement, {one});
        };
        return wait(storage->write<int>(storage::kHomeSlot, work));
    }
    /// "action actor detail", oldest first.
    QByteArrayList trail()
    {
        std::function<Result<storage::Rows>(storage::Reader&)> read = [](storage::Reader& reader) {
            return reader.rows({"approvals_test/list_audit_actions"}, {});
        };
        const auto rows = wait(storage->read<storage::Rows>(storage::kHomeSlot, read));
        QByteArrayList lines;
        for (const storage::Row& row : *rows)
            lines.append(row.utf8(0) + ' ' + row.utf8(1) + ' ' + row.utf8(2));
        return lines;
    }

    FakeClock clock;
    StorageFixture folder;
    std::unique_ptr<storage::SqliteStorage> storage = folder.open();
    FakeTimers timers;
    approvals::Approvals desk{*storage, timers, clock, &crypto::randomBytes};
    std::vector<QByteArray> executed;
    std::vector<QByteArray> givenUp;
    std::optional<Error> refusal;
};

} // namespace guitai::test
