// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay's trade and fund-flow bills: asking for one gives a ticket, its address gives the file, the ticket's hash
// says whether it is whole and true (the file itself is not signed). Lives on the event loop's thread.
#pragma once

#include "wechat/wechat_gateway.h"

namespace guitai::wechat {

struct BillTicket
{
    QByteArray sha1;   ///< of the unpacked file, 40 lower-case hexadecimal digits
    QByteArray target; ///< path and query of the file
};

QByteArray billPath(channels::BillKind kind, const BusinessDate& day);
/// Refuses an address that is not the account's own gateway's: the call there is signed with the merchant's key.
Result<BillTicket> readBillTicket(QByteArrayView body, const QUrl& baseUrl);

class Bills
{
public:
    /// The largest file taken, unpacked: a hundred million rows.
    static constexpr qint64 kMostPlainBytes = 64LL << 30;

    explicit Bills(Gateway& gateway) : m_gateway(gateway) {}

    async::Task<channels::BillOutcome> fetch(LiveAccountPtr live, channels::BillKind kind, BusinessDate day,
                                             http::BodySink sink);

private:
    async::Task<channels::BillOutcome> download(LiveAccountPtr live, BillTicket ticket, http::BodySink sink);

    Gateway& m_gateway;
};

} // namespace guitai::wechat
