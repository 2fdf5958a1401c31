// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recharges/recharge_desk.h"

#include "accounts/account_service.h"
#include "crypto/hash.h"
#include "users/user_record.h"
#include "wire/member_reader.h"

namespace guitai::recharges {

namespace {

using accounts::AccountKind;

const storage::Statement kFindAccount{"accounts/find_account"};

constexpr char kBalance[] = "BALANCE";

Error accountNotFound()
{
    return {accounts::errors::kAccountNotFound, {}, QStringLiteral("There is no such account.")};
}

/// What a payment may have and a recharge may not: it buys nothing.
std::optional<Error> refusalOf(const wire::CreatePayment& payment)
{
    if (payment.payWay == kBalance)
        return Error{errors::kPayWayNotForRecharge, QStringLiteral("pay_way"),
                     QStringLiteral("A balance is not filled from a balance.")};
    const char* const unfit = !payment.userId.isEmpty()      ? "user_id"
                              : !payment.productId.isEmpty() ? "product_id"
                              : !payment.goods.empty()       ? "goods"
                                                             : nullptr;
    if (!unfit)
        return std::nullopt;
    return Error{wire::errors::kFieldUnknown, QString::fromLatin1(unfit), QStringLiteral("A recharge buys nothing.")};
}

Result<UserNo> ownerOf(storage::Reader& reader, const AccountNo& accountNo, const MerchantId& merchantId,
                       const Currency& currency)
{
    const auto rows = reader.rows(kFindAccount, {accountNo});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return accountNotFound();
    const storage::Row& row = rows->front();
    const auto kind = accounts::accountKind(row.utf8(0));
    if (kind != AccountKind::User) {
        const bool isOwn = kind && accounts::ownerKindOf(*kind) == "MERCHANT" && row.utf8(1) == merchantId.bytes();
        return isOwn ? Error{errors::kAccountNotRechargeable} : accountNotFound();
    }
    const auto user = users::findUser(reader, row.id<UserNo>(1));
    if (!user)
        return user.error();
    if (!*user || (*user)->merchantId != merchantId)
        return accountNotFound();
    if (row.utf8(2) != currency.code())
        return Error{guitai::errors::kCurrencyMismatch, QStringLiteral("currency"),
                     QStringLiteral("The account has another currency.")};
    return (*user)->userNo;
}

} // namespace

async::Task<Result<payments::CreateAnswer>> RechargeDesk::create(AccountNo accountNo, payments::CreateCommand command)
{
    if (auto refusal = refusalOf(command.payment))
        co_return *std::move(refusal);
    const auto slot = accounts::slotOfAccount(accountNo.bytes());
    if (!slot)
        co_return accountNotFound();
    std::function<Result<UserNo>(storage::Reader&)> work =
        [accountNo, merchantId = command.merchantId, currency = command.payment.amount.currency()](
            storage::Reader& reader) { return ownerOf(reader, accountNo, merchantId, currency); };
    auto reading = m_storage.read<UserNo>(*slot, std::move(work));
    const Result<UserNo> owner = co_await reading;
    if (!owner)
        co_return owner.error();
    command.rechargeOf = *owner;
    // The same body for another account, or as a payment, is another request.
    command.requestFingerprint =
        crypto::sha256("recharge\n" + accountNo.bytes() + '\n' + command.requestFingerprint).toHex();
    auto creating = m_payments.create(std::move(command));
    Result<payments::CreateAnswer> answer = co_await creating;
    co_return answer;
}

} // namespace guitai::recharges
