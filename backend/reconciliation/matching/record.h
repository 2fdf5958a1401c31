// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A row as it is spilled: compact, with what two rows are compared by at its front, so that equal rows have equal bytes
// there. Lives only between two passes of one run on one machine.
//   u16 size, u8 side|kind|state, u8 length of number, currency[3], u8 widths of amount and fee, number, amount, fee,
//   then u8 length of transaction, transaction, u48 at, u64 line, u16 carried, u8 length of note, note
#pragma once

#include "matching/row_scanner.h"

#include <bit>
#include <cstring>

namespace guitai::matching {

inline constexpr size_t kMostRecordBytes = 640;
/// How many bytes behind a record must be readable.
inline constexpr size_t kRecordSlack = 8;

class Record
{
public:
    explicit Record(const char* bytes) : m_bytes(bytes) {}

    const char* bytes() const { return m_bytes; }
    size_t size() const
    {
        std::uint16_t size = 0;
        std::memcpy(&size, m_bytes, 2);
        return size;
    }
    Side side() const { return static_cast<Side>(m_bytes[2] & 1); }
    rows::Kind kind() const { return static_cast<rows::Kind>((m_bytes[2] >> 1) & 3); }
    rows::State state() const { return static_cast<rows::State>((m_bytes[2] >> 3) & 3); }
    std::string_view number() const { return {m_bytes + kHead, byteAt(3)}; }
    CurrencyCode currency() const
    {
        std::uint32_t code = 0;
        std::memcpy(&code, m_bytes + 4, 4);
        return code & 0xffffff;
    }
    std::int64_t amount() const { return numberAt(m_bytes + kHead + byteAt(3), byteAt(7) & 15); }
    std::int64_t fee() const { return numberAt(m_bytes + kHead + byteAt(3) + (byteAt(7) & 15), byteAt(7) >> 4); }
    std::string_view transaction() const
    {
        const char* const cold = m_bytes + hotSize();
        return {cold + 1, static_cast<unsigned char>(*cold)};
    }
    rows::BillRow row() const;

    bool hasKeyOf(Record other) const { return kind() == other.kind() && number() == other.number(); }
    /// Every field that is compared has the same value.
    bool equals(Record other) const
    {
        std::uint64_t mine = 0;
        std::uint64_t theirs = 0;
        std::memcpy(&mine, m_bytes, 8);
        std::memcpy(&theirs, other.m_bytes, 8);
        constexpr std::uint64_t kSizeAndSide = 0x1ffff;
        return ((mine ^ theirs) & ~kSizeAndSide) == 0 &&
               std::memcmp(m_bytes + kHead, other.m_bytes + kHead, hotSize() - kHead) == 0;
    }

private:
    static constexpr size_t kHead = 8;
    size_t byteAt(size_t at) const { return static_cast<unsigned char>(m_bytes[at]); }
    size_t hotSize() const { return kHead + byteAt(3) + (byteAt(7) & 15) + (byteAt(7) >> 4); }
    static std::int64_t numberAt(const char* at, size_t width)
    {
        std::uint64_t value = 0;
        std::memcpy(&value, at, 8);
        return width == 0 ? 0 : static_cast<std::int64_t>(value & (~std::uint64_t(0) >> (64 - 8 * width)));
    }

    const char* m_bytes;
};

static_assert(std::endian::native == std::endian::little, "equals() and the widths read little endian words");

/// Writes it at `to`, which has kMostRecordBytes; how many bytes it has.
size_t writeRecord(Side side, const ScannedRow& row, char* to);

/// Fast and even; never decides anything alone.
std::uint64_t hashOf(std::string_view bytes, std::uint64_t seed);
inline std::uint64_t keyHash(rows::Kind kind, std::string_view number)
{
    return hashOf(number, static_cast<std::uint64_t>(kind));
}
inline int chunkOf(std::uint64_t hash, int chunks)
{
    return static_cast<int>(((hash >> 32) * static_cast<std::uint64_t>(chunks)) >> 32);
}

} // namespace guitai::matching
