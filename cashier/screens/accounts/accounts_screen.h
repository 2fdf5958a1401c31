// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The accounts screen: what the shop has in the books, what of it is held, and every entry that made it so.
#pragma once

#include "models/entry_table.h"
#include "screens/screen.h"

class QButtonGroup;
class QHBoxLayout;
class QLabel;

namespace guitai::widgets {
class TableView;
}

namespace guitai::screens::accounts {

std::unique_ptr<Screen> makeScreen(const Tools& tools);

class AccountsScreen final : public Screen
{
    Q_OBJECT

public:
    explicit AccountsScreen(const Tools& tools);

    QString name() const override { return QStringLiteral("accounts"); }
    std::optional<BarEntry> barEntry() const override;
    bool isFor(const QByteArray& role) const override { return role != "cashier"; }
    void entered() override;
    bool takeKey(const QKeyEvent& event) override;

private:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void build();
    void retranslate();
    void load();
    void takeAccounts(const backend_client::Answer<guitai::wire::AccountList>& answer);
    void showAccount(int which);
    void showChips();

    Tools m_tools;
    models::EntryTable m_table;
    std::vector<guitai::wire::Account> m_accounts;
    backend_client::Failure m_failure;
    int m_shown = 0;
    bool m_asked = false; ///< the accounts have been answered once
    QHBoxLayout* m_chipRow;
    QButtonGroup* m_chips;
    QLabel* m_balanceTitle;
    QLabel* m_balance;
    QLabel* m_heldTitle;
    QLabel* m_held;
    QLabel* m_number;
    widgets::TableView* m_view;
    QLabel* m_keys;
};

} // namespace guitai::screens::accounts
