// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// LeftBehind: payments the cashier moved on from before their result was certain. Each is asked for until
// it is final, so that money that comes after all is told.
#pragma once

#include "backend_client/alarm.h"
#include "backend_client/backend.h"

#include <QHash>
#include <QObject>

namespace guitai::models {

class LeftBehind final : public QObject
{
    Q_OBJECT

public:
    LeftBehind(backend_client::Backend& backend, async::Timers& timers, Duration every = std::chrono::seconds(10));

    void add(const wire::Payment& payment);
    /// News about any payment. True when it was one of these.
    bool take(const wire::Payment& payment);
    int count() const { return static_cast<int>(m_open.size()); }

Q_SIGNALS:
    /// Paid after all, or money came that the payment could no longer take.
    void moneyCame(const guitai::wire::Payment& payment);

private:
    void askNext();

    backend_client::Backend& m_backend;
    Duration m_every;
    backend_client::Alarm m_next;
    QHash<PaymentNo, wire::Payment> m_open;
    PaymentNo m_lastAsked;
};

} // namespace guitai::models
