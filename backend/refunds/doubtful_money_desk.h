// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The doubtful money service over the storage; see doubtful_money_service.h.
#pragma once

#include "refunds/doubtful_money.h"
#include "refunds/doubtful_money_service.h"
#include "refunds/refund_desk.h"

namespace guitai::refunds {

class DoubtfulMoneyDesk final : public DoubtfulMoneyService
{
public:
    explicit DoubtfulMoneyDesk(RefundParts parts) : m_parts(std::move(parts)) {}

    async::Task<Result<wire::DoubtfulMoneyPage>> list(MerchantId merchantId, DoubtfulMoneyFilter filter) override;
    async::Task<Result<wire::Refund>> refund(DoubtfulMoneyCommand command) override;
    async::Task<Result<wire::DoubtfulMoney>> accept(DoubtfulMoneyCommand command) override;

private:
    async::Task<Result<DoubtfulMoneyRecord>> find(DoubtfulMoneyCommand command);
    /// Before the act: an act without its line must not be.
    async::Task<Result<Done>> writeTrail(DoubtfulMoneyCommand command, QByteArray action);

    RefundParts m_parts;
};

} // namespace guitai::refunds
