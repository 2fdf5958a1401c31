// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// PaymentDrawer: the one payment that is looked at: amount, state, numbers, what happened, and what can be done.
#pragma once

#include "models/payment_inspector.h"
#include "screens/screen.h"

#include <QFrame>

class QLabel;
class QScrollArea;

namespace guitai::widgets {
class Button;
class StatusChip;
} // namespace guitai::widgets

namespace guitai::screens::payments {

class TimelineView;

class PaymentDrawer final : public QFrame
{
    Q_OBJECT

public:
    PaymentDrawer(const Tools& tools, models::PaymentInspector& inspector);

    void pressRefund();
    void pressQuery();
    void pressCopy();

Q_SIGNALS:
    void refundPressed();
    void closePressed();

private:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void build();
    void retranslate();
    void showPayment();
    void showFacts(const wire::Payment& payment);
    void showHint(const wire::Payment& payment);

    Tools m_tools;
    models::PaymentInspector& m_inspector;
    QLabel* m_amount;
    widgets::StatusChip* m_chip;
    QLabel* m_facts;
    QLabel* m_timelineTitle;
    TimelineView* m_timeline;
    QScrollArea* m_scroll = nullptr;
    QLabel* m_hint;
    widgets::Button* m_refund;
    widgets::Button* m_query;
    widgets::Button* m_copy;
    widgets::Button* m_close;
};

} // namespace guitai::screens::payments
