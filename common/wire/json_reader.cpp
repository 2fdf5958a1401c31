// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that includes Boost.JSON.
#include "wire/json_reader.h"

#define BOOST_JSON_SOURCE
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/detail/impl/default_resource.ipp>
#include <boost/json/detail/impl/except.ipp>
#include <boost/json/detail/impl/shared_resource.ipp>
#include <boost/json/detail/impl/stack.ipp>
#include <boost/json/impl/error.ipp>

#include <algorithm>

namespace guitai::wire {

namespace {

using boost::json::error_code;
using boost::json::string_view;

QByteArray bytesOf(string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

/// The name of a repeated key, or null.
const QByteArray* repeatedKey(const JsonValue::Object& members)
{
    constexpr size_t kFew = 12;
    if (members.size() <= kFew) {
        for (size_t i = 1; i < members.size(); ++i)
            for (size_t j = 0; j < i; ++j)
                if (members[i].name == members[j].name)
                    return &members[i].name;
        return nullptr;
    }
    // Sorted, because a document of nothing but keys must not cost the square of their number.
    std::vector<const QByteArray*> names;
    names.reserve(members.size());
    std::transform(members.begin(), members.end(), std::back_inserter(names), [](const auto& m) { return &m.name; });
    std::sort(names.begin(), names.end(), [](const auto* a, const auto* b) { return *a < *b; });
    const auto twice =
        std::adjacent_find(names.begin(), names.end(), [](const auto* a, const auto* b) { return *a == *b; });
    return twice == names.end() ? nullptr : *twice;
}

/// Builds the value from the parser's events. Callback names and signatures are Boost.JSON's.
class Builder
{
public:
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_array_begin(error_code&) { return open(JsonValue::Kind::Array); }
    bool on_array_end(std::size_t, error_code&)
    {
        JsonValue::Array items = std::move(m_open.back().items);
        m_open.pop_back();
        return put(JsonValue::ofArray(std::move(items)));
    }
    bool on_object_begin(error_code&) { return open(JsonValue::Kind::Object); }
    bool on_object_end(std::size_t, error_code& ec)
    {
        JsonValue::Object members = std::move(m_open.back().members);
        m_open.pop_back();
        if (const QByteArray* twice = repeatedKey(members)) {
            m_repeated = *twice;
            ec = boost::json::error::syntax;
            return false;
        }
        return put(JsonValue::ofObject(std::move(members)));
    }
    bool on_string_part(string_view s, std::size_t, error_code&) { return keepPart(s); }
    bool on_string(string_view s, std::size_t, error_code&) { return put(JsonValue::ofText(wholeText(s))); }
    bool on_key_part(string_view s, std::size_t, error_code&) { return keepPart(s); }
    bool on_key(string_view s, std::size_t, error_code&)
    {
        m_open.back().members.push_back({wholeText(s), JsonValue()});
        return true;
    }
    bool on_number_part(string_view s, error_code&) { return keepPart(s); }
    bool on_int64(std::int64_t number, string_view, error_code&)
    {
        m_part.clear();
        return put(JsonValue::ofInteger(number));
    }
    bool on_uint64(std::uint64_t, string_view s, error_code&) { return put(JsonValue::ofBigInteger(wholeText(s))); }
    bool on_double(double, string_view s, error_code&)
    {
        QByteArray written = wholeText(s);
        const bool whole =
            std::none_of(written.begin(), written.end(), [](char c) { return c == '.' || (c | 0x20) == 'e'; });
        return put(whole ? JsonValue::ofBigInteger(std::move(written)) : JsonValue::ofFraction(std::move(written)));
    }
    bool on_bool(bool flag, error_code&) { return put(JsonValue::ofBool(flag)); }
    bool on_null(error_code&) { return put(JsonValue()); }
    bool on_comment_part(string_view, error_code&) { return true; }
    bool on_comment(string_view, error_code&) { return true; }

    JsonValue takeRoot() { return std::move(m_root); }
    const QByteArray& repeated() const { return m_repeated; }

private:
    struct Frame
    {
        JsonValue::Kind kind;
        JsonValue::Array items;
        JsonValue::Object members;
    };

    bool open(JsonValue::Kind kind)
    {
        m_open.push_back({kind, {}, {}});
        return true;
    }
    bool put(JsonValue value)
    {
        if (m_open.empty())
            m_root = std::move(value);
        else if (m_open.back().kind == JsonValue::Kind::Array)
            m_open.back().items.push_back(std::move(value));
        else
            m_open.back().members.back().value = std::move(value);
        return true;
    }
    bool keepPart(string_view s)
    {
        m_part.append(s.data(), static_cast<qsizetype>(s.size()));
        return true;
    }
    QByteArray wholeText(string_view s)
    {
        if (m_part.isEmpty())
            return s.empty() ? QByteArray("") : bytesOf(s);
        keepPart(s);
        return std::exchange(m_part, {});
    }

    std::vector<Frame> m_open;
    JsonValue m_root;
    QByteArray m_part;
    QByteArray m_repeated;
};

Error refused(ErrorCode code, const char* what, std::size_t offset)
{
    const auto position = static_cast<qint64>(offset);
    return {code,
            {},
            QStringLiteral("%1 at byte %2.").arg(QLatin1String(what)).arg(position),
            {{QStringLiteral("offset"), position}}};
}

Error reasonOf(const error_code& ec, const Builder& builder, std::size_t offset)
{
    if (!builder.repeated().isNull()) {
        Error error = refused(errors::kJsonDuplicateKey, "A member appears twice in the object that ends", offset);
        if (isMemberName(builder.repeated()))
            error.field = QString::fromLatin1(builder.repeated());
        return error;
    }
    if (ec == boost::json::error::too_deep)
        return refused(errors::kJsonTooDeep, "The document is nested too deeply", offset);
    return refused(errors::kJsonInvalid, "Not well-formed JSON in UTF-8", offset);
}

} // namespace

Result<JsonValue> readJson(QByteArrayView bytes, JsonLimits limits)
{
    if (bytes.size() > limits.mostBytes)
        return refused(errors::kJsonTooLarge, "The document is too large", static_cast<std::size_t>(limits.mostBytes));
    boost::json::parse_options options;
    options.max_depth = static_cast<std::size_t>(limits.mostDepth);
    boost::json::basic_parser<Builder> parser(options);
    error_code ec;
    const auto size = static_cast<std::size_t>(bytes.size());
    const std::size_t used = parser.write_some(false, bytes.data(), size, ec);
    if (ec)
        return reasonOf(ec, parser.handler(), used);
    if (used < size)
        return refused(errors::kJsonInvalid, "Something follows the document", used);
    return parser.handler().takeRoot();
}

bool isMemberName(QByteArrayView name)
{
    constexpr qsizetype kLongest = 32;
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !name.isEmpty() && name.size() <= kLongest && name.front() >= 'a' && name.front() <= 'z' &&
           std::all_of(name.begin(), name.end(), plain);
}

} // namespace guitai::wire
