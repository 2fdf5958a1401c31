// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/request_parser.h"

#include "http/beast_message.h"
#include "http/refusal.h"
#include "http/request_rules.h"

#include <boost/asio/buffer.hpp>

#include <optional>

namespace guitai::http {

namespace {

namespace beast = boost::beast::http;
using boost::beast::string_view;
using Code = boost::beast::error_code;

/// One request. The limit of its body is known once the head has named the route.
class Wire final : public BeastMessage<true, Request>
{
public:
    explicit Wire(std::uint32_t mostHeadBytes) : BeastMessage(mostHeadBytes, kDefaultBodyBytes) {}

    bool http10 = false;

private:
    void on_request_impl(beast::verb, string_view method, string_view target, int version, Code&) override
    {
        http10 = version == 10;
        message.method = toBytes(method);
        message.target = toBytes(target);
        const qsizetype mark = message.target.indexOf('?');
        message.path = mark < 0 ? message.target : message.target.left(mark);
        if (mark >= 0) {
            message.query = message.target.mid(mark + 1);
            if (message.query.isNull())
                message.query = QByteArray("");
        }
    }
    void on_response_impl(int, string_view, int, Code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, Code&) override {}
};

} // namespace

class RequestParser::Reader
{
public:
    Reader(HeadLimits limits, BodyLimit bodyLimit) : m_limits(limits), m_bodyLimit(std::move(bodyLimit)) { restart(); }

    qsizetype feed(QByteArrayView bytes)
    {
        qsizetype used = 0;
        if (state == State::Head) {
            used = readHead(bytes);
        }
        while (state == State::Body && used < bytes.size()) {
            const qsizetype step = readBody(bytes.sliced(used));
            if (step == 0)
                break;
            used += step;
        }
        return used;
    }

    void restart()
    {
        m_scan.emplace(m_limits);
        m_wire.emplace(static_cast<std::uint32_t>(m_limits.mostBytes() + 1));
        state = State::Head;
        m_lineChecked = false;
    }

    Wire& wire() { return *m_wire; }

    State state = State::Head;
    Error refusal{errors::kMalformed};
    HeadFacts facts;

private:
    qsizetype readHead(QByteArrayView bytes)
    {
        const bool ended = m_scan->advance(bytes);
        if (!m_lineChecked && m_scan->startLineSize() > 0) {
            // At once: what speaks another protocol never sends the rest of a head.
            m_lineChecked = true;
            if (const auto wrong = checkRequestLine(bytes.first(m_scan->startLineSize() - 2)))
                return refuse(*wrong);
        }
        if (!ended)
            return 0;
        if (m_scan->refusal())
            return refuse(*m_scan->refusal());
        const QByteArrayView head = bytes.first(m_scan->size());
        Code code;
        m_wire->put(boost::asio::const_buffer(head.data(), static_cast<std::size_t>(head.size())), code);
        if (code == beast::error::bad_transfer_encoding)
            return refuse(malformed("Transfer-Encoding is given twice or beside Content-Length"));
        if (code)
            return refuse(malformed("the head is not valid HTTP/1.1"));
        facts = {};
        facts.http10 = m_wire->http10;
        if (const auto wrong = checkHead(m_wire->message, facts))
            return refuse(*wrong);
        return beginBody(head.size());
    }

    qsizetype beginBody(qsizetype headSize)
    {
        Wire& wire = *m_wire;
        wire.bodyLimit = m_bodyLimit ? m_bodyLimit(wire.message.method, wire.message.path) : kDefaultBodyBytes;
        if (wire.content_length() && *wire.content_length() > static_cast<std::uint64_t>(wire.bodyLimit))
            return refuse(bodyTooLarge());
        state = wire.is_done() ? State::Complete : State::Body;
        return headSize;
    }

    qsizetype readBody(QByteArrayView bytes)
    {
        Code code;
        const auto used =
            m_wire->put(boost::asio::const_buffer(bytes.data(), static_cast<std::size_t>(bytes.size())), code);
        if (m_wire->bodyTooLarge)
            return refuse(bodyTooLarge());
        if (code && code != beast::error::need_more)
            return refuse(malformed("the chunked body is not valid"));
        // A chunk line or trailer longer than any honest one would have to be held whole.
        if (used == 0 && bytes.size() >= m_limits.headerBytes)
            return refuse(malformed("a chunk line or trailer is too long"));
        if (m_wire->is_done())
            state = State::Complete;
        return static_cast<qsizetype>(used);
    }

    static Error bodyTooLarge() { return {errors::kBodyTooLarge, {}, QStringLiteral("the body is too large"), {}}; }

    qsizetype refuse(Error error)
    {
        refusal = std::move(error);
        state = State::Refused;
        return 0;
    }

    HeadLimits m_limits;
    BodyLimit m_bodyLimit;
    std::optional<HeadScan> m_scan;
    std::optional<Wire> m_wire;
    bool m_lineChecked = false;
};

RequestParser::RequestParser(HeadLimits limits, BodyLimit bodyLimit)
    : m_reader(std::make_unique<Reader>(limits, std::move(bodyLimit)))
{
}

RequestParser::~RequestParser() = default;

qsizetype RequestParser::feed(QByteArrayView bytes)
{
    return m_reader->feed(bytes);
}

RequestParser::State RequestParser::state() const
{
    return m_reader->state;
}

const Error& RequestParser::refusal() const
{
    return m_reader->refusal;
}

const Request& RequestParser::head() const
{
    return m_reader->wire().message;
}

bool RequestParser::keepAlive() const
{
    // HTTP/1.0 keep-alive is an extension we do not speak.
    return !m_reader->facts.http10 && m_reader->wire().keep_alive();
}

bool RequestParser::expectsContinue() const
{
    return m_reader->facts.expectsContinue;
}

bool RequestParser::hasBody() const
{
    return m_reader->wire().chunked() || m_reader->wire().content_length().value_or(0) > 0;
}

bool RequestParser::asksForWebSocket() const
{
    return m_reader->facts.asksForWebSocket;
}

Request RequestParser::take()
{
    Request request = std::move(m_reader->wire().message);
    m_reader->restart();
    return request;
}

} // namespace guitai::http
