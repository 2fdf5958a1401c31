// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exception_table.h"

#include "models/money_text.h"
#include "models/reconciliation_words.h"
#include "models/safe_csv.h"
#include "models/shop_time.h"
#include "models/words.h"

#include <algorithm>

namespace guitai::models {

namespace {

using backend_client::Answer;
using backend_client::Reply;

QString amountOf(const std::vector<wire::BillRow>& side)
{
    return side.empty() || side.front().kind == "UNREADABLE" ? QStringLiteral("–")
                                                             : plainAmountText(side.front().amount);
}

} // namespace

void ExceptionTable::filter(const wire::ExceptionFilter& filter)
{
    m_filter = filter;
    clearChecks();
    reload();
}

void ExceptionTable::askPage(const QByteArray& cursor, int turn)
{
    using Page = wire::ExceptionPage;
    using Rows = std::vector<wire::ReconciliationException>;
    m_backend.listExceptions(
        m_filter, cursor, Reply<Page>(this, [this, turn](const Answer<Page>& answer) {
            takePage<wire::ReconciliationException>(
                turn, m_items, answer.ok() ? Answer<Rows>(answer.value().exceptions) : Answer<Rows>(answer.failure()),
                answer.ok() ? answer.value().nextCursor : QByteArray());
        }));
}

void ExceptionTable::replace(const wire::ReconciliationException& exception)
{
    const auto found = std::ranges::find(m_items, exception.exceptionId, &wire::ReconciliationException::exceptionId);
    if (found == m_items.end())
        return;
    *found = exception;
    const int row = static_cast<int>(found - m_items.begin());
    Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
}

void ExceptionTable::toggle(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const ExceptionId& id = m_items[static_cast<std::size_t>(row)].exceptionId;
    if (!m_checked.remove(id))
        m_checked.insert(id);
    Q_EMIT dataChanged(index(row, Check), index(row, Check));
    Q_EMIT checksChanged();
}

void ExceptionTable::toggleAll()
{
    const bool all = checked().size() == m_items.size();
    m_checked.clear();
    if (!all) {
        for (const wire::ReconciliationException& one : m_items)
            m_checked.insert(one.exceptionId);
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Check), index(rowCount() - 1, Check));
    Q_EMIT checksChanged();
}

void ExceptionTable::clearChecks()
{
    m_checked.clear();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Check), index(rowCount() - 1, Check));
    Q_EMIT checksChanged();
}

std::vector<ExceptionId> ExceptionTable::checked() const
{
    std::vector<ExceptionId> ids;
    for (const wire::ReconciliationException& one : m_items) {
        if (m_checked.contains(one.exceptionId))
            ids.push_back(one.exceptionId);
    }
    return ids;
}

Money ExceptionTable::checkedAtRisk() const
{
    std::int64_t minor = 0;
    for (const wire::ReconciliationException& one : m_items) {
        if (m_checked.contains(one.exceptionId) && one.atRisk.currency() == Currency::cny())
            minor += one.atRisk.minor();
    }
    return Money(minor, Currency::cny());
}

QByteArray ExceptionTable::toCsv() const
{
    QStringList head{tr("Day"), tr("Found"), tr("Account")};
    for (int column = Kind; column < kColumns; ++column)
        head << headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    head << tr("Our number") << tr("Wallet's number") << tr("Remark");
    QByteArray csv = csvMark() + csvLine(head);
    for (const wire::ReconciliationException& one : m_items) {
        QStringList line{QString::fromLatin1(one.day), shopTime(one.openedAt, QStringLiteral("yyyy-MM-dd HH:mm:ss")),
                         one.accountId.text()};
        for (int column = Kind; column < kColumns; ++column) {
            // A spreadsheet shall count with the amounts.
            const bool amount = column == Ours || column == Theirs;
            const auto& side = column == Ours ? one.ours : one.theirs;
            line << (amount ? (side.empty() ? QString() : QString::fromLatin1(side.front().amount.toDecimal()))
                            : text(one, column));
        }
        const auto& known = one.ours.empty() ? one.theirs : one.ours;
        const auto& their = one.theirs.empty() ? one.ours : one.theirs;
        line << (known.empty() ? QString() : QString::fromUtf8(known.front().number))
             << (their.empty() ? QString() : QString::fromUtf8(their.front().transaction)) << one.remark;
        csv += csvLine(line);
    }
    return csv;
}

int ExceptionTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int ExceptionTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString ExceptionTable::text(const wire::ReconciliationException& exception, int column) const
{
    switch (column) {
    case Age: return ageText(exception.openedAt, exception.resolvedAt.value_or(m_clock.now()));
    case Kind: return exceptionKind(exception.kind);
    case Channel: return channelName(exception.channel.bytes());
    case Ours: return amountOf(exception.ours);
    case Theirs: return amountOf(exception.theirs);
    case Difference: return differenceOf(exception);
    case Assignee: return QString::fromUtf8(exception.assignee);
    case Status: return exceptionLook(exception.state).word;
    default: return {};
    }
}

