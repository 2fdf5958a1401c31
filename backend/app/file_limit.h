// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Open files: every connection is one, and most systems start a process with room for 1,024.
#pragma once

namespace guitai::app {

/// Takes as many as the system grants, and warns when that is less than `connections` need.
void raiseFileLimit(int connections);

} // namespace guitai::app
