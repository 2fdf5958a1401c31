// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// API v2's bills: the answer is the file itself, packed or not, or a refusal in XML, all with status 200 and unsigned.
// Lives on the event loop's thread.
#pragma once

#include "gzip/gzip.h"
#include "wechat_v2/wechat_v2_gateway.h"

namespace guitai::wechat_v2 {

/// What is coming, by its first bytes.
class BillFile
{
public:
    /// The largest file taken, unpacked: a hundred million rows.
    static constexpr qint64 kMostPlainBytes = 64LL << 30;

    explicit BillFile(http::BodySink sink);

    /// False when no more is wanted.
    bool feed(QByteArrayView piece);
    /// When all has come.
    channels::BillOutcome outcome() const;

private:
    enum class Kind : std::uint8_t { Undecided, Packed, Plain, Refusal };
    void decide();
    bool take(QByteArrayView piece);

    http::BodySink m_sink;
    gzip::Reader m_reader;
    Kind m_kind = Kind::Undecided;
    QByteArray m_kept; ///< the beginning, or the whole of a refusal
};

class Bills
{
public:
    explicit Bills(Gateway& gateway) : m_gateway(gateway) {}

    async::Task<channels::BillOutcome> fetch(LiveAccountPtr live, channels::BillKind kind, BusinessDate day,
                                             http::BodySink sink);

private:
    Gateway& m_gateway;
};

} // namespace guitai::wechat_v2
