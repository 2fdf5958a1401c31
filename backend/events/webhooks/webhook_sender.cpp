// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/webhook_sender.h"

#include "webhooks/webhook_signature.h"

#include <QJsonDocument>

namespace guitai::webhooks {

namespace {

constexpr std::chrono::seconds kDeadline{10};
constexpr qsizetype kAnswerLimit = 4096;

Attempted failed(const char* answer)
{
    return {false, false, answer};
}

Attempted hopeless(const char* answer)
{
    return {false, true, answer};
}

Attempted judged(const Result<http::Response>& response)
{
    if (!response)
        return failed(response.error().code.name);
    return {response->status >= 200 && response->status < 300, false, QByteArray::number(response->status)};
}

} // namespace

http::Call WebhookSender::callOf(const ClaimedDelivery& delivery, const QUrl& url,
                                 const std::vector<Secret>& keys) const
{
    const UtcTime now = m_clock.now();
    http::Call call("POST", url);
    call.body = QJsonDocument(delivery.event.toJson()).toJson(QJsonDocument::Compact);
    call.headers.append("Content-Type", "application/cloudevents+json; charset=utf-8");
    call.headers.append("webhook-id", delivery.event.id.bytes());
    call.headers.append("webhook-timestamp", QByteArray::number(now.seconds()));
    QByteArrayList signatures; // a receiver is content with one that it can verify
    for (const Secret& key : keys)
        signatures.append(webhookSignature(key, delivery.event.id, now, call.body));
    call.headers.append("webhook-signature", signatures.join(' '));
    call.deadline = kDeadline;
    call.answerLimitBytes = kAnswerLimit;
    return call;
}

async::Task<Attempted> WebhookSender::send(ClaimedDelivery delivery, Secret secret, Secret olderSecret)
{
    const QUrl url(delivery.url, QUrl::StrictMode);
    const auto key = signingKey(secret);
    if (!delivery.hasEvent)
        co_return hopeless("EVENT_GONE");
    if (!key)
        co_return failed("SECRET_UNUSABLE");
    if (!isAllowedUrl(url, m_policy))
        co_return hopeless("URL_REFUSED");
    auto resolving = m_resolver.resolve(url.host());
    const Addresses addresses = co_await resolving;
    if (addresses.empty())
        co_return failed("HOST_UNKNOWN");
    if (!areAllowedAddresses(url, addresses, m_policy))
        co_return failed("ADDRESS_REFUSED");
    std::vector<Secret> keys{*key};
    if (const auto olderKey = signingKey(olderSecret))
        keys.push_back(*olderKey);
    http::Call call = callOf(delivery, url, keys);
    // The checked address itself: resolving again could answer another one.
    call.connectTo = addresses.front();
    auto sending = m_client.send(std::move(call));
    const Result<http::Response> response = co_await sending;
    co_return judged(response);
}

} // namespace guitai::webhooks
