// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A user's points: the entries of all shards, summed. Lives on the event loop's thread.
#pragma once

#include "storage/storage.h"
#include "wire/points_wire.h"

namespace guitai::consumers {

class PointsBook
{
public:
    explicit PointsBook(storage::Storage& storage) : m_storage(storage) {}

    /// Newest entries first, up to `limit` (1 to 200). A user nobody has heard of has no points.
    async::Task<Result<wire::Points>> read(MerchantId merchantId, QString userId, int limit, QByteArray cursor);

private:
    storage::Storage& m_storage;
};

} // namespace guitai::consumers
