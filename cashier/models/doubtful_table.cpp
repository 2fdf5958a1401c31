// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/doubtful_table.h"

#include "models/book_words.h"
#include "models/money_text.h"
#include "models/payment_timeline.h"
#include "models/shop_time.h"
#include "models/words.h"

#include <algorithm>

namespace guitai::models {

using backend_client::Answer;
using backend_client::Failure;
using backend_client::Reply;

void DoubtfulTable::showAll(bool all)
{
    m_all = all;
    reload();
}

void DoubtfulTable::askPage(const QByteArray& cursor, int turn)
{
    using Page = wire::DoubtfulMoneyPage;
    using Rows = std::vector<wire::DoubtfulMoney>;
    m_books.listDoubtfulMoney(
        m_all ? QByteArray() : QByteArray("OPEN"), cursor, Reply<Page>(this, [this, turn](const Answer<Page>& answer) {
            takePage<wire::DoubtfulMoney>(
                turn, m_items, answer.ok() ? Answer<Rows>(answer.value().items) : Answer<Rows>(answer.failure()),
                answer.ok() ? answer.value().nextCursor : QByteArray());
        }));
}

int DoubtfulTable::rowOf(const DoubtfulId& id) const
{
    const auto found = std::ranges::find(m_items, id, &wire::DoubtfulMoney::doubtfulId);
    return found == m_items.end() ? -1 : static_cast<int>(found - m_items.begin());
}

int DoubtfulTable::openCount() const
{
    return static_cast<int>(std::ranges::count(m_items, "OPEN", &wire::DoubtfulMoney::status));
}

Money DoubtfulTable::atRisk() const
{
    std::int64_t minor = 0;
    for (const wire::DoubtfulMoney& money : m_items) {
        if (money.status == "OPEN" && money.amount.currency() == Currency::cny())
            minor += money.amount.minor();
    }
    return Money(minor, Currency::cny());
}

std::optional<UtcTime> DoubtfulTable::oldest() const
{
    std::optional<UtcTime> oldest;
    for (const wire::DoubtfulMoney& money : m_items) {
        if (money.status == "OPEN" && (!oldest || money.recordedAt < *oldest))
            oldest = money.recordedAt;
    }
    return oldest;
}

void DoubtfulTable::decide(const wire::DoubtfulMoney& money, Decision decision, const wire::SecondPerson& who)
{
    if (std::exchange(m_deciding, true))
        return;
    const Money amount = money.amount;
    if (decision == Decision::Refund) {
        m_books.refundDoubtfulMoney(
            money.doubtfulId, who, Reply<wire::Refund>(this, [this, amount](const Answer<wire::Refund>& answer) {
                endDecision(Decision::Refund, amount, answer.ok() ? nullptr : &answer.failure());
            }));
        return;
    }
    m_books.acceptDoubtfulMoney(
        money.doubtfulId, who,
        Reply<wire::DoubtfulMoney>(this, [this, amount](const Answer<wire::DoubtfulMoney>& answer) {
            endDecision(Decision::Accept, amount, answer.ok() ? nullptr : &answer.failure());
        }));
}

void DoubtfulTable::endDecision(Decision decision, const Money& amount, const Failure* failure)
{
    m_deciding = false;
    if (failure)
        Q_EMIT notDecided(*failure);
    else
        Q_EMIT decided(decision, amount);
    // Whatever was answered, the list says what is so now.
    reload();
}

int DoubtfulTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int DoubtfulTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString DoubtfulTable::text(const wire::DoubtfulMoney& money, int column) const
{
    switch (column) {
    case Age: return ageText(money.recordedAt, m_clock.now());
    case Amount: return moneyText(money.amount);
    case Reason: return doubtfulReason(money.reason);
    case Channel: return channelName(money.channel);
    case Payment: return shortNumber(money.paymentNo.bytes());
    case Status: return doubtfulStatus(money.status);
    default: return {};
    }
}

QVariant DoubtfulTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const wire::DoubtfulMoney& money = m_items[static_cast<std::size_t>(index.row())];
    const bool open = money.status == "OPEN" || money.status == "REFUNDING";
    switch (role) {
    case Qt::DisplayRole: return text(money, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() == Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        if (index.column() != Age)
            return text(money, index.column());
        return QStringList{text(money, Age), text(money, Amount), text(money, Reason), text(money, Status)}.join(
            QStringLiteral(", "));
    case kGlyphRole:
        if (index.column() != Status)
            return {};
        return int(open ? Glyph::QuestionDiamond : money.status == "ACCEPTED" ? Glyph::CheckCircle : Glyph::Refund);
    case kToneRole:
        if (index.column() != Status)
            return {};
        return int(open ? Tone::Unknown : money.status == "ACCEPTED" ? Tone::Paid : Tone::Info);
    default: return {};
    }
}

QVariant DoubtfulTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Age: return tr("Age");
    case Amount: return tr("Amount");
    case Reason: return tr("What happened");
    case Channel: return tr("Came through");
    case Payment: return tr("Payment");
    case Status: return tr("State");
    default: return {};
    }
}

} // namespace guitai::models
