// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listening.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace guitai::app {

namespace {

Error invalid(const char* key, const QString& detail)
{
    return {config::errors::kConfigInvalid, QString::fromLatin1(key), detail};
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// EC first: a handshake costs two thirds of RSA's.
Result<QSslKey> readKey(const QString& path)
{
    const QByteArray pem = contentOf(path);
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return invalid("server.tls_key", QStringLiteral("This file holds no EC or RSA key in PEM."));
}

Result<QSslConfiguration> readTls(const Settings& settings)
{
    const auto chain = QSslCertificate::fromData(contentOf(settings.tlsCertificate), QSsl::Pem);
    if (chain.isEmpty())
        return invalid("server.tls_certificate", QStringLiteral("This file holds no certificate in PEM."));
    auto key = readKey(settings.tlsKey);
    if (!key)
        return key.error();
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(*key);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    return tls;
}

} // namespace

Result<server::ServerOptions> serverOptions(const Settings& settings)
{
    server::ServerOptions options;
    options.address = settings.address;
    options.port = settings.port;
    options.mostConnections = settings.mostConnections;
    options.mostPerAddress = settings.mostConnectionsPerAddress;
    for (const QString& text : settings.trustedProxies.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const server::Subnet subnet = QHostAddress::parseSubnet(text.trimmed());
        if (subnet.second < 0)
            return invalid("server.trusted_proxies", QStringLiteral("%1 is no address or subnet.").arg(text));
        options.trustedProxies.push_back(subnet);
    }
    if (settings.tlsCertificate.isEmpty())
        return options;
    auto tls = readTls(settings);
    if (!tls)
        return tls.error();
    options.tls = std::move(*tls);
    return options;
}

QUrl callbackBase(const Settings& settings, quint16 port)
{
    if (!settings.callbackBase.isEmpty())
        return settings.callbackBase;
    QUrl own;
    own.setScheme(settings.tlsCertificate.isEmpty() ? QStringLiteral("http") : QStringLiteral("https"));
    own.setHost(settings.address.toString());
    own.setPort(port);
    return own;
}

} // namespace guitai::app
