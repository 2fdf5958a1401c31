// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/sim_bank.h"

namespace guitai::simulation {

using namespace payouts;

async::Task<PayoutReport> SimBank::send(PayoutOrder order)
{
    std::function<PayoutReport()> arrived = [&books = m_books, order] { return books.send(order); };
    auto calling =
        callByWire<PayoutReport>(m_tools, m_life, "bank send " + order.withdrawalNo.bytes(), std::move(arrived), false);
    const PayoutReport report = co_await calling;
    co_return understood(report);
}

async::Task<PayoutReport> SimBank::query(PayoutOrder order)
{
    std::function<PayoutReport()> arrived = [&books = m_books, no = order.withdrawalNo] { return books.report(no); };
    auto calling =
        callByWire<PayoutReport>(m_tools, m_life, "bank query " + order.withdrawalNo.bytes(), std::move(arrived), true);
    const PayoutReport report = co_await calling;
    co_return understood(report);
}

PayoutReport SimBank::understood(PayoutReport report) const
{
    if (m_canary == Canary::RejectedTakenAsPaid && report.state == PayoutState::Rejected)
        report.state = PayoutState::Paid;
    return report;
}

async::Task<Result<std::optional<RawNotice>>> SimBank::fetchNotice(std::int64_t after)
{
    using Fetched = std::optional<std::optional<RawNotice>>; // nothing: no answer
    if (m_books.notices() <= after)
        co_return std::optional<RawNotice>(); // most rounds: a quiet night stays quiet
    std::function<Fetched()> arrived = [&books = m_books, after] { return Fetched(books.noticeAfter(after)); };
    auto calling = callByWire<Fetched>(m_tools, m_life, "bank notice after " + QByteArray::number(qint64(after)),
                                       std::move(arrived), true);
    const Fetched fetched = co_await calling;
    if (!fetched)
        co_return Error{payouts::errors::kDocumentRefused};
    co_return *fetched;
}

} // namespace guitai::simulation
