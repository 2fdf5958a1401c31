// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scan_reader.h"

#include <utility>

namespace guitai::models {

namespace {

constexpr qsizetype kLongest = 64;

} // namespace

ScanReader::Act ScanReader::press(char key, Duration at)
{
    if (key >= '0' && key <= '9')
        return pressDigit(key, at);
    if (key == kEnter)
        return pressEnter(at);
    m_awaitsEnter = false;
    if (m_run.isEmpty())
        return Act::Pass;
    const bool isScan = m_run.size() >= kLeastAlone && at - m_last > kHold;
    endRun(isScan);
    return isScan ? Act::ScanThenPass : Act::ReplayThenPass;
}

ScanReader::Act ScanReader::pressDigit(char digit, Duration at)
{
    const bool goesOn = m_run.isEmpty() || (at - m_last <= kHold && m_run.size() < kLongest);
    Act act = Act::Hold;
    if (!goesOn) {
        const bool isScan = m_run.size() >= kLeastAlone && m_run.size() < kLongest;
        endRun(isScan);
        act = isScan ? Act::ScanThenHold : Act::ReplayThenHold;
    }
    if (act != Act::ScanThenHold)
        m_awaitsEnter = false;
    m_run.append(digit);
    m_last = at;
    return act;
}

ScanReader::Act ScanReader::pressEnter(Duration at)
{
    if (m_run.isEmpty()) {
        const bool isLate = std::exchange(m_awaitsEnter, false) && at - m_last <= kLateEnter;
        return isLate ? Act::Swallow : Act::Pass;
    }
    const bool isFast = at - m_last <= kHold;
    const bool isScan = m_run.size() >= (isFast ? kLeastWithEnter : kLeastAlone);
    endRun(isScan);
    m_awaitsEnter = false;
    return isScan ? Act::Scan : Act::ReplayThenPass;
}

ScanReader::Act ScanReader::pause()
{
    if (m_run.isEmpty())
        return Act::Pass;
    const bool isScan = m_run.size() >= kLeastAlone;
    endRun(isScan);
    return isScan ? Act::Scan : Act::ReplayThenPass;
}

void ScanReader::endRun(bool isScan)
{
    m_awaitsEnter = isScan;
    if (isScan)
        m_scan = std::move(m_run);
    m_run.clear();
}

QByteArray ScanReader::takeScan()
{
    return std::exchange(m_scan, QByteArray());
}

} // namespace guitai::models
