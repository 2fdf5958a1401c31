// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// application/x-www-form-urlencoded, as providers' gateways and notices use it. Pure; any thread.
#pragma once

#include <QByteArray>

#include <map>
#include <optional>

namespace guitai::http {

/// Decoded, by name, in the order of the names' bytes.
using FormFields = std::map<QByteArray, QByteArray>;

QByteArray formEncoded(const FormFields& fields);
/// How %XX may be written. Who believes a signature over decoded values may want one form of them on the wire.
enum class HexDigits { Any, Capital };

/// Nothing for a name twice or empty, a part without '=', a '%' without two digits, or more than 200 fields.
std::optional<FormFields> readForm(QByteArrayView body, HexDigits digits = HexDigits::Any);

} // namespace guitai::http
