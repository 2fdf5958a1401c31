// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/webhook_desk.h"

#include "merchants/audit_trail.h"

#include <algorithm>
#include <limits>

namespace guitai::webhooks {

namespace {

using storage::Bind;

constexpr storage::Statement kList{"webhooks/list_deliveries"};
constexpr storage::Statement kFind{"webhooks/find_delivery"};
constexpr storage::Statement kRedeliver{"webhooks/redeliver"};
constexpr int kMostRows = 200;

/// Where a page ended: "<created ms>.<event id>".
struct PageEnd
{
    std::int64_t createdMs = std::numeric_limits<std::int64_t>::max();
    QByteArray eventId;
};

std::optional<PageEnd> parseCursor(const QByteArray& cursor)
{
    if (cursor.isEmpty())
        return PageEnd{};
    const qsizetype dot = cursor.indexOf('.');
    bool isNumber = false;
    PageEnd end;
    end.createdMs = cursor.left(dot).toLongLong(&isNumber);
    end.eventId = cursor.mid(dot + 1);
    if (dot < 1 || !isNumber || !EventId::parse(end.eventId))
        return std::nullopt;
    return end;
}

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

bool isNewer(const wire::WebhookDelivery& a, const wire::WebhookDelivery& b)
{
    return std::pair(a.createdAt, a.id.bytes()) > std::pair(b.createdAt, b.id.bytes());
}

Error notFound()
{
    return {errors::kDeliveryNotFound, {}, QStringLiteral("There is no such delivery.")};
}

} // namespace

async::Task<Result<wire::WebhookDeliveryPage>> WebhookDesk::list(MerchantId merchantId, DeliveryFilter filter)
{
    using Found = std::vector<wire::WebhookDelivery>;
    const auto end = parseCursor(filter.cursor);
    if (!end)
        co_return Error{guitai::errors::kInvalidRequest, QStringLiteral("cursor"),
                        QStringLiteral("This is no cursor of a list of deliveries.")};
    const int most = std::clamp(filter.limit, 1, kMostRows);
    Found all;
    for (storage::ShardIndex shard = 0; shard < m_storage.shardCount(); ++shard) {
        std::function<Result<Found>(storage::Reader&)> work =
            [=, status = filter.status](storage::Reader& reader) -> Result<Found> {
            const Bind wanted = status.isEmpty() ? Bind::null() : Bind::text(status);
            const auto rows = reader.rows(
                kList, {merchantId, end->createdMs, end->createdMs, Bind::text(end->eventId), wanted, most + 1});
            if (!rows)
                return rows.error();
            Found found;
            for (const storage::Row& row : *rows)
                found.push_back(deliveryOf(row));
            return found;
        };
        auto reading = m_storage.read<Found>(shard, std::move(work));
        Result<Found> found = co_await reading;
        if (!found)
            co_return found.error();
        std::move(found->begin(), found->end(), std::back_inserter(all));
    }
    std::sort(all.begin(), all.end(), isNewer);
    wire::WebhookDeliveryPage page;
    const bool hasMore = all.size() > static_cast<size_t>(most);
    if (hasMore)
        all.resize(static_cast<size_t>(most));
    page.deliveries = std::move(all);
    if (hasMore) {
        const wire::WebhookDelivery& last = page.deliveries.back();
        page.nextCursor = QByteArray::number(static_cast<qlonglong>(last.createdAt.ms())) + '.' + last.id.bytes();
    }
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
