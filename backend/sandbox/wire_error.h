// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the played WeChat Pay answers when it refuses: status, code, message and the faulty field.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace guitai::sandbox {

struct WireError
{
    int status;
    QByteArray code; ///< "PARAM_ERROR"
    QString message;
    QJsonObject detail = {}; ///< absent from the answer when empty

    QByteArray toJson() const;
};

/// An error, or nothing when all is well.
using Refusal = std::optional<WireError>;

/// 400 PARAM_ERROR about one field; `location` is body, query, path or header.
WireError fieldError(const QString& field, const QString& issue, const QString& value = {},
                     const QString& location = QStringLiteral("body"));
/// 401 SIGN_ERROR; such an answer is never signed.
WireError signError(const QString& issue);

} // namespace guitai::sandbox
