// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/account_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"
#include "wire/page.h"

namespace guitai::wire {

namespace {

constexpr int kLongestCode = 64;

void writeMoney(JsonTree& out, const char* name, const Money& money)
{
    out.integer(name, money.minor());
    out.text("currency", money.currency().code());
}

} // namespace

Result<CreateAccount> CreateAccount::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    CreateAccount account;
    const QByteArray code = members.token("currency", kLongestCode);
    if (const auto currency = Currency::parse(code))
        account.currency = *currency;
    else
        members.refuse(guitai::errors::kCurrencyUnknown, "currency", "Not a currency we know.");
    return members.finish(account);
}

QJsonObject CreateAccount::toJson() const
{
    JsonTree out;
    out.text("currency", currency.code());
    return out.take();
}

Result<Account> Account::read(QByteArrayView json)
{
    const auto document = readJson(json);
    return document ? read(*document) : Result<Account>(document.error());
}

Result<Account> Account::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    Account account;
    account.accountNo = members.id<AccountNo>("account_no");
    account.kind = members.token("kind", kLongestCode);
    account.balance = members.money("balance", "currency");
    account.frozen = members.money("frozen", "currency");
    account.status = members.token("status", kLongestCode);
    account.createdAt = members.time("created_at");
    return members.finish(std::move(account));
}

QJsonObject Account::toJson() const
{
    JsonTree out;
    out.text("account_no", accountNo.bytes());
    out.text("kind", kind);
    writeMoney(out, "balance", balance);
    out.integer("frozen", frozen.minor());
    out.text("status", status);
    out.text("created_at", createdAt.toRfc3339());
    return out.take();
}

Result<AccountList> AccountList::read(QByteArrayView json)
{
    const auto document = readJson(json, kPageLimits);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Ignore);
    AccountList list;
    const JsonValue* items = members.find("accounts");
    if (!items || items->kind() != JsonValue::Kind::Array)
        members.refuse(errors::kFieldInvalid, "accounts", "Not a list.");
    for (const JsonValue& one : items ? items->items() : JsonValue::Array()) {
        auto account = Account::read(one);
        if (!account)
            return account.error();
        list.accounts.push_back(*std::move(account));
    }
    return members.finish(std::move(list));
}

QJsonObject AccountList::toJson() const
{
    QJsonArray items;
    for (const Account& account : accounts)
        items.append(account.toJson());
    return {{QStringLiteral("accounts"), items}};
}

Result<AccountEntry> AccountEntry::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    AccountEntry entry;
    entry.kind = members.token("kind", kLongestCode);
    entry.reference = members.token("reference", kLongestCode);
    entry.side = members.token("side", kLongestCode);
    entry.amount = members.money("amount", "currency");
    entry.postedAt = members.time("posted_at");
    return members.finish(std::move(entry));
}

QJsonObject AccountEntry::toJson() const
{
    JsonTree out;
    out.text("kind", kind);
    out.text("reference", reference);
    out.text("side", side);
    writeMoney(out, "amount", amount);
    out.text("posted_at", postedAt.toRfc3339());
    return out.take();
}

Result<AccountEntryPage> AccountEntryPage::read(QByteArrayView json)
{
    return readPage(json, "entries", &AccountEntryPage::entries);
}

QJsonObject AccountEntryPage::toJson() const
{
    return pageToJson(*this, "entries", &AccountEntryPage::entries);
}

Result<CreateFreeze> CreateFreeze::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    CreateFreeze freeze;
    freeze.merchantFreezeNo = members.token("merchant_freeze_no", kLongestCode);
    freeze.amount = members.chargeable();
    return members.finish(std::move(freeze));
}

QJsonObject CreateFreeze::toJson() const
{
    JsonTree out;
    out.text("merchant_freeze_no", merchantFreezeNo);
    writeMoney(out, "amount", amount);
    return out.take();
}

Result<CaptureFreeze> CaptureFreeze::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    CaptureFreeze capture;
    capture.amount = members.optionalInteger("amount", 1, Money::kMostMinor).value_or(0);
    capture.toAccountNo = members.id<AccountNo>("to_account_no");
    return members.finish(std::move(capture));
}

QJsonObject CaptureFreeze::toJson() const
{
    JsonTree out;
    if (amount > 0)
        out.integer("amount", amount);
    out.text("to_account_no", toAccountNo.bytes());
    return out.take();
}

Result<Freeze> Freeze::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Ignore);
    Freeze freeze;
    freeze.freezeNo = members.token("freeze_no", kLongestCode);
    freeze.accountNo = members.id<AccountNo>("account_no");
    freeze.amount = members.money("amount", "currency");
    freeze.captured = members.integer("captured", 0, Money::kMostMinor);
    freeze.released = members.integer("released", 0, Money::kMostMinor);
    freeze.status = members.token("status", kLongestCode);
    freeze.paidTo = members.optionalId<AccountNo>("to_account_no");
    freeze.createdAt = members.time("created_at");
    freeze.endedAt = members.optionalTime("ended_at");
    return members.finish(std::move(freeze));
}

QJsonObject Freeze::toJson() const
{
    JsonTree out;
    out.text("freeze_no", freezeNo);
    out.text("account_no", accountNo.bytes());
    writeMoney(out, "amount", amount);
    out.integer("captured", captured);
    out.integer("released", released);
    out.text("status", status);
    if (!paidTo.isEmpty())
        out.text("to_account_no", paidTo.bytes());
    out.text("created_at", createdAt.toRfc3339());
    if (endedAt)
        out.text("ended_at", endedAt->toRfc3339());
    return out.take();
}

} // namespace guitai::wire
