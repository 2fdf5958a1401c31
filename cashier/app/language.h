// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Language: which of the embedded translations the till speaks, switched live. GUI thread.
#pragma once

#include <QTranslator>

class QCoreApplication;

namespace guitai::till {

class Language
{
public:
    explicit Language(QCoreApplication& application) : m_application(application) {}

    /// "zh_CN" or "en"; every other name speaks English.
    void speak(const QString& name);

private:
    QCoreApplication& m_application;
    QTranslator m_translator;
};

} // namespace guitai::till
