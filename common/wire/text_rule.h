// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a text that people read may contain. Ids have their own alphabet (ids/tagged_id.h).
#pragma once

#include <QByteArrayView>

namespace guitai::wire {

/// Length in Unicode characters, not bytes.
struct TextRule
{
    int least = 0;
    int most = 255;
};

/// Well-formed UTF-8 is taken for granted (readJson checked it). False for a length outside the rule and for control
/// characters, NUL, line and paragraph separators, bidirectional controls, byte order marks and noncharacters.
bool isPlainText(QByteArrayView utf8, TextRule rule);

} // namespace guitai::wire
