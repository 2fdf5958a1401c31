// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exceptions/differences_of_file.h"

#include "matching/difference_file.h"

namespace guitai::exceptions {

Result<NextDifference> openDifferences(const QString& path)
{
    auto opened = matching::DifferenceReader::open(path);
    if (!opened)
        return opened.error();
    const auto reader = std::make_shared<matching::DifferenceReader>(std::move(*opened));
    return NextDifference([reader]() -> Result<std::optional<CaseFacts>> {
        for (;;) {
            auto next = reader->next();
            if (!next)
                return next.error();
            if (!*next)
                return std::optional<CaseFacts>();
            matching::Difference& one = **next;
            if (one.what == matching::Class::NotDue)
                continue;
            return std::optional(CaseFacts{matching::nameOf(one.what).toByteArray(), static_cast<int>(one.bits),
                                           std::move(one.ours), std::move(one.theirs)});
        }
    });
}

} // namespace guitai::exceptions
