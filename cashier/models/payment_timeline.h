// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened to a payment and how we learnt of it, oldest first, in words.
#pragma once

#include "models/payment_states.h"
#include "wire/payment_detail_wire.h"
#include "wire/refund_wire.h"

#include <QString>

namespace guitai::models {

struct TimelineEvent
{
    UtcTime at;
    Glyph glyph = Glyph::None;
    Tone tone = Tone::Neutral;
    QString what;
    QString how; ///< "told by WeChat Pay", "asked for by cashier"; may be empty
};

std::vector<TimelineEvent> timelineOf(const wire::PaymentDetail& detail, const std::vector<wire::Refund>& refunds);

/// "operator:cashier" and "key:demo-key" without their kind; a key is said to be the shop's system.
QString actorName(const QByteArray& actor);
/// Picture, tone and word of a refund's state.
struct RefundLook
{
    Glyph glyph;
    Tone tone;
    QString word;
};
RefundLook lookOf(const wire::Refund& refund);

} // namespace guitai::models
