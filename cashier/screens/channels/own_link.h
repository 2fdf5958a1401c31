// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// OwnLink: the till's own way to the backend, each part with what it is like now; one button asks anew.
#pragma once

#include "screens/screen.h"

#include <QFrame>

class QLabel;

namespace guitai::widgets {
class Button;
}

namespace guitai::screens::channels {

class OwnLink final : public QFrame
{
    Q_OBJECT

public:
    explicit OwnLink(const Tools& tools);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void present();
    void test();

    Tools m_tools;
    QLabel* m_title;
    QLabel* m_server;
    QLabel* m_push;
    QLabel* m_result;
    widgets::Button* m_test;
};

} // namespace guitai::screens::channels
