// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/sign_in/sign_in_screen.h"

#include "models/till_desk.h"
#include "models/till_settings.h"
#include "models/words.h"
#include "screens/sign_in/brand_panel.h"
#include "widgets/announce.h"
#include "widgets/button.h"
#include "widgets/glyph_label.h"
#include "widgets/status_chip.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace guitai::screens::sign_in {

namespace {

using models::TillDesk;
using models::TillSettings;

constexpr int kFormWidth = 380;

QLineEdit* makeField(const char* name)
{
    auto* field = new QLineEdit;
    field->setObjectName(QLatin1String(name));
    field->setContextMenuPolicy(Qt::NoContextMenu);
    field->setMaxLength(64);
    return field;
}

} // namespace

std::unique_ptr<Screen> makeScreen(const Tools& tools)
{
    return std::make_unique<SignInScreen>(tools);
}

SignInScreen::SignInScreen(const Tools& tools)
    : m_tools(tools), m_heading(new QLabel), m_operatorLabel(new QLabel), m_operator(makeField("operator")),
      m_passwordLabel(new QLabel), m_password(makeField("password")),
      m_submit(new widgets::Button(tools.theme, widgets::ButtonKind::Primary)),
      m_problemGlyph(new widgets::GlyphLabel(tools.theme, 24)), m_problem(new QLabel),
      m_link(new widgets::StatusChip(tools.theme))
{
    setObjectName(name());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(new BrandPanel(tools.theme, tools.desk.tillNo().text()), 5);
    row->addWidget(buildForm(), 7);
    connect(m_submit, &widgets::Button::clicked, this, &SignInScreen::submit);
    connect(m_operator, &QLineEdit::returnPressed, this, &SignInScreen::submit);
    connect(m_password, &QLineEdit::returnPressed, this, &SignInScreen::submit);
    connect(&tools.desk, &TillDesk::linkChanged, this, &SignInScreen::showLink);
    connect(&tools.desk, &TillDesk::signedIn, this, [this] {
        m_failure = {};
        setBusy(false);
    });
    connect(&tools.desk, &TillDesk::signInRefused, this, [this](const backend_client::Failure& failure) {
        m_failure = failure;
        setBusy(false);
        m_password->setFocus();
    });
    connect(&tools.desk, &TillDesk::signedOut, this, [this](bool byBackend) {
        m_failure = {};
        if (byBackend)
            m_failure.code = "SESSION_ENDED";
        showProblem();
    });
    m_operator->setText(tools.settings.value(TillSettings::Key::Operator).toString());
    retranslate();
}

QWidget* SignInScreen::buildForm()
{
    auto* form = new QWidget;
    form->setFixedWidth(kFormWidth);
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_heading->setProperty("kind", QByteArray("heading"));
    m_operatorLabel->setBuddy(m_operator);
    m_passwordLabel->setBuddy(m_password);
    m_password->setEchoMode(QLineEdit::Password);
    m_submit->setObjectName(QStringLiteral("submit"));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    column->addWidget(m_heading);
    column->addSpacing(16);
    column->addWidget(m_operatorLabel);
    column->addWidget(m_operator);
    column->addSpacing(8);
    column->addWidget(m_passwordLabel);
    column->addWidget(m_password);
    column->addSpacing(16);
    column->addWidget(m_submit);
    auto* problem = new QHBoxLayout;
    problem->setSpacing(8);
    problem->addWidget(m_problemGlyph, 0, Qt::AlignTop);
    problem->addWidget(m_problem, 1);
    // Its place is kept while there is nothing to say, so that the form does not jump.
    m_problem->setMinimumHeight(72);
    m_problem->setAlignment(Qt::AlignTop);
    column->addSpacing(8);
    column->addLayout(problem);
    column->addWidget(m_link, 0, Qt::AlignLeft);

    auto* middle = new QWidget;
    auto* around = new QVBoxLayout(middle);
    around->addStretch();
    around->addWidget(form, 0, Qt::AlignHCenter);
    around->addStretch();
    return middle;
}

void SignInScreen::entered()
{
    m_password->clear();
    showProblem();
    showLink();
    (m_operator->text().isEmpty() ? m_operator : m_password)->setFocus();
}

bool SignInScreen::takeKey(const QKeyEvent& event)
{
    if (event.key() != Qt::Key_Return && event.key() != Qt::Key_Enter)
        return false;
    submit();
    return true;
}

void SignInScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Screen::changeEvent(event);
}

void SignInScreen::retranslate()
{
    m_heading->setText(tr("Sign in"));
    m_operatorLabel->setText(tr("Operator"));
    m_operator->setAccessibleName(tr("Operator"));
    m_passwordLabel->setText(tr("Password"));
    m_password->setAccessibleName(tr("Password"));
    m_submit->setLabel(m_busy ? tr("Signing in…") : tr("Sign in"));
    showProblem();
    showLink();
}

void SignInScreen::showLink()
{
    using State = backend_client::LinkWatch::State;
    switch (m_tools.desk.link().state()) {
    case State::Unknown:
        m_link->show(models::Glyph::Hourglass, models::Tone::Closed, tr("Looking for the backend…"));
        break;
    case State::Online: m_link->show(models::Glyph::CheckCircle, models::Tone::Paid, tr("Backend reached")); break;
    case State::Offline:
        m_link->show(models::Glyph::Offline, models::Tone::Failed, tr("No connection to the backend"));
        break;
    }
}

void SignInScreen::showProblem()
{
    const bool any = !m_failure.code.isEmpty();
    m_problemGlyph->show(any ? models::Glyph::CrossOctagon : models::Glyph::None, models::Tone::Failed);
    if (!any) {
        m_problem->clear();
        return;
    }
    m_problem->setText(models::sentenceOf(models::wordsOf(m_failure)));
    widgets::announce(m_problem);
}

void SignInScreen::setBusy(bool busy)
{
    m_busy = busy;
    m_operator->setEnabled(!busy);
    m_password->setEnabled(!busy);
    m_submit->setEnabled(!busy);
    retranslate();
}

void SignInScreen::submit()
{
    if (m_busy)
        return;
    const auto operatorId = OperatorId::parse(m_operator->text().trimmed().toUtf8());
    if (!operatorId) {
        m_operator->setFocus();
        return;
    }
    if (m_password->text().isEmpty()) {
        m_password->setFocus();
        return;
    }
    m_tools.settings.set(TillSettings::Key::Operator, operatorId->text());
    m_failure = {};
    setBusy(true);
    m_tools.desk.signIn(*operatorId, Secret(m_password->text().toUtf8()));
}

} // namespace guitai::screens::sign_in
