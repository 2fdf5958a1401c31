// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The checkout: keypad and amount on the left; on the right the way to pay, the code, or the result,
// whichever the sale is at. Which keys mean something is read from the table of states.
#pragma once

#include "models/amount_entry.h"
#include "models/payment_flow.h"
#include "screens/screen.h"

#include <memory>

class QStackedWidget;

namespace guitai::widgets {
class AmountDisplay;
class Keypad;
} // namespace guitai::widgets

namespace guitai::screens::checkout {

class IdlePanel;
class KeyHints;
class NoticeFrame;
class QrPanel;
class ResultPanel;

class CheckoutScreen final : public Screen
{
    Q_OBJECT

public:
    explicit CheckoutScreen(const Tools& tools);

    QString name() const override { return QStringLiteral("checkout"); }
    std::optional<BarEntry> barEntry() const override;
    /// Who keeps the books or the keys does not sell.
    bool isFor(const QByteArray& role) const override { return role != "finance" && role != "admin"; }
    bool isHomeOf(const QByteArray& role) const override { return isFor(role); }
    void entered() override;
    bool takeKey(const QKeyEvent& event) override;
    bool takeScan(const QByteArray& digits) override;

private:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void build();
    void wire();
    bool takeAmountKey(const QKeyEvent& event);
    /// The amount to charge; nothing while it is none, or while a large one waits to be confirmed.
    std::optional<Money> chargeable(bool isScan);
    void chargeCode(const QByteArray& digits);
    void refuseScan();
    void pressPrimary();
    void pressStop();
    void showState(models::PaymentState state);
    void showAmount();
    void amountEdited();
    void playCue(models::PaymentState state);
    Money typedAmount() const;

    Tools m_tools;
    models::PaymentFlow& m_flow;
    models::AmountEntry m_entry;
    widgets::AmountDisplay* m_amount;
    widgets::Keypad* m_keypad;
    QStackedWidget* m_right;
    IdlePanel* m_idle;
    QrPanel* m_qr;
    ResultPanel* m_result;
    KeyHints* m_hints;
    NoticeFrame* m_scanNotice;               ///< why a scan was not charged
    std::chrono::nanoseconds m_guardSince{}; ///< zero: no large amount waits for its second Enter
};

std::unique_ptr<Screen> makeScreen(const Tools& tools);

} // namespace guitai::screens::checkout
