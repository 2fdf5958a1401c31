// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// DayMatrix: days by channel accounts, newest day first, with a last column over all of them. Sums are made anew from
// the days, never counted on. GUI thread, no widgets.
#pragma once

#include "wire/reconciliation_wire.h"

#include <QAbstractTableModel>

namespace guitai::models {

/// What a cell stands for: one day of one account, or of all.
struct DayCell
{
    QByteArray day;
    std::vector<const wire::ReconciliationDay*> days; ///< one, or in the last column all of that day
};

class DayMatrix final : public QAbstractTableModel
{
    Q_OBJECT

public:
    struct Account
    {
        ChannelAccountId accountId;
        ChannelCode channel;
    };

    void show(std::vector<wire::ReconciliationDay> days);
    const std::vector<wire::ReconciliationDay>& days() const { return m_days; }
    const std::vector<Account>& accounts() const { return m_accounts; }
    /// Oldest first.
    std::vector<QByteArray> dates() const;
    DayCell cell(const QModelIndex& index) const;
    const wire::ReconciliationDay* find(const ChannelAccountId& account, const QByteArray& day) const;
    QModelIndex indexOf(const ChannelAccountId& account, const QByteArray& day) const;
    /// "WeChat Pay", with the account's id where the channel has several.
    QString accountName(const ChannelAccountId& account) const;
    /// Words have changed language.
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant dayData(const wire::ReconciliationDay& day, int role) const;
    QVariant sumData(const DayCell& cell, int role) const;

    std::vector<wire::ReconciliationDay> m_days;
    std::vector<Account> m_accounts;
    std::vector<QByteArray> m_dates; ///< newest first
};

/// The four figures of a cell, always in this order.
struct DayFigures
{
    Money ours{0, Currency::cny()};
    Money theirs{0, Currency::cny()};
    Money fee{0, Currency::cny()};
    Money atRisk{0, Currency::cny()};
    int open = 0;
    std::int64_t notDue = 0;
};
DayFigures figuresOf(const DayCell& cell);
/// The state of them all that needs somebody soonest.
QByteArray worstState(const DayCell& cell);
/// "11-22 Sun"
QString dayName(const QByteArray& day);
/// Differences of a hundred rows, in 1/10,000; none where nothing was compared.
std::optional<int> exceptionRate(const wire::ReconciliationDay& day);

} // namespace guitai::models
