// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The only source of chance in a simulation: the same seed draws the same numbers on every machine.
#pragma once

#include <QByteArray>

#include <cstdint>

namespace guitai::simulation {

class SeededRandom
{
public:
    explicit SeededRandom(std::uint64_t seed) : m_state(seed) {}

    /// SplitMix64.
    std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31U);
    }
    /// Both ends included.
    std::int64_t between(std::int64_t least, std::int64_t most)
    {
        const auto span = static_cast<std::uint64_t>(most - least) + 1;
        return least + static_cast<std::int64_t>(next() % span);
    }
    bool chance(int perMille) { return perMille > 0 && between(1, 1000) <= perMille; }
    QByteArray bytes(qsizetype count)
    {
        QByteArray drawn(count, Qt::Uninitialized);
        for (char& byte : drawn)
            byte = static_cast<char>(next() & 0xffU);
        return drawn;
    }
    /// A stream of its own, so that drawing more in one part does not shift what the others draw.
    SeededRandom fork() { return SeededRandom(next()); }

private:
    std::uint64_t m_state;
};

} // namespace guitai::simulation
