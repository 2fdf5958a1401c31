// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/text_rule.h"

#include <algorithm>
#include <iterator>

namespace guitai::wire {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

constexpr Range kRefused[] = {
    {0x0000, 0x001F}, // controls, NUL
    {0x007F, 0x009F}, // DEL and C1 controls
    {0x061C, 0x061C}, // Arabic letter mark
    {0x200E, 0x200F}, // left-to-right and right-to-left marks
    {0x2028, 0x202E}, // line and paragraph separators, bidirectional embeddings and overrides
    {0x2066, 0x2069}, // bidirectional isolates
    {0xFDD0, 0xFDEF}, // noncharacters
    {0xFEFF, 0xFEFF}, // byte order mark
    {0xFFF9, 0xFFFB}, // interlinear annotation
};

bool isRefused(char32_t c)
{
    const bool nonCharacter = (c & 0xFFFE) == 0xFFFE;
    return nonCharacter || std::any_of(std::begin(kRefused), std::end(kRefused),
                                       [c](Range range) { return c >= range.first && c <= range.last; });
}

/// The character at `position`, which moves behind it; the text is well-formed.
char32_t nextCharacter(QByteArrayView text, qsizetype& position)
{
    const auto lead = static_cast<unsigned char>(text[position++]);
    if (lead < 0x80)
        return lead;
    const int following = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    char32_t c = lead & (0x3Fu >> following);
    for (int i = 0; i < following && position < text.size(); ++i)
        c = (c << 6) | (static_cast<unsigned char>(text[position++]) & 0x3Fu);
    return c;
}

} // namespace

bool isPlainText(QByteArrayView utf8, TextRule rule)
{
    int count = 0;
    for (qsizetype position = 0; position < utf8.size();) {
        if (isRefused(nextCharacter(utf8, position)) || ++count > rule.most)
            return false;
    }
    return count >= rule.least;
}

} // namespace guitai::wire
