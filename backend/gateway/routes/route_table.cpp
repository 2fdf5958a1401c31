// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/route_table.h"

#include "http/request_parser.h"
#include "routes/account_routes.h"
#include "routes/approval_routes.h"
#include "routes/callback_routes.h"
#include "routes/channel_routes.h"
#include "routes/exception_routes.h"
#include "routes/following_routes.h"
#include "routes/merchant_routes.h"
#include "routes/pay_routes.h"
#include "routes/payment_routes.h"
#include "routes/probe_routes.h"
#include "routes/reconciliation_routes.h"
#include "routes/refund_routes.h"
#include "routes/session_routes.h"
#include "routes/stream_routes.h"
#include "routes/user_routes.h"
#include "routes/webhook_routes.h"
#include "routes/withdrawal_routes.h"

namespace guitai::routes {

namespace {

using enum Access;
using merchants::Permission;

constexpr auto kKey = Idempotency::Key;
constexpr auto kNone = Idempotency::None;
constexpr std::optional<Permission> kAnyone{};
constexpr qsizetype kNoBody = 0;
constexpr qsizetype kApiBody = 64 * 1024;
constexpr qsizetype kBulkBody = 512 * 1024; // 5,000 ids
constexpr qsizetype kBillBody = qsizetype{64} << 20;
constexpr qsizetype kCallbackBody = 256 * 1024;
constexpr qsizetype kReturnBody = 16 * 1024;
constexpr qsizetype kChoiceBody = 1024;

// clang-format off
constexpr Route kRoutes[] = {
    // method    path                                 who         may                        key    body           does
    {"POST",   "/v1/payments",                        Either,     Permission::CreatePayment, kKey,  kApiBody,      &createPayment},
    {"GET",    "/v1/payments",                        Either,     Permission::ReadPayments,  kNone, kNoBody,       &listPayments},
    {"GET",    "/v1/payments/{no}",                   Either,     Permission::ReadPayments,  kNone, kNoBody,       &getPayment},
    {"POST",   "/v1/payments/{no}/close",             Either,     Permission::ClosePayment,  kNone, kApiBody,      &closePayment},
    {"POST",   "/v1/payments/{no}/reverse",           Either,     Permission::ClosePayment,  kNone, kApiBody,      &reversePayment},
    {"POST",   "/v1/payments/{no}/query",             Either,     Permission::ReadPayments,  kNone, kApiBody,      &queryPayment},
    {"POST",   "/v1/payments/{no}/refunds",           Either,     Permission::Refund,        kKey,  kApiBody,      &createRefund},
    {"GET",    "/v1/refunds",                         Either,     Permission::ReadPayments,  kNone, kNoBody,       &listRefunds},
    {"GET",    "/v1/refunds/{no}",                    Either,     Permission::ReadPayments,  kNone, kNoBody,       &getRefund},
    {"GET",    "/v1/doubtful-money",                  Either,     Permission::ReadPayments,  kNone, kNoBody,       &listDoubtfulMoney},
    {"POST",   "/v1/doubtful-money/{id}/refund",      Operator,   Permission::BringDecision, kNone, kApiBody,      &refundDoubtfulMoney},
    {"POST",   "/v1/doubtful-money/{id}/accept",      Operator,   Permission::BringDecision, kNone, kApiBody,      &acceptDoubtfulMoney},
    {"GET",    "/v1/totals",                          Either,     Permission::ReadTotals,    kNone, kNoBody,       &readTotals},
    {"GET",    "/v1/payment-totals",                  Either,     Permission::ReadTotals,    kNone, kNoBody,       &readPaymentTotals},
    {"GET",    "/v1/accounts",                        Either,     Permission::ReadAccounts,  kNone, kNoBody,       &listAccounts},
    {"POST",   "/v1/accounts",                        Either,     Permission::OpenAccounts,  kNone, kApiBody,      &openAccount},
    {"GET",    "/v1/accounts/{no}",                   Either,     Permission::ReadAccounts,  kNone, kNoBody,       &getAccount},
    {"GET",    "/v1/accounts/{no}/entries",           Either,     Permission::ReadAccounts,  kNone, kNoBody,       &listAccountEntries},
    {"POST",   "/v1/accounts/{no}/freezes",           Either,     Permission::HoldMoney,     kNone, kApiBody,      &createFreeze},
    {"POST",   "/v1/accounts/{no}/recharges",         Either,     Permission::CreatePayment, kKey,  kApiBody,      &createRecharge},
    {"POST",   "/v1/accounts/{no}/withdrawals",       Either,     Permission::Withdraw,      kNone, kApiBody,      &createWithdrawal},
    {"GET",    "/v1/withdrawals",                     Either,     Permission::ReadAccounts,  kNone, kNoBody,       &listWithdrawals},
    {"GET",    "/v1/withdrawals/{no}",                Either,     Permission::ReadAccounts,  kNone, kNoBody,       &getWithdrawal},
    {"POST",   "/v1/freezes/{no}/release",            Either,     Permission::HoldMoney,     kNone, kApiBody,      &releaseFreeze},
    {"POST",   "/v1/freezes/{no}/capture",            Either,     Permission::HoldMoney,     kNone, kApiBody,      &captureFreeze},
    {"GET",    "/v1/approvals",                       Operator,   Permission::ReadApprovals, kNone, kNoBody,       &listApprovals},
    {"GET",    "/v1/approvals/{no}",                  Operator,   Permission::ReadApprovals, kNone, kNoBody,       &getApproval},
    {"POST",   "/v1/approvals/{no}/approve",          Operator,   Permission::BringDecision, kNone, kApiBody,      &approveApproval},
    {"POST",   "/v1/approvals/{no}/reject",           Operator,   Permission::BringDecision, kNone, kApiBody,      &rejectApproval},
    {"POST",   "/v1/approvals/{no}/cancel",           Either,     Permission::AskApproval,   kNone, kApiBody,      &cancelApproval},
    {"PUT",    "/v1/operators/me/pin",                Operator,   Permission::SetPin,        kNone, kApiBody,      &setPin},
    {"GET",    "/v1/points/{user_id}",                Either,     Permission::ReadPayments,  kNone, kNoBody,       &readPoints},
    {"GET",    "/v1/shipments",                       Either,     Permission::ReadPayments,  kNone, kNoBody,       &listShipments},
    {"POST",   "/v1/shipments/{id}/dispatch",         Either,     Permission::Dispatch,      kNone, kApiBody,      &dispatchShipment},
    {"GET",    "/v1/webhook-deliveries",              Either,     Permission::ReadWebhooks,  kNone, kNoBody,       &listDeliveries},
    {"POST",   "/v1/webhook-deliveries/{id}/redeliver", Operator, Permission::SetWebhooks,   kNone, kApiBody,      &redeliver},
    {"PUT",    "/v1/webhook-endpoint",                Operator,   Permission::SetWebhooks,   kNone, kApiBody,      &putWebhookEndpoint},
    {"GET",    "/v1/parked-events",                   Either,     Permission::ReadWebhooks,  kNone, kNoBody,       &listParkedEvents},
    {"POST",   "/v1/parked-events/{id}/retry",        Operator,   Permission::SetWebhooks,   kNone, kApiBody,      &retryParkedEvent},
    {"GET",    "/v1/merchants/{no}/channels",         Either,     Permission::ReadTerms,     kNone, kNoBody,       &listMerchantChannels},
    {"POST",   "/v1/merchants/{no}/channels",         Operator,   Permission::SetChannels,   kNone, kApiBody,      &openMerchantChannel},
    {"PUT",    "/v1/merchants/{no}/channels/{account}", Operator, Permission::SetChannels,   kNone, kApiBody,      &replaceMerchantChannel},
    {"GET",    "/v1/merchants/{no}/fee-rules",        Either,     Permission::ReadTerms,     kNone, kNoBody,       &listFeeRules},
    {"POST",   "/v1/merchants/{no}/fee-rules",        Operator,   Permission::SetFees,       kNone, kApiBody,      &agreeFeeRule},
    {"GET",    "/v1/channels",                        Either,     Permission::ReadWallets,   kNone, kNoBody,       &listWallets},
    {"POST",   "/v1/channels/{code}/pause",           Operator,   Permission::PauseWallets,  kNone, kApiBody,      &pauseWallet},
    {"POST",   "/v1/channels/{code}/resume",          Operator,   Permission::PauseWallets,  kNone, kApiBody,      &resumeWallet},
    {"POST",   "/v1/channels/{code}/test",            Operator,   Permission::TestWallets,   kKey,  kApiBody,      &testWallet},
    {"GET",    "/v1/channels/{code}/test/{no}",       Operator,   Permission::TestWallets,   kNone, kNoBody,       &lookAtWalletTest},
    {"PUT",    "/v1/channels/{code}/preference",      Operator,   Permission::SetChannels,   kNone, kApiBody,      &preferWallet},
    {"POST",   "/v1/reconciliation/bills",            Operator,   Permission::Reconcile,     kNone, kBillBody,     &uploadBill},
    {"GET",    "/v1/reconciliation/bills",            Operator,   Permission::ReadReconciliation, kNone, kNoBody,  &listBills},
    {"GET",    "/v1/reconciliation/bills/{id}/unreadable", Operator, Permission::ReadReconciliation, kNone, kNoBody, &listUnreadableRows},
    {"GET",    "/v1/reconciliation/days",             Operator,   Permission::ReadReconciliation, kNone, kNoBody,  &listDays},
    {"POST",   "/v1/reconciliation/runs",             Operator,   Permission::Reconcile,     kNone, kApiBody,      &startRun},
    {"GET",    "/v1/reconciliation/runs",             Operator,   Permission::ReadReconciliation, kNone, kNoBody,  &listRuns},
    {"GET",    "/v1/reconciliation/runs/{id}",        Operator,   Permission::ReadReconciliation, kNone, kNoBody,  &getRun},
    {"GET",    "/v1/reconciliation/runs/{id}/report", Operator,   Permission::ReadReconciliation, kNone, kNoBody,  &getRunReport},
    {"POST",   "/v1/reconciliation/runs/{id}/cancel", Operator,   Permission::Reconcile,     kNone, kApiBody,      &cancelRun},
    {"GET",    "/v1/reconciliation/exceptions",       Operator,   Permission::ReadReconciliation, kNone, kNoBody,  &listExceptions},
    {"POST",   "/v1/reconciliation/exceptions/actions", Operator, Permission::Reconcile,     kNone, kBulkBody,     &actOnExceptions},
    {"GET",    "/v1/reconciliation/exceptions/classes", Operator, Permission::ReadReconciliation, kNone, kNoBody,  &countExceptionClasses},
    {"GET",    "/v1/reconciliation/exceptions/{id}",  Operator,   Permission::ReadReconciliation, kNone, kNoBody,  &getException},
    {"POST",   "/v1/reconciliation/exceptions/{id}/actions", Operator, Permission::Reconcile, kNone, kApiBody,     &actOnException},
    {"POST",   "/v1/reconciliation/days/{account}/{day}/close", Operator, Permission::Reconcile, kNone, kApiBody,  &closeDay},
    {"POST",   "/v1/reconciliation/days/{account}/{day}/reopen", Operator, Permission::ReopenDays, kNone, kApiBody, &reopenDay},
    {"POST",   "/v1/users",                           Integrator, Permission::ManageUsers,   kNone, kApiBody,      &createUser},
    {"GET",    "/v1/users/{no}",                      Integrator, Permission::ManageUsers,   kNone, kNoBody,       &getUser},
    {"POST",   "/v1/users/{no}/tokens",               Integrator, Permission::ManageUsers,   kNone, kApiBody,      &createUserToken},
    {"POST",   "/v1/users/{no}/payer-codes",          Integrator, Permission::ManageUsers,   kNone, kApiBody,      &createPayerCode},
    {"POST",   "/v1/sessions",                        Public,     kAnyone,                   kNone, kApiBody,      &openSession},
    {"DELETE", "/v1/sessions/current",                Operator,   kAnyone,                   kNone, kNoBody,       &closeSession},
    {"POST",   "/v1/callback/{channel}/{account}",    Public,     kAnyone,                   kNone, kCallbackBody, &receiveNotice},
    {"POST",   "/v1/callback/{channel}/{account}/refund", Public, kAnyone,                   kNone, kCallbackBody, &receiveRefundNotice},
    {"GET",    "/v1/stream",                          Public,     kAnyone,                   kNone, kNoBody,       &askForUpgrade},
    {"GET",    "/pay/{no}",                           Public,     kAnyone,                   kNone, kNoBody,       &showPayPage},
    {"POST",   "/pay/{no}",                           Public,     kAnyone,                   kNone, kReturnBody,   &comeBackToPayPage},
    {"GET",    "/pay/{no}/state",                     Public,     kAnyone,                   kNone, kNoBody,       &tellPayState},
    {"POST",   "/pay/{no}/wallet",                    Public,     kAnyone,                   kNone, kChoiceBody,   &chooseWallet},
    {"GET",    "/pay-assets/{name}",                  Public,     kAnyone,                   kNone, kNoBody,       &readPayAsset},
    {"GET",    "/healthz",                            Public,     kAnyone,                   kNone, kNoBody,       &tellLiveness},
    {"GET",    "/readyz",                             Public,     kAnyone,                   kNone, kNoBody,       &tellReadiness},
    {"GET",    "/metrics",                            Public,     kAnyone,                   kNone, kNoBody,       &writeMetrics},
    {"GET",    "/openapi.json",                       Public,     kAnyone,                   kNone, kNoBody,       &describeApi},
};
// clang-format on

/// Walks pattern and path side by side; {name} takes one non-empty segment.
bool matches(QByteArrayView pattern, QByteArrayView path, PathValues& values)
{
    size_t count = 0;
    qsizetype at = 0;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '{') {
            if (at >= path.size() || path[at] != pattern[i])
                return false;
            ++at;
            continue;
        }
        qsizetype end = path.indexOf('/', at);
        end = end < 0 ? path.size() : end;
        if (end == at)
            return false;
        values[count++] = path.sliced(at, end - at).toByteArray();
        at = end;
        i = pattern.indexOf('}', i);
    }
    return at == path.size();
}

void addAllowed(QByteArray& allow, QByteArrayView method)
{
    if (!allow.isEmpty())
        allow.append(", ");
    allow.append(method);
    if (method == "GET")
        allow.append(", HEAD");
}

} // namespace

std::span<const Route> allRoutes()
{
    return kRoutes;
}

Match findRoute(QByteArrayView method, QByteArrayView path)
{
    const QByteArrayView wanted = method == "HEAD" ? QByteArrayView("GET") : method;
    Match match;
    for (const Route& route : kRoutes) {
        PathValues values;
        if (!matches(route.pattern, path, values))
            continue;
        if (wanted == route.method)
            return {&route, std::move(values), {}};
        addAllowed(match.allow, route.method);
    }
    return match;
}

qsizetype bodyLimitFor(const QByteArray& method, const QByteArray& path)
{
    const Match match = findRoute(method, path);
    return match.route ? match.route->bodyLimitBytes : http::kDefaultBodyBytes;
}

} // namespace guitai::routes
