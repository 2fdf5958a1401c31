// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/model_checks.h"

#include "app/audit.h"
#include "ids/payment_no.h"
#include "simulation/bank_checks.h"
#include "simulation/world.h"

namespace guitai::simulation {

namespace {

struct StoredPayment
{
    QByteArray status;
    std::int64_t amount = 0;
    std::int64_t refunded = 0;
    std::int64_t reserved = 0;
    bool frozen = false;
};

struct StoredRefund
{
    QByteArray status;
    std::int64_t amount = 0;
    AttemptNo attemptNo;
    QByteArray channel;
    PaymentNo paymentNo;
};

struct StoredReceipt
{
    AttemptNo attemptNo;
    std::int64_t amount = 0;
};

class Checks
{
public:
    explicit Checks(World& world) : m_world(world) { read(); }

    void run()
    {
        audit();
        providerPaid();
        providerReturned();
        paymentsAsAnswered();
        refundsAsAnswered();
        nothingHeldForNothing();
        receiversHaveWhatWasDelivered();
        usersKeptTheirMoney();
        everythingFollowed();
        contradictionsWereNoticed();
        balancesPaidWhatWasPaid();
        freezesAsAnswered();
        whatIsClosedCannotBePaid();
    }

private:
    void read()
    {
        m_world.furnished.shards().each("simulation/list_payments", [this](const storage::Row& row) {
            m_payments[row.id<PaymentNo>(0)] = {row.utf8(1), row.number(2), row.number(3), row.number(4),
                                                row.number(5) != 0};
        });
        m_world.furnished.shards().each("simulation/list_refunds", [this](const storage::Row& row) {
            m_refunds[row.id<RefundNo>(0)] = {row.utf8(1), row.number(2), row.id<AttemptNo>(3), row.utf8(4),
                                              row.id<PaymentNo>(5)};
        });
        m_world.furnished.shards().each("simulation/list_receipts", [this](const storage::Row& row) {
            m_receipts[row.utf8(0)] = {row.id<AttemptNo>(1), row.number(2)};
        });
        m_world.furnished.shards().each("simulation/list_exceptions",
                                        [this](const storage::Row& row) { m_exceptions.insert(row.id<PaymentNo>(0)); });
    }

    void audit()
    {
        std::vector<storage::ShardView*> views;
        std::vector<std::unique_ptr<storage::ShardView>> owned;
        Shards& shards = m_world.furnished.shards();
        for (storage::ShardIndex shard = 0; shard < shards.count(); ++shard) {
            owned.push_back(shards.view(shard));
            views.push_back(owned.back().get());
        }
        const auto report = app::auditShards(views);
        if (!report) {
            m_world.violation("the audit cannot be run");
        } else {
            m_world.doubtfulMoney = report->doubtfulMoney;
            m_world.exceptions = report->openExceptions;
            for (const app::AuditFinding& finding : report->findings)
                m_world.violation("audit: " + finding.check.toUtf8() + ' ' + finding.offenders.join(u' ').toUtf8());
        }
        std::int64_t transit = 0;
        m_world.furnished.shards().each("simulation/sum_transit",
                                        [&transit](const storage::Row& row) { transit += row.number(0); });
        if (transit != 0)
            m_world.violation("money is left in transit: " + QByteArray::number(static_cast<qint64>(transit)));
        m_world.furnished.shards().each("simulation/list_success_effects", [this](const storage::Row& row) {
            m_world.violation("credited twice: payment " + row.utf8(0));
        });
    }

    bool hasException(const AttemptNo& attemptNo) const
    {
        const auto paymentNo = paymentOfAttempt(attemptNo);
        return paymentNo && m_exceptions.contains(*paymentNo);
    }

    /// Money taken at the channel is a receipt of ours, and the reverse.
    void providerPaid()
    {
        std::set<QByteArray> known;
        for (const auto& [attemptNo, trade] : m_world.provider.trades()) {
            for (const ChannelTradeNo& tradeNo : trade.taken) {
                known.insert(tradeNo.bytes());
                const auto ours = m_receipts.find(tradeNo.bytes());
                if (trade.returned) // taken back by the wallet; whoever heard of it before has an exception or a doubt
                    continue;
                if (ours == m_receipts.end())
                    m_world.violation("money of " + attemptNo.bytes() + " is in no book: " + tradeNo.bytes());
                else if (ours->second.attemptNo != attemptNo || ours->second.amount != trade.amount.minor())
                    m_world.violation("money of " + attemptNo.bytes() + " is in our books as another");
            }
        }
        for (const auto& [tradeNo, receipt] : m_receipts) {
            if (!known.contains(tradeNo))
                m_world.violation("a receipt nobody paid: " + tradeNo);
        }
    }

