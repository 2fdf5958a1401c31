// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/refund_states.h"

#include "result/assert.h"

#include <QtGlobal>

#include <array>

namespace guitai::models {

namespace {

using S = RefundState;

// clang-format off
constexpr bool kWatched = true;
constexpr bool kSettled = true;

const std::array kLooks{
    RefundStateLook{S::Editing, "editing", Tone::Neutral, Glyph::Refund, false, false, "", ""},
    RefundStateLook{S::Sending, "sending", Tone::Waiting, Glyph::Hourglass, false, false,
        QT_TRANSLATE_NOOP("RefundState", "Sending…"), ""},
    RefundStateLook{S::NeedsApproval, "needs_approval", Tone::Waiting, Glyph::Person, false, false,
        QT_TRANSLATE_NOOP("RefundState", "A second person has to agree"),
        QT_TRANSLATE_NOOP("RefundState", "Nothing has gone back yet. A supervisor enters their name and PIN.")},
    RefundStateLook{S::Approving, "approving", Tone::Waiting, Glyph::Hourglass, false, false,
        QT_TRANSLATE_NOOP("RefundState", "Sending…"), ""},
    RefundStateLook{S::Checking, "checking", Tone::Unknown, Glyph::QuestionDiamond, kWatched, false,
        QT_TRANSLATE_NOOP("RefundState", "Result not known yet"),
        QT_TRANSLATE_NOOP("RefundState", "Do not refund again. The till keeps asking; the money goes back once at most.")},
    RefundStateLook{S::InProgress, "in_progress", Tone::Waiting, Glyph::Hourglass, kWatched, kSettled,
        QT_TRANSLATE_NOOP("RefundState", "On its way back"),
        QT_TRANSLATE_NOOP("RefundState", "The bank may take some hours: tell the customer. You can go on; the list shows when it has arrived.")},
    RefundStateLook{S::Done, "done", Tone::Paid, Glyph::CheckCircle, false, kSettled,
        QT_TRANSLATE_NOOP("RefundState", "Refunded"),
        QT_TRANSLATE_NOOP("RefundState", "The customer has the money back.")},
    RefundStateLook{S::Failed, "failed", Tone::Failed, Glyph::CrossOctagon, false, kSettled,
        QT_TRANSLATE_NOOP("RefundState", "Not refunded"),
        QT_TRANSLATE_NOOP("RefundState", "Nothing went back. It can be tried again.")},
    RefundStateLook{S::Abnormal, "abnormal", Tone::Unknown, Glyph::Person, kWatched, kSettled,
        QT_TRANSLATE_NOOP("RefundState", "The wallet could not deliver it"),
        QT_TRANSLATE_NOOP("RefundState", "A supervisor has to look at this. Do not refund again.")},
};
// clang-format on

} // namespace

const RefundStateLook& lookOf(RefundState state)
{
    const auto row = static_cast<std::size_t>(state);
    GUITAI_ASSERT(row < kLooks.size() && kLooks[row].state == state);
    return kLooks[row];
}

std::span<const RefundStateLook> allRefundLooks()
{
    return kLooks;
}

} // namespace guitai::models
