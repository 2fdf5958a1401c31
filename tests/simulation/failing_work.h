// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A work that one of its statements fails, as a full or spoilt disk fails it: its transaction is lost.
#pragma once

#include "storage/storage.h"

namespace guitai::simulation {

/// The same work, whose `statement`th statement (from 1) fails; where there are fewer, none does.
storage::Storage::ErasedWork failingAt(int statement, storage::Storage::ErasedWork work);
storage::Storage::ErasedRead failingAt(int statement, storage::Storage::ErasedRead work);

} // namespace guitai::simulation
