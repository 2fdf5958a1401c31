// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// PaymentTable: the payments of a filter, newest first.
#pragma once

#include "models/paged_table.h"
#include "models/payment_filter.h"

namespace guitai::models {

class PaymentTable final : public PagedTable
{
    Q_OBJECT

public:
    enum Column { Time, Amount, Channel, Status, Refunded, Number, kColumns };

    PaymentTable(backend_client::Books& books, const Clock& clock, TillNo tillNo);

    void show(const PaymentFilter& filter);
    const PaymentFilter& filter() const { return m_filter; }
    const std::vector<wire::Payment>& payments() const { return m_payments; }
    /// -1 when it is not among them.
    int rowOf(const PaymentNo& paymentNo) const;
    /// News about a payment: its row is updated. False when it has none.
    bool take(const wire::Payment& payment);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void askPage(const QByteArray& cursor, int turn) override;
    QString text(const wire::Payment& payment, int column) const;
    QString summary(const wire::Payment& payment) const;

    backend_client::Books& m_books;
    const Clock& m_clock;
    TillNo m_tillNo;
    PaymentFilter m_filter;
    std::vector<wire::Payment> m_payments;
};

} // namespace guitai::models
