// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/account_id.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace guitai::accounts {

namespace {

struct KindLine
{
    AccountKind kind;
    const char* text;
    const char* letters; ///< in the account number
    const char* ownerKind;
    bool mayBeNegative;
};

// One line a kind. The CHECK of the account table names the same kinds as the last column.
constexpr std::array kKinds{
    KindLine{AccountKind::MerchantHome, "MERCHANT_HOME", "MH", "MERCHANT", false},
    KindLine{AccountKind::MerchantFreeze, "MERCHANT_FREEZE", "MF", "MERCHANT", false},
    KindLine{AccountKind::User, "USER", "US", "USER", false},
    KindLine{AccountKind::UserFreeze, "USER_FREEZE", "UF", "USER", false},
    KindLine{AccountKind::ChannelClearing, "CHANNEL_CLEARING", "CC", "CHANNEL", true},
    KindLine{AccountKind::MerchantInflow, "MERCHANT_INFLOW", "MI", "MERCHANT", false},
    KindLine{AccountKind::Fee, "FEE", "FE", "CHANNEL", false},
    KindLine{AccountKind::Suspense, "SUSPENSE", "SU", "MERCHANT", false},
    KindLine{AccountKind::Transit, "TRANSIT", "TR", "SYSTEM", true},
    KindLine{AccountKind::Drawer, "DRAWER", "DR", "MERCHANT", true},
    KindLine{AccountKind::Receivable, "RECEIVABLE", "RE", "CHANNEL", true},
    KindLine{AccountKind::ChannelFee, "CHANNEL_FEE", "CF", "CHANNEL", true},
    KindLine{AccountKind::WriteOff, "WRITE_OFF", "WO", "CHANNEL", true},
};

constexpr qsizetype kSlotAt = 3;
constexpr qsizetype kSlotDigits = 4;
constexpr qsizetype kHashAt = kSlotAt + kSlotDigits;
constexpr qsizetype kHashDigits = 16;

const KindLine& lineOf(AccountKind kind)
{
    return *std::find_if(kKinds.begin(), kKinds.end(), [&](const KindLine& line) { return line.kind == kind; });
}

/// 80 bits of a hash in Crockford base32: nobody owns enough accounts for two to meet.
QByteArray ownerDigits(const QByteArray& owner, const Currency& currency)
{
    static constexpr char kDigits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    constexpr unsigned kBitsOfDigit = 5;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(owner);
    hash.addData(QByteArrayView("\0", 1));
    hash.addData(currency.code());
    const QByteArray bytes = hash.result();
    QByteArray digits;
    unsigned waiting = 0;
    unsigned bits = 0;
    for (qsizetype i = 0; digits.size() < kHashDigits; ++i) {
        waiting = (waiting << 8U) | static_cast<unsigned char>(bytes[i]);
        for (bits += 8; bits >= kBitsOfDigit; bits -= kBitsOfDigit)
            digits += kDigits[(waiting >> (bits - kBitsOfDigit)) & 31U];
    }
    return digits.left(kHashDigits);
}

AccountNo numberOf(const AccountId& account)
{
    const QByteArray slot = QByteArray::number(account.slot.number()).rightJustified(kSlotDigits, '0');
    return AccountNo::trusted("A" + QByteArray(lineOf(account.kind).letters) + slot +
                              ownerDigits(account.owner, account.currency));
}

} // namespace

QByteArray textOf(AccountKind kind)
{
    return lineOf(kind).text;
}

std::optional<AccountKind> accountKind(QByteArrayView text)
{
    const auto* const line =
        std::find_if(kKinds.begin(), kKinds.end(), [&](const KindLine& one) { return text == one.text; });
    return line == kKinds.end() ? std::nullopt : std::optional(line->kind);
}

bool mayBeNegative(AccountKind kind)
{
    return lineOf(kind).mayBeNegative;
}

QByteArray ownerKindOf(AccountKind kind)
{
    return lineOf(kind).ownerKind;
}

AccountId::AccountId(storage::Slot slot, AccountKind kind, QByteArray owner, Currency currency)
    : slot(slot), kind(kind), owner(std::move(owner)), currency(currency), number(numberOf(*this))
{
}

storage::Slot homeSlot(const MerchantId& merchant)
{
    return storage::Slot::of(merchant, {});
}

AccountId merchantHome(const MerchantId& merchant, Currency currency)
{
    return {homeSlot(merchant), AccountKind::MerchantHome, merchant.bytes(), currency};
}

AccountId merchantFreeze(const MerchantId& merchant, Currency currency)
{
    return {homeSlot(merchant), AccountKind::MerchantFreeze, merchant.bytes(), currency};
}

AccountId userAccount(storage::Slot slot, const UserNo& user, Currency currency)
{
    return {slot, AccountKind::User, user.bytes(), currency};
}

AccountId userFreeze(storage::Slot slot, const UserNo& user, Currency currency)
{
    return {slot, AccountKind::UserFreeze, user.bytes(), currency};
}

AccountId merchantInflow(storage::Slot slot, const MerchantId& merchant, Currency currency)
{
    return {slot, AccountKind::MerchantInflow, merchant.bytes(), currency};
}

AccountId channelClearing(storage::Slot slot, const ChannelCode& channel, Currency currency)
{
    return {slot, AccountKind::ChannelClearing, channel.bytes(), currency};
}

AccountOwner takingsOwner(const ChannelCode& channel, const MerchantId& merchant)
{
    static const ChannelCode cash = ChannelCode::trusted("cash");
    if (channel == cash)
        return {AccountKind::Drawer, merchant.bytes()};
    return {AccountKind::ChannelClearing, channel.bytes()};
}

AccountId takings(storage::Slot slot, const ChannelCode& channel, const MerchantId& merchant, Currency currency)
{
    AccountOwner owner = takingsOwner(channel, merchant);
    return {slot, owner.kind, std::move(owner.owner), currency};
}

AccountId feeAccount(storage::Slot slot, const ChannelCode& channel, Currency currency)
{
    return {slot, AccountKind::Fee, channel.bytes(), currency};
}

AccountId suspense(storage::Slot slot, const MerchantId& merchant, Currency currency)
{
    return {slot, AccountKind::Suspense, merchant.bytes(), currency};
}

AccountId transit(storage::Slot slot, Currency currency)
{
    return {slot, AccountKind::Transit, {}, currency};
}

AccountId receivable(const ChannelAccountId& account, Currency currency)
{
    return {storage::kHomeSlot, AccountKind::Receivable, account.bytes(), currency};
}

AccountId channelFee(const ChannelAccountId& account, Currency currency)
{
    return {storage::kHomeSlot, AccountKind::ChannelFee, account.bytes(), currency};
}

AccountId writeOff(const ChannelAccountId& account, Currency currency)
{
    return {storage::kHomeSlot, AccountKind::WriteOff, account.bytes(), currency};
}

std::optional<storage::Slot> slotOfAccount(QByteArrayView number)
{
    if (number.size() != kHashAt + kHashDigits || number.front() != 'A')
        return std::nullopt;
    const QByteArrayView digits = number.sliced(kSlotAt, kSlotDigits);
    if (!std::all_of(digits.begin(), digits.end(), [](char digit) { return digit >= '0' && digit <= '9'; }))
        return std::nullopt;
    const int slot = digits.toByteArray().toInt();
    return slot < storage::Slot::kCount ? std::optional(storage::Slot(slot)) : std::nullopt;
}

} // namespace guitai::accounts
