// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// guitai-planted-day <folder> <rows> [seed]: see planted_day.h
#include "bench/reconciliation/planted_day.h"

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "guitai-planted-day <folder> <rows> [seed]\n");
        return 2;
    }
    guitai::bench::PlantedDay day;
    day.rows = std::strtoll(argv[2], nullptr, 10);
    day.seed = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1;
    day.every = day.rows > 100'000 ? 10'000 : 1'000;
    const auto planted = guitai::bench::plant(day, QString::fromLocal8Bit(argv[1]));
    if (!planted)
        std::fprintf(stderr, "%s %s\n", planted.error().code.name, qPrintable(planted.error().detail));
    return planted ? 0 : 1;
}
