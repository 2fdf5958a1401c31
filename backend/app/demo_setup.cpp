// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_setup.h"

#include "accounts/fee_rules.h"
#include "log/log.h"
#include "merchants/demo_merchants.h"
#include "webhooks/webhook_signature.h"

#include <QFile>
#include <QJsonDocument>

#include <cstdio>
#include <unistd.h>

namespace guitai::app {

namespace {

const log::Category lc{"app"};
const char kActor[] = "system:demo";

Error unreadable(const QByteArray& channel, const QString& path, const char* what)
{
    return {config::errors::kConfigInvalid, QStringLiteral("demo.%1_account").arg(QString::fromLatin1(channel)),
            QStringLiteral("%1: %2").arg(path, QString::fromLatin1(what))};
}

Result<channels::ChannelAccount> readSandboxAccount(const QByteArray& channel, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(channel, path, "cannot be read");
    const QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject secrets = document.value(QStringLiteral("secrets")).toObject();
    channels::ChannelAccount account;
    account.accountId = ChannelAccountId::trusted("M1000-" + channel);
    account.merchantId = MerchantId::trusted("M1000");
    account.channel = ChannelCode::trusted(channel);
    account.settings = document.value(QStringLiteral("settings")).toObject();
    account.secrets = Secret(QJsonDocument(secrets).toJson(QJsonDocument::Compact));
    if (account.settings.isEmpty() || secrets.isEmpty())
        return unreadable(channel, path, "has no settings or no secrets");
    return account;
}

QJsonObject documentOf(const merchants::DemoCredentials& made, const Secret& webhookSecret)
{
    QJsonObject passwords;
    QJsonObject pins;
    for (const merchants::DemoOperator& who : made.operators) {
        passwords.insert(who.operatorId.text(), QString::fromUtf8(who.password.reveal()));
        if (!who.pin.isEmpty())
            pins.insert(who.operatorId.text(), QString::fromUtf8(who.pin.reveal()));
    }
    return {{QStringLiteral("merchant_id"), made.merchantId.text()},
            {QStringLiteral("key_id"), made.keyId.text()},
            {QStringLiteral("key_secret_base64"), QString::fromLatin1(made.keySecret.reveal().toBase64())},
            {QStringLiteral("webhook_secret"), QString::fromUtf8(webhookSecret.reveal())},
            {QStringLiteral("operators"), passwords},
            {QStringLiteral("pins"), pins}};
}

Result<Done> keepCredentials(const QString& path, const QJsonObject& credentials)
{
    // Whole or not at all, and a full disk is noticed: a buffered write would be lost when the file is closed.
    QFile file(path + QStringLiteral(".new"));
    const QByteArray text = QJsonDocument(credentials).toJson();
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(text) == text.size() && ::fsync(file.handle()) == 0;
    file.close();
    const bool placed = written && std::rename(QFile::encodeName(file.fileName()), QFile::encodeName(path)) == 0;
    if (!placed)
        return Error{guitai::errors::kInternal, {}, QStringLiteral("%1 cannot be written.").arg(path)};
    return Done{};
}

/// What wallets ask of most shops: 0.6 %.
accounts::FeeRule demoFee(const QByteArray& channel)
{
    constexpr int kPartsPerMillion = 6'000;
    accounts::FeeRule rule;
    rule.merchantId = MerchantId::trusted("M1000");
    rule.channel = ChannelCode::trusted(channel);
    rule.partsPerMillion = kPartsPerMillion;
    return rule;
}

/// A provider that the sandbox plays.
struct Played
{
    QByteArray channel;
    QString accountFile; ///< empty: the merchant has none there
};

std::vector<Played> playedBy(const Settings& settings)
{
    return {{"wechat", settings.demoWechatAccount},
            {"alipay", settings.demoAlipayAccount},
            {"unionpay", settings.demoUnionpayAccount},
            {"bank", settings.demoUnionpayAccount}};
}

/// Of a channel that needs neither settings nor keys.
channels::ChannelAccount plainAccount(const QByteArray& channel)
{
    channels::ChannelAccount account;
    account.accountId = ChannelAccountId::trusted("M1000-" + channel);
    account.merchantId = MerchantId::trusted("M1000");
    account.channel = ChannelCode::trusted(channel);
    account.secrets = Secret("{}");
    return account;
}

} // namespace

async::Task<Result<Done>> setUpDemo(DemoParts parts, Settings settings)
{
    QHash<OperatorId, Secret> passwords;
    auto seeding = merchants::seedDemo(parts.storage, parts.sealer, parts.hashing, parts.clock, passwords);
    Result<std::optional<merchants::DemoCredentials>> made = co_await seeding;
    if (!made)
        co_return made.error();
    if (*made) {
        webhooks::WebhookEndpoint endpoint;
        endpoint.merchantId = (*made)->merchantId;
        endpoint.url = QUrl(settings.demoWebhookUrl);
        endpoint.secret = webhooks::makeWebhookSecret();
        const QString path = settings.folder + QStringLiteral("/demo-credentials.json");
        if (const auto kept = keepCredentials(path, documentOf(**made, endpoint.secret)); !kept)
            co_return kept.error();
        if (!settings.demoWebhookUrl.isEmpty()) {
            auto putting = parts.endpoints.put(std::move(endpoint), kActor);
            Result<Done> put = co_await putting;
            if (!put)
                co_return put.error();
        }
        log::info(lc, "demo_credentials_made").with("file", path);
    }
    QByteArrayList plain{"cash", "balance", "aggregate"};
    if (settings.directChannel)
        plain.append("direct");
    for (const QByteArray& channel : plain) {
        channels::ChannelAccount account = plainAccount(channel);
        if (channel == "direct" && !settings.directAddress.isEmpty())
            account.settings.insert(QStringLiteral("address"), settings.directAddress);
        auto putting = parts.accounts.put(std::move(account), kActor);
        Result<Done> put = co_await putting;
        if (!put)
            co_return put.error();
    }
    const std::vector<Played> playedOnes = playedBy(settings);
    for (const Played& played : playedOnes) {
        if (played.accountFile.isEmpty())
            continue;
        auto account = readSandboxAccount(played.channel, played.accountFile);
        if (!account)
            co_return account.error();
        const channels::Channel* channel = parts.registry.byCode(account->channel);
        const Result<channels::AccountFacts> facts =
            channel ? channel->inspect(*account) : Result<channels::AccountFacts>(Error{guitai::errors::kNotFound});
        if (facts)
            account->keys = facts->keys;
        auto putting = parts.accounts.put(std::move(*account), kActor);
        Result<Done> put = co_await putting;
        if (!put)
            co_return put.error();
    }
    accounts::FeeRules fees(parts.storage);
    for (const Played& played : playedOnes) {
        auto agreeing = fees.put(demoFee(played.channel));
        Result<Done> agreed = co_await agreeing;
        if (!agreed)
            co_return agreed.error();
    }
    co_return Done{};
}

async::Task<Result<Done>> refuseDemoCredentials(DemoParts parts)
{
    auto looking = merchants::hasDemoCredentials(parts.storage);
    Result<bool> found = co_await looking;
    if (!found)
        co_return found.error();
    if (*found)
        co_return Error{config::errors::kConfigInvalid, QStringLiteral("demo.enabled"),
                        QStringLiteral("The storage holds demo credentials, which real money must never meet: use "
                                       "another storage.folder.")};
    co_return Done{};
}

} // namespace guitai::app
