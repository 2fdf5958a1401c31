// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/accounts/accounts_screen.h"

#include "models/book_failures.h"
#include "models/book_words.h"
#include "models/money_text.h"
#include "models/till_desk.h"
#include "widgets/button.h"
#include "widgets/table_view.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::screens::accounts {

namespace {

using backend_client::Answer;

QLabel* addFigure(QHBoxLayout& row, QLabel*& title, const char* name)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    title = new QLabel;
    title->setProperty("kind", QByteArray("caption"));
    auto* figure = new QLabel;
    figure->setProperty("kind", QByteArray("big"));
    figure->setObjectName(QLatin1String(name));
    column->addWidget(title);
    column->addWidget(figure);
    row.addLayout(column);
    row.addSpacing(48);
    return figure;
}

} // namespace

std::unique_ptr<Screen> makeScreen(const Tools& tools)
{
    return std::make_unique<AccountsScreen>(tools);
}

AccountsScreen::AccountsScreen(const Tools& tools)
    : m_tools(tools), m_table(tools.books, tools.clock), m_chipRow(new QHBoxLayout), m_chips(new QButtonGroup(this)),
      m_number(new QLabel), m_view(new widgets::TableView(tools.theme)), m_keys(new QLabel)
{
    setObjectName(name());
    build();
    connect(m_chips, &QButtonGroup::idClicked, this, &AccountsScreen::showAccount);
    connect(&m_table, &models::PagedTable::stateChanged, this, &AccountsScreen::retranslate);
    connect(&tools.desk, &models::TillDesk::signedOut, this, [this] {
        m_accounts.clear();
        m_asked = false;
    });
    retranslate();
}

std::optional<BarEntry> AccountsScreen::barEntry() const
{
    return BarEntry{4, models::Glyph::Ledger, tr("Accounts")};
}

void AccountsScreen::build()
{
    auto* card = new QFrame;
    card->setProperty("kind", QByteArray("card"));
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(20, 14, 20, 14);
    inside->setSpacing(10);
    m_chipRow->setSpacing(8);
    inside->addLayout(m_chipRow);
    auto* figures = new QHBoxLayout;
    m_balance = addFigure(*figures, m_balanceTitle, "account_balance");
    m_held = addFigure(*figures, m_heldTitle, "account_held");
    figures->addStretch();
    m_number->setProperty("kind", QByteArray("number"));
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    figures->addWidget(m_number, 0, Qt::AlignBottom);
    inside->addLayout(figures);
    m_view->setObjectName(QStringLiteral("entry_list"));
    m_view->setModel(&m_table);
    m_keys->setProperty("kind", QByteArray("caption"));
    auto* body = new QVBoxLayout;
    body->setContentsMargins(16, 16, 16, 12);
    body->setSpacing(12);
    body->addWidget(card);
    body->addWidget(m_view, 1);
    auto* foot = new QFrame;
    foot->setProperty("kind", QByteArray("foot"));
    auto* line = new QHBoxLayout(foot);
    line->setContentsMargins(16, 8, 16, 8);
    line->addStretch();
    line->addWidget(m_keys);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(body, 1);
    column->addWidget(foot);
}

void AccountsScreen::entered()
{
    load();
    m_view->setFocus();
}

bool AccountsScreen::takeKey(const QKeyEvent& event)
{
    const int count = static_cast<int>(m_accounts.size());
    if (event.key() == Qt::Key_F5) {
        load();
        return true;
    }
    if (count > 1 && (event.key() == Qt::Key_Left || event.key() == Qt::Key_Right)) {
        showAccount((m_shown + (event.key() == Qt::Key_Right ? 1 : count - 1)) % count);
        return true;
    }
    return false;
}

void AccountsScreen::load()
{
    m_tools.books.listAccounts(backend_client::Reply<guitai::wire::AccountList>(
        this, [this](const Answer<guitai::wire::AccountList>& answer) { takeAccounts(answer); }));
}

void AccountsScreen::takeAccounts(const Answer<guitai::wire::AccountList>& answer)
{
    m_asked = true;
    m_failure = answer.ok() ? backend_client::Failure{} : answer.failure();
    if (answer.ok())
        m_accounts = answer.value().accounts;
    showChips();
    if (!m_accounts.empty())
        showAccount(std::clamp(m_shown, 0, static_cast<int>(m_accounts.size()) - 1));
    retranslate();
}

void AccountsScreen::showChips()
{
    for (QAbstractButton* chip : m_chips->buttons()) {
        m_chips->removeButton(chip);
        chip->hide();
        chip->deleteLater();
    }
    while (QLayoutItem* item = m_chipRow->takeAt(0))
        delete item;
    for (std::size_t i = 0; i < m_accounts.size(); ++i) {
        auto* chip = new widgets::Button(m_tools.theme, widgets::ButtonKind::Chip, models::Glyph::Ledger);
        chip->setObjectName(QStringLiteral("account"));
        chip->setCheckable(true);
        m_chips->addButton(chip, static_cast<int>(i));
        m_chipRow->addWidget(chip);
    }
    m_chipRow->addStretch();
}

void AccountsScreen::showAccount(int which)
{
    m_shown = which;
    m_chips->button(which)->setChecked(true);
    m_table.show(m_accounts[static_cast<std::size_t>(which)]);
    retranslate();
}

void AccountsScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_table.retranslate();
        retranslate();
    }
    Screen::changeEvent(event);
}

void AccountsScreen::resizeEvent(QResizeEvent* event)
{
    m_view->setColumns({{132, 0}, {260, 2}, {152, 0}, {300, 1}});
    Screen::resizeEvent(event);
}

void AccountsScreen::retranslate()
{
    using State = models::PagedTable::State;
    m_view->setAccessibleName(tr("Entries"));
    m_keys->setText(tr("↑↓ entries · ←→ accounts · F5 look again · Esc checkout"));
    m_balanceTitle->setText(tr("May be spent"));
    m_heldTitle->setText(tr("Held"));
    for (std::size_t i = 0; i < m_accounts.size(); ++i) {
        auto* chip = static_cast<widgets::Button*>(m_chips->button(static_cast<int>(i)));
        if (chip)
            chip->setLabel(tr("%1 (%2)").arg(models::accountName(m_accounts[i].kind),
                                             QString::fromLatin1(m_accounts[i].balance.currency().code())));
    }
    if (!m_accounts.empty()) {
        const guitai::wire::Account& account = m_accounts[static_cast<std::size_t>(m_shown)];
        const bool drawer = account.kind == "DRAWER";
        m_balanceTitle->setText(drawer ? tr("In the drawer") : tr("May be spent"));
        m_balance->setText(models::moneyText(models::shownBalance(account)));
        m_held->setText(models::moneyText(account.frozen));
        m_held->setVisible(!drawer);
        m_heldTitle->setVisible(!drawer);
        m_number->setText(tr("Account %1").arg(account.accountNo.text()));
    }
    const backend_client::Failure& failure = m_failure.code.isEmpty() ? m_table.failure() : m_failure;
    const bool failed = !m_failure.code.isEmpty() || m_table.state() == State::Failed;
    if (failed) {
        m_view->setEmptyText(models::retrySentenceOf(models::bookWordsOf(failure)));
    } else if (m_asked && m_accounts.empty()) {
        m_view->setEmptyText(tr("The shop has no account yet. It begins with the first payment."));
    } else if (m_table.state() == State::Ready) {
        m_view->setEmptyText(tr("No entries yet."));
    } else {
        m_view->setEmptyText(tr("Looking…"));
    }
}

} // namespace guitai::screens::accounts
