// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/day_matrix.h"

#include "models/money_text.h"
#include "models/paged_table.h"
#include "models/reconciliation_words.h"
#include "models/words.h"

#include <QDate>

#include <algorithm>
#include <array>

namespace guitai::models {

namespace {

// Soonest needed first.
constexpr std::array<QByteArrayView, 8> kWorstFirst = {"UNBALANCED", "FAILED",  "EXCEPTIONS", "NO_BILL",
                                                       "RUNNING",    "AWAITED", "MATCHED",    "CLOSED"};

std::size_t rankOf(const QByteArray& state)
{
    return static_cast<std::size_t>(std::find(kWorstFirst.begin(), kWorstFirst.end(), QByteArrayView(state)) -
                                    kWorstFirst.begin());
}

Money plus(const Money& sum, const Money& more)
{
    return sum.currency() == more.currency() ? Money(sum.minor() + more.minor(), sum.currency()) : sum;
}

} // namespace

void DayMatrix::show(std::vector<wire::ReconciliationDay> days)
{
    beginResetModel();
    m_days = std::move(days);
    m_accounts.clear();
    m_dates.clear();
    for (const wire::ReconciliationDay& day : m_days) {
        if (std::ranges::find(m_accounts, day.accountId, &Account::accountId) == m_accounts.end())
            m_accounts.push_back({day.accountId, day.channel});
        if (std::ranges::find(m_dates, day.day) == m_dates.end())
            m_dates.push_back(day.day);
    }
    std::ranges::sort(m_accounts, {}, [](const Account& one) { return one.accountId.bytes(); });
    std::ranges::sort(m_dates, std::greater<>());
    endResetModel();
}

std::vector<QByteArray> DayMatrix::dates() const
{
    return {m_dates.rbegin(), m_dates.rend()};
}

const wire::ReconciliationDay* DayMatrix::find(const ChannelAccountId& account, const QByteArray& day) const
{
    for (const wire::ReconciliationDay& one : m_days) {
        if (one.accountId == account && one.day == day)
            return &one;
    }
    return nullptr;
}

QModelIndex DayMatrix::indexOf(const ChannelAccountId& account, const QByteArray& day) const
{
    const auto row = std::ranges::find(m_dates, day);
    const auto column = std::ranges::find(m_accounts, account, &Account::accountId);
    if (row == m_dates.end() || column == m_accounts.end())
        return {};
    return index(static_cast<int>(row - m_dates.begin()), static_cast<int>(column - m_accounts.begin()));
}

DayCell DayMatrix::cell(const QModelIndex& index) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    DayCell cell{m_dates[static_cast<std::size_t>(index.row())], {}};
    const bool all = index.column() >= static_cast<int>(m_accounts.size());
    for (std::size_t i = 0; i < m_accounts.size(); ++i) {
        if (!all && static_cast<int>(i) != index.column())
            continue;
        if (const wire::ReconciliationDay* day = find(m_accounts[i].accountId, cell.day))
            cell.days.push_back(day);
    }
    return cell;
}

QString DayMatrix::accountName(const ChannelAccountId& account) const
{
    const auto found = std::ranges::find(m_accounts, account, &Account::accountId);
    if (found == m_accounts.end())
        return account.text();
    const QString name = channelName(found->channel.bytes());
    const auto same = std::ranges::count(m_accounts, found->channel, &Account::channel);
    return same > 1 ? QStringLiteral("%1 %2").arg(name, account.text()) : name;
}

void DayMatrix::retranslate()
{
    if (rowCount() == 0)
        return;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int DayMatrix::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_dates.size());
}

int DayMatrix::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_accounts.empty() ? 0 : static_cast<int>(m_accounts.size()) + 1;
}

QVariant DayMatrix::data(const QModelIndex& index, int role) const
{
    const DayCell at = cell(index);
    if (at.days.empty())
        return {};
    const bool all = index.column() == columnCount() - 1;
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) {
        const DayFigures sums = figuresOf(at);
        const QString where = all ? tr("All wallets") : accountName(at.days.front()->accountId);
        return tr("%1, %2: %3. Ours %4, theirs %5, difference %6, fee %7.")
            .arg(dayName(at.day), where, data(index, Qt::DisplayRole).toString(), moneyText(sums.ours),
                 moneyText(sums.theirs), differenceText(sums.ours, sums.theirs), moneyText(sums.fee));
    }
    return all ? sumData(at, role) : dayData(*at.days.front(), role);
}

