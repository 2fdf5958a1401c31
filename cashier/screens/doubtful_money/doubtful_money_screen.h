// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The doubtful money screen: what arrived for payments that could not take it, oldest question first in its sentence.
#pragma once

#include "models/doubtful_table.h"
#include "screens/screen.h"

class QButtonGroup;
class QLabel;

namespace guitai::widgets {
class TableView;
}

namespace guitai::screens::doubtful_money {

class DecisionCard;

std::unique_ptr<Screen> makeScreen(const Tools& tools);

class DoubtfulMoneyScreen final : public Screen
{
    Q_OBJECT

public:
    explicit DoubtfulMoneyScreen(const Tools& tools);

    QString name() const override { return QStringLiteral("doubtful_money"); }
    std::optional<BarEntry> barEntry() const override;
    int waiting() const override { return m_waiting; }
    void entered() override;
    bool takeKey(const QKeyEvent& event) override;

private:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void build();
    void wire();
    void retranslate();
    void showState();
    void showRow(int row);
    void layOut();

    Tools m_tools;
    models::DoubtfulTable m_table;
    DoubtfulId m_current;
    int m_waiting = 0;
    QLabel* m_sentence;
    QButtonGroup* m_scope;
    widgets::TableView* m_view;
    DecisionCard* m_card;
    QLabel* m_keys;
};

} // namespace guitai::screens::doubtful_money
