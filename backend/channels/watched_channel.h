// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A channel with its health watched: the one place where calls are counted, held back and refused. A call that is held
// back goes nowhere: a placing answers NotSent, everything else Unknown, which is asked again later.
// Lives on the event loop's thread.
#pragma once

#include "channels/health.h"

namespace guitai::channels {

/// `health` outlives it.
std::unique_ptr<Channel> watched(std::unique_ptr<Channel> channel, Health& health);

/// The error code of what was held back; for the attempt's record.
inline constexpr char kHeldBack[] = "CHANNEL_HELD_BACK";

// What an answer says about the channel's health; a word about the payer or the order is a good answer.
CallResult resultOf(const PlaceOutcome& outcome);
CallResult resultOf(const Report& report);
CallResult resultOf(const CloseOutcome& outcome);
CallResult resultOf(const ReverseOutcome& outcome);
CallResult resultOf(const RefundReport& report);

} // namespace guitai::channels
