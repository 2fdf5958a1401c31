// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/checkout/checkout_screen.h"

#include "models/money_text.h"
#include "models/till_desk.h"
#include "models/till_settings.h"
#include "models/words.h"
#include "screens/checkout/idle_panel.h"
#include "screens/checkout/key_hints.h"
#include "screens/checkout/notice_frame.h"
#include "screens/checkout/qr_panel.h"
#include "screens/checkout/result_panel.h"
#include "sound/player.h"
#include "widgets/amount_display.h"
#include "widgets/keypad.h"
#include "wire/payer_codes.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QStackedWidget>

namespace guitai::screens::checkout {

namespace {

using models::Key;
using models::PaymentFlow;
using models::PaymentState;

constexpr int kShortWindow = 600; // below, what only helps gives way to what is needed
constexpr std::chrono::milliseconds kGuardPause{500};

} // namespace

std::unique_ptr<Screen> makeScreen(const Tools& tools)
{
    return std::make_unique<CheckoutScreen>(tools);
}

CheckoutScreen::CheckoutScreen(const Tools& tools)
    : m_tools(tools), m_flow(tools.desk.flow()), m_amount(new widgets::AmountDisplay(tools.theme)),
      m_keypad(new widgets::Keypad(tools.theme)), m_right(new QStackedWidget), m_idle(new IdlePanel(tools)),
      m_qr(new QrPanel(tools)), m_result(new ResultPanel(tools)), m_hints(new KeyHints(m_flow)),
      m_scanNotice(new NoticeFrame(tools.theme, "scan_notice"))
{
    setObjectName(name());
    setFocusPolicy(Qt::StrongFocus);
    build();
    wire();
    showState(m_flow.state());
    showAmount();
}

std::optional<BarEntry> CheckoutScreen::barEntry() const
{
    return BarEntry{1, models::Glyph::Keypad, tr("Checkout")};
}

void CheckoutScreen::build()
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(16, 16, 8, 16);
    column->setSpacing(12);
    column->addWidget(m_amount, 2);
    column->addWidget(m_keypad, 5);
    m_amount->setObjectName(QStringLiteral("amount"));
    auto* right = new QWidget;
    auto* around = new QVBoxLayout(right);
    around->setContentsMargins(8, 16, 16, 16);
    around->setSpacing(12);
    around->addWidget(m_scanNotice);
    around->addWidget(m_right, 1);
    m_right->addWidget(m_idle);
    m_right->addWidget(m_qr);
    m_right->addWidget(m_result);
    grid->addWidget(left, 0, 0);
    grid->addWidget(right, 0, 1);
    grid->addWidget(m_hints, 1, 0, 1, 2);
    grid->setColumnStretch(0, 40);
    grid->setColumnStretch(1, 60);
    grid->setRowStretch(0, 1);
}

