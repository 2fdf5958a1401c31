// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screens/checkout/key_hints.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace guitai::screens::checkout {

namespace {

QString hint(const QString& key, const QString& meaning)
{
    return QStringLiteral("<b>%1</b>&nbsp;%2").arg(key, meaning);
}

QString joined(const QStringList& hints)
{
    return hints.join(QStringLiteral("&nbsp;&nbsp;&nbsp;&nbsp; "));
}

} // namespace

KeyHints::KeyHints(models::PaymentFlow& flow) : m_flow(flow), m_now(new QLabel), m_always(new QLabel)
{
    setProperty("kind", QByteArray("foot"));
    setFixedHeight(40);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    for (QLabel* label : {m_now, m_always}) {
        label->setProperty("kind", QByteArray("caption"));
        label->setTextFormat(Qt::RichText);
    }
    row->addWidget(m_now);
    row->addStretch();
    row->addWidget(m_always);
    connect(&flow, &models::PaymentFlow::stateChanged, this, &KeyHints::retranslate);
    connect(&flow, &models::PaymentFlow::saleChanged, this, &KeyHints::retranslate);
    retranslate();
}

void KeyHints::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void KeyHints::retranslate()
{
    using models::Key;
    const models::Keys keys = m_flow.keys();
    const bool entering = m_flow.state() == models::PaymentState::Entering;
    QStringList now;
    if (keys.testFlag(Key::Amount))
        now << hint(QStringLiteral("0–9 . +"), tr("Amount")) << hint(QStringLiteral("⌫"), tr("Delete"));
    if (entering)
        now << hint(QStringLiteral("F3 / Enter"), tr("Show code"));
    else if (keys.testFlag(Key::Primary))
        now << hint(QStringLiteral("Enter"), keys.testFlag(Key::ShowQr) ? tr("New code") : tr("Next customer"));
    if (keys.testFlag(Key::Query))
        now << hint(QStringLiteral("F5"), tr("Ask now"));
    if (keys.testFlag(Key::Stop))
        now << hint(QStringLiteral("Esc"), keys.testFlag(Key::Primary) ? tr("Next customer") : tr("Stop"));
    m_now->setText(joined(now));
    m_always->setText(joined(
        {hint(QStringLiteral("F6"), tr("Payments")), hint(QStringLiteral("Ctrl+Shift+L"), tr("Language")),
         hint(QStringLiteral("Ctrl+Shift+D"), tr("Light or dark")), hint(QStringLiteral("F11"), tr("Full screen"))}));
}

} // namespace guitai::screens::checkout
