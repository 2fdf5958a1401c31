// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// DecisionCard: one piece of doubtful money and what a person does about it. Nothing happens on the first press: the
// amount and the consequence are said, and confirmed.
#pragma once

#include "models/doubtful_table.h"
#include "screens/screen.h"

#include <QFrame>

class QLabel;

namespace guitai::widgets {
class ApproverFields;
class Button;
class StatusChip;
} // namespace guitai::widgets

namespace guitai::screens::doubtful_money {

class DecisionCard final : public QFrame
{
    Q_OBJECT

public:
    DecisionCard(const Tools& tools, models::DoubtfulTable& table);

    /// Nothing hides the card.
    void show(const std::optional<guitai::wire::DoubtfulMoney>& money);
    void ask(models::DoubtfulTable::Decision decision);
    /// Back to both choices. False when none was made.
    bool stepBack();
    /// What happened to the last decision.
    void tell(const QString& text, bool isProblem);
    void confirm();

Q_SIGNALS:
    void paymentWanted(const QString& paymentNo);

private:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void build();
    void retranslate();
    void showSteps();
    QString factsText() const;
    QString questionText() const;
    bool needsSecond() const;
    bool isOpen() const { return m_money && m_money->status == "OPEN"; }

    Tools m_tools;
    models::DoubtfulTable& m_table;
    std::optional<guitai::wire::DoubtfulMoney> m_money;
    std::optional<models::DoubtfulTable::Decision> m_asked;
    QLabel* m_amount;
    widgets::StatusChip* m_chip;
    QLabel* m_facts;
    QLabel* m_question;
    QLabel* m_told;
    widgets::ApproverFields* m_approver;
    widgets::Button* m_refund;
    widgets::Button* m_accept;
    widgets::Button* m_confirm;
    widgets::Button* m_back;
    widgets::Button* m_payment;
};

} // namespace guitai::screens::doubtful_money
