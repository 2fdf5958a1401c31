// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "iso20022/xml_document.h"

#include "payouts/payout_bank.h"

#include <expat.h>

#include <memory>

namespace guitai::iso20022 {

namespace {

constexpr char kBetween = '|'; ///< namespace|name; no URI of ours has it

Error refused(const char* why)
{
    return {payouts::errors::kDocumentRefused, {}, QString::fromLatin1(why)};
}

/// Built while expat runs; the first thing wrong stops it.
class TreeBuilder
{
public:
    TreeBuilder(XML_Parser parser, QByteArrayView nameSpace) : m_parser(parser), m_prefix(nameSpace.toByteArray())
    {
        m_prefix += kBetween;
        XML_SetUserData(parser, this);
        XML_SetElementHandler(parser, &TreeBuilder::begins, &TreeBuilder::ends);
        XML_SetCharacterDataHandler(parser, &TreeBuilder::says);
        XML_SetStartDoctypeDeclHandler(parser, &TreeBuilder::declares);
    }

    const char* refusal() const { return m_refusal; }
    Element take() { return std::move(m_root); }

private:
    static TreeBuilder& self(void* user) { return *static_cast<TreeBuilder*>(user); }
    static void begins(void* user, const XML_Char* name, const XML_Char** attributes)
    {
        self(user).begin(name, attributes);
    }
    static void ends(void* user, const XML_Char*) { self(user).end(); }
    static void says(void* user, const XML_Char* text, int length) { self(user).say({text, length}); }
    static void declares(void* user, const XML_Char*, const XML_Char*, const XML_Char*, int)
    {
        self(user).stop("A DOCTYPE is refused.");
    }

    void stop(const char* why)
    {
        if (m_refusal)
            return;
        m_refusal = why;
        XML_StopParser(m_parser, XML_FALSE);
    }

    void begin(QByteArrayView name, const XML_Char** attributes)
    {
        if (m_refusal)
            return;
        if (!name.startsWith(m_prefix))
            return stop("An element is of another namespace.");
        if (++m_elements > kMostElements || m_path.size() >= kDeepest)
            return stop("Too many elements, or too deep.");
        Element element;
        element.name = name.sliced(m_prefix.size()).toByteArray();
        for (int i = 0; attributes[i]; i += 2) {
            if (i >= 2 * kMostAttributes)
                return stop("Too many attributes.");
            if (QByteArrayView(attributes[i]) == "Ccy")
                element.currency = attributes[i + 1];
        }
        // A parent's list grows only while its last child is closed, so that no pointer on the path moves.
        if (m_path.empty()) {
            m_root = std::move(element);
            m_path.push_back(&m_root);
            return;
        }
        m_path.back()->children.push_back(std::move(element));
        m_path.push_back(&m_path.back()->children.back());
    }

    void end()
    {
        if (m_refusal)
            return;
        Element& element = *m_path.back();
        element.text = element.children.empty() ? element.text.trimmed() : QByteArray();
        m_path.pop_back();
    }

    void say(QByteArrayView text)
    {
        if (m_refusal || m_path.empty())
            return;
        if (m_path.back()->text.size() + text.size() > kLongestText)
            return stop("A text is too long.");
        m_path.back()->text.append(text);
    }

    XML_Parser m_parser;
    QByteArray m_prefix;
    Element m_root;
    std::vector<Element*> m_path;
    int m_elements = 0;
    const char* m_refusal = nullptr;
};

} // namespace

std::vector<const Element*> Element::all(QByteArrayView child) const
{
    std::vector<const Element*> found;
    for (const Element& one : children) {
        if (one.name == child)
            found.push_back(&one);
    }
    return found;
}

const Element* Element::only(QByteArrayView child) const
{
    const auto found = all(child);
    return found.size() == 1 ? found.front() : nullptr;
}

const Element* Element::at(QByteArrayView path) const
{
    const qsizetype slash = path.indexOf('/');
    const Element* child = only(slash < 0 ? path : path.first(slash));
    return slash < 0 || !child ? child : child->at(path.sliced(slash + 1));
}

QByteArray Element::textAt(QByteArrayView path) const
{
    const Element* element = at(path);
    return element ? element->text : QByteArray();
}

Result<Element> readDocument(QByteArrayView xml, QByteArrayView nameSpace)
{
    if (xml.size() > kMostBytes)
        return refused("The document is too large.");
    // A named encoding overrides what the document says of itself: nothing but UTF-8 is read.
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
        XML_ParserCreateNS("UTF-8", kBetween), &XML_ParserFree);
    if (!parser)
        return refused("There is no memory for a parser.");
    TreeBuilder builder(parser.get(), nameSpace);
    const auto status = XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), XML_TRUE);
    if (builder.refusal())
        return refused(builder.refusal());
    if (status != XML_STATUS_OK)
        return refused(XML_ErrorString(XML_GetErrorCode(parser.get())));
    Element root = builder.take();
    if (root.name != "Document")
        return refused("The root is no Document.");
    return root;
}

} // namespace guitai::iso20022
