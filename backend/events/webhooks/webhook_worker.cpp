// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/webhook_worker.h"

#include "crypto/hash.h"
#include "log/log.h"

namespace guitai::webhooks {

namespace {

using namespace std::chrono_literals;

const log::Category lc{"events.webhooks"};

constexpr auto kBetweenLooks = 1s;
// Resolving and calling end within 15 s.
constexpr auto kLease = 30s;
constexpr int kMostCalls = 64;
constexpr int kMostCallsPerMerchant = 8;

} // namespace

class WebhookWorker::Private
{
public:
    using Self = std::shared_ptr<Private>;
    struct Shard
    {
        bool looking = false;
        bool lookAgain = false;
        bool passedOver = false; ///< something due found no place among the calls under way
    };

    explicit Private(const Tools& t)
        : tools(t), shards(static_cast<size_t>(t.storage.shardCount())), delivered(outcome("delivered")),
          retried(outcome("retried")), dead(outcome("dead"))
    {
    }

    static void wake(const Self& self, storage::ShardIndex shard);
    static void wakePassedOver(const Self& self);
    static async::Task<> look(Self self, storage::ShardIndex shard);
    static async::Task<bool> derive(Self self, storage::ShardIndex shard);
    static async::Task<Result<std::vector<NewDelivery>>> deliveriesFor(Self self, UnderivedEvents found);
    static async::Task<> callDue(Self self, storage::ShardIndex shard);
    static async::Task<> deliver(Self self, ClaimedDelivery delivery);
    static async::Task<Attempted> attempt(Self self, ClaimedDelivery delivery, std::optional<WebhookEndpoint> endpoint);
    static async::Task<> tick(Self self);

    std::vector<DueDelivery> withinLimits(const std::vector<DueDelivery>& due) const;
    Finish finishOf(const ClaimedDelivery& delivery, const Attempted& attempted,
                    const std::optional<WebhookEndpoint>& endpoint) const;
    void count(const ClaimedDelivery& delivery, const Finish& finish);
    Shard& at(storage::ShardIndex shard) { return shards.at(static_cast<size_t>(shard)); }
    observability::Counter outcome(const char* name) const
    {
        return tools.metrics.counter("guitai_webhook_attempts_total", "Webhook attempts by what followed.",
                                     {{"outcome", name}});
    }

