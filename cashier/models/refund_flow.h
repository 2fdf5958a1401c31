// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// RefundFlow: one refund from the committed amount to a certain result. Its key is minted when the amount is
// committed, on disk before the first request, and the same however often it is sent; another amount is another
// intent with another key. Where a second person has to agree, their PIN is sent once the backend has the refund,
// bound to exactly it. GUI thread.
#pragma once

#include "backend_client/alarm.h"
#include "backend_client/books.h"
#include "models/payment_key.h"
#include "models/pending_refund.h"
#include "models/refund_states.h"

#include <QObject>

namespace guitai::models {

struct RefundParts
{
    backend_client::Books& books;
    async::Timers& timers;
    MintKey mintKey;
    QString pendingPath;
    Duration poll = std::chrono::seconds(3);
};

class RefundFlow final : public QObject
{
    Q_OBJECT

public:
    explicit RefundFlow(RefundParts parts);

    /// After signing in: takes up what an earlier run of the till left unfinished. True when there was something.
    bool begin();
    /// Begins about this payment and asks for it as it is now. Refused while another refund is not certain.
    bool open(const wire::Payment& payment);

    RefundState state() const { return m_state; }
    /// As last seen; its refundable rest changes while it is looked at.
    const std::optional<wire::Payment>& payment() const { return m_payment; }
    const Money& amount() const { return m_pending.amount; } ///< committed
    const QString& reason() const { return m_pending.reason; }
    const std::optional<wire::Refund>& refund() const { return m_refund; }
    /// Why the last step did not go through; its code is empty when it did.
    const backend_client::Failure& failure() const { return m_failure; }
    bool isOpen() const { return !m_pending.paymentNo.isEmpty(); }
    /// Leaving now loses nothing: nothing was sent, or the result is the backend's.
    bool mayLeave() const;

    /// who may be nobody; then the backend says whether somebody is needed.
    void commit(const Money& amount, const QString& reason, const wire::SecondPerson& who);
    /// Another try of the second person, in NeedsApproval.
    void approve(const wire::SecondPerson& who);
    /// The maker takes it back, in NeedsApproval. Nothing goes back then.
    void cancel();
    /// Asks now, whatever the schedule says.
    void recheck();
    /// News about a refund. True when it was this one.
    bool take(const wire::Refund& refund);
    /// The cashier is done with it.
    void close();

Q_SIGNALS:
    void stateChanged(guitai::models::RefundState state);
    void changed(); ///< payment, refund or failure

private:
    void send();
    void sendApproval();
    void find();
    void ask();
    void move(RefundState state);
    void refuse(const backend_client::Failure& failure);
    void takeCreated(const backend_client::Answer<wire::Refund>& answer);
    void takeDecision(const backend_client::Answer<wire::Approval>& answer);
    void refreshPayment();
    template <class T>
    backend_client::Reply<T> forThis(std::function<void(const backend_client::Answer<T>&)> then);

    RefundParts m_parts;
    PendingRefundFile m_file;
    RefundState m_state = RefundState::Editing;
    PendingRefund m_pending;
    std::optional<wire::Payment> m_payment;
    std::optional<wire::Refund> m_refund;
    wire::SecondPerson m_who;
    backend_client::Failure m_failure;
    backend_client::Alarm m_poll;
    bool m_resumed = false; ///< from an earlier run: what never arrived is not sent unasked
    int m_turn = 0;
};

} // namespace guitai::models
