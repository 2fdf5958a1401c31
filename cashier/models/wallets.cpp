// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wallets.h"

#include "models/shop_time.h"

#include <QCoreApplication>

#include <algorithm>

namespace guitai::models {

namespace {

constexpr int kSlowMs = 1000;

QString words(const char* text)
{
    return QCoreApplication::translate("Wallets", text);
}

/// The members are named by each channel's README.
QString certificateName(const QByteArray& member)
{
    if (member == "platform_keys" || member == "alipay_cert_pems")
        return words(QT_TRANSLATE_NOOP("Wallets", "The wallet's certificate"));
    if (member == "root_pem" || member == "alipay_root_cert_pem" || member == "middle_pem")
        return words(QT_TRANSLATE_NOOP("Wallets", "The certificate of the wallet's authority"));
    return words(QT_TRANSLATE_NOOP("Wallets", "The shop's certificate"));
}

bool isSlow(const wire::ChannelState& wallet)
{
    return !wallet.windows.empty() && wallet.windows.front().calls > 0 && wallet.windows.front().p95Ms > kSlowMs;
}

} // namespace

void Wallets::replace(std::vector<wire::ChannelState> wallets)
{
    m_wallets = std::move(wallets);
    Q_EMIT changed();
}

void Wallets::take(const wire::ChannelState& wallet)
{
    const auto known = std::find_if(m_wallets.begin(), m_wallets.end(),
                                    [&](const wire::ChannelState& one) { return one.code == wallet.code; });
    if (known == m_wallets.end())
        m_wallets.push_back(wallet);
    else
        *known = wallet;
    Q_EMIT changed();
}

std::vector<wire::ChannelState> Wallets::withCodes() const
{
    std::vector<wire::ChannelState> with;
    for (const wire::ChannelState& wallet : m_wallets) {
        if (!codePayWay(wallet).isEmpty())
            with.push_back(wallet);
    }
    return with;
}

bool isUsable(const wire::ChannelState& wallet)
{
    return wallet.state == wire::channel_states::kHealthy || wallet.state == wire::channel_states::kTrial;
}

QByteArray codePayWay(const wire::ChannelState& wallet)
{
    const auto found = std::find_if(wallet.payWays.begin(), wallet.payWays.end(), [](const QByteArray& way) {
        return way.endsWith("_NATIVE") || way.endsWith("_QR");
    });
    return found == wallet.payWays.end() ? QByteArray() : *found;
}

Look lookOf(const wire::ChannelState& wallet)
{
    if (wallet.state == wire::channel_states::kPaused)
        return {Glyph::DashCircle, Tone::Closed, words(QT_TRANSLATE_NOOP("Wallets", "Paused"))};
    if (wallet.state == wire::channel_states::kDegraded)
        return {Glyph::CrossOctagon, Tone::Failed, words(QT_TRANSLATE_NOOP("Wallets", "Down"))};
    if (wallet.state == wire::channel_states::kTrial || isSlow(wallet))
        return {Glyph::Hourglass, Tone::Waiting, words(QT_TRANSLATE_NOOP("Wallets", "Slow"))};
    return {Glyph::CheckCircle, Tone::Paid, words(QT_TRANSLATE_NOOP("Wallets", "Normal"))};
}

QString reasonOf(const wire::ChannelState& wallet)
{
    if (wallet.state == wire::channel_states::kPaused)
        return words(QT_TRANSLATE_NOOP("Wallets", "Paused by %1: %2."))
            .arg(QString::fromUtf8(wallet.pausedBy.mid(wallet.pausedBy.lastIndexOf(':') + 1)), wallet.note);
    if (wallet.state == wire::channel_states::kTrial)
        return words(QT_TRANSLATE_NOOP("Wallets", "Being tried again with single payments."));
    if (wallet.reason == "FAILURES_IN_A_ROW")
        return words(QT_TRANSLATE_NOOP("Wallets", "Its last answers all failed."));
    if (wallet.reason == "FAILURE_RATE")
        return words(QT_TRANSLATE_NOOP("Wallets", "Too many of its answers fail."));
    if (wallet.reason == "CHANNEL_DOWN")
        return words(QT_TRANSLATE_NOOP("Wallets", "It is down for most shops."));
    if (isSlow(wallet))
        return words(QT_TRANSLATE_NOOP("Wallets", "It answers slowly."));
    return {};
}

QStringList endingCertificates(const wire::ChannelState& wallet)
{
    QStringList lines;
    for (const wire::ChannelCertificate& one : wallet.certificates) {
        if (!one.endsSoon)
            continue;
        const QString name = certificateName(one.name);
        if (one.daysLeft < 0)
            lines.append(words(QT_TRANSLATE_NOOP("Wallets", "%1 has ended: renew it at once.")).arg(name));
        else
            lines.append(words(QT_TRANSLATE_NOOP("Wallets", "%1 ends on %2, days left: %3. Renew it with the wallet."))
                             .arg(name, shopDay(one.expiresAt).toString(Qt::ISODate))
                             .arg(one.daysLeft));
    }
    return lines;
}

QString certificatesHold(const wire::ChannelState& wallet)
{
    if (wallet.certificates.empty())
        return {};
    return words(QT_TRANSLATE_NOOP("Wallets", "Certificates hold until %1"))
        .arg(shopDay(wallet.certificates.front().expiresAt).toString(Qt::ISODate));
}

QString lastHeard(const wire::ChannelState& wallet, UtcTime now)
{
    const auto time = [now](const std::optional<UtcTime>& at) {
        return at ? shortShopTime(*at, now) : words(QT_TRANSLATE_NOOP("Wallets", "none since the backend started"));
    };
    return words(QT_TRANSLATE_NOOP("Wallets", "Last push: %1 · last bill: %2"))
        .arg(time(wallet.lastNotice), time(wallet.lastBill));
}

QString trendInWords(const wire::ChannelState& wallet)
{
    int lowest = 1000;
    bool hasAny = false;
    for (const std::optional<int>& rate : wallet.trend) {
        hasAny = hasAny || rate.has_value();
        lowest = std::min(lowest, rate.value_or(lowest));
    }
    if (!hasAny)
        return words(QT_TRANSLATE_NOOP("Wallets", "No codes were asked for in the last hour."));
    return words(QT_TRANSLATE_NOOP("Wallets",
                                   "In the last hour at least %1.%2 % of each four minutes were answered well."))
        .arg(lowest / 10)
        .arg(lowest % 10);
}

} // namespace guitai::models
