// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// PaymentFlow: one sale from committed amount to certain result. Push first, polling when nothing came;
// the key is on disk before the first request and leaves it when the result is certain. Which state
// follows which is payment_states; this class does the asking and the waiting. GUI thread.
#pragma once

#include "backend_client/alarm.h"
#include "backend_client/backend.h"
#include "models/payment_key.h"
#include "models/payment_states.h"
#include "models/pending_sale.h"
#include "secret/secret.h"
#include "wire/payer_codes.h"

#include <QObject>

namespace guitai::models {

struct FlowTimes
{
    Duration poll = std::chrono::seconds(3);      ///< nothing came for so long: ask
    Duration slowPoll = std::chrono::seconds(10); ///< from slowAfter on
    Duration slowAfter = std::chrono::seconds(60);
    Duration primaryGuard = std::chrono::milliseconds(500); ///< Enter is deaf so long after a change
    Duration paidShown = std::chrono::seconds(8);
    Duration stopAfter = std::chrono::seconds(3); ///< how long sending may take before it can be stopped
};

struct FlowParts
{
    backend_client::Backend& backend;
    async::Timers& timers;
    const Clock& clock;
    MintKey mintKey;
    QString pendingPath;
    FlowTimes times = {};
};

/// What every payment of this till has in common.
struct SaleTerms
{
    TillNo tillNo;
    QString subject;
    QByteArray payWay = "WECHAT_NATIVE";
    Duration expiresIn = std::chrono::minutes(5);
};

struct Sale
{
    MerchantOrderNo key;
    Money amount{0, Currency::cny()};
    std::optional<wire::Payment> payment;
    std::optional<backend_client::Failure> failure;
    bool stopAsked = false;
    QByteArray wallet = {}; ///< the pay way its code is likely for; the backend decides
    QString shortCode = {}; ///< of the customer's code that was read, "13…6789"; empty: a code is shown instead

    bool isScanned() const { return !shortCode.isEmpty(); }
};

class PaymentFlow final : public QObject
{
    Q_OBJECT

public:
    explicit PaymentFlow(FlowParts parts);

    /// After signing in. The first time it takes up what an earlier run of the till left unfinished.
    void begin(SaleTerms terms);

    PaymentState state() const { return m_state; }
    const Sale& sale() const { return m_sale; }
    Keys keys() const;
    bool isAsking() const { return m_asking; }
    std::chrono::nanoseconds inStateFor() const { return m_parts.clock.monotonic() - m_changedAt; }
    /// Of the code shown; zero when there is none.
    Duration codeLife() const { return m_codeLife; }
    Duration codeLeft() const;

    /// What the next sale is paid by.
    void setPayWay(const QByteArray& payWay) { m_terms.payWay = payWay; }
    const QByteArray& payWay() const { return m_terms.payWay; }
    void commit(const Money& amount);
    /// With the customer's code that was read. After a failed try that amount is charged again, whatever is named.
    void commitCode(const Money& amount, Secret code);
    /// Whether a code that is read now would be charged.
    bool takesCode() const;
    void pressPrimary();
    void pressStop();
    void pressQuery();
    /// Asks now, whatever the schedule says: the link is back or events may have been missed.
    void recheck();
    /// News about any payment; those of other sales are ignored. True when it was this sale's.
    bool takePayment(const wire::Payment& payment);

Q_SIGNALS:
    void stateChanged(guitai::models::PaymentState state);
    void saleChanged();
    /// The sale did not begin: its amount is the cashier's again. failure.code is empty after a restart.
    void amountReturned(const guitai::Money& amount, const guitai::backend_client::Failure& failure);
    void saleEnded();
    /// The cashier moved on while this payment could still become paid.
    void leftBehind(const guitai::wire::Payment& payment);
    void couldNotSave();
    void sessionEnded();

private:
    using PaymentAnswer = backend_client::Answer<wire::Payment>;

    void start(const Money& amount, Secret code = {});
    void send();
    void move(PaymentInput input);
    void arrive();
    void watch();
    void schedulePoll();
    void poll();
    void find();
    void close();
    void next();
    void ask(void (backend_client::Backend::*call)(PaymentNo, backend_client::Reply<wire::Payment>));
    void takeCreateFailure(const backend_client::Failure& failure);
    void takeFailure(const backend_client::Failure& failure);
    void startCountdown(const wire::Payment& payment);
    /// Wraps what follows an answer: only for the sale that asked, and with the one-in-flight mark lifted.
    template <class T>
    backend_client::Reply<T> forThisSale(std::function<void(const backend_client::Answer<T>&)> then);

    FlowParts m_parts;
    PendingSaleFile m_file;
    SaleTerms m_terms;
    Sale m_sale;
    Secret m_code; ///< until the backend has the order; in no file
    PaymentState m_state = PaymentState::Entering;
    std::chrono::nanoseconds m_changedAt{};
    std::chrono::nanoseconds m_watchedSince{};
    std::chrono::nanoseconds m_codeEndsAt{};
    Duration m_codeLife{};
    backend_client::Alarm m_poll;
    backend_client::Alarm m_timeUp;
    backend_client::Alarm m_stateOver;
    bool m_begun = false;
    bool m_asking = false;
    bool m_resumed = false; ///< the sale comes from an earlier run: what never arrived is not sent unasked
};

} // namespace guitai::models
