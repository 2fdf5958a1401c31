// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One life of the backend: the production's business parts put together as in app/backend.cpp, with time, storage,
// channels, receivers and chance of the simulation. Its end is a crash: nothing is finished, nobody is told.
#pragma once

#include "accounts/account_desk.h"
#include "accounts/stored_merchant_funds.h"
#include "app/housekeeping.h"
#include "async/worker_pool.h"
#include "consumers/consumer_worker.h"
#include "consumers/logistics_consumer.h"
#include "consumers/points_consumer.h"
#include "payments/payment_desk.h"
#include "recharges/recharge_desk.h"
#include "refunds/doubtful_money_desk.h"
#include "refunds/refund_checker.h"
#include "refunds/refund_inbox.h"
#include "results/attempt_checker.h"
#include "results/stored_notice_inbox.h"
#include "simulation/receiver.h"
#include "simulation/sim_bank.h"
#include "simulation/sim_channel.h"
#include "simulation/sim_storage.h"
#include "users/stored_payer_accounts.h"
#include "webhooks/webhook_worker.h"
#include "withdrawals/bank_notices.h"
#include "withdrawals/withdrawal_checker.h"
#include "withdrawals/withdrawal_desk.h"

namespace guitai::simulation {

struct HouseTools
{
    SimStorage::Tools storage;
    const SimClock& clock;
    ChannelFront& front;
    BankBooks& bankBooks;
    ReceiverBook& receivers;
    const merchants::SecretSealer& sealer;
};

class House
{
public:
    House(const HouseTools& tools, Life life);

    /// What the backend does before its doors open, and what goes on by itself behind them.
    async::Task<Result<Done>> start();

private:
    const HouseTools m_tools;
    const Life m_life;
    static WireTools wireOf(const HouseTools& tools)
    {
        return {tools.storage.scheduler, tools.storage.faults, tools.storage.random, tools.storage.trace};
    }
    static channels::Registry channelsOf(const HouseTools& tools, channels::PayerAccounts& payers,
                                         async::WorkerPool& workers, http::Client& client, Life life);
    RandomBytes m_random = [this](qsizetype count) { return m_tools.storage.random.bytes(count); };

public:
    SimStorage storage{m_tools.storage, m_life};
    SimTimers timers{m_tools.storage.scheduler, m_life, m_tools.storage.faults.timerSlack,
                     m_tools.storage.faults.timerLaziness};
    SimReceiver client{m_tools.storage.scheduler, m_tools.storage.faults, m_tools.storage.random, m_tools.receivers,
                       m_life};
    async::WorkerPool workers{1};
    observability::Metrics metrics;
    users::StoredPayerAccounts payers{storage, m_tools.clock};
    channels::Registry registry = channelsOf(m_tools, payers, workers, client, m_life);
    merchants::ChannelAccounts channelAccounts{storage, m_tools.sealer, m_tools.clock};

    accounts::Courier courier{storage, m_tools.clock};
    accounts::FoldingWorker folding{storage, courier, timers, m_tools.clock};
    accounts::StoredMerchantFunds funds{storage, courier, folding, m_tools.clock};
    accounts::AccountDesk accountDesk{storage, funds, courier, m_tools.clock};

    events::EventPump pump{storage, m_tools.clock};
    results::ResultService results{storage, pump, &courier};
    results::AttemptSettling settling{registry, channelAccounts, results, m_tools.clock};
    results::StoredNoticeInbox inbox{registry, channelAccounts, results, m_tools.clock};
    results::AttemptChecker checker{registry, settling, results, timers, m_tools.clock};
    risk::OpenRiskGate risk;
    payments::PaymentDesk payments{
        payments::CreateParts{storage, registry, channelAccounts, risk, settling, results, m_tools.clock, m_random}};

    approvals::Approvals approvals{storage, timers, m_tools.clock, m_random};
    refunds::RefundApproval refundApproval{approvals, storage, pump, m_tools.clock};
    refunds::RefundProgress refundProgress{storage,        registry, channelAccounts, funds,
                                           refundApproval, pump,     m_tools.clock};
    refunds::RefundParts refundParts{storage, refundProgress, pump, m_tools.clock, m_random, refundApproval};
    refunds::RefundDesk refundDesk{refundParts};
    refunds::DoubtfulMoneyDesk doubtfulMoney{refundParts};
    refunds::RefundInbox refundInbox{registry, channelAccounts, refundProgress, m_tools.clock};
    refunds::RefundChecker refundChecker{refundProgress, timers, m_tools.clock};

    SimBank bank{wireOf(m_tools), m_tools.bankBooks, m_life, m_tools.storage.canary};
    withdrawals::WithdrawalProgress withdrawalProgress{storage, approvals, pump, m_tools.clock};
    recharges::RechargeDesk rechargeDesk{storage, payments};
    withdrawals::WithdrawalDesk withdrawalDesk{{storage, withdrawalProgress, folding, pump, m_tools.clock, m_random}};
    withdrawals::WithdrawalChecker withdrawalChecker{withdrawalProgress, timers, m_tools.clock};
    withdrawals::BankNotices bankNotices{withdrawalProgress, timers};

    webhooks::WebhookEndpoints endpoints{storage, m_tools.sealer, m_tools.clock, {}};
    SimResolver resolver;
    webhooks::WebhookSender webhookSender{client, resolver, m_tools.clock, {}};
    webhooks::WebhookWorker webhooks{
        webhooks::WebhookWorker::Tools{storage, pump, endpoints, webhookSender, timers, m_tools.clock, metrics}};
    consumers::PointsConsumer pointsConsumer;
    consumers::LogisticsConsumer logisticsConsumer{m_random};
    consumers::ConsumerWorker followers{consumers::ConsumerWorker::Tools{storage, pump, timers, m_tools.clock, metrics},
                                        {&pointsConsumer, &logisticsConsumer}};
    app::Attention attention{storage, metrics, m_tools.clock};
    app::Housekeeping housekeeping{storage, pump, attention, timers, m_tools.clock};
};

} // namespace guitai::simulation
