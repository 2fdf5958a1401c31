// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "guards/message_signature.h"

#include "guards/structured_field.h"

#include <algorithm>

namespace guitai::guards {

namespace {

constexpr qsizetype kMostFieldBytes = 8'192;
constexpr size_t kMostSignatures = 4;
constexpr size_t kMostComponents = 32;
constexpr qsizetype kMacBytes = 32;

Error malformed(const char* field)
{
    return {errors::kSignatureMalformed, QString::fromLatin1(field)};
}

/// One component identifier. Those with parameters (;sf, ;key=, ;req …) are not supported, and so refused.
std::optional<QByteArray> readComponent(FieldCursor& cursor)
{
    auto name = cursor.string();
    const bool plain =
        name && !name->isEmpty() && name->toLower() == *name && !name->contains('"') && *name != "@signature-params";
    return plain && !cursor.isNext(';') ? name : std::nullopt;
}

bool readComponents(FieldCursor& cursor, std::vector<QByteArray>& components)
{
    if (!cursor.take('('))
        return false;
    while (!cursor.take(')')) {
        if (!components.empty() && !cursor.take(' '))
            return false;
        auto name = readComponent(cursor);
        const bool repeated = name && std::find(components.begin(), components.end(), *name) != components.end();
        if (!name || repeated || components.size() == kMostComponents)
            return false;
        components.push_back(std::move(*name));
    }
    return true;
}

bool readTime(FieldCursor& cursor, std::optional<UtcTime>& into)
{
    const auto seconds = cursor.integer();
    if (!seconds || into)
        return false;
    into = UtcTime::fromSeconds(*seconds);
    return true;
}

bool readText(FieldCursor& cursor, QByteArray& into)
{
    auto text = cursor.string();
    if (!text || !into.isNull())
        return false;
    into = std::move(*text);
    return true;
}

bool readParameter(FieldCursor& cursor, MessageSignature& signature)
{
    const auto key = cursor.key();
    if (!key || !cursor.take('='))
        return false;
    if (*key == "created")
        return readTime(cursor, signature.created);
    if (*key == "expires")
        return readTime(cursor, signature.expires);
    if (*key == "nonce")
        return readText(cursor, signature.nonce);
    if (*key == "keyid")
        return readText(cursor, signature.keyId);
    if (*key == "alg")
        return readText(cursor, signature.algorithm);
    if (*key == "tag")
        return readText(cursor, signature.tag);
    return cursor.skipItem();
}

struct Labelled
{
    QByteArrayView label;
    MessageSignature signature;
};

std::optional<Labelled> readInput(FieldCursor& cursor)
{
    Labelled read;
    const auto label = cursor.key();
    if (!label || !cursor.take('='))
        return std::nullopt;
    read.label = *label;
    const qsizetype start = cursor.position();
    if (!readComponents(cursor, read.signature.components))
        return std::nullopt;
    while (cursor.take(';')) {
        if (!readParameter(cursor, read.signature))
            return std::nullopt;
    }
    read.signature.parameters = cursor.since(start).toByteArray();
    return read;
}

std::optional<std::vector<Labelled>> readInputs(const QByteArray& field)
{
    std::vector<Labelled> inputs;
    FieldCursor cursor(field);
    do {
        auto input = readInput(cursor);
        const auto sameLabel = [&input](const Labelled& other) { return other.label == input->label; };
        if (!input || inputs.size() == kMostSignatures || std::any_of(inputs.begin(), inputs.end(), sameLabel))
            return std::nullopt;
        inputs.push_back(std::move(*input));
    } while (cursor.takeComma());
    return cursor.atEnd() ? std::optional(std::move(inputs)) : std::nullopt;
}

/// Gives each input its MAC; false unless the labels are the same on both sides.
bool readMacs(const QByteArray& field, std::vector<Labelled>& inputs)
{
    size_t matched = 0;
    FieldCursor cursor(field);
    do {
        const auto label = cursor.key();
        if (!label || !cursor.take('='))
            return false;
        auto mac = cursor.bytes();
        const auto input =
            std::find_if(inputs.begin(), inputs.end(), [&label](const Labelled& one) { return one.label == *label; });
        if (!mac || mac->isEmpty() || input == inputs.end() || !input->signature.mac.isEmpty())
            return false;
        input->signature.mac = std::move(*mac);
        ++matched;
    } while (cursor.takeComma());
    return cursor.atEnd() && matched == inputs.size();
}

std::optional<Error> missingComponent(const http::Request& request, const MessageSignature& signature)
{
    const auto need = [&signature](const char* component, bool wanted) -> std::optional<Error> {
        if (!wanted || signature.covers(component))
            return std::nullopt;
        return Error{errors::kSignatureIncomplete, QString::fromLatin1(component)};
    };
    if (auto missing = need("@method", true))
        return missing;
    if (auto missing = need("@path", true))
        return missing;
    if (auto missing = need("@query", !request.query.isNull()))
        return missing;
    if (auto missing = need("content-digest", !request.body.isEmpty()))
        return missing;
    return need("idempotency-key", request.headers.has("idempotency-key"));
}

std::optional<Error> missingParameter(const MessageSignature& signature)
{
    constexpr qsizetype kLeastNonce = 16;
    constexpr qsizetype kMostNonce = 64;
    const auto refuse = [](const char* name) { return Error{errors::kSignatureIncomplete, QString::fromLatin1(name)}; };
    if (!signature.created)
        return refuse("created");
    if (signature.nonce.size() < kLeastNonce || signature.nonce.size() > kMostNonce)
        return refuse("nonce");
    if (!isIdText(signature.keyId))
        return refuse("keyid");
    if (signature.algorithm != "hmac-sha256")
        return refuse("alg");
    return std::nullopt;
}

} // namespace

bool MessageSignature::covers(QByteArrayView component) const
{
    return std::any_of(components.begin(), components.end(),
                       [component](const QByteArray& name) { return name == component; });
}

Result<std::vector<MessageSignature>> readSignatures(const http::Headers& headers)
{
    const QByteArray inputField = headers.value("signature-input");
    const QByteArray macField = headers.value("signature");
    if (inputField.isEmpty() || inputField.size() > kMostFieldBytes)
        return malformed("Signature-Input");
    if (macField.isEmpty() || macField.size() > kMostFieldBytes)
        return malformed("Signature");
    auto inputs = readInputs(inputField);
    if (!inputs)
        return malformed("Signature-Input");
    if (!readMacs(macField, *inputs))
        return malformed("Signature");
    std::vector<MessageSignature> signatures;
    for (Labelled& input : *inputs)
        signatures.push_back(std::move(input.signature));
    return signatures;
}

Result<MessageSignature> readOurSignature(const http::Request& request)
{
    auto signatures = readSignatures(request.headers);
    if (!signatures)
        return signatures.error();
    const auto isOurs = [](const MessageSignature& one) { return one.tag == kSignatureTag; };
    const auto ours = std::find_if(signatures->begin(), signatures->end(), isOurs);
    if (ours == signatures->end())
        return Error{errors::kSignatureIncomplete, QStringLiteral("tag")};
    if (std::count_if(signatures->begin(), signatures->end(), isOurs) > 1 || ours->mac.size() != kMacBytes)
        return malformed("Signature");
    if (auto missing = missingParameter(*ours))
        return *missing;
    if (auto missing = missingComponent(request, *ours))
        return *missing;
    return std::move(*ours);
}

} // namespace guitai::guards
