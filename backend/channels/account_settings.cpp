// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/account_settings.h"

#include <QHostAddress>

#include <algorithm>

namespace guitai::channels {

namespace {

bool isLoopback(const QUrl& url)
{
    const QString host = url.host();
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

} // namespace

Error accountInvalid(const QString& member, const QString& detail)
{
    return {errors::kAccountInvalid, member, detail};
}

bool isName(QByteArrayView text, qsizetype longest)
{
    return !text.isEmpty() && text.size() <= longest && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    });
}

Result<QByteArray> readName(const QJsonObject& settings, const QString& member, qsizetype longest)
{
    const QByteArray text = settings.value(member).toString().toUtf8();
    if (!isName(text, longest))
        return accountInvalid(member, QStringLiteral("Expected 1 to %1 letters and digits.").arg(longest));
    return text;
}

Result<QUrl> readHost(const QJsonObject& settings, const QString& member, const QUrl& usual)
{
    const QUrl url(settings.value(member).toString(usual.toString()), QUrl::StrictMode);
    const bool isBare = url.isValid() && !url.host().isEmpty() &&
                        (url.path().isEmpty() || url.path() == QLatin1String("/")) && !url.hasQuery() &&
                        !url.hasFragment() && url.userInfo().isEmpty();
    const bool isSafe =
        url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isLoopback(url));
    if (!isBare || !isSafe)
        return accountInvalid(member, QStringLiteral("Expected https://host[:port], or http on the loopback address."));
    QUrl bare = url;
    bare.setPath({});
    return bare;
}

Result<QByteArray> readIp(const QJsonObject& settings, const QString& member, const QByteArray& usual)
{
    const QString text = settings.value(member).toString(QString::fromLatin1(usual));
    if (QHostAddress(text).isNull())
        return accountInvalid(member, QStringLiteral("Expected an IP address."));
    return text.toLatin1();
}

} // namespace guitai::channels
