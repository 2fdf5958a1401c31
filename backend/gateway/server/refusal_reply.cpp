// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/refusal_reply.h"

#include "wire/problem_wire.h"

namespace guitai::server {

http::Response refusalReply(const Error& error, const QByteArray& requestId)
{
    http::Response response;
    response.status = error.code.httpStatus;
    response.headers.append("Content-Type", "application/problem+json");
    response.body = wire::Problem::of(error, requestId).toJson();
    response.closeAfter = true;
    return response;
}

} // namespace guitai::server
