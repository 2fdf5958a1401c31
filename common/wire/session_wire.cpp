// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/session_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"

namespace guitai::wire {

namespace {

constexpr TextRule kPassword{1, 256};
constexpr TextRule kName{0, 255};
constexpr int kLongestToken = 128;
constexpr int kLongestRole = 32;

} // namespace

Result<CreateSession> CreateSession::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    CreateSession session;
    session.operatorId = members.id<OperatorId>("operator");
    session.password = Secret(members.text("password", kPassword).toUtf8());
    session.tillNo = members.optionalId<TillNo>("till_no");
    return members.finish(std::move(session));
}

QJsonObject CreateSession::toJson() const
{
    JsonTree out;
    out.text("operator", operatorId.bytes());
    out.text("password", password.reveal());
    if (!tillNo.isEmpty())
        out.text("till_no", tillNo.bytes());
    return out.take();
}

Result<Session> Session::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Ignore);
    Session session;
    session.token = Secret(members.token("token", kLongestToken));
    session.operatorId = members.id<OperatorId>("operator");
    session.displayName = members.text("display_name", kName);
    session.role = members.token("role", kLongestRole);
    session.merchantId = members.id<MerchantId>("merchant_id");
    session.merchantName = members.text("merchant_name", kName);
    session.tillNo = members.optionalId<TillNo>("till_no");
    session.expiresAt = members.time("expires_at");
    return members.finish(std::move(session));
}

QJsonObject Session::toJson() const
{
    JsonTree out;
    out.text("token", token.reveal());
    out.text("operator", operatorId.bytes());
    out.text("display_name", displayName);
    out.text("role", role);
    out.text("merchant_id", merchantId.bytes());
    out.text("merchant_name", merchantName);
    if (!tillNo.isEmpty())
        out.text("till_no", tillNo.bytes());
    out.text("expires_at", expiresAt.toRfc3339());
    return out.take();
}

} // namespace guitai::wire
