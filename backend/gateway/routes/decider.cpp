// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/decider.h"

namespace guitai::routes {

async::Task<Result<Decider>> findDecider(Services services, guards::Caller caller, wire::SecondPerson secondPerson,
                                         merchants::Permission permission)
{
    Decider decider{caller.actor(), {}};
    if (!secondPerson.isThere()) {
        if (!caller.may(permission))
            co_return Error{guitai::errors::kForbidden};
        co_return decider;
    }
    if (secondPerson.operatorId == caller.operatorId)
        co_return Error{approvals::errors::kOwnRequest, QStringLiteral("operator"), {}};
    merchants::Pins::Proof proof{caller.merchantId, secondPerson.operatorId, secondPerson.pin};
    auto checking = services.pins->check(std::move(proof), permission);
    const Result<Done> checked = co_await checking;
    if (!checked)
        co_return checked.error();
    decider.session = std::move(decider.actor);
    decider.actor = "operator:" + secondPerson.operatorId.bytes();
    co_return decider;
}

} // namespace guitai::routes
