// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// RequestParser: a strict incremental reader of requests. It keeps no bytes of its own: what feed() did
// not consume is presented again, with more behind it. Nothing that could be framed in two ways passes.
#pragma once

#include "http/head_scan.h"
#include "http/message.h"

#include <functional>
#include <memory>

namespace guitai::http {

/// The most body bytes for a request, asked once its head is known.
using BodyLimit = std::function<qsizetype(const QByteArray& method, const QByteArray& path)>;
inline constexpr qsizetype kDefaultBodyBytes = 64 * 1024;

class RequestParser
{
public:
    enum class State {
        Head,
        Body, ///< the head is known
        Complete,
        Refused
    };

    explicit RequestParser(HeadLimits limits = {}, BodyLimit bodyLimit = {});
    ~RequestParser();
    RequestParser(const RequestParser&) = delete;
    RequestParser& operator=(const RequestParser&) = delete;

    /// How many bytes are done with. Stops behind one whole request. May be 0 until a head is whole.
    qsizetype feed(QByteArrayView bytes);

    State state() const;
    const Error& refusal() const; ///< only when Refused
    /// From Body on.
    const Request& head() const;
    bool keepAlive() const;
    bool expectsContinue() const;
    bool hasBody() const;
    bool asksForWebSocket() const;

    /// The whole request; the parser starts afresh.
    Request take();

private:
    class Reader;
    std::unique_ptr<Reader> m_reader;
};

} // namespace guitai::http
