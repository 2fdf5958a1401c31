// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/account_desk.h"

#include "accounts/account_entries.h"
#include "accounts/ledger.h"

#include <QCryptographicHash>

namespace guitai::accounts {

namespace {

const storage::Statement kFindAccount{"accounts/find_account"};
const storage::Statement kListAccounts{"accounts/list_accounts"};

constexpr char kFreezeLetter = 'Z';

bool isFreezeNo(const QByteArray& text)
{
    return text.startsWith(kFreezeLetter);
}

wire::Freeze documentOf(const Hold& hold)
{
    wire::Freeze freeze;
    freeze.freezeNo = hold.reference;
    freeze.accountNo = hold.accountNo;
    freeze.amount = hold.amount;
    freeze.captured = hold.captured;
    freeze.released = hold.released;
    freeze.status = textOf(hold.status);
    freeze.paidTo = AccountNo::trusted(hold.paidTo);
    freeze.createdAt = hold.heldAt;
    freeze.endedAt = hold.endedAt;
    return freeze;
}

std::optional<Error> endedBefore(const Hold& hold)
{
    switch (hold.status) {
    case HoldStatus::Held: return std::nullopt;
    case HoldStatus::Released: return Error{errors::kHoldReleased};
    case HoldStatus::Captured: return Error{errors::kHoldCaptured};
    case HoldStatus::Refused: return Error{errors::kFreezeNotFound};
    }
    return Error{guitai::errors::kInternal};
}

/// The hold as it is now, for who decides about it in the same transaction.
Result<Hold> freezeIn(storage::Reader& reader, const MerchantId& merchantId, const QByteArray& freezeNo)
{
    auto found = findHold(reader, freezeNo);
    if (!found)
        return found.error();
    // A refund's or withdrawal's hold ends with its owner and is nobody's freeze.
    if (!*found || (*found)->merchantId != merchantId || !isFreezeNo(freezeNo))
        return Error{errors::kFreezeNotFound};
    return std::move(**found);
}

Result<wire::Freeze> releaseIn(storage::Transaction& tx, const MerchantId& merchantId, const QByteArray& freezeNo,
                               UtcTime at)
{
    auto hold = freezeIn(tx, merchantId, freezeNo);
    if (!hold)
        return hold.error();
    if (const auto ended = endedBefore(*hold))
        return *ended;
    const auto released = releaseHold(tx, *hold, at);
    if (!released)
        return released.error();
    if (!*released)
        return Error{guitai::errors::kUnavailable};
    auto after = freezeIn(tx, merchantId, freezeNo);
    if (!after)
        return after.error();
    return documentOf(*after);
}

} // namespace

QByteArray freezeNoOf(const MerchantId& merchantId, const QByteArray& merchantFreezeNo)
{
    constexpr qsizetype kHashDigits = 20;
    constexpr qsizetype kSlotDigits = 4;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(merchantId.bytes());
    hash.addData(QByteArrayView("\0", 1));
    hash.addData(merchantFreezeNo);
    const QByteArray slot = QByteArray::number(homeSlot(merchantId).number()).rightJustified(kSlotDigits, '0');
    return kFreezeLetter + slot + hash.result().toHex().left(kHashDigits).toUpper();
}

Result<std::optional<AccountDesk::Owned>> AccountDesk::readAccount(storage::Reader& reader, const AccountNo& accountNo)
{
    const auto rows = reader.rows(kFindAccount, {accountNo});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<Owned>();
    const storage::Row& row = rows->front();
    const auto kind = accountKind(row.utf8(0));
    const auto currency = Currency::parse(row.utf8(2));
    if (!kind || !currency)
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("A stored account is unreadable.")};
    Owned owned;
    owned.kind = *kind;
    owned.owner = row.utf8(1);
    owned.account.accountNo = accountNo;
    owned.account.kind = row.utf8(0);
    owned.account.balance = Money(row.number(3), *currency);
    owned.account.frozen = Money(0, *currency);
    owned.account.status = row.utf8(4);
    owned.account.createdAt = row.time(5);
    if (*kind == AccountKind::MerchantHome) {
        const AccountId frozen = merchantFreeze(MerchantId::trusted(owned.owner), *currency);
        const auto beside = reader.rows(kFindAccount, {frozen.number});
        if (!beside)
            return beside.error();
        owned.account.frozen = Money(beside->empty() ? 0 : beside->front().number(3), *currency);
    }
    return std::optional(std::move(owned));
}

