// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Hands a mail to an SMTP server (libcurl). Blocks: call it on a worker. Nothing is tried twice here; a server that
// took the mail twice sends it twice, with one and the same Message-ID.
#pragma once

#include "mailing/mail.h"
#include "secret/secret.h"

namespace guitai::mailing {

namespace errors {
/// No connection, a certificate that does not prove the host, a wrong password, or no answer in time.
inline constexpr ErrorCode kMailNotSent{"MAIL_NOT_SENT", 502};
} // namespace errors

enum class Security {
    StartTls, ///< and nothing before it; a server that has none is refused
    Tls,      ///< from the first byte
    Loopback  ///< none, to a server on this machine and without a password
};

struct SmtpServer
{
    QString host;
    quint16 port = 587;
    Security security = Security::StartTls;
    QString user; ///< empty: none is named
    Secret password;
    QString authorities; ///< PEM file instead of the system's
    Duration deadline = std::chrono::seconds(60);
};

Result<Done> send(const SmtpServer& server, const Mail& mail);

} // namespace guitai::mailing
