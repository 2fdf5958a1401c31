// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Alipay's gateway.do: orders by code, page and payer's code, query, cancel, close, refunds, with the faults set for
// each. Event loop's thread.
#pragma once

#include "sandbox/alipay/alipay_bill_desk.h"
#include "sandbox/alipay/alipay_wallet.h"
#include "sandbox/played_operation.h"

namespace guitai::sandbox {

class AlipayApi
{
public:
    /// Everything named here outlives the event loop.
    struct Parts
    {
        const AlipayIdentity& identity;
        AlipayBook& book;
        AlipayWallet& wallet;
        AlipayCallbacks& callbacks;
        AlipayBillDesk& bills;
        PlayedOperations& operations;
        Faults& faults;
        const Clock& clock;
    };

    explicit AlipayApi(Parts parts) : m_parts(parts) {}

    /// A request to /gateway.do.
    async::Task<http::Response> answer(http::Request request);
    /// GET /downloadBillFile.resource
    http::Response billFile(const http::Request& request) const { return m_parts.bills.file(request); }
    /// A request below /control/alipay/, from this machine.
    http::Response control(const http::Request& request);

private:
    struct Asked
    {
        Operation operation{};
        QByteArray method;
        AlipayFields fields;
        QJsonObject content;
        QByteArray host; ///< as the request named us
    };

    http::Response perform(const Asked& asked);
    http::Response fail(const Asked& asked) const;
    http::Response said(const Asked& asked, const QByteArray& subCode, QJsonObject content = {}) const;
    /// Why the gateway does not look at the content; empty when it does.
    QByteArray turnedDown(const Asked& asked) const;

    http::Response precreate(const Asked& asked);
    http::Response openPage(const Asked& asked);
    http::Response payWithCode(const Asked& asked);
    http::Response query(const Asked& asked);
    http::Response cancel(const Asked& asked);
    http::Response close(const Asked& asked);
    http::Response refund(const Asked& asked);
    http::Response queryRefund(const Asked& asked);
    http::Response bill(const Asked& asked);

    Parts m_parts;
};

} // namespace guitai::sandbox
