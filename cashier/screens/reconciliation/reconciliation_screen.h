// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The reconciliation screen: first the sentence that says what needs a person, then days by wallets, and how it went.
// Every number leads to the rows behind it.
#pragma once

#include "models/bill_import.h"
#include "models/reconciliation_board.h"
#include "screens/screen.h"

class QFrame;
class QLabel;
class QStackedWidget;

namespace guitai::widgets {
class BarChart;
class Button;
class MatrixView;
class TrendChart;
} // namespace guitai::widgets

namespace guitai::screens::reconciliation {

class CounterRow;
class DayCard;
class ImportPanel;
class JobTray;

std::unique_ptr<Screen> makeScreen(const Tools& tools);

class ReconciliationScreen final : public Screen
{
    Q_OBJECT

public:
    explicit ReconciliationScreen(const Tools& tools);

    QString name() const override { return QStringLiteral("reconciliation"); }
    std::optional<BarEntry> barEntry() const override;
    bool isFor(const QByteArray& role) const override { return role != "cashier"; }
    bool isHomeOf(const QByteArray& role) const override { return role == "finance" || role == "admin"; }
    int waiting() const override { return m_board.overview().daysInNeed; }
    void entered() override;
    bool takeKey(const QKeyEvent& event) override;

private:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    QLayout* buildHead();
    QWidget* buildDays();
    QWidget* buildCharts();
    void build();
    void wire();
    void wireImport();
    void retranslate();
    void showCharts();
    void layOut();
    void openFile(const QString& path);
    void showImport(bool on);
    bool mayAct() const;
    QString sentence() const;
    QString awaitedText() const;
    void openExceptions(const QString& subject);
    void openCounter(int counter);

    Tools m_tools;
    models::ReconciliationBoard m_board;
    models::BillImport m_import;
    QLabel* m_sentence;
    QLabel* m_awaited;
    widgets::Button* m_importButton;
    widgets::Button* m_chartsButton;
    CounterRow* m_counters;
    widgets::MatrixView* m_view;
    DayCard* m_card;
    QFrame* m_charts;
    widgets::TrendChart* m_trend;
    widgets::BarChart* m_mix;
    widgets::BarChart* m_ages;
    JobTray* m_tray;
    ImportPanel* m_importPanel;
    QStackedWidget* m_pages;
    QWidget* m_days;
    QFrame* m_drop;
    QLabel* m_dropText;
    QLabel* m_keys;
    QFrame* m_foot;
    std::vector<QByteArray> m_mixChannels;
};

} // namespace guitai::screens::reconciliation
