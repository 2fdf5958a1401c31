// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// QrPanel: the code to scan, how long it still lives, and whether news comes by push or by asking.
#pragma once

#include "screens/screen.h"

#include <QFrame>
#include <QTimer>

class QLabel;

namespace guitai::models {
class PaymentFlow;
struct Sale;
} // namespace guitai::models
namespace guitai::widgets {
class Button;
class CountdownRing;
class QrView;
class StatusChip;
} // namespace guitai::widgets

namespace guitai::screens::checkout {

class QrPanel final : public QFrame
{
    Q_OBJECT

public:
    explicit QrPanel(const Tools& tools);

Q_SIGNALS:
    void queryPressed();
    void stopPressed();

private:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    QWidget* buildSide();
    void retranslate();
    void showSale();
    QString stepsOf(const models::Sale& sale) const;
    void showTime();
    void showLink();

    Tools m_tools;
    models::PaymentFlow& m_flow;
    QLabel* m_title;
    QLabel* m_number;
    widgets::QrView* m_code;
    widgets::CountdownRing* m_ring;
    QLabel* m_left;
    QLabel* m_steps;
    widgets::StatusChip* m_link;
    widgets::Button* m_query;
    widgets::Button* m_stop;
    QTimer m_tick; // moves the picture only; expiry itself is PaymentFlow's
};

} // namespace guitai::screens::checkout
