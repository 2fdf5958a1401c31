// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/channels/own_link.h"

#include "backend_client/books.h"
#include "backend_client/link_watch.h"
#include "models/book_failures.h"
#include "models/till_desk.h"
#include "widgets/button.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace guitai::screens::channels {

namespace {

using backend_client::Answer;
using backend_client::Reply;
using Page = guitai::wire::ChannelStatePage;

} // namespace

OwnLink::OwnLink(const Tools& tools)
    : m_tools(tools), m_title(new QLabel), m_server(new QLabel), m_push(new QLabel), m_result(new QLabel),
      m_test(new widgets::Button(tools.theme, widgets::ButtonKind::Secondary))
{
    setObjectName(QStringLiteral("own_link"));
    setProperty("kind", QByteArray("card"));
    m_title->setProperty("kind", QByteArray("title"));
    m_server->setObjectName(QStringLiteral("own_link_server"));
    m_push->setObjectName(QStringLiteral("own_link_push"));
    m_result->setObjectName(QStringLiteral("own_link_result"));
    m_result->setProperty("kind", QByteArray("secondary"));
    m_test->setObjectName(QStringLiteral("own_link_test"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(20, 12, 20, 12);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_test, 0, 1, 2, 1, Qt::AlignRight | Qt::AlignTop);
    grid->addWidget(m_server, 1, 0);
    grid->addWidget(m_push, 2, 0, 1, 2);
    grid->addWidget(m_result, 3, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    m_result->hide();
    connect(m_test, &widgets::Button::clicked, this, &OwnLink::test);
    connect(&tools.desk, &models::TillDesk::linkChanged, this, &OwnLink::present);
    connect(&tools.desk, &models::TillDesk::liveChanged, this, &OwnLink::present);
    retranslate();
}

void OwnLink::present()
{
    const auto& link = m_tools.desk.link();
    m_server->setText(link.isOffline() ? tr("Server: cannot be reached.")
                                       : tr("Server: answers within %1 ms.").arg(link.roundTripMs()));
    m_push->setText(m_tools.desk.isLive() ? tr("Push: connected, results come by themselves.")
                                          : tr("Push: not connected, results are asked for every few seconds."));
}

void OwnLink::test()
{
    m_result->setText(tr("Asking…"));
    m_result->show();
    const auto sentAt = m_tools.clock.monotonic();
    m_tools.books.listWallets(Reply<Page>(this, [this, sentAt](const Answer<Page>& answer) {
        const auto took = std::chrono::duration_cast<Duration>(m_tools.clock.monotonic() - sentAt);
        if (answer.ok()) {
            m_tools.desk.wallets().replace(answer.value().channels);
            m_result->setText(tr("Answered in %1 ms.").arg(took.count()));
            return;
        }
        m_result->setText(models::sentenceOf(models::bookWordsOf(answer.failure())));
    }));
}

void OwnLink::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void OwnLink::retranslate()
{
    m_title->setText(tr("This till's own link"));
    m_test->setLabel(tr("Test"));
    m_test->setAccessibleName(tr("Test this till's own link"));
    m_result->hide();
    present();
}

} // namespace guitai::screens::channels
