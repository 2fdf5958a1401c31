// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Small answers the sandbox gives everywhere.
#pragma once

#include "http/message.h"

#include <QJsonObject>

namespace guitai::sandbox {

http::Response jsonResponse(int status, const QByteArray& body);
http::Response jsonResponse(int status, const QJsonObject& body);
http::Response pageResponse(int status, const QByteArray& html);
http::Response redirectTo(const QByteArray& path);
/// Closes the connection without an answer.
http::Response hangUp();

} // namespace guitai::sandbox
