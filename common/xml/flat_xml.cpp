// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "xml/flat_xml.h"

#include <expat.h>

#include <memory>
#include <optional>

namespace guitai::xml {

namespace {

/// Collects while expat runs; the first thing wrong stops it.
class Collector
{
public:
    Collector(XML_Parser parser, QByteArrayView root) : m_parser(parser), m_root(root)
    {
        XML_SetUserData(parser, this);
        XML_SetElementHandler(parser, &Collector::begins, &Collector::ends);
        XML_SetCharacterDataHandler(parser, &Collector::says);
        XML_SetStartDoctypeDeclHandler(parser, &Collector::declares);
        XML_SetCommentHandler(parser, &Collector::comments);
        XML_SetProcessingInstructionHandler(parser, &Collector::instructs);
    }

    const std::optional<ErrorCode>& refusal() const { return m_refusal; }
    qsizetype end() const { return m_end; }
    Fields take() { return std::move(m_fields); }

private:
    static Collector& self(void* user) { return *static_cast<Collector*>(user); }
    static void begins(void* user, const XML_Char* name, const XML_Char** attributes)
    {
        self(user).begin(name, attributes[0] != nullptr);
    }
    static void ends(void* user, const XML_Char*) { self(user).finish(); }
    static void says(void* user, const XML_Char* text, int length) { self(user).say({text, length}); }
    static void declares(void* user, const XML_Char*, const XML_Char*, const XML_Char*, int)
    {
        self(user).stop(errors::kDoctype);
    }
    static void comments(void* user, const XML_Char*) { self(user).stop(errors::kNotFlat); }
    static void instructs(void* user, const XML_Char*, const XML_Char*) { self(user).stop(errors::kNotFlat); }

    void stop(const ErrorCode& why)
    {
        if (m_refusal)
            return;
        m_refusal = why;
        XML_StopParser(m_parser, XML_FALSE);
    }

    void begin(QByteArrayView name, bool hasAttributes)
    {
        if (m_refusal)
            return;
        if (hasAttributes)
            return stop(errors::kAttribute);
        if (++m_depth == 1)
            return name == m_root ? void() : stop(errors::kRoot);
        if (m_depth > 2)
            return stop(errors::kNotFlat);
        if (m_fields.size() >= kMostFields)
            return stop(errors::kTooMany);
        const auto [field, isNew] = m_fields.emplace(name.toByteArray(), QByteArray());
        if (!isNew)
            return stop(errors::kTwice);
        m_open = field;
    }

    void finish()
    {
        if (m_refusal)
            return;
        if (--m_depth == 0)
            m_end = XML_GetCurrentByteIndex(m_parser) + XML_GetCurrentByteCount(m_parser);
    }

    void say(QByteArrayView text)
    {
        if (m_refusal)
            return;
        if (m_depth == 2)
            m_open->second.append(text);
        else if (!text.trimmed().isEmpty())
            stop(errors::kNotFlat);
    }

    XML_Parser m_parser;
    QByteArrayView m_root;
    Fields m_fields;
    Fields::iterator m_open;
    int m_depth = 0;
    qsizetype m_end = 0;
    std::optional<ErrorCode> m_refusal;
};

// Without detail: what a provider sent may hold data of the customer.
Error refused(const ErrorCode& code)
{
    return {code, {}, QStringLiteral("The XML was refused.")};
}

} // namespace

Result<Fields> readFlat(QByteArrayView document, QByteArrayView root)
{
    if (document.size() > kMostBytes)
        return refused(errors::kTooLarge);
    if (!document.startsWith('<'))
        return refused(errors::kMalformed);
    // A named encoding overrides what the document says of itself: nothing but UTF-8 is read.
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
        XML_ParserCreate("UTF-8"), &XML_ParserFree);
    if (!parser)
        return refused(errors::kMalformed);
    Collector collector(parser.get(), root);
    const auto status = XML_Parse(parser.get(), document.data(), static_cast<int>(document.size()), XML_TRUE);
    if (collector.refusal())
        return refused(*collector.refusal());
    // White space behind the document is no error to expat.
    if (status != XML_STATUS_OK || collector.end() != document.size())
        return refused(errors::kMalformed);
    return collector.take();
}

QByteArray writeFlat(const Fields& fields, const QByteArray& root)
{
    QByteArray document = '<' + root + '>';
    for (const auto& [name, value] : fields) {
        QByteArray text = value;
        text.replace("]]>", "]]]]><![CDATA[>");
        document += '<' + name + "><![CDATA[" + text + "]]></" + name + '>';
    }
    return document + "</" + root + '>';
}

QByteArray spoken(const QString& text)
{
    QString kept = text;
    for (QChar& letter : kept) {
        const char16_t code = letter.unicode();
        if (code < 0x20 || code == 0x7f || code == 0xfffe || code == 0xffff)
            letter = u' ';
    }
    return kept.toUtf8(); // which has no half of a pair
}

} // namespace guitai::xml
