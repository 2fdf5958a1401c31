// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include "widgets/style_sheet.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>

namespace guitai::widgets {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

Tokens lightTokens()
{
    Tokens t;
    t.surface = rgb(0xF6F7F9);
    t.card = rgb(0xFFFFFF);
    t.sunken = rgb(0xF0F2F5);
    t.text = rgb(0x14181F);
    t.secondary = rgb(0x4A5361);
    t.border = rgb(0x7A8494);
    t.hairline = rgb(0xD9DEE5);
    t.primary = rgb(0x0B5CAD);
    t.primaryHover = rgb(0x094E93);
    t.onPrimary = rgb(0xFFFFFF);
    t.paid = {rgb(0x267357), rgb(0xE2F8F0)};
    t.waiting = {rgb(0x362712), rgb(0xF8EFE2)};
    t.failed = {rgb(0xC20000), rgb(0xF8E2E2)};
    t.info = {rgb(0x002C85), rgb(0xE2EAF8)};
    t.unknown = {rgb(0x5C0045), rgb(0xF8E2F3)};
    t.closed = {rgb(0x565F6C), rgb(0xECEEF1)};
    return t;
}

Tokens darkTokens()
{
    Tokens t;
    t.surface = rgb(0x12161C);
    t.card = rgb(0x1B2129);
    t.sunken = rgb(0x252D37);
    t.text = rgb(0xEEF1F5);
    t.secondary = rgb(0xB3BCC8);
    t.border = rgb(0x77828F);
    t.hairline = rgb(0x323B47);
    t.primary = rgb(0x5AA9F0);
    t.primaryHover = rgb(0x7ABAF4);
    t.onPrimary = rgb(0x06182B);
    t.paid = {rgb(0x66FFC7), rgb(0x0F3D2C)};
    t.waiting = {rgb(0xFFD11A), rgb(0x3D340F)};
    t.failed = {rgb(0xFF6666), rgb(0x3D0F0F)};
    t.info = {rgb(0x9FBDDF), rgb(0x0F253D)};
    t.unknown = {rgb(0xD966FF), rgb(0x320F3D)};
    t.closed = {rgb(0xB3BCC8), rgb(0x2A323C)};
    return t;
}

QPalette paletteOf(const Tokens& t)
{
    QPalette palette;
    palette.setColor(QPalette::Window, t.surface);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.card);
    palette.setColor(QPalette::AlternateBase, t.sunken);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::PlaceholderText, t.secondary);
    palette.setColor(QPalette::Button, t.card);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::BrightText, t.onPrimary);
    palette.setColor(QPalette::Highlight, t.primary);
    palette.setColor(QPalette::HighlightedText, t.onPrimary);
    palette.setColor(QPalette::Link, t.primary);
    palette.setColor(QPalette::ToolTipBase, t.card);
    palette.setColor(QPalette::ToolTipText, t.text);
    return palette;
}

} // namespace

const ToneColours& Tokens::of(models::Tone tone) const
{
    switch (tone) {
    case models::Tone::Paid: return paid;
    case models::Tone::Waiting: return waiting;
    case models::Tone::Failed: return failed;
    case models::Tone::Info: return info;
    case models::Tone::Unknown: return unknown;
    case models::Tone::Closed:
    case models::Tone::Neutral: break;
    }
    return closed;
}

const Tokens& tokensOf(bool dark)
{
    static const Tokens light = lightTokens();
    static const Tokens night = darkTokens();
    return dark ? night : light;
}

QFont textFont(int pixelSize, QFont::Weight weight)
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans SC"),
                      QStringLiteral("WenQuanYi Micro Hei"), QStringLiteral("sans-serif")});
    font.setPixelSize(pixelSize);
    font.setWeight(weight);
    return font;
}

Theme::Theme(QApplication& application, bool dark) : m_application(application), m_dark(dark)
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(textFont(sizes::kBody));
    apply();
}

void Theme::setDark(bool dark)
{
    if (dark == m_dark)
        return;
    m_dark = dark;
    apply();
    Q_EMIT changed();
}

void Theme::apply()
{
    QApplication::setPalette(paletteOf(tokens()));
    m_application.setStyleSheet(styleSheetOf(tokens()));
}

} // namespace guitai::widgets
