// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The refund screen: one refund from choosing the amount to its result, with a second person beside the cashier. A
// page, not a dialog: news and other keys keep working, and nothing waits behind it.
#pragma once

#include "models/refund_flow.h"
#include "screens/screen.h"

class QFrame;
class QLabel;
class QStackedWidget;

namespace guitai::widgets {
class ApproverFields;
class Button;
} // namespace guitai::widgets

namespace guitai::screens::refund {

class AmountCard;
class OutcomePanel;
class ReasonCard;

std::unique_ptr<Screen> makeScreen(const Tools& tools);

class RefundScreen final : public Screen
{
    Q_OBJECT

public:
    explicit RefundScreen(const Tools& tools);

    QString name() const override { return QStringLiteral("refund"); }
    void entered() override;
    bool takeKey(const QKeyEvent& event) override;

private:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    QWidget* buildForm();
    void wire();
    void retranslate();
    void showState();
    void showProblem();
    void submit();
    void leave();
    bool needsSecond() const;
    bool isEditing() const { return m_flow.state() == models::RefundState::Editing; }

    Tools m_tools;
    models::RefundFlow& m_flow;
    QLabel* m_heading;
    AmountCard* m_amount;
    ReasonCard* m_reason;
    QFrame* m_approverCard;
    QLabel* m_approverTitle;
    widgets::ApproverFields* m_approver;
    QLabel* m_problem;
    widgets::Button* m_cancel;
    widgets::Button* m_submit;
    QStackedWidget* m_pages;
    QWidget* m_form;
    OutcomePanel* m_outcome;
};

} // namespace guitai::screens::refund
