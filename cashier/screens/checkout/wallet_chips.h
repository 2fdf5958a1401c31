// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WalletChips: which wallet the next code is of, with the health of each. One that is down or paused cannot be chosen
// and says why; a sale that was to use it goes to whichever works until it is well again.
#pragma once

#include "screens/screen.h"
#include "wire/channel_wire.h"

#include <QWidget>

class QButtonGroup;
class QGridLayout;
class QLabel;

namespace guitai::screens::checkout {

class WalletChips final : public QWidget
{
    Q_OBJECT

public:
    explicit WalletChips(const Tools& tools);

private:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    /// As many beside each other as there is room for.
    void place();
    void load();
    void rebuild();
    void addChip(int id, const QString& label, bool usable, bool chosen, models::Glyph glyph, const QString& why);
    void choose(int id);
    void apply();
    QString noteOf() const;
    QString whyOf(const guitai::wire::ChannelState& wallet) const;

    Tools m_tools;
    QGridLayout* m_grid;
    QButtonGroup* m_chips;
    QLabel* m_note;
    std::vector<guitai::wire::ChannelState> m_shown;
    QByteArray m_wanted = "wechat"; ///< the channel the cashier chose; before, the one most customers have
    bool m_choseAny = false;
};

} // namespace guitai::screens::checkout
