// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// UnionPay's settlement file of a day: a zip, deflated once more and in base64 in a signed answer. The tables of
// transactions and of adjustments are handed on as they are, records of fixed width in GBK. Lives on the event loop's
// thread.
#pragma once

#include "acp/acp_gateway.h"

namespace guitai::acp {

/// Unpacks an answer's fileContent piece by piece. Pure.
class FileContent
{
public:
    /// The largest file taken, unpacked.
    static constexpr qint64 kMostPlainBytes = 16LL << 30;

    FileContent(QByteArray base64, http::BodySink sink, qint64 mostPlainBytes = kMostPlainBytes);
    ~FileContent();
    FileContent(const FileContent&) = delete;
    FileContent& operator=(const FileContent&) = delete;

    /// Unpacks some more; false when there is no more, or what there is is worth nothing.
    bool advance();
    /// It was whole, with one table of transactions and at most one of adjustments.
    bool isWhole() const;

private:
    class Stream;
    std::unique_ptr<Stream> m_stream;
};

class Bills
{
public:
    Bills(const channels::Tools& tools, Gateway& gateway) : m_tools(tools), m_gateway(gateway) {}

    async::Task<channels::BillOutcome> fetch(LiveAccountPtr live, BusinessDate day, http::BodySink sink);

private:
    const channels::Tools m_tools;
    Gateway& m_gateway;
};

} // namespace guitai::acp
