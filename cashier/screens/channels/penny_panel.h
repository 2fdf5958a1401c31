// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// PennyPanel: the test of a wallet, step by step: a code for 0.01, its payment, and its way back.
#pragma once

#include "backend_client/alarm.h"
#include "screens/screen.h"
#include "wire/channel_test_wire.h"

#include <QFrame>

class QLabel;

namespace guitai::backend_client {
struct Failure;
}

namespace guitai::widgets {
class QrView;
}

namespace guitai::screens::channels {

class PennyPanel final : public QFrame
{
    Q_OBJECT

public:
    PennyPanel(const Tools& tools, ChannelCode code);

    /// A new test; the old one's steps are gone.
    void start();
    bool isGoingOn() const { return m_isGoingOn; }

Q_SIGNALS:
    void changed();

private:
    void changeEvent(QEvent* event) override;
    void take(const guitai::wire::ChannelTest& test);
    void fail(const backend_client::Failure& failure);
    void look();
    void present();
    QString stepText(int step) const;

    Tools m_tools;
    ChannelCode m_code;
    backend_client::Alarm m_next;
    widgets::QrView* m_qr;
    QLabel* m_steps;
    QLabel* m_result;
    std::optional<guitai::wire::ChannelTest> m_test;
    QString m_problem;
    bool m_isGoingOn = false;
};

} // namespace guitai::screens::channels
