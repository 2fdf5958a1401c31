// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A real till window over a scripted backend on a real socket, with its files in a folder of its own.
#pragma once

#include "cashier/scripted_backend.h"
#include "models/payment_states.h"
#include "till/till.h"

#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

namespace guitai::test {

/// The system's, and as much later as a test says.
class TillClock final : public Clock
{
public:
    UtcTime now() const override { return m_system.now() + m_ahead; }
    std::chrono::nanoseconds monotonic() const override { return m_system.monotonic() + m_ahead; }

    void advance(Duration by) { m_ahead += by; }

private:
    SystemClock m_system;
    Duration m_ahead{0};
};

class TillFixture
{
public:
    explicit TillFixture(QString language = QStringLiteral("en"), QString theme = QStringLiteral("light"))
    {
        options.backend = backend.url();
        options.tillNo = TillNo::trusted("T01");
        options.settingsPath = m_folder.filePath(QStringLiteral("till.ini"));
        options.language = std::move(language);
        options.theme = std::move(theme);
        options.silent = true;
        options.clock = &clock;
    }

    /// Starts the till; again after stop() it is the same till after a restart.
    void start()
    {
        m_till = std::make_unique<till::Till>(*qApp, options);
        m_till->window().resize(1024, 768);
        m_till->window().show();
        (void)QTest::qWaitForWindowExposed(&m_till->window());
    }
    void stop() { m_till.reset(); }
    void signIn()
    {
        child<QLineEdit>("operator")->setText(QStringLiteral("cashier"));
        child<QLineEdit>("password")->setText(QStringLiteral("right"));
        press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(desk().isSignedIn(), 5000);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* const focused = window().focusWidget();
        QTest::keyClick(focused ? focused : &window(), key, modifiers);
    }
    void type(const char* keys)
    {
        for (const char* key = keys; *key; ++key)
            QTest::keyClick(&window(), *key);
        hearKeys();
    }
    /// Digits are held back for a blink, because they may be a scan's.
    void hearKeys() { QTRY_VERIFY(!window().scanner().isHolding()); }
    /// Enter is deaf for half a second after a change.
    void letEnterHear() { clock.advance(options.flowTimes.primaryGuard); }
    models::PaymentState state() { return desk().flow().state(); }
    QString text(const char* name) { return child<QLabel>(name)->text(); }
    template <class T>
    T* child(const char* name)
    {
        return window().findChild<T*>(QLatin1String(name));
    }
    /// Of several pages' controls of one name the one that is shown; null when none is.
    template <class T>
    T* shown(const char* name)
    {
        for (T* one : window().findChildren<T*>(QLatin1String(name))) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    till::Till& till() { return *m_till; }
    till::TillWindow& window() { return m_till->window(); }
    models::TillDesk& desk() { return m_till->desk(); }
    models::TillSettings& settings() { return m_till->settings(); }

    ScriptedBackend backend;
    TillClock clock;
    till::TillOptions options;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<till::Till> m_till;
};

} // namespace guitai::test
