// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One chunk: its spilled rows become a file of results, whole or not at all.
#pragma once

#include "matching/number_table.h"
#include "matching/parallel.h"
#include "matching/work_folder.h"

namespace guitai::matching {

/// The sections of a results file; in that of the first pass one more for each chunk of the second follows.
enum Section : size_t { kTally, kDifferences, kCarriedOurs, kCarriedTheirs, kResultSections };

/// More than this of one chunk is not held in memory.
inline constexpr std::uint64_t kMostChunkBytes = 192 << 20;

/// Memory of one thread, used for one chunk after the other: fresh pages cost more than what is done with them.
struct Workspace
{
    std::unique_ptr<char[]> bytes;
    std::uint64_t capacity = 0;
    NumberTable table;
};

/// Pass 1: by kind and number.
Result<Done> matchNumbers(const WorkFolder& folder, int chunk, std::uint64_t bytes, Terms terms, int chunks,
                          Workspace& space, Watch& watch);
/// Neighbouring chunks of the second pass that are compared at once: usually little is left over.
struct Group
{
    int number = 0;
    size_t from = 0;
    size_t to = 0;
};
std::vector<Group> groupsOf(const std::vector<Sections>& firstPass, size_t chunks);

/// Pass 2: by transaction, of what pass 1 left over.
Result<Done> matchTransactions(const WorkFolder& folder, Group group, const std::vector<Sections>& firstPass,
                               Terms terms, Watch& watch);

} // namespace guitai::matching
