// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// For routes whose request says everything in its path. Pure; any thread.
#pragma once

#include "result/error.h"

#include <QByteArray>

#include <optional>

namespace guitai::routes {

/// A body is nothing, or an object without members; otherwise why it is refused.
std::optional<Error> bodyRefusal(const QByteArray& body);

} // namespace guitai::routes