QVariant ExceptionTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const wire::ReconciliationException& one = m_items[static_cast<std::size_t>(index.row())];
    const bool isChecked = m_checked.contains(one.exceptionId);
    const int column = index.column();
    const bool amount = column == Ours || column == Theirs || column == Difference;
    switch (role) {
    case Qt::DisplayRole: return text(one, column);
    case Qt::CheckStateRole:
        return column == Check ? QVariant(int(isChecked ? Qt::Checked : Qt::Unchecked)) : QVariant();
    case Qt::TextAlignmentRole: return int((amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        if (column != Check)
            return text(one, column);
        return QStringList{isChecked ? tr("chosen") : tr("not chosen"),
                           text(one, Age),
                           text(one, Kind),
                           text(one, Channel),
                           text(one, Difference),
                           text(one, Status)}
            .join(QStringLiteral(", "));
    case kGlyphRole: return column == Status ? QVariant(int(exceptionLook(one.state).glyph)) : QVariant();
    case kToneRole: return column == Status ? QVariant(int(exceptionLook(one.state).tone)) : QVariant();
    default: return {};
    }
}

QVariant ExceptionTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool amount = section == Ours || section == Theirs || section == Difference;
    if (role == Qt::TextAlignmentRole)
        return int((amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Age: return tr("Age");
    case Kind: return tr("Class");
    case Channel: return tr("Wallet");
    case Ours: return tr("Ours");
    case Theirs: return tr("Theirs");
    case Difference: return tr("Difference");
    case Assignee: return tr("Who");
    case Status: return tr("State");
    default: return {};
    }
}

QString differenceOf(const wire::ReconciliationException& exception)
{
    const auto amount = [](const std::vector<wire::BillRow>& side, const Currency& currency) {
        return side.empty() ? Money(0, currency) : side.front().amount;
    };
    const Currency currency =
        !exception.ours.empty() ? exception.ours.front().amount.currency() : exception.atRisk.currency();
    const Money ours = amount(exception.ours, currency);
    const Money theirs = amount(exception.theirs, currency);
    if (ours.currency() != theirs.currency())
        return QStringLiteral("%1 ≠ %2").arg(QString::fromLatin1(ours.currency().code()),
                                             QString::fromLatin1(theirs.currency().code()));
    const QString over = whoIsOver(ours, theirs);
    return over.isEmpty() ? QStringLiteral("0.00") : over;
}

std::vector<SideField> sideBySide(const wire::ReconciliationException& exception)
{
    const wire::BillRow* ours = exception.ours.empty() ? nullptr : &exception.ours.front();
    const wire::BillRow* theirs = exception.theirs.empty() ? nullptr : &exception.theirs.front();
    std::vector<SideField> fields;
    const auto add = [&](const QString& name, auto&& textOf, bool compared = true) {
        const QString left = ours ? textOf(*ours) : QString();
        const QString right = theirs ? textOf(*theirs) : QString();
        if (left.isEmpty() && right.isEmpty())
            return;
        fields.push_back({name, left, right, compared && ours && theirs && left != right});
    };
    const QString when = QStringLiteral("MM-dd HH:mm:ss");
    add(ExceptionTable::tr("Kind"), [](const wire::BillRow& row) { return rowKind(row.kind); });
    add(ExceptionTable::tr("Amount"),
        [](const wire::BillRow& row) { return row.kind == "UNREADABLE" ? QString() : moneyText(row.amount); });
    add(ExceptionTable::tr("Fee"),
        [](const wire::BillRow& row) { return row.kind == "UNREADABLE" ? QString() : moneyText(row.fee); });
    add(ExceptionTable::tr("State"), [](const wire::BillRow& row) { return rowState(row.state); });
    // Each side has its own clock: a difference of seconds is none.
    add(
        ExceptionTable::tr("Time"),
        [&when](const wire::BillRow& row) { return row.at ? shopTime(*row.at, when) : QString(); }, false);
    add(ExceptionTable::tr("Our number"), [](const wire::BillRow& row) { return QString::fromUtf8(row.number); });
    add(ExceptionTable::tr("Wallet's number"),
        [](const wire::BillRow& row) { return QString::fromUtf8(row.transaction); });
    add(
        ExceptionTable::tr("Line"), [](const wire::BillRow& row) { return QString::number(row.line); }, false);
    add(
        ExceptionTable::tr("Why"), [](const wire::BillRow& row) { return QString::fromUtf8(row.note); }, false);
    return fields;
}

QString filterText(const wire::ExceptionFilter& filter)
{
    QStringList parts;
    if (!filter.channel.isEmpty())
        parts << channelName(filter.channel.bytes());
    if (!filter.accountId.isEmpty())
        parts << filter.accountId.text();
    if (!filter.kind.isEmpty())
        parts << exceptionKind(filter.kind);
    if (!filter.from.isEmpty() || !filter.to.isEmpty()) {
        const QString from = QString::fromLatin1(filter.from);
        const QString to = QString::fromLatin1(filter.to);
        parts << (from == to       ? from
                  : from.isEmpty() ? ExceptionTable::tr("until %1").arg(to)
                  : to.isEmpty()   ? ExceptionTable::tr("from %1").arg(from)
                                   : ExceptionTable::tr("%1 to %2").arg(from, to));
    }
    if (!filter.assignee.isEmpty())
        parts << QString::fromUtf8(filter.assignee);
    if (!filter.number.isEmpty())
        parts << ExceptionTable::tr("number %1").arg(QString::fromUtf8(filter.number));
    return parts.isEmpty() ? ExceptionTable::tr("All exceptions") : parts.join(QStringLiteral(", "));
}

} // namespace guitai::models
