// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/bank_checks.h"

#include "simulation/world.h"

namespace guitai::simulation {

namespace {

struct StoredWithdrawal
{
    QByteArray status;
    std::int64_t amount = 0;
    ApprovalNo approvalNo;
};

QByteArray endAtBank(PayoutEnd end)
{
    switch (end) {
    case PayoutEnd::Open: break;
    case PayoutEnd::Paid: return "SUCCEEDED";
    case PayoutEnd::Rejected: return "FAILED";
    case PayoutEnd::Returned: return "RETURNED";
    }
    return "PROCESSING";
}

class BankChecks
{
public:
    explicit BankChecks(World& world) : m_world(world)
    {
        m_world.furnished.shards().each("simulation/list_withdrawals", [this](const storage::Row& row) {
            m_withdrawals[row.id<WithdrawalNo>(0)] = {row.utf8(1), row.number(2), row.id<ApprovalNo>(3)};
        });
    }

    void run()
    {
        std::set<QString> intents;
        std::int64_t left = 0;
        for (const auto& [number, payout] : m_world.bank.payouts()) {
            const bool isPaid = payout.end == PayoutEnd::Paid;
            left += isPaid ? payout.order.amount.minor() : 0;
            if ((isPaid || payout.end == PayoutEnd::Returned) && !intents.insert(payout.order.remark).second)
                m_world.violation("one withdrawal was paid twice: " + number.bytes());
            checkPayout(number, payout);
        }
        std::int64_t cleared = 0;
        m_world.furnished.shards().each("simulation/sum_bank_clearing",
                                        [&cleared](const storage::Row& row) { cleared += row.number(0); });
        if (cleared != left)
            m_world.violation("the bank paid " + text(left) + " and our books say " + text(cleared));
        for (const auto& [number, stored] : m_withdrawals) {
            const bool isPaid = stored.status == "SUCCEEDED" || stored.status == "RETURNED";
            if (isPaid && !m_world.bank.payouts().contains(number))
                m_world.violation("a payout the bank never heard of: " + number.bytes());
        }
        m_world.furnished.shards().each("simulation/list_unclear_bank_notices", [this](const storage::Row& row) {
            m_world.violation("an honest notice of the bank is " + row.utf8(1));
        });
        asAnswered();
    }

private:
    static QByteArray text(std::int64_t minor) { return QByteArray::number(static_cast<qint64>(minor)); }

    void checkPayout(const WithdrawalNo& number, const Payout& payout)
    {
        const auto found = m_withdrawals.find(number);
        if (found == m_withdrawals.end() || found->second.amount != payout.order.amount.minor()) {
            m_world.violation("a payout at the bank is not ours: " + number.bytes());
            return;
        }
        if (found->second.status != endAtBank(payout.end))
            m_world.violation("withdrawal " + number.bytes() + " is " + found->second.status + " and at the bank " +
                              endAtBank(payout.end));
        if (!m_world.mayBeApproved.contains(found->second.approvalNo))
            m_world.violation("sent to the bank without a second person: " + number.bytes());
    }

    void asAnswered()
    {
        for (const auto& [number, statuses] : m_world.book.withdrawals()) {
            const auto found = m_withdrawals.find(number);
            if (found == m_withdrawals.end()) {
                m_world.violation("an answered withdrawal is lost: " + number.bytes());
                continue;
            }
            for (const QByteArray& status : statuses) {
                const bool mayGoOn = status == "REVIEWING" || status == "PROCESSING" ||
                                     (status == "SUCCEEDED" && found->second.status == "RETURNED");
                if (!mayGoOn && status != found->second.status)
                    m_world.violation("a withdrawal is not as answered: " + number.bytes() + ' ' + status);
            }
        }
    }

    World& m_world;
    std::map<WithdrawalNo, StoredWithdrawal> m_withdrawals;
};

} // namespace

void checkBank(World& world)
{
    BankChecks(world).run();
}

} // namespace guitai::simulation
