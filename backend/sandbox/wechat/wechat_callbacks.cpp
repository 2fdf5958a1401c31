// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/wechat_callbacks.h"

#include "result/assert.h"
#include "sandbox/wechat/wechat_signature.h"
#include "sandbox/wechat/wechat_wire.h"
#include "sandbox/wechat_v2/v2_notices.h"
#include "sandbox/wechat_v2/v2_wire.h"

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

constexpr Duration kStaleBy = std::chrono::minutes(6);

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

} // namespace

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

Notice WechatCallbacks::noticeOf(const Order& order) const
{
    GUITAI_ASSERT(order.receipt);
    // Date and number of the transaction: however often an order is told, it is told under one id.
    const QByteArray id = "EV-" + order.receipt->transactionId.mid(10);
    const QUrl url(order.text(u"notify_url"_s));
    const Content content{id, url, transactionJson(order, m_parts.identity.merchant), order.platformKeyId};
    if (v2::isOurs(order.placed))
        return v2::noticeOf(order, content.document, url, m_parts.identity, m_parts.random);
    return {id, order.outTradeNo, url, [this, content](Forgery forgery) { return callFor(content, forgery); }};
}

Notice WechatCallbacks::noticeOf(const Refund& refund) const
{
    // Each state is told once, under an id of its own.
    const QJsonObject document = refundNoticeJson(refund, m_parts.identity.merchant);
    const QByteArray state = document.value(u"refund_status"_s).toString().toLatin1();
    const QByteArray id = "EV-" + refund.refundId.mid(11) + state.left(4);
    const QUrl url(refund.placed.value(u"notify_url"_s).toString());
    const Content content{id, url, document, refund.platformKeyId, true};
    if (v2::isOurs(refund.placed))
        return v2::noticeOf(refund, document, url, m_parts.identity, m_parts.random);
    return {id, refund.outTradeNo, url, [this, content](Forgery forgery) { return callFor(content, forgery); },
            refund.outRefundNo};
}

http::Call WechatCallbacks::callFor(const Content& content, Forgery forgery) const
{
    UtcTime now = m_parts.clock.now();
    NoticeParts parts{content.id, randomText(m_parts.random, 12), now};
    if (content.isRefund) {
        parts.originalType = u"refund"_s;
        parts.eventType = u"REFUND."_s + content.document.value(u"refund_status"_s).toString();
        parts.summary = u"退款通知"_s;
    }
    http::Call call("POST", content.url);
    call.body = noticeBody(forged(content.document, forgery), m_parts.identity.apiV3Key, parts);
    if (forgery == Forgery::Ciphertext)
        call.body = spoilt(call.body);
    if (forgery == Forgery::Stale)
        now = now - kStaleBy;
    call.headers.append("Content-Type", "application/json");
    call.headers.append("Accept", "*/*");
    call.headers.append("User-Agent", "Mozilla/4.0");
    sign(call.headers, call.body, keyFor(content.platformKeyId),
         {now, randomText(m_parts.random, 32), signingOf(forgery)});
    if (forgery == Forgery::Serial)
        call.headers.set("Wechatpay-Serial", QByteArray(40, 'F'));
    return call;
}

const PlatformKey& WechatCallbacks::keyFor(const QByteArray& orderedId) const
{
    switch (m_parts.faults.callbacks.key) {
    case CallbackKey::Certificate: return m_parts.identity.certificate();
    case CallbackKey::PublicKey: return m_parts.identity.publicKey;
    case CallbackKey::AsOrdered: break;
    }
    const PlatformKey* ordered = m_parts.identity.platformKey(orderedId);
    return ordered ? *ordered : m_parts.identity.certificate();
}

} // namespace guitai::sandbox
