// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payment_table.h"

#include "models/money_text.h"
#include "models/payment_look.h"
#include "models/shop_time.h"
#include "models/words.h"

#include <algorithm>

namespace guitai::models {

using backend_client::Answer;
using backend_client::Reply;

PaymentTable::PaymentTable(backend_client::Books& books, const Clock& clock, TillNo tillNo)
    : m_books(books), m_clock(clock), m_tillNo(std::move(tillNo))
{
}

void PaymentTable::show(const PaymentFilter& filter)
{
    m_filter = filter;
    reload();
}

void PaymentTable::askPage(const QByteArray& cursor, int turn)
{
    backend_client::PaymentQuery query = queryOf(m_filter, m_tillNo, m_clock.now());
    query.cursor = cursor;
    m_books.listPayments(query, Reply<wire::PaymentPage>(this, [this, turn](const Answer<wire::PaymentPage>& answer) {
                             using Rows = std::vector<wire::Payment>;
                             takePage<wire::Payment>(turn, m_payments,
                                                     answer.ok() ? Answer<Rows>(answer.value().payments)
                                                                 : Answer<Rows>(answer.failure()),
                                                     answer.ok() ? answer.value().nextCursor : QByteArray());
                         }));
}

int PaymentTable::rowOf(const PaymentNo& paymentNo) const
{
    const auto found = std::ranges::find(m_payments, paymentNo, &wire::Payment::paymentNo);
    return found == m_payments.end() ? -1 : static_cast<int>(found - m_payments.begin());
}

bool PaymentTable::take(const wire::Payment& payment)
{
    const int row = rowOf(payment.paymentNo);
    if (row < 0)
        return false;
    m_payments[static_cast<std::size_t>(row)] = payment;
    Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
    return true;
}

int PaymentTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_payments.size());
}

int PaymentTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant PaymentTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const wire::Payment& payment = m_payments[static_cast<std::size_t>(index.row())];
    const bool money = index.column() == Amount || index.column() == Refunded;
    switch (role) {
    case Qt::DisplayRole: return text(payment, index.column());
    case Qt::TextAlignmentRole: return int((money ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole: return index.column() == Time ? summary(payment) : text(payment, index.column());
    case kGlyphRole: return index.column() == Status ? QVariant(int(lookOf(payment).glyph)) : QVariant();
    case kToneRole: return index.column() == Status ? QVariant(int(lookOf(payment).tone)) : QVariant();
    default: return {};
    }
}

QString PaymentTable::text(const wire::Payment& payment, int column) const
{
    switch (column) {
    case Time: return shortShopTime(payment.createdAt, m_clock.now());
    case Amount: return moneyText(payment.amount);
    case Channel: return channelName(payment.channel);
    case Status: return lookOf(payment).word;
    case Refunded: return payment.refunded.minor() > 0 ? moneyText(payment.refunded) : QString();
    case Number: return shortNumber(payment.merchantOrderNo.bytes());
    default: return {};
    }
}

QString PaymentTable::summary(const wire::Payment& payment) const
{
    return QStringList{text(payment, Time), text(payment, Channel), text(payment, Amount), text(payment, Status)}.join(
        QStringLiteral(", "));
}

QVariant PaymentTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Amount || section == Refunded ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case Amount: return tr("Amount");
    case Channel: return tr("Paid with");
    case Status: return tr("State");
    case Refunded: return tr("Refunded");
    case Number: return tr("Order");
    default: return {};
    }
}

} // namespace guitai::models
