// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sound/tone.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace guitai::sound {

namespace {

constexpr int kSamplesPerSecond = 44100;
constexpr int kFadeSamples = kSamplesPerSecond / 125;
constexpr double kLoudness = 0.45 * 32767;

template <class T>
void put(QByteArray& bytes, T value)
{
    const T little = qToLittleEndian(value);
    bytes.append(reinterpret_cast<const char*>(&little), sizeof little);
}

void putNote(QByteArray& pcm, const Note& note)
{
    const int samples = kSamplesPerSecond / 1000 * note.ms;
    for (int i = 0; i < samples; ++i) {
        const int fromEdge = std::min(i, samples - 1 - i);
        const double fade = std::min(1.0, static_cast<double>(fromEdge) / kFadeSamples);
        const double angle = 2 * std::numbers::pi * note.hertz * i / kSamplesPerSecond;
        // A little of the octave makes it carry over a shop's noise.
        const double wave = std::sin(angle) * 0.8 + std::sin(2 * angle) * 0.2;
        put<qint16>(pcm, static_cast<qint16>(std::lround(wave * fade * kLoudness)));
    }
}

} // namespace

QByteArray wavOf(std::span<const Note> notes)
{
    QByteArray pcm;
    for (const Note& note : notes)
        putNote(pcm, note);
    constexpr quint16 kBytesPerSample = 2;
    QByteArray wav("RIFF");
    put<quint32>(wav, static_cast<quint32>(36 + pcm.size()));
    wav.append("WAVEfmt ");
    put<quint32>(wav, 16);
    put<quint16>(wav, 1); // PCM
    put<quint16>(wav, 1); // mono
    put<quint32>(wav, kSamplesPerSecond);
    put<quint32>(wav, kSamplesPerSecond * kBytesPerSample);
    put<quint16>(wav, kBytesPerSample);
    put<quint16>(wav, 8 * kBytesPerSample);
    wav.append("data");
    put<quint32>(wav, static_cast<quint32>(pcm.size()));
    return wav + pcm;
}

} // namespace guitai::sound
