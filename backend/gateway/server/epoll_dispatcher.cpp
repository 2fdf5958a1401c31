// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/epoll_dispatcher.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <private/qeventdispatcher_unix_p.h>

#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <unordered_map>

namespace guitai::server {

namespace {

/// The notifiers of one descriptor, one per kind.
struct Watched
{
    std::array<QSocketNotifier*, 3> notifiers{};

    bool isEmpty() const { return !notifiers[0] && !notifiers[1] && !notifiers[2]; }
    std::uint32_t events() const
    {
        return (notifiers[QSocketNotifier::Read] ? EPOLLIN : 0u) | (notifiers[QSocketNotifier::Write] ? EPOLLOUT : 0u) |
               (notifiers[QSocketNotifier::Exception] ? EPOLLPRI : 0u);
    }
};

/// Timers, posted events and waking are Qt's; only the sockets move into the epoll set, whose own
/// descriptor is the one socket Qt still polls.
class EpollDispatcher final : public QAbstractEventDispatcher
{
public:
    explicit EpollDispatcher(int epoll) : m_epoll(epoll), m_unix(std::make_unique<QEventDispatcherUNIX>())
    {
        connect(m_unix.get(), &QAbstractEventDispatcher::aboutToBlock, this, &QAbstractEventDispatcher::aboutToBlock);
        connect(m_unix.get(), &QAbstractEventDispatcher::awake, this, &QAbstractEventDispatcher::awake);
    }
    ~EpollDispatcher() override { ::close(m_epoll); }

    void startingUp() override
    {
        qt().startingUp();
        m_ready = std::make_unique<QSocketNotifier>(m_epoll, QSocketNotifier::Read);
        connect(m_ready.get(), &QSocketNotifier::activated, this, &EpollDispatcher::activate);
    }
    void closingDown() override
    {
        m_ready.reset();
        qt().closingDown();
    }

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override { return qt().processEvents(flags); }

    void registerSocketNotifier(QSocketNotifier* notifier) override
    {
        const int descriptor = static_cast<int>(notifier->socket());
        if (descriptor == m_epoll) {
            qt().registerSocketNotifier(notifier);
            return;
        }
        Watched& watched = m_watched[descriptor];
        watched.notifiers[static_cast<std::size_t>(notifier->type())] = notifier;
        if (watch(descriptor, watched))
            return;
        // Plain files and the like cannot be in an epoll set.
        watched.notifiers[static_cast<std::size_t>(notifier->type())] = nullptr;
        if (watched.isEmpty())
            m_watched.erase(descriptor);
        qt().registerSocketNotifier(notifier);
    }

    void unregisterSocketNotifier(QSocketNotifier* notifier) override
    {
        const int descriptor = static_cast<int>(notifier->socket());
        const auto found = m_watched.find(descriptor);
        const auto type = static_cast<std::size_t>(notifier->type());
        if (found == m_watched.end() || found->second.notifiers[type] != notifier) {
            qt().unregisterSocketNotifier(notifier);
            return;
        }
        found->second.notifiers[type] = nullptr;
        if (!found->second.isEmpty()) {
            watch(descriptor, found->second);
            return;
        }
        m_watched.erase(found);
        ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr); // fails when it was closed first, which is as good
    }

    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject* object) override
    {
        qt().registerTimer(id, interval, type, object);
    }
    bool unregisterTimer(int id) override { return qt().unregisterTimer(id); }
    bool unregisterTimers(QObject* object) override { return qt().unregisterTimers(object); }
    QList<TimerInfo> registeredTimers(QObject* object) const override { return qt().registeredTimers(object); }
    int remainingTime(int id) override { return qt().remainingTime(id); }
    void wakeUp() override { qt().wakeUp(); }
    void interrupt() override { qt().interrupt(); }

private:
    /// Through the base, whose signatures Qt 6.4 and 6.8 share.
    QAbstractEventDispatcher& qt() const { return *m_unix; }

    bool watch(int descriptor, const Watched& watched)
    {
        epoll_event event{};
        event.events = watched.events();
        event.data.fd = descriptor;
        return ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &event) == 0 ||
               ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) == 0;
    }

    void activate()
    {
        std::array<epoll_event, 256> ready{};
        const int count = ::epoll_wait(m_epoll, ready.data(), static_cast<int>(ready.size()), 0);
        for (int i = 0; i < count; ++i) {
            const epoll_event& event = ready[static_cast<std::size_t>(i)];
            const std::uint32_t over = event.events & (EPOLLHUP | EPOLLERR);
            notify(event.data.fd, QSocketNotifier::Exception, event.events & EPOLLPRI);
            notify(event.data.fd, QSocketNotifier::Read, (event.events & EPOLLIN) | over);
            notify(event.data.fd, QSocketNotifier::Write, (event.events & EPOLLOUT) | over);
        }
    }

    /// Looks the notifier up each time: the one before may have removed it.
    void notify(int descriptor, QSocketNotifier::Type type, std::uint32_t events)
    {
        if (events == 0)
            return;
        const auto found = m_watched.find(descriptor);
        if (found == m_watched.end())
            return;
        if (QSocketNotifier* notifier = found->second.notifiers[static_cast<std::size_t>(type)]) {
            QEvent event(QEvent::SockAct);
            QCoreApplication::sendEvent(notifier, &event);
        }
    }

    const int m_epoll;
    std::unordered_map<int, Watched> m_watched;
    const std::unique_ptr<QEventDispatcherUNIX> m_unix;
    std::unique_ptr<QSocketNotifier> m_ready;
};

} // namespace

bool installEpollDispatcher()
{
    const int epoll = ::epoll_create1(EPOLL_CLOEXEC);
    if (epoll < 0)
        return false;
    QCoreApplication::setEventDispatcher(new EpollDispatcher(epoll)); // which takes it over
    return true;
}

} // namespace guitai::server
