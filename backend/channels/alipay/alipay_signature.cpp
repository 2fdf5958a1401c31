// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alipay/alipay_signature.h"

#include "wire/json_reader.h"

#include <algorithm>

namespace guitai::alipay {

namespace {

constexpr wire::JsonLimits kLimits{1 << 20, 16};
constexpr char kGatewayError[] = "error_response";

template <class Skip>
QByteArray joined(const Fields& fields, Skip skip)
{
    QByteArray text;
    for (const auto& [name, value] : fields) {
        if (skip(name, value))
            continue;
        if (!text.isEmpty())
            text += '&';
        text += name + '=' + value;
    }
    return text;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

qsizetype pastBlanks(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isBlank(text[at]))
        ++at;
    return at;
}

/// Behind the quote that ends the text beginning at `at`.
qsizetype pastText(QByteArrayView text, qsizetype at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\')
            ++at;
    }
    return at + 1;
}

/// Behind the brace that matches the one at `at`.
qsizetype pastObject(QByteArrayView text, qsizetype at)
{
    int depth = 0;
    while (at < text.size()) {
        if (text[at] == '"') {
            at = pastText(text, at);
            continue;
        }
        depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
        ++at;
        if (depth == 0)
            break;
    }
    return at;
}

/// The bytes of an outermost member that is an object, as they stand in a well-formed document; empty when there is
/// none of that name, in just these letters.
QByteArray objectBytes(QByteArrayView document, QByteArrayView name)
{
    qsizetype at = pastBlanks(document, 0) + 1;
    while (at < document.size()) {
        if (document[at] == '{') {
            at = pastObject(document, at);
        } else if (document[at] == '"') {
            const qsizetype begin = at + 1;
            at = pastText(document, at);
            const qsizetype colon = pastBlanks(document, at);
            const bool isName = colon < document.size() && document[colon] == ':';
            if (!isName || document.sliced(begin, at - begin - 1) != name)
                continue;
            const qsizetype brace = pastBlanks(document, colon + 1);
            if (brace >= document.size() || document[brace] != '{')
                return {};
            return document.sliced(brace, pastObject(document, brace) - brace).toByteArray();
        } else {
            ++at;
        }
    }
    return {};
}

/// Nothing unless the text is the one base64 form of its bytes.
QByteArray canonicalBase64(const QByteArray& text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && (*decoded).toBase64() == text ? *decoded : QByteArray();
}

} // namespace

QByteArray requestMessage(const Fields& fields)
{
    return joined(fields,
                  [](const QByteArray& name, const QByteArray& value) { return name == "sign" || value.isEmpty(); });
}

std::optional<Envelope> readEnvelope(QByteArrayView body, QByteArrayView method)
{
    const auto document = wire::readJson(body, kLimits);
    if (!document || !document->isObject())
        return std::nullopt;
    Envelope envelope;
    const QByteArray root = method.toByteArray().replace('.', '_') + "_response";
    envelope.content = objectBytes(body, root);
    if (envelope.content.isEmpty()) {
        envelope.content = objectBytes(body, kGatewayError);
        envelope.isGatewayError = true;
    }
    if (envelope.content.isEmpty())
        return std::nullopt;
    if (const wire::JsonValue* sign = document->find("sign"))
        envelope.signature = canonicalBase64(sign->utf8());
    if (const wire::JsonValue* number = document->find("alipay_cert_sn"))
        envelope.certificateNumber = number->utf8();
    return envelope;
}

QByteArray genuineContent(const Envelope& envelope, const KeyRing& keys)
{
    const auto key = keys.find(envelope.certificateNumber);
    if (envelope.signature.isEmpty() || key == keys.end())
        return {};
    if (key->second.verify(envelope.content, envelope.signature))
        return envelope.content;
    // Some of the provider's servers escape slashes only after they have signed.
    QByteArray unescaped = envelope.content;
    unescaped.replace("\\/", "/");
    const bool isOther = unescaped != envelope.content;
    return isOther && key->second.verify(unescaped, envelope.signature) ? unescaped : QByteArray();
}

bool isGenuineNotice(const Fields& fields, const KeyRing& keys)
{
    const auto type = fields.find("sign_type");
    const auto sign = fields.find("sign");
    if (type == fields.end() || type->second != "RSA2" || sign == fields.end())
        return false;
    const QByteArray signature = canonicalBase64(sign->second);
    // Empty values stay: to drop them would let anybody add one.
    const QByteArray message =
        joined(fields, [](const QByteArray& name, const QByteArray&) { return name == "sign" || name == "sign_type"; });
    return !signature.isEmpty() && std::any_of(keys.begin(), keys.end(), [&](const auto& known) {
        return known.second.verify(message, signature);
    });
}

} // namespace guitai::alipay
