// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How a payment looks in a list: picture, tone and one word.
#pragma once

#include "models/payment_states.h"
#include "wire/payment_wire.h"

#include <QString>

namespace guitai::models {

struct Look
{
    Glyph glyph = Glyph::None;
    Tone tone = Tone::Neutral;
    QString word;
};

Look lookOf(const wire::Payment& payment);
/// Whether money of it can go back now: paid, not frozen, something left.
bool isRefundable(const wire::Payment& payment);
/// What may still go back: the amount less what went and what is on its way.
Money refundableOf(const wire::Payment& payment);

} // namespace guitai::models
