// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ClassRail: the classes of differences with how many there are and how much is in them.
#pragma once

#include "models/exception_desk.h"
#include "screens/screen.h"

class QButtonGroup;
class QVBoxLayout;

namespace guitai::screens::exceptions {

class ClassRail final : public QWidget
{
    Q_OBJECT

public:
    ClassRail(const Tools& tools, models::ExceptionDesk& desk);

    void choose(const QByteArray& kind);
    void retranslate();

Q_SIGNALS:
    /// Empty: all.
    void chosen(const QByteArray& kind);

private:
    Tools m_tools;
    models::ExceptionDesk& m_desk;
    QButtonGroup* m_group;
};

} // namespace guitai::screens::exceptions
