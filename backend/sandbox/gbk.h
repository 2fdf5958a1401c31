// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Chinese text in GBK, as bill files have it. Pure; any thread.
#pragma once

#include <QByteArray>
#include <QString>

namespace guitai::sandbox {

/// What GBK does not have becomes '?'.
QByteArray gbk(const QString& text);

} // namespace guitai::sandbox
