// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the routes call. Everything is made by the app and outlives the gateway.
#pragma once

#include "accounts/account_service.h"
#include "approvals/approvals.h"
#include "consumers/parked_events.h"
#include "consumers/points_book.h"
#include "consumers/shipments.h"
#include "exceptions/closing_desk.h"
#include "exceptions/exception_service.h"
#include "guards/authenticator.h"
#include "merchants/channel_account_desk.h"
#include "merchants/fee_desk.h"
#include "merchants/merchants.h"
#include "merchants/operators.h"
#include "merchants/pins.h"
#include "observability/health.h"
#include "observability/metrics.h"
#include "pay_page/payer_tokens.h"
#include "payments/payment_service.h"
#include "payments/switch_wallet.h"
#include "recharges/recharge_service.h"
#include "refunds/doubtful_money_service.h"
#include "refunds/refund_service.h"
#include "results/notice_inbox.h"
#include "users/users.h"
#include "webhooks/webhook_desk.h"
#include "withdrawals/withdrawal_service.h"

namespace guitai::stream {
class PushHub;
}

namespace guitai::channels {
class Registry;
}

namespace guitai::routing {
class ChannelDesk;
}

namespace guitai::bills {
class BillDesk;
}

namespace guitai::days {
class RunDesk;
}

namespace guitai::run_reports {
class ReportDesk;
}

namespace guitai::penny {
class PennyTest;
}

namespace guitai::routes {

struct Services
{
    payments::PaymentService* payments = nullptr;
    results::NoticeInbox* inbox = nullptr;
    guards::Authenticator* authenticator = nullptr;
    guards::RateGuard* rates = nullptr;
    merchants::Operators* operators = nullptr;
    merchants::Sessions* sessions = nullptr;
    approvals::Approvals* approvals = nullptr;
    accounts::AccountService* accounts = nullptr;
    users::Users* users = nullptr;
    stream::PushHub* push = nullptr; ///< null: no stream is offered
    observability::Metrics* metrics = nullptr;
    observability::Health* health = nullptr;
    const Clock* clock = nullptr;
    refunds::RefundService* refunds = nullptr;
    refunds::DoubtfulMoneyService* doubtfulMoney = nullptr;
    results::NoticeInbox* refundInbox = nullptr;
    consumers::PointsBook* points = nullptr;
    consumers::Shipments* shipments = nullptr;
    webhooks::WebhookDesk* webhooks = nullptr;
    merchants::Pins* pins = nullptr;
    merchants::ChannelAccounts* channelAccounts = nullptr;
    merchants::FeeDesk* fees = nullptr;
    const channels::Registry* channels = nullptr;
    consumers::ParkedEvents* parkedEvents = nullptr;
    withdrawals::WithdrawalService* withdrawals = nullptr;
    recharges::RechargeService* recharges = nullptr;
    routing::ChannelDesk* wallets = nullptr;
    payments::SwitchWallet* switchWallet = nullptr;
    merchants::Merchants* merchants = nullptr;
    const pay_page::PayerTokens* payerTokens = nullptr;
    merchants::ChannelAccountDesk* channelAccountDesk = nullptr;
    penny::PennyTest* pennies = nullptr;
    exceptions::ExceptionService* exceptions = nullptr;
    exceptions::ClosingDesk* closing = nullptr;
    bills::BillDesk* bills = nullptr;
    days::RunDesk* runs = nullptr;
    run_reports::ReportDesk* reports = nullptr;
};

} // namespace guitai::routes
