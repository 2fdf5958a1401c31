// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which account: its number is made from slot, kind, owner and currency, so that anybody who posts to it knows it
// without a look-up, and two who open it at once open the same one. Pure.
#pragma once

#include "ids/account_no.h"
#include "ids/ids.h"
#include "money/currency.h"
#include "storage/slot.h"

namespace guitai::accounts {

enum class AccountKind {
    MerchantHome,    ///< what a merchant may spend; on the merchant's home slot
    MerchantFreeze,  ///< what is held for refunds, withdrawals and freezes; home slot
    User,            ///< a user's balance; on the user's home slot
    UserFreeze,      ///< what of it is held for withdrawals
    ChannelClearing, ///< what a channel owes us (negative) for money it took; one per slot, owner is the channel
    MerchantInflow,  ///< a slot's payments of a merchant, not folded home yet
    Fee,             ///< our fees; one per slot and channel, owner is the channel
    Suspense,        ///< money that waits for a person; one per slot, owner is the merchant it came for
    Transit,         ///< money on its way to or from another slot; one per slot, sums to 0 over all when settled
    Drawer,          ///< cash in a drawer (negative: the shop has it); owner is the merchant
    Receivable,      ///< what a channel still has to pay out for days that are closed (negative); owner is the account
    ChannelFee,      ///< what a channel kept for its work (negative); owner is the account at it
    WriteOff         ///< losses (negative) and gains that nobody can explain; owner is the account
};

QByteArray textOf(AccountKind kind); ///< "MERCHANT_HOME"
std::optional<AccountKind> accountKind(QByteArrayView text);
/// Clearing, transit, drawer and what follows it may; the books never let another kind fall below 0.
bool mayBeNegative(AccountKind kind);

/// Kinds of owners: "MERCHANT", "USER", "CHANNEL", "SYSTEM".
QByteArray ownerKindOf(AccountKind kind);

struct AccountId
{
    storage::Slot slot;
    AccountKind kind;
    QByteArray owner; ///< merchant id, user number, channel code; empty for transit
    Currency currency;
    AccountNo number; ///< "A" + 2 letters of the kind + 4 digits of the slot + 16 of a hash

    AccountId(storage::Slot slot, AccountKind kind, QByteArray owner, Currency currency);
};

/// The slot of everything that belongs to a merchant rather than to one payment.
storage::Slot homeSlot(const MerchantId& merchant);
AccountId merchantHome(const MerchantId& merchant, Currency currency);
AccountId merchantFreeze(const MerchantId& merchant, Currency currency);
/// Both on the user's home slot.
AccountId userAccount(storage::Slot slot, const UserNo& user, Currency currency);
AccountId userFreeze(storage::Slot slot, const UserNo& user, Currency currency);
AccountId merchantInflow(storage::Slot slot, const MerchantId& merchant, Currency currency);
AccountId channelClearing(storage::Slot slot, const ChannelCode& channel, Currency currency);
struct AccountOwner
{
    AccountKind kind;
    QByteArray owner;
};
/// Whose what a channel took is: cash lies in the merchant's drawer, all other money is at the channel.
AccountOwner takingsOwner(const ChannelCode& channel, const MerchantId& merchant);
AccountId takings(storage::Slot slot, const ChannelCode& channel, const MerchantId& merchant, Currency currency);
AccountId feeAccount(storage::Slot slot, const ChannelCode& channel, Currency currency);
AccountId suspense(storage::Slot slot, const MerchantId& merchant, Currency currency);
AccountId transit(storage::Slot slot, Currency currency);
/// What reconciliation posts to, all on the home slot: of one account at a channel.
AccountId receivable(const ChannelAccountId& account, Currency currency);
AccountId channelFee(const ChannelAccountId& account, Currency currency);
AccountId writeOff(const ChannelAccountId& account, Currency currency);

/// Nothing unless the text has the form of an account number.
std::optional<storage::Slot> slotOfAccount(QByteArrayView number);

} // namespace guitai::accounts
