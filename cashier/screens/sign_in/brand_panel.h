// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// BrandPanel: the coloured side of the sign-in page with the till's name in huge letters.
#pragma once

#include <QWidget>

namespace guitai::widgets {
class Theme;
}

namespace guitai::screens::sign_in {

class BrandPanel final : public QWidget
{
    Q_OBJECT

public:
    BrandPanel(const widgets::Theme& theme, QString tillName);

private:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

    const widgets::Theme& m_theme;
    QString m_tillName;
};

} // namespace guitai::screens::sign_in
