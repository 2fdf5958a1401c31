// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a measurement was taken on, for the table it ends in.
#pragma once

#include <QString>

namespace guitai::bench {

/// "2 cores of AMD EPYC, 7.7 GB, Linux 6.18"
QString machine();
/// "0.52 0.80 1.10": how busy it was over the last 1, 5 and 15 minutes.
QString loadAverage();
/// Lets this process and its children have as many open files as the system allows.
void raiseFileLimit();

} // namespace guitai::bench
