// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/event_pump.h"

#include "events/event_numbering.h"
#include "events/stored_event.h"
#include "log/log.h"

#include <deque>
#include <map>

namespace guitai::events {

namespace {

const log::Category lc{"events"};
constexpr storage::Statement kListEvents{"events/list_events"};
constexpr storage::Statement kListEventsOfMerchant{"events/list_events_of_merchant"};
constexpr storage::Statement kFindKeptEvents{"events/find_kept_events"};

// Subscribers store what they do about an event on their own; after this long they certainly have.
constexpr std::chrono::seconds kSettled{10};

using Events = std::vector<PublishedEvent>;

async::Task<Result<Events>> eventsAfter(storage::Storage& storage, storage::ShardIndex shard, std::int64_t position)
{
    return storage.read<Events>(shard, [shard, position](storage::Reader& reader) -> Result<Events> {
        auto rows = reader.rows(kListEvents, {position, kEventBatch});
        if (!rows)
            return rows.error();
        return storedEvents(shard, *rows);
    });
}

} // namespace

class EventPump::Private
{
public:
    using Self = std::shared_ptr<Private>;
    struct Shard
    {
        std::int64_t position = 0; ///< the last one published
        std::int64_t settled = 0;  ///< needs no second publishing
        bool looking = false;
        bool lookAgain = false;
        std::deque<std::pair<std::chrono::nanoseconds, std::int64_t>> published; ///< when, up to which position
    };

    Private(storage::Storage& s, const Clock& c) : storage(s), clock(c), shards(static_cast<size_t>(s.shardCount())) {}
    Shard& at(storage::ShardIndex shard) { return shards.at(static_cast<size_t>(shard)); }

    void publish(const Events& events);
    void settle(Shard& shard);
    static async::Task<Result<Done>> startShard(Self self, storage::ShardIndex shard);
    static async::Task<Result<Done>> publishAgain(Self self, storage::ShardIndex shard);
    static async::Task<Result<Done>> publishUpTo(Self self, storage::ShardIndex shard, std::int64_t position);
    static async::Task<Result<Done>> drain(Self self, storage::ShardIndex shard);
    static async::Task<> look(Self self, storage::ShardIndex shard);

