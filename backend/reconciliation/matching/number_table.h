// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Brings the rows of a chunk together by kind and number: a table of ours that theirs are looked up in. Open
// addressing; the hash only says where to look, the bytes of the number decide. What will be needed is fetched ahead,
// because nearly every look-up misses the caches.
#pragma once

#include "matching/outcome.h"

#include <functional>

namespace guitai::matching {

class NumberTable
{
public:
    /// Empties it and keeps its memory. `rows`: where the offsets count from.
    void begin(const char* rows);

    void add(Record record, std::uint32_t offset)
    {
        const std::uint64_t hash = keyHash(record.kind(), record.number());
        m_sides[static_cast<size_t>(record.side())].push_back({static_cast<std::uint32_t>(hash), offset});
    }
    /// Once, when all are added. A key of one side goes to `leftOver`, row by row.
    void settle(Outcome& outcome, const std::function<void(Record)>& leftOver);

private:
    static constexpr std::uint32_t kNone = 0xffffffffu;

    struct Entry
    {
        std::uint32_t hash;
        std::uint32_t offset;
        std::uint32_t next = kNone;   ///< of the same side and key
        std::uint32_t theirs = kNone; ///< of the first of ours: the first of theirs
        bool isFirst = true;
        bool isEqual = false; ///< to the first of theirs, in all that is compared
    };
    struct Slot
    {
        std::uint32_t hash = 0;
        std::uint32_t entry = kNone;
    };

    Record recordOf(const Entry& entry) const { return Record(m_rows + entry.offset); }
    void insertOurs();
    void findTheirs(const std::function<void(Record)>& leftOver);
    /// The entry of ours with the key, or kNone; `slot` is where it is or would be.
    std::uint32_t find(const Entry& entry, size_t& slot) const;
    /// The first entry of ours with the hash, or kNone: without a look at its record.
    std::uint32_t probable(const Entry& entry) const;
    void settleMany(const Entry& first, Outcome& outcome) const;

    const char* m_rows = nullptr;
    std::vector<Entry> m_sides[2];
    std::vector<Slot> m_slots;
};

} // namespace guitai::matching
