// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// CounterRow: what is open in all, in figures; each leads to the rows behind it.
#pragma once

#include "models/reconciliation_board.h"
#include "screens/screen.h"

#include <array>

namespace guitai::widgets {
class Button;
}

namespace guitai::screens::reconciliation {

class CounterRow final : public QWidget
{
    Q_OBJECT

public:
    enum Counter { Rate, Open, AtRisk, SecondPerson, DueLater, Awaited, FailedBills, kCounters };

    CounterRow(const Tools& tools, models::ReconciliationBoard& board);

    void retranslate();

Q_SIGNALS:
    void chosen(int counter);

private:
    QString figureOf(Counter counter) const;
    static QString nameOf(Counter counter);

    models::ReconciliationBoard& m_board;
    std::array<widgets::Button*, kCounters> m_buttons{};
};

} // namespace guitai::screens::reconciliation
