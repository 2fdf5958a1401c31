// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payment_look.h"

#include "models/payment_reading.h"
#include "models/words.h"

#include <QCoreApplication>

namespace guitai::models {

Look lookOf(const wire::Payment& payment)
{
    const QString word = statusWord(payment);
    switch (readingOf(payment)) {
    case PaymentInput::Succeeded:
        if (payment.status == "SUCCEEDED")
            return {Glyph::CheckCircle, Tone::Paid, word};
        return {Glyph::Refund, Tone::Info, word};
    case PaymentInput::Asked:
    case PaymentInput::Placed: return {Glyph::Hourglass, Tone::Waiting, word};
    case PaymentInput::AttemptFailed: return {Glyph::CrossOctagon, Tone::Failed, word};
    case PaymentInput::LateMoney: return {Glyph::Clock, Tone::Unknown, word};
    case PaymentInput::Closed: return {Glyph::DashCircle, Tone::Closed, word};
    case PaymentInput::ClosedExpired: return {Glyph::Clock, Tone::Closed, word};
    case PaymentInput::BackendReversing: return {Glyph::Hourglass, Tone::Waiting, word};
    case PaymentInput::Frozen: return {Glyph::Person, Tone::Unknown, word};
    default: return {Glyph::QuestionDiamond, Tone::Unknown, word};
    }
}

bool isRefundable(const wire::Payment& payment)
{
    const bool paid = payment.status == "SUCCEEDED" || payment.status == "PARTIALLY_REFUNDED";
    return paid && !payment.frozen && refundableOf(payment).minor() > 0;
}

Money refundableOf(const wire::Payment& payment)
{
    return Money(payment.amount.minor() - payment.refunded.minor() - payment.refundReserved.minor(),
                 payment.amount.currency());
}

} // namespace guitai::models
