// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/json_value.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <QVariant>

#include <algorithm>

namespace guitai::wire {

namespace {

JsonValue numberFromQt(const QJsonValue& value)
{
    const QVariant held = value.toVariant();
    if (held.typeId() == QMetaType::LongLong)
        return JsonValue::ofInteger(held.toLongLong());
    return JsonValue::ofFraction(QByteArray::number(held.toDouble(), 'g', QLocale::FloatingPointShortest));
}

JsonValue arrayFromQt(const QJsonArray& array)
{
    JsonValue::Array items;
    for (const auto& item : array)
        items.push_back(JsonValue::fromQt(item));
    return JsonValue::ofArray(std::move(items));
}

JsonValue objectFromQt(const QJsonObject& object)
{
    JsonValue::Object members;
    for (auto it = object.begin(); it != object.end(); ++it)
        members.push_back({it.key().toUtf8(), JsonValue::fromQt(it.value())});
    return JsonValue::ofObject(std::move(members));
}

} // namespace

JsonValue JsonValue::ofBool(bool flag)
{
    return JsonValue(Content(flag));
}

JsonValue JsonValue::ofInteger(std::int64_t number)
{
    return JsonValue(Content(number));
}

JsonValue JsonValue::ofBigInteger(QByteArray asWritten)
{
    return JsonValue(Content(Big{std::move(asWritten)}));
}

JsonValue JsonValue::ofFraction(QByteArray asWritten)
{
    return JsonValue(Content(Fraction{std::move(asWritten)}));
}

JsonValue JsonValue::ofText(QByteArray utf8)
{
    return JsonValue(Content(std::move(utf8)));
}

JsonValue JsonValue::ofArray(Array items)
{
    return JsonValue(Content(std::move(items)));
}

JsonValue JsonValue::ofObject(Object members)
{
    return JsonValue(Content(std::move(members)));
}

JsonValue JsonValue::fromQt(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return ofBool(value.toBool());
    case QJsonValue::Double: return numberFromQt(value);
    case QJsonValue::String: return ofText(value.toString().toUtf8());
    case QJsonValue::Array: return arrayFromQt(value.toArray());
    case QJsonValue::Object: return objectFromQt(value.toObject());
    case QJsonValue::Null:
    case QJsonValue::Undefined: break;
    }
    return {};
}

bool JsonValue::flag() const
{
    const bool* held = std::get_if<bool>(&m_content);
    return held && *held;
}

std::int64_t JsonValue::integer() const
{
    const std::int64_t* held = std::get_if<std::int64_t>(&m_content);
    return held ? *held : 0;
}

QByteArray JsonValue::utf8() const
{
    const QByteArray* held = std::get_if<QByteArray>(&m_content);
    return held ? *held : QByteArray();
}

const JsonValue::Array& JsonValue::items() const
{
    static const Array kNone;
    const Array* held = std::get_if<Array>(&m_content);
    return held ? *held : kNone;
}

const JsonValue::Object& JsonValue::members() const
{
    static const Object kNone;
    const Object* held = std::get_if<Object>(&m_content);
    return held ? *held : kNone;
}

const JsonValue* JsonValue::find(QByteArrayView name) const
{
    const Object& all = members();
    const auto found = std::find_if(all.begin(), all.end(), [name](const JsonMember& m) { return m.name == name; });
    return found == all.end() ? nullptr : &found->value;
}

QJsonValue JsonValue::toQt() const
{
    switch (kind()) {
    case Kind::Null: return QJsonValue::Null;
    case Kind::Bool: return flag();
    case Kind::Integer: return static_cast<qint64>(integer());
    case Kind::BigInteger: return std::get<Big>(m_content).asWritten.toDouble();
    case Kind::Fraction: return std::get<Fraction>(m_content).asWritten.toDouble();
    case Kind::Text: return text();
    case Kind::Array: {
        QJsonArray array;
        for (const JsonValue& item : items())
            array.append(item.toQt());
        return array;
    }
    case Kind::Object: {
        QJsonObject object;
        for (const JsonMember& member : members())
            object.insert(QString::fromUtf8(member.name), member.value.toQt());
        return object;
    }
    }
    return {};
}

} // namespace guitai::wire
