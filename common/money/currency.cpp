// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "money/currency.h"

#include <algorithm>
#include <iterator>

namespace guitai {

const Currency Currency::kKnown[] = {
    Currency("CNY", 2), Currency("HKD", 2), Currency("USD", 2), Currency("EUR", 2), Currency("JPY", 0),
};

std::optional<Currency> Currency::parse(QByteArrayView code)
{
    const auto found =
        std::find_if(std::begin(kKnown), std::end(kKnown), [&](const Currency& known) { return known.code() == code; });
    if (found == std::end(kKnown))
        return std::nullopt;
    return *found;
}

Currency Currency::cny()
{
    return kKnown[0];
}

} // namespace guitai
