// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The sorted lines of many results files as one sorted file with header and trailer.
#pragma once

#include "matching/work_folder.h"

namespace guitai::matching {

Result<Done> mergeLines(const std::vector<Sections>& files, size_t section, QByteArrayView header, const QString& path);

} // namespace guitai::matching
