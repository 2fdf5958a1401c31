// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Alipay's trade bill of a day: asking gives an address that lives for 30 s, the address a zip of two tables in GBK.
// Both are handed on, one after the other; the file is neither signed nor hashed, so that only its own sums can be
// checked afterwards. Lives on the event loop's thread.
#pragma once

#include "alipay/alipay_gateway.h"

namespace guitai::alipay {

/// Nothing unless it is one of Alipay's own, or the gateway's while that is on this machine.
std::optional<QUrl> readBillAddress(QByteArrayView content, const QUrl& gatewayUrl);

class Bills
{
public:
    /// The largest file taken, unpacked.
    static constexpr qint64 kMostPlainBytes = 16LL << 30;

    Bills(const channels::Tools& tools, Gateway& gateway) : m_tools(tools), m_gateway(gateway) {}

    async::Task<channels::BillOutcome> fetch(LiveAccountPtr live, BusinessDate day, http::BodySink sink);

private:
    async::Task<channels::BillOutcome> download(LiveAccountPtr live, QUrl address, http::BodySink sink);

    const channels::Tools m_tools;
    Gateway& m_gateway;
};

} // namespace guitai::alipay