void CheckoutScreen::wire()
{
    connect(m_keypad, &widgets::Keypad::typed, this, [this](char key) {
        if (m_entry.type(key))
            amountEdited();
    });
    connect(m_keypad, &widgets::Keypad::doubleZeroTyped, this, [this] {
        if (m_entry.typeDoubleZero())
            amountEdited();
    });
    connect(m_keypad, &widgets::Keypad::backspacePressed, this, [this] {
        m_entry.backspace();
        amountEdited();
    });
    connect(m_keypad, &widgets::Keypad::clearPressed, this, [this] {
        m_entry.clear();
        amountEdited();
    });
    connect(m_keypad, &widgets::Keypad::enterPressed, this, &CheckoutScreen::pressPrimary);
    connect(m_idle, &IdlePanel::showCodePressed, this, &CheckoutScreen::pressPrimary);
    connect(m_result, &ResultPanel::primaryPressed, this, &CheckoutScreen::pressPrimary);
    connect(m_result, &ResultPanel::queryPressed, this, [this] { m_flow.pressQuery(); });
    connect(m_result, &ResultPanel::stopPressed, this, &CheckoutScreen::pressStop);
    connect(m_qr, &QrPanel::queryPressed, this, [this] { m_flow.pressQuery(); });
    connect(m_qr, &QrPanel::stopPressed, this, &CheckoutScreen::pressStop);
    connect(&m_flow, &PaymentFlow::stateChanged, this, &CheckoutScreen::showState);
    connect(&m_flow, &PaymentFlow::stateChanged, this, &CheckoutScreen::playCue);
    connect(&m_flow, &PaymentFlow::saleEnded, this, [this] {
        m_entry.clear();
        amountEdited();
    });
    connect(&m_flow, &PaymentFlow::amountReturned, this,
            [this](const Money& amount, const backend_client::Failure& failure) {
                if (m_entry.totalMinor() != amount.minor())
                    m_entry.set(amount.minor());
                amountEdited();
                backend_client::Failure told = failure;
                if (told.code.isEmpty())
                    told.code = "SALE_NOT_SENT_BEFORE";
                m_idle->tell(told);
            });
    connect(&m_flow, &PaymentFlow::couldNotSave, this, [this] {
        backend_client::Failure failure;
        failure.code = "TILL_DISK_WRITE_FAILED";
        m_idle->tell(failure);
    });
}

void CheckoutScreen::entered()
{
    setFocus();
    showState(m_flow.state());
    showAmount();
}

bool CheckoutScreen::takeKey(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F3:
        // A key held down is one wish, not many.
        if (!event.isAutoRepeat())
            pressPrimary();
        return true;
    case Qt::Key_F5: m_flow.pressQuery(); return true;
    case Qt::Key_Escape:
        if (!event.isAutoRepeat())
            pressStop();
        return true;
    default: return takeAmountKey(event);
    }
}

bool CheckoutScreen::takeAmountKey(const QKeyEvent& event)
{
    // Ctrl and a digit lead to another page.
    constexpr Qt::KeyboardModifiers kCommands = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    if (!m_flow.keys().testFlag(Key::Amount) || (event.modifiers() & kCommands))
        return false;
    bool taken = false;
    if (event.key() == Qt::Key_Backspace) {
        taken = m_entry.backspace();
    } else if (event.key() == Qt::Key_Delete || event.key() == Qt::Key_C) {
        m_entry.clear();
        taken = true;
    } else if (event.text().size() == 1) {
        const QChar key = event.text().front();
        // The decimal key of some number pads writes a comma.
        taken = key == QLatin1Char(',') ? m_entry.type('.') : m_entry.type(key.toLatin1());
    }
    if (taken)
        amountEdited();
    return taken;
}

void CheckoutScreen::pressPrimary()
{
    if (m_flow.state() != PaymentState::Entering) {
        m_flow.pressPrimary();
        return;
    }
    if (const auto amount = chargeable(false))
        m_flow.commit(*amount);
}

std::optional<Money> CheckoutScreen::chargeable(bool isScan)
{
    const Result<Money> amount = Money::chargeable(typedAmount().minor(), Currency::cny());
    if (!amount) {
        m_idle->askForAmount();
        return std::nullopt;
    }
    const auto now = m_tools.clock.monotonic();
    if (amount->minor() >= m_tools.settings.largeAmountMinor()) {
        if (m_guardSince.count() == 0) {
            m_guardSince = now;
            m_idle->guard(*amount, isScan);
            return std::nullopt;
        }
        if (now - m_guardSince < kGuardPause)
            return std::nullopt;
    }
    m_guardSince = {};
    m_idle->clearNotice();
    return *amount;
}