async::Task<Result<AccountDesk::Owned>> AccountDesk::find(MerchantId merchantId, AccountNo accountNo)
{
    const auto slot = slotOfAccount(accountNo.bytes());
    if (!slot)
        co_return Error{errors::kAccountNotFound};
    std::function<Result<std::optional<Owned>>(storage::Reader&)> work = [accountNo](storage::Reader& reader) {
        return readAccount(reader, accountNo);
    };
    auto reading = m_storage.read<std::optional<Owned>>(*slot, std::move(work));
    Result<std::optional<Owned>> found = co_await reading;
    if (!found)
        co_return found.error();
    const bool isOwn = *found && ownerKindOf((*found)->kind) == "MERCHANT" && (*found)->owner == merchantId.bytes();
    if (!isOwn)
        co_return Error{errors::kAccountNotFound};
    co_return std::move(**found);
}

async::Task<Result<wire::Account>> AccountDesk::open(MerchantId merchantId, wire::CreateAccount wanted)
{
    const AccountId account = merchantHome(merchantId, wanted.currency);
    const UtcTime now = m_clock.now();
    std::function<Result<wire::Account>(storage::Transaction&)> work =
        [account, now](storage::Transaction& tx) -> Result<wire::Account> {
        if (const auto opened = openAccount(tx, account, now); !opened)
            return opened.error();
        auto owned = readAccount(tx, account.number);
        if (!owned)
            return owned.error();
        if (!*owned)
            return Error{storage::errors::kStorageFailed};
        return std::move((*owned)->account);
    };
    auto writing = m_storage.write<wire::Account>(account.slot, std::move(work));
    co_return co_await writing;
}

async::Task<Result<wire::AccountList>> AccountDesk::list(MerchantId merchantId)
{
    std::function<Result<wire::AccountList>(storage::Reader&)> work =
        [merchantId](storage::Reader& reader) -> Result<wire::AccountList> {
        const auto rows = reader.rows(kListAccounts, {merchantId});
        if (!rows)
            return rows.error();
        wire::AccountList list;
        for (const storage::Row& row : *rows) {
            auto owned = readAccount(reader, row.id<AccountNo>(0));
            if (!owned)
                return owned.error();
            if (*owned)
                list.accounts.push_back(std::move((*owned)->account));
        }
        return list;
    };
    auto reading = m_storage.read<wire::AccountList>(homeSlot(merchantId), std::move(work));
    co_return co_await reading;
}

async::Task<Result<wire::Account>> AccountDesk::get(MerchantId merchantId, AccountNo accountNo)
{
    auto finding = find(std::move(merchantId), std::move(accountNo));
    Result<Owned> owned = co_await finding;
    if (!owned)
        co_return owned.error();
    co_return std::move(owned->account);
}

async::Task<Result<wire::AccountEntryPage>> AccountDesk::entries(MerchantId merchantId, AccountNo accountNo,
                                                                 QByteArray cursor, int limit)
{
    auto finding = find(std::move(merchantId), accountNo);
    const Result<Owned> owned = co_await finding;
    if (!owned)
        co_return owned.error();
    std::function<Result<wire::AccountEntryPage>(storage::Reader&)> work = [accountNo, cursor = std::move(cursor),
                                                                            limit](storage::Reader& reader) {
        return listEntries(reader, accountNo, cursor, limit);
    };
    auto reading = m_storage.read<wire::AccountEntryPage>(*slotOfAccount(accountNo.bytes()), std::move(work));
    co_return co_await reading;
}

async::Task<Result<Hold>> AccountDesk::findFreeze(MerchantId merchantId, QByteArray freezeNo)
{
    const storage::Slot home = homeSlot(merchantId);
    std::function<Result<Hold>(storage::Reader&)> work = [merchantId, freezeNo](storage::Reader& reader) {
        return freezeIn(reader, merchantId, freezeNo);
    };
    auto reading = m_storage.read<Hold>(home, std::move(work));
    co_return co_await reading;
}

async::Task<Result<wire::Freeze>> AccountDesk::freeze(MerchantId merchantId, AccountNo accountNo,
                                                      wire::CreateFreeze wanted)
{
    auto finding = find(merchantId, accountNo);
    const Result<Owned> owned = co_await finding;
    if (!owned)
        co_return owned.error();
    if (owned->kind != AccountKind::MerchantHome)
        co_return Error{errors::kAccountNotFreezable};
    if (owned->account.balance.currency() != wanted.amount.currency())
        co_return Error{guitai::errors::kCurrencyMismatch, QStringLiteral("currency")};
    const QByteArray freezeNo = freezeNoOf(merchantId, wanted.merchantFreezeNo);
    HoldRequest request(freezeNo, merchantId, wanted.amount, m_clock.now());
    auto holding = m_funds.hold(std::move(request), homeSlot(merchantId));
    const Result<Done> held = co_await holding;
    if (!held && !(held.error().code == errors::kHoldReleased))
        co_return held.error();
    auto reading = findFreeze(std::move(merchantId), freezeNo);
    const Result<Hold> hold = co_await reading;
    if (!hold)
        co_return hold.error();
    co_return documentOf(*hold);
}

