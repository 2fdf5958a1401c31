// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Random numbers and codes, from an injected source of bytes.
#pragma once

#include <QByteArray>

#include <functional>

namespace guitai::sandbox {

using RandomBytes = std::function<QByteArray(qsizetype count)>;

/// Letters and digits.
QByteArray randomText(const RandomBytes& random, qsizetype length);
QByteArray randomDigits(const RandomBytes& random, qsizetype length);

} // namespace guitai::sandbox
