// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The exceptions screen: differences by class, the list, and beside it one of them or many at once.
#pragma once

#include "models/exception_desk.h"
#include "screens/screen.h"

class QButtonGroup;
class QComboBox;
class QFrame;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QVBoxLayout;

namespace guitai::widgets {
class Button;
class TableView;
} // namespace guitai::widgets

namespace guitai::screens::exceptions {

class BulkCard;
class ClassRail;
class ExceptionCard;

std::unique_ptr<Screen> makeScreen(const Tools& tools);

class ExceptionsScreen final : public Screen
{
    Q_OBJECT

public:
    explicit ExceptionsScreen(const Tools& tools);

    QString name() const override { return QStringLiteral("exceptions"); }
    std::optional<BarEntry> barEntry() const override;
    bool isFor(const QByteArray& role) const override { return role != "cashier"; }
    void entered() override;
    /// "account=…&day=…&channel=…&state=…&kind=…", what a number of the overview stands for.
    void about(const QString& subject) override;
    bool takeKey(const QKeyEvent& event) override;

private:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    QLayout* buildHead();
    void build();
    void wire();
    void retranslate();
    void showState();
    void layOut();
    void apply();
    void showBulk(bool on);
    void exportCsv();
    bool takeActionKey(int key);
    bool mayAct() const;

    Tools m_tools;
    models::ExceptionDesk m_desk;
    guitai::wire::ExceptionFilter m_filter; ///< as chosen; a number that is sought overrides it
    QLabel* m_sentence;
    QLineEdit* m_search;
    QButtonGroup* m_scope;
    widgets::Button* m_clear;
    widgets::Button* m_bulkButton;
    widgets::Button* m_export;
    ClassRail* m_rail;
    QComboBox* m_classes;
    widgets::TableView* m_view;
    ExceptionCard* m_card;
    BulkCard* m_bulk;
    QStackedWidget* m_cards;
    QLabel* m_told;
    QLabel* m_keys;
    QFrame* m_foot;
};

} // namespace guitai::screens::exceptions
