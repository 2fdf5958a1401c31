// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ids/tagged_id.h"

#include <algorithm>

namespace guitai {

bool isIdText(QByteArrayView text)
{
    constexpr qsizetype kLongest = 64;
    if (text.isEmpty() || text.size() > kLongest)
        return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f && c != '"' && c != '\\'; });
}

} // namespace guitai
