// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/checkout/idle_panel.h"

#include "models/money_text.h"
#include "models/till_desk.h"
#include "models/till_settings.h"
#include "models/words.h"
#include "screens/checkout/notice_frame.h"
#include "screens/checkout/results_list.h"
#include "screens/checkout/wallet_chips.h"
#include "widgets/button.h"
#include "widgets/status_chip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace guitai::screens::checkout {

IdlePanel::IdlePanel(const Tools& tools)
    : m_tools(tools), m_ready(new widgets::StatusChip(tools.theme)),
      m_showCode(new widgets::Button(tools.theme, widgets::ButtonKind::Primary, models::Glyph::QrCode)),
      m_notice(new NoticeFrame(tools.theme)), m_results(new ResultsList(tools.theme, tools.desk.recent())),
      m_todayTitle(new QLabel), m_todayCount(new QLabel), m_todayAmount(new QLabel)
{
    m_ready->setObjectName(QStringLiteral("scan_ready"));
    m_showCode->setObjectName(QStringLiteral("show_code"));
    m_todayTitle->setProperty("kind", QByteArray("title"));
    m_todayCount->setProperty("kind", QByteArray("secondary"));
    m_todayAmount->setProperty("kind", QByteArray("figure"));
    m_todayAmount->setObjectName(QStringLiteral("today_amount"));
    auto* today = new QFrame;
    today->setProperty("kind", QByteArray("card"));
    auto* row = new QHBoxLayout(today);
    row->setContentsMargins(20, 12, 20, 12);
    row->setSpacing(12);
    row->addWidget(m_todayTitle);
    row->addWidget(m_todayCount);
    row->addStretch();
    row->addWidget(m_todayAmount);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_ready);
    column->addWidget(m_showCode);
    column->addWidget(new WalletChips(tools));
    column->addWidget(m_notice);
    column->addWidget(m_results, 1);
    column->addWidget(today);
    connect(m_showCode, &widgets::Button::clicked, this, &IdlePanel::showCodePressed);
    connect(&tools.desk, &models::TillDesk::totalsChanged, this, &IdlePanel::showTotals);
    retranslate();
}

void IdlePanel::guard(const Money& amount, bool isScan)
{
    m_isScan = isScan;
    m_kind = Notice::Guard;
    m_guarded = amount;
    showNotice();
}

void IdlePanel::askForAmount()
{
    m_kind = Notice::AskAmount;
    showNotice();
}

void IdlePanel::tell(const backend_client::Failure& failure)
{
    m_kind = Notice::Failure;
    m_failure = failure;
    showNotice();
}

void IdlePanel::clearNotice()
{
    m_kind = Notice::None;
    showNotice();
}

void IdlePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void IdlePanel::retranslate()
{
    m_showCode->setLabel(tr("Show payment code  (F3)"));
    m_showCode->setAccessibleName(tr("Show payment code"));
    m_ready->show(models::Glyph::Phone, models::Tone::Info, tr("Ready to scan the customer's code"));
    m_todayTitle->setText(tr("Today"));
    showTotals();
    showNotice();
}

void IdlePanel::showNotice()
{
    using models::Glyph;
    using models::Tone;
    switch (m_kind) {
    case Notice::None: m_notice->hide(); break;
    case Notice::Guard: {
        const bool inChinese = m_tools.settings.language().startsWith(QLatin1String("zh"));
        const QString capitals = models::chineseCapitals(m_guarded);
        const QString chinese = m_isScan ? tr("%1. Scan the code again to charge it.").arg(capitals)
                                         : tr("%1. Press Enter again to show the code.").arg(capitals);
        const QString plain =
            m_isScan ? tr("Scan the code again to charge it.") : tr("Press Enter again to show the code.");
        m_notice->present(Glyph::QuestionDiamond, Tone::Waiting,
                          tr("Large amount: %1").arg(models::moneyText(m_guarded)), inChinese ? chinese : plain);
        break;
    }
    case Notice::AskAmount:
        m_notice->present(Glyph::Keypad, Tone::Info, tr("Enter the amount first."), QString());
        break;
    case Notice::Failure: {
        const models::Words words = models::wordsOf(m_failure);
        m_notice->present(Glyph::Offline, Tone::Failed, words.happened,
                          tr("%1 (%2)").arg(words.todo, QString::fromLatin1(words.code)));
        break;
    }
    }
}

void IdlePanel::showTotals()
{
    const auto& totals = m_tools.desk.totals();
    m_todayCount->setText(totals ? tr("%n sale(s)", nullptr, totals->paidCount) : QStringLiteral("–"));
    m_todayAmount->setText(totals ? models::moneyText(totals->paidAmount) : QStringLiteral("–"));
}

} // namespace guitai::screens::checkout
