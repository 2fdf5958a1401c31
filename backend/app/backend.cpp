// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backend.h"

#include "accounts/account_desk.h"
#include "accounts/stored_merchant_funds.h"
#include "app/demo_setup.h"
#include "app/gated_client.h"
#include "app/housekeeping.h"
#include "app/listening.h"
#include "app/night.h"
#include "app/payout_account.h"
#include "app/storage_options.h"
#include "async/timers.h"
#include "channels/watched_channel.h"
#include "consumers/consumer_worker.h"
#include "consumers/logistics_consumer.h"
#include "consumers/points_consumer.h"
#include "coordination/nonce_memory.h"
#include "crypto/hash.h"
#include "exceptions/closing_desk.h"
#include "exceptions/differences_of_file.h"
#include "exceptions/stored_proof.h"
#include "guards/authenticator.h"
#include "log/log.h"
#include "payments/payment_desk.h"
#include "payouts/registry.h"
#include "penny/penny_test.h"
#include "recharges/recharge_desk.h"
#include "refunds/doubtful_money_desk.h"
#include "refunds/refund_checker.h"
#include "refunds/refund_inbox.h"
#include "results/attempt_checker.h"
#include "results/stored_notice_inbox.h"
#include "routes/gateway.h"
#include "routing/certificate_watch.h"
#include "routing/channel_desk.h"
#include "stream/push_hub.h"
#include "users/stored_payer_accounts.h"
#include "webhooks/webhook_worker.h"
#include "withdrawals/bank_notices.h"
#include "withdrawals/withdrawal_checker.h"
#include "withdrawals/withdrawal_desk.h"

#include <QDir>

namespace guitai::app {

namespace {

const log::Category lc{"app"};

/// 300 s of writing requests at 3,000 a second.
constexpr qsizetype kMostNonces = 2'000'000;

std::array<size_t, 2> randomSeeds()
{
    std::array<size_t, 2> seeds{};
    const QByteArray bytes = crypto::randomBytes(sizeof seeds);
    std::memcpy(seeds.data(), bytes.constData(), sizeof seeds);
    return seeds;
}

Result<std::unique_ptr<storage::Storage>> openStorage(const Settings& settings, const Clock& clock)
{
    if (settings.demo) { // elsewhere migrating is a decision: `guitai-backend migrate`
        QDir().mkpath(settings.folder);
        const auto migrated = migrate(settings, clock);
        if (!migrated)
            return migrated.error();
    }
    return storage::openStorage(storageOptions(settings));
}

channels::Registry builtIn(const channels::Tools& tools, channels::Health& health, bool withDirect)
{
    channels::Registry registry;
    for (const channels::MakeChannel make : channels::builtInChannels()) {
        auto channel = make(tools);
        if (!channel)
            continue;
        if (withDirect || channel->descriptor().code.bytes() != "direct")
            registry.add(channels::watched(std::move(channel), health));
    }
    return registry;
}

/// A channel that takes long holds a connection for each of its calls.
http::ClientOptions manyCalls(const Settings& settings)
{
    http::ClientOptions options;
    options.mostConnectionsPerHost = settings.channelHealth.mostInFlight;
    return options;
}

guards::RateOptions rateOptions(const Settings& settings)
{
    guards::RateOptions options;
    options.perAddress = settings.perAddress;
    options.raiseMerchantsTo = settings.raiseMerchantsTo;
    return options;
}

} // namespace

Result<int> migrate(const Settings& settings, const Clock& clock)
{
    QDir().mkpath(settings.folder);
    return storage::migrateStorage(storageOptions(settings), clock.now());
}

/// Members are made from top to bottom; see ~Backend for the order of the end.
class Backend::Parts
{
public:
    Parts(Settings settings, const Clock& clock, std::unique_ptr<storage::Storage> opened,
          merchants::SecretSealer sealer)
        : settings(std::move(settings)), clock(clock), storage(std::move(opened)), sealer(std::move(sealer)),
          client(http::makeSocketClient(manyCalls(this->settings))),
          registry(builtIn({client, signing, clock, &payers, this->settings.payerCodes}, channelHealth,
                           this->settings.directChannel)),
          rates(clock, rateOptions(this->settings)), nonces(clock, kMostNonces, randomSeeds())
    {
    }

