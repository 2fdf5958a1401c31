// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/callback_sender.h"

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

constexpr Duration kAcknowledgeWithin = std::chrono::seconds(5);

bool isOnThisMachine(const QUrl& url)
{
    return url.host() == u"localhost"_s || QHostAddress(url.host()).isLoopback();
}

bool acknowledges(const Result<http::Response>& answer, const Notice& notice)
{
    const bool isAnswered = answer && (answer->status == 200 || answer->status == 204);
    return isAnswered && (!notice.isAcknowledged || notice.isAcknowledged(answer->body));
}

} // namespace

async::Task<> CallbackSender::deliver(Notice notice, async::Promise<bool> firstAttempt)
{
    const CallbackFault atFirst = m_parts.fault;
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
        const QList<int> delays = m_parts.fault.retryDelaysMs;
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
    CallbackFault& fault = m_parts.fault;
    SentCallback entry{notice.id, notice.outTradeNo,   attempt, Forgery::None,
                       false,     m_parts.clock.now(), 0,       notice.outRefundNo};
    entry.dropped = take(fault.drop) || !isOnThisMachine(notice.url);
    if (!entry.dropped && fault.forge != Forgery::None && take(fault.forgeTimes))
        entry.forgery = fault.forge;
    const auto record = m_parts.traffic.addCallback(entry);
    if (entry.dropped)
        co_return false;
    http::Call call = notice.write(entry.forgery);
    call.deadline = kAcknowledgeWithin;
    const auto answer = co_await m_parts.client.send(std::move(call));
    record->status = answer ? answer->status : 0;
    co_return acknowledges(answer, notice);
}

} // namespace guitai::sandbox
