// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A storage whose n-th statement goes wrong in one of the ways a database has, and a sweep that tries a step with every
// one of its statements going wrong in every way. The works run on storage's threads, the tests on the event loop's.
#pragma once

#include "storage/statement_text.h"
#include "storage/storage.h"

#include <QCoreApplication>
#include <QTest>

#include <atomic>

namespace guitai::test {

enum class Mishap {
    Fails,     ///< the statement is an error, and its transaction is lost
    Taken,     ///< an insert finds its unique key taken: somebody else was faster
    Unchanged, ///< a conditional update changes no row: likewise
    Garbled,   ///< a column that is read is no word of ours: somebody else wrote the database
    Missing,   ///< a row that is looked for is not there: somebody else deleted it, or writes it just behind the look
    Unknown    ///< the transaction is committed, but nobody hears of it
};

class FailingStatements final : public storage::Storage
{
public:
    explicit FailingStatements(storage::Storage& inner) : m_inner(inner) {}

    /// Counts statements from now on, from 1.
    void failAt(int statement, Mishap how, int column = 0)
    {
        m_plan->count = 0;
        m_plan->at = statement;
        m_plan->how = how;
        m_plan->column = column;
        m_plan->columns = 0;
        m_plan->overlooked = false;
    }
    void heal() { m_plan->at = 0; }
    /// True when there were enough statements to fail.
    bool hasFailed() const { return m_plan->at > 0 && m_plan->count >= m_plan->at; }
    /// True when a work whose statement failed said that it was done.
    bool wasOverlooked() const { return m_plan->overlooked; }
    /// Of the rows that were garbled.
    int columns() const { return m_plan->columns; }
    /// True while a work has not been answered.
    bool isBusy() const { return m_plan->underWay > 0; }

    int shardCount() const override { return m_inner.shardCount(); }
    storage::ShardIndex shardOf(storage::Slot slot) const override { return m_inner.shardOf(slot); }

protected:
    async::Later<std::optional<Error>> commit(storage::ShardIndex shard, ErasedWork work) override
    {
        const Promise promise;
        write(m_inner, m_plan, shard, std::move(work), promise);
        return promise.later();
    }
    async::Later<std::optional<Error>> look(storage::ShardIndex shard, ErasedRead work) override
    {
        const Promise promise;
        read(m_inner, m_plan, shard, std::move(work), promise);
        return promise.later();
    }

private:
    using Promise = async::Promise<std::optional<Error>>;

    /// What goes wrong and what was seen of it. Works that nobody waits for any more outlive this object with it.
    struct Plan
    {
        int underWay = 0;
        std::atomic<int> count{0};
        std::atomic<int> at{0};
        std::atomic<Mishap> how{Mishap::Fails};
        std::atomic<int> column{0};
        std::atomic<int> columns{0};
        std::atomic<bool> overlooked{false};
    };
    using SharedPlan = std::shared_ptr<Plan>;

    /// One work's statements.
    class Statements final : public storage::Transaction
    {
    public:
        Statements(Plan& plan, storage::Reader& reader, storage::Transaction* writer)
            : m_plan(plan), m_reader(reader), m_writer(writer)
        {
        }
        Result<storage::Rows> rows(const storage::Statement& statement,
                                   std::initializer_list<storage::Bind> binds) override
        {
            const bool mine = goesWrong();
            if (mine && m_plan.how == Mishap::Fails)
                return Error{storage::errors::kStorageFailed};
            auto rows = m_reader.rows(statement, binds);
            if (mine && rows && m_plan.how == Mishap::Garbled)
                return garbled(*rows);
            if (mine && rows && m_plan.how == Mishap::Missing)
                return storage::Rows();
            return rows;
        }
        Result<int> run(const storage::Statement& statement, std::initializer_list<storage::Bind> binds) override
        {
            const bool mine = goesWrong();
            if (mine && m_plan.how == Mishap::Fails)
                return Error{storage::errors::kStorageFailed};
            const auto text = storage::statementText(statement.name, storage::Dialect::Sqlite);
            const bool inserts = text && text->startsWith("INSERT");
            if (mine && inserts && m_plan.how == Mishap::Taken)
                return Error{storage::errors::kUniqueViolation};
            if (mine && !inserts && m_plan.how == Mishap::Unchanged)
                return 0;
            return m_writer->run(statement, binds);
        }
        bool hasGoneWrong() const { return m_wrong; }

