// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/number_table.h"

#include <algorithm>
#include <bit>

namespace guitai::matching {

namespace {

constexpr size_t kAhead = 16;

void fetch(const void* address)
{
    __builtin_prefetch(address);
}

} // namespace

void NumberTable::begin(const char* rows)
{
    m_rows = rows;
    m_sides[0].clear();
    m_sides[1].clear();
}

std::uint32_t NumberTable::find(const Entry& entry, size_t& slot) const
{
    const auto& ours = m_sides[0];
    for (slot = entry.hash & (m_slots.size() - 1);; slot = (slot + 1) & (m_slots.size() - 1)) {
        const Slot& here = m_slots[slot];
        if (here.entry == kNone)
            return kNone;
        if (here.hash == entry.hash && recordOf(ours[here.entry]).hasKeyOf(recordOf(entry)))
            return here.entry;
    }
}

std::uint32_t NumberTable::probable(const Entry& entry) const
{
    for (size_t slot = entry.hash & (m_slots.size() - 1);; slot = (slot + 1) & (m_slots.size() - 1)) {
        const Slot& here = m_slots[slot];
        if (here.entry == kNone || here.hash == entry.hash)
            return here.entry;
    }
}

void NumberTable::insertOurs()
{
    auto& ours = m_sides[0];
    m_slots.assign(std::bit_ceil(ours.size() * 2 + 1), Slot());
    for (size_t i = 0; i < ours.size(); ++i) {
        if (i + kAhead < ours.size())
            fetch(&m_slots[ours[i + kAhead].hash & (m_slots.size() - 1)]);
        size_t slot = 0;
        const std::uint32_t first = find(ours[i], slot);
        if (first == kNone) {
            m_slots[slot] = {ours[i].hash, static_cast<std::uint32_t>(i)};
            continue;
        }
        ours[i].isFirst = false;
        ours[i].next = ours[first].next;
        ours[first].next = static_cast<std::uint32_t>(i);
    }
}

void NumberTable::findTheirs(const std::function<void(Record)>& leftOver)
{
    auto& ours = m_sides[0];
    auto& theirs = m_sides[1];
    for (size_t i = 0; i < theirs.size(); ++i) {
        if (i + 2 * kAhead < theirs.size())
            fetch(&m_slots[theirs[i + 2 * kAhead].hash & (m_slots.size() - 1)]);
        if (i + kAhead < theirs.size()) {
            const std::uint32_t soon = probable(theirs[i + kAhead]);
            if (soon != kNone)
                fetch(m_rows + ours[soon].offset);
        }
        // Nearly always the entry of the same hash is the row's equal: one comparison decides key and class.
        const std::uint32_t likely = probable(theirs[i]);
        const bool isEqual = likely != kNone && recordOf(ours[likely]).equals(recordOf(theirs[i]));
        size_t slot = 0;
        const std::uint32_t first = isEqual ? likely : find(theirs[i], slot);
        if (first == kNone) {
            leftOver(recordOf(theirs[i]));
            continue;
        }
        ours[first].isEqual = isEqual || recordOf(ours[first]).equals(recordOf(theirs[i]));
        theirs[i].next = ours[first].theirs;
        ours[first].theirs = static_cast<std::uint32_t>(i);
    }
}

void NumberTable::settleMany(const Entry& first, Outcome& outcome) const
{
    LinedRows ours;
    LinedRows theirs;
    ours.emplace_back(recordOf(first).row());
    for (std::uint32_t i = first.next; i != kNone; i = m_sides[0][i].next)
        ours.emplace_back(recordOf(m_sides[0][i]).row());
    for (std::uint32_t i = first.theirs; i != kNone; i = m_sides[1][i].next)
        theirs.emplace_back(recordOf(m_sides[1][i]).row());
    outcome.settleKey(std::move(ours), std::move(theirs), true);
}

void NumberTable::settle(Outcome& outcome, const std::function<void(Record)>& leftOver)
{
    insertOurs();
    findTheirs(leftOver);
    const auto& ours = m_sides[0];
    for (size_t i = 0; i < ours.size(); ++i) {
        if (i + kAhead < ours.size() && ours[i + kAhead].theirs != kNone)
            fetch(&m_sides[1][ours[i + kAhead].theirs]);
        const Entry& entry = ours[i];
        if (!entry.isFirst)
            continue;
        if (entry.theirs == kNone) {
            leftOver(recordOf(entry));
            for (std::uint32_t same = entry.next; same != kNone; same = ours[same].next)
                leftOver(recordOf(ours[same]));
            continue;
        }
        const Entry& other = m_sides[1][entry.theirs];
        const bool isPair = entry.next == kNone && other.next == kNone;
        if (isPair && entry.isEqual)
            outcome.matched(recordOf(entry));
        else if (isPair)
            outcome.pair(LinedRow(recordOf(entry).row()), LinedRow(recordOf(other).row()));
        else
            settleMany(entry, outcome);
    }
}

} // namespace guitai::matching
