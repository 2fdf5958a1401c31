// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/channels/wallet_card.h"

#include "models/shop_time.h"
#include "models/till_desk.h"
#include "models/words.h"
#include "screens/channels/penny_panel.h"
#include "widgets/button.h"
#include "widgets/sparkline.h"
#include "widgets/status_chip.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace guitai::screens::channels {

namespace {

constexpr int kMostReason = 200;

bool isPaused(const guitai::wire::ChannelState& wallet)
{
    return wallet.state == guitai::wire::channel_states::kPaused;
}

} // namespace

WalletCard::WalletCard(const Tools& tools, ChannelCode code)
    : m_tools(tools), m_code(std::move(code)), m_name(new QLabel), m_chip(new widgets::StatusChip(tools.theme)),
      m_since(new QLabel), m_reason(new QLabel), m_figures(new QGridLayout), m_unknowns(new QLabel),
      m_why(new QLineEdit), m_action(new widgets::Button(tools.theme, widgets::ButtonKind::Secondary)),
      m_cancel(new widgets::Button(tools.theme, widgets::ButtonKind::Quiet)), m_problem(new QLabel),
      m_trendTitle(new QLabel), m_trend(new widgets::Sparkline(tools.theme)), m_ending(new QLabel), m_heard(new QLabel),
      m_test(new widgets::Button(tools.theme, widgets::ButtonKind::Secondary)), m_penny(new PennyPanel(tools, m_code))
{
    setObjectName(QStringLiteral("wallet_card_") + m_code.text());
    setProperty("kind", QByteArray("card"));
    build();
    connect(m_action, &widgets::Button::clicked, this, &WalletCard::press);
    connect(m_cancel, &widgets::Button::clicked, this, [this] { askReason(false); });
    connect(m_why, &QLineEdit::returnPressed, this, &WalletCard::press);
    connect(m_test, &widgets::Button::clicked, m_penny, &PennyPanel::start);
    connect(m_penny, &PennyPanel::changed, this, [this] { m_test->setEnabled(!m_penny->isGoingOn()); });
}

void WalletCard::build()
{
    m_name->setProperty("kind", QByteArray("title"));
    m_since->setProperty("kind", QByteArray("secondary"));
    m_reason->setProperty("kind", QByteArray("secondary"));
    m_unknowns->setProperty("kind", QByteArray("secondary"));
    m_reason->setObjectName(QStringLiteral("wallet_reason"));
    m_reason->setWordWrap(true);
    m_trendTitle->setProperty("kind", QByteArray("caption"));
    m_ending->setProperty("kind", QByteArray("problem"));
    m_ending->setObjectName(QStringLiteral("wallet_ending"));
    m_ending->setWordWrap(true);
    m_heard->setProperty("kind", QByteArray("caption"));
    m_heard->setObjectName(QStringLiteral("wallet_heard"));
    m_heard->setWordWrap(true);
    m_test->setObjectName(QStringLiteral("wallet_test"));
    m_problem->setProperty("kind", QByteArray("problem"));
    m_problem->setWordWrap(true);
    m_action->setObjectName(QStringLiteral("wallet_action"));
    m_why->setObjectName(QStringLiteral("wallet_why"));
    m_why->setMaxLength(kMostReason);
    m_why->setMinimumHeight(40);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_name);
    head->addWidget(m_chip);
    head->addWidget(m_since);
    head->addStretch();
    head->addWidget(m_test);
    head->addWidget(m_action);
    auto* act = new QHBoxLayout;
    act->setSpacing(8);
    act->addWidget(m_why, 1);
    act->addWidget(m_cancel);
    m_figures->setHorizontalSpacing(32);
    m_figures->setVerticalSpacing(2);
    auto* middle = new QHBoxLayout;
    middle->addLayout(m_figures);
    middle->addStretch();
    auto* hour = new QVBoxLayout;
    hour->setSpacing(4);
    hour->addWidget(m_trendTitle, 0, Qt::AlignRight);
    hour->addWidget(m_trend);
    hour->addStretch();
    middle->addLayout(hour);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 12, 20, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_reason);
    column->addLayout(middle);
    column->addWidget(m_unknowns);
    column->addWidget(m_ending);
    column->addWidget(m_heard);
    column->addLayout(act);
    column->addWidget(m_problem);
    column->addWidget(m_penny);
    m_problem->hide();
    askReason(false);
}

void WalletCard::present(const guitai::wire::ChannelState& wallet)
{
    m_wallet = wallet;
    if (isPaused(wallet))
        askReason(false);
    retranslate();
}