    Settings settings;
    const Clock& clock;
    std::unique_ptr<storage::Storage> storage;
    merchants::SecretSealer sealer;
    async::QtTimers timers;
    async::WorkerPool signing{1};
    async::WorkerPool hashing{2};
    GatedClient client;
    observability::Metrics metrics;
    observability::Health health;
    users::StoredPayerAccounts payers{*storage, clock};
    channels::Health channelHealth{clock, settings.channelHealth};
    channels::Registry registry;

    merchants::ChannelAccounts accounts{*storage, sealer, clock};
    merchants::ChannelAccountDesk channelAccountDesk{accounts, registry, clock, {settings.channelHosts, settings.demo}};
    merchants::ApiKeys keys{*storage, sealer, clock};
    merchants::Operators operators{*storage, hashing, clock};
    merchants::Sessions sessions{*storage, clock};
    merchants::Pins pins{*storage, hashing, clock};
    merchants::FeeDesk fees{*storage, clock};

    accounts::Courier courier{*storage, clock};
    accounts::FoldingWorker folding{*storage, courier, timers, clock};
    accounts::StoredMerchantFunds funds{*storage, courier, folding, clock};
    accounts::AccountDesk accountDesk{*storage, funds, courier, clock};

    events::EventPump pump{*storage, clock};
    Attention attention{*storage, metrics, clock};
    Housekeeping housekeeping{*storage, pump, attention, timers, clock};
    results::ResultService results{*storage, pump, &courier};
    routing::ChannelSwitches switches{*storage};
    routing::RouterParts routing{*storage, registry, channelHealth, accounts, switches, clock};
    routing::WalletRouter router{routing};
    routing::ChannelDesk wallets{{routing, router, pump, timers, metrics, settings.certificateWarningDays}};
    routing::CertificateWatch certificates{accounts, metrics, timers, clock};
    results::AttemptSettling settling{registry, accounts, results, clock};
    results::StoredNoticeInbox inbox{registry, accounts, results, clock};
    results::AttemptChecker checker{registry, settling, results, timers, clock};
    risk::OpenRiskGate risk;
    payments::PaymentDesk payments{payments::CreateParts{*storage, registry, accounts, risk, settling, results, clock,
                                                         &crypto::randomBytes, settings.defaultExpiry, &router,
                                                         settings.payerCodes}};
    payments::SwitchWallet switchWallet{{*storage, registry, router, risk, settling, clock}};
    merchants::Merchants merchants{*storage, clock};
    pay_page::PayerTokens payerTokens{sealer.keyFor("pay-page")};

    users::Users users{*storage, hashing, clock, &crypto::randomBytes};
    approvals::Approvals approvals{*storage, timers, clock, &crypto::randomBytes};
    refunds::RefundApproval refundApproval{approvals, *storage, pump, clock};
    refunds::RefundProgress refundProgress{*storage, registry, accounts, funds, refundApproval, pump, clock};
    refunds::RefundParts refundParts{
        *storage, refundProgress, pump, clock, &crypto::randomBytes, refundApproval, settings.refundApprovalAbove};
    refunds::RefundDesk refundDesk{refundParts};
    refunds::DoubtfulMoneyDesk doubtfulMoney{refundParts};
    penny::PennyTest pennies{{payments, refundDesk, registry, timers, &crypto::randomBytes}};
    refunds::RefundInbox refundInbox{registry, accounts, refundProgress, clock};
    refunds::RefundChecker refundChecker{refundProgress, timers, clock};

    exceptions::StoredProof proof{{*storage, settling, results, refundProgress, doubtfulMoney, clock}};
    exceptions::ExceptionDesk exceptionDesk{{*storage, approvals, proof, clock, settings.secondPersonAbove}};
    exceptions::StoredExceptionBook exceptionBook{*storage, exceptionDesk, clock, &exceptions::openDifferences};
    exceptions::ClosingDesk closing{*storage, clock};
    Night night{{*storage, registry, accounts, exceptionBook, exceptionDesk, merchants, pump, timers, clock}, settings};

