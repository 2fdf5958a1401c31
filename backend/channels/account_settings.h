// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Members that the settings of more than one provider's accounts have. Pure.
#pragma once

#include "result/result.h"

#include <QJsonObject>
#include <QUrl>

namespace guitai::channels {

namespace errors {
/// The settings or secrets are unusable; the field names the member at fault.
inline constexpr ErrorCode kAccountInvalid{"CHANNEL_ACCOUNT_INVALID", 422};
} // namespace errors

Error accountInvalid(const QString& member, const QString& detail);

/// Letters, digits, '-' and '_': safe inside a header's quotes and inside a path.
bool isName(QByteArrayView text, qsizetype longest);
Result<QByteArray> readName(const QJsonObject& settings, const QString& member, qsizetype longest);
/// Scheme, host and port alone: https, or http on this machine.
Result<QUrl> readHost(const QJsonObject& settings, const QString& member, const QUrl& usual);
Result<QByteArray> readIp(const QJsonObject& settings, const QString& member, const QByteArray& usual);

} // namespace guitai::channels
