// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The played UnionPay as a whole: its gateway below /gateway/api, the customer's phone and browser below /unionpay,
// and what a test wants of it below /control/unionpay. Event loop's thread.
#pragma once

#include "sandbox/unionpay/acp_gateway.h"

namespace guitai::sandbox::unionpay {

class House
{
public:
    /// Everything named here outlives the event loop, and so does the house.
    struct Tools
    {
        http::Client& client;
        async::Timers& timers;
        const Clock& clock;
        RandomBytes random;
        const BillFault& bills; ///< what is planted into files
    };
    House(const Identity& identity, QString shop, Tools tools);
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    /// Also what is done at the wallet's own page with one of UnionPay's codes.
    static bool serves(const http::Request& request);
    async::Task<http::Response> answer(http::Request request);

private:
    http::Response customer(const http::Request& request);
    http::Response acted(const http::Request& request, bool pays);
    http::Response control(const http::Request& request);
    http::Response controlFaults(const http::Request& request);
    http::Response sendNotice(const http::Request& request);

    const Identity& m_identity;
    QString m_shop;
    Faults m_faults;
    Book m_book;
    Notices m_notices;
    FileDesk m_files;
    Gateway m_gateway;
};

} // namespace guitai::sandbox::unionpay
