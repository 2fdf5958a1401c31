// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/certificate_watch.h"

namespace guitai::routing {

namespace {

constexpr Duration kRound = std::chrono::minutes(5);
constexpr int kPage = 200;
constexpr char kName[] = "guitai_channel_certificate_days_left";
constexpr char kHelp[] = "Days until the first certificate of a channel account's setting or secret ends.";

using Days = std::map<QByteArray, int>; ///< by the member they stand in

Days fewestDays(const std::vector<wire::ChannelKey>& keys, UtcTime now)
{
    Days fewest;
    for (const wire::ChannelKey& key : keys) {
        const auto days = key.daysLeft(now);
        if (!days)
            continue;
        const auto [known, isNew] = fewest.try_emplace(key.name, *days);
        if (!isNew)
            known->second = std::min(known->second, *days);
    }
    return fewest;
}

} // namespace

async::Task<> CertificateWatch::run()
{
    for (;;) {
        auto looking = look();
        co_await looking;
        auto waiting = m_timers.after(kRound);
        const async::Wake wake = co_await waiting;
        if (wake == async::Wake::Stopped)
            co_return;
    }
}

async::Task<> CertificateWatch::look()
{
    std::vector<std::pair<observability::Labels, double>> gauges;
    for (ChannelAccountId after;;) {
        auto reading = m_accounts.pageKeys(after, kPage);
        const auto page = co_await reading;
        if (!page)
            co_return;
        for (const merchants::AccountKeys& account : *page) {
            for (const auto& [member, days] : fewestDays(account.keys, m_clock.now()))
                gauges.push_back({{{"channel", account.channel.bytes().toStdString()},
                                   {"account", account.accountId.bytes().toStdString()},
                                   {"certificate", member.toStdString()}},
                                  double(days)});
        }
        if (page->size() < kPage)
            break;
        after = page->back().accountId;
    }
    m_metrics.setGauges(kName, kHelp, gauges);
}

} // namespace guitai::routing
