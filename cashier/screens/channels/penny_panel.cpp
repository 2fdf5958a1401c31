// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/channels/penny_panel.h"

#include "backend_client/books.h"
#include "models/book_failures.h"
#include "models/words.h"
#include "widgets/qr_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace guitai::screens::channels {

namespace {

namespace states = guitai::wire::channel_test_states;
using backend_client::Answer;
using backend_client::Reply;
using guitai::wire::ChannelTest;

constexpr Duration kBetweenLooks = std::chrono::seconds(1);
constexpr int kSteps = 3;

/// How many of the steps are done.
int stepsDone(const ChannelTest& test)
{
    if (test.status == states::kPassed)
        return kSteps;
    return test.refund ? 2 : 1;
}

} // namespace

PennyPanel::PennyPanel(const Tools& tools, ChannelCode code)
    : m_tools(tools), m_code(std::move(code)), m_next(tools.timers), m_qr(new widgets::QrView), m_steps(new QLabel),
      m_result(new QLabel)
{
    setObjectName(QStringLiteral("penny_panel"));
    m_steps->setObjectName(QStringLiteral("penny_steps"));
    m_result->setObjectName(QStringLiteral("penny_result"));
    m_result->setProperty("kind", QByteArray("title"));
    m_steps->setWordWrap(true);
    m_result->setWordWrap(true);
    m_qr->setFixedSize(widgets::QrView::kLeastSide, widgets::QrView::kLeastSide);
    auto* words = new QVBoxLayout;
    words->addWidget(m_steps);
    words->addWidget(m_result);
    words->addStretch();
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 8, 0, 0);
    line->setSpacing(20);
    line->addWidget(m_qr);
    line->addLayout(words, 1);
    hide();
}

void PennyPanel::start()
{
    m_test.reset();
    m_problem.clear();
    m_isGoingOn = true;
    show();
    present();
    m_tools.books.testWallet(m_code, Reply<ChannelTest>(this, [this](const Answer<ChannelTest>& answer) {
                                 answer.ok() ? take(answer.value()) : fail(answer.failure());
                             }));
}

void PennyPanel::take(const ChannelTest& test)
{
    m_test = test;
    m_problem.clear();
    m_isGoingOn = guitai::wire::goesOn(test);
    if (m_isGoingOn)
        m_next.start(kBetweenLooks, [this] { look(); });
    present();
}

void PennyPanel::look()
{
    const PaymentNo paymentNo = m_test->payment.paymentNo;
    m_tools.books.walletTest(m_code, paymentNo, Reply<ChannelTest>(this, [this](const Answer<ChannelTest>& answer) {
                                 answer.ok() ? take(answer.value()) : fail(answer.failure());
                             }));
}

/// A test that was begun goes on whatever one look answers.
void PennyPanel::fail(const backend_client::Failure& failure)
{
    m_problem = models::sentenceOf(models::bookWordsOf(failure));
    m_isGoingOn = m_test.has_value();
    if (m_isGoingOn)
        m_next.start(kBetweenLooks, [this] { look(); });
    present();
}

QString PennyPanel::stepText(int step) const
{
    const QString wallet = models::channelName(m_code.bytes());
    switch (step) {
    case 0: return tr("A code for 0.01 yuan is asked for.");
    case 1: return tr("Somebody pays it with %1.").arg(wallet);
    default: return tr("The 0.01 yuan go back.");
    }
}

void PennyPanel::present()
{
    const int done = m_test ? stepsDone(*m_test) : 0;
    QStringList lines;
    for (int step = 0; step < kSteps; ++step) {
        const QString mark = step < done                   ? QStringLiteral("✓")
                             : step == done && m_isGoingOn ? QStringLiteral("…")
                                                           : QStringLiteral("–");
        lines.append(QStringLiteral("%1  %2").arg(mark, stepText(step)));
    }
    m_steps->setText(lines.join(QLatin1Char('\n')));
    const QByteArray status = m_test ? m_test->status : QByteArray();
    const bool isToBePaid = status == states::kWaiting && m_test->payment.credential.has_value();
    m_qr->setText(isToBePaid ? m_test->payment.credential->text : QString());
    m_qr->setVisible(isToBePaid);
    QString result;
    if (!m_problem.isEmpty())
        result = m_problem;
    else if (status == states::kPassed)
        result = tr("It works: the 0.01 yuan were paid and are back.");
    else if (status == states::kFailed)
        result = tr("Paid, but the 0.01 yuan did not go back. (%1)")
                     .arg(QString::fromLatin1(m_test->refund ? m_test->refund->errorCode : QByteArray()));
    else if (status == states::kUnpaid)
        result = tr("Nobody paid. Nothing was charged.");
    m_result->setText(result);
    m_result->setVisible(!result.isEmpty());
    Q_EMIT changed();
}

void PennyPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        present();
    QFrame::changeEvent(event);
}

} // namespace guitai::screens::channels
