// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/problem_wire.h"

#include "wire/json_reader.h"
#include "wire/member_reader.h"

#include <QJsonDocument>

#include <algorithm>
#include <iterator>

namespace guitai::wire {

namespace {

constexpr int kLongestCode = 64;
constexpr TextRule kDetail{0, 1024};
const char* const kMembers[] = {"type", "title", "status", "code", "request_id", "field", "detail"};

struct Title
{
    int status;
    const char* text;
};

constexpr Title kTitles[] = {
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {411, "Length Required"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {422, "Unprocessable Content"},
    {426, "Upgrade Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
};

const char* titleOf(int status)
{
    for (const Title& title : kTitles) {
        if (title.status == status)
            return title.text;
    }
    return "Error";
}

bool isOwnMember(QByteArrayView name)
{
    return std::any_of(std::begin(kMembers), std::end(kMembers), [name](const char* own) { return name == own; });
}

} // namespace

Problem Problem::of(const Error& error, QByteArray requestId)
{
    return {error.code.httpStatus, error.code.name, error.field, error.detail, std::move(requestId), error.extras};
}

Problem Problem::read(int status, QByteArrayView json)
{
    Problem unreadable;
    unreadable.status = status;
    unreadable.code = "HTTP_" + QByteArray::number(status);
    const auto document = readJson(json);
    if (!document)
        return unreadable;
    MemberReader members(*document, MemberReader::Unknown::Ignore);
    Problem problem;
    problem.status = status;
    problem.code = members.token("code", kLongestCode);
    problem.requestId = members.optionalToken("request_id", kLongestCode);
    problem.field = members.optionalText("field", kDetail);
    problem.detail = members.optionalText("detail", kDetail);
    for (const JsonMember& member : document->members()) {
        if (!isOwnMember(member.name))
            problem.extras.insert(QString::fromUtf8(member.name), member.value.toQt());
    }
    auto read = members.finish(std::move(problem));
    return read ? *std::move(read) : unreadable;
}

QByteArray Problem::toJson() const
{
    // Own members last: an extra can never hide the code.
    QJsonObject object = extras;
    object.insert(QStringLiteral("type"), QStringLiteral("about:blank"));
    object.insert(QStringLiteral("title"), QLatin1String(titleOf(status)));
    object.insert(QStringLiteral("status"), status);
    object.insert(QStringLiteral("code"), QString::fromLatin1(code));
    object.insert(QStringLiteral("request_id"), QString::fromLatin1(requestId));
    if (!field.isEmpty())
        object.insert(QStringLiteral("field"), field);
    if (!detail.isEmpty())
        object.insert(QStringLiteral("detail"), detail);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace guitai::wire
