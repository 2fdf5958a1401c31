// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "result/assert.h"

#include <cstdio>
#include <cstdlib>

namespace guitai {

void assertFailed(const char* expectation, const char* file, int line)
{
    std::fprintf(stderr,
                 "{\"level\":\"fatal\",\"event\":\"assertion_failed\",\"expectation\":\"%s\",\"at\":\"%s:%d\"}\n",
                 expectation, file, line);
    std::abort();
}

} // namespace guitai
