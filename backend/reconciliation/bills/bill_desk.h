// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What people ask of bills. Lives on the event loop's thread.
#pragma once

#include "bills/bill_intake.h"

namespace guitai::bills {

/// A file that came over the border, and what is said about it.
struct BroughtBill
{
    MerchantId merchantId;
    ChannelAccountId accountId; ///< empty in a preview: whichever account fits
    QByteArray day;             ///< empty in a preview: what the file's name says
    QByteArray kind;
    UploadedBill file;
};

class BillDesk
{
public:
    BillDesk(BillIntake& intake, storage::Storage& storage, merchants::ChannelAccounts& accounts,
             const channels::Registry& registry, async::WorkerPool& workers, const Clock& clock)
        : m_intake(intake), m_storage(storage), m_accounts(accounts), m_registry(registry), m_workers(workers),
          m_clock(clock)
    {
    }

    async::Task<Result<wire::Bill>> keep(BroughtBill brought);
    async::Task<Result<wire::BillPreview>> preview(BroughtBill brought);
    async::Task<Result<wire::BillPage>> list(MerchantId merchantId, BillFilter filter);
    /// Of a trade bill; BILL_NOT_FOUND.
    async::Task<Result<wire::UnreadableRows>> unreadable(MerchantId merchantId, BillId billId);

private:
    async::Task<Result<channels::ChannelAccount>> ownAccount(MerchantId merchantId, ChannelAccountId accountId);

    BillIntake& m_intake;
    storage::Storage& m_storage;
    merchants::ChannelAccounts& m_accounts;
    const channels::Registry& m_registry;
    async::WorkerPool& m_workers;
    const Clock& m_clock;
};

} // namespace guitai::bills
