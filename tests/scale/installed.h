// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What install.sh could have; a part that is not there has a reason, and its tests are skipped with that.
#pragma once

#include "spark/spark_engine.h"

#include <QString>

namespace guitai::scale {

/// Empty when the part is there: "spark", "hdfs".
QString missing(const char* part);

/// Of every generated day; GUITAI_SCALE_ROWS says another number.
std::int64_t rowsOfTheDay();

/// Spark in this process's neighbourhood: two cores, 2 GB, loopback.
spark::Options localSpark();

/// Where the jars of Hadoop are, and the program that serves them.
QString hdfsJars();
QString miniHdfsSource();

} // namespace guitai::scale
