// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Creates a payment in three steps that a crash can separate anywhere:
//   begin  durable: claim, payment and attempt, with all numbers minted
//   call   one call on the wire that places the attempt; nothing is locked meanwhile. Where it certainly did not go
//          out, or failed for the channel's sake, AUTO_QR goes on with the next channel under a new attempt number
//   apply  durable: what the channel answered, and the answer every repetition will get
// Lives on the event loop's thread.
#pragma once

#include "ids/payment_no.h"
#include "payments/begin_payment.h"
#include "results/attempt_settling.h"
#include "risk/risk_gate.h"
#include "routing/wallet_router.h"

#include <QSet>

namespace guitai::payments {

/// What creating a payment needs; all outlive the loop.
struct CreateParts
{
    storage::Storage& storage;
    channels::Registry& registry;
    merchants::ChannelAccounts& accounts;
    risk::RiskGate& risk;
    results::AttemptSettling& settling;
    results::ResultService& results;
    const Clock& clock;
    RandomBytes random;
    Duration defaultExpiry = std::chrono::minutes(5);
    routing::WalletRouter* router = nullptr; ///< null: every named wallet is used, and there is no AUTO_QR
    wire::PayerCodes payerCodes = wire::PayerCodes::usual(); ///< for AUTO_CODE
};

class CreatePayment
{
public:
    explicit CreatePayment(CreateParts parts) : m_parts(std::move(parts)), m_begin(m_parts.storage) {}

    async::Task<Result<CreateAnswer>> run(CreateCommand command);

private:
    using Routes = std::vector<routing::Route>;
    struct Placed
    {
        payment_records::PaymentFile file;
        channels::PlaceOutcome outcome; ///< of its newest attempt
    };

    /// AUTO_CODE becomes the pay way of the wallet that the code belongs to, before anything is stored.
    Result<Done> recognise(CreateCommand& command) const;
    Result<Done> checkPayWay(const wire::CreatePayment& payment) const;
    async::Task<Result<Routes>> routesFor(MerchantId merchantId, QByteArray payWay, bool evenPaused);
    async::Task<Result<std::optional<CreateAnswer>>> earlierAnswer(Claim claim);
    Claim claimFor(const CreateCommand& command) const;
    PaymentIntent intentOf(const CreateCommand& command, const channels::ChannelAccount& account,
                           const PaymentNo& paymentNo) const;
    async::Task<Result<CreateAnswer>> claimed(CreateCommand command, Claim claim);
    async::Task<Result<CreateAnswer>> join(Claim claim, Begun begun);
    async::Task<channels::PlaceOutcome> place(Begun begun, Secret authCode);
    async::Task<Placed> placeOnOneOf(Routes routes, Begun begun, Secret authCode);
    async::Task<Result<payment_records::PaymentFile>> goOnWith(routing::Route route, payment_records::PaymentFile file,
                                                               payment_records::Rerouting ending);
    async::Task<bool> isGivenUp(Begun begun, channels::PlaceOutcome outcome, std::chrono::nanoseconds startedAt);
    channels::PlaceOutcome settled(channels::PlaceOutcome outcome, const Begun& begun) const;
    async::Task<Result<CreateAnswer>> finish(Claim claim, Placed placed);

    CreateParts m_parts;
    BeginPayment m_begin;
    /// Claims this process is working on: a repetition meanwhile is told to wait, and one that finds an
    /// unanswered claim nobody works on resumes it.
    QSet<QByteArray> m_running;
};

} // namespace guitai::payments
