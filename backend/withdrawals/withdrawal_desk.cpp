// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "withdrawals/withdrawal_desk.h"

#include "accounts/account_service.h"
#include "accounts/ledger.h"
#include "log/log.h"
#include "storage/newest_first.h"
#include "users/consents.h"

namespace guitai::withdrawals {

namespace {

using accounts::AccountKind;

const log::Category lc{"withdrawals"};

const storage::Statement kFindAccount{"accounts/find_account"};

constexpr int kMostRows = 200;
/// The first look at a review that a crash may have left unasked.
constexpr Duration kFirstLook = std::chrono::seconds(10);

Error notFound()
{
    return {errors::kWithdrawalNotFound, {}, QStringLiteral("There is no such withdrawal.")};
}

Error accountNotFound()
{
    return {accounts::errors::kAccountNotFound, {}, QStringLiteral("There is no such account.")};
}

/// Whose account it is: nobody's user, or the user whose own token it is.
Result<UserNo> ownerOf(storage::Reader& reader, const WithdrawalCommand& command, UtcTime now)
{
    const Currency currency = command.wanted.amount.currency();
    // The merchant's own account need not be open yet: its money may still be on its way home.
    if (command.accountNo == accounts::merchantHome(command.merchantId, currency).number)
        return UserNo();
    const auto rows = reader.rows(kFindAccount, {command.accountNo});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return accountNotFound();
    const storage::Row& row = rows->front();
    const auto kind = accounts::accountKind(row.utf8(0));
    const bool isOwn = kind && accounts::ownerKindOf(*kind) == "MERCHANT" && row.utf8(1) == command.merchantId.bytes();
    const auto user = kind == AccountKind::User ? users::findUser(reader, row.id<UserNo>(1))
                                                : Result<std::optional<users::User>>(std::nullopt);
    if (!user)
        return user.error();
    const bool isOurUser = *user && (*user)->merchantId == command.merchantId;
    if (!isOwn && !isOurUser)
        return accountNotFound();
    if (!isOurUser && kind != AccountKind::MerchantHome)
        return Error{errors::kAccountNotWithdrawable};
    if (row.utf8(2) != currency.code())
        return Error{guitai::errors::kCurrencyMismatch, QStringLiteral("currency"),
                     QStringLiteral("The account has another currency.")};
    const auto consenting = users::checkToken(reader, command.wanted.userToken, command.merchantId, now);
    if (!consenting)
        return consenting.error();
    if (*consenting != (*user)->userNo)
        return Error{users::errors::kConsentInvalid, QStringLiteral("user_token")};
    return (*user)->userNo;
}

bool isSame(const WithdrawalRecord& stored, const WithdrawalCommand& command)
{
    const wire::CreateWithdrawal& wanted = command.wanted;
    return stored.merchantId == command.merchantId && stored.amount == wanted.amount &&
           stored.payee.name == wanted.payee.name && stored.payee.accountNo == wanted.payee.accountNo &&
           stored.payee.bankCode == wanted.payee.bankCode && stored.remark == wanted.remark;
}

} // namespace

WithdrawalRecord WithdrawalDesk::minted(const WithdrawalCommand& command, storage::Slot slot) const
{
    const UtcTime now = m_parts.clock.now();
    WithdrawalRecord withdrawal;
    withdrawal.withdrawalNo = WithdrawalNo::trusted(mintNumber('W', now, slot.number(), m_parts.random));
    withdrawal.approvalNo = ApprovalNo::trusted(mintNumber('V', now, storage::kHomeSlot.number(), m_parts.random));
    withdrawal.slot = slot;
    withdrawal.merchantId = command.merchantId;
    withdrawal.accountNo = command.accountNo;
    withdrawal.merchantWithdrawalNo = command.wanted.merchantWithdrawalNo;
    withdrawal.amount = command.wanted.amount;
    withdrawal.payee = {command.wanted.payee.name, command.wanted.payee.accountNo, command.wanted.payee.bankCode};
    withdrawal.remark = command.wanted.remark;
    withdrawal.requestedBy = command.actor;
    withdrawal.bankAccount = m_parts.progress.bank()->account().accountId;
    withdrawal.createdAt = now;
    withdrawal.nextCheckAt = now + kFirstLook;
    return withdrawal;
}

Result<WithdrawalDesk::Begun> WithdrawalDesk::insertOrFind(storage::Transaction& tx, const WithdrawalCommand& command,
                                                           WithdrawalRecord minted)
{
    auto known = findWithdrawal(tx, command.accountNo, command.wanted.merchantWithdrawalNo);
    if (!known)
        return known.error();
    // Another merchant's account looks exactly like none.
    if (*known && (*known)->merchantId != command.merchantId)
        return accountNotFound();
    if (*known && isSame(**known, command))
        return Begun{std::move(**known), false};
    if (*known) {
        Error used{errors::kMerchantWithdrawalNoUsed, QStringLiteral("merchant_withdrawal_no"),
                   QStringLiteral("The number belongs to another withdrawal.")};
        used.extras.insert(QStringLiteral("withdrawal_no"), (*known)->withdrawalNo.text());
        return used;
    }
    const auto owner = ownerOf(tx, command, minted.createdAt);
    if (!owner)
        return owner.error();
    minted.userNo = *owner;
    if (const auto inserted = insertWithdrawal(tx, minted); !inserted)
        return inserted.error();
    return Begun{std::move(minted), true};
}

/// Says no for want of money only after all of the merchant's money was brought home.
async::Task<Result<WithdrawalDesk::Begun>> WithdrawalDesk::begin(WithdrawalCommand command, storage::Slot slot)
{
    const WithdrawalRecord withdrawal = minted(command, slot);
    const std::function<Result<Begun>(storage::Transaction&)> work = [command, withdrawal](storage::Transaction& tx) {
        return insertOrFind(tx, command, withdrawal);
    };
    auto beginning = m_parts.storage.write<Begun>(slot, work);
    Result<Begun> first = co_await beginning;
    const bool isMerchants =
        command.accountNo == accounts::merchantHome(command.merchantId, withdrawal.amount.currency()).number;
    if (first || !isMerchants || !(first.error().code == accounts::errors::kInsufficientBalance))
        co_return first;
    auto folding = m_parts.folding.foldMerchant(command.merchantId);
    const Result<Done> folded = co_await folding;
    if (!folded)
        co_return folded.error();
    auto again = m_parts.storage.write<Begun>(slot, work);
    Result<Begun> second = co_await again;
    co_return second;
}

async::Task<Result<WithdrawalAnswer>> WithdrawalDesk::create(WithdrawalCommand command)
{
    if (!m_parts.progress.bank())
        co_return Error{errors::kWithdrawalsNotEnabled};
    const auto slot = accounts::slotOfAccount(command.accountNo.bytes());
    if (!slot)
        co_return accountNotFound();
    auto beginning = begin(command, *slot);
    Result<Begun> begun = co_await beginning;
    if (!begun)
        co_return begun.error();
    WithdrawalAnswer answer;
    answer.replayed = !begun->isNew;
    answer.withdrawal = toWire(begun->withdrawal, Shown::Whole);
    if (!begun->isNew)
        co_return answer;
    m_parts.pump.wake(m_parts.storage.shardOf(*slot));
    log::info(lc, "withdrawal_begun")
        .with("withdrawal_no", begun->withdrawal.withdrawalNo.bytes())
        .with("actor", command.actor);
    auto asking = m_parts.progress.askForReview(std::move(begun->withdrawal));
    co_await asking; // where this failed the checker asks again
    co_return answer;
}

async::Task<Result<wire::Withdrawal>> WithdrawalDesk::get(MerchantId merchantId, WithdrawalNo withdrawalNo)
{
    const auto slot = slotOf(withdrawalNo);
    if (!slot)
        co_return notFound();
    std::function<Result<wire::Withdrawal>(storage::Reader&)> work =
        [merchantId, withdrawalNo](storage::Reader& reader) -> Result<wire::Withdrawal> {
        const auto found = findWithdrawal(reader, withdrawalNo);
        if (!found)
            return found.error();
        if (!*found || (*found)->merchantId != merchantId)
            return notFound();
        wire::Withdrawal document = toWire(**found, Shown::Whole);
        auto exceptions = listExceptions(reader, withdrawalNo);
        if (!exceptions)
            return exceptions.error();
        document.exceptions = std::move(*exceptions);
        return document;
    };
    auto reading = m_parts.storage.read<wire::Withdrawal>(*slot, std::move(work));
    Result<wire::Withdrawal> document = co_await reading;
    co_return document;
}

async::Task<Result<wire::WithdrawalPage>> WithdrawalDesk::list(MerchantId merchantId, WithdrawalFilter filter)
{
    const auto end = storage::PageEnd::parse(filter.cursor);
    if (!end)
        co_return end.error();
    const int limit = std::clamp(filter.limit, 1, kMostRows);
    const WithdrawalQuery query{merchantId, filter.accountNo, filter.status, filter.flagged,
                                end->ms,    end->id,          limit + 1};
    const auto slot = accounts::slotOfAccount(filter.accountNo.bytes());
    std::function<Result<std::vector<WithdrawalRecord>>(storage::Reader&)> work = [query](storage::Reader& reader) {
        return listWithdrawals(reader, query);
    };
    auto gathering = storage::readEveryShard<WithdrawalRecord>(m_parts.storage, std::move(work), slot);
    Result<std::vector<WithdrawalRecord>> all = co_await gathering;
    if (!all)
        co_return all.error();
    wire::WithdrawalPage page;
    page.nextCursor = storage::cutToPage(*all, limit, [](const WithdrawalRecord& one) {
        return storage::PageEnd{one.createdAt.ms(), one.withdrawalNo.bytes()};
    });
    for (const WithdrawalRecord& withdrawal : *all)
        page.withdrawals.push_back(toWire(withdrawal, Shown::Masked));
    co_return page;
}

} // namespace guitai::withdrawals
