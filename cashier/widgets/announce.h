// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells screen readers that a label now says something that matters.
#pragma once

class QLabel;

namespace guitai::widgets {

/// The label's text becomes its accessible name, and readers are alerted to it.
void announce(QLabel* label);

} // namespace guitai::widgets
