// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/webhook_desk.h"

#include "merchants/audit_trail.h"
#include "storage/newest_first.h"

#include <algorithm>

namespace guitai::webhooks {

namespace {

using storage::Bind;

constexpr storage::Statement kList{"webhooks/list_deliveries"};
constexpr storage::Statement kFind{"webhooks/find_delivery"};
constexpr storage::Statement kRedeliver{"webhooks/redeliver"};
constexpr int kMostRows = 200;

wire::WebhookDelivery deliveryOf(const storage::Row& row)
{
    wire::WebhookDelivery delivery;
    delivery.id = row.id<EventId>(0);
    delivery.eventType = row.utf8(1);
    delivery.subject = row.utf8(2);
    delivery.url = row.text(3);
    delivery.status = row.utf8(4);
    delivery.attempts = static_cast<int>(row.number(5));
    delivery.nextAt = row.optionalTime(6);
    delivery.lastAnswer = row.utf8(7);
    delivery.createdAt = row.time(8);
    return delivery;
}

storage::PageEnd endOf(const wire::WebhookDelivery& delivery)
{
    return {delivery.createdAt.ms(), delivery.id.bytes()};
}

Error notFound()
{
    return {errors::kDeliveryNotFound, {}, QStringLiteral("There is no such delivery.")};
}

} // namespace

async::Task<Result<wire::WebhookDeliveryPage>> WebhookDesk::list(MerchantId merchantId, DeliveryFilter filter)
{
    using Found = std::vector<wire::WebhookDelivery>;
    const auto end = storage::PageEnd::parse(filter.cursor);
    if (!end)
        co_return end.error();
    const int limit = std::clamp(filter.limit, 1, kMostRows);
    std::function<Result<Found>(storage::Reader&)> work =
        [=, status = filter.status](storage::Reader& reader) -> Result<Found> {
        const Bind wanted = status.isEmpty() ? Bind::null() : Bind::text(status);
        const auto rows = reader.rows(kList, {merchantId, end->ms, end->ms, Bind::text(end->id), wanted, limit + 1});
        if (!rows)
            return rows.error();
        Found found;
        for (const storage::Row& row : *rows)
            found.push_back(deliveryOf(row));
        return found;
    };
    auto reading = storage::readEveryShard<wire::WebhookDelivery>(m_storage, std::move(work));
    Result<Found> found = co_await reading;
    if (!found)
        co_return found.error();
    wire::WebhookDeliveryPage page;
    page.nextCursor = storage::cutToPage(*found, limit, endOf);
    page.deliveries = *std::move(found);
    co_return page;
}

async::Task<Result<WebhookDesk::Found>> WebhookDesk::find(MerchantId merchantId, EventId eventId)
{
    using Row = std::optional<Found>;
    for (storage::ShardIndex shard = 0; shard < m_storage.shardCount(); ++shard) {
        std::function<Result<Row>(storage::Reader&)> work = [=](storage::Reader& reader) -> Result<Row> {
            const auto rows = reader.rows(kFind, {eventId, merchantId});
            if (!rows)
                return rows.error();
            if (rows->empty())
                return Row();
            Found found{shard, deliveryOf(rows->front()), rows->front().text(9)};
            return Row(std::move(found));
        };
        auto reading = m_storage.read<Row>(shard, std::move(work));
        Result<Row> row = co_await reading;
        if (!row)
            co_return row.error();
        if (*row)
            co_return std::move(**row);
    }
    co_return notFound();
}

async::Task<Result<Done>> WebhookDesk::note(MerchantId merchantId, EventId eventId, QByteArray actor)
{
    const merchants::AuditEntry entry{m_clock.now(), actor, "webhook.redeliver", "webhook_delivery/" + eventId.bytes(),
                                      merchantId.text()};
    std::function<Result<Done>(storage::Transaction&)> work = [entry](storage::Transaction& tx) {
        return merchants::appendAuditEntry(tx, entry);
    };
    auto writing = m_storage.write<Done>(storage::kHomeSlot, std::move(work));
    const Result<Done> written = co_await writing;
    co_return written;
}

async::Task<Result<wire::WebhookDelivery>> WebhookDesk::redeliver(MerchantId merchantId, EventId eventId,
                                                                  QByteArray actor)
{
    auto finding = find(merchantId, eventId);
    const Result<Found> found = co_await finding;
    if (!found)
        co_return found.error();
    auto asking = m_endpoints.find(merchantId);
    const Result<std::optional<WebhookEndpoint>> endpoint = co_await asking;
    if (!endpoint)
        co_return endpoint.error();
    QString url = found->notifyUrl;
    if (url.isEmpty())
        url = *endpoint ? QString::fromLatin1((*endpoint)->url.toEncoded()) : found->delivery.url;
    // Written down first: a person's act that came to nothing is on record, one that is not on record never happens.
    auto noting = note(merchantId, eventId, actor);
    const Result<Done> noted = co_await noting;
    if (!noted)
        co_return noted.error();
    const UtcTime now = m_clock.now();
    std::function<Result<int>(storage::Transaction&)> work = [=](storage::Transaction& tx) {
        return tx.run(kRedeliver, {url, now, eventId, merchantId});
    };
    auto writing = m_storage.write<int>(found->shard, std::move(work));
    const Result<int> changed = co_await writing;
    if (!changed)
        co_return changed.error();
    if (*changed == 0)
        co_return Error{errors::kDeliveryPending, {}, QStringLiteral("It is tried by itself.")};
    auto looking = find(merchantId, eventId);
    const Result<Found> after = co_await looking;
    if (!after)
        co_return after.error();
    m_wake();
    co_return after->delivery;
}

async::Task<Result<wire::WebhookEndpoint>> WebhookDesk::putEndpoint(MerchantId merchantId,
                                                                    wire::PutWebhookEndpoint wanted, QByteArray actor)
{
    EndpointChange change;
    change.merchantId = merchantId;
    change.url = QUrl::fromEncoded(wanted.url.toUtf8(), QUrl::StrictMode);
    change.retryDelays = wanted.retryDelays;
    change.rotateSecret = wanted.rotateSecret;
    change.endOlderSecret = wanted.endOlderSecret;
    auto changing = m_endpoints.change(std::move(change), std::move(actor));
    const Result<ChangedEndpoint> changed = co_await changing;
    if (!changed)
        co_return changed.error();
    wire::WebhookEndpoint document;
    document.url = QString::fromLatin1(changed->endpoint.url.toEncoded());
    document.retryDelays = changed->endpoint.retryDelays;
    document.hasOlderSecret = !changed->endpoint.olderSecret.reveal().isEmpty();
    if (changed->secretIsNew)
        document.secret = changed->endpoint.secret;
    co_return document;
}

} // namespace guitai::webhooks
