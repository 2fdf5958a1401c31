// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Plays by starting a player program on a WAV file written once at start.
#pragma once

#include "sound/player.h"

#include <QString>
#include <QTemporaryDir>

namespace guitai::sound {

class ProcessPlayer final : public Player
{
public:
    ProcessPlayer(QString program, QStringList arguments);
    void play(Pattern pattern) override;

private:
    QString fileOf(Pattern pattern) const;

    QString m_program;
    QStringList m_arguments;
    QTemporaryDir m_folder;
};

} // namespace guitai::sound