void WalletCard::tell(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void WalletCard::askReason(bool ask)
{
    m_why->setVisible(ask);
    m_cancel->setVisible(ask);
    if (ask) {
        m_why->clear();
        m_why->setFocus();
    }
}

void WalletCard::press()
{
    tell({});
    const QString why = m_why->text().trimmed();
    if (isPaused(m_wallet))
        Q_EMIT resumeWanted();
    else if (m_why->isHidden())
        askReason(true);
    else if (why.isEmpty())
        tell(tr("Say why, for whoever stands at the till next."));
    else
        Q_EMIT pauseWanted(why);
}

void WalletCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void WalletCard::retranslate()
{
    const models::Look look = models::lookOf(m_wallet);
    const QString name = models::channelName(m_code.bytes());
    m_name->setText(name);
    setAccessibleName(tr("%1: %2").arg(name, look.word));
    m_chip->show(look.glyph, look.tone, look.word);
    m_since->setText(tr("since %1").arg(models::shortShopTime(m_wallet.since, m_tools.clock.now())));
    const QString reason = models::reasonOf(m_wallet);
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    showFigures();
    m_trend->show(m_wallet.trend);
    m_trend->setAccessibleName(models::trendInWords(m_wallet));
    m_trend->setToolTip(models::trendInWords(m_wallet));
    m_trendTitle->setText(tr("Answered well, last hour"));
    m_trendTitle->setVisible(!m_wallet.trend.empty());
    m_trend->setVisible(!m_wallet.trend.empty());
    m_unknowns->setText(tr("%n answer(s) of the last 5 min are not certain yet.", nullptr, m_wallet.unknowns));
    m_unknowns->setVisible(m_wallet.unknowns > 0);
    const QStringList ending = models::endingCertificates(m_wallet);
    m_ending->setText(ending.join(QLatin1Char('\n')));
    m_ending->setVisible(!ending.isEmpty());
    const QString hold = models::certificatesHold(m_wallet);
    const QString heard = models::lastHeard(m_wallet, m_tools.clock.now());
    m_heard->setText(hold.isEmpty() || !ending.isEmpty() ? heard : tr("%1 · %2").arg(heard, hold));
    m_heard->setVisible(m_wallet.canTest || !m_wallet.certificates.empty());
    showActions(name);
}

void WalletCard::showFigures()
{
    while (QLayoutItem* item = m_figures->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QStringList spans{tr("5 min"), tr("1 h"), tr("24 h")};
    const QStringList titles{tr("Answered well"), tr("Half within"), tr("95 % within"), tr("Codes asked for")};
    const auto put = [this](int row, int column, const QString& text, const char* kind) {
        auto* label = new QLabel(text);
        label->setProperty("kind", QByteArray(kind));
        m_figures->addWidget(label, row, column);
    };
    for (int i = 0; i < titles.size(); ++i)
        put(0, i + 1, titles[i], "caption");
    for (size_t i = 0; i < m_wallet.windows.size() && i < 3; ++i) {
        const guitai::wire::ChannelWindow& window = m_wallet.windows[i];
        const int row = static_cast<int>(i) + 1;
        const bool called = window.calls > 0;
        const QString none = QStringLiteral("–");
        put(row, 0, spans[row - 1], "caption");
        put(row, 1, called ? tr("%1.%2 %").arg(window.successPermille / 10).arg(window.successPermille % 10) : none,
            "");
        put(row, 2, called ? tr("%1 ms").arg(window.p50Ms) : none, "");
        put(row, 3, called ? tr("%1 ms").arg(window.p95Ms) : none, "");
        put(row, 4, QString::number(window.calls), "");
    }
}

void WalletCard::showActions(const QString& name)
{
    m_why->setPlaceholderText(tr("Why is it paused?"));
    m_why->setAccessibleName(tr("Reason of the pause"));
    m_cancel->setLabel(tr("Keep it"));
    m_action->setLabel(isPaused(m_wallet) ? tr("Resume") : tr("Pause"));
    m_action->setAccessibleName(isPaused(m_wallet) ? tr("Resume %1").arg(name) : tr("Pause %1").arg(name));
    const auto& session = m_tools.desk.session();
    const bool may = session && (session->role == "supervisor" || session->role == "admin");
    m_action->setVisible(may);
    m_test->setLabel(tr("Test with 0.01"));
    m_test->setAccessibleName(tr("Test %1 with 0.01 yuan").arg(name));
    m_test->setVisible(may && m_wallet.canTest);
}

} // namespace guitai::screens::channels
