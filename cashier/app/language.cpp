// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "till/language.h"

#include <QCoreApplication>
#include <QLocale>

namespace guitai::till {

void Language::speak(const QString& name)
{
    const bool chinese = name == QLatin1String("zh_CN");
    QLocale::setDefault(chinese ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English));
    m_application.removeTranslator(&m_translator);
    const QString file = chinese ? QStringLiteral("guitai_zh_CN") : QStringLiteral("guitai_en");
    if (m_translator.load(QStringLiteral(":/i18n/") + file))
        m_application.installTranslator(&m_translator);
}

} // namespace guitai::till
