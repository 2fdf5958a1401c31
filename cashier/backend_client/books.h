// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a till asks of the backend beside the sale in hand: lists, refunds, doubtful money, accounts. Every call
// answers once, on the caller's thread, unless the object that asked is gone by then.
#pragma once

#include "backend_client/backend.h"
#include "wire/account_wire.h"
#include "wire/approval_wire.h"
#include "wire/channel_test_wire.h"
#include "wire/channel_wire.h"
#include "wire/doubtful_money_wire.h"
#include "wire/payment_detail_wire.h"
#include "wire/payment_totals_wire.h"
#include "wire/refund_wire.h"

namespace guitai::backend_client {

/// Which payments a list shows. With a number nothing else but the page counts.
struct PaymentQuery
{
    QByteArray number;
    QByteArrayList statuses; ///< empty: all
    std::optional<UtcTime> from;
    std::optional<UtcTime> to;
    TillNo tillNo;
    int limit = 50;
    QByteArray cursor;
};

class Books
{
public:
    virtual ~Books() = default;

    virtual void listPayments(PaymentQuery query, Reply<wire::PaymentPage> reply) = 0;
    /// Of what was created in a span of at most 31 days.
    virtual void paymentTotals(UtcTime from, UtcTime to, TillNo tillNo, Reply<wire::PaymentTotals> reply) = 0;
    virtual void getDetail(PaymentNo paymentNo, Reply<wire::PaymentDetail> reply) = 0;
    /// Makes the backend ask the channel now.
    virtual void queryPayment(PaymentNo paymentNo, Reply<wire::Payment> reply) = 0;

    virtual void createRefund(PaymentNo paymentNo, wire::CreateRefund refund, Reply<wire::Refund> reply) = 0;
    virtual void getRefund(RefundNo refundNo, Reply<wire::Refund> reply) = 0;
    virtual void listRefunds(PaymentNo paymentNo, Reply<wire::RefundPage> reply) = 0;
    virtual void approve(ApprovalNo approvalNo, wire::SecondPerson who, Reply<wire::Approval> reply) = 0;
    virtual void cancelApproval(ApprovalNo approvalNo, Reply<wire::Approval> reply) = 0;

    /// status: OPEN, or empty for all
    virtual void listDoubtfulMoney(QByteArray status, QByteArray cursor, Reply<wire::DoubtfulMoneyPage> reply) = 0;
    virtual void refundDoubtfulMoney(DoubtfulId id, wire::SecondPerson who, Reply<wire::Refund> reply) = 0;
    virtual void acceptDoubtfulMoney(DoubtfulId id, wire::SecondPerson who, Reply<wire::DoubtfulMoney> reply) = 0;

    virtual void listWallets(Reply<wire::ChannelStatePage> reply) = 0;
    virtual void pauseWallet(ChannelCode code, QString reason, Reply<wire::ChannelState> reply) = 0;
    virtual void resumeWallet(ChannelCode code, Reply<wire::ChannelState> reply) = 0;
    virtual void testWallet(ChannelCode code, Reply<wire::ChannelTest> reply) = 0;
    virtual void walletTest(ChannelCode code, PaymentNo paymentNo, Reply<wire::ChannelTest> reply) = 0;

    virtual void listAccounts(Reply<wire::AccountList> reply) = 0;
    virtual void listEntries(AccountNo accountNo, QByteArray cursor, Reply<wire::AccountEntryPage> reply) = 0;
};

} // namespace guitai::backend_client