    private:
        storage::Rows garbled(const storage::Rows& rows)
        {
            storage::Rows spoilt;
            for (const storage::Row& row : rows) {
                std::vector<storage::Value> columns;
                try {
                    for (int i = 0;; ++i) // until there is none
                        columns.push_back(row.isNull(i) ? storage::Value()
                                                        : storage::Value(storage::Value::Kind::Text, row.utf8(i)));
                } catch (const std::out_of_range&) {
                    m_plan.columns = static_cast<int>(columns.size());
                }
                const auto column = static_cast<size_t>(m_plan.column.load());
                if (column < columns.size())
                    columns[column] = storage::Value(storage::Value::Kind::Text, "?");
                spoilt.emplace_back(std::move(columns));
            }
            return spoilt;
        }
        bool goesWrong()
        {
            const bool mine = ++m_plan.count == m_plan.at;
            m_wrong = m_wrong || mine;
            return mine;
        }

        Plan& m_plan;
        storage::Reader& m_reader;
        storage::Transaction* const m_writer;
        bool m_wrong = false;
    };

    static Result<Done> answerOf(std::optional<Error> failed) { return failed ? Result<Done>(*failed) : Done{}; }
    static void judge(Plan& plan, const Statements& statements, const std::optional<Error>& answer)
    {
        if (statements.hasGoneWrong() && plan.how == Mishap::Fails && !answer)
            plan.overlooked = true;
    }

    static async::Task<> write(storage::Storage& inner, SharedPlan plan, storage::ShardIndex shard, ErasedWork work,
                               Promise promise)
    {
        ++plan->underWay;
        const auto lost = std::make_shared<bool>(false);
        std::function<Result<Done>(storage::Transaction&)> plain = [plan, work, lost](storage::Transaction& tx) {
            Statements statements(*plan, tx, &tx);
            const auto answer = work(statements);
            judge(*plan, statements, answer);
            *lost = statements.hasGoneWrong() && plan->how == Mishap::Unknown && !answer;
            return answerOf(answer);
        };
        auto writing = inner.write<Done>(shard, std::move(plain));
        const Result<Done> written = co_await writing;
        --plan->underWay;
        if (*lost)
            promise.complete(Error{storage::errors::kCommitUnknown});
        else
            promise.complete(written ? std::nullopt : std::optional(written.error()));
    }
    static async::Task<> read(storage::Storage& inner, SharedPlan plan, storage::ShardIndex shard, ErasedRead work,
                              Promise promise)
    {
        ++plan->underWay;
        std::function<Result<Done>(storage::Reader&)> plain = [plan, work](storage::Reader& reader) {
            Statements statements(*plan, reader, nullptr);
            const auto answer = work(statements);
            judge(*plan, statements, answer);
            return answerOf(answer);
        };
        auto reading = inner.read<Done>(shard, std::move(plain));
        const Result<Done> done = co_await reading;
        --plan->underWay;
        promise.complete(done ? std::nullopt : std::optional(done.error()));
    }

    storage::Storage& m_inner;
    const std::shared_ptr<Plan> m_plan = std::make_shared<Plan>();
};

/// `prepare` makes a fresh case and answers the step to be tried on it, which tells whether it was done; `holds` says
/// afterwards, with a sound storage, what is wrong, or nothing.
struct Step
{
    std::function<std::function<bool()>()> prepare;
    std::function<QString()> holds;
};

/// Tries the step with its first statement going wrong, then its second, until none is left, in each of the ways.
/// Answers what went wrong that must not; nothing is good.
inline QString tryEveryMishap(FailingStatements& storage, const Step& step, std::initializer_list<Mishap> ways)
{
    constexpr int kMostStatements = 500;
    for (const Mishap how : ways) {
        bool failed = true;
        int column = 0;
        for (int at = 1; failed; ++at) {
            const auto act = step.prepare();
            while (storage.isBusy()) // what goes on by itself behind the preparation is not counted
                QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            storage.failAt(at, how, column);
            const bool done = act();
            failed = storage.hasFailed();
            const bool overlooked = storage.wasOverlooked();
            storage.heal();
            const QString where = QStringLiteral("mishap %1 at statement %2: ").arg(int(how)).arg(at);
            if (overlooked)
                return where + QStringLiteral("a failed statement was overlooked");
            if (!failed && !done)
                return where + QStringLiteral("not done, although nothing went wrong");
            if (const QString wrong = step.holds(); !wrong.isEmpty())
                return where + wrong;
            if (column + 1 < storage.columns()) { // of the same statement
                ++column;
                --at;
            } else {
                column = 0;
            }
            if (at == kMostStatements)
                return where + QStringLiteral("the step never ends");
        }
    }
    return {};
}

/// "" when true.
inline QString unless(bool good, const char* what)
{
    return good ? QString() : QString::fromLatin1(what);
}

} // namespace guitai::test
