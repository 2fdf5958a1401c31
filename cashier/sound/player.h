// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Player: the three sounds of a till. Playing never blocks and never fails loudly: a till without sound
// still takes money. GUI thread.
#pragma once

#include <memory>

namespace guitai::sound {

enum class Pattern {
    Paid,   ///< two short, rising
    Failed, ///< one long, low
    Unknown ///< three short of one pitch
};

class Player
{
public:
    virtual ~Player() = default;
    virtual void play(Pattern pattern) = 0;
};

class SilentPlayer final : public Player
{
public:
    void play(Pattern) override {}
};

/// By paplay or aplay, whichever is there; silent where neither is.
std::unique_ptr<Player> makeProcessPlayer();

} // namespace guitai::sound
