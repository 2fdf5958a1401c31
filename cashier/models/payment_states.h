// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a payment at the till can be in, and everything that follows from it: one row a state for look,
// sound and allowed keys; one row a transition for the ways out. Screens, sounds, the log and the tests
// read these two tables and nothing else.
#pragma once

#include "models/glyph.h"

#include <QFlags>

#include <span>

namespace guitai::models {

enum class PaymentState {
    Entering, ///< the amount is being typed
    Sending,  ///< committed; the backend has not answered yet
    ShowingQr,
    Confirming, ///< the customer's code was read; the wallet asks the customer
    Checking,   ///< whether money moved or will move is not known
    Reversing,  ///< being stopped; whether money moved is being made sure
    Paid,
    Reversed,
    Failed,
    Expired,    ///< the code ran out; nothing received so far
    PaidLate,   ///< money came when the payment could no longer take it
    NeedsPerson ///< two answers contradict each other; the backend froze the payment
};

enum class PaymentInput {
    Commit,     ///< the cashier asks for a code
    Resume,     ///< an unfinished payment was found when the till started
    NotSent,    ///< nothing left this machine
    NotArrived, ///< the backend never saw the order
    Refused,    ///< the backend refused the order before anything began
    Unclear,    ///< no answer, or the channel gave none
    Placed,     ///< there is a code to show
    Asked,      ///< the customer is asked on the phone
    Succeeded,
    AttemptFailed,
    Closed,
    ClosedExpired, ///< closed because its time was over
    BackendReversing,
    LateMoney,
    Frozen,
    StopAsked,
    TimeUp,  ///< the code's time is over by the till's own clock
    NewCode, ///< the cashier asks for another code for the same amount
    Next     ///< on to the next customer
};

enum class Tone { Neutral, Waiting, Unknown, Paid, Failed, Info, Closed };
enum class Cue { Silent, Paid, Failed, Unknown };

enum class Key {
    None = 0,
    Amount = 1,     ///< digits . + backspace, clear
    Primary = 2,    ///< Enter
    ShowQr = 4,     ///< F3
    Query = 8,      ///< F5
    Stop = 16,      ///< Esc
    StopLater = 32, ///< Esc, once the answer is slow
};
Q_DECLARE_FLAGS(Keys, Key)
Q_DECLARE_OPERATORS_FOR_FLAGS(Keys)

struct StateLook
{
    PaymentState state;
    const char* name; ///< for the log and for finding it in tests
    Tone tone;
    Glyph glyph;
    Cue cue; ///< played on arriving
    Keys keys;
    bool watched;        ///< the backend is asked again and again while in it
    bool settled;        ///< the payment key is used up; nothing has to survive a restart
    const char* title;   ///< English source text, context "PaymentState"
    const char* advice;  ///< what to do now; may be empty
    const char* primary; ///< what Enter does, where it does something
};

const StateLook& lookOf(PaymentState state);
std::span<const StateLook> allLooks();

/// Where an input leads; the same state when it means nothing there.
PaymentState after(PaymentState state, PaymentInput input);

inline constexpr int kPaymentInputs = static_cast<int>(PaymentInput::Next) + 1;

} // namespace guitai::models
