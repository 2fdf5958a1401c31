// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "till/scanner_filter.h"

#include <QApplication>
#include <QScopedValueRollback>

namespace guitai::till {

namespace {

/// A key that is held down repeats as fast as a scanner types.
char meaningOf(const QKeyEvent& event)
{
    const bool isPlain = (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (event.isAutoRepeat() || !isPlain)
        return models::ScanReader::kOther;
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)
        return models::ScanReader::kEnter;
    const QString text = event.text();
    const bool isDigit = text.size() == 1 && text.front() >= QLatin1Char('0') && text.front() <= QLatin1Char('9');
    return isDigit ? text.front().toLatin1() : models::ScanReader::kOther;
}

} // namespace

ScannerFilter::ScannerFilter(async::Timers& timers, const Clock& clock, Take take)
    : m_clock(clock), m_take(std::move(take)), m_pause(timers)
{
    qApp->installEventFilter(this);
}

ScannerFilter::~ScannerFilter()
{
    qApp->removeEventFilter(this);
}

/// A key comes once for its window and again for each widget it is offered to; one that was let through passes again.
bool ScannerFilter::eventFilter(QObject* receiver, QEvent* event)
{
    if (m_isReplaying)
        return false;
    switch (event->type()) {
    case QEvent::KeyPress: return press(receiver, static_cast<const QKeyEvent&>(*event));
    case QEvent::KeyRelease: {
        const auto& released = static_cast<const QKeyEvent&>(*event);
        const char meaning = meaningOf(released);
        const bool isOfKept = !m_kept.empty() && meaning >= '0' && meaning <= '9';
        if (isOfKept)
            keep(receiver, released);
        return isOfKept;
    }
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin: // what was typed before comes before
        if (!m_kept.empty())
            follow(m_reader.pause());
        return false;
    default: return false;
    }
}

bool ScannerFilter::press(QObject* receiver, const QKeyEvent& event)
{
    ++m_turn;
    const Act act = m_reader.press(meaningOf(event), timeOf(event));
    if (act == Act::Pass)
        return false;
    const bool isTaken = follow(act);
    if (act != Act::Hold && act != Act::ReplayThenHold && act != Act::ScanThenHold)
        return isTaken;
    keep(receiver, event);
    m_pause.start(models::ScanReader::kHold, [this, turn = m_turn] {
        // Keys that came while the program was busy are waiting behind this.
        QMetaObject::invokeMethod(
            this, [this, turn] { pause(turn); }, Qt::QueuedConnection);
    });
    return true;
}

void ScannerFilter::pause(int turn)
{
    if (turn == m_turn)
        follow(m_reader.pause());
}

bool ScannerFilter::follow(Act act)
{
    switch (act) {
    case Act::Pass:
    case Act::Hold: return false;
    case Act::ReplayThenPass:
    case Act::ReplayThenHold: replay(); return false;
    case Act::Scan: return finishScan();
    case Act::ScanThenHold:
    case Act::ScanThenPass: finishScan(); return false;
    case Act::Swallow: return true;
    }
    return false;
}

bool ScannerFilter::finishScan()
{
    const QByteArray digits = m_reader.takeScan();
    // A dialog that asks something is answered first.
    const bool isAsking = QApplication::activeModalWidget() || QApplication::activePopupWidget();
    if (!isAsking && m_take(digits)) {
        m_kept.clear();
        return true;
    }
    m_reader.declined();
    replay();
    return false;
}

void ScannerFilter::keep(QObject* receiver, const QKeyEvent& event)
{
    m_kept.push_back({receiver, std::unique_ptr<QKeyEvent>(event.clone())});
}

void ScannerFilter::replay()
{
    const QScopedValueRollback replaying(m_isReplaying, true);
    const std::vector<Kept> kept = std::exchange(m_kept, {});
    for (const Kept& one : kept) {
        if (one.receiver)
            QCoreApplication::sendEvent(one.receiver, one.event.get());
    }
}

/// Of the keyboard, where the system says it: a busy program hears keys later than they were pressed.
Duration ScannerFilter::timeOf(const QKeyEvent& event) const
{
    if (event.timestamp() != 0)
        return Duration(static_cast<qint64>(event.timestamp()));
    return std::chrono::duration_cast<Duration>(m_clock.monotonic());
}

} // namespace guitai::till
