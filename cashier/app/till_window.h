// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// TillWindow: the bar, the banners and the page that is due. Keys that no control wants go to the page.
#pragma once

#include "screens/registry.h"
#include "till/language.h"
#include "till/scanner_filter.h"

class QStackedWidget;

namespace guitai::widgets {
class Banner;
}

namespace guitai::till {

class TopBar;

class TillWindow final : public QWidget
{
    Q_OBJECT

public:
    TillWindow(const screens::Tools& tools, Language& language);

    const ScannerFilter& scanner() const { return m_scanner; }

private:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool takeSwitch(const QKeyEvent& event);
    bool takeScan(const QByteArray& digits);
    void wire();
    void makeScreens();
    void open(const QString& screen, const QString& subject = {});
    bool takeNavigation(const QKeyEvent& event);
    screens::Screen* current() const;
    QString home() const;
    void retranslate();
    void showLink();
    void showLateMoney();

    screens::Tools m_tools;
    Language& m_language;
    TopBar* m_bar;
    widgets::Banner* m_offline;
    widgets::Banner* m_late;
    QStackedWidget* m_pages;
    ScannerFilter m_scanner;
};

} // namespace guitai::till
