// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/empty_body.h"

#include "wire/json_reader.h"
#include "wire/member_reader.h"

namespace guitai::routes {

std::optional<Error> bodyRefusal(const QByteArray& body)
{
    if (body.isEmpty())
        return std::nullopt;
    const auto document = wire::readJson(body);
    if (!document)
        return document.error();
    const auto done = wire::MemberReader(*document, wire::MemberReader::Unknown::Refuse).finish(Done{});
    return done ? std::nullopt : std::optional(done.error());
}

} // namespace guitai::routes
