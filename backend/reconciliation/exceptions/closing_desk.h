// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Closing days for people; bounded to the caller's merchant. Event loop's thread.
#pragma once

#include "exceptions/closing.h"
#include "storage/storage.h"
#include "wire/reconciliation_wire.h"

namespace guitai::exceptions {

class ClosingDesk
{
public:
    ClosingDesk(storage::Storage& storage, const Clock& clock) : m_storage(storage), m_clock(clock) {}

    /// DAY_NOT_EXPLAINED, DAY_NOT_TIED. Closed before: the day as it is.
    async::Task<Result<wire::ReconciliationDay>> close(DayCommand command);
    /// DAY_NOT_CLOSED. Needs a remark.
    async::Task<Result<wire::ReconciliationDay>> reopen(DayCommand command);

private:
    using Step = Result<days::DayRecord> (*)(storage::Transaction&, const DayCommand&, UtcTime);
    async::Task<Result<wire::ReconciliationDay>> run(Step step, DayCommand command);

    storage::Storage& m_storage;
    const Clock& m_clock;
};

} // namespace guitai::exceptions
