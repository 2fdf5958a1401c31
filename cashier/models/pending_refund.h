// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The refund in progress, kept on disk from before its first request until the backend certainly has it, so that a
// power cut neither loses it nor pays it twice.
#pragma once

#include "ids/ids.h"
#include "money/money.h"

#include <QString>

#include <optional>

namespace guitai::models {

struct PendingRefund
{
    MerchantRefundNo key;
    PaymentNo paymentNo;
    Money amount{0, Currency::cny()};
    QString reason;
};

class PendingRefundFile
{
public:
    explicit PendingRefundFile(QString path) : m_path(std::move(path)) {}

    /// Durable when it returns true.
    bool save(const PendingRefund& refund);
    std::optional<PendingRefund> load() const;
    void remove();

private:
    QString m_path;
};

} // namespace guitai::models
