// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The channels screen: how well each of the shop's wallets works, pause and resume.
#pragma once

#include "models/wallets.h"
#include "screens/screen.h"

class QLabel;
class QVBoxLayout;

namespace guitai::screens::channels {

class WalletCard;

std::unique_ptr<Screen> makeScreen(const Tools& tools);

class ChannelsScreen final : public Screen
{
    Q_OBJECT

public:
    explicit ChannelsScreen(const Tools& tools);

    QString name() const override { return QStringLiteral("channels"); }
    std::optional<BarEntry> barEntry() const override;
    int waiting() const override;
    void entered() override;
    bool takeKey(const QKeyEvent& event) override;

private:
    using State = guitai::wire::ChannelState;

    void changeEvent(QEvent* event) override;
    void retranslate();
    void load();
    void show();
    WalletCard* cardOf(const ChannelCode& code);
    void act(WalletCard* card, const QString& pauseReason);

    Tools m_tools;
    QVBoxLayout* m_column;
    QLabel* m_keys;
    QLabel* m_empty;
    std::vector<WalletCard*> m_cards;
};

} // namespace guitai::screens::channels
