// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One purchase from its creation to its refunds.
#pragma once

#include "simulation/world.h"

namespace guitai::simulation {

class Purchase
{
public:
    Purchase(World& world, int number, SeededRandom random);

    /// The purchase outlives it.
    async::Task<> run();

private:
    payments::CreateCommand command();
    Secret consent();
    const users::User& someUser();
    async::Task<PaymentNo> create(payments::CreateCommand wanted);
    void planPaying(const AttemptNo& attemptNo);
    async::Task<> lookAfter(PaymentNo paymentNo);
    async::Task<> refund(PaymentNo paymentNo, int ordinal);
    void refused(const Error& error, const QByteArray& what);

    World& m_world;
    const QByteArray m_name;
    SeededRandom m_random;
    size_t m_merchant = 0;
    MerchantId m_merchantId;
    Money m_amount;
    QByteArray m_payWay;
    AccountNo m_rechargeOf; ///< empty: a purchase
};

} // namespace guitai::simulation
