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
/// Enlarges everything as the settings say. Before the QApplication is made: Qt reads it only then.
void applyScale(int argc, char** argv);

} // namespace guitai::till
