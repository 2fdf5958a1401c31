// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/response_parser.h"

#include "http/beast_message.h"
#include "http/client.h"

#include <boost/asio/buffer.hpp>

#include <optional>

namespace guitai::http {

namespace {

namespace beast = boost::beast::http;
using boost::beast::string_view;
using Code = boost::beast::error_code;

/// One answer. A length that is too large is refused before its first byte.
class Wire final : public BeastMessage<false, Response>
{
public:
    Wire(std::uint32_t mostHeadBytes, qsizetype limit, bool toHead, const BodySink& sink)
        : BeastMessage(mostHeadBytes, limit), m_sink(sink)
    {
        skip(toHead);
    }

    bool http11 = false;
    bool bodyUnwanted = false;

private:
    void on_request_impl(beast::verb, string_view, string_view, int, Code&) override {}
    void on_response_impl(int status, string_view, int version, Code&) override
    {
        message.status = status;
        http11 = version == 11;
    }
    void on_body_init_impl(const boost::optional<std::uint64_t>& length, Code& code) override
    {
        if (length && *length > static_cast<std::uint64_t>(bodyLimit))
            refuseBody(code);
    }
    bool takeBody(QByteArrayView piece) override
    {
        if (!m_sink || message.status / 100 != 2)
            return BeastMessage::takeBody(piece);
        bodyUnwanted = !m_sink(piece);
        return !bodyUnwanted;
    }

    const BodySink& m_sink;
};

/// Answers come from servers we chose; their heads may be larger than what strangers send us.
constexpr HeadLimits kAnswerHead{8192, 65536, 256};

} // namespace

class ResponseParser::Reader
{
public:
    Reader(qsizetype bodyLimit, bool toHead, BodySink sink)
        : m_bodyLimit(bodyLimit), m_toHead(toHead), m_sink(std::move(sink))
    {
        restart();
    }

    qsizetype feed(QByteArrayView bytes)
    {
        qsizetype used = 0;
        while (state == State::Reading && used < bytes.size()) {
            const QByteArrayView rest = bytes.sliced(used);
            const qsizetype step = m_wire->is_header_done() ? readBody(rest) : readHead(rest);
            if (step == 0)
                break;
            used += step;
        }
        return used;
    }

    void endOfStream()
    {
        if (state != State::Reading || !m_wire->is_header_done() || !m_wire->need_eof())
            return;
        Code code;
        m_wire->put_eof(code);
        if (!code)
            state = State::Complete;
    }

    Wire& wire() { return *m_wire; }

    State state = State::Reading;
    Error refusal{errors::kBadAnswer};

private:
    void restart()
    {
        m_scan.emplace(kAnswerHead);
        m_wire.emplace(static_cast<std::uint32_t>(kAnswerHead.mostBytes() + 1), m_bodyLimit, m_toHead, m_sink);
    }

    qsizetype readHead(QByteArrayView bytes)
    {
        if (!m_scan->advance(bytes))
            return 0;
        if (m_scan->refusal())
            return refuse(m_scan->refusal()->detail);
        const QByteArrayView head = bytes.first(m_scan->size());
        Code code;
        m_wire->put(boost::asio::const_buffer(head.data(), static_cast<std::size_t>(head.size())), code);
        if (code)
            return refuse(QStringLiteral("the head of the answer is not valid HTTP/1.1"));
        return endHead(head.size());
    }

    qsizetype endHead(qsizetype size)
    {
        const Response& response = m_wire->message;
        if (response.status == 101)
            return refuse(QStringLiteral("the peer switched protocols"));
        if (response.status / 100 == 1) {
            if (++m_interims > 8)
                return refuse(QStringLiteral("too many interim answers"));
            restart();
            return size;
        }
        const Headers& headers = response.headers;
        if (headers.count("Content-Length") > 1 || headers.count("Transfer-Encoding") > 1 ||
            (headers.has("Transfer-Encoding") && !m_wire->chunked()))
            return refuse(QStringLiteral("the answer's framing is ambiguous"));
        if (m_wire->is_done())
            state = State::Complete;
        return size;
    }

    qsizetype readBody(QByteArrayView bytes)
    {
        Code code;
        const auto used =
            m_wire->put(boost::asio::const_buffer(bytes.data(), static_cast<std::size_t>(bytes.size())), code);
        if (m_wire->bodyTooLarge)
            return refuse(QStringLiteral("the answer is larger than its limit"));
        if (m_wire->bodyUnwanted)
            return refuse(QStringLiteral("the answer's body was not taken"));
        if (code && code != beast::error::need_more)
            return refuse(QStringLiteral("the answer's body is not valid"));
        if (used == 0 && bytes.size() >= kAnswerHead.headerBytes)
            return refuse(QStringLiteral("a chunk line or trailer is too long"));
        if (m_wire->is_done())
            state = State::Complete;
        return static_cast<qsizetype>(used);
    }

    qsizetype refuse(QString detail)
    {
        refusal.detail = std::move(detail);
        state = State::Refused;
        return 0;
    }

    qsizetype m_bodyLimit;
    bool m_toHead;
    BodySink m_sink;
    int m_interims = 0;
    std::optional<HeadScan> m_scan;
    std::optional<Wire> m_wire;
};

ResponseParser::ResponseParser(qsizetype bodyLimit, bool toHead, BodySink sink)
    : m_reader(std::make_unique<Reader>(bodyLimit, toHead, std::move(sink)))
{
}

ResponseParser::~ResponseParser() = default;

qsizetype ResponseParser::feed(QByteArrayView bytes)
{
    return m_reader->feed(bytes);
}

void ResponseParser::endOfStream()
{
    m_reader->endOfStream();
}

ResponseParser::State ResponseParser::state() const
{
    return m_reader->state;
}

const Error& ResponseParser::refusal() const
{
    return m_reader->refusal;
}

bool ResponseParser::keepAlive() const
{
    return m_reader->wire().keep_alive() && m_reader->wire().http11;
}

Response ResponseParser::take()
{
    Response response = std::move(m_reader->wire().message);
    response.closeAfter = !keepAlive();
    return response;
}

} // namespace guitai::http
