// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The first reading: every row of both sides goes into the spilled file of its key's chunk.
#pragma once

#include "matching/input_file.h"
#include "matching/parallel.h"
#include "matching/work_folder.h"

namespace guitai::matching {

using Inputs = std::vector<std::shared_ptr<InputFile>>;

Result<WorkFolder::Spilled> partition(const Inputs& inputs, const WorkFolder& folder, int chunks, int threads,
                                      Watch& watch);

} // namespace guitai::matching
