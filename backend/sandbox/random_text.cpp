// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/random_text.h"

namespace guitai::sandbox {

namespace {

// The slight preference for the alphabet's beginning does no harm: none of these is a key's only protection.
QByteArray randomOf(const RandomBytes& random, QByteArrayView alphabet, qsizetype length)
{
    QByteArray text = random(length);
    for (char& byte : text)
        byte = alphabet.at(static_cast<uchar>(byte) % alphabet.size());
    return text;
}

} // namespace

QByteArray randomText(const RandomBytes& random, qsizetype length)
{
    return randomOf(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length);
}

QByteArray randomDigits(const RandomBytes& random, qsizetype length)
{
    return randomOf(random, "0123456789", length);
}

} // namespace guitai::sandbox
