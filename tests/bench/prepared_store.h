// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a bench finds in the storage before its backend starts: merchants, users with full balances, open payments. All
// of it is written by the product's own statements, in its own transactions, while no backend has the storage open.
#pragma once

#include "merchants/sealed_secret.h"
#include "storage/storage.h"
#include "support/load_backend.h"

#include "ids/payment_no.h"

namespace guitai::bench {

/// A merchant with a key of its own.
struct Seller
{
    MerchantId merchantId;
    ApiKeyId keyId;
    Secret keySecret;
};

/// A user of that merchant, with more money than any run spends and a token that lives five minutes.
struct Buyer
{
    size_t seller = 0;
    Secret token;
};

struct Crowd
{
    std::vector<Seller> sellers;
    std::vector<Buyer> buyers;
};

/// Waits for a payment, or was asked to; see addOpenPayments().
struct OpenPayments
{
    int count = 0;
    ChannelCode channel = ChannelCode::trusted("direct");
    ChannelAccountId accountId = ChannelAccountId::trusted("M1000-direct");
    QByteArray payWay = "DIRECT_QR";
    Duration firstCheck = Duration::zero(); ///< from now until the first is asked about
    Duration spread = Duration::zero();     ///< and from then until the last is
};

class PreparedStore
{
public:
    /// The storage of a backend that has been started once and is not running.
    explicit PreparedStore(const test::LoadBackend& backend);
    ~PreparedStore();

    /// Adds a merchant that sells for balances, with so many users of its own.
    void addSeller(Crowd& crowd, int users);
    /// M1000's; answers their attempts' numbers.
    std::vector<AttemptNo> addOpenPayments(const OpenPayments& wanted);
    /// Questions asked by the attempt checker so far, over all attempts.
    qint64 checksDone();

private:
    Buyer addBuyer(const Seller& seller, int number);

    std::unique_ptr<storage::Storage> m_storage;
    merchants::SecretSealer m_sealer;
    const SystemClock m_clock;
};

} // namespace guitai::bench
