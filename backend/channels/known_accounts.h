// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts of a channel with their keys opened. Opening keys costs more than a call's signature, so an account is
// opened once, and again when its settings or secrets changed. Lives on the event loop's thread.
#pragma once

#include "channels/channel.h"
#include "log/log.h"

#include <QHash>

#include <memory>

namespace guitai::channels {

template <class Live>
class KnownAccounts
{
public:
    using LivePtr = std::shared_ptr<Live>;

    explicit KnownAccounts(const log::Category& category) : m_category(category) {}

    /// `open(stored)` answers a Result<LivePtr>; its error is logged and answered, and the next call tries again.
    template <class Open>
    Result<LivePtr> find(const ChannelAccount& stored, Open open)
    {
        const auto known = m_known.constFind(stored.accountId);
        if (known != m_known.cend() && known->settings == stored.settings &&
            known->secrets.reveal() == stored.secrets.reveal())
            return known->live;
        Result<LivePtr> live = open(stored);
        if (live)
            m_known.insert(stored.accountId, Known{stored.settings, stored.secrets, *live});
        else
            log::error(m_category, "account_invalid")
                .with("account", stored.accountId.bytes())
                .with("field", live.error().field)
                .with("detail", live.error().detail);
        return live;
    }

private:
    struct Known
    {
        QJsonObject settings;
        Secret secrets;
        LivePtr live;
    };

    const log::Category& m_category;
    QHash<ChannelAccountId, Known> m_known;
};

} // namespace guitai::channels
