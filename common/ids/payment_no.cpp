// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ids/payment_no.h"

#include "result/assert.h"

#include <algorithm>

namespace guitai {

namespace {

constexpr qsizetype kLength = 30;
constexpr qsizetype kSlotAt = 24;
constexpr qsizetype kCheckAt = 28;
constexpr int kSlots = 1024;
constexpr char kCrockford[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

QByteArray digits(std::int64_t number, int width)
{
    return QByteArray::number(static_cast<qlonglong>(number)).rightJustified(width, '0');
}

bool isNumberCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

/// ISO 7064 MOD 97-10 remainder, letters counting 10 to 35.
int remainder97(QByteArrayView text)
{
    int remainder = 0;
    for (const char c : text) {
        if (c <= '9')
            remainder = (remainder * 10 + (c - '0')) % 97;
        else
            remainder = (remainder * 100 + (c - 'A' + 10)) % 97;
    }
    return remainder;
}

QByteArray randomCharacters(const RandomBytes& random)
{
    constexpr qsizetype kCount = 7;
    QByteArray characters = random(kCount);
    for (char& c : characters)
        c = kCrockford[static_cast<unsigned char>(c) & 31];
    return characters;
}

} // namespace

QByteArray mintNumber(char kind, UtcTime now, int slot, const RandomBytes& random)
{
    GUITAI_ASSERT(slot >= 0 && slot < kSlots);
    const BusinessDate date = BusinessDate::of(now);
    QByteArray number;
    number.reserve(kLength);
    number.append(kind).append(date.compact()).append(digits((now - date.begins()).count(), 8));
    number.append(randomCharacters(random)).append(digits(slot, 4));
    number.append(digits(98 - remainder97(number + "00"), 2));
    return number;
}

std::optional<int> slotOfNumber(char kind, QByteArrayView text)
{
    const bool wellFormed = text.size() == kLength && text[0] == kind &&
                            std::all_of(text.begin(), text.end(), isNumberCharacter) && remainder97(text) == 1;
    if (!wellFormed)
        return std::nullopt;
    bool isNumber = false;
    const int slot = text.sliced(kSlotAt, kCheckAt - kSlotAt).toByteArray().toInt(&isNumber);
    if (!isNumber || slot >= kSlots)
        return std::nullopt;
    return slot;
}

std::optional<PaymentNo> parsePaymentNo(QByteArrayView text)
{
    if (!slotOfNumber('P', text))
        return std::nullopt;
    return PaymentNo::parse(text);
}

AttemptNo attemptNoOf(const PaymentNo& paymentNo, int ordinal)
{
    GUITAI_ASSERT(ordinal >= 1 && ordinal <= kMostAttempts);
    return AttemptNo::trusted(paymentNo.bytes() + digits(ordinal, 2));
}

std::optional<PaymentNo> paymentOfAttempt(const AttemptNo& attemptNo)
{
    if (attemptNo.bytes().size() != kLength + 2)
        return std::nullopt;
    return parsePaymentNo(QByteArrayView(attemptNo.bytes()).first(kLength));
}

} // namespace guitai
