// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// KeyHints: which keys do something right now, read from the table of states.
#pragma once

#include "models/payment_flow.h"

#include <QFrame>

class QLabel;

namespace guitai::screens::checkout {

class KeyHints final : public QFrame
{
    Q_OBJECT

public:
    explicit KeyHints(models::PaymentFlow& flow);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();

    models::PaymentFlow& m_flow;
    QLabel* m_now;
    QLabel* m_always;
};

} // namespace guitai::screens::checkout
