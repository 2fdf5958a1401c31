// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/password.h"

#include "crypto/hash.h"
#include "crypto/openssl_parts.h"
#include "result/assert.h"

#include <openssl/err.h>

#include <QList>

#include <optional>

namespace guitai::crypto {

namespace {

constexpr qsizetype kSaltBytes = 16;
constexpr qsizetype kHashBytes = 32;

struct Cost
{
    int log2N = 16;
    int r = 8;
    int p = 1;
};

struct Stored
{
    Cost cost;
    QByteArray salt;
    Secret hash;
};

constexpr auto kUnpadded = QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals;

std::optional<Secret> derive(const Secret& password, const QByteArray& salt, Cost cost, qsizetype bytes)
{
    const quint64 blocks = quint64(1) << cost.log2N;
    // scrypt needs 128*N*r bytes and a little; OpenSSL's default bound of 32 MiB would refuse.
    const quint64 mostMemory = 128 * blocks * static_cast<quint64>(cost.r) + (quint64(1) << 20);
    QByteArray hash(bytes, Qt::Uninitialized);
    const int done =
        EVP_PBE_scrypt(password.reveal().constData(), static_cast<size_t>(password.reveal().size()), readable(salt),
                       static_cast<size_t>(salt.size()), blocks, static_cast<quint64>(cost.r),
                       static_cast<quint64>(cost.p), mostMemory, writable(hash), static_cast<size_t>(bytes));
    if (done != 1) {
        ERR_clear_error();
        return std::nullopt;
    }
    return Secret(std::move(hash));
}

std::optional<int> numberAfter(QByteArrayView text, QByteArrayView name, int most)
{
    bool isNumber = false;
    if (!text.startsWith(name))
        return std::nullopt;
    const int number = text.sliced(name.size()).toByteArray().toInt(&isNumber);
    if (!isNumber || number < 1 || number > most)
        return std::nullopt;
    return number;
}

/// Bounded, so that a planted hash cannot ask for more memory or time than a sign-in may cost.
std::optional<Cost> parseCost(const QByteArray& text)
{
    const QList<QByteArray> parts = text.split(',');
    if (parts.size() != 3)
        return std::nullopt;
    const auto log2N = numberAfter(parts[0], "ln=", 18);
    const auto r = numberAfter(parts[1], "r=", 8);
    const auto p = numberAfter(parts[2], "p=", 4);
    if (!log2N || !r || !p)
        return std::nullopt;
    return Cost{*log2N, *r, *p};
}

std::optional<QByteArray> decode(const QByteArray& text, qsizetype fewest)
{
    const auto decoded = QByteArray::fromBase64Encoding(text, kUnpadded | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).size() < fewest || (*decoded).size() > 64)
        return std::nullopt;
    return *decoded;
}

std::optional<Stored> parse(QByteArrayView phcString)
{
    const QList<QByteArray> parts = phcString.toByteArray().split('$');
    if (parts.size() != 5 || !parts[0].isEmpty() || parts[1] != "scrypt")
        return std::nullopt;
    const auto cost = parseCost(parts[2]);
    auto salt = decode(parts[3], 8);
    auto hash = decode(parts[4], 16);
    if (!cost || !salt || !hash)
        return std::nullopt;
    return Stored{*cost, std::move(*salt), Secret(std::move(*hash))};
}

} // namespace

QByteArray hashPassword(const Secret& password)
{
    const QByteArray salt = randomBytes(kSaltBytes);
    const Cost cost;
    const auto hash = derive(password, salt, cost, kHashBytes);
    GUITAI_ASSERT(hash.has_value());
    return "$scrypt$ln=" + QByteArray::number(cost.log2N) + ",r=" + QByteArray::number(cost.r) +
           ",p=" + QByteArray::number(cost.p) + '$' + salt.toBase64(kUnpadded) + '$' +
           hash->reveal().toBase64(kUnpadded);
}

bool verifyPassword(const Secret& password, QByteArrayView phcString)
{
    const auto stored = parse(phcString);
    if (!stored)
        return false;
    const auto hash = derive(password, stored->salt, stored->cost, stored->hash.reveal().size());
    return hash && constantTimeEqual(hash->reveal(), stored->hash.reveal());
}

} // namespace guitai::crypto
