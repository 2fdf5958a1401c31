// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The differences of an engine's file, as cases want them. What is not due yet makes none.
#pragma once

#include "exceptions/stored_exception_book.h"

namespace guitai::exceptions {

Result<NextDifference> openDifferences(const QString& path);

} // namespace guitai::exceptions
