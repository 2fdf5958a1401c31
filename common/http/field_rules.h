// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What may be written into a head: a field that could end its line early is refused, never repaired.
#pragma once

#include "http/message.h"

namespace guitai::http {

bool isToken(QByteArrayView text);
/// A token as name, a value without control bytes.
bool isWritable(const Header& header);
/// Framing belongs to the writer: Connection, Content-Length, Transfer-Encoding and their like.
bool isFraming(QByteArrayView name);

} // namespace guitai::http
