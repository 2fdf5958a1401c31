// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened in a run, line by line: hashed always, so that two runs can be compared, and printed on wish.
#pragma once

#include <QByteArray>

#include <chrono>
#include <cstdint>
#include <cstdio>

namespace guitai::simulation {

class Trace
{
public:
    explicit Trace(bool isPrinted) : m_isPrinted(isPrinted) {}

    void line(std::chrono::milliseconds at, const QByteArray& text)
    {
        add(static_cast<std::uint64_t>(at.count()));
        for (const char byte : text)
            add(static_cast<unsigned char>(byte));
        ++m_lines;
        if (m_isPrinted)
            std::printf("%11.3f %s\n", static_cast<double>(at.count()) / 1000, text.constData());
    }
    bool isPrinted() const { return m_isPrinted; }
    std::uint64_t hash() const { return m_hash; }
    std::int64_t lines() const { return m_lines; }

private:
    // FNV-1a
    void add(std::uint64_t value)
    {
        m_hash ^= value;
        m_hash *= 0x100000001b3ULL;
    }

    const bool m_isPrinted;
    std::uint64_t m_hash = 0xcbf29ce484222325ULL;
    std::int64_t m_lines = 0;
};

} // namespace guitai::simulation
