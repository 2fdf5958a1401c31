// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Who is calling: an integrator by a signed request, or an operator by a session. The merchant always
// comes from the key or the session, never from the body.
#pragma once

#include "ids/ids.h"
#include "merchants/permissions.h"

namespace guitai::guards {

struct Caller
{
    MerchantId merchantId;
    ApiKeyId keyId;        ///< of an integrator; empty for an operator
    OperatorId operatorId; ///< of an operator; empty for an integrator
    merchants::Role role = merchants::Role::Integrator;
    TillNo tillNo; ///< of the operator's session, if it named one

    /// "key:<id>" or "operator:<id>", for the audit trail and histories.
    QByteArray actor() const
    {
        return operatorId.isEmpty() ? "key:" + keyId.bytes() : "operator:" + operatorId.bytes();
    }
    bool may(merchants::Permission permission) const { return merchants::isAllowed(role, permission); }
};

} // namespace guitai::guards