QVariant DayMatrix::dayData(const wire::ReconciliationDay& day, int role) const
{
    const CodeLook look = dayLook(day.state);
    const bool compared = day.rows > 0;
    switch (role) {
    case Qt::DisplayRole:
        return day.openExceptions > 0 ? tr("%1 · %2").arg(look.word).arg(day.openExceptions) : look.word;
    case kGlyphRole: return int(look.glyph);
    case kToneRole: return int(look.tone);
    case kSecondLineRole: {
        const QString over = compared ? whoIsOver(day.ours, day.theirs) : QString();
        if (day.notDue == 0)
            return over;
        const QString due = tr("due later %1").arg(day.notDue);
        return over.isEmpty() ? due : over;
    }
    default: return {};
    }
}

QVariant DayMatrix::sumData(const DayCell& cell, int role) const
{
    const DayFigures sums = figuresOf(cell);
    const CodeLook look = dayLook(worstState(cell));
    switch (role) {
    case Qt::DisplayRole: return sums.open > 0 ? tr("%1 · %2").arg(look.word).arg(sums.open) : look.word;
    case kGlyphRole: return int(look.glyph);
    case kToneRole: return int(look.tone);
    case kSecondLineRole: return whoIsOver(sums.ours, sums.theirs);
    default: return {};
    }
}

QVariant DayMatrix::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (orientation == Qt::Vertical)
        return section < rowCount() ? dayName(m_dates[static_cast<std::size_t>(section)]) : QString();
    if (section >= static_cast<int>(m_accounts.size()))
        return tr("Σ All");
    return accountName(m_accounts[static_cast<std::size_t>(section)].accountId);
}

DayFigures figuresOf(const DayCell& cell)
{
    DayFigures sums;
    if (!cell.days.empty()) {
        const Currency currency = cell.days.front()->ours.currency();
        sums.ours = sums.theirs = sums.fee = sums.atRisk = Money(0, currency);
    }
    for (const wire::ReconciliationDay* day : cell.days) {
        // Before a bill is there, nothing differs: one side is not known yet.
        if (day->rows > 0) {
            sums.ours = plus(sums.ours, day->ours);
            sums.theirs = plus(sums.theirs, day->theirs);
            sums.fee = plus(sums.fee, day->fee);
        }
        sums.atRisk = plus(sums.atRisk, day->atRisk);
        sums.open += day->openExceptions;
        sums.notDue += day->notDue;
    }
    return sums;
}

QByteArray worstState(const DayCell& cell)
{
    QByteArray worst;
    for (const wire::ReconciliationDay* day : cell.days) {
        if (worst.isEmpty() || rankOf(day->state) < rankOf(worst))
            worst = day->state;
    }
    return worst;
}

QString dayName(const QByteArray& day)
{
    const QDate date = QDate::fromString(QString::fromLatin1(day), Qt::ISODate);
    if (!date.isValid())
        return QString::fromLatin1(day);
    // By name, not by the machine's language: the till speaks its own.
    const std::array names = {DayMatrix::tr("Mon"), DayMatrix::tr("Tue"), DayMatrix::tr("Wed"), DayMatrix::tr("Thu"),
                              DayMatrix::tr("Fri"), DayMatrix::tr("Sat"), DayMatrix::tr("Sun")};
    return QStringLiteral("%1 %2").arg(date.toString(QStringLiteral("MM-dd")),
                                       names[static_cast<std::size_t>(date.dayOfWeek() - 1)]);
}

std::optional<int> exceptionRate(const wire::ReconciliationDay& day)
{
    if (day.rows <= 0)
        return std::nullopt;
    const std::int64_t all = day.openExceptions + day.resolvedExceptions;
    return static_cast<int>(std::min<std::int64_t>(10'000, all * 10'000 / day.rows));
}

} // namespace guitai::models
