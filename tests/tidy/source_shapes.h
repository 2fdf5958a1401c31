// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a pattern of words cannot see: each answers with the lines of a file that break its rule.
#pragma once

#include "tidy/source_file.h"

#include <vector>

namespace guitai::tidy {

using Lines = std::vector<int>;

/// Awaits whose expression holds a brace: gcc 12 destroys such a temporary twice.
Lines awaitsWithBrace(const SourceFile& file);
/// Awaits whose expression holds a lambda, for the same reason.
Lines awaitsWithLambda(const SourceFile& file);
/// Functions that return a Task and take a reference, other than to a part that outlives the event loop.
Lines tasksWithReference(const SourceFile& file);
/// Functions longer than this, by counting braces.
Lines functionsOver(const SourceFile& file, int mostLines);
/// Lines wider than this, outside tables that clang-format leaves alone: a row is one truth on one line.
Lines linesWider(const SourceFile& file, int mostCharacters);
/// The first line too many.
Lines linesBeyond(const SourceFile& file, int mostLines);

} // namespace guitai::tidy
