// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// FilterRail: which days, states and tills the list shows. A number that is searched for overrides all of it.
#pragma once

#include "models/payment_filter.h"

#include <QFrame>

class QButtonGroup;
class QDateEdit;
class QLabel;
class QVBoxLayout;

namespace guitai::widgets {
class Button;
class Theme;
} // namespace guitai::widgets

namespace guitai::screens::payments {

class FilterRail final : public QFrame
{
    Q_OBJECT

public:
    FilterRail(const widgets::Theme& theme, const Clock& clock);

    /// Everything but the number.
    models::PaymentFilter filter() const;
    void showCounts(const wire::PaymentTotals& totals);
    /// While a number is searched for.
    void setIgnored(bool ignored);

Q_SIGNALS:
    void changed();

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    widgets::Button* addChip(QVBoxLayout& column, QButtonGroup& group, int id, const char* name);
    void buildRange(QVBoxLayout& column);

    const widgets::Theme& m_theme;
    wire::PaymentTotals m_totals;
    QLabel* m_daysTitle;
    QLabel* m_statesTitle;
    QLabel* m_tillsTitle;
    QButtonGroup* m_days;
    QButtonGroup* m_states;
    QButtonGroup* m_tills;
    QWidget* m_range;
    QDateEdit* m_first;
    QDateEdit* m_last;
};

} // namespace guitai::screens::payments
