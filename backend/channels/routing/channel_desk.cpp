// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/channel_desk.h"

#include "log/log.h"

namespace guitai::routing {

namespace {

using channels::Candidate;
using channels::LineId;
using wire::ChannelState;

const log::Category lc{"routing"};

constexpr Duration kRound = std::chrono::milliseconds(500);
constexpr int kRoundsBetweenLoads = 2;
constexpr char kPausedReason[] = "PAUSED";

wire::ChannelWindow windowOf(Duration span, const channels::CallCounts& counts)
{
    const auto ms = [](Duration d) { return static_cast<int>(d.count()); };
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(span);
    return {static_cast<int>(seconds.count()),
            counts.calls,
            counts.successPermille(),
            ms(counts.p50),
            ms(counts.p95),
            counts.unknowns};
}

std::vector<wire::ChannelCertificate> certificatesIn(const std::vector<wire::ChannelKey>& keys, UtcTime now,
                                                     int warningDays)
{
    std::vector<wire::ChannelCertificate> certificates;
    for (const wire::ChannelKey& key : keys) {
        if (const auto days = key.daysLeft(now))
            certificates.push_back({key.name, key.serial, *key.expiresAt, *days, *days < warningDays});
    }
    std::ranges::stable_sort(certificates, {}, &wire::ChannelCertificate::expiresAt);
    return certificates;
}

const char* wordOf(channels::LineState state)
{
    switch (state) {
    case channels::LineState::Healthy: return wire::channel_states::kHealthy;
    case channels::LineState::Degraded: return wire::channel_states::kDegraded;
    case channels::LineState::Trial: return wire::channel_states::kTrial;
    }
    return wire::channel_states::kDegraded;
}

void setPause(ChannelState& state, const ChannelSwitch::Pause& pause)
{
    state.state = wire::channel_states::kPaused;
    state.reason = kPausedReason;
    state.note = pause.reason;
    state.pausedBy = pause.by;
    state.since = pause.at;
}

Error notFound()
{
    return {errors::kChannelNotFound, {}, QStringLiteral("The merchant has no such wallet.")};
}

} // namespace

ChannelState ChannelDesk::stateOf(const LineId& line) const
{
    const channels::LineView view = m_parts.routing.health.view(line);
    ChannelState state;
    state.code = line.channel;
    state.accountId = line.accountId;
    const channels::Channel* channel = m_parts.routing.registry.byCode(line.channel);
    for (const channels::PayWay& way : channel ? channel->descriptor().payWays : std::vector<channels::PayWay>()) {
        state.payWays.push_back(way.code);
        state.canTest = state.canTest || way.showsCode;
    }
    state.state = wordOf(view.state);
    state.since = view.since;
    state.reason = view.reason;
    state.unknowns = view.unknowns;
    state.windows = {windowOf(std::chrono::minutes(5), view.placing.fiveMinutes),
                     windowOf(std::chrono::hours(1), view.placing.hour),
                     windowOf(std::chrono::hours(24), view.placing.day)};
    state.trend = view.placing.trend;
    state.lastNotice = view.lastNotice;
    state.lastBill = view.lastBill;
    state.certificates = certificatesIn(m_parts.routing.accounts.keysOf(line.accountId), m_parts.routing.clock.now(),
                                        m_parts.certificateWarningDays);
    const ChannelSwitch said = m_parts.routing.switches.of(line.merchantId, line.channel);
    state.preference = said.preference;
    if (said.pause)
        setPause(state, *said.pause);
    return state;
}

ChannelState ChannelDesk::stateOf(const Candidate& wallet) const
{
    return stateOf({wallet.account.channel, wallet.account.accountId, wallet.account.merchantId});
}

async::Task<wire::ChannelStatePage> ChannelDesk::list(MerchantId merchantId)
{
    auto finding = m_parts.router.wallets(merchantId);
    const std::vector<Candidate> wallets = co_await finding;
    wire::ChannelStatePage page;
    for (const Candidate& wallet : wallets)
        page.channels.push_back(stateOf(wallet));
    co_return page;
}

async::Task<Result<ChannelState>> ChannelDesk::find(MerchantId merchantId, ChannelCode code)
{
    if (!m_parts.routing.registry.byCode(code))
        co_return notFound();
    auto finding = m_parts.routing.accounts.find(merchantId, code);
    const Result<channels::ChannelAccount> account = co_await finding;
    if (!account && account.error().code == merchants::errors::kChannelAccountMissing)
        co_return notFound();
    if (!account)
        co_return account.error();
    co_return stateOf(LineId{code, account->accountId, merchantId});
}

async::Task<Result<ChannelState>> ChannelDesk::pause(MerchantId merchantId, ChannelCode code, QString reason,
                                                     QByteArray actor)
{
    auto finding = find(merchantId, code);
    Result<ChannelState> state = co_await finding;
    if (!state)
        co_return state.error();
    const ChannelSwitch::Pause pause{m_parts.routing.clock.now(), actor, reason};
    setPause(*state, pause);
    auto pausing = m_parts.routing.switches.pause({merchantId, code}, pause, eventOf(merchantId, *state));
    const Result<bool> paused = co_await pausing;
    if (!paused)
        co_return paused.error();
    if (!*paused) { // somebody did, here or elsewhere: their words stand
        auto loading = m_parts.routing.switches.load();
        co_await loading;
    }
    wakeHome();
    auto looking = find(merchantId, code);
    Result<ChannelState> now = co_await looking;
    if (now)
        m_told.insert(now->accountId, {now->state, now->reason});
    co_return now;
}

async::Task<Result<ChannelState>> ChannelDesk::resume(MerchantId merchantId, ChannelCode code, QByteArray actor)
{
    auto finding = find(merchantId, code);
    Result<ChannelState> state = co_await finding;
    if (!state)
        co_return state.error();
    const channels::LineView line = m_parts.routing.health.view({code, state->accountId, merchantId});
    state->state = wordOf(line.state);
    state->reason = line.reason;
    state->note.clear();
    state->pausedBy.clear();
    state->since = line.since;
    auto resuming = m_parts.routing.switches.resume({merchantId, code}, actor, eventOf(merchantId, *state));
    const Result<bool> resumed = co_await resuming;
    if (!resumed)
        co_return resumed.error();
    wakeHome();
    m_told.insert(state->accountId, {state->state, state->reason});
    co_return state;
}

async::Task<Result<ChannelState>> ChannelDesk::prefer(MerchantId merchantId, ChannelCode code, int preference,
                                                      QByteArray actor)
{
    auto finding = find(merchantId, code);
    Result<ChannelState> state = co_await finding;
    if (!state)
        co_return state.error();
    const UtcTime now = m_parts.routing.clock.now();
    auto preferring = m_parts.routing.switches.prefer({merchantId, code}, preference, actor, now);
    const Result<Done> preferred = co_await preferring;
    if (!preferred)
        co_return preferred.error();
    state->preference = preference;
    co_return state;
}

events::NewEvent ChannelDesk::eventOf(const MerchantId& merchantId, const ChannelState& state) const
{
    return {storage::kHomeSlot, merchantId,     wire::event_types::kChannelChanged,
            state.code.bytes(), state.toJson(), m_parts.routing.clock.now()};
}

void ChannelDesk::wakeHome()
{
    m_parts.pump.wake(m_parts.routing.storage.shardOf(storage::kHomeSlot));
}

async::Task<> ChannelDesk::run()
{
    for (;;) {
        auto waiting = m_parts.timers.after(kRound);
        const async::Wake wake = co_await waiting;
        if (wake == async::Wake::Stopped)
            co_return;
        auto looking = runOnce();
        co_await looking;
    }
}

async::Task<int> ChannelDesk::runOnce()
{
    if (m_round++ % kRoundsBetweenLoads == 0) {
        auto loading = m_parts.routing.switches.load();
        co_await loading; // what fails is logged by the storage; what is known stays
    }
    m_parts.routing.health.look();
    measure();
    int told = 0;
    const std::vector<LineId> lines = m_parts.routing.health.lines();
    for (const LineId& line : lines) {
        const ChannelState state = stateOf(line);
        const Seen seen(state.state, state.reason);
        const Seen before = m_told.value(line.accountId, Seen(wire::channel_states::kHealthy, {}));
        if (seen == before)
            continue;
        auto telling = tell(line, state);
        const bool isTold = co_await telling;
        told += isTold ? 1 : 0;
    }
    co_return told;
}

/// What cannot be stored now is told in the next round.
async::Task<bool> ChannelDesk::tell(LineId line, ChannelState state)
{
    const bool isPause = state.state == wire::channel_states::kPaused;
    // A pause was told by the process that paused, in the transaction that made it so.
    if (!isPause) {
        std::function<Result<Done>(storage::Transaction&)> work =
            [event = eventOf(line.merchantId, state)](storage::Transaction& tx) -> Result<Done> {
            const auto inserted = events::insertEvent(tx, event);
            return inserted ? Result<Done>(Done{}) : Result<Done>(inserted.error());
        };
        auto writing = m_parts.routing.storage.write<Done>(storage::kHomeSlot, std::move(work));
        const Result<Done> written = co_await writing;
        if (!written)
            co_return false;
        wakeHome();
    }
    log::info(lc, "channel_changed")
        .with("channel", line.channel.bytes())
        .with("account", line.accountId.bytes())
        .with("state", state.state)
        .with("reason", state.reason);
    m_told.insert(line.accountId, {state.state, state.reason});
    co_return true;
}

void ChannelDesk::measure()
{
    for (const ChannelCode& code : m_parts.routing.registry.codes()) {
        const std::string channel = code.bytes().toStdString();
        m_parts.metrics.gauge("guitai_channel_calls_in_flight", "Calls to a channel under way.", {{"channel", channel}})
            .set(m_parts.routing.health.inFlight(code));
    }
}

} // namespace guitai::routing
