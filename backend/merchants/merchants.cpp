// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "merchants/merchants.h"

#include "merchants/audit_trail.h"

namespace guitai::merchants {

namespace {

const storage::Statement kInsert{"merchants/insert_merchant"};
const storage::Statement kFind{"merchants/find_merchant"};

Merchant merchantOf(const storage::Row& row)
{
    Merchant merchant;
    merchant.merchantId = row.id<MerchantId>(0);
    merchant.name = row.text(1);
    merchant.status = row.utf8(2);
    merchant.requestsPerSecond = static_cast<int>(row.number(3));
    return merchant;
}

} // namespace

Result<Done> insertMerchant(storage::Transaction& tx, const Merchant& merchant, UtcTime at, const QByteArray& actor)
{
    const auto inserted = tx.run(kInsert, {merchant.merchantId, merchant.name, storage::Bind::text(merchant.status),
                                           merchant.requestsPerSecond, at});
    if (!inserted)
        return takenOr(inserted.error());
    return appendAuditEntry(tx, {at, actor, "merchant.created", "merchant/" + merchant.merchantId.bytes(), {}});
}

async::Task<Result<Done>> Merchants::create(Merchant merchant, QByteArray actor)
{
    if (merchant.merchantId.isEmpty() || merchant.name.isEmpty() || merchant.requestsPerSecond < 1)
        co_return Error{guitai::errors::kInvalidRequest};
    const UtcTime now = m_clock.now();
    std::function<Result<Done>(storage::Transaction&)> work = [merchant, actor, now](storage::Transaction& tx) {
        return insertMerchant(tx, merchant, now, actor);
    };
    auto writing = m_storage.write<Done>(storage::kHomeSlot, std::move(work));
    co_return co_await writing;
}

async::Task<Result<Merchant>> Merchants::find(MerchantId merchantId)
{
    std::function<Result<Merchant>(storage::Reader&)> work = [merchantId](storage::Reader& reader) -> Result<Merchant> {
        const auto rows = reader.rows(kFind, {merchantId});
        if (!rows)
            return rows.error();
        if (rows->empty())
            return Error{guitai::errors::kNotFound};
        return merchantOf(rows->front());
    };
    auto reading = m_storage.read<Merchant>(storage::kHomeSlot, std::move(work));
    co_return co_await reading;
}

} // namespace guitai::merchants
