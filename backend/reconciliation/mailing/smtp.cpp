// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailing/smtp.h"

#include <QHostAddress>

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <mutex>

namespace guitai::mailing {

namespace {

Error notSent(const QString& detail)
{
    return {errors::kMailNotSent, {}, detail, {}};
}

struct Upload
{
    QByteArray bytes;
    qsizetype at = 0;
};

size_t readUpload(char* buffer, size_t size, size_t count, void* user)
{
    auto* upload = static_cast<Upload*>(user);
    const qsizetype next = std::min(static_cast<qsizetype>(size * count), upload->bytes.size() - upload->at);
    std::memcpy(buffer, upload->bytes.constData() + upload->at, static_cast<size_t>(next));
    upload->at += next;
    return static_cast<size_t>(next);
}

bool isThisMachine(const QString& host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

QByteArray urlOf(const SmtpServer& server)
{
    const char* scheme = server.security == Security::Tls ? "smtps://" : "smtp://";
    return scheme + server.host.toUtf8() + ':' + QByteArray::number(server.port);
}

void configure(CURL* curl, const SmtpServer& server)
{
    curl_easy_setopt(curl, CURLOPT_URL, urlOf(server).constData());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L); // many threads
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(server.deadline.count()));
    // Also the goodbye, which the deadline above does not bound.
    constexpr Duration kMostSilence = std::chrono::seconds(10);
    const auto silence = std::chrono::ceil<std::chrono::seconds>(std::min(server.deadline, kMostSilence));
    curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(silence.count()));
    curl_easy_setopt(curl, CURLOPT_PROXY, ""); // whatever the environment says
    if (server.security != Security::Loopback)
        curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!server.authorities.isEmpty())
        curl_easy_setopt(curl, CURLOPT_CAINFO, server.authorities.toUtf8().constData());
    if (!server.user.isEmpty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.toUtf8().constData());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.reveal().constData());
    }
}

} // namespace

Result<Done> send(const SmtpServer& server, const Mail& mail)
{
    if (server.security == Security::Loopback && (!isThisMachine(server.host) || !server.user.isEmpty()))
        return notSent(QStringLiteral("without TLS mail goes to this machine only, and no password with it"));
    const auto message = messageOf(mail);
    if (!message)
        return message.error();
    static std::once_flag initialised;
    std::call_once(initialised, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    CURL* curl = curl_easy_init();
    if (!curl)
        return notSent(QStringLiteral("libcurl cannot be used"));
    configure(curl, server);
    curl_slist* recipients = nullptr;
    for (const QByteArray& address : mail.to)
        recipients = curl_slist_append(recipients, ('<' + address + '>').constData());
    Upload upload{*message};
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ('<' + mail.from + '>').constData());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, &readUpload);
    curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
    const CURLcode outcome = curl_easy_perform(curl);
    long answer = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
    curl_slist_free_all(recipients);
    curl_easy_cleanup(curl);
    if (outcome != CURLE_OK) {
        return notSent(QStringLiteral("%1 (the server's last answer: %2)")
                           .arg(QString::fromLatin1(curl_easy_strerror(outcome)))
                           .arg(answer));
    }
    return Done{};
}

} // namespace guitai::mailing