    const Tools tools;
    const QByteArray owner = crypto::randomBytes(16).toHex();
    std::vector<Shard> shards;
    QHash<MerchantId, int> callsOf;
    int calls = 0;
    int subscription = 0;
    bool stopped = false;
    observability::Counter delivered;
    observability::Counter retried;
    observability::Counter dead;
};

void WebhookWorker::Private::wake(const Self& self, storage::ShardIndex shard)
{
    if (self->stopped)
        return;
    if (self->at(shard).looking)
        self->at(shard).lookAgain = true;
    else
        look(self, shard);
}

/// A place is free: whoever was passed over may have it, on whichever shard it waits.
void WebhookWorker::Private::wakePassedOver(const Self& self)
{
    for (storage::ShardIndex shard = 0; shard < self->tools.storage.shardCount(); ++shard) {
        if (std::exchange(self->at(shard).passedOver, false))
            wake(self, shard);
    }
}

async::Task<> WebhookWorker::Private::look(Self self, storage::ShardIndex shard)
{
    self->at(shard).looking = true;
    do {
        self->at(shard).lookAgain = false;
        bool hasMore = true;
        while (hasMore && !self->stopped) {
            auto deriving = derive(self, shard);
            hasMore = co_await deriving;
        }
        if (!self->stopped) {
            auto calling = callDue(self, shard);
            co_await calling;
        }
    } while (!self->stopped && self->at(shard).lookAgain);
    self->at(shard).looking = false;
}

/// True when there may be more.
async::Task<bool> WebhookWorker::Private::derive(Self self, storage::ShardIndex shard)
{
    auto finding = findUnderived(self->tools.storage, shard);
    const Result<UnderivedEvents> found = co_await finding;
    if (self->stopped || !found || found->events.empty())
        co_return false;
    auto choosing = deliveriesFor(self, *found);
    const Result<std::vector<NewDelivery>> deliveries = co_await choosing;
    if (self->stopped || !deliveries) {
        // The mark stays: the next look comes back to these events.
        if (!deliveries)
            log::warning(lc, "events_not_derived").with("shard", shard).with("code", deliveries.error().code.name);
        co_return false;
    }
    auto inserting =
        insertDeliveries(self->tools.storage, shard, found->mark, found->last, *deliveries, self->tools.clock.now());
    const Result<bool> inserted = co_await inserting;
    co_return inserted && found->events.size() == size_t(kDeriveBatch);
}

async::Task<Result<std::vector<NewDelivery>>> WebhookWorker::Private::deliveriesFor(Self self, UnderivedEvents found)
{
    std::vector<NewDelivery> deliveries;
    for (const UnderivedEvents::One& event : found.events) {
        if (self->stopped)
            break;
        auto finding = self->tools.endpoints.find(event.merchantId);
        const Result<std::optional<WebhookEndpoint>> endpoint = co_await finding;
        if (!endpoint)
            co_return endpoint.error();
        if (!*endpoint)
            continue;
        const QString ofMerchant = QString::fromLatin1((*endpoint)->url.toEncoded());
        deliveries.push_back(
            {event.eventId, event.merchantId, event.notifyUrl.isEmpty() ? ofMerchant : event.notifyUrl});
    }
    co_return deliveries;
}

std::vector<DueDelivery> WebhookWorker::Private::withinLimits(const std::vector<DueDelivery>& due) const
{
    QHash<MerchantId, int> planned = callsOf;
    int all = calls;
    std::vector<DueDelivery> chosen;
    for (const DueDelivery& delivery : due) {
        // A merchant whose endpoint hangs takes its own places and nobody else's.
        if (all >= kMostCalls || planned.value(delivery.merchantId) >= kMostCallsPerMerchant)
            continue;
        ++planned[delivery.merchantId];
        ++all;
        chosen.push_back(delivery);
    }
    return chosen;
}

async::Task<> WebhookWorker::Private::callDue(Self self, storage::ShardIndex shard)
{
    const UtcTime now = self->tools.clock.now();
    auto finding = findDue(self->tools.storage, shard, now, kMostCallsPerMerchant, 4 * kMostCalls);
    const Result<std::vector<DueDelivery>> due = co_await finding;
    if (self->stopped || !due)
        co_return;
    std::vector<DueDelivery> chosen = self->withinLimits(*due);
    self->at(shard).passedOver = chosen.size() < due->size();
    if (chosen.empty())
        co_return;
    auto claiming = claim(self->tools.storage, shard, std::move(chosen), self->owner, now, now + kLease);
    const Result<std::vector<ClaimedDelivery>> claimed = co_await claiming;
    if (self->stopped || !claimed)
        co_return;
    for (const ClaimedDelivery& delivery : *claimed)
        deliver(self, delivery);
}

async::Task<Attempted> WebhookWorker::Private::attempt(Self self, ClaimedDelivery delivery,
                                                       std::optional<WebhookEndpoint> endpoint)
{
    if (!endpoint) {
        Attempted none;
        none.hopeless = true;
        none.answer = "NO_ENDPOINT";
        co_return none;
    }
    auto sending = self->tools.sender.send(delivery, endpoint->secret, endpoint->olderSecret);
    co_return co_await sending;
}

async::Task<> WebhookWorker::Private::deliver(Self self, ClaimedDelivery delivery)
{
    ++self->calls;
    ++self->callsOf[delivery.merchantId];
    auto finding = self->tools.endpoints.find(delivery.merchantId);
    const Result<std::optional<WebhookEndpoint>> endpoint = co_await finding;
    // When nobody can be asked the lease runs out and the delivery comes again.
    if (endpoint && !self->stopped) {
        auto attempting = attempt(self, delivery, *endpoint);
        const Attempted attempted = co_await attempting;
        if (!self->stopped) {
            const Finish finish = self->finishOf(delivery, attempted, *endpoint);
            auto finishing = webhooks::finish(self->tools.storage, delivery, self->owner, finish);
            const Result<bool> finished = co_await finishing;
            if (finished && *finished && !self->stopped)
                self->count(delivery, finish);
        }
    }
    --self->calls;
    if (--self->callsOf[delivery.merchantId] == 0)
        self->callsOf.remove(delivery.merchantId);
    wake(self, delivery.shard); // a look takes no more of a merchant's deliveries than it may have calls
    wakePassedOver(self);
}

Finish WebhookWorker::Private::finishOf(const ClaimedDelivery& delivery, const Attempted& attempted,
                                        const std::optional<WebhookEndpoint>& endpoint) const
{
    Finish finish;
    finish.answer = attempted.answer;
    const auto retry = static_cast<size_t>(delivery.attempts);
    if (attempted.delivered) {
        finish.status = "DELIVERED";
    } else if (attempted.hopeless || !endpoint || retry >= endpoint->retryDelays.size()) {
        finish.status = "DEAD";
    } else {
        finish.nextAt = tools.clock.now() + endpoint->retryDelays[retry];
    }
    return finish;
}

void WebhookWorker::Private::count(const ClaimedDelivery& delivery, const Finish& finish)
{
    if (finish.nextAt) {
        retried.increment();
        log::info(lc, "webhook_not_delivered")
            .with("event_id", delivery.event.id.bytes())
            .with("answer", finish.answer);
    } else if (qstrcmp(finish.status, "DEAD") == 0) {
        dead.increment();
        log::warning(lc, "webhook_dead")
            .with("event_id", delivery.event.id.bytes())
            .with("merchant", delivery.merchantId.bytes())
            .with("answer", finish.answer)
            .with("attempts", delivery.attempts + 1);
    } else {
        delivered.increment();
    }
}

async::Task<> WebhookWorker::Private::tick(Self self)
{
    while (!self->stopped) {
        for (storage::ShardIndex shard = 0; shard < self->tools.storage.shardCount(); ++shard)
            wake(self, shard);
        auto waiting = self->tools.timers.after(kBetweenLooks);
        const async::Wake woken = co_await waiting;
        if (woken == async::Wake::Stopped)
            co_return;
    }
}

WebhookWorker::WebhookWorker(const Tools& tools) : d(std::make_shared<Private>(tools)) {}

WebhookWorker::~WebhookWorker()
{
    d->stopped = true;
    if (d->subscription != 0)
        d->tools.pump.unsubscribe(d->subscription);
}

void WebhookWorker::start()
{
    std::weak_ptr<Private> weak = d;
    d->subscription = d->tools.pump.subscribe([weak](const events::PublishedEvent& event) {
        if (const auto self = weak.lock())
            Private::wake(self, event.shard);
    });
    Private::tick(d);
}

void WebhookWorker::wake()
{
    for (storage::ShardIndex shard = 0; shard < d->tools.storage.shardCount(); ++shard)
        Private::wake(d, shard);
}

bool WebhookWorker::isBusy() const
{
    const auto isLooking = [](const Private::Shard& shard) { return shard.looking; };
    return d->calls > 0 || std::ranges::any_of(d->shards, isLooking);
}

} // namespace guitai::webhooks
