// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The payments screen: one search box, filters, a list with its sums, and the details of the row that is current.
#pragma once

#include "models/payment_inspector.h"
#include "models/payment_table.h"
#include "screens/screen.h"

class QLabel;
class QLineEdit;

namespace guitai::widgets {
class TableView;
}

namespace guitai::screens::payments {

class FilterRail;
class PaymentDrawer;

std::unique_ptr<Screen> makeScreen(const Tools& tools);

class PaymentsScreen final : public Screen
{
    Q_OBJECT

public:
    explicit PaymentsScreen(const Tools& tools);

    QString name() const override { return QStringLiteral("payments"); }
    std::optional<BarEntry> barEntry() const override;
    /// A payment's number to be found and opened.
    void about(const QString& subject) override;
    void entered() override;
    bool takeKey(const QKeyEvent& event) override;

private:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void build();
    void wire();
    void retranslate();
    void reload();
    void loadTotals();
    void takeNews(const guitai::wire::Payment& payment);
    void showRow(int row);
    void showDrawer(bool shown);
    void showFoot();
    void showState();
    void layOut();
    void refund();

    Tools m_tools;
    models::PaymentTable m_table;
    models::PaymentInspector m_inspector;
    backend_client::Alarm m_typed;
    backend_client::Alarm m_news;
    wire::PaymentTotals m_totals;
    PaymentNo m_current;
    int m_totalsTurn = 0;
    QLineEdit* m_search;
    QLabel* m_searchNote;
    FilterRail* m_rail;
    widgets::TableView* m_view;
    PaymentDrawer* m_drawer;
    QLabel* m_foot;
    QLabel* m_keys;
    bool m_openFirst = false; ///< the row that comes shall be opened
};

} // namespace guitai::screens::payments
