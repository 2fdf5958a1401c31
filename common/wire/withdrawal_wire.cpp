// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/withdrawal_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"
#include "wire/page.h"

#include <QJsonArray>

#include <algorithm>

namespace guitai::wire {

namespace {

constexpr int kLongestCode = 64;
constexpr int kLongestActor = 128;
constexpr int kLongestToken = 128;
constexpr int kLongestAccount = 34;
constexpr int kShortestAccount = 5;
constexpr TextRule kName{1, 140};
constexpr TextRule kRemark{0, 140};
constexpr TextRule kAnyText{0, 1024};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isDigitOrUpper(char c)
{
    return isDigit(c) || (c >= 'A' && c <= 'Z');
}

bool isBankCode(const QByteArray& code)
{
    constexpr qsizetype kCnaps = 12;
    constexpr qsizetype kShortBic = 8;
    constexpr qsizetype kLongBic = 11;
    if (code.size() == kCnaps)
        return std::all_of(code.begin(), code.end(), isDigit);
    return (code.size() == kShortBic || code.size() == kLongBic) &&
           std::all_of(code.begin(), code.end(), isDigitOrUpper);
}

Result<Payee> payeeOf(const JsonValue& object, MemberReader::Unknown unknown)
{
    MemberReader members(object, unknown);
    Payee payee;
    payee.name = members.text("name", kName);
    payee.accountNo = members.token("account_no", kLongestAccount);
    payee.bankCode = members.token("bank_code", kLongestCode);
    if (unknown == MemberReader::Unknown::Refuse && !members.failed()) {
        const bool isAccount = payee.accountNo.size() >= kShortestAccount &&
                               std::all_of(payee.accountNo.begin(), payee.accountNo.end(), isDigitOrUpper);
        if (!isAccount)
            members.refuse(errors::kFieldInvalid, "account_no", "Not 5 to 34 of 0-9 and A-Z.");
        if (!isBankCode(payee.bankCode))
            members.refuse(errors::kFieldInvalid, "bank_code", "Neither a CNAPS code nor a BIC.");
    }
    return members.finish(std::move(payee));
}

Payee readPayee(MemberReader& members, MemberReader::Unknown unknown)
{
    const JsonValue* value = members.find("payee");
    if (!value || !value->isObject()) {
        members.refuse(value ? errors::kFieldInvalid : errors::kFieldMissing, "payee", "Not an object.");
        return {};
    }
    auto payee = payeeOf(*value, unknown);
    if (!payee) {
        members.refuse(payee.error());
        return {};
    }
    return std::move(*payee);
}

void writePayee(JsonTree& out, const Payee& payee)
{
    out.open("payee");
    out.text("name", payee.name);
    out.text("account_no", payee.accountNo);
    out.text("bank_code", payee.bankCode);
    out.close();
}

} // namespace

Result<CreateWithdrawal> CreateWithdrawal::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    CreateWithdrawal wanted;
    wanted.merchantWithdrawalNo = members.merchantNo<MerchantWithdrawalNo>("merchant_withdrawal_no");
    wanted.amount = members.chargeable();
    wanted.payee = readPayee(members, MemberReader::Unknown::Refuse);
    wanted.remark = members.optionalText("remark", kRemark);
    wanted.userToken = Secret(members.optionalToken("user_token", kLongestToken));
    return members.finish(std::move(wanted));
}

QJsonObject CreateWithdrawal::toJson() const
{
    JsonTree out;
    out.text("merchant_withdrawal_no", merchantWithdrawalNo.bytes());
    out.integer("amount", amount.minor());
    out.text("currency", amount.currency().code());
    writePayee(out, payee);
    if (!remark.isEmpty())
        out.text("remark", remark);
    if (!userToken.isEmpty())
        out.text("user_token", userToken.reveal());
    return out.take();
}

Result<WithdrawalException> WithdrawalException::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    WithdrawalException exception;
    exception.kind = members.token("kind", kLongestCode);
    exception.detail = members.optionalText("detail", kAnyText);
    exception.recordedAt = members.time("recorded_at");
    return members.finish(std::move(exception));
}

QJsonObject WithdrawalException::toJson() const
{
    JsonTree out;
    out.text("kind", kind);
    out.text("detail", detail);
    out.text("recorded_at", recordedAt.toRfc3339());
    return out.take();
}

Result<Withdrawal> Withdrawal::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    Withdrawal withdrawal;
    withdrawal.withdrawalNo = members.id<WithdrawalNo>("withdrawal_no");
    withdrawal.merchantWithdrawalNo = members.id<MerchantWithdrawalNo>("merchant_withdrawal_no");
    withdrawal.accountNo = members.id<AccountNo>("account_no");
    withdrawal.amount = members.money("amount", "currency");
    withdrawal.payee = readPayee(members, MemberReader::Unknown::Ignore);
    withdrawal.remark = members.optionalText("remark", kAnyText);
    withdrawal.status = members.token("status", kLongestCode);
    withdrawal.errorCode = members.optionalToken("error_code", kLongestCode);
    withdrawal.approvalNo = members.id<ApprovalNo>("approval_no");
    withdrawal.requestedBy = members.token("requested_by", kLongestActor);
    withdrawal.flagged = members.flag("flagged");
    const JsonValue* list = members.find("exceptions");
    for (const JsonValue& one : list ? list->items() : JsonValue::Array()) {
        auto exception = WithdrawalException::read(one);
        if (!exception)
            return exception.error();
        withdrawal.exceptions.push_back(std::move(*exception));
    }
    withdrawal.createdAt = members.time("created_at");
    withdrawal.finishedAt = members.optionalTime("finished_at");
    return members.finish(std::move(withdrawal));
}

Result<Withdrawal> Withdrawal::read(QByteArrayView json)
{
    const auto document = readJson(json);
    return document ? read(*document) : Result<Withdrawal>(document.error());
}

QJsonObject Withdrawal::toJson() const
{
    JsonTree out;
    out.text("withdrawal_no", withdrawalNo.bytes());
    out.text("merchant_withdrawal_no", merchantWithdrawalNo.bytes());
    out.text("account_no", accountNo.bytes());
    out.integer("amount", amount.minor());
    out.text("currency", amount.currency().code());
    writePayee(out, payee);
    if (!remark.isEmpty())
        out.text("remark", remark);
    out.text("status", status);
    if (!errorCode.isEmpty())
        out.text("error_code", errorCode);
    out.text("approval_no", approvalNo.bytes());
    out.text("requested_by", requestedBy);
    out.flag("flagged", flagged);
    out.text("created_at", createdAt.toRfc3339());
    if (finishedAt)
        out.text("finished_at", finishedAt->toRfc3339());
    QJsonObject object = out.take();
    if (exceptions.empty())
        return object;
    QJsonArray list;
    for (const WithdrawalException& exception : exceptions)
        list.append(exception.toJson());
    object.insert(QStringLiteral("exceptions"), list);
    return object;
}

Result<WithdrawalPage> WithdrawalPage::read(QByteArrayView json)
{
    return readPage(json, "withdrawals", &WithdrawalPage::withdrawals);
}

QJsonObject WithdrawalPage::toJson() const
{
    return pageToJson(*this, "withdrawals", &WithdrawalPage::withdrawals);
}

} // namespace guitai::wire
