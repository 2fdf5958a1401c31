// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/callback_sender.h"

#include "result/assert.h"
#include "sandbox/wechat/wechat_signature.h"
#include "sandbox/wechat/wechat_wire.h"

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

constexpr Duration kAcknowledgeWithin = std::chrono::seconds(5);
constexpr Duration kStaleBy = std::chrono::minutes(6);

QJsonObject forged(QJsonObject transaction, Forgery forgery)
{
    QJsonObject amount = transaction.value(u"amount"_s).toObject();
    switch (forgery) {
    case Forgery::Amount:
        if (amount.contains(u"refund"_s)) {
            amount.insert(u"refund"_s, amount.value(u"refund"_s).toInteger() + 1);
            break;
        }
        amount.insert(u"total"_s, amount.value(u"total"_s).toInteger() + 1);
        amount.insert(u"payer_total"_s, amount.value(u"total"_s));
        break;
    case Forgery::Currency: amount.insert(u"currency"_s, u"USD"_s); break;
    case Forgery::Mchid: transaction.insert(u"mchid"_s, u"1900000001"_s); break;
    case Forgery::Appid: transaction.insert(u"appid"_s, u"wx0000000000000000"_s); break;
    case Forgery::Number: transaction.insert(u"out_trade_no"_s, u"UNKNOWN0000000000000000000000001"_s); break;
    default: break;
    }
    transaction.insert(u"amount"_s, amount);
    return transaction;
}

Signing signingOf(Forgery forgery)
{
    if (forgery == Forgery::Signature)
        return Signing::Broken;
    return forgery == Forgery::SignTest ? Signing::SignTest : Signing::Genuine;
}

/// The same resource with one bit of the ciphertext changed; signed properly afterwards.
QByteArray spoilt(const QByteArray& body)
{
    const QByteArray marker = "\"ciphertext\":\"";
    QByteArray changed = body;
    const qsizetype first = changed.indexOf(marker) + marker.size();
    changed[first] = changed.at(first) == 'A' ? 'B' : 'A';
    return changed;
}

bool isOnThisMachine(const QUrl& url)
{
    return url.host() == u"localhost"_s || QHostAddress(url.host()).isLoopback();
}

} // namespace

Notice CallbackSender::noticeOf(const Order& order) const
{
    GUITAI_ASSERT(order.receipt);
    // Date and number of the transaction: however often an order is told, it is told under one id.
    const QByteArray id = "EV-" + order.receipt->transactionId.mid(10);
    return {id, order.outTradeNo, QUrl(order.text(u"notify_url"_s)), transactionJson(order, m_parts.identity.merchant),
            order.platformKeyId};
}

Notice CallbackSender::noticeOf(const Refund& refund) const
{
    // Each state is told once, under an id of its own.
    const QJsonObject document = refundNoticeJson(refund, m_parts.identity.merchant);
    const QByteArray state = document.value(u"refund_status"_s).toString().toLatin1();
    const QByteArray id = "EV-" + refund.refundId.mid(11) + state.left(4);
    return {id,       refund.outTradeNo,    QUrl(refund.placed.value(u"notify_url"_s).toString()),
            document, refund.platformKeyId, refund.outRefundNo};
}

async::Task<> CallbackSender::deliver(Notice notice, async::Promise<bool> firstAttempt)
{
    const CallbackFault atFirst = m_parts.faults.callbacks;
    if (atFirst.delayMs > 0)
        co_await m_parts.timers.after(Duration(atFirst.delayMs));
    if (static_cast<int>(m_held.size()) + 1 < atFirst.reorder)
        co_await hold();
    for (int attempt = 1;; ++attempt) {
        const int copies = attempt == 1 ? atFirst.copies : 1;
        const bool acknowledged = co_await send(notice, attempt, copies);
        firstAttempt.complete(acknowledged);
        if (attempt == 1 && atFirst.reorder > 1)
            releaseNewest();
        // Looked up each time, so that a test can shorten a wait to come.
        const QList<int> delays = m_parts.faults.callbacks.retryDelaysMs;
        if (acknowledged || attempt > delays.size())
            co_return;
        const auto wake = co_await m_parts.timers.after(Duration(delays.at(attempt - 1)));
        if (wake == async::Wake::Stopped)
            co_return;
    }
}

