// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "refunds/refund_states.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace guitai::refunds {

namespace {

using R = RefundStatus;

// clang-format off
constexpr std::pair<R, const char*> kTexts[] = {
    {R::Created, "CREATED"}, {R::Processing, "PROCESSING"}, {R::Succeeded, "SUCCEEDED"},
    {R::Failed, "FAILED"},   {R::Abnormal, "ABNORMAL"},
};

constexpr std::pair<Funds, const char*> kFundsTexts[] = {
    {Funds::None, "NONE"},         {Funds::Held, "HELD"},           {Funds::Captured, "CAPTURED"},
    {Funds::Released, "RELEASED"}, {Funds::NotNeeded, "NOT_NEEDED"},
};
// clang-format on

constexpr std::pair<R, R> kSteps[] = {
    {R::Created, R::Processing},   {R::Created, R::Failed}, // the merchant's money could not be held
    {R::Processing, R::Succeeded}, {R::Processing, R::Failed}, {R::Processing, R::Abnormal},
    {R::Abnormal, R::Succeeded},   {R::Abnormal, R::Failed},
};

template <class Status, size_t N>
QByteArray find(const std::pair<Status, const char*> (&table)[N], Status status)
{
    return std::find_if(std::begin(table), std::end(table), [&](auto& row) { return row.first == status; })->second;
}

template <class Status, size_t N>
std::optional<Status> parse(const std::pair<Status, const char*> (&table)[N], QByteArrayView text)
{
    const auto found =
        std::find_if(std::begin(table), std::end(table), [&](auto& row) { return QByteArrayView(row.second) == text; });
    return found == std::end(table) ? std::nullopt : std::optional(found->first);
}

} // namespace

QByteArray textOf(RefundStatus status)
{
    return find(kTexts, status);
}

QByteArray textOf(Funds funds)
{
    return find(kFundsTexts, funds);
}

std::optional<RefundStatus> parseRefundStatus(QByteArrayView text)
{
    return parse(kTexts, text);
}

std::optional<Funds> parseFunds(QByteArrayView text)
{
    return parse(kFundsTexts, text);
}

bool mayMove(RefundStatus from, RefundStatus to)
{
    return std::find(std::begin(kSteps), std::end(kSteps), std::pair(from, to)) != std::end(kSteps);
}

bool isFinal(RefundStatus status)
{
    return status == R::Succeeded || status == R::Failed;
}

} // namespace guitai::refunds
