// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payment_reading.h"

namespace guitai::models {

namespace {

bool isPaid(const wire::Payment& payment)
{
    return payment.status == "SUCCEEDED" || payment.status == "PARTIALLY_REFUNDED" || payment.status == "REFUNDED";
}

bool isByPayersCode(const wire::Payment& payment)
{
    return payment.payWay.endsWith("_CODE");
}

} // namespace

PaymentInput readingOf(const wire::Payment& payment)
{
    if (payment.frozen)
        return PaymentInput::Frozen;
    // Money that a paid payment could not take too (paid twice) does not make it less paid.
    if (isPaid(payment))
        return PaymentInput::Succeeded;
    if (payment.doubtfulMoney)
        return PaymentInput::LateMoney;
    if (payment.status == "CLOSED") {
        const bool timeWasOver = payment.closedAt && *payment.closedAt >= payment.expiresAt;
        return timeWasOver ? PaymentInput::ClosedExpired : PaymentInput::Closed;
    }
    if (payment.attemptStatus == "FAILED" && !hasPage(payment))
        return PaymentInput::AttemptFailed;
    if (payment.attemptStatus == "REVERSING")
        return PaymentInput::BackendReversing;
    if (payment.attemptStatus == "PAYING" && isByPayersCode(payment))
        return PaymentInput::Asked;
    if (payment.credential && !payment.credential->text.isEmpty())
        return PaymentInput::Placed;
    return PaymentInput::Unclear;
}

bool hasPage(const wire::Payment& payment)
{
    return payment.credential && payment.credential->text.endsWith(QLatin1String("/pay/") + payment.paymentNo.text());
}

bool isFinal(const wire::Payment& payment)
{
    return isPaid(payment) || payment.status == "CLOSED" || payment.frozen;
}

} // namespace guitai::models