async::Later<bool> CallbackSender::hold()
{
    const async::Promise<bool> promise;
    m_held.push_back(promise);
    return promise.later();
}

// Each lets the one before it go once it has been answered itself, so that the order on the wire is certain.
void CallbackSender::releaseNewest()
{
    if (m_held.empty())
        return;
    const async::Promise<bool> newest = m_held.back();
    m_held.pop_back();
    newest.complete(true);
}

void CallbackSender::releaseHeld()
{
    while (!m_held.empty())
        releaseNewest();
}

async::Task<bool> CallbackSender::send(Notice notice, int attempt, int copies)
{
    std::vector<async::Task<bool>> running;
    for (int i = 0; i < copies; ++i)
        running.push_back(sendCopy(notice, attempt));
    bool acknowledged = false;
    for (auto& copy : running)
        acknowledged = co_await copy || acknowledged;
    co_return acknowledged;
}

async::Task<bool> CallbackSender::sendCopy(Notice notice, int attempt)
{
    CallbackFault& fault = m_parts.faults.callbacks;
    SentCallback entry{notice.id, notice.outTradeNo,   attempt, Forgery::None,
                       false,     m_parts.clock.now(), 0,       notice.outRefundNo};
    entry.dropped = take(fault.drop) || !isOnThisMachine(notice.url);
    if (!entry.dropped && fault.forge != Forgery::None && take(fault.forgeTimes))
        entry.forgery = fault.forge;
    const auto record = m_parts.traffic.addCallback(entry);
    if (entry.dropped)
        co_return false;
    http::Call call = callFor(notice, entry.forgery);
    const auto answer = co_await m_parts.client.send(std::move(call));
    record->status = answer ? answer->status : 0;
    co_return record->status == 200 || record->status == 204;
}

http::Call CallbackSender::callFor(const Notice& notice, Forgery forgery) const
{
    UtcTime now = m_parts.clock.now();
    NoticeParts parts{notice.id, randomText(m_parts.random, 12), now};
    if (!notice.outRefundNo.isEmpty()) {
        parts.originalType = u"refund"_s;
        parts.eventType = u"REFUND."_s + notice.document.value(u"refund_status"_s).toString();
        parts.summary = u"退款通知"_s;
    }
    http::Call call("POST", notice.url);
    call.deadline = kAcknowledgeWithin;
    call.body = noticeBody(forged(notice.document, forgery), m_parts.identity.apiV3Key, parts);
    if (forgery == Forgery::Ciphertext)
        call.body = spoilt(call.body);
    if (forgery == Forgery::Stale)
        now = now - kStaleBy;
    call.headers.append("Content-Type", "application/json");
    call.headers.append("Accept", "*/*");
    call.headers.append("User-Agent", "Mozilla/4.0");
    sign(call.headers, call.body, keyFor(notice), {now, randomText(m_parts.random, 32), signingOf(forgery)});
    if (forgery == Forgery::Serial)
        call.headers.set("Wechatpay-Serial", QByteArray(40, 'F'));
    return call;
}

const PlatformKey& CallbackSender::keyFor(const Notice& notice) const
{
    switch (m_parts.faults.callbacks.key) {
    case CallbackKey::Certificate: return m_parts.identity.certificate;
    case CallbackKey::PublicKey: return m_parts.identity.publicKey;
    case CallbackKey::AsOrdered: break;
    }
    const PlatformKey* ordered = m_parts.identity.platformKey(notice.platformKeyId);
    return ordered ? *ordered : m_parts.identity.certificate;
}

} // namespace guitai::sandbox
