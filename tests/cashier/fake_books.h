// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Books whose calls wait in lists until a test answers them.
#pragma once

#include "backend_client/books.h"

#include <deque>

namespace guitai::test {

class FakeBooks final : public backend_client::Books
{
public:
    template <class T>
    using Reply = backend_client::Reply<T>;
    template <class Asked, class T>
    struct Call
    {
        Asked asked;
        Reply<T> reply;
    };
    struct Span
    {
        UtcTime from;
        UtcTime to;
        TillNo tillNo;
    };
    struct Creation
    {
        PaymentNo paymentNo;
        wire::CreateRefund refund;
    };
    struct Decision
    {
        QByteArray what; ///< approve, cancel, refund, accept
        QByteArray no;
        wire::SecondPerson who;
    };

    void listPayments(backend_client::PaymentQuery query, Reply<wire::PaymentPage> reply) override
    {
        lists.push_back({std::move(query), std::move(reply)});
    }
    void paymentTotals(UtcTime from, UtcTime to, TillNo tillNo, Reply<wire::PaymentTotals> reply) override
    {
        totals.push_back({{from, to, std::move(tillNo)}, std::move(reply)});
    }
    void getDetail(PaymentNo paymentNo, Reply<wire::PaymentDetail> reply) override
    {
        details.push_back({std::move(paymentNo), std::move(reply)});
    }
    void queryPayment(PaymentNo paymentNo, Reply<wire::Payment> reply) override
    {
        queries.push_back({std::move(paymentNo), std::move(reply)});
    }
    void createRefund(PaymentNo paymentNo, wire::CreateRefund refund, Reply<wire::Refund> reply) override
    {
        creations.push_back({{std::move(paymentNo), std::move(refund)}, std::move(reply)});
    }
    void getRefund(RefundNo refundNo, Reply<wire::Refund> reply) override
    {
        questions.push_back({std::move(refundNo), std::move(reply)});
    }
    void listRefunds(PaymentNo paymentNo, Reply<wire::RefundPage> reply) override
    {
        findings.push_back({std::move(paymentNo), std::move(reply)});
    }
    void approve(ApprovalNo approvalNo, wire::SecondPerson who, Reply<wire::Approval> reply) override
    {
        approvals.push_back({{"approve", approvalNo.bytes(), std::move(who)}, std::move(reply)});
    }
    void cancelApproval(ApprovalNo approvalNo, Reply<wire::Approval> reply) override
    {
        approvals.push_back({{"cancel", approvalNo.bytes(), {}}, std::move(reply)});
    }
    void listDoubtfulMoney(QByteArray status, QByteArray cursor, Reply<wire::DoubtfulMoneyPage> reply) override
    {
        doubtful.push_back({{std::move(status), std::move(cursor)}, std::move(reply)});
    }
    void refundDoubtfulMoney(DoubtfulId id, wire::SecondPerson who, Reply<wire::Refund> reply) override
    {
        givings.push_back({{"refund", id.bytes(), std::move(who)}, std::move(reply)});
    }
    void acceptDoubtfulMoney(DoubtfulId id, wire::SecondPerson who, Reply<wire::DoubtfulMoney> reply) override
    {
        acceptances.push_back({{"accept", id.bytes(), std::move(who)}, std::move(reply)});
    }
    void listWallets(Reply<wire::ChannelStatePage>) override {}
    void pauseWallet(ChannelCode, QString, Reply<wire::ChannelState>) override {}
    void resumeWallet(ChannelCode, Reply<wire::ChannelState>) override {}
    void testWallet(ChannelCode, Reply<wire::ChannelTest>) override {}
    void walletTest(ChannelCode, PaymentNo, Reply<wire::ChannelTest>) override {}
    void listAccounts(Reply<wire::AccountList>) override {}
    void listEntries(AccountNo accountNo, QByteArray cursor, Reply<wire::AccountEntryPage> reply) override
    {
        entries.push_back({{accountNo.bytes(), std::move(cursor)}, std::move(reply)});
    }

    std::deque<Call<backend_client::PaymentQuery, wire::PaymentPage>> lists;
    std::deque<Call<Span, wire::PaymentTotals>> totals;
    std::deque<Call<PaymentNo, wire::PaymentDetail>> details;
    std::deque<Call<PaymentNo, wire::Payment>> queries;
    std::deque<Call<Creation, wire::Refund>> creations;
    std::deque<Call<RefundNo, wire::Refund>> questions;
    std::deque<Call<PaymentNo, wire::RefundPage>> findings;
    std::deque<Call<Decision, wire::Approval>> approvals;
    std::deque<Call<std::pair<QByteArray, QByteArray>, wire::DoubtfulMoneyPage>> doubtful;
    std::deque<Call<Decision, wire::Refund>> givings;
    std::deque<Call<Decision, wire::DoubtfulMoney>> acceptances;
    std::deque<Call<std::pair<QByteArray, QByteArray>, wire::AccountEntryPage>> entries;
};

} // namespace guitai::test
