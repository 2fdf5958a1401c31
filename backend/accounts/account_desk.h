// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The account service over the ledger; see account_service.h for what it promises. Event loop's thread.
#pragma once

#include "accounts/account_service.h"
#include "accounts/courier.h"
#include "accounts/holds.h"
#include "accounts/merchant_funds.h"

namespace guitai::accounts {

class AccountDesk final : public AccountService
{
public:
    AccountDesk(storage::Storage& storage, MerchantFunds& funds, Courier& courier, const Clock& clock)
        : m_storage(storage), m_funds(funds), m_courier(courier), m_clock(clock)
    {
    }

    async::Task<Result<wire::Account>> open(MerchantId merchantId, wire::CreateAccount wanted) override;
    async::Task<Result<wire::AccountList>> list(MerchantId merchantId) override;
    async::Task<Result<wire::Account>> get(MerchantId merchantId, AccountNo accountNo) override;
    async::Task<Result<wire::AccountEntryPage>> entries(MerchantId merchantId, AccountNo accountNo, QByteArray cursor,
                                                        int limit) override;
    async::Task<Result<wire::Freeze>> freeze(MerchantId merchantId, AccountNo accountNo,
                                             wire::CreateFreeze wanted) override;
    async::Task<Result<wire::Freeze>> release(MerchantId merchantId, QByteArray freezeNo) override;
    async::Task<Result<wire::Freeze>> capture(MerchantId merchantId, QByteArray freezeNo,
                                              wire::CaptureFreeze wanted) override;

private:
    struct Owned // an account as stored, with whose it is
    {
        wire::Account account;
        AccountKind kind = AccountKind::MerchantHome;
        QByteArray owner;
    };
    struct Captured // nothing to carry when it was captured before
    {
        wire::Freeze freeze;
        std::optional<Transfer> away;
    };

    static Result<std::optional<Owned>> readAccount(storage::Reader& reader, const AccountNo& accountNo);
    static Result<Captured> captureIn(storage::Transaction& tx, const Hold& hold, const End& to,
                                      const wire::CaptureFreeze& wanted, UtcTime at);
    async::Task<Result<Owned>> find(MerchantId merchantId, AccountNo accountNo);
    async::Task<Result<End>> payee(AccountNo accountNo, Currency currency);
    async::Task<Result<Hold>> findFreeze(MerchantId merchantId, QByteArray freezeNo);

    storage::Storage& m_storage;
    MerchantFunds& m_funds;
    Courier& m_courier;
    const Clock& m_clock;
};

/// "Z", the merchant's home slot and a hash of both numbers: the same freeze for the same two, for ever. Pure.
QByteArray freezeNoOf(const MerchantId& merchantId, const QByteArray& merchantFreezeNo);

} // namespace guitai::accounts
