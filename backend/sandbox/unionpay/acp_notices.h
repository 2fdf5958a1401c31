// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells merchants of successes as UnionPay does: a signed form to the order's backUrl, five times at most, until it is
// answered 200 or 302 within 10 s. Only to this machine. Event loop's thread.
#pragma once

#include "async/timers.h"
#include "http/client.h"
#include "sandbox/unionpay/acp_book.h"
#include "sandbox/unionpay/acp_faults.h"
#include "sandbox/unionpay/acp_identity.h"

#include <QJsonArray>

namespace guitai::sandbox::unionpay {

class Notices
{
public:
    /// Everything named here outlives the event loop.
    struct Parts
    {
        http::Client& client;
        async::Timers& timers;
        const Identity& identity;
        Faults& faults;
    };

    explicit Notices(Parts parts) : m_parts(parts) {}

    /// The fields a trade that was done is told with, not signed.
    static Fields fieldsOf(const Trade& trade);
    /// Ends when acknowledged or given up.
    async::Task<> deliver(QByteArray url, Fields fields);
    /// One send, without repetitions.
    async::Task<bool> send(QByteArray url, Fields fields);
    QJsonArray sentJson() const { return m_sent; }

private:
    /// Signed, unless a fault forges it.
    Fields sealed(Fields fields, const QByteArray& forgery) const;

    Parts m_parts;
    QJsonArray m_sent;
};

} // namespace guitai::sandbox::unionpay
