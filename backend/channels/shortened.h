// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Texts within what a provider takes. Pure.
#pragma once

#include <QString>

namespace guitai::channels {

/// The first characters of a text that fit into so many bytes of UTF-8, which is what providers count. Never half a
/// character: the same text always gives the same order.
QString shortened(const QString& text, qsizetype mostBytes);

} // namespace guitai::channels
