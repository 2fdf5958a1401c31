// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The demo's merchant M1000 with its key and operators, made in demo mode at first start only.
#pragma once

#include "merchants/operators.h"
#include "merchants/sealed_secret.h"

#include <vector>

namespace guitai::merchants {

struct DemoOperator
{
    OperatorId operatorId;
    Role role = Role::Cashier;
    Secret password;
    Secret pin; ///< of the supervisor, who is called to tills; empty for everybody else
};

/// What main prints once and the demo keeps.
struct DemoCredentials
{
    MerchantId merchantId;
    ApiKeyId keyId;
    Secret keySecret; ///< the bytes of the HMAC key; print them as base64
    std::vector<DemoOperator> operators;
};

/// Makes merchant M1000, key demo-key and operators cashier, supervisor, finance and admin, all in one
/// transaction; nothing when they exist already. Passwords are random where `passwords` has none.
async::Task<Result<std::optional<DemoCredentials>>> seedDemo(storage::Storage& storage, const SecretSealer& sealer,
                                                             async::WorkerPool& hashing, const Clock& clock,
                                                             QHash<OperatorId, Secret> passwords);

/// True when the database holds what seedDemo made: outside demo mode the start must then be refused.
async::Task<Result<bool>> hasDemoCredentials(storage::Storage& storage);

} // namespace guitai::merchants
