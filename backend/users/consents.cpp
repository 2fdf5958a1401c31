// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/consents.h"

#include "crypto/hash.h"

#include <algorithm>

namespace guitai::users {

namespace {

using storage::Bind;

const storage::Statement kInsert{"users/insert_consent"};
const storage::Statement kUse{"users/use_consent"};
const storage::Statement kFind{"users/find_consent"};

constexpr QByteArrayView kTokenMark("ut_");
constexpr QByteArrayView kCodeMark("88");
constexpr qsizetype kSlotDigits = 4;
constexpr qsizetype kTokenBytes = 32;
constexpr qsizetype kTokenLength = 51;
constexpr qsizetype kCodeLength = 20;
constexpr qsizetype kCodeRandomDigits = 14;

const char* textOf(ConsentKind kind)
{
    return kind == ConsentKind::Token ? "TOKEN" : "CODE";
}

QByteArray hashOf(const Secret& secret)
{
    return crypto::sha256(secret.reveal()).toHex();
}

QByteArray slotDigits(storage::Slot slot)
{
    return QByteArray::number(slot.number()).rightJustified(kSlotDigits, '0');
}

/// Digits of a random number; 8 random bytes leave no digit likelier than another by more than one in 100,000.
QByteArray randomDigits(const RandomBytes& random)
{
    const QByteArray bytes = random(8);
    quint64 number = 0;
    for (const char byte : bytes)
        number = (number << 8U) | static_cast<unsigned char>(byte);
    return QByteArray::number(number % 100'000'000'000'000ULL).rightJustified(kCodeRandomDigits, '0');
}

Result<UserNo> userOf(const Result<storage::Rows>& rows)
{
    if (!rows)
        return rows.error();
    if (rows->empty())
        return Error{errors::kConsentInvalid};
    return rows->front().id<UserNo>(0);
}

} // namespace

Secret mintConsent(ConsentKind kind, storage::Slot slot, const RandomBytes& random)
{
    if (kind == ConsentKind::Code)
        return Secret(kCodeMark.toByteArray() + slotDigits(slot) + randomDigits(random));
    const QByteArray unguessable =
        random(kTokenBytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return Secret(kTokenMark.toByteArray() + slotDigits(slot) + '_' + unguessable);
}

std::optional<storage::Slot> slotOfConsent(const Secret& secret)
{
    const QByteArrayView text(secret.reveal());
    const bool isToken = text.startsWith(kTokenMark) && text.size() == kTokenLength;
    const bool isCode = text.startsWith(kCodeMark) && text.size() == kCodeLength;
    if (!isToken && !isCode)
        return std::nullopt;
    const qsizetype at = isToken ? kTokenMark.size() : kCodeMark.size();
    const QByteArrayView digits = text.sliced(at, kSlotDigits);
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    const int number = digits.toByteArray().toInt();
    return number < storage::Slot::kCount ? std::optional(storage::Slot(number)) : std::nullopt;
}

Result<NewConsent> insertConsent(storage::Transaction& tx, const UserNo& userNo, ConsentKind kind, const Secret& secret,
                                 UtcTime now)
{
    const auto slot = slotOfConsent(secret);
    if (!slot)
        return Error{guitai::errors::kInternal};
    const UtcTime expiresAt = now + (kind == ConsentKind::Token ? kTokenLife : kCodeLife);
    const auto inserted =
        tx.run(kInsert, {Bind::text(hashOf(secret)), slot->number(), userNo, textOf(kind), expiresAt, now});
    if (!inserted)
        return inserted.error();
    return NewConsent{secret, expiresAt};
}

Result<UserNo> useConsent(storage::Transaction& tx, const Secret& secret, const MerchantId& merchantId,
                          const AttemptNo& attemptNo, UtcTime now)
{
    const QByteArray hash = hashOf(secret);
    const auto used = tx.run(kUse, {attemptNo, Bind::text(hash), now, attemptNo, merchantId});
    if (!used)
        return used.error();
    if (*used != 1)
        return Error{errors::kConsentInvalid};
    return userOf(tx.rows(kFind, {Bind::text(hash), merchantId, now}));
}

Result<UserNo> checkToken(storage::Reader& reader, const Secret& secret, const MerchantId& merchantId, UtcTime now)
{
    if (!secret.reveal().startsWith(kTokenMark))
        return Error{errors::kConsentInvalid};
    return userOf(reader.rows(kFind, {Bind::text(hashOf(secret)), merchantId, now}));
}

} // namespace guitai::users
