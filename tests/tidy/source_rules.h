// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the house that a compiler does not keep: one table, each row with its reason and an example
// of a breach, by which the test proves that the rule can fail.
#pragma once

#include "tidy/source_shapes.h"

#include <functional>
#include <span>

namespace guitai::tidy {

struct Rule
{
    const char* says;
    const char* because;
    const char* where;  ///< an expression for the paths it concerns
    const char* except; ///< and for those it spares; empty for none
    std::function<Lines(const SourceFile&)> breaches;
    const char* badPath;
    const char* badText;
    const char* goodText; ///< looks alike and is allowed
};

std::span<const Rule> rules();
bool concerns(const Rule& rule, const QString& path);

} // namespace guitai::tidy
