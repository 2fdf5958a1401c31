// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What Beast reads of a request or an answer, written straight into our own type and bounded here: no more of a
// body is taken than its limit. Pure. Included by the two parsers only, because Beast is slow to compile.
#pragma once

#include <QByteArray>

#include <boost/beast/http/basic_parser.hpp>

#include <cstdint>

namespace guitai::http {

inline QByteArray toBytes(boost::beast::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

inline QByteArrayView toView(boost::beast::string_view text)
{
    return QByteArrayView(text.data(), static_cast<qsizetype>(text.size()));
}

template <bool isRequest, class Message>
class BeastMessage : public boost::beast::http::basic_parser<isRequest>
{
public:
    Message message;
    qsizetype bodyLimit;
    bool bodyTooLarge = false;

protected:
    using Code = boost::beast::error_code;
    using string_view = boost::beast::string_view;

    BeastMessage(std::uint32_t mostHeadBytes, qsizetype limit) : bodyLimit(limit)
    {
        this->header_limit(mostHeadBytes);
        this->body_limit(boost::none); // counted here
        this->eager(false);
    }

    void refuseBody(Code& code)
    {
        bodyTooLarge = true;
        code = boost::beast::http::error::body_limit;
    }

    /// The next piece of the body; false refuses the rest.
    virtual bool takeBody(QByteArrayView piece)
    {
        message.body.append(piece);
        return true;
    }

private:
    void on_field_impl(boost::beast::http::field, string_view name, string_view value, Code&) override
    {
        if (!m_headDone) // trailers are read and forgotten
            message.headers.append(toBytes(name), toBytes(value));
    }
    void on_header_impl(Code&) override { m_headDone = true; }
    std::size_t on_body_impl(string_view body, Code& code) override { return append(body, code); }
    void on_chunk_header_impl(std::uint64_t size, string_view, Code& code) override
    {
        if (size > static_cast<std::uint64_t>(bodyLimit - m_bodyBytes))
            refuseBody(code);
    }
    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, Code& code) override { return append(body, code); }
    void on_finish_impl(Code&) override {}

    std::size_t append(string_view body, Code& code)
    {
        const auto size = static_cast<qsizetype>(body.size());
        if (size > bodyLimit - m_bodyBytes) {
            refuseBody(code);
            return 0;
        }
        m_bodyBytes += size;
        if (!takeBody(toView(body)))
            code = boost::beast::http::error::end_of_stream;
        return body.size();
    }

    qsizetype m_bodyBytes = 0;
    bool m_headDone = false;
};

} // namespace guitai::http
