// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/focus_ring.h"

#include "widgets/theme.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QEvent>
#include <QLineEdit>
#include <QPainter>

namespace guitai::widgets {

namespace {

constexpr int kGap = 2;
constexpr int kLine = 3;

bool wantsRing(QWidget* widget)
{
    return qobject_cast<QAbstractButton*>(widget) || qobject_cast<QLineEdit*>(widget) ||
           qobject_cast<QAbstractSpinBox*>(widget);
}

} // namespace

FocusRing::FocusRing(const Theme& theme, QWidget* window) : QWidget(window), m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    hide();
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FocusRing::follow(QWidget* focused)
{
    watch(false);
    const bool ours = focused && focused->window() == parentWidget() && wantsRing(focused);
    m_followed = ours ? focused : nullptr;
    watch(true);
    place();
}

/// A control also moves when something around it does.
void FocusRing::watch(bool on)
{
    for (QWidget* widget = m_followed; widget && widget != parentWidget(); widget = widget->parentWidget()) {
        if (on)
            widget->installEventFilter(this);
        else
            widget->removeEventFilter(this);
    }
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide: place(); break;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

void FocusRing::place()
{
    if (!m_followed || !m_followed->isVisible()) {
        hide();
        return;
    }
    const int around = kGap + kLine;
    const QPoint corner = m_followed->mapTo(parentWidget(), QPoint(0, 0));
    setGeometry(QRect(corner, m_followed->size()).adjusted(-around, -around, around, around));
    raise();
    show();
}

void FocusRing::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.tokens().primary, kLine));
    painter.setBrush(Qt::NoBrush);
    const qreal half = kLine / 2.0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), sizes::kRadius + kGap + half,
                            sizes::kRadius + kGap + half);
}

} // namespace guitai::widgets
