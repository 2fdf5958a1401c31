// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payment_records/payment_states.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace guitai::payment_records {

namespace {

using P = PaymentStatus;
using A = AttemptStatus;

constexpr std::pair<P, const char*> kPaymentTexts[] = {
    {P::Created, "CREATED"},
    {P::Pending, "PENDING"},
    {P::Succeeded, "SUCCEEDED"},
    {P::Closed, "CLOSED"},
    {P::PartiallyRefunded, "PARTIALLY_REFUNDED"},
    {P::Refunded, "REFUNDED"},
};

// clang-format off
constexpr std::pair<A, const char*> kAttemptTexts[] = {
    {A::Sent, "SENT"},           {A::Unknown, "UNKNOWN"},   {A::Paying, "PAYING"},
    {A::Reversing, "REVERSING"}, {A::Reversed, "REVERSED"}, {A::Succeeded, "SUCCEEDED"},
    {A::Failed, "FAILED"},       {A::Closed, "CLOSED"},
};
// clang-format on

constexpr std::pair<P, P> kPaymentSteps[] = {
    {P::Created, P::Pending},
    {P::Created, P::Succeeded},
    {P::Created, P::Closed},
    {P::Pending, P::Succeeded},
    {P::Pending, P::Closed},
    {P::Closed, P::Succeeded}, // a person accepts doubtful money
    {P::Succeeded, P::PartiallyRefunded},
    {P::Succeeded, P::Refunded},
    {P::PartiallyRefunded, P::Refunded},
};

constexpr std::pair<A, A> kAttemptSteps[] = {
    {A::Sent, A::Unknown},
    {A::Sent, A::Paying},
    {A::Sent, A::Succeeded},
    {A::Sent, A::Failed},
    {A::Sent, A::Closed},
    {A::Unknown, A::Paying},
    {A::Unknown, A::Reversing},
    {A::Unknown, A::Succeeded},
    {A::Unknown, A::Failed},
    {A::Unknown, A::Closed},
    {A::Paying, A::Unknown},
    {A::Paying, A::Reversing},
    {A::Paying, A::Succeeded},
    {A::Paying, A::Failed},
    {A::Paying, A::Closed},
    {A::Reversing, A::Unknown},
    {A::Reversing, A::Reversed},
    {A::Reversing, A::Succeeded},
    // Proof of money beats every earlier word of the channel; the payment decides what it means.
    {A::Failed, A::Succeeded},
    {A::Closed, A::Succeeded},
    {A::Reversed, A::Succeeded},
};

template <class Status, size_t N>
QByteArray find(const std::pair<Status, const char*> (&table)[N], Status status)
{
    const auto found = std::find_if(std::begin(table), std::end(table), [&](auto& row) { return row.first == status; });
    return found->second;
}

template <class Status, size_t N>
std::optional<Status> parse(const std::pair<Status, const char*> (&table)[N], QByteArrayView text)
{
    const auto found =
        std::find_if(std::begin(table), std::end(table), [&](auto& row) { return QByteArrayView(row.second) == text; });
    return found == std::end(table) ? std::nullopt : std::optional(found->first);
}

template <class Status, size_t N>
bool contains(const std::pair<Status, Status> (&steps)[N], Status from, Status to)
{
    return std::find(std::begin(steps), std::end(steps), std::pair(from, to)) != std::end(steps);
}

} // namespace

QByteArray textOf(PaymentStatus status)
{
    return find(kPaymentTexts, status);
}

QByteArray textOf(AttemptStatus status)
{
    return find(kAttemptTexts, status);
}

std::optional<PaymentStatus> parsePaymentStatus(QByteArrayView text)
{
    return parse(kPaymentTexts, text);
}

std::optional<AttemptStatus> parseAttemptStatus(QByteArrayView text)
{
    return parse(kAttemptTexts, text);
}

bool mayMove(PaymentStatus from, PaymentStatus to)
{
    return contains(kPaymentSteps, from, to);
}

bool mayMove(AttemptStatus from, AttemptStatus to)
{
    return contains(kAttemptSteps, from, to);
}

bool isFinal(AttemptStatus status)
{
    return status == A::Reversed || status == A::Succeeded || status == A::Failed || status == A::Closed;
}

bool isOpen(PaymentStatus status)
{
    return status == P::Created || status == P::Pending;
}

} // namespace guitai::payment_records
