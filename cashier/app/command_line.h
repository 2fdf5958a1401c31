// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The words after "guitai-cashier", for the program and for its story.
#pragma once

#include "till/till.h"

#include <QCommandLineParser>

namespace guitai::till {

/// Adds --backend, --till, --settings, --language and --theme.
void addTillOptions(QCommandLineParser& parser);
/// Nothing when they make no till; the reason is on standard error.
std::optional<TillOptions> readTillOptions(const QCommandLineParser& parser);

} // namespace guitai::till
