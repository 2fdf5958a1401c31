// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Short tones as 16-bit mono PCM in a WAV container, made at run time so that no sound file has to ship.
#pragma once

#include <QByteArray>

#include <span>

namespace guitai::sound {

struct Note
{
    int hertz; ///< 0 is a rest
    int ms;
};

/// Notes fade in and out within a few milliseconds, so that they do not click.
QByteArray wavOf(std::span<const Note> notes);

} // namespace guitai::sound
