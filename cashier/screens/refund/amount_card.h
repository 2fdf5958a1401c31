// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// AmountCard: which payment, how much may go back, and how much shall.
#pragma once

#include "models/refund_flow.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace guitai::widgets {
class Button;
class Theme;
} // namespace guitai::widgets

namespace guitai::screens::refund {

class AmountCard final : public QFrame
{
    Q_OBJECT

public:
    AmountCard(const widgets::Theme& theme, models::RefundFlow& flow);

    /// Nothing unless what is typed is an amount that may go back.
    std::optional<Money> amount() const;
    /// Prefills what the flow has committed, or all that is left.
    void begin();
    void showPayment();
    void setFrozen(bool frozen);
    void focusAmount();

Q_SIGNALS:
    void edited();
    void submitted();

private:
    void changeEvent(QEvent* event) override;
    void build();
    void retranslate();
    void showLeaves();
    void fill(const Money& amount);

    models::RefundFlow& m_flow;
    QLabel* m_facts;
    QLabel* m_refundableTitle;
    QLabel* m_refundable;
    QLabel* m_amountLabel;
    QLineEdit* m_amount;
    widgets::Button* m_all;
    QLabel* m_leaves;
    bool m_touched = false; ///< the cashier chose an amount; what is learnt later does not overwrite it
};

} // namespace guitai::screens::refund
