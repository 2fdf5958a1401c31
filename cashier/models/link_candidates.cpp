// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/link_candidates.h"

#include "models/money_text.h"
#include "models/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace guitai::models {

namespace {

constexpr std::size_t kMost = 8;

const wire::BillRow* onlySide(const wire::ReconciliationException& exception)
{
    if (exception.ours.empty() == exception.theirs.empty())
        return nullptr;
    return exception.ours.empty() ? &exception.theirs.front() : &exception.ours.front();
}

struct Rank
{
    std::int64_t amountApart;
    qint64 minutesApart;
    const wire::ReconciliationException* exception;
};

QString say(const char* text)
{
    return QCoreApplication::translate("LinkCandidates", text);
}

} // namespace

std::vector<LinkCandidate> linkCandidates(const wire::ReconciliationException& exception,
                                          const std::vector<wire::ReconciliationException>& among)
{
    const wire::BillRow* one = onlySide(exception);
    std::vector<LinkCandidate> candidates;
    if (!one)
        return candidates;
    std::vector<Rank> ranks;
    for (const wire::ReconciliationException& other : among) {
        const wire::BillRow* row = onlySide(other);
        const bool fits = row && other.state == wire::exception_states::kOpen &&
                          other.accountId == exception.accountId && other.ours.empty() != exception.ours.empty() &&
                          row->amount.currency() == one->amount.currency();
        if (!fits)
            continue;
        const qint64 apart = row->at && one->at ? std::abs(row->at->ms() - one->at->ms()) / 60'000 : 0;
        ranks.push_back({std::abs(row->amount.minor() - one->amount.minor()), apart, &other});
    }
    std::ranges::stable_sort(ranks, [](const Rank& a, const Rank& b) {
        return std::pair(a.amountApart, a.minutesApart) < std::pair(b.amountApart, b.minutesApart);
    });
    for (const Rank& rank : ranks) {
        if (candidates.size() == kMost)
            break;
        const wire::BillRow& row = *onlySide(*rank.exception);
        const QString why = rank.amountApart == 0
                                ? say(QT_TRANSLATE_NOOP("LinkCandidates", "%1, the same amount, %2 min apart, %3"))
                                : say(QT_TRANSLATE_NOOP("LinkCandidates", "%1, another amount, %2 min apart, %3"));
        candidates.push_back(
            {rank.exception->exceptionId, why.arg(moneyText(row.amount))
                                              .arg(rank.minutesApart)
                                              .arg(shortNumber(row.number.isEmpty() ? row.transaction : row.number))});
    }
    return candidates;
}

} // namespace guitai::models
