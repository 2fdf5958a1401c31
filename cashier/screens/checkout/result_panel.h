// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ResultPanel: every state that is not a code to scan, in large letters on its own colour. When a payment
// has been painted as paid for the first time, the moment goes into the log.
#pragma once

#include "ids/ids.h"
#include "models/payment_states.h"
#include "screens/screen.h"

#include <QTimer>

class QLabel;

namespace guitai::models {
class PaymentFlow;
}
namespace guitai::widgets {
class Button;
class StatusChip;
} // namespace guitai::widgets

namespace guitai::screens::checkout {

class ResultPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ResultPanel(const Tools& tools);

Q_SIGNALS:
    void primaryPressed();
    void queryPressed();
    void stopPressed();
    /// After the payment was on the screen as paid for the first time.
    void paidPainted(const guitai::PaymentNo& paymentNo);

private:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void build();
    void showSale();
    void showWords();
    void showButtons();
    void colour();
    void showWallet();
    void showWaited();
    void notePainted();
    QString detailText() const;

    Tools m_tools;
    models::PaymentFlow& m_flow;
    models::Glyph m_glyph = models::Glyph::None;
    QWidget* m_picture;
    widgets::StatusChip* m_wallet; ///< of the customer's code that was read
    QLabel* m_title;
    QLabel* m_amount;
    QLabel* m_advice;
    QLabel* m_detail;
    widgets::Button* m_primary;
    widgets::Button* m_query;
    widgets::Button* m_stop;
    PaymentNo m_painted;
    QTimer m_tick; // moves the seconds only
};

} // namespace guitai::screens::checkout
