// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payment_key.h"

namespace guitai::models {

namespace {

constexpr char kAlphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int kCharacters = 25;
constexpr qsizetype kLongestTill = 16;

QByteArray prefixOf(const TillNo& tillNo)
{
    QByteArray prefix;
    for (const char c : tillNo.bytes()) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (plain && prefix.size() < kLongestTill)
            prefix.append(c);
    }
    return prefix.isEmpty() ? QByteArray("T-") : prefix + '-';
}

} // namespace

MintKey keyMint(TillNo tillNo, std::function<quint32()> randomBits)
{
    return [prefix = prefixOf(tillNo), randomBits = std::move(randomBits)] {
        QByteArray key = prefix;
        for (int i = 0; i < kCharacters; ++i)
            key.append(kAlphabet[randomBits() >> 27]);
        return MerchantOrderNo::trusted(key);
    };
}

} // namespace guitai::models
