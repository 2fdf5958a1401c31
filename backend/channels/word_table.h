// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A provider's words, each on one line with what it means to us. What is not listed is Unknown. Pure.
#pragma once

#include <QByteArray>

#include <algorithm>

namespace guitai::channels {

template <class State>
struct Word
{
    const char* code; ///< without '_'
    State state;
};

/// Compared without '_': of many words two spellings are in use.
template <class State, size_t count>
State stateOf(const Word<State> (&words)[count], QByteArrayView code)
{
    QByteArray plain = code.toByteArray();
    plain.replace("_", "");
    const auto found =
        std::find_if(std::begin(words), std::end(words), [&](const Word<State>& word) { return plain == word.code; });
    return found == std::end(words) ? State::Unknown : found->state;
}

} // namespace guitai::channels
