// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Wallets: the shop's wallets and how well they work, as the backend tells them: asked for on signing in and after a
// gap of the stream, kept up to date by its events. GUI thread.
#pragma once

#include "models/payment_look.h"
#include "wire/channel_wire.h"

#include <QObject>
#include <QStringList>

namespace guitai::models {

class Wallets final : public QObject
{
    Q_OBJECT

public:
    const std::vector<wire::ChannelState>& all() const { return m_wallets; }
    void replace(std::vector<wire::ChannelState> wallets);
    /// News of one; one that is not of the shop's yet is added.
    void take(const wire::ChannelState& wallet);
    void clear() { replace({}); }

    /// What the till sells by: those that show the customer a code.
    std::vector<wire::ChannelState> withCodes() const;

Q_SIGNALS:
    void changed();

private:
    std::vector<wire::ChannelState> m_wallets;
};

/// New payments may use it.
bool isUsable(const wire::ChannelState& wallet);
/// The pay way that shows a code to be scanned; empty when it has none.
QByteArray codePayWay(const wire::ChannelState& wallet);
/// Normal, slow, down or paused, in one word.
Look lookOf(const wire::ChannelState& wallet);
/// Why it is as it is, in a sentence; empty while all is well.
QString reasonOf(const wire::ChannelState& wallet);
/// Which certificates end soon or have ended, one sentence each; empty while none does.
QStringList endingCertificates(const wire::ChannelState& wallet);
/// Until when all of its certificates hold; empty without any.
QString certificatesHold(const wire::ChannelState& wallet);
/// When the wallet last reached the shop, and last handed out a bill.
QString lastHeard(const wire::ChannelState& wallet, UtcTime now);
/// How the last hour went, for who does not see it.
QString trendInWords(const wire::ChannelState& wallet);

} // namespace guitai::models
