// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Cases from a run's differences; see days/exception_book.h. Event loop's thread.
#pragma once

#include "days/exception_book.h"
#include "exceptions/exception_desk.h"

namespace guitai::exceptions {

/// The next difference of a file; nothing at its end.
using NextDifference = std::function<Result<std::optional<CaseFacts>>()>;
using OpenDifferences = std::function<Result<NextDifference>(const QString& path)>;

class StoredExceptionBook final : public days::ExceptionBook
{
public:
    StoredExceptionBook(storage::Storage& storage, ExceptionDesk& desk, const Clock& clock, OpenDifferences open)
        : m_storage(storage), m_desk(desk), m_clock(clock), m_open(std::move(open))
    {
    }

    async::Task<Result<days::RecordedCases>> record(days::ComparedRun run, QString differences) override;
    async::Task<Result<int>> resolveProvable(days::ComparedRun run) override;

private:
    async::Task<Result<days::RecordedCases>> recordRows(days::ComparedRun run, NextDifference next);
    async::Task<Result<int>> endVanished(days::ComparedRun run);
    async::Task<Result<int>> lookForExpected(days::ComparedRun run);

    storage::Storage& m_storage;
    ExceptionDesk& m_desk;
    const Clock& m_clock;
    OpenDifferences m_open;
};

} // namespace guitai::exceptions
