// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A provider's callback as it arrives.
#pragma once

#include "http/message.h"

namespace guitai::test {

struct SignedNotice
{
    http::Headers headers;
    QByteArray body;
};

} // namespace guitai::test
