// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ResponseParser: a strict incremental reader of answers, for the client. What feed() did not consume is
// presented again, with more behind it. Interim 1xx answers are passed over.
#pragma once

#include "http/head_scan.h"
#include "http/message.h"

#include <memory>

namespace guitai::http {

class ResponseParser
{
public:
    enum class State { Reading, Complete, Refused };

    /// `toHead`: the request was a HEAD, so its answer has no body whatever it announces.
    /// A body of a 2xx answer goes to `sink` where there is one.
    ResponseParser(qsizetype bodyLimit, bool toHead, BodySink sink = {});
    ~ResponseParser();
    ResponseParser(const ResponseParser&) = delete;
    ResponseParser& operator=(const ResponseParser&) = delete;

    /// How many bytes are done with. Stops behind the answer.
    qsizetype feed(QByteArrayView bytes);
    /// The peer closed: completes an answer whose end is the end of the connection.
    void endOfStream();

    State state() const;
    const Error& refusal() const; ///< only when Refused; code HTTP_BAD_ANSWER
    bool keepAlive() const;
    Response take();

private:
    class Reader;
    std::unique_ptr<Reader> m_reader;
};

} // namespace guitai::http