bool CheckoutScreen::takeScan(const QByteArray& digits)
{
    const auto wallet = wire::PayerCodes::usual().walletOf(digits);
    const bool isEntering = m_flow.state() == PaymentState::Entering;
    const bool isTaken = isEntering || m_flow.takesCode();
    if (!isTaken) {
        refuseScan();
    } else if (wallet && wallet->isWhole) {
        chargeCode(digits);
    } else {
        const models::Words words = models::wordsOf(wallet ? "PAYER_CODE_MALFORMED" : "PAYER_CODE_UNKNOWN");
        m_scanNotice->present(models::Glyph::QrCode, models::Tone::Failed, words.happened, words.todo);
    }
    return true;
}

void CheckoutScreen::chargeCode(const QByteArray& digits)
{
    const bool again = m_flow.state() != PaymentState::Entering;
    m_scanNotice->hide();
    if (const auto amount = again ? m_flow.sale().amount : chargeable(true))
        m_flow.commitCode(*amount, Secret(digits));
}

/// Nothing of it is kept: a code that is read while another payment is under way must not be charged later by itself.
void CheckoutScreen::refuseScan()
{
    const bool isOver = models::lookOf(m_flow.state()).settled;
    m_scanNotice->present(models::Glyph::QrCode, models::Tone::Unknown, tr("The code was not charged."),
                          isOver
                              ? tr("Press Enter for the next customer, enter the amount, then scan.")
                              : tr("Another payment is under way. Wait for its result or stop it, then scan again."));
    if (!m_tools.settings.isMuted())
        m_tools.player.play(sound::Pattern::Failed);
}

void CheckoutScreen::pressStop()
{
    if (m_flow.state() == PaymentState::Entering) {
        m_guardSince = {};
        m_idle->clearNotice();
        return;
    }
    m_flow.pressStop();
}

void CheckoutScreen::showState(PaymentState state)
{
    const bool entering = state == PaymentState::Entering;
    QWidget* const page = entering                           ? static_cast<QWidget*>(m_idle)
                          : state == PaymentState::ShowingQr ? static_cast<QWidget*>(m_qr)
                                                             : static_cast<QWidget*>(m_result);
    m_right->setCurrentWidget(page);
    m_scanNotice->hide();
    m_keypad->setTypingAllowed(entering);
    m_keypad->setEnterAllowed(models::lookOf(state).keys.testFlag(Key::Primary));
    m_amount->setDimmed(!entering);
    showAmount();
    // The button that had the keyboard may be gone; digits and Enter must work at once.
    if (isVisible())
        setFocus();
}

void CheckoutScreen::showAmount()
{
    const bool entering = m_flow.state() == PaymentState::Entering;
    const Money shown = entering || m_flow.sale().key.isEmpty() ? typedAmount() : m_flow.sale().amount;
    const QString sum = m_entry.isSum()
                            ? QString::fromLatin1(m_entry.text()).replace(QLatin1Char('+'), QStringLiteral(" + "))
                            : QString();
    m_amount->show(models::plainAmountText(shown), tr("Amount"), sum);
}

void CheckoutScreen::amountEdited()
{
    m_scanNotice->hide();
    m_guardSince = {};
    m_idle->clearNotice();
    showAmount();
}

void CheckoutScreen::playCue(PaymentState state)
{
    if (m_tools.settings.isMuted())
        return;
    switch (models::lookOf(state).cue) {
    case models::Cue::Paid: m_tools.player.play(sound::Pattern::Paid); break;
    case models::Cue::Failed: m_tools.player.play(sound::Pattern::Failed); break;
    case models::Cue::Unknown: m_tools.player.play(sound::Pattern::Unknown); break;
    case models::Cue::Silent: break;
    }
}

Money CheckoutScreen::typedAmount() const
{
    return Money(m_entry.totalMinor(), Currency::cny());
}

void CheckoutScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showAmount();
    Screen::changeEvent(event);
}

void CheckoutScreen::resizeEvent(QResizeEvent* event)
{
    m_hints->setVisible(height() >= kShortWindow);
    Screen::resizeEvent(event);
}

} // namespace guitai::screens::checkout
