// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The risk hook: every payment asks it before anything is stored or sent.
#pragma once

#include "async/task.h"
#include "ids/ids.h"
#include "money/money.h"

namespace guitai::risk {

/// What a rule may look at.
struct PaymentFacts
{
    PaymentFacts(MerchantId merchantId, Money amount, QByteArray payWay)
        : merchantId(std::move(merchantId)), amount(amount), payWay(std::move(payWay))
    {
    }

    MerchantId merchantId;
    Money amount;
    QByteArray payWay;
    QString userId;
    QString clientIp;
};

enum class Decision { Pass, Refuse };

class RiskGate
{
public:
    virtual ~RiskGate() = default;
    virtual async::Task<Decision> decide(PaymentFacts facts) = 0;
};

/// The gate of a shop without rules.
class OpenRiskGate final : public RiskGate
{
public:
    async::Task<Decision> decide(PaymentFacts facts) override;
};

} // namespace guitai::risk
