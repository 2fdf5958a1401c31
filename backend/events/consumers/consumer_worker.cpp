// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consumers/consumer_worker.h"

#include "consumers/following.h"
#include "log/log.h"

#include <algorithm>
#include <chrono>

namespace guitai::consumers {

namespace {

using namespace std::chrono_literals;

const log::Category lc{"events.consumers"};
constexpr auto kBetweenLooks = 1s;

/// By this process, whose commit was not answered, or by another one.
bool mayBeFollowed(const Error& error)
{
    return error.code == storage::errors::kCommitUnknown || error.code == storage::errors::kConflict;
}

} // namespace

class ConsumerWorker::Private
{
public:
    using Self = std::shared_ptr<Private>;
    struct Shard
    {
        bool looking = false;
        bool lookAgain = false;
        std::vector<int> failures; ///< of the next event, by consumer
    };

    Private(const Tools& t, std::vector<const Consumer*> all) : tools(t), consumers(std::move(all))
    {
        Shard shard;
        shard.failures.resize(consumers.size());
        shards.assign(static_cast<size_t>(tools.storage.shardCount()), shard);
    }

    static void wake(const Self& self, storage::ShardIndex shard);
    static async::Task<> look(Self self, storage::ShardIndex shard);
    static async::Task<> catchUp(Self self, storage::ShardIndex shard, size_t index);
    static async::Task<Result<int>> follow(Self self, storage::ShardIndex shard, size_t index, int limit);
    static async::Task<bool> park(Self self, storage::ShardIndex shard, size_t index, Error because);
    static async::Task<> tick(Self self);
    Shard& at(storage::ShardIndex shard) { return shards.at(static_cast<size_t>(shard)); }

    const Tools tools;
    const std::vector<const Consumer*> consumers;
    std::vector<Shard> shards;
    int subscription = 0;
    bool stopped = false;
};

void ConsumerWorker::Private::wake(const Self& self, storage::ShardIndex shard)
{
    if (self->stopped)
        return;
    if (self->at(shard).looking)
        self->at(shard).lookAgain = true;
    else
        look(self, shard);
}

async::Task<> ConsumerWorker::Private::look(Self self, storage::ShardIndex shard)
{
    self->at(shard).looking = true;
    do {
        self->at(shard).lookAgain = false;
        for (size_t index = 0; index < self->consumers.size() && !self->stopped; ++index) {
            auto catchingUp = catchUp(self, shard, index);
            co_await catchingUp;
        }
    } while (!self->stopped && self->at(shard).lookAgain);
    self->at(shard).looking = false;
}

async::Task<> ConsumerWorker::Private::catchUp(Self self, storage::ShardIndex shard, size_t index)
{
    const Consumer* consumer = self->consumers[index];
    const std::function<Result<bool>(storage::Reader&)> looking = [consumer](storage::Reader& reader) {
        return hasEventsBehind(reader, *consumer);
    };
    int limit = kBatch;
    while (!self->stopped) {
        auto asking = self->tools.storage.read<bool>(shard, looking); // an idle shop writes nothing
        const Result<bool> behind = co_await asking;
        if (self->stopped || !behind || !*behind)
            co_return;
        auto following = follow(self, shard, index, limit);
        const Result<int> followed = co_await following;
        if (self->stopped)
            co_return;
        int& failures = self->at(shard).failures[index];
        if (followed) {
            failures = 0;
            continue;
        }
        if (limit > 1) { // one of them does not go: find it
            limit = 1;
            continue;
        }
        if (mayBeFollowed(followed.error()))
            co_return; // the next look finds out, and puts nobody aside who stands behind it
        const bool mayPass = followed.error().code == storage::errors::kStorageFailed;
        if (mayPass && ++failures < kMostFailures)
            co_return; // the next look comes back to it
        auto parking = park(self, shard, index, followed.error());
        const bool parked = co_await parking;
        failures = 0; // also where nobody knows whether it was parked: the next one is not to pay for it
        if (!parked)
            co_return;
        limit = kBatch;
    }
}

async::Task<Result<int>> ConsumerWorker::Private::follow(Self self, storage::ShardIndex shard, size_t index, int limit)
{
    const Consumer* consumer = self->consumers[index];
    std::function<Result<int>(storage::Transaction&)> work = [consumer, shard, limit](storage::Transaction& tx) {
        return followBatch(tx, *consumer, shard, limit);
    };
    auto writing = self->tools.storage.write<int>(shard, std::move(work));
    const Result<int> followed = co_await writing;
    co_return followed;
}

async::Task<bool> ConsumerWorker::Private::park(Self self, storage::ShardIndex shard, size_t index, Error because)
{
    const Consumer* consumer = self->consumers[index];
    const UtcTime now = self->tools.clock.now();
    std::function<Result<EventId>(storage::Transaction&)> work = [consumer, because, now](storage::Transaction& tx) {
        return parkNext(tx, *consumer, because, now);
    };
    auto writing = self->tools.storage.write<EventId>(shard, std::move(work));
    const Result<EventId> parked = co_await writing;
    if (!parked || parked->isEmpty())
        co_return false;
    log::error(lc, "event_parked")
        .with("consumer", consumer->name())
        .with("event_id", parked->bytes())
        .with("code", because.code.name);
    self->tools.metrics
        .counter("guitai_parked_events_total", "Events a consumer could not follow.", {{"consumer", consumer->name()}})
        .increment();
    co_return true;
}

async::Task<> ConsumerWorker::Private::tick(Self self)
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

ConsumerWorker::ConsumerWorker(const Tools& tools, std::vector<const Consumer*> consumers)
    : d(std::make_shared<Private>(tools, std::move(consumers)))
{
}

ConsumerWorker::~ConsumerWorker()
{
    d->stopped = true;
    if (d->subscription != 0)
        d->tools.pump.unsubscribe(d->subscription);
}

void ConsumerWorker::start()
{
    std::weak_ptr<Private> weak = d;
    d->subscription = d->tools.pump.subscribe([weak](const events::PublishedEvent& event) {
        if (const auto self = weak.lock())
            Private::wake(self, event.shard);
    });
    Private::tick(d);
}

void ConsumerWorker::wake()
{
    for (storage::ShardIndex shard = 0; shard < d->tools.storage.shardCount(); ++shard)
        Private::wake(d, shard);
}

bool ConsumerWorker::isBusy() const
{
    return std::ranges::any_of(d->shards, [](const Private::Shard& shard) { return shard.looking; });
}

} // namespace guitai::consumers
