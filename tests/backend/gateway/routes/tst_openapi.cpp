// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The description of the API against the table it describes and the codes it can answer.
#include "accounts/account_service.h"
#include "accounts/fee_rules.h"
#include "accounts/merchant_funds.h"
#include "approvals/approval.h"
#include "bills/bill_file.h"
#include "bills/bill_intake.h"
#include "channels/account_settings.h"
#include "consumers/parked_events.h"
#include "consumers/shipments.h"
#include "days/run_desk.h"
#include "exceptions/closing.h"
#include "exceptions/exception_service.h"
#include "exceptions/write_off.h"
#include "guards/idempotency_key.h"
#include "guards/message_signature.h"
#include "guards/rate_guard.h"
#include "http/refusal.h"
#include "merchants/channel_account_desk.h"
#include "merchants/merchants.h"
#include "merchants/operators.h"
#include "merchants/pins.h"
#include "merchants/sessions.h"
#include "money/money.h"
#include "payments/payment_service.h"
#include "payments/switch_wallet.h"
#include "penny/penny_test.h"
#include "recharges/recharge_service.h"
#include "refunds/doubtful_money_service.h"
#include "refunds/refund_service.h"
#include "routes/probe_routes.h"
#include "routes/replies.h"
#include "routes/route_table.h"
#include "routing/channel_desk.h"
#include "run_reports/report_desk.h"
#include "users/consents.h"
#include "webhooks/webhook_desk.h"
#include "wire/json_reader.h"
#include "wire/member_reader.h"
#include "withdrawals/withdrawal_service.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace guitai;

