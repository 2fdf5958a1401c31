// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Who decides what a request asks for: the caller, or a colleague who stands at the caller's till and proves it by a
// PIN.
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "routes/exchange.h"
#include "routes/services.h"
#include "wire/approval_wire.h"

namespace guitai::routes {

struct Decider
{
    QByteArray actor;   ///< "operator:supervisor"
    QByteArray session; ///< the caller, when it is not they who decide; otherwise empty
};

/// FORBIDDEN without the permission, PIN_WRONG, PIN_LOCKED. APPROVAL_OWN_REQUEST for one's own PIN: that is one person.
async::Task<Result<Decider>> findDecider(Services services, guards::Caller caller, wire::SecondPerson secondPerson,
                                         merchants::Permission permission);

} // namespace guitai::routes
