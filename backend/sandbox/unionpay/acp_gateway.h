// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// UnionPay's gateway below /gateway/api: codes, payer codes, the cashier's form, queries, refunds, undos and reversals,
// with the faults set for each. Event loop's thread.
#pragma once

#include "sandbox/unionpay/acp_file_desk.h"
#include "sandbox/unionpay/acp_notices.h"

namespace guitai::sandbox::unionpay {

class Gateway
{
public:
    /// Everything named here outlives the event loop.
    struct Parts
    {
        const Identity& identity;
        Book& book;
        Notices& notices;
        const FileDesk& files;
        Faults& faults;
        async::Timers& timers;
        const Clock& clock;
    };

    explicit Gateway(Parts parts) : m_parts(std::move(parts)) {}

    async::Task<http::Response> answer(http::Request request);

    // The customer.
    /// A code the phone shows for one payment.
    QByteArray showPayerCode();
    /// False when it cannot be paid (any more).
    bool pay(Trade& trade);
    bool decline(Trade& trade);
    bool isPayable(const Trade& trade) const;

    const std::map<QByteArray, int>& counted() const { return m_counted; }

private:
    QByteArray operationOf(const http::Request& request, const Fields& asked) const;
    /// The answer's code.
    QByteArray perform(const QByteArray& operation, const Fields& asked, Fields& answered);
    QByteArray checked(const QByteArray& operation, const Fields& asked) const;
    QByteArray place(const Fields& asked, Fields& answered);
    QByteArray consume(const Fields& asked, Fields& answered);
    QByteArray query(const Fields& asked, Fields& answered);
    QByteArray giveBack(const Fields& asked, Fields& answered);
    QByteArray reverse(const Fields& asked);
    http::Response answered(const QByteArray& operation, const QByteArray& code, Fields fields);
    async::Task<> settleAfter(QByteArray queryId, QByteArray outcome, Duration delay);
    void settle(Trade& trade, const QByteArray& outcome);
    Trade* originalOf(const Fields& asked);

    Parts m_parts;
    std::map<QByteArray, bool> m_payerCodes; ///< shown; true once used
    std::map<QByteArray, int> m_counted;
};

} // namespace guitai::sandbox::unionpay
