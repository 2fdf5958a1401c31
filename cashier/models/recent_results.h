// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// RecentResults: the last five payments of this till, newest first, as the backend tells them.
#pragma once

#include "wire/payment_wire.h"

#include <QObject>

namespace guitai::models {

class RecentResults final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kShown = 5;

    const std::vector<wire::Payment>& payments() const { return m_payments; }
    void replace(const std::vector<wire::Payment>& payments);
    /// Adds the payment or updates its row.
    void take(const wire::Payment& payment);

Q_SIGNALS:
    void changed();

private:
    std::vector<wire::Payment> m_payments;
};

} // namespace guitai::models
