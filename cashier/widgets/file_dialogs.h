// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Asking for a file's place without stopping everything else meanwhile.
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace guitai::widgets {

/// then is called with the path when one was chosen.
void chooseFile(QWidget* parent, const QString& title, const QString& kinds, std::function<void(QString)> then);
/// Writes whole or not at all; then hears whether it was written, unless nobody wanted it any more.
void saveFile(QWidget* parent, const QString& title, const QString& name, const QByteArray& bytes,
              std::function<void(bool written)> then);

} // namespace guitai::widgets
