// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WalletCard: one wallet: its word and since when, what its calls came to, and the pause with its reason.
#pragma once

#include "models/wallets.h"
#include "screens/screen.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QLineEdit;

namespace guitai::widgets {
class Button;
class Sparkline;
class StatusChip;
} // namespace guitai::widgets

namespace guitai::screens::channels {

class PennyPanel;

class WalletCard final : public QFrame
{
    Q_OBJECT

public:
    WalletCard(const Tools& tools, ChannelCode code);

    void present(const guitai::wire::ChannelState& wallet);
    /// What could not be done; empty when all is well.
    void tell(const QString& problem);
    const ChannelCode& code() const { return m_code; }

Q_SIGNALS:
    void pauseWanted(const QString& reason);
    void resumeWanted();

private:
    void changeEvent(QEvent* event) override;
    void build();
    void retranslate();
    void press();
    void showFigures();
    void showActions(const QString& name);
    void askReason(bool ask);

    Tools m_tools;
    ChannelCode m_code;
    guitai::wire::ChannelState m_wallet;
    QLabel* m_name;
    widgets::StatusChip* m_chip;
    QLabel* m_since;
    QLabel* m_reason;
    QGridLayout* m_figures;
    QLabel* m_unknowns;
    QLineEdit* m_why;
    widgets::Button* m_action;
    widgets::Button* m_cancel;
    QLabel* m_problem;
    QLabel* m_trendTitle;
    widgets::Sparkline* m_trend;
    QLabel* m_ending;
    QLabel* m_heard;
    widgets::Button* m_test;
    PennyPanel* m_penny;
};

} // namespace guitai::screens::channels
