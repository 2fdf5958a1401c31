// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The answer to a request no handler sees: a problem document, and the connection ends behind it.
#pragma once

#include "http/message.h"
#include "result/error.h"

namespace guitai::server {

http::Response refusalReply(const Error& error, const QByteArray& requestId);

} // namespace guitai::server
