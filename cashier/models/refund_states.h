// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a refund at the till can be in, and what it looks like: one row a state. Screens and tests read this table.
#pragma once

#include "models/payment_states.h"

namespace guitai::models {

enum class RefundState {
    Editing,       ///< amount and reason are being chosen
    Sending,       ///< committed; the backend has not answered yet
    NeedsApproval, ///< the backend has it; a second person has to say yes
    Approving,     ///< their PIN is on its way
    Checking,      ///< whether the backend has it is not known
    InProgress,    ///< on its way back to the customer
    Done,
    Failed,  ///< nothing goes back; the money may be refunded again
    Abnormal ///< the channel took the refund and could not deliver it; a person has to look
};

struct RefundStateLook
{
    RefundState state;
    const char* name; ///< for the log and for finding it in tests
    Tone tone;
    Glyph glyph;
    bool watched;       ///< the backend is asked again and again while in it
    bool settled;       ///< its key is used up; nothing has to survive a restart
    const char* title;  ///< English source text, context "RefundState"
    const char* advice; ///< what to do now; may be empty
};

const RefundStateLook& lookOf(RefundState state);
std::span<const RefundStateLook> allRefundLooks();

} // namespace guitai::models
