// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "till/till.h"

#include "sound/player.h"

#include <QApplication>
#include <QRandomGenerator>

namespace guitai::till {

namespace {

models::MintKey systemKeyMint(const TillNo& tillNo)
{
    return models::keyMint(tillNo, [] { return QRandomGenerator::system()->generate(); });
}

std::unique_ptr<sound::Player> makePlayer(bool silent)
{
    if (silent)
        return std::make_unique<sound::SilentPlayer>();
    return sound::makeProcessPlayer();
}

} // namespace

Till::Till(QApplication& application, const TillOptions& options)
    : m_clock(options.clock ? *options.clock : m_systemClock), m_settings(options.settingsPath),
      m_language(application), m_http(http::makeSocketClient({})),
      m_backend(*m_http, options.backend, options.callLimits),
      m_stream(options.backend, m_timers, m_clock, options.streamTimes),
      m_link(m_backend, m_timers, m_clock, options.linkEvery),
      m_desk({m_backend, m_stream, m_link, m_timers,
              models::FlowParts{m_backend, m_timers, m_clock, systemKeyMint(options.tillNo),
                                m_settings.pendingSalePath(), options.flowTimes},
              options.tillNo}),
      m_books(*m_http, m_backend, [this] { m_desk.endedByBackend(); }),
      m_reconciliation(*m_http, m_backend, [this] { m_desk.endedByBackend(); }),
      m_refund(
          {m_books, m_timers, systemKeyMint(options.tillNo), m_settings.pendingRefundPath(), options.flowTimes.poll}),
      m_theme(application, false), m_player(makePlayer(options.silent))
{
    if (!options.language.isEmpty())
        m_settings.set(models::TillSettings::Key::Language, options.language);
    if (!options.theme.isEmpty())
        m_settings.set(models::TillSettings::Key::Theme, options.theme);
    m_language.speak(m_settings.language());
    m_theme.setDark(m_settings.isDark());
    const screens::Tools tools{m_desk,  m_settings, m_theme,  *m_player,       m_clock,
                               m_books, m_refund,   m_timers, m_reconciliation};
    QObject::connect(&m_desk, &models::TillDesk::refundNews, &m_refund, &models::RefundFlow::take);
    m_window = std::make_unique<TillWindow>(tools, m_language);
    m_link.start();
}

Till::~Till() = default;

} // namespace guitai::till
