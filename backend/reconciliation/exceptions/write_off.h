// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a write-off does in the books, and taking it back: new entries, never changed ones. Inside a transaction on the
// home shard, together with the case.
#pragma once

#include "exceptions/exception_record.h"

namespace guitai::exceptions {

namespace errors {
/// Nothing of it is known to be money: an unreadable row, or two sides that moved the same.
inline constexpr ErrorCode kNothingToWriteOff{"EXCEPTION_NOTHING_TO_WRITE_OFF", 409};
} // namespace errors

/// What is lost leaves the channel's clearing account for the write-off account, what is gained the other way; a fee
/// beyond what was reckoned goes from the channel's fees to the write-off account. The effect is remembered by the
/// case.
Result<Done> postWriteOff(storage::Transaction& tx, ExceptionRecord& record, UtcTime at);
/// Nothing where nothing was written off.
Result<Done> takeBackWriteOff(storage::Transaction& tx, ExceptionRecord& record, UtcTime at);

} // namespace guitai::exceptions