    std::unique_ptr<payouts::PayoutBank> bank; ///< null: nothing is paid out
    withdrawals::WithdrawalProgress withdrawalProgress{*storage, approvals, pump, clock};
    recharges::RechargeDesk rechargeDesk{*storage, payments};
    withdrawals::WithdrawalDesk withdrawalDesk{
        {*storage, withdrawalProgress, folding, pump, clock, &crypto::randomBytes}};
    withdrawals::WithdrawalChecker withdrawalChecker{withdrawalProgress, timers, clock};
    withdrawals::BankNotices bankNotices{withdrawalProgress, timers};

    webhooks::AddressPolicy addressPolicy{settings.demo}; // the demo's receiver is on this machine
    webhooks::WebhookEndpoints endpoints{*storage, sealer, clock, addressPolicy};
    webhooks::SystemHostResolver resolver;
    webhooks::WebhookSender webhookSender{client, resolver, clock, addressPolicy};
    std::unique_ptr<webhooks::WebhookWorker> webhooks = std::make_unique<webhooks::WebhookWorker>(
        webhooks::WebhookWorker::Tools{*storage, pump, endpoints, webhookSender, timers, clock, metrics});
    webhooks::WebhookDesk webhookDesk{*storage, endpoints, clock, [this] { webhooks->wake(); }};

    consumers::PointsConsumer pointsConsumer;
    consumers::LogisticsConsumer logisticsConsumer{&crypto::randomBytes};
    std::unique_ptr<consumers::ConsumerWorker> followers = std::make_unique<consumers::ConsumerWorker>(
        consumers::ConsumerWorker::Tools{*storage, pump, timers, clock, metrics},
        std::vector<const consumers::Consumer*>{&pointsConsumer, &logisticsConsumer});
    consumers::ParkedEvents parkedEvents{*storage, {&pointsConsumer, &logisticsConsumer}};
    consumers::PointsBook points{*storage};
    consumers::Shipments shipments{*storage, clock};

    guards::RateGuard rates;
    coordination::LocalNonceMemory nonces;
    guards::AuthenticatorOptions sinceStart{UtcTime::fromSeconds(clock.now().seconds())};
    guards::Authenticator authenticator{keys, sessions, nonces, rates, clock, sinceStart};
    stream::PushHub push{stream::PushOptions{},
                         [this](Secret token) { return authenticator.authenticateToken(std::move(token)); }, pump,
                         clock, metrics};
    routes::Gateway gateway{routes::Services{&payments,
                                             &inbox,
                                             &authenticator,
                                             &rates,
                                             &operators,
                                             &sessions,
                                             &approvals,
                                             &accountDesk,
                                             &users,
                                             &push,
                                             &metrics,
                                             &health,
                                             &clock,
                                             &refundDesk,
                                             &doubtfulMoney,
                                             &refundInbox,
                                             &points,
                                             &shipments,
                                             &webhookDesk,
                                             &pins,
                                             &accounts,
                                             &fees,
                                             &registry,
                                             &parkedEvents,
                                             &withdrawalDesk,
                                             &rechargeDesk,
                                             &wallets,
                                             &switchWallet,
                                             &merchants,
                                             &payerTokens,
                                             &channelAccountDesk,
                                             &pennies,
                                             &exceptionDesk,
                                             &closing,
                                             &night.bills(),
                                             &night.runs(),
                                             &night.reports()},
                            crypto::randomBytes(8)};
    std::unique_ptr<server::Server> server;
    bool open = false;

