// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The outbound HTTP client: one wire attempt per call, whatever happens. A call that could have reached
// the other side and was not answered is kNoAnswer, and only its caller may decide what follows.
#pragma once

#include "async/task.h"
#include "http/message.h"
#include "result/result.h"
#include "time/utc_time.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

#include <memory>

namespace guitai::http {

namespace errors {
/// Nothing of the request was written to a connected peer (refused, DNS, TLS handshake failed).
inline constexpr ErrorCode kNotSent{"HTTP_NOT_SENT", 502};
/// The request was written, wholly or in part, and no whole answer came: its effect is unknown.
inline constexpr ErrorCode kNoAnswer{"HTTP_NO_ANSWER", 502};
/// The answer broke its limit or was no HTTP: the effect is unknown.
inline constexpr ErrorCode kBadAnswer{"HTTP_BAD_ANSWER", 502};
} // namespace errors

/// What is shown to the other side of a TLS connection, and who may vouch for it.
struct TlsParty
{
    QList<QSslCertificate> certificates; ///< one's own first, then those that vouch for it
    QSslKey key;
    QList<QSslCertificate> authorities = {}; ///< instead of the system's, when there are any
};

struct Call
{
    Call(QByteArray method, QUrl url) : method(std::move(method)), url(std::move(url)) {}

    QByteArray method;
    QUrl url; ///< http or https; percent-encoded as it goes on the wire
    Headers headers;
    QByteArray body;
    Duration deadline = std::chrono::seconds(10); ///< from send() to the last byte of the answer
    qsizetype answerLimitBytes = 1 << 20;
    /// When set, the body of a 2xx answer goes there, on the client's thread and within the limit; the answer's own
    /// body stays empty. A sink that ends the call makes it kBadAnswer.
    BodySink answerTo = {};
    /// Connect here instead of resolving the host (a checked address); host name and TLS name stay.
    QHostAddress connectTo;
    /// Calls with the same one share connections, and no others do.
    std::shared_ptr<const TlsParty> tls = {};
};

/// Lives on one thread with an event loop.
class Client
{
public:
    virtual ~Client() = default;
    virtual async::Task<Result<Response>> send(Call call) = 0;
};

struct ClientOptions
{
    int mostConnectionsPerHost = 256;
    Duration idleConnectionLife = std::chrono::seconds(25);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration(); ///< peer verification is always on
};

/// The client over Qt sockets: a pool of kept-alive connections per host.
std::unique_ptr<Client> makeSocketClient(ClientOptions options);

} // namespace guitai::http
