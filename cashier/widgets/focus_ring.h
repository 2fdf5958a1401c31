// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// FocusRing: a ring of three pixels, two pixels away, around whichever control has the keyboard. One per
// window; it lies above everything and takes no clicks.
#pragma once

#include <QPointer>
#include <QWidget>

namespace guitai::widgets {

class Theme;

class FocusRing final : public QWidget
{
public:
    FocusRing(const Theme& theme, QWidget* window);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void follow(QWidget* focused);
    void place();
    void watch(bool on);

    const Theme& m_theme;
    QPointer<QWidget> m_followed;
};

} // namespace guitai::widgets
