// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/big_body.h"

#include <algorithm>
#include <cstdlib>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace guitai::bench {

namespace {

constexpr qint64 kPieceBytes = 64 * 1'024;

int connectTo(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{20, 0};
    ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (::connect(descriptor, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) {
        ::close(descriptor);
        return -1;
    }
    return descriptor;
}

bool sendWhole(int descriptor, const QByteArray& bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const ssize_t sent =
            ::send(descriptor, bytes.constData() + at, static_cast<size_t>(bytes.size() - at), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        at += sent;
    }
    return true;
}

int statusOf(const QByteArray& answer)
{
    return answer.startsWith("HTTP/1.1 ") ? std::atoi(answer.constData() + 9) : 0;
}

/// What is there to be read, without waiting unless `wait`.
void readInto(int descriptor, QByteArray& answer, bool wait)
{
    char buffer[4'096];
    const ssize_t got = ::recv(descriptor, buffer, sizeof buffer, wait ? 0 : MSG_DONTWAIT);
    if (got > 0)
        answer.append(buffer, got);
}

} // namespace

BigBodyAnswer sendBigBody(quint16 port, qint64 bytes, bool chunked)
{
    const int descriptor = connectTo(port);
    if (descriptor < 0)
        return {};
    BigBodyAnswer result;
    QByteArray answer;
    const QByteArray framing =
        chunked ? QByteArrayLiteral("Transfer-Encoding: chunked") : "Content-Length: " + QByteArray::number(bytes);
    bool open = sendWhole(descriptor, "POST /v1/payments HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                      "Content-Type: application/json\r\n" +
                                          framing + "\r\n\r\n");
    const QByteArray piece(kPieceBytes, 'x');
    const QByteArray wrapped = chunked ? QByteArray::number(kPieceBytes, 16) + "\r\n" + piece + "\r\n" : piece;
    // A client that does not listen while it sends: the answer is looked at, and sending goes on.
    while (open && result.sent < bytes) {
        open = sendWhole(descriptor, wrapped);
        result.sent += open ? kPieceBytes : 0;
        readInto(descriptor, answer, false);
    }
    if (answer.isEmpty())
        readInto(descriptor, answer, true);
    ::close(descriptor);
    result.status = statusOf(answer);
    return result;
}

} // namespace guitai::bench
