// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What went over the wire, for tests to count: requests by operation and every callback with its answer.
// Bounded; one thread.
#pragma once

#include "sandbox/faults.h"

#include <QJsonArray>

#include <deque>
#include <memory>

namespace guitai::sandbox {

/// One callback on its way. Status 0: no answer (yet), or never sent.
struct SentCallback
{
    QByteArray noticeId;
    QByteArray outTradeNo;
    int attempt = 1; ///< 1 is the first send, 2 the first repetition
    Forgery forgery = Forgery::None;
    bool dropped = false;
    UtcTime sentAt;
    int status = 0;
    QByteArray outRefundNo; ///< of a refund's callback
};

class Traffic
{
public:
    static constexpr std::size_t kMostCallbacks = 20'000;

    void countRequest(Operation operation) { ++m_requests[static_cast<std::size_t>(operation)]; }
    /// The sender fills in the status later.
    std::shared_ptr<SentCallback> addCallback(SentCallback callback);

    QJsonObject requestsJson() const;
    QJsonArray callbacksJson() const;

private:
    std::array<qint64, kOperations.size()> m_requests{};
    std::deque<std::shared_ptr<SentCallback>> m_callbacks;
};

} // namespace guitai::sandbox
