// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "merchants/audit_trail.h"
#include "webhooks/webhook_endpoints.h"
#include "webhooks/webhook_signature.h"

namespace guitai::webhooks {

namespace {

using storage::Bind;

constexpr storage::Statement kFindToChange{"webhooks/find_endpoint_to_change"};
constexpr storage::Statement kInsert{"webhooks/insert_webhook_endpoint"};
constexpr storage::Statement kChange{"webhooks/change_webhook_endpoint"};

} // namespace

async::Task<Result<WebhookEndpoints::Stored>> WebhookEndpoints::stored(MerchantId merchantId)
{
    std::function<Result<storage::Rows>(storage::Reader&)> work = [merchantId](storage::Reader& reader) {
        return reader.rows(kFindToChange, {merchantId});
    };
    auto reading = m_storage.read<storage::Rows>(storage::kHomeSlot, std::move(work));
    const Result<storage::Rows> rows = co_await reading;
    if (!rows)
        co_return rows.error();
    Stored stored;
    stored.endpoint.merchantId = merchantId;
    if (rows->empty())
        co_return stored;
    stored.sealed = rows->front().blob(1);
    stored.endpoint = endpointOf(merchantId, rows->front());
    co_return stored;
}

Result<Done> WebhookEndpoints::store(storage::Transaction& tx, const ToStore& row, const merchants::AuditEntry& entry)
{
    if (row.before.isEmpty()) {
        const auto inserted = tx.run(kInsert, {row.merchantId, row.url, Bind::blob(row.sealed), row.delays, entry.at});
        if (!inserted && inserted.error().code == storage::errors::kUniqueViolation)
            return Error{errors::kEndpointChanged, {}, QStringLiteral("Somebody else changed it meanwhile.")};
        if (!inserted)
            return inserted.error();
        return merchants::appendAuditEntry(tx, entry);
    }
    const Bind older = row.olderSealed.isEmpty() ? Bind::null() : Bind::blob(row.olderSealed);
    const auto changed =
        tx.run(kChange, {row.url, row.delays, Bind::blob(row.sealed), older, row.merchantId, Bind::blob(row.before)});
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return Error{errors::kEndpointChanged, {}, QStringLiteral("Somebody else changed it meanwhile.")};
    return merchants::appendAuditEntry(tx, entry);
}

async::Task<Result<ChangedEndpoint>> WebhookEndpoints::change(EndpointChange change, QByteArray actor)
{
    auto reading = stored(change.merchantId);
    const Result<Stored> before = co_await reading;
    if (!before)
        co_return before.error();
    ChangedEndpoint changed;
    WebhookEndpoint& endpoint = changed.endpoint;
    endpoint = before->endpoint;
    endpoint.url = change.url;
    if (change.retryDelays)
        endpoint.retryDelays = *change.retryDelays;
    const bool isFirst = before->sealed.isEmpty();
    changed.secretIsNew = isFirst || change.rotateSecret;
    if (changed.secretIsNew) {
        endpoint.olderSecret = isFirst ? Secret() : before->endpoint.secret;
        endpoint.secret = makeWebhookSecret();
    }
    if (change.endOlderSecret)
        endpoint.olderSecret = Secret();
    if (const auto fault = faultOf(endpoint))
        co_return *fault;

    ToStore row;
    row.merchantId = change.merchantId;
    row.url = QString::fromLatin1(endpoint.url.toEncoded());
    row.delays = delaysText(endpoint.retryDelays);
    row.before = before->sealed;
    // Sealed anew every time, so that of two who change it at once one is told so.
    row.sealed = m_sealer.seal(endpoint.secret, placeOf(change.merchantId));
    if (!endpoint.olderSecret.reveal().isEmpty())
        row.olderSealed = m_sealer.seal(endpoint.olderSecret, placeOf(change.merchantId));
    const char* action = changed.secretIsNew && !isFirst ? "webhook_endpoint.rotate" : "webhook_endpoint.put";
    const merchants::AuditEntry entry{m_clock.now(), actor, action, "webhook_endpoint/" + change.merchantId.bytes(),
                                      row.url};
    std::function<Result<Done>(storage::Transaction&)> work = [row, entry](storage::Transaction& tx) {
        return store(tx, row, entry);
    };
    auto writing = m_storage.write<Done>(storage::kHomeSlot, std::move(work));
    const Result<Done> written = co_await writing;
    m_cache.remove(change.merchantId);
    if (!written)
        co_return written.error();
    co_return changed;
}

} // namespace guitai::webhooks
