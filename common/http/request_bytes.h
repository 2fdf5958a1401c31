// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a call as it goes on the wire, in one piece.
#pragma once

#include "http/client.h"

namespace guitai::http {

/// kNotSent when the call cannot be written: other schemes, no host, a header or method that would break the head.
Result<QByteArray> requestBytes(const Call& call);

/// The port of the URL or of its scheme.
quint16 portOf(const QUrl& url);

} // namespace guitai::http
