// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/checkout/wallet_chips.h"

#include "backend_client/books.h"
#include "models/till_desk.h"
#include "models/words.h"
#include "widgets/button.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace guitai::screens::checkout {

namespace {

using guitai::wire::ChannelState;

constexpr int kAny = 1000;
constexpr char kAnyWallet[] = "AUTO_QR";

bool isForAll(const ChannelState& wallet)
{
    return wallet.code.bytes() == guitai::wire::kAggregate;
}

/// A wallet that works; one code for all of them is none itself.
bool isWorkingWallet(const ChannelState& wallet)
{
    return !isForAll(wallet) && models::isUsable(wallet);
}

} // namespace

WalletChips::WalletChips(const Tools& tools)
    : m_tools(tools), m_grid(new QGridLayout), m_chips(new QButtonGroup(this)), m_note(new QLabel)
{
    setObjectName(QStringLiteral("wallet_chips"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->setSizeConstraint(QLayout::SetNoConstraint);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    m_grid->setSpacing(8);
    column->addLayout(m_grid);
    column->addWidget(m_note);
    m_note->setObjectName(QStringLiteral("wallet_note"));
    m_note->setProperty("kind", QByteArray("secondary"));
    m_note->setWordWrap(true);
    connect(m_chips, &QButtonGroup::idClicked, this, &WalletChips::choose);
    connect(&tools.desk, &models::TillDesk::walletsWanted, this, &WalletChips::load);
    connect(&tools.desk.wallets(), &models::Wallets::changed, this, &WalletChips::rebuild);
    rebuild();
}

void WalletChips::load()
{
    using Page = guitai::wire::ChannelStatePage;
    m_tools.books.listWallets(backend_client::Reply<Page>(this, [this](const backend_client::Answer<Page>& answer) {
        if (answer.ok()) // else the till sells as it did: the backend decides anyway
            m_tools.desk.wallets().replace(answer.value().channels);
    }));
}

void WalletChips::rebuild()
{
    for (QAbstractButton* chip : m_chips->buttons()) {
        m_chips->removeButton(chip);
        chip->hide();
        chip->deleteLater();
    }
    m_shown = m_tools.desk.wallets().withCodes();
    setVisible(!m_shown.empty());
    apply();
    const QByteArray payWay = m_tools.desk.flow().payWay();
    const bool anyWorks = std::any_of(m_shown.begin(), m_shown.end(), &isWorkingWallet);
    if (std::count_if(m_shown.begin(), m_shown.end(), std::not_fn(&isForAll)) > 1) {
        addChip(kAny, tr("Any wallet"), anyWorks, payWay == kAnyWallet, models::Glyph::QrCode,
                tr("The wallet that works best is chosen."));
    }
    for (size_t i = 0; i < m_shown.size(); ++i) {
        const ChannelState& wallet = m_shown[i];
        const models::Look look = models::lookOf(wallet);
        const QString name = models::channelName(wallet.code.bytes());
        const bool plain = look.tone == models::Tone::Paid;
        const bool works = models::isUsable(wallet) && (!isForAll(wallet) || anyWorks);
        addChip(static_cast<int>(i), plain ? name : tr("%1 · %2").arg(name, look.word), works,
                payWay == models::codePayWay(wallet), look.glyph, whyOf(wallet));
    }
    place();
    const QString note = noteOf();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

QString WalletChips::whyOf(const ChannelState& wallet) const
{
    const QString reason = models::reasonOf(wallet);
    if (!reason.isEmpty())
        return reason;
    const bool saysItself = !isForAll(wallet) || !models::isUsable(wallet);
    return saysItself ? models::lookOf(wallet).word : tr("The customer opens it with any wallet.");
}

void WalletChips::addChip(int id, const QString& label, bool usable, bool chosen, models::Glyph glyph,
                          const QString& why)
{
    auto* chip = new widgets::Button(m_tools.theme, widgets::ButtonKind::Chip, glyph);
    chip->setObjectName(id == kAny ? QStringLiteral("wallet_any")
                                   : QStringLiteral("wallet_") + m_shown[static_cast<size_t>(id)].code.text());
    chip->setLabel(label);
    chip->setToolTip(why);
    chip->setAccessibleDescription(why);
    chip->setCheckable(true);
    chip->setEnabled(usable);
    chip->setChecked(chosen);
    m_chips->addButton(chip, id);
}

void WalletChips::place()
{
    while (QLayoutItem* item = m_grid->takeAt(0))
        delete item;
    const QList<QAbstractButton*> chips = m_chips->buttons();
    int widest = 1;
    for (const QAbstractButton* chip : chips)
        widest = std::max(widest, chip->sizeHint().width() + m_grid->spacing());
    const int columns = std::max(1, (width() + m_grid->spacing()) / widest);
    for (int i = 0; i < chips.size(); ++i)
        m_grid->addWidget(chips[i], i / columns, i % columns);
    for (int column = 0; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

void WalletChips::resizeEvent(QResizeEvent* event)
{
    place();
    QWidget::resizeEvent(event);
}

void WalletChips::choose(int id)
{
    m_choseAny = id == kAny;
    if (!m_choseAny)
        m_wanted = m_shown[static_cast<size_t>(id)].code.bytes();
    apply();
    for (QAbstractButton* chip : m_chips->buttons())
        chip->setChecked(m_chips->id(chip) == id);
}

/// The next sale's pay way follows from what the cashier wants and what works.
void WalletChips::apply()
{
    if (m_shown.empty())
        return;
    const auto wanted = std::find_if(m_shown.begin(), m_shown.end(),
                                     [this](const ChannelState& wallet) { return wallet.code.bytes() == m_wanted; });
    const ChannelState& wallet = wanted == m_shown.end() ? m_shown.front() : *wanted;
    const bool othersWork = std::any_of(m_shown.begin(), m_shown.end(), &isWorkingWallet);
    const bool any = m_choseAny || (!models::isUsable(wallet) && othersWork);
    m_tools.desk.flow().setPayWay(any ? QByteArray(kAnyWallet) : models::codePayWay(wallet));
}

/// What is wrong with the first wallet that does not work, and what to offer instead.
QString WalletChips::noteOf() const
{
    const auto bad = std::find_if(m_shown.begin(), m_shown.end(),
                                  [](const ChannelState& wallet) { return !models::isUsable(wallet); });
    if (bad == m_shown.end())
        return {};
    QStringList others;
    for (const ChannelState& wallet : m_shown) {
        if (isWorkingWallet(wallet))
            others.append(models::channelName(wallet.code.bytes()));
    }
    const QString name = models::channelName(bad->code.bytes());
    if (others.isEmpty())
        return tr("%1: %2 Take cash.").arg(name, models::reasonOf(*bad));
    return tr("%1: %2 Offer %3.").arg(name, models::reasonOf(*bad), others.join(tr(", ")));
}

void WalletChips::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QWidget::changeEvent(event);
}

} // namespace guitai::screens::checkout
