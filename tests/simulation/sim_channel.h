// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The channel port in front of the provider: calls and answers get lost, arrive late, twice and in another order, and
// what is answered is not always so. Lives as long as one life of the house; what is on the wire outlives it.
#pragma once

#include "simulation/channel_front.h"
#include "simulation/wire_call.h"

namespace guitai::simulation {

/// "alpha": the customer pays by a code shown, placing is repeatable. "beta": placing takes the money by the customer's
/// own code, and can be reversed.
inline constexpr std::array kChannelCodes{"alpha", "beta"};

struct ChannelTools
{
    WireTools wire;
    ChannelFront& front;
};

std::unique_ptr<channels::Channel> makeSimChannel(const ChannelTools& tools, const char* code, Life life);

/// A notice as it is sent; `forged` has a signature that is none.
QByteArray noticeBody(const PendingNotice& notice, Lie lie, bool forged);

} // namespace guitai::simulation
