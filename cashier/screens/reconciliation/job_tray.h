// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// JobTray: the runs that are under way or have just ended, one line each: where it is, how fast, how long, Cancel.
#pragma once

#include "models/reconciliation_board.h"
#include "screens/screen.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QVBoxLayout;

namespace guitai::widgets {
class Button;
class StatusChip;
} // namespace guitai::widgets

namespace guitai::screens::reconciliation {

class JobTray final : public QFrame
{
    Q_OBJECT

public:
    JobTray(const Tools& tools, models::ReconciliationBoard& board);

    void retranslate();

private:
    struct Line
    {
        QWidget* whole;
        widgets::StatusChip* chip;
        QLabel* text;
        QProgressBar* bar;
        widgets::Button* cancel;
        RunId runId;
    };

    void addLine();
    void fill(Line& line, const guitai::wire::ReconciliationRun& run);
    QString textOf(const guitai::wire::ReconciliationRun& run) const;

    static constexpr int kMostLines = 2;

    Tools m_tools;
    models::ReconciliationBoard& m_board;
    std::vector<Line> m_lines;
    QLabel* m_more;
    QVBoxLayout* m_column;
};

} // namespace guitai::screens::reconciliation