async::Task<Result<wire::Freeze>> AccountDesk::release(MerchantId merchantId, QByteArray freezeNo)
{
    const UtcTime now = m_clock.now();
    const storage::Slot home = homeSlot(merchantId);
    std::function<Result<wire::Freeze>(storage::Transaction&)> work =
        [merchantId, freezeNo, now](storage::Transaction& tx) { return releaseIn(tx, merchantId, freezeNo, now); };
    auto writing = m_storage.write<wire::Freeze>(home, std::move(work));
    co_return co_await writing;
}

/// Whom captured money may go to: any merchant's or user's account that exists.
async::Task<Result<End>> AccountDesk::payee(AccountNo accountNo, Currency currency)
{
    const auto slot = slotOfAccount(accountNo.bytes());
    const Error unknown{errors::kAccountNotFound, QStringLiteral("to_account_no")};
    if (!slot)
        co_return unknown;
    std::function<Result<std::optional<Owned>>(storage::Reader&)> work = [accountNo](storage::Reader& reader) {
        return readAccount(reader, accountNo);
    };
    auto reading = m_storage.read<std::optional<Owned>>(*slot, std::move(work));
    const Result<std::optional<Owned>> found = co_await reading;
    if (!found)
        co_return found.error();
    if (!*found || ((*found)->kind != AccountKind::MerchantHome && (*found)->kind != AccountKind::User))
        co_return unknown;
    if ((*found)->account.balance.currency() != currency)
        co_return Error{guitai::errors::kCurrencyMismatch, QStringLiteral("to_account_no")};
    const End end{*slot, (*found)->kind, (*found)->owner};
    co_return end;
}

Result<AccountDesk::Captured> AccountDesk::captureIn(storage::Transaction& tx, const Hold& hold, const End& to,
                                                     const wire::CaptureFreeze& wanted, UtcTime at)
{
    const std::int64_t minor = wanted.amount > 0 ? wanted.amount : hold.amount.minor();
    const bool again =
        hold.status == HoldStatus::Captured && hold.captured == minor && hold.paidTo == wanted.toAccountNo.bytes();
    if (again)
        return Captured{documentOf(hold), std::nullopt};
    if (const auto ended = endedBefore(hold))
        return *ended;
    if (minor > hold.amount.minor())
        return Error{errors::kCaptureAboveFreeze, QStringLiteral("amount")};
    const Transfer away{captureIdOf(hold.reference),
                        transfer_kinds::kCapture,
                        hold.reference,
                        {homeSlot(hold.merchantId), AccountKind::MerchantFreeze, hold.merchantId.bytes()},
                        to,
                        Money(minor, hold.amount.currency()),
                        0,
                        at};
    const auto captured = captureHold(tx, hold, away, wanted.toAccountNo.bytes());
    if (!captured)
        return captured.error();
    if (!*captured)
        return Error{guitai::errors::kUnavailable};
    auto after = freezeIn(tx, hold.merchantId, hold.reference);
    if (!after)
        return after.error();
    return Captured{documentOf(*after), away};
}

async::Task<Result<wire::Freeze>> AccountDesk::capture(MerchantId merchantId, QByteArray freezeNo,
                                                       wire::CaptureFreeze wanted)
{
    auto finding = findFreeze(merchantId, freezeNo);
    const Result<Hold> known = co_await finding;
    if (!known)
        co_return known.error();
    auto asking = payee(wanted.toAccountNo, known->amount.currency());
    const Result<End> to = co_await asking;
    if (!to)
        co_return to.error();
    const UtcTime now = m_clock.now();
    std::function<Result<Captured>(storage::Transaction&)> work = [merchantId, freezeNo, end = *to, wanted,
                                                                   now](storage::Transaction& tx) -> Result<Captured> {
        const auto hold = freezeIn(tx, merchantId, freezeNo);
        if (!hold)
            return hold.error();
        return captureIn(tx, *hold, end, wanted, now);
    };
    auto writing = m_storage.write<Captured>(homeSlot(merchantId), std::move(work));
    Result<Captured> captured = co_await writing;
    if (!captured)
        co_return captured.error();
    if (captured->away) {
        auto carrying = m_courier.carry(std::move(*captured->away));
        co_await carrying; // it is captured; the courier tries again where this failed
    }
    co_return std::move(captured->freeze);
}

} // namespace guitai::accounts