    DemoParts demoParts() { return {*storage, sealer, hashing, accounts, registry, endpoints, clock}; }
};

Result<std::unique_ptr<Backend>> Backend::open(Settings settings, const Clock& clock)
{
    auto storage = openStorage(settings, clock);
    if (!storage)
        return storage.error();
    auto sealer = settings.demo ? merchants::SecretSealer::fromKeyFileMade(settings.keyFile)
                                : merchants::SecretSealer::fromKeyFile(settings.keyFile);
    if (!sealer)
        return sealer.error();
    auto parts = std::make_unique<Parts>(std::move(settings), clock, std::move(*storage), std::move(*sealer));
    auto bank = openPayoutBank(parts->settings, parts->client);
    if (!bank)
        return bank.error();
    parts->bank = std::move(*bank);
    return std::unique_ptr<Backend>(new Backend(std::move(parts)));
}

Backend::Backend(std::unique_ptr<Parts> parts) : d(std::move(parts)) {}

Backend::~Backend()
{
    // Whoever still waits is answered while everything it may touch is alive: first no new requests, then
    // no channel answers, then no storage answers.
    stop();
    d->server.reset();
    d->webhooks.reset();
    d->followers.reset();
    d->timers.stop();
    d->client.shut();
    d->storage.reset();
}

async::Task<Result<Done>> Backend::start()
{
    auto preparing = d->settings.demo ? setUpDemo(d->demoParts(), d->settings) : refuseDemoCredentials(d->demoParts());
    Result<Done> prepared = co_await preparing;
    if (!prepared)
        co_return prepared.error();
    auto spreading = d->fees.spread();
    Result<Done> spread = co_await spreading;
    if (!spread)
        co_return spread.error();
    auto loading = d->switches.load();
    Result<Done> loaded = co_await loading;
    if (!loaded)
        co_return loaded.error();
    d->webhooks->start();
    d->followers->start();
    auto pumping = d->pump.start();
    Result<Done> pumped = co_await pumping;
    if (!pumped)
        co_return pumped.error();

    auto options = serverOptions(d->settings);
    if (!options)
        co_return options.error();
    d->gateway.completeOptions(*options);
    d->server =
        std::make_unique<server::Server>(std::move(*options), d->clock, d->gateway.handler(), d->gateway.bodyLimit());
    d->server->setUpgrade(routes::Gateway::kStreamPath, d->gateway.upgrade());
    if (const auto listening = d->server->listen(); !listening)
        co_return listening.error();
    d->health.addReadiness("doors", [this] { return d->open; });
    d->open = true;
    d->settling.setCallbackBase(callbackBase(d->settings, d->server->port()));
    d->refundProgress.setCallbackBase(callbackBase(d->settings, d->server->port()));
    d->withdrawalProgress.setBank(d->bank.get());
    d->approvals.setKind(withdrawals::kApprovalKind, d->withdrawalProgress.approvalKind());
    d->approvals.setKind(exceptions::kApprovalKind, d->exceptionDesk.approvalKind());
    d->exceptionDesk.setStartRun(
        [this](ChannelAccountId account, QByteArray day, QByteArray actor) { return rerun(account, day, actor); });
    d->approvals.run();
    d->checker.run(); // this and the next go on by themselves until the timers stop
    d->refundChecker.run();
    d->withdrawalChecker.run();
    d->bankNotices.run();
    d->folding.run();
    d->wallets.run();
    d->certificates.run();
    d->night.run();
    d->housekeeping.run();
    log::info(lc, "listening").with("address", d->settings.address.toString()).with("port", d->server->port());
    co_return Done{};
}

void Backend::stop()
{
    if (!d->server)
        return;
    d->open = false;
    d->server->stopAccepting();
    d->push.closeAll();
}

quint16 Backend::port() const
{
    return d->server ? d->server->port() : quint16(0);
}

async::Task<int> Backend::checkAttempts()
{
    return d->checker.runOnce();
}

async::Task<int> Backend::reconcile()
{
    return d->night.runOnce();
}

async::Task<Result<Done>> Backend::rerun(ChannelAccountId account, QByteArray day, QByteArray actor)
{
    auto starting = d->night.runs().start(std::move(account), std::move(day), std::move(actor));
    const Result<wire::ReconciliationRun> run = co_await starting;
    if (!run)
        co_return run.error();
    co_return Done{};
}

async::Task<int> Backend::foldInflows()
{
    return d->folding.runOnce();
}

async::Task<int> Backend::fetchBankNotices()
{
    return d->bankNotices.runOnce();
}

storage::Storage& Backend::storage()
{
    return *d->storage;
}

} // namespace guitai::app
