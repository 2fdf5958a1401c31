// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/record.h"

namespace guitai::matching {

namespace {

__extension__ using Wide = unsigned __int128;

std::uint64_t word(const char* at, size_t bytes = 8)
{
    std::uint64_t value = 0;
    std::memcpy(&value, at, bytes);
    return value;
}

std::uint64_t mix(std::uint64_t a, std::uint64_t b)
{
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

constexpr std::uint64_t kOdd[] = {0x9e3779b97f4a7c15u, 0xbf58476d1ce4e5b9u, 0x94d049bb133111ebu};

size_t widthOf(std::uint64_t value)
{
    return static_cast<size_t>(std::bit_width(value) + 7) / 8;
}

char* put(char* to, std::string_view bytes)
{
    if (!bytes.empty())
        std::memcpy(to, bytes.data(), bytes.size());
    return to + bytes.size();
}

char* put(char* to, std::uint64_t value, size_t width)
{
    std::memcpy(to, &value, 8);
    return to + width;
}

QByteArray bytesOf(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

std::uint64_t hashOf(std::string_view bytes, std::uint64_t seed)
{
    const char* at = bytes.data();
    size_t left = bytes.size();
    std::uint64_t hash = seed ^ (left * kOdd[0]);
    for (; left > 16; left -= 16, at += 16)
        hash = mix(word(at) ^ kOdd[1], word(at + 8) ^ hash);
    if (left > 8)
        hash = mix(word(at) ^ kOdd[1], word(at + 8, left - 8) ^ hash);
    else if (left > 0)
        hash = mix(word(at, left) ^ kOdd[1], hash ^ kOdd[2]);
    return mix(hash ^ kOdd[0], kOdd[2]);
}

size_t writeRecord(Side side, const ScannedRow& row, char* to)
{
    const size_t amountWidth = widthOf(row.amount);
    const size_t feeWidth = widthOf(row.fee);
    char* at = to + 2;
    *at++ = static_cast<char>(static_cast<unsigned>(side) | static_cast<unsigned>(row.kind) << 1 |
                              static_cast<unsigned>(row.state) << 3);
    *at++ = static_cast<char>(row.number.size());
    at = put(at, row.currency, 3);
    *at++ = static_cast<char>(amountWidth | feeWidth << 4);
    at = put(at, row.number);
    at = put(at, row.amount, amountWidth);
    at = put(at, row.fee, feeWidth);
    *at++ = static_cast<char>(row.transaction.size());
    at = put(at, row.transaction);
    at = put(at, row.at, 6);
    at = put(at, row.line, 8);
    at = put(at, row.carried, 2);
    *at++ = static_cast<char>(row.note.size());
    at = put(at, row.note);
    const auto size = static_cast<std::uint16_t>(at - to);
    std::memcpy(to, &size, 2);
    return size;
}

rows::BillRow Record::row() const
{
    rows::BillRow row;
    row.kind = kind();
    row.state = state();
    row.number = bytesOf(number());
    row.transaction = bytesOf(transaction());
    row.amount = amount();
    row.fee = fee();
    for (CurrencyCode code = currency(); code != 0; code >>= 8)
        row.currency.append(static_cast<char>(code & 0xff));
    const char* at = m_bytes + hotSize() + 1 + transaction().size();
    row.at = UtcTime::fromMs(static_cast<std::int64_t>(word(at, 6)));
    row.line = static_cast<std::int64_t>(word(at + 6));
    row.carried = static_cast<int>(word(at + 14, 2));
    row.note = bytesOf({at + 17, static_cast<unsigned char>(at[16])});
    return row;
}

} // namespace guitai::matching
