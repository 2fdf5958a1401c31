// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON document that was read strictly: every text is well-formed UTF-8, every key is unique in its object,
// every integer is exact. Plain value; any thread.
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <cstdint>
#include <variant>
#include <vector>

namespace guitai::wire {

struct JsonMember;

class JsonValue
{
public:
    enum class Kind {
        Null,
        Bool,
        Integer,    ///< written without point and exponent, fits int64
        BigInteger, ///< written without point and exponent, does not fit int64
        Fraction,   ///< written with a point or an exponent, even 1.0 and 1e2
        Text,
        Array,
        Object
    };
    using Array = std::vector<JsonValue>;
    using Object = std::vector<JsonMember>; ///< in the order of the document

    JsonValue();
    JsonValue(const JsonValue& other);
    JsonValue(JsonValue&& other) noexcept;
    JsonValue& operator=(const JsonValue& other);
    JsonValue& operator=(JsonValue&& other) noexcept;
    ~JsonValue();

    static JsonValue ofBool(bool flag);
    static JsonValue ofInteger(std::int64_t number);
    static JsonValue ofBigInteger(QByteArray asWritten);
    static JsonValue ofFraction(QByteArray asWritten);
    static JsonValue ofText(QByteArray utf8);
    static JsonValue ofArray(Array items);
    static JsonValue ofObject(Object members);
    /// From Qt's JSON: whole numbers that fit become Integer.
    static JsonValue fromQt(const QJsonValue& value);

    Kind kind() const { return static_cast<Kind>(m_content.index()); }
    bool isObject() const { return kind() == Kind::Object; }
    bool isText() const { return kind() == Kind::Text; }
    bool isInteger() const { return kind() == Kind::Integer; }

    // Each answers an empty value when the kind is another; none converts.
    bool flag() const;
    std::int64_t integer() const;
    QByteArray utf8() const;
    QString text() const { return QString::fromUtf8(utf8()); }
    const Array& items() const;
    const Object& members() const;
    /// The member of an object; null when there is none.
    const JsonValue* find(QByteArrayView name) const;

    /// For handing on, not for reading amounts: Qt holds a Fraction as a double.
    QJsonValue toQt() const;

private:
    struct Big
    {
        QByteArray asWritten;
    };
    struct Fraction
    {
        QByteArray asWritten;
    };
    // The alternatives stand in the order of Kind.
    using Content = std::variant<std::monostate, bool, std::int64_t, Big, Fraction, QByteArray, Array, Object>;

    explicit JsonValue(Content content);

    Content m_content;
};

struct JsonMember
{
    QByteArray name;
    JsonValue value;
};

// Here, where the members of an object are complete.
inline JsonValue::JsonValue() = default;
inline JsonValue::JsonValue(const JsonValue& other) = default;
inline JsonValue::JsonValue(JsonValue&& other) noexcept = default;
inline JsonValue& JsonValue::operator=(const JsonValue& other) = default;
inline JsonValue& JsonValue::operator=(JsonValue&& other) noexcept = default;
inline JsonValue::~JsonValue() = default;
inline JsonValue::JsonValue(Content content) : m_content(std::move(content)) {}

} // namespace guitai::wire
