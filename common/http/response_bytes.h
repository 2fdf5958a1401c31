// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes an answer as it goes on the wire, in one piece.
#pragma once

#include "http/message.h"

#include <optional>

namespace guitai::http {

struct AnswerFraming
{
    bool toHead = false;      ///< the request was a HEAD: announce the body, do not send it
    bool keepAlive = true;    ///< false adds `Connection: close`
    QByteArrayView date = {}; ///< IMF-fixdate; empty leaves the field out
};

/// Nothing when a header name or value could break the head (CR, LF, control bytes) or the status is no
/// final one. Framing headers of the response are ignored: the writer decides them.
std::optional<QByteArray> responseBytes(const Response& response, const AnswerFraming& framing);

/// "Not Found" for 404.
QByteArrayView reasonPhrase(int status);

} // namespace guitai::http
