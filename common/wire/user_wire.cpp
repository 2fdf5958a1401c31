// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/user_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"

namespace guitai::wire {

namespace {

constexpr TextRule kUserId{1, 64};
constexpr TextRule kPassword{6, 64};
constexpr int kLongestToken = 128;

Secret readPassword(MemberReader& members)
{
    return Secret(members.text("payment_password", kPassword).toUtf8());
}

} // namespace

Result<CreateUser> CreateUser::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    CreateUser user;
    user.userId = members.text("user_id", kUserId);
    user.paymentPassword = readPassword(members);
    return members.finish(std::move(user));
}

QJsonObject User::toJson() const
{
    JsonTree out;
    out.text("user_no", userNo.bytes());
    out.text("user_id", userId);
    out.text("status", status);
    out.text("account_no", accountNo);
    out.text("created_at", createdAt.toRfc3339());
    return out.take();
}

Result<CreateToken> CreateToken::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    CreateToken token{readPassword(members)};
    return members.finish(std::move(token));
}

Result<CreatePayerCode> CreatePayerCode::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    CreatePayerCode code{Secret(members.token("token", kLongestToken))};
    return members.finish(std::move(code));
}

QJsonObject Consent::toJson(const char* name) const
{
    JsonTree out;
    out.text(name, secret.reveal());
    out.text("expires_at", expiresAt.toRfc3339());
    return out.take();
}

} // namespace guitai::wire
