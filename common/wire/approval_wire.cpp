// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/approval_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"
#include "wire/page.h"

#include <algorithm>

namespace guitai::wire {

namespace {

constexpr int kHashCharacters = 64;
constexpr int kLongestCode = 64;
constexpr int kLongestActor = 128;
constexpr int kLongestPin = 64;
constexpr TextRule kPassword{1, 256};

bool isHash(QByteArrayView text)
{
    const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return text.size() == kHashCharacters && std::all_of(text.begin(), text.end(), isHex);
}

QByteArray hashIn(MemberReader& members)
{
    const QByteArray hash = members.token("content_hash", kHashCharacters);
    if (!members.failed() && !isHash(hash))
        members.refuse(errors::kFieldInvalid, "content_hash", "Not 64 hex digits.");
    return hash;
}

SecondPerson secondPersonIn(MemberReader& members)
{
    SecondPerson person;
    person.operatorId = members.optionalId<OperatorId>("operator");
    const bool isNamed = person.isThere();
    const QByteArray pin = isNamed ? members.token("pin", kLongestPin) : members.optionalToken("pin", kLongestPin);
    if (!isNamed && !pin.isEmpty())
        members.refuse(errors::kFieldMissing, "operator", "Whose PIN it is.");
    if (isNamed && !members.failed() && !isPin(pin))
        members.refuse(errors::kFieldInvalid, "pin", "6 to 12 digits.");
    person.pin = Secret(pin);
    return person;
}

void write(JsonTree& out, const SecondPerson& person)
{
    if (!person.isThere())
        return;
    out.text("operator", person.operatorId.bytes());
    out.text("pin", person.pin.reveal());
}

} // namespace

bool isPin(QByteArrayView text)
{
    const bool fits = text.size() >= SecondPerson::kLeastPinDigits && text.size() <= SecondPerson::kMostPinDigits;
    return fits && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Result<SecondPerson> SecondPerson::read(QByteArrayView json)
{
    if (json.isEmpty())
        return SecondPerson();
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    SecondPerson person = secondPersonIn(members);
    return members.finish(std::move(person));
}

QJsonObject SecondPerson::toJson() const
{
    JsonTree out;
    write(out, *this);
    return out.take();
}

Result<DecideApproval> DecideApproval::read(QByteArrayView json)
{
    if (json.isEmpty())
        return DecideApproval();
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    DecideApproval decision;
    if (members.find("content_hash"))
        decision.contentHash = hashIn(members);
    decision.secondPerson = secondPersonIn(members);
    return members.finish(std::move(decision));
}

QJsonObject DecideApproval::toJson() const
{
    JsonTree out;
    if (!contentHash.isEmpty())
        out.text("content_hash", contentHash);
    write(out, secondPerson);
    return out.take();
}

Result<SetPin> SetPin::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    SetPin wanted;
    wanted.password = Secret(members.text("password", kPassword).toUtf8());
    const QByteArray pin = members.token("pin", kLongestPin);
    if (!members.failed() && !isPin(pin))
        members.refuse(errors::kFieldInvalid, "pin", "6 to 12 digits.");
    wanted.pin = Secret(pin);
    return members.finish(std::move(wanted));
}

QJsonObject SetPin::toJson() const
{
    JsonTree out;
    out.text("password", password.reveal());
    out.text("pin", pin.reveal());
    return out.take();
}

Result<Approval> Approval::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    return read(*document);
}

Result<Approval> Approval::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    Approval approval;
    approval.approvalNo = members.id<ApprovalNo>("approval_no");
    approval.kind = members.token("kind", kLongestCode);
    approval.contentHash = hashIn(members);
    const JsonValue* content = members.find("content");
    if (!content || !content->isObject())
        members.refuse(errors::kFieldInvalid, "content", "Not an object.");
    else
        approval.content = content->toQt().toObject();
    approval.status = members.token("status", kLongestCode);
    approval.maker = members.token("maker", kLongestActor);
    approval.checker = members.optionalToken("checker", kLongestActor);
    approval.errorCode = members.optionalToken("error_code", kLongestCode);
    approval.createdAt = members.time("created_at");
    approval.expiresAt = members.time("expires_at");
    approval.decidedAt = members.optionalTime("decided_at");
    return members.finish(std::move(approval));
}

QJsonObject Approval::toJson() const
{
    JsonTree out;
    out.text("approval_no", approvalNo.bytes());
    out.text("kind", kind);
    out.text("content_hash", contentHash);
    out.text("status", status);
    out.text("maker", maker);
    if (!checker.isEmpty())
        out.text("checker", checker);
    if (!errorCode.isEmpty())
        out.text("error_code", errorCode);
    out.text("created_at", createdAt.toRfc3339());
    out.text("expires_at", expiresAt.toRfc3339());
    if (decidedAt)
        out.text("decided_at", decidedAt->toRfc3339());
    QJsonObject object = out.take();
    object.insert(QStringLiteral("content"), content);
    return object;
}

Result<ApprovalPage> ApprovalPage::read(QByteArrayView json)
{
    return readPage(json, "approvals", &ApprovalPage::approvals);
}

QJsonObject ApprovalPage::toJson() const
{
    return pageToJson(*this, "approvals", &ApprovalPage::approvals);
}

} // namespace guitai::wire
