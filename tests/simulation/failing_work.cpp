// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/failing_work.h"

namespace guitai::simulation {

namespace {

using storage::Bind;
using storage::errors::kStorageFailed;

class FailingTransaction final : public storage::Transaction
{
public:
    FailingTransaction(int statement, storage::Reader& reader, storage::Transaction* writer)
        : m_left(statement), m_reader(reader), m_writer(writer)
    {
    }
    Result<storage::Rows> rows(const storage::Statement& statement, std::initializer_list<Bind> binds) override
    {
        if (--m_left == 0)
            return Error{kStorageFailed};
        return m_reader.rows(statement, binds);
    }
    Result<int> run(const storage::Statement& statement, std::initializer_list<Bind> binds) override
    {
        if (--m_left == 0)
            return Error{kStorageFailed};
        return m_writer->run(statement, binds);
    }
    /// Whatever the work makes of a failed statement, the database has lost its transaction.
    std::optional<Error> answer(std::optional<Error> ofTheWork) const
    {
        return m_left <= 0 && !ofTheWork ? std::optional(Error{kStorageFailed}) : ofTheWork;
    }

private:
    int m_left;
    storage::Reader& m_reader;
    storage::Transaction* const m_writer;
};

} // namespace

storage::Storage::ErasedWork failingAt(int statement, storage::Storage::ErasedWork work)
{
    return [statement, work = std::move(work)](storage::Transaction& tx) {
        FailingTransaction failing(statement, tx, &tx);
        return failing.answer(work(failing));
    };
}

storage::Storage::ErasedRead failingAt(int statement, storage::Storage::ErasedRead work)
{
    return [statement, work = std::move(work)](storage::Reader& reader) {
        FailingTransaction failing(statement, reader, nullptr);
        return failing.answer(work(failing));
    };
}

} // namespace guitai::simulation
