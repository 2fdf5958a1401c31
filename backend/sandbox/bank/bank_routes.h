// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The played bank: ISO 20022 messages over HTTP below /bank, and what a test wants of it below /control/bank. Event
// loop's thread.
#pragma once

#include "async/timers.h"
#include "http/message.h"
#include "sandbox/bank/bank_book.h"
#include "sandbox/traffic.h"

namespace guitai::sandbox {

class BankRoutes
{
public:
    /// Everything named here outlives the routes. `token`: what its customer sends.
    struct Parts
    {
        QByteArray token;
        Faults& faults;
        Traffic& traffic;
        async::Timers& timers;
        const Clock& clock;
    };

    explicit BankRoutes(Parts parts) : m_parts(std::move(parts)) {}

    /// A request whose path is below /bank.
    async::Task<http::Response> answer(http::Request request);
    /// A request of this machine whose path is below /control/bank.
    http::Response control(const http::Request& request);

private:
    http::Response perform(Operation operation, const http::Request& request);
    http::Response takeOrder(const http::Request& request);
    http::Response tellStatus(const http::Request& request) const;
    http::Response tellNotice(const http::Request& request) const;
    async::Task<> settleAfter(QByteArray messageId, Duration delay);
    void settle(const QByteArray& messageId);

    Parts m_parts;
    BankBook m_book;
};

} // namespace guitai::sandbox
