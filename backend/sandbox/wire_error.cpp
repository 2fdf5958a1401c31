// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wire_error.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

QByteArray WireError::toJson() const
{
    QJsonObject body{{u"code"_s, QString::fromLatin1(code)}, {u"message"_s, message}};
    if (!detail.isEmpty())
        body.insert(u"detail"_s, detail);
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

WireError fieldError(const QString& field, const QString& issue, const QString& value, const QString& location)
{
    const QJsonObject detail{{u"field"_s, field}, {u"value"_s, value}, {u"issue"_s, issue}, {u"location"_s, location}};
    return {400, "PARAM_ERROR", u"参数错误：%1 %2"_s.arg(field, issue), detail};
}

WireError signError(const QString& issue)
{
    const QJsonObject inner{{u"issue"_s, issue}};
    const QJsonObject detail{{u"field"_s, u"signature"_s}, {u"location"_s, u"authorization"_s}, {u"detail"_s, inner}};
    return {401, "SIGN_ERROR", u"签名错误，请检查后再试"_s, detail};
}

} // namespace guitai::sandbox
