// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// TimelineView: what happened to a payment, one line an event, with how it was learnt.
#pragma once

#include "models/payment_timeline.h"

#include <QWidget>

namespace guitai::widgets {
class Theme;
}

namespace guitai::screens::payments {

class TimelineView final : public QWidget
{
public:
    explicit TimelineView(const widgets::Theme& theme);

    void show(std::vector<models::TimelineEvent> events);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

private:
    void paintEvent(QPaintEvent* event) override;
    int rowHeight(const models::TimelineEvent& event, int width) const;

    const widgets::Theme& m_theme;
    std::vector<models::TimelineEvent> m_events;
};

} // namespace guitai::screens::payments
