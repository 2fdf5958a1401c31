// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// IdlePanel: the right side while an amount is typed: the way to pay, what to know before, the last
// results and today's totals.
#pragma once

#include "backend_client/failure.h"
#include "money/money.h"
#include "screens/screen.h"

#include <optional>

class QLabel;

namespace guitai::widgets {
class Button;
class StatusChip;
} // namespace guitai::widgets

namespace guitai::screens::checkout {

class NoticeFrame;
class ResultsList;

class IdlePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit IdlePanel(const Tools& tools);

    /// Asks for a second Enter, or a second scan, before a large amount.
    void guard(const Money& amount, bool isScan);
    void askForAmount();
    void tell(const backend_client::Failure& failure);
    void clearNotice();

Q_SIGNALS:
    void showCodePressed();

private:
    enum class Notice { None, Guard, AskAmount, Failure };

    void changeEvent(QEvent* event) override;
    void retranslate();
    void showNotice();
    void showTotals();

    Tools m_tools;
    widgets::StatusChip* m_ready;
    widgets::Button* m_showCode;
    NoticeFrame* m_notice;
    ResultsList* m_results;
    QLabel* m_todayTitle;
    QLabel* m_todayCount;
    QLabel* m_todayAmount;
    Notice m_kind = Notice::None;
    Money m_guarded{0, Currency::cny()};
    bool m_isScan = false;
    backend_client::Failure m_failure;
};

} // namespace guitai::screens::checkout
