// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells a scanner from a hand by the pace of its keys, whatever has the focus: eight fast digits and Enter, or sixteen
// without, are a scan; everything else is given back to whom it was typed for. Knows keys and times only. Pure.
#pragma once

#include "time/utc_time.h"

#include <QByteArray>

namespace guitai::models {

class ScanReader
{
public:
    /// A digit is held back so long, and the next of a scan comes within it.
    static constexpr Duration kHold = std::chrono::milliseconds(35);
    static constexpr qsizetype kLeastWithEnter = 8;
    static constexpr qsizetype kLeastAlone = 16;
    /// A scanner's Enter may come later than its digits; it is no answer to what the scan opened.
    static constexpr Duration kLateEnter = std::chrono::milliseconds(200);

    static constexpr char kEnter = '\r';
    static constexpr char kOther = '\0';

    enum class Act {
        Pass,           ///< the key goes its usual way
        Hold,           ///< keep the key back, behind those that are kept
        ReplayThenPass, ///< what is kept back goes its way first
        ReplayThenHold,
        Scan,         ///< what is kept back and this key were a scan
        ScanThenHold, ///< what is kept back was a scan; this key begins anew
        ScanThenPass,
        Swallow ///< the late Enter of a scan
    };

    /// A key that was pressed at that time: a digit, kEnter or kOther.
    Act press(char key, Duration at);
    /// Nothing came for longer than kHold. Pass: nothing was kept back.
    Act pause();

    /// After an Act that says so; each scan once.
    QByteArray takeScan();
    /// Nobody wanted that scan: its Enter goes the way of its digits.
    void declined() { m_awaitsEnter = false; }

private:
    Act pressDigit(char digit, Duration at);
    Act pressEnter(Duration at);
    void endRun(bool isScan);

    QByteArray m_run;
    QByteArray m_scan;
    Duration m_last{};
    bool m_awaitsEnter = false; ///< of the scan before
};

} // namespace guitai::models
