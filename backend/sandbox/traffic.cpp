// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/traffic.h"

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

std::shared_ptr<SentCallback> Traffic::addCallback(SentCallback callback)
{
    if (m_callbacks.size() >= kMostCallbacks)
        m_callbacks.pop_front();
    m_callbacks.push_back(std::make_shared<SentCallback>(std::move(callback)));
    return m_callbacks.back();
}

QJsonObject Traffic::requestsJson() const
{
    QJsonObject counts;
    for (const Operation operation : kOperations)
        counts.insert(operationName(operation), m_requests[static_cast<std::size_t>(operation)]);
    return counts;
}

QJsonArray Traffic::callbacksJson() const
{
    QJsonArray sent;
    for (const auto& callback : m_callbacks) {
        QJsonObject entry{{u"notice_id"_s, QString::fromLatin1(callback->noticeId)},
                          {u"out_trade_no"_s, QString::fromLatin1(callback->outTradeNo)},
                          {u"attempt"_s, callback->attempt},
                          {u"forged"_s, forgeryName(callback->forgery)},
                          {u"dropped"_s, callback->dropped},
                          {u"sent_at"_s, QString::fromLatin1(callback->sentAt.toRfc3339())},
                          {u"status"_s, callback->status}};
        if (!callback->outRefundNo.isEmpty())
            entry.insert(u"out_refund_no"_s, QString::fromLatin1(callback->outRefundNo));
        sent.append(entry);
    }
    return sent;
}

} // namespace guitai::sandbox
