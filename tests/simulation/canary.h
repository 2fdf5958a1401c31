// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Faults that are put into the product on purpose, beneath it: a simulation that does not notice them notices nothing.
#pragma once

#include "storage/storage.h"

#include <array>

namespace guitai::simulation {

enum class Canary {
    None,
    ReservationIgnored, ///< a refund is reserved although there is no room for it
    EventForgotten,     ///< a refund that succeeded tells nobody
    NoticeForgotten,    ///< a notice is acknowledged and not applied
    EntryHalved,        ///< of every ledger batch one line is posted with half of its money
    RejectedTakenAsPaid ///< a payout that the bank rejected counts as paid
};

inline constexpr std::array kCanaries{Canary::ReservationIgnored, Canary::EventForgotten, Canary::NoticeForgotten,
                                      Canary::EntryHalved, Canary::RejectedTakenAsPaid};

const char* nameOf(Canary canary);
/// The same work on a transaction that errs like that.
storage::Storage::ErasedWork spoiled(Canary canary, storage::Storage::ErasedWork work);

} // namespace guitai::simulation
