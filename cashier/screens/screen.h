// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Screen: one page of the till, and what it may use. A screen is a folder below this one; see README.md.
#pragma once

#include "models/glyph.h"

#include <QWidget>

#include <optional>

class QKeyEvent;

namespace guitai {
class Clock;
namespace async {
class Timers;
}
namespace backend_client {
class Books;
class Reconciliation;
} // namespace backend_client
namespace models {
class RefundFlow;
class TillDesk;
class TillSettings;
} // namespace models
namespace sound {
class Player;
}
namespace widgets {
class Theme;
}
} // namespace guitai

namespace guitai::screens {

struct Tools
{
    models::TillDesk& desk;
    models::TillSettings& settings;
    widgets::Theme& theme;
    sound::Player& player;
    const Clock& clock;
    backend_client::Books& books;
    models::RefundFlow& refund;
    async::Timers& timers;
    backend_client::Reconciliation& reconciliation;
};

/// Where a screen stands in the top bar.
struct BarEntry
{
    int order = 0; ///< from 1: Ctrl and this digit open it
    models::Glyph glyph = models::Glyph::None;
    QString title;
};

class Screen : public QWidget
{
    Q_OBJECT

public:
    /// Also the object name; the till opens "sign_in" without a session and "checkout" with one.
    virtual QString name() const = 0;
    /// Nothing for screens that only other screens lead to.
    virtual std::optional<BarEntry> barEntry() const { return std::nullopt; }
    /// Whether operators of that role have it in their bar.
    virtual bool isFor(const QByteArray& role) const
    {
        Q_UNUSED(role);
        return true;
    }
    /// Whether a session of that role begins there.
    virtual bool isHomeOf(const QByteArray& role) const
    {
        Q_UNUSED(role);
        return false;
    }
    /// What waits for somebody there, beside the entry.
    virtual int waiting() const { return 0; }
    /// It has just become the page that is shown.
    virtual void entered() = 0;
    /// Before entered(): what it shall be about, as the screen that asked for it says; often nothing.
    virtual void about(const QString& subject) { Q_UNUSED(subject); }
    /// A key no control of the page wanted, from anywhere in the window. True when it meant something.
    virtual bool takeKey(const QKeyEvent& event) = 0;
    /// The digits of a scan, whatever had the focus. False: it is not for this page, and is typed where the focus is.
    virtual bool takeScan(const QByteArray& digits)
    {
        Q_UNUSED(digits);
        return false;
    }

Q_SIGNALS:
    /// Another screen shall be shown.
    void wanted(const QString& screen, const QString& subject);
    void waitingChanged();
};

} // namespace guitai::screens
