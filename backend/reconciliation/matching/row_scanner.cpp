// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/row_scanner.h"

#include "rows/row_text.h"

#include <bit>
#include <cstring>
#include <limits>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace guitai::matching {

namespace {

struct Marks
{
    std::uint64_t commas = 0;
    std::uint64_t stops = 0; ///< whatever cannot stand in a field: an end of line, or a fault
};

#if defined(__SSE2__)
[[gnu::always_inline]] inline Marks marksOf(const char* block)
{
    const __m128i comma = _mm_set1_epi8(',');
    const __m128i del = _mm_set1_epi8(0x7f);
    Marks marks;
    for (int i = 0; i < 4; ++i) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + 16 * i));
        // Signed: what is not ASCII is negative, and no larger than the last control character.
        const __m128i isStop = _mm_or_si128(_mm_cmpeq_epi8(bytes, del), _mm_cmpgt_epi8(_mm_set1_epi8(0x20), bytes));
        const auto commas = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, comma)));
        const auto stops = static_cast<unsigned>(_mm_movemask_epi8(isStop));
        marks.commas |= static_cast<std::uint64_t>(commas) << (16 * i);
        marks.stops |= static_cast<std::uint64_t>(stops) << (16 * i);
    }
    return marks;
}
#else
[[gnu::always_inline]] inline Marks marksOf(const char* block)
{
    Marks marks;
    for (int i = 0; i < 64; ++i) {
        marks.commas |= static_cast<std::uint64_t>(block[i] == ',') << i;
        marks.stops |= static_cast<std::uint64_t>(block[i] < ' ' || block[i] > '~') << i;
    }
    return marks;
}
#endif

constexpr int kCommas = 10;

/// Its commas; the end of the line, or nullptr.
[[gnu::always_inline]] inline const char* split(const char* line, const char** commas)
{
    int found = 0;
    for (const char* block = line; block - line < rows::kMostLineBytes; block += 64) {
        const Marks marks = marksOf(block);
        std::uint64_t left = marks.commas;
        if (marks.stops != 0)
            left &= (marks.stops & (~marks.stops + 1)) - 1;
        for (; left != 0; left &= left - 1) {
            if (found == kCommas)
                return nullptr;
            commas[found++] = block + std::countr_zero(left);
        }
        if (marks.stops != 0) {
            const char* const end = block + std::countr_zero(marks.stops);
            return found == kCommas && *end == '\n' ? end : nullptr;
        }
    }
    return nullptr;
}

/// The last `size` (1 to 8) of the 8 bytes at `at` as a number; all must be digits.
[[gnu::always_inline]] inline bool readEight(const char* at, size_t size, std::uint64_t& value)
{
    std::uint64_t digits = 0;
    std::memcpy(&digits, at, 8);
    const std::uint64_t foreign = (std::uint64_t(1) << (8 * (8 - size))) - 1;
    digits = (digits & ~foreign) | (0x3030303030303030u & foreign);
    const bool areDigits = ((digits & 0xf0f0f0f0f0f0f0f0u) == 0x3030303030303030u) &&
                           (((digits + 0x0606060606060606u) & 0xf0f0f0f0f0f0f0f0u) == 0x3030303030303030u);
    digits &= 0x0f0f0f0f0f0f0f0fu;
    digits = (digits * 10 + (digits >> 8)) & 0x00ff00ff00ff00ffu;
    digits = (digits * 100 + (digits >> 16)) & 0x0000ffff0000ffffu;
    value = (digits * 10000 + (digits >> 32)) & 0xffffffffu;
    return areDigits;
}

bool readSlowly(const char* from, const char* end, std::uint64_t& value)
{
    value = 0;
    for (; from != end; ++from) {
        if (*from < '0' || *from > '9')
            return false;
        value = value * 10 + static_cast<std::uint64_t>(*from - '0');
    }
    return true;
}

/// A number without leading zeros. Eight bytes before it must be readable: those of the kind.
[[gnu::always_inline]] inline bool readNumber(const char* from, const char* end, std::uint64_t& value)
{
    const auto size = static_cast<size_t>(end - from);
    if (size - 1 >= 19 || (*from == '0' && size > 1))
        return false;
    if (size <= 8)
        return readEight(end - 8, size, value);
    if (size > 16) // 19 digits stay below 2^64
        return readSlowly(from, end, value) && value <= std::uint64_t(std::numeric_limits<std::int64_t>::max());
    std::uint64_t high = 0;
    const bool areDigits = readEight(end - 8, 8, value) & readEight(end - 16, size - 8, high);
    value += high * 100'000'000;
    return areDigits;
}

bool readKind(const char* from, const char* end, rows::Kind& kind)
{
    const bool isPayment = end - from == 7 && std::memcmp(from, "PAYMENT", 7) == 0;
    kind = isPayment ? rows::Kind::Payment : rows::Kind::Refund;
    return isPayment || (end - from == 6 && std::memcmp(from, "REFUND", 6) == 0);
}

bool readState(const char* from, const char* end, rows::State& state)
{
    const std::string_view name(from, static_cast<size_t>(end - from));
    if (name == "SUCCEEDED")
        state = rows::State::Succeeded;
    else if (name == "PROCESSING")
        state = rows::State::Processing;
    else if (name == "FAILED")
        state = rows::State::Failed;
    else if (name == "REVERSED")
        state = rows::State::Reversed;
    else
        return false;
    return true;
}

bool readCurrency(const char* from, const char* end, CurrencyCode& code)
{
    const auto isCapital = [](char sign) { return sign >= 'A' && sign <= 'Z'; };
    if (end - from != 3 || !isCapital(from[0]) || !isCapital(from[1]) || !isCapital(from[2]))
        return false;
    code = currencyCode(QByteArrayView(from, 3));
    return true;
}

std::string_view between(const char* comma, const char* next)
{
    return {comma + 1, static_cast<size_t>(next - comma - 1)};
}

} // namespace

const char* scanRow(const char* line, ScannedRow& row)
{
    const char* commas[kCommas];
    const char* const end = split(line, commas);
    if (end == nullptr || end != commas[9] + 1 || end - line >= rows::kMostLineBytes)
        return nullptr;
    row.number = between(commas[0], commas[1]);
    row.transaction = between(commas[1], commas[2]);
    row.note = {};
    std::uint64_t carried = 0;
    const bool isRow = readKind(line, commas[0], row.kind) && readNumber(commas[2] + 1, commas[3], row.amount) &&
                       readNumber(commas[3] + 1, commas[4], row.fee) &&
                       readCurrency(commas[4] + 1, commas[5], row.currency) &&
                       readState(commas[5] + 1, commas[6], row.state) && readNumber(commas[6] + 1, commas[7], row.at) &&
                       readNumber(commas[7] + 1, commas[8], row.line) && readNumber(commas[8] + 1, commas[9], carried);
    const bool fits = row.number.size() <= size_t(rows::kMostNumberBytes) &&
                      row.transaction.size() <= size_t(rows::kMostNumberBytes) && row.line >= 1 &&
                      row.at <= std::uint64_t(rows::kLatest.ms()) && carried <= std::uint64_t(rows::kMostCarried);
    row.carried = static_cast<std::uint32_t>(carried);
    return isRow && fits ? end + 1 : nullptr;
}

} // namespace guitai::matching
