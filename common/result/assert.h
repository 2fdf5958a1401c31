// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// GUITAI_ASSERT stays on in every build: a crash is better than a wrong answer about money.
#pragma once

namespace guitai {
/// Prints the broken expectation to standard error and aborts.
[[noreturn]] void assertFailed(const char* expectation, const char* file, int line);
} // namespace guitai

#define GUITAI_ASSERT(expectation) ((expectation) ? void(0) : ::guitai::assertFailed(#expectation, __FILE__, __LINE__))
