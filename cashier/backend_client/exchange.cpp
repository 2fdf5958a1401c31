// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend_client/exchange.h"

#include "wire/problem_wire.h"

namespace guitai::backend_client {

Failure failureOf(const Error& error)
{
    Failure failure;
    failure.kind = error.code == http::errors::kNotSent ? Failure::Kind::NotSent : Failure::Kind::NoAnswer;
    failure.code = error.code.name;
    return failure;
}

Failure failureOf(const http::Response& response)
{
    const wire::Problem problem = wire::Problem::read(response.status, response.body);
    Failure failure;
    failure.kind = Failure::Kind::Refused;
    failure.status = response.status;
    failure.code = problem.code;
    failure.field = problem.field;
    failure.requestId = problem.requestId;
    failure.extras = problem.extras;
    return failure;
}

Failure unreadable(const Error& error)
{
    Failure failure;
    failure.kind = Failure::Kind::NoAnswer;
    failure.code = "ANSWER_UNREADABLE";
    failure.field = error.field;
    return failure;
}

} // namespace guitai::backend_client
