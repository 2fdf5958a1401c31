// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/member_reader.h"

#include "wire/json_reader.h"

#include <algorithm>

namespace guitai::wire {

MemberReader::MemberReader(const JsonValue& object, Unknown unknown) : m_object(object), m_unknown(unknown)
{
    if (!object.isObject())
        refuse(errors::kJsonInvalid, "", "The document is not a JSON object.");
    else
        m_read.reserve(object.members().size());
}

const JsonValue* MemberReader::find(const char* name)
{
    const JsonValue* value = m_object.find(name);
    if (value)
        m_read.push_back(value);
    return value;
}

const JsonValue* MemberReader::required(const char* name)
{
    const JsonValue* value = find(name);
    if (!value)
        refuse(errors::kFieldMissing, name, "The member is missing.");
    return value;
}

QString MemberReader::text(const char* name, TextRule rule)
{
    return textOf(required(name), name, rule);
}

QString MemberReader::optionalText(const char* name, TextRule rule)
{
    return textOf(find(name), name, rule);
}

QString MemberReader::textOf(const JsonValue* value, const char* name, TextRule rule)
{
    if (!value)
        return {};
    const QByteArray utf8 = value->utf8();
    if (value->isText() && isPlainText(utf8, rule))
        return QString::fromUtf8(utf8);
    refuse(errors::kFieldInvalid, name, "Not a text of the allowed length without control characters.");
    return {};
}

QByteArray MemberReader::token(const char* name, int most)
{
    return tokenOf(required(name), name, most);
}

QByteArray MemberReader::optionalToken(const char* name, int most)
{
    return tokenOf(find(name), name, most);
}

QByteArray MemberReader::tokenOf(const JsonValue* value, const char* name, int most)
{
    if (!value)
        return {};
    const QByteArray token = value->utf8();
    const bool printable = std::all_of(token.begin(), token.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (value->isText() && !token.isEmpty() && token.size() <= most && printable)
        return token;
    refuse(errors::kFieldInvalid, name, "Not a text of printable ASCII of the allowed length.");
    return {};
}

std::int64_t MemberReader::integer(const char* name, std::int64_t least, std::int64_t most)
{
    return integerOf(required(name), name, least, most);
}

std::optional<std::int64_t> MemberReader::optionalInteger(const char* name, std::int64_t least, std::int64_t most)
{
    const JsonValue* value = find(name);
    if (!value)
        return std::nullopt;
    return integerOf(value, name, least, most);
}

std::int64_t MemberReader::integerOf(const JsonValue* value, const char* name, std::int64_t least, std::int64_t most)
{
    if (!value)
        return 0;
    const bool whole = value->isInteger() || value->kind() == JsonValue::Kind::BigInteger;
    if (!whole) {
        refuse(errors::kFieldInvalid, name, "Not an integer.");
        return 0;
    }
    const std::int64_t number = value->integer();
    if (value->isInteger() && number >= least && number <= most)
        return number;
    refuse(errors::kFieldOutOfRange, name, "The number is out of range.");
    return 0;
}

bool MemberReader::flag(const char* name)
{
    const JsonValue* value = required(name);
    if (value && value->kind() != JsonValue::Kind::Bool)
        refuse(errors::kFieldInvalid, name, "Neither true nor false.");
    return value && value->flag();
}

UtcTime MemberReader::time(const char* name)
{
    return timeOf(required(name), name);
}

std::optional<UtcTime> MemberReader::optionalTime(const char* name)
{
    const JsonValue* value = find(name);
    if (!value)
        return std::nullopt;
    return timeOf(value, name);
}

UtcTime MemberReader::timeOf(const JsonValue* value, const char* name)
{
    constexpr qsizetype kLongest = 40;
    if (!value)
        return {};
    const QByteArray text = value->utf8();
    if (text.size() <= kLongest) {
        if (const auto time = UtcTime::parseRfc3339(text))
            return *time;
    }
    refuse(errors::kFieldInvalid, name, "Not a time of RFC 3339.");
    return {};
}

Money MemberReader::money(const char* name, const char* currencyName)
{
    std::int64_t minor = 0;
    if (const JsonValue* value = required(name)) {
        minor = value->integer();
        if (value->kind() == JsonValue::Kind::BigInteger)
            refuse(guitai::errors::kAmountOutOfRange, name, "The amount is out of range.");
        else if (!value->isInteger())
            refuse(guitai::errors::kAmountInvalid, name, "The amount is not an integer of minor units.");
    }
    const JsonValue* code = required(currencyName);
    const auto currency = code ? Currency::parse(code->utf8()) : std::nullopt;
    if (code && !currency)
        refuse(guitai::errors::kCurrencyUnknown, currencyName, "Not a currency known here.");
    return Money(minor, currency.value_or(Currency::cny()));
}

void MemberReader::refuse(ErrorCode code, const char* field, const char* detail)
{
    if (!m_error)
        m_error = Error{code, QString::fromLatin1(field), QString::fromLatin1(detail)};
}

void MemberReader::refuse(Error error)
{
    if (!m_error)
        m_error = std::move(error);
}

Money MemberReader::chargeable()
{
    const Money amount = money("amount", "currency");
    if (const auto chargeable = Money::chargeable(amount.minor(), amount.currency()); !chargeable)
        refuse(chargeable.error());
    return amount;
}

void MemberReader::refuseUnlessMerchantNo(const char* name, const QByteArray& no)
{
    const auto allowed = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
    };
    if (!std::all_of(no.begin(), no.end(), allowed))
        refuse(errors::kFieldInvalid, name, "Only 0-9, A-Z, a-z, _ and - are allowed.");
}

void MemberReader::refuseUnknown()
{
    const auto& members = m_object.members();
    if (m_unknown == Unknown::Ignore || m_error)
        return;
    const auto stranger = std::find_if(members.begin(), members.end(), [this](const JsonMember& member) {
        return std::find(m_read.begin(), m_read.end(), &member.value) == m_read.end();
    });
    if (stranger == members.end())
        return;
    // A name of another shape could be anything, a secret in the wrong place included: it is not repeated.
    const QByteArray name = isMemberName(stranger->name) ? stranger->name : QByteArray();
    refuse(errors::kFieldUnknown, name.constData(), "The request has a member that is not known here.");
}

} // namespace guitai::wire