    storage::Storage& storage;
    const Clock& clock;
    std::vector<Shard> shards;
    std::map<int, std::shared_ptr<Subscriber>> subscribers;
    int nextSubscriber = 1;
    bool stopped = false;
};

void EventPump::Private::publish(const Events& events)
{
    if (stopped)
        return;
    for (const PublishedEvent& event : events) {
        if (event.position <= at(event.shard).position)
            continue;
        at(event.shard).position = event.position;
        // A subscriber may come or go while it is called.
        const auto current = subscribers;
        for (const auto& [id, subscriber] : current) {
            if (subscribers.contains(id))
                (*subscriber)(event);
        }
    }
    if (!events.empty())
        at(events.back().shard).published.emplace_back(clock.monotonic(), events.back().position);
}

void EventPump::Private::settle(Shard& shard)
{
    const auto now = clock.monotonic();
    while (!shard.published.empty() && now - shard.published.front().first >= kSettled) {
        shard.settled = shard.published.front().second;
        shard.published.pop_front();
    }
}

async::Task<Result<Done>> EventPump::Private::publishAgain(Self self, storage::ShardIndex shard)
{
    auto finding = findEventMark(self->storage, shard);
    const auto mark = co_await finding;
    if (!mark)
        co_return mark.error();
    self->at(shard).settled = mark.value().published;
    self->at(shard).position = mark.value().published;
    auto publishing = publishUpTo(self, shard, mark.value().numbered);
    const auto published = co_await publishing;
    co_return published;
}

/// What is numbered on the disk and was not heard of here.
async::Task<Result<Done>> EventPump::Private::publishUpTo(Self self, storage::ShardIndex shard, std::int64_t position)
{
    while (!self->stopped && self->at(shard).position < position) {
        auto reading = eventsAfter(self->storage, shard, self->at(shard).position);
        const auto events = co_await reading;
        if (!events)
            co_return events.error();
        if (events.value().empty())
            break;
        self->publish(events.value());
    }
    self->at(shard).position = std::max(self->at(shard).position, position); // some may have been pruned
    co_return Done{};
}

async::Task<Result<Done>> EventPump::Private::drain(Self self, storage::ShardIndex shard)
{
    size_t count = kEventBatch;
    while (!self->stopped && count == kEventBatch) {
        self->settle(self->at(shard));
        auto numbering = numberEvents(self->storage, shard, self->at(shard).settled);
        const auto numbered = co_await numbering;
        if (!numbered)
            co_return numbered.error();
        count = numbered->events.size();
        // A write whose answer was lost has numbered what nobody was told.
        auto catchingUp = publishUpTo(self, shard, numbered->before);
        if (const auto caughtUp = co_await catchingUp; !caughtUp)
            co_return caughtUp.error();
        self->publish(numbered->events);
    }
    co_return Done{};
}

async::Task<Result<Done>> EventPump::Private::startShard(Self self, storage::ShardIndex shard)
{
    self->at(shard).looking = true;
    auto repeating = publishAgain(self, shard);
    auto done = co_await repeating;
    if (done) {
        auto draining = drain(self, shard);
        done = co_await draining;
    }
    self->at(shard).looking = false;
    if (std::exchange(self->at(shard).lookAgain, false))
        look(self, shard);
    co_return done;
}

async::Task<> EventPump::Private::look(Self self, storage::ShardIndex shard)
{
    self->at(shard).looking = true;
    do {
        self->at(shard).lookAgain = false;
        auto draining = drain(self, shard);
        const auto done = co_await draining;
        if (!done) {
            log::warning(lc, "numbering_failed").with("shard", shard).with("code", done.error().code.name);
            break;
        }
    } while (!self->stopped && self->at(shard).lookAgain);
    self->at(shard).looking = false;
}

EventPump::EventPump(storage::Storage& storage, const Clock& clock) : d(std::make_shared<Private>(storage, clock)) {}

EventPump::~EventPump()
{
    d->stopped = true;
    d->subscribers.clear();
}

async::Task<Result<Done>> EventPump::start()
{
    const auto self = d;
    for (storage::ShardIndex shard = 0; shard < self->storage.shardCount(); ++shard) {
        auto starting = Private::startShard(self, shard);
        const auto started = co_await starting;
        if (!started)
            co_return started;
    }
    co_return Done{};
}

void EventPump::wake(storage::ShardIndex shard)
{
    if (d->at(shard).looking)
        d->at(shard).lookAgain = true;
    else
        Private::look(d, shard);
}

int EventPump::subscribe(Subscriber subscriber)
{
    const int id = d->nextSubscriber++;
    d->subscribers.emplace(id, std::make_shared<Subscriber>(std::move(subscriber)));
    return id;
}

void EventPump::unsubscribe(int id)
{
    d->subscribers.erase(id);
}

Cursor EventPump::now() const
{
    std::vector<std::int64_t> positions;
    for (const Private::Shard& shard : d->shards)
        positions.push_back(shard.position);
    return Cursor(std::move(positions));
}

async::Task<Result<Events>> EventPump::after(storage::ShardIndex shard, std::int64_t position, MerchantId merchantId,
                                             int limit)
{
    return d->storage.read<Events>(shard, [=](storage::Reader& reader) -> Result<Events> {
        auto rows = reader.rows(kListEventsOfMerchant, {position, merchantId, limit});
        if (!rows)
            return rows.error();
        return storedEvents(shard, *rows);
    });
}

async::Task<Result<bool>> EventPump::isTooOld(Cursor cursor)
{
    const auto self = d;
    for (storage::ShardIndex shard = 0; shard < self->storage.shardCount(); ++shard) {
        const std::function<Result<bool>(storage::Reader&)> work =
            [position = cursor.position(shard)](storage::Reader& reader) -> Result<bool> {
            auto rows = reader.rows(kFindKeptEvents, {});
            if (!rows)
                return rows.error();
            return position + 1 < rows->front().number(1) || position > rows->front().number(0);
        };
        auto reading = self->storage.read<bool>(shard, work);
        const auto tooOld = co_await reading;
        if (!tooOld || tooOld.value())
            co_return tooOld;
    }
    co_return false;
}

} // namespace guitai::events
