// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sound/process_player.h"

#include "sound/tone.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <array>

namespace guitai::sound {

namespace {

constexpr std::array kPaid{Note{880, 110}, Note{0, 20}, Note{1319, 160}};
constexpr std::array kFailed{Note{220, 550}};
constexpr std::array kUnknown{Note{587, 110}, Note{0, 70}, Note{587, 110}, Note{0, 70}, Note{587, 110}};

std::span<const Note> notesOf(Pattern pattern)
{
    switch (pattern) {
    case Pattern::Paid: return kPaid;
    case Pattern::Failed: return kFailed;
    case Pattern::Unknown: return kUnknown;
    }
    return {};
}

} // namespace

std::unique_ptr<Player> makeProcessPlayer()
{
    const QString paplay = QStandardPaths::findExecutable(QStringLiteral("paplay"));
    if (!paplay.isEmpty())
        return std::make_unique<ProcessPlayer>(paplay, QStringList{});
    const QString aplay = QStandardPaths::findExecutable(QStringLiteral("aplay"));
    if (!aplay.isEmpty())
        return std::make_unique<ProcessPlayer>(aplay, QStringList{QStringLiteral("-q")});
    return std::make_unique<SilentPlayer>();
}

ProcessPlayer::ProcessPlayer(QString program, QStringList arguments)
    : m_program(std::move(program)), m_arguments(std::move(arguments))
{
    for (const Pattern pattern : {Pattern::Paid, Pattern::Failed, Pattern::Unknown}) {
        QFile file(fileOf(pattern));
        if (file.open(QIODevice::WriteOnly))
            file.write(wavOf(notesOf(pattern)));
    }
}

void ProcessPlayer::play(Pattern pattern)
{
    // Detached: a player that hangs must not hold up the till, nor its end.
    QProcess player;
    player.setProgram(m_program);
    player.setArguments(m_arguments + QStringList{fileOf(pattern)});
    player.setStandardInputFile(QProcess::nullDevice());
    player.setStandardOutputFile(QProcess::nullDevice());
    player.setStandardErrorFile(QProcess::nullDevice());
    player.startDetached();
}

QString ProcessPlayer::fileOf(Pattern pattern) const
{
    return m_folder.filePath(QString::number(static_cast<int>(pattern)) + QStringLiteral(".wav"));
}

} // namespace guitai::sound
