// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payment_states.h"

#include "result/assert.h"

#include <QtGlobal>

#include <array>

namespace guitai::models {

namespace {

using S = PaymentState;
using I = PaymentInput;

// clang-format off
constexpr Keys kNoKeys{};
constexpr bool kWatched = true;
constexpr bool kSettled = true;

const std::array kLooks{
    StateLook{S::Entering, "entering", Tone::Neutral, Glyph::Keypad, Cue::Silent,
        Key::Amount | Key::Primary | Key::ShowQr, false, false,
        QT_TRANSLATE_NOOP("PaymentState", "Enter the amount"),
        QT_TRANSLATE_NOOP("PaymentState", "Then press F3 or Enter to show the payment code."), ""},
    StateLook{S::Sending, "sending", Tone::Waiting, Glyph::Hourglass, Cue::Silent,
        Key::StopLater, false, false,
        QT_TRANSLATE_NOOP("PaymentState", "Sending…"),
        QT_TRANSLATE_NOOP("PaymentState", "The code appears in a moment."), ""},
    StateLook{S::ShowingQr, "showing_qr", Tone::Waiting, Glyph::QrCode, Cue::Silent,
        Key::Query | Key::Stop, kWatched, false,
        QT_TRANSLATE_NOOP("PaymentState", "Scan to pay"), "", ""},
    StateLook{S::Confirming, "confirming", Tone::Waiting, Glyph::Phone, Cue::Silent,
        Key::Query | Key::Stop, kWatched, false,
        QT_TRANSLATE_NOOP("PaymentState", "Ask the customer to confirm"),
        QT_TRANSLATE_NOOP("PaymentState", "The wallet waits for a password or a fingerprint on the customer's phone."), ""},
    StateLook{S::Checking, "checking", Tone::Unknown, Glyph::QuestionDiamond, Cue::Unknown,
        Key::Query, kWatched, false,
        QT_TRANSLATE_NOOP("PaymentState", "Result not known yet"),
        QT_TRANSLATE_NOOP("PaymentState", "Do not charge again. The till keeps asking until the result is certain."), ""},
    StateLook{S::Reversing, "reversing", Tone::Waiting, Glyph::Hourglass, Cue::Silent,
        kNoKeys, kWatched, false,
        QT_TRANSLATE_NOOP("PaymentState", "Cancelling…"),
        QT_TRANSLATE_NOOP("PaymentState", "Making sure no money moved. Please wait for the result."), ""},
    StateLook{S::Paid, "paid", Tone::Paid, Glyph::CheckCircle, Cue::Paid,
        Key::Primary, false, kSettled,
        QT_TRANSLATE_NOOP("PaymentState", "Paid"),
        QT_TRANSLATE_NOOP("PaymentState", "The next sale begins by itself in a few seconds."),
        QT_TRANSLATE_NOOP("PaymentState", "Next customer")},
    StateLook{S::Reversed, "reversed", Tone::Closed, Glyph::DashCircle, Cue::Silent,
        Key::Primary, false, kSettled,
        QT_TRANSLATE_NOOP("PaymentState", "Cancelled: nothing charged"),
        QT_TRANSLATE_NOOP("PaymentState", "Tell the customer that no money was kept."),
        QT_TRANSLATE_NOOP("PaymentState", "Next customer")},
    StateLook{S::Failed, "failed", Tone::Failed, Glyph::CrossOctagon, Cue::Failed,
        Key::Primary | Key::ShowQr | Key::Stop, false, kSettled,
        QT_TRANSLATE_NOOP("PaymentState", "Not paid"), "",
        QT_TRANSLATE_NOOP("PaymentState", "New code")},
    StateLook{S::Expired, "expired", Tone::Closed, Glyph::Clock, Cue::Failed,
        Key::Primary | Key::ShowQr | Key::Query | Key::Stop, kWatched, false,
        QT_TRANSLATE_NOOP("PaymentState", "Code expired"),
        QT_TRANSLATE_NOOP("PaymentState", "Nothing received so far. The till keeps watching for late money."),
        QT_TRANSLATE_NOOP("PaymentState", "New code")},
    StateLook{S::PaidLate, "paid_late", Tone::Unknown, Glyph::Clock, Cue::Unknown,
        Key::Primary, false, kSettled,
        QT_TRANSLATE_NOOP("PaymentState", "Paid too late"),
        QT_TRANSLATE_NOOP("PaymentState", "Money arrived after the order was closed. A supervisor accepts or refunds it."),
        QT_TRANSLATE_NOOP("PaymentState", "Next customer")},
    StateLook{S::NeedsPerson, "needs_person", Tone::Unknown, Glyph::Person, Cue::Unknown,
        Key::Primary | Key::Query, kWatched, kSettled,
        QT_TRANSLATE_NOOP("PaymentState", "A supervisor must look at this"),
        QT_TRANSLATE_NOOP("PaymentState", "The answers about this payment contradict each other. Do not charge again."),
        QT_TRANSLATE_NOOP("PaymentState", "Next customer")},
};

struct Transition { S from; I input; S to; };

constexpr Transition kTransitions[] = {
    {S::Entering,  I::Commit,           S::Sending},
    {S::Entering,  I::Resume,           S::Checking},

    {S::Sending,   I::NotSent,          S::Entering},
    {S::Sending,   I::Refused,          S::Failed},
    {S::Sending,   I::Unclear,          S::Checking},
    {S::Sending,   I::Placed,           S::ShowingQr},
    {S::Sending,   I::Asked,            S::Confirming},
    {S::Sending,   I::Succeeded,        S::Paid},
    {S::Sending,   I::AttemptFailed,    S::Failed},
    {S::Sending,   I::Closed,           S::Reversed},
    {S::Sending,   I::ClosedExpired,    S::Expired},
    {S::Sending,   I::BackendReversing, S::Reversing},
    {S::Sending,   I::LateMoney,        S::PaidLate},
    {S::Sending,   I::Frozen,           S::NeedsPerson},

    {S::ShowingQr, I::Succeeded,        S::Paid},
    {S::ShowingQr, I::AttemptFailed,    S::Failed},
    {S::ShowingQr, I::Closed,           S::Reversed},
    {S::ShowingQr, I::ClosedExpired,    S::Expired},
    {S::ShowingQr, I::BackendReversing, S::Reversing},
    {S::ShowingQr, I::LateMoney,        S::PaidLate},
    {S::ShowingQr, I::Frozen,           S::NeedsPerson},
    {S::ShowingQr, I::StopAsked,        S::Reversing},
    {S::ShowingQr, I::TimeUp,           S::Expired},

    {S::Confirming, I::Succeeded,        S::Paid},
    {S::Confirming, I::AttemptFailed,    S::Failed},
    {S::Confirming, I::Closed,           S::Reversed},
    {S::Confirming, I::ClosedExpired,    S::Reversed},
    {S::Confirming, I::BackendReversing, S::Reversing},
    {S::Confirming, I::LateMoney,        S::PaidLate},
    {S::Confirming, I::Frozen,           S::NeedsPerson},
    {S::Confirming, I::StopAsked,        S::Reversing},

    {S::Checking,  I::NotArrived,       S::Entering},
    {S::Checking,  I::Refused,          S::Failed},
    {S::Checking,  I::Placed,           S::ShowingQr},
    {S::Checking,  I::Asked,            S::Confirming},
    {S::Checking,  I::Succeeded,        S::Paid},
    {S::Checking,  I::AttemptFailed,    S::Failed},
    {S::Checking,  I::Closed,           S::Reversed},
    {S::Checking,  I::ClosedExpired,    S::Expired},
    {S::Checking,  I::BackendReversing, S::Reversing},
    {S::Checking,  I::LateMoney,        S::PaidLate},
    {S::Checking,  I::Frozen,           S::NeedsPerson},
    {S::Checking,  I::StopAsked,        S::Reversing}, // asked for while sending, carried out now

    {S::Reversing, I::Succeeded,        S::Paid},
    {S::Reversing, I::Closed,           S::Reversed},
    {S::Reversing, I::ClosedExpired,    S::Reversed},
    {S::Reversing, I::LateMoney,        S::PaidLate},
    {S::Reversing, I::Frozen,           S::NeedsPerson},

    {S::Paid,      I::Frozen,           S::NeedsPerson},
    {S::Paid,      I::Next,             S::Entering},

    {S::Reversed,  I::Succeeded,        S::Paid},
    {S::Reversed,  I::LateMoney,        S::PaidLate},
    {S::Reversed,  I::Frozen,           S::NeedsPerson},
    {S::Reversed,  I::Next,             S::Entering},

    {S::Failed,    I::Succeeded,        S::Paid},
    {S::Failed,    I::LateMoney,        S::PaidLate},
    {S::Failed,    I::Frozen,           S::NeedsPerson},
    {S::Failed,    I::NewCode,          S::Sending},
    {S::Failed,    I::Next,             S::Entering},

    {S::Expired,   I::Succeeded,        S::Paid},
    {S::Expired,   I::LateMoney,        S::PaidLate},
    {S::Expired,   I::Frozen,           S::NeedsPerson},
    {S::Expired,   I::NewCode,          S::Sending},
    {S::Expired,   I::Next,             S::Entering},

    {S::PaidLate,  I::Succeeded,        S::Paid}, // a supervisor accepted the money
    {S::PaidLate,  I::Frozen,           S::NeedsPerson},
    {S::PaidLate,  I::Next,             S::Entering},

    {S::NeedsPerson, I::Succeeded,      S::Paid},
    {S::NeedsPerson, I::LateMoney,      S::PaidLate},
    {S::NeedsPerson, I::Next,           S::Entering},
};
// clang-format on

} // namespace

const StateLook& lookOf(PaymentState state)
{
    const auto row = static_cast<std::size_t>(state);
    GUITAI_ASSERT(row < kLooks.size() && kLooks[row].state == state);
    return kLooks[row];
}

std::span<const StateLook> allLooks()
{
    return kLooks;
}

PaymentState after(PaymentState state, PaymentInput input)
{
    for (const Transition& row : kTransitions) {
        if (row.from == state && row.input == input)
            return row.to;
    }
    return state;
}

} // namespace guitai::models