    /// Money given back at the channel is a refund of ours, and the reverse.
    void providerReturned()
    {
        for (const auto& [refundNo, repayment] : m_world.provider.repayments()) {
            const auto ours = m_refunds.find(refundNo);
            if (ours == m_refunds.end() || ours->second.amount != repayment.order.amount.minor()) {
                m_world.violation("a refund at the channel is not ours: " + refundNo.bytes());
                continue;
            }
            const bool left = repayment.state == RepaymentState::Succeeded;
            const bool agrees = left == (ours->second.status == "SUCCEEDED") &&
                                (repayment.state == RepaymentState::Abnormal) == (ours->second.status == "ABNORMAL");
            if (!agrees)
                m_world.violation("refund " + refundNo.bytes() +
                                  " ended otherwise at the channel: " + ours->second.status);
        }
        for (const auto& [refundNo, refund] : m_refunds) {
            const bool atChannel = refund.channel == "alpha" || refund.channel == "beta";
            if (atChannel && refund.status == "SUCCEEDED" && !m_world.provider.findRefund(refundNo))
                m_world.violation("a refund the channel never heard of: " + refundNo.bytes());
        }
    }

    void paymentsAsAnswered()
    {
        for (const auto& [paymentNo, known] : m_world.book.payments()) {
            const auto found = m_payments.find(paymentNo);
            if (found == m_payments.end()) {
                m_world.violation("an answered payment is lost: " + paymentNo.bytes());
                continue;
            }
            const StoredPayment& stored = found->second;
            const bool wasPaid = known.statuses.contains("SUCCEEDED") ||
                                 known.statuses.contains("PARTIALLY_REFUNDED") || known.statuses.contains("REFUNDED");
            const bool wasClosed = known.statuses.contains("CLOSED");
            if (wasPaid && stored.status == "CLOSED")
                m_world.violation("an answered success is lost: " + paymentNo.bytes());
            if (wasClosed && stored.status != "CLOSED" && !m_world.book.wasAccepted(paymentNo))
                m_world.violation("a closed payment was paid without a person: " + paymentNo.bytes());
            if (stored.amount != known.last.amount.minor() || stored.refunded < known.mostRefunded)
                m_world.violation("a payment is not as answered: " + paymentNo.bytes());
        }
    }

    void refundsAsAnswered()
    {
        for (const auto& [refundNo, known] : m_world.book.refunds()) {
            const auto found = m_refunds.find(refundNo);
            if (found == m_refunds.end()) {
                m_world.violation("an answered refund is lost: " + refundNo.bytes());
                continue;
            }
            for (const char* end : {"SUCCEEDED", "FAILED"}) {
                if (known.statuses.contains(end) && found->second.status != end)
                    m_world.violation("an answered refund ended otherwise: " + refundNo.bytes());
            }
        }
        std::map<PaymentNo, std::int64_t> reserved;
        for (const auto& [refundNo, refund] : m_refunds) {
            if (refund.status == "ABNORMAL")
                reserved[refund.paymentNo] += refund.amount;
        }
        for (const auto& [paymentNo, payment] : m_payments) {
            if (payment.reserved > reserved[paymentNo])
                m_world.violation("a reservation is kept for nothing: " + paymentNo.bytes());
        }
    }

    void nothingHeldForNothing()
    {
        m_world.furnished.shards().each("simulation/list_open_holds", [this](const storage::Row& row) {
            const auto found = m_refunds.find(row.id<RefundNo>(0));
            if (found == m_refunds.end() || found->second.status != "ABNORMAL")
                m_world.violation("money is held for nothing: " + row.utf8(0));
        });
    }

    void receiversHaveWhatWasDelivered()
    {
        m_world.furnished.shards().each("simulation/list_unnoticed_deliveries", [this](const storage::Row& row) {
            if (row.utf8(1) == "DELIVERED" && !m_world.receivers.accepted.contains(row.utf8(0)))
                m_world.violation("a webhook was never received: " + row.utf8(0));
        });
    }

