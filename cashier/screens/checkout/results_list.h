// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ResultsList: the last five payments of the till, one line each.
#pragma once

#include "models/recent_results.h"

#include <QFrame>

#include <array>

class QLabel;

namespace guitai::widgets {
class Theme;
}

namespace guitai::screens::checkout {

class ResultRow;

class ResultsList final : public QFrame
{
    Q_OBJECT

public:
    ResultsList(const widgets::Theme& theme, const models::RecentResults& recent);

private:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void retranslate();
    void showRows();
    std::size_t rowsThatFit() const;

    const models::RecentResults& m_recent;
    QLabel* m_title;
    QLabel* m_empty;
    std::array<ResultRow*, models::RecentResults::kShown> m_rows{};
};

} // namespace guitai::screens::checkout
