// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The style sheet for one set of tokens. Widgets ask for a look by the dynamic property "kind".
#pragma once

#include <QString>

namespace guitai::widgets {

struct Tokens;

QString styleSheetOf(const Tokens& tokens);

} // namespace guitai::widgets
