// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads an object's members by name. The first thing wrong is kept as an Error with its field; reading goes on
// with empty values, so a resource is read in one run of lines and asked once, at the end.
#pragma once

#include "ids/tagged_id.h"
#include "money/money.h"
#include "result/result.h"
#include "time/utc_time.h"
#include "wire/json_value.h"
#include "wire/text_rule.h"

namespace guitai::wire {

namespace errors {
inline constexpr ErrorCode kFieldMissing{"FIELD_MISSING", 400};
inline constexpr ErrorCode kFieldInvalid{"FIELD_INVALID", 400};
inline constexpr ErrorCode kFieldOutOfRange{"FIELD_OUT_OF_RANGE", 400};
inline constexpr ErrorCode kFieldUnknown{"FIELD_UNKNOWN", 400};
} // namespace errors

class MemberReader
{
public:
    enum class Unknown {
        Refuse, ///< requests: a misspelt member must not be lost in silence
        Ignore  ///< answers: a newer backend may say more
    };

    /// The object must outlive the reader.
    MemberReader(const JsonValue& object, Unknown unknown);

    /// The member, or null when it is absent; either way it is known from now on.
    const JsonValue* find(const char* name);

    QString text(const char* name, TextRule rule);
    QString optionalText(const char* name, TextRule rule);
    /// Printable ASCII without space, for codes and opaque tokens.
    QByteArray token(const char* name, int most);
    QByteArray optionalToken(const char* name, int most);
    std::int64_t integer(const char* name, std::int64_t least, std::int64_t most);
    std::optional<std::int64_t> optionalInteger(const char* name, std::int64_t least, std::int64_t most);
    bool flag(const char* name);
    UtcTime time(const char* name);
    std::optional<UtcTime> optionalTime(const char* name);
    /// Whole minor units beside a currency; the sign and the highest amount are the caller's to judge.
    Money money(const char* name, const char* currencyName);
    /// The members "amount" and "currency": an amount that may be asked for, 1 to Money::kMostMinor.
    Money chargeable();
    /// A number of the merchant's own, which people read out and type: 0-9, A-Z, a-z, _ and -.
    template <class Id>
    Id merchantNo(const char* name)
    {
        const QByteArray no = token(name, kLongestId);
        refuseUnlessMerchantNo(name, no);
        return toId<Id>(name, no);
    }
    template <class Id>
    Id id(const char* name)
    {
        return toId<Id>(name, token(name, kLongestId));
    }
    template <class Id>
    Id optionalId(const char* name)
    {
        return toId<Id>(name, optionalToken(name, kLongestId));
    }

    /// Kept only when nothing was wrong before.
    void refuse(ErrorCode code, const char* field, const char* detail);
    void refuse(Error error);
    bool failed() const { return m_error.has_value(); }

    /// After the last member: the value, or the first thing that was wrong.
    template <class T>
    Result<T> finish(T value)
    {
        refuseUnknown();
        if (m_error)
            return *std::move(m_error);
        return value;
    }

private:
    static constexpr int kLongestId = 64;

    const JsonValue* required(const char* name);
    QByteArray tokenOf(const JsonValue* value, const char* name, int most);
    QString textOf(const JsonValue* value, const char* name, TextRule rule);
    std::int64_t integerOf(const JsonValue* value, const char* name, std::int64_t least, std::int64_t most);
    UtcTime timeOf(const JsonValue* value, const char* name);
    void refuseUnknown();
    void refuseUnlessMerchantNo(const char* name, const QByteArray& no);
    template <class Id>
    Id toId(const char* name, const QByteArray& token)
    {
        if (token.isEmpty())
            return {};
        if (auto id = Id::parse(token))
            return *id;
        refuse(errors::kFieldInvalid, name, "Not an identifier.");
        return {};
    }

    const JsonValue& m_object;
    Unknown m_unknown;
    std::vector<const JsonValue*> m_read;
    std::optional<Error> m_error;
};

} // namespace guitai::wire