    /// Payments live elsewhere than the users whom they recharged.
    void usersKeptTheirMoney()
    {
        m_world.furnished.shards().each("simulation/sum_recharges",
                                        [this](const storage::Row& row) { m_recharged[row.utf8(0)] += row.number(1); });
        m_world.furnished.shards().each("simulation/list_user_balances", [this](const storage::Row& row) {
            const std::int64_t came = kGift + row.number(3) + m_recharged[row.utf8(0)];
            if (row.number(1) != came - row.number(2) - row.number(4) || row.number(1) < 0)
                m_world.violation("a user's money is not what was paid: " + row.utf8(0));
        });
    }

    void everythingFollowed()
    {
        m_world.furnished.shards().each("simulation/list_points", [this](const storage::Row& row) {
            const std::int64_t given = row.number(1) / 100;
            if (row.number(3) != given - given * row.number(2) / row.number(1))
                m_world.violation("the points are not those of the payment: " + row.utf8(0));
        });
        m_world.furnished.shards().each("simulation/list_what_did_not_follow",
                                        [this](const storage::Row& row) { m_world.violation(row.utf8(0)); });
    }

    void contradictionsWereNoticed()
    {
        for (const AttemptNo& attemptNo : m_world.contradicted) {
            const auto paymentNo = paymentOfAttempt(attemptNo);
            if (!hasException(attemptNo) || !m_payments[*paymentNo].frozen)
                m_world.violation("a contradiction was accepted and nobody told: " + attemptNo.bytes());
        }
    }

    /// The house's own users are a channel too: what they were charged is what was received, and the reverse.
    void balancesPaidWhatWasPaid()
    {
        const auto listed = [this](const char* statement) {
            std::map<QByteArray, std::int64_t> amounts;
            m_world.furnished.shards().each(
                statement, [&amounts](const storage::Row& row) { amounts[row.utf8(0)] = row.number(1); });
            return amounts;
        };
        if (listed("simulation/list_balance_charges") != listed("simulation/list_balance_receipts"))
            m_world.violation("users were charged otherwise than payments were paid");
        std::map<QByteArray, std::int64_t> refunded;
        for (const auto& [refundNo, refund] : m_refunds) {
            if (refund.channel == "balance" && refund.status == "SUCCEEDED")
                refunded[refundNo.bytes()] = refund.amount;
        }
        if (listed("simulation/list_balance_refunds") != refunded)
            m_world.violation("users got back otherwise than was refunded");
    }

    /// Unknown is not closed: whoever closes a payment has the wallet's word that no money can come.
    void whatIsClosedCannotBePaid()
    {
        for (const auto& [attemptNo, trade] : m_world.provider.trades()) {
            const auto found = m_payments.find(paymentOfAttempt(attemptNo).value());
            const bool isClosed = found != m_payments.end() && found->second.status == "CLOSED";
            if (isClosed && trade.state == TradeState::Open && !m_world.front.saidEnded(attemptNo))
                m_world.violation("closed here and still payable there: " + attemptNo.bytes());
        }
    }

    void freezesAsAnswered()
    {
        std::map<QByteArray, QByteArray> stored;
        m_world.furnished.shards().each("simulation/list_freezes",
                                        [&stored](const storage::Row& row) { stored[row.utf8(0)] = row.utf8(1); });
        for (const auto& [number, statuses] : m_world.book.freezes()) {
            for (const QByteArray& status : statuses) {
                if (status != "HELD" && stored[number] != status)
                    m_world.violation("a freeze is not as answered: " + number + ' ' + stored[number]);
            }
            if (!stored.contains(number))
                m_world.violation("an answered freeze is lost: " + number);
        }
    }

    World& m_world;
    std::map<PaymentNo, StoredPayment> m_payments;
    std::map<RefundNo, StoredRefund> m_refunds;
    std::map<QByteArray, StoredReceipt> m_receipts; ///< by the channel's number
    std::set<PaymentNo> m_exceptions;
    std::map<QByteArray, std::int64_t> m_recharged; ///< by user
};

} // namespace

void checkBooks(World& world)
{
    Checks(world).run();
    checkBank(world);
}

} // namespace guitai::simulation
