// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a request must satisfy beyond Beast: pure checks of the request line and of the parsed head.
#pragma once

#include "http/message.h"
#include "result/error.h"

#include <optional>

namespace guitai::http {

struct HeadFacts
{
    bool http10 = false;
    bool expectsContinue = false;
    bool asksForWebSocket = false;
};

Error malformed(const char* detail);

/// The line without its CRLF.
std::optional<Error> checkRequestLine(QByteArrayView line);

/// Reads `facts.http10`, fills the others.
std::optional<Error> checkHead(const Request& request, HeadFacts& facts);

} // namespace guitai::http
