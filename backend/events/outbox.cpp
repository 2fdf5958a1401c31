// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/outbox.h"

#include "crypto/hash.h"

#include <QJsonDocument>

namespace guitai::events {

namespace {
constexpr storage::Statement kInsertEvent{"events/insert_event"};
constexpr int kIdBytes = 16;
} // namespace

Result<EventId> insertEvent(storage::Transaction& tx, const NewEvent& event)
{
    const auto id = EventId::trusted("evt_" + crypto::randomBytes(kIdBytes).toHex());
    const QByteArray data = QJsonDocument(event.data).toJson(QJsonDocument::Compact);
    auto inserted =
        tx.run(kInsertEvent, {id, event.slot.number(), event.type, event.merchantId, event.subject, data, event.at});
    if (!inserted)
        return inserted.error();
    return id;
}

} // namespace guitai::events
