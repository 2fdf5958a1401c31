// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/manifest.h"

#include "archive/archive_store.h"
#include "crypto/hash.h"
#include "wire/json_reader.h"
#include "wire/member_reader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <limits>

namespace guitai::archive {

namespace {

using wire::JsonValue;
using wire::MemberReader;

constexpr char kFormat[] = "guitai-archive-1";
constexpr wire::JsonLimits kLimits{.mostBytes = 64 << 20, .mostDepth = 8};
constexpr std::int64_t kMostBytes = std::numeric_limits<std::int64_t>::max();
constexpr int kHashCharacters = 64;
constexpr int kLongestName = 300;

Error damaged(const QString& detail)
{
    return {errors::kDamaged, {}, detail, {}};
}

Result<Part> readPart(const JsonValue& object)
{
    MemberReader reader(object, MemberReader::Unknown::Refuse);
    Part part;
    part.file = reader.token("file", kLongestName);
    part.bytes = reader.integer("bytes", 0, kMostBytes);
    part.sha256 = reader.token("sha256", kHashCharacters);
    return reader.finish(std::move(part));
}

template <class T>
Result<std::vector<T>> readList(const JsonValue* list, Result<T> (*read)(const JsonValue&))
{
    if (!list || list->kind() != JsonValue::Kind::Array)
        return damaged(QStringLiteral("a list is missing"));
    std::vector<T> items;
    for (const JsonValue& object : list->items()) {
        auto item = object.isObject() ? read(object) : Result<T>(damaged(QStringLiteral("a list holds no object")));
        if (!item)
            return item.error();
        items.push_back(*std::move(item));
    }
    return items;
}

Result<Member> readMember(const JsonValue& object)
{
    MemberReader reader(object, MemberReader::Unknown::Refuse);
    Member member;
    member.name = reader.token("name", kLongestName);
    member.bytes = reader.integer("bytes", 0, kMostBytes);
    member.sha256 = reader.token("sha256", kHashCharacters);
    auto parts = readList(reader.find("parts"), &readPart);
    if (!parts)
        return parts.error();
    member.parts = *std::move(parts);
    return reader.finish(std::move(member));
}

/// A manifest names files that are read and written: none of them may lie elsewhere, or be two.
bool areNamesSafe(const std::vector<Member>& members)
{
    QSet<QByteArray> names;
    QSet<QByteArray> files{kManifestFile, kManifestHashFile};
    for (const Member& member : members) {
        if (!isPlainPath(QString::fromUtf8(member.name)) || names.contains(member.name))
            return false;
        names.insert(member.name);
        for (const Part& part : member.parts) {
            if (!isPlainPath(QString::fromUtf8(part.file)) || part.file.contains('/') || files.contains(part.file))
                return false;
            files.insert(part.file);
        }
    }
    return true;
}

QJsonObject jsonOf(const Member& member)
{
    QJsonArray parts;
    for (const Part& part : member.parts) {
        parts.append(QJsonObject{{QStringLiteral("file"), QString::fromUtf8(part.file)},
                                 {QStringLiteral("bytes"), static_cast<qint64>(part.bytes)},
                                 {QStringLiteral("sha256"), QString::fromUtf8(part.sha256)}});
    }
    return {{QStringLiteral("name"), QString::fromUtf8(member.name)},
            {QStringLiteral("bytes"), static_cast<qint64>(member.bytes)},
            {QStringLiteral("sha256"), QString::fromUtf8(member.sha256)},
            {QStringLiteral("parts"), parts}};
}

} // namespace

Result<Manifest> Manifest::read(QByteArrayView json)
{
    const auto document = wire::readJson(json, kLimits);
    if (!document || !document->isObject())
        return damaged(QStringLiteral("the manifest is no JSON object"));
    MemberReader reader(*document, MemberReader::Unknown::Refuse);
    if (reader.token("format", kLongestName) != kFormat)
        return damaged(QStringLiteral("the manifest is of another format"));
    Manifest manifest;
    manifest.accountId = reader.id<ChannelAccountId>("account");
    manifest.channel = reader.id<ChannelCode>("channel");
    manifest.merchantId = reader.id<MerchantId>("merchant");
    manifest.day = reader.token("day", 10);
    manifest.madeAt = reader.time("made_at");
    manifest.keptUntil = reader.token("kept_until", 10);
    auto members = readList(reader.find("members"), &readMember);
    if (!members)
        return damaged(members.error().field + u' ' + members.error().detail);
    manifest.members = *std::move(members);
    if (!areNamesSafe(manifest.members))
        return damaged(QStringLiteral("the manifest names a file twice or outside of its folder"));
    auto finished = reader.finish(std::move(manifest));
    if (!finished)
        return damaged(finished.error().field + u' ' + finished.error().detail);
    return finished;
}

QByteArray Manifest::toJson() const
{
    QJsonArray list;
    for (const Member& member : members)
        list.append(jsonOf(member));
    const QJsonObject object{{QStringLiteral("format"), QLatin1String(kFormat)},
                             {QStringLiteral("account"), accountId.text()},
                             {QStringLiteral("channel"), channel.text()},
                             {QStringLiteral("merchant"), merchantId.text()},
                             {QStringLiteral("day"), QString::fromUtf8(day)},
                             {QStringLiteral("made_at"), QString::fromUtf8(madeAt.toRfc3339())},
                             {QStringLiteral("kept_until"), QString::fromUtf8(keptUntil)},
                             {QStringLiteral("members"), list}};
    return QJsonDocument(object).toJson();
}

QByteArray Manifest::hashLine(const QByteArray& json)
{
    return crypto::sha256(json).toHex() + "  " + kManifestFile + '\n';
}

} // namespace guitai::archive
