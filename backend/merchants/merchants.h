// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Merchants: who sells. Lives on the event loop; the rows live on the home shard.
#pragma once

#include "storage/storage.h"

namespace guitai::merchants {

namespace errors {
inline constexpr ErrorCode kAlreadyExists{"ALREADY_EXISTS", 409};
/// Also for somebody else's: operators belong to one merchant.
inline constexpr ErrorCode kMerchantNotFound{"MERCHANT_NOT_FOUND", 404};
} // namespace errors

/// ALREADY_EXISTS when a unique key refused the row, the error itself otherwise.
inline Error takenOr(const Error& error)
{
    return error.code == storage::errors::kUniqueViolation ? Error{errors::kAlreadyExists} : error;
}

inline constexpr int kDefaultRequestsPerSecond = 100;

struct Merchant
{
    MerchantId merchantId;
    QString name;
    QByteArray status = "ACTIVE"; ///< ACTIVE or SUSPENDED
    int requestsPerSecond = kDefaultRequestsPerSecond;

    bool isActive() const { return status == "ACTIVE"; }
};

class Merchants
{
public:
    Merchants(storage::Storage& storage, const Clock& clock) : m_storage(storage), m_clock(clock) {}

    /// With a line in the audit trail; ALREADY_EXISTS when the id is taken.
    async::Task<Result<Done>> create(Merchant merchant, QByteArray actor);
    /// NOT_FOUND when there is none; suspended merchants are answered too.
    async::Task<Result<Merchant>> find(MerchantId merchantId);

private:
    storage::Storage& m_storage;
    const Clock& m_clock;
};

/// The insert and its audit line, inside a transaction on the home shard.
Result<Done> insertMerchant(storage::Transaction& tx, const Merchant& merchant, UtcTime at, const QByteArray& actor);

} // namespace guitai::merchants
