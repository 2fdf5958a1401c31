// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/bank_books.h"

namespace guitai::simulation {

using namespace payouts;

namespace {

constexpr std::int64_t kHalfAnHour = 1'800'000;

bool isSame(const PayoutOrder& one, const PayoutOrder& other)
{
    return one.amount == other.amount && one.payee.accountNo == other.payee.accountNo && one.remark == other.remark &&
           one.at == other.at;
}

} // namespace

PayoutReport BankBooks::send(const PayoutOrder& order)
{
    const auto known = m_payouts.find(order.withdrawalNo);
    if (known != m_payouts.end()) {
        if (!isSame(known->second.order, order))
            m_violation("another payout was sent under " + order.withdrawalNo.bytes());
        ++known->second.timesSent;
        return reportOf(known->second);
    }
    if (m_random.chance(m_faults.payoutRefused)) { // at its door: it has never heard of it
        PayoutReport refused;
        refused.state = PayoutState::Rejected;
        refused.reasonCode = "FF01";
        return refused;
    }
    Payout& made = m_payouts[order.withdrawalNo];
    made.order = order;
    made.timesSent = 1;
    later(m_random.chance(m_faults.payoutSlow) ? kHalfAnHour : 500, [this, no = order.withdrawalNo] { decide(no); });
    return reportOf(made);
}

void BankBooks::decide(const WithdrawalNo& withdrawalNo)
{
    Payout& payout = m_payouts.at(withdrawalNo);
    payout.end = m_random.chance(m_faults.payoutRejected) ? PayoutEnd::Rejected : PayoutEnd::Paid;
    if (payout.end == PayoutEnd::Rejected)
        return;
    tell(payout, EntryKind::Debit);
    if (m_random.chance(m_faults.payoutReturned))
        later(kHalfAnHour, [this, withdrawalNo] { giveBack(withdrawalNo); });
}

void BankBooks::giveBack(const WithdrawalNo& withdrawalNo)
{
    Payout& payout = m_payouts.at(withdrawalNo);
    payout.end = PayoutEnd::Returned;
    tell(payout, EntryKind::Return);
}

void BankBooks::later(std::int64_t mostMs, std::function<void()> step)
{
    ++m_underWay;
    m_scheduler.after(Duration(m_random.between(1, mostMs)), kWorld, [this, step = std::move(step)] {
        --m_underWay;
        step();
    });
}

/// Late, twice, and the return sometimes before the debit.
void BankBooks::tell(const Payout& payout, EntryKind kind)
{
    const bool isDebit = kind == EntryKind::Debit;
    BankEntry entry;
    entry.reference = (isDebit ? "D-" : "R-") + payout.order.withdrawalNo.bytes();
    entry.endToEndId = payout.order.withdrawalNo.bytes();
    entry.kind = kind;
    entry.amount = payout.order.amount;
    entry.accountNo = accountNo();
    entry.reasonCode = isDebit ? "" : "AC04";
    BankNotice notice;
    notice.noticeId = "notice " + entry.reference;
    notice.entries = {entry};
    m_written[notice.noticeId] = notice;
    const int times = m_random.chance(m_faults.noticeTwice) ? 2 : 1;
    for (int time = 0; time < times; ++time)
        later(m_random.chance(m_faults.noticeLate) ? kHalfAnHour : 2'000,
              [this, document = notice.noticeId] { m_documents.push_back(document); });
}

PayoutReport BankBooks::report(const WithdrawalNo& withdrawalNo)
{
    const auto known = m_payouts.find(withdrawalNo);
    PayoutReport report;
    report.state = PayoutState::NotFound;
    const bool hidden =
        known != m_payouts.end() && known->second.end == PayoutEnd::Open && m_random.chance(m_faults.saysNotFound);
    return known == m_payouts.end() || hidden ? report : reportOf(known->second);
}

/// Of a payout's end no bank lies; of whose it is and how much it may.
PayoutReport BankBooks::reportOf(const Payout& payout)
{
    PayoutReport report;
    switch (payout.end) {
    case PayoutEnd::Open: report.state = PayoutState::Accepted; break;
    case PayoutEnd::Rejected:
        report.state = PayoutState::Rejected;
        report.reasonCode = "AC04";
        break;
    case PayoutEnd::Paid:
    case PayoutEnd::Returned: report.state = PayoutState::Paid; break;
    }
    const std::int64_t extra = m_random.chance(m_faults.wrongAmount) ? 1 : 0;
    report.amount = Money(payout.order.amount.minor() + extra, payout.order.amount.currency());
    report.foreign = m_random.chance(m_faults.wrongMerchant);
    return report;
}

std::optional<RawNotice> BankBooks::noticeAfter(std::int64_t sequence) const
{
    if (sequence >= notices())
        return std::nullopt;
    return RawNotice{sequence + 1, m_documents.at(static_cast<size_t>(sequence))};
}

Result<BankNotice> BankBooks::read(QByteArrayView document) const
{
    const auto found = m_written.find(document.toByteArray());
    return found == m_written.end() ? Result<BankNotice>(Error{payouts::errors::kDocumentRefused}) : found->second;
}

} // namespace guitai::simulation