namespace {

const char* const kMethods[] = {"get", "post", "put", "patch", "delete"};

/// Codes that an answer can carry; a new one belongs into the document and into this list.
const ErrorCode kAnswered[] = {
    guitai::errors::kAmountInvalid,
    guitai::errors::kAmountOutOfRange,
    guitai::errors::kCurrencyUnknown,
    guitai::errors::kCurrencyMismatch,
    guitai::errors::kInvalidRequest,
    guitai::errors::kUnauthorized,
    guitai::errors::kForbidden,
    guitai::errors::kNotFound,
    guitai::errors::kInternal,
    guitai::errors::kUnavailable,
    wire::errors::kJsonInvalid,
    wire::errors::kJsonDuplicateKey,
    wire::errors::kJsonTooDeep,
    wire::errors::kFieldMissing,
    wire::errors::kFieldInvalid,
    wire::errors::kFieldOutOfRange,
    wire::errors::kFieldUnknown,
    routes::errors::kRouteUnknown,
    routes::errors::kMethodNotAllowed,
    routes::errors::kContentTypeUnsupported,
    routes::errors::kUpgradeRequired,
    routes::errors::kTooManyStreams,
    users::errors::kUserNotFound,
    users::errors::kUserExists,
    users::errors::kPasswordWrong,
    users::errors::kUserLocked,
    users::errors::kConsentInvalid,
    approvals::errors::kApprovalNotFound,
    approvals::errors::kOwnRequest,
    approvals::errors::kNotOwnRequest,
    approvals::errors::kPinNotEnough,
    approvals::errors::kContentDiffers,
    approvals::errors::kApprovalEnded,
    accounts::errors::kAccountNotFound,
    accounts::errors::kFreezeNotFound,
    accounts::errors::kAccountNotFreezable,
    accounts::errors::kCaptureAboveFreeze,
    accounts::errors::kHoldReleased,
    accounts::errors::kHoldCaptured,
    accounts::errors::kHoldDiffers,
    accounts::errors::kInsufficientBalance,
    guitai::errors::kCurrencyMismatch,
    payments::errors::kPayWayUnknown,
    payments::errors::kPayerCodeMalformed,
    payments::errors::kPayerCodeUnknown,
    payments::errors::kPayerWalletNotEnabled,
    payments::errors::kPaymentNotFound,
    payments::errors::kMerchantOrderNoUsed,
    payments::errors::kRequestStillRunning,
    payments::errors::kIdempotencyKeyReused,
    payments::errors::kPaymentAlreadyPaid,
    payments::errors::kDuplicatePayment,
    payments::errors::kPaymentNotReversedYet,
    payments::errors::kRiskRefused,
    payments::errors::kWalletStillAsked,
    payments::errors::kWalletChosenElsewhere,
    payments::errors::kPayerUnconfirmed,
    payments::errors::kWalletRefused,
    payments::errors::kTooManyWallets,
    payments::errors::kPaymentEnded,
    refunds::errors::kRefundNotFound,
    refunds::errors::kPaymentNotPaid,
    refunds::errors::kPaymentFrozen,
    refunds::errors::kRefundExceedsPaid,
    refunds::errors::kMerchantRefundNoUsed,
    refunds::errors::kDoubtfulMoneyNotFound,
    refunds::errors::kDoubtfulMoneyResolved,
    recharges::errors::kAccountNotRechargeable,
    recharges::errors::kPayWayNotForRecharge,
    refunds::errors::kRechargeNotRefundable,
    withdrawals::errors::kWithdrawalNotFound,
    withdrawals::errors::kAccountNotWithdrawable,
    withdrawals::errors::kMerchantWithdrawalNoUsed,
    withdrawals::errors::kWithdrawalsNotEnabled,
    consumers::errors::kShipmentNotFound,
    consumers::errors::kShipmentCancelled,
    webhooks::errors::kDeliveryNotFound,
    webhooks::errors::kDeliveryPending,
    webhooks::errors::kEndpointChanged,
    webhooks::errors::kEndpointInvalid,
    bills::errors::kBillDuplicate,
    bills::errors::kBillNotFound,
    bills::errors::kBillUnsupported,
    bills::errors::kBillDayInvalid,
    bills::errors::kBillArchiveRefused,
    days::errors::kRunNotFound,
    days::errors::kRunEnded,
    days::errors::kRangeTooLong,
    days::errors::kDayUnknown,
    run_reports::errors::kRunNotDone,
    run_reports::errors::kReportTooLong,
    exceptions::errors::kExceptionNotFound,
    exceptions::errors::kNotOpen,
    exceptions::errors::kBusy,
    exceptions::errors::kVersionDiffers,
    exceptions::errors::kUnsuitable,
    exceptions::errors::kNotHalves,
    exceptions::errors::kNoAttempt,
    exceptions::errors::kAttemptDiffers,
    exceptions::errors::kTooMany,
    exceptions::errors::kMovedOn,
    exceptions::errors::kNothingToWriteOff,
    exceptions::errors::kDayNotFound,
    exceptions::errors::kDayNotExplained,
    exceptions::errors::kDayNotTied,
    exceptions::errors::kDayNotClosed,
    guards::errors::kIdempotencyKeyInvalid,
    guards::errors::kSignatureMissing,
    guards::errors::kSignatureMalformed,
    guards::errors::kSignatureIncomplete,
    guards::errors::kSignatureExpired,
    guards::errors::kSignatureReplayed,
    guards::errors::kContentDigestMismatch,
    guards::errors::kRateLimited,
    merchants::errors::kSessionExpired,
    merchants::errors::kSignInLocked,
    merchants::errors::kPasswordWrong,
    merchants::errors::kPinWrong,
    merchants::errors::kPinLocked,
    merchants::errors::kPinTooSimple,
    merchants::errors::kMerchantNotFound,
    merchants::errors::kChannelUnknown,
    merchants::errors::kChannelNeedsKeys,
    merchants::errors::kChannelTakesNoKeys,
    channels::errors::kAccountInvalid,
    merchants::errors::kChannelAddressRefused,
    merchants::errors::kCertificateExpired,
    merchants::errors::kCertificateNotYetValid,
    channels::errors::kCertificateForeign,
    merchants::errors::kChannelAccountNotFound,
    merchants::errors::kChannelAccountExists,
    merchants::errors::kChannelAccountChanged,
    penny::errors::kChannelNotTestable,
    penny::errors::kChannelTestNotFound,
    accounts::errors::kFeeRuleDiffers,
    accounts::errors::kFeeRuleInvalid,
    accounts::errors::kFeeRuleTooEarly,
    consumers::errors::kParkedEventNotFound,
    consumers::errors::kStillNotFollowed,
    storage::errors::kStorageFailed,
    channels::errors::kNoticeRefused,
    merchants::errors::kChannelAccountMissing,
    routing::errors::kChannelNotFound,
    routing::errors::kChannelUnavailable,
    http::errors::kMalformed,
    http::errors::kTooSlow,
    http::errors::kBodyTooLarge,
    http::errors::kTargetTooLong,
    http::errors::kExpectationFailed,
    http::errors::kHeadersTooLarge,
    http::errors::kMethodUnknown,
    http::errors::kCodingUnknown,
    http::errors::kVersionNotSupported,
};

QJsonObject document()
{
    return QJsonDocument::fromJson(routes::apiDescription()).object();
}

QJsonObject at(const QJsonObject& object, const char* name)
{
    return object[QLatin1String(name)].toObject();
}

void collectReferences(const QJsonValue& value, QSet<QString>& found)
{
    if (value.isArray()) {
        for (const auto& item : value.toArray())
            collectReferences(item, found);
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() == QLatin1String("$ref"))
            found.insert(it.value().toString());
        collectReferences(it.value(), found);
    }
}

} // namespace

class TestOpenApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isStrictJson();
    void everyRouteHasAnOperationAndTheReverse();
    void operationsSayWhoMayAndWhatTheyTake();
    void everyCodeIsDocumented();
    void namesTheDraftsOfItsHeaders();
    void everyReferenceLeadsSomewhere();
};

void TestOpenApi::isStrictJson()
{
    const auto read = wire::readJson(routes::apiDescription(), {1 << 20, 32});
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().detail));
    QCOMPARE(document()[QStringLiteral("openapi")].toString(), QStringLiteral("3.1.0"));
}

void TestOpenApi::everyRouteHasAnOperationAndTheReverse()
{
    QSet<QByteArray> described;
    const QJsonObject paths = at(document(), "paths");
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        for (const char* method : kMethods) {
            if (path.value().toObject().contains(QLatin1String(method)))
                described.insert(QByteArray(method).toUpper() + ' ' + path.key().toLatin1());
        }
    }
    QSet<QByteArray> answered;
    for (const routes::Route& route : routes::allRoutes())
        answered.insert(QByteArray(route.method) + ' ' + route.pattern);
    QCOMPARE(described - answered, QSet<QByteArray>());
    QCOMPARE(answered - described, QSet<QByteArray>());
}

void TestOpenApi::operationsSayWhoMayAndWhatTheyTake()
{
    for (const routes::Route& route : routes::allRoutes()) {
        const QJsonObject operation =
            at(at(at(document(), "paths"), route.pattern), QByteArray(route.method).toLower().constData());
        const QJsonArray security = operation[QStringLiteral("security")].toArray();
        QCOMPARE(security.isEmpty(), route.access == routes::Access::Public);
        const QString text = QString::fromUtf8(QJsonDocument(operation).toJson());
        const bool integrator = text.contains(QLatin1String("\"signature\""));
        const bool session = text.contains(QLatin1String("\"session\""));
        QCOMPARE(integrator, route.access == routes::Access::Integrator || route.access == routes::Access::Either);
        QCOMPARE(session, route.access == routes::Access::Operator || route.access == routes::Access::Either);
        QCOMPARE(text.contains(QLatin1String("parameters/IdempotencyKey")),
                 route.idempotency == routes::Idempotency::Key);
        QCOMPARE(text.contains(QLatin1String("BODY_TOO_LARGE")), route.bodyLimitBytes > 0);
        QVERIFY2(text.contains(QLatin1String("RATE_LIMITED")), route.pattern);
        QVERIFY(!operation[QStringLiteral("operationId")].toString().isEmpty());
        QCOMPARE(text.contains(QLatin1String("FORBIDDEN")), route.access != routes::Access::Public);
    }
}

void TestOpenApi::everyCodeIsDocumented()
{
    const QJsonObject problem = at(at(at(document(), "components"), "schemas"), "Problem");
    const QJsonArray codes = at(at(problem, "properties"), "code")[QStringLiteral("enum")].toArray();
    const QString text = QString::fromUtf8(routes::apiDescription());
    for (const ErrorCode& code : kAnswered) {
        QVERIFY2(codes.contains(QLatin1String(code.name)), code.name);
        const QString quoted = QLatin1Char('`') + QLatin1String(code.name) + QLatin1Char('`');
        QVERIFY2(text.contains(quoted), code.name);
    }
}

void TestOpenApi::namesTheDraftsOfItsHeaders()
{
    const QByteArray text = routes::apiDescription();
    QVERIFY(text.contains("draft-ietf-httpapi-idempotency-key-header-07"));
    QVERIFY(text.contains("draft-ietf-httpapi-ratelimit-headers-10"));
    QVERIFY(text.contains("RFC 9421"));
}

void TestOpenApi::everyReferenceLeadsSomewhere()
{
    QSet<QString> references;
    collectReferences(document(), references);
    QVERIFY(references.size() > 10);
    for (const QString& reference : references) {
        QJsonValue value = document();
        for (const QString& step : reference.mid(2).split(QLatin1Char('/')))
            value = value.toObject()[step];
        QVERIFY2(value.isObject(), qPrintable(reference));
    }
}

QTEST_APPLESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"
