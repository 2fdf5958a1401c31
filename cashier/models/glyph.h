// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures of the till by name. The shapes of states differ from each other without their colour.
#pragma once

namespace guitai::models {

enum class Glyph {
    None,
    // states
    Keypad,
    Hourglass,
    QrCode,
    QuestionDiamond,
    CheckCircle,
    CrossOctagon,
    DashCircle,
    Clock,
    Person,
    Phone,
    Refund,
    Lock,
    NotEqual,
    // controls
    Backspace,
    Refresh,
    Stop,
    Sun,
    Moon,
    SoundOn,
    SoundOff,
    SignOut,
    Offline,
    Key,
    Arrow,
    Search,
    List,
    Ledger,
    Copy,
    Upload,
    Download,
    Play,
    Chart,
    Link
};

} // namespace guitai::models
