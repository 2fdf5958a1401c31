// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/paid_notices.h"

#include "crypto/hash.h"
#include "sandbox/order.h"
#include "sandbox/wechat/wechat_signature.h"
#include "sandbox/wechat/wechat_wire.h"

#include <QThread>

#include <thread>

namespace guitai::bench {

namespace {

using namespace Qt::StringLiterals;

sandbox::Order paidOrder(const AttemptNo& attemptNo, size_t index, UtcTime now)
{
    sandbox::Order order;
    order.outTradeNo = attemptNo.bytes();
    order.placed = QJsonObject{{u"amount"_s, QJsonObject{{u"total"_s, 1'230}, {u"currency"_s, u"CNY"_s}}}};
    order.state = sandbox::TradeState::Success;
    order.receipt = sandbox::Receipt{"42000099992026" + QByteArray::number(qint64(index)).rightJustified(14, '0'),
                                     "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", now};
    return order;
}

QByteArray requestFor(const sandbox::Identity& identity, const sandbox::Order& order, const ChannelAccountId& accountId,
                      UtcTime now)
{
    const sandbox::NoticeParts parts{"EV-" + order.receipt->transactionId, crypto::randomBytes(6).toHex(), now};
    const QByteArray body =
        sandbox::noticeBody(sandbox::transactionJson(order, identity.merchant), identity.apiV3Key, parts);
    http::Headers headers;
    headers.append("Host", "127.0.0.1");
    headers.append("Content-Type", "application/json");
    headers.append("Content-Length", QByteArray::number(body.size()));
    sandbox::sign(headers, body, identity.publicKey, {now, crypto::randomBytes(16).toHex()});
    QByteArray request = "POST /v1/callback/wechat/" + accountId.bytes() + " HTTP/1.1\r\n";
    for (const http::Header& header : headers.all())
        request += header.name + ": " + header.value + "\r\n";
    return request + "\r\n" + body;
}

} // namespace

std::vector<QByteArray> paidNotices(const sandbox::Identity& identity, const std::vector<AttemptNo>& attempts,
                                    const ChannelAccountId& accountId)
{
    std::vector<QByteArray> requests(attempts.size());
    const UtcTime now = SystemClock().now();
    const auto workers = static_cast<size_t>(std::max(QThread::idealThreadCount(), 1));
    std::vector<std::thread> threads;
    for (size_t worker = 0; worker < workers; ++worker) {
        threads.emplace_back([&, worker] {
            for (size_t i = worker; i < attempts.size(); i += workers)
                requests[i] = requestFor(identity, paidOrder(attempts[i], i, now), accountId, now);
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    return requests;
}

} // namespace guitai::bench
