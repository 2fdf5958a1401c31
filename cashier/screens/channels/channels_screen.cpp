// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/channels/channels_screen.h"

#include "backend_client/books.h"
#include "models/book_failures.h"
#include "models/till_desk.h"
#include "screens/channels/own_link.h"
#include "screens/channels/wallet_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::screens::channels {

namespace {

using backend_client::Answer;
using backend_client::Reply;

} // namespace

std::unique_ptr<Screen> makeScreen(const Tools& tools)
{
    return std::make_unique<ChannelsScreen>(tools);
}

ChannelsScreen::ChannelsScreen(const Tools& tools)
    : m_tools(tools), m_column(new QVBoxLayout), m_keys(new QLabel), m_empty(new QLabel)
{
    setObjectName(name());
    auto* inside = new QWidget;
    m_column->setContentsMargins(16, 16, 16, 12);
    m_column->setSpacing(12);
    m_column->addWidget(m_empty);
    m_column->addWidget(new OwnLink(m_tools));
    m_column->addStretch();
    inside->setLayout(m_column);
    auto* scroll = new QScrollArea;
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* foot = new QFrame;
    foot->setProperty("kind", QByteArray("foot"));
    auto* line = new QHBoxLayout(foot);
    line->setContentsMargins(16, 8, 16, 8);
    line->addStretch();
    line->addWidget(m_keys);
    m_keys->setProperty("kind", QByteArray("caption"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addWidget(foot);
    connect(&tools.desk.wallets(), &models::Wallets::changed, this, &ChannelsScreen::show);
    retranslate();
}

std::optional<BarEntry> ChannelsScreen::barEntry() const
{
    return BarEntry{5, models::Glyph::List, tr("Channels")};
}

int ChannelsScreen::waiting() const
{
    const auto& wallets = m_tools.desk.wallets().all();
    const auto bad =
        std::count_if(wallets.begin(), wallets.end(), [](const State& wallet) { return !models::isUsable(wallet); });
    return static_cast<int>(bad);
}

void ChannelsScreen::entered()
{
    load();
    setFocus();
}

bool ChannelsScreen::takeKey(const QKeyEvent& event)
{
    if (event.key() != Qt::Key_F5)
        return false;
    load();
    return true;
}

void ChannelsScreen::load()
{
    using Page = guitai::wire::ChannelStatePage;
    m_tools.books.listWallets(Reply<Page>(this, [this](const Answer<Page>& answer) {
        if (answer.ok()) {
            m_tools.desk.wallets().replace(answer.value().channels);
            return;
        }
        m_empty->setText(models::retrySentenceOf(models::bookWordsOf(answer.failure())));
        m_empty->show();
    }));
}

void ChannelsScreen::show()
{
    const auto& wallets = m_tools.desk.wallets().all();
    std::erase_if(m_cards, [&](WalletCard* card) {
        const bool gone = std::none_of(wallets.begin(), wallets.end(),
                                       [card](const State& wallet) { return wallet.code == card->code(); });
        if (gone)
            card->deleteLater();
        return gone;
    });
    for (const State& wallet : wallets)
        cardOf(wallet.code)->present(wallet);
    m_empty->setVisible(wallets.empty());
    Q_EMIT waitingChanged();
}

WalletCard* ChannelsScreen::cardOf(const ChannelCode& code)
{
    const auto known =
        std::find_if(m_cards.begin(), m_cards.end(), [&](WalletCard* card) { return card->code() == code; });
    if (known != m_cards.end())
        return *known;
    auto* card = new WalletCard(m_tools, code);
    m_column->insertWidget(m_column->count() - 2, card); // above the till's own link
    m_cards.push_back(card);
    connect(card, &WalletCard::pauseWanted, this, [this, card](const QString& reason) { act(card, reason); });
    connect(card, &WalletCard::resumeWanted, this, [this, card] { act(card, {}); });
    return card;
}

/// Pauses with a reason, resumes without.
void ChannelsScreen::act(WalletCard* card, const QString& pauseReason)
{
    Reply<State> reply(card, [this, card](const Answer<State>& answer) {
        if (answer.ok()) {
            m_tools.desk.wallets().take(answer.value());
            return;
        }
        card->tell(models::sentenceOf(models::bookWordsOf(answer.failure())));
    });
    if (pauseReason.isEmpty())
        m_tools.books.resumeWallet(card->code(), std::move(reply));
    else
        m_tools.books.pauseWallet(card->code(), pauseReason, std::move(reply));
}

void ChannelsScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Screen::changeEvent(event);
}

void ChannelsScreen::retranslate()
{
    m_keys->setText(tr("F5 look again · Esc checkout"));
    if (m_tools.desk.wallets().all().empty())
        m_empty->setText(tr("The shop has no wallet yet."));
}

} // namespace guitai::screens::channels
