// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/stored_payer_accounts.h"

namespace guitai::users {

namespace {

using namespace channels;

constexpr char kVoided[] = "ATTEMPT_CLOSED";
constexpr int kServersFault = 500;

ReceivedMoney moneyOf(const Charge& charge)
{
    return {ChannelTradeNo::trusted(charge.attemptNo.bytes()), charge.amount, charge.at};
}

PlaceOutcome refusedFor(const QByteArray& code)
{
    PlaceOutcome outcome;
    outcome.state = PlaceState::Refused;
    outcome.errorCode = code;
    return outcome;
}

PlaceOutcome outcomeOf(const Result<Charge>& charge)
{
    PlaceOutcome outcome;
    if (!charge) {
        outcome.errorCode = charge.error().code.name;
        return outcome; // Unknown: the commit may have been done
    }
    if (charge->status != ChargeStatus::Paid)
        return refusedFor(charge->status == ChargeStatus::Void ? QByteArray(kVoided) : charge->errorCode);
    outcome.state = PlaceState::Paid;
    outcome.money = moneyOf(*charge);
    return outcome;
}

Report reportOf(const AttemptNo& attemptNo, const std::optional<Charge>& charge)
{
    Report report;
    report.attemptNo = attemptNo;
    if (!charge) {
        report.state = ReportedState::NotFound;
        return report;
    }
    switch (charge->status) {
    case ChargeStatus::Paid:
        report.state = ReportedState::Paid;
        report.money = moneyOf(*charge);
        break;
    case ChargeStatus::Refused:
        report.state = ReportedState::Failed;
        report.errorCode = charge->errorCode;
        break;
    case ChargeStatus::Void: report.state = ReportedState::Closed; break;
    }
    return report;
}

/// Asks the user for this attempt's money, if nobody else was asked before and it was not closed: nothing then, and
/// the charge may go on. A closed attempt is a void charge.
Result<std::optional<Charge>> askOnce(storage::Transaction& tx, storage::Slot user, const ChargeRequest& request)
{
    const auto first = askFor(tx, request.attemptNo, user, request.at);
    if (!first)
        return first.error();
    if (!*first)
        return std::optional(Charge{request.attemptNo, {}, request.amount, ChargeStatus::Void, {}, request.at});
    if (!(**first == user))
        return Error{errors::kAnotherUserAsked};
    return std::optional<Charge>();
}

RefundReport refundReport(const RefundOrder& order, RefundState state, UtcTime at)
{
    RefundReport report;
    report.state = state;
    report.refundNo = order.refundNo;
    report.attemptNo = order.attemptNo;
    report.channelRefundNo = ChannelRefundNo::trusted(order.refundNo.bytes());
    if (state == RefundState::Succeeded) {
        report.amount = order.amount;
        report.finishedAt = at;
    }
    return report;
}

} // namespace

async::Task<PlaceOutcome> StoredPayerAccounts::charge(MerchantId merchantId, Order order)
{
    const auto user = slotOfConsent(order.authCode);
    const auto payment = slotOfPaymentOf(order.attemptNo);
    if (!user || !payment)
        co_return refusedFor(errors::kConsentInvalid.name);
    ChargeRequest request{order.attemptNo, std::move(merchantId), order.amount, order.authCode, m_clock.now()};
    // On one shard the asking and the charge are one transaction; on two the asking is durable first.
    const bool together = m_storage.shardOf(*payment) == m_storage.shardOf(*user);
    if (!together) {
        std::function<Result<std::optional<Charge>>(storage::Transaction&)> work =
            [user, request](storage::Transaction& tx) { return askOnce(tx, *user, request); };
        auto asking = m_storage.write<std::optional<Charge>>(*payment, std::move(work));
        const Result<std::optional<Charge>> decided = co_await asking;
        if (!decided)
            co_return PlaceOutcome();
        if (*decided)
            co_return outcomeOf(**decided);
    }
    auto charging = chargeOnce(*user, std::move(request), together);
    const Result<Charge> charged = co_await charging;
    co_return outcomeOf(charged);
}

async::Task<Result<Charge>> StoredPayerAccounts::chargeOnce(storage::Slot user, ChargeRequest request, bool ask)
{
    using Decide = std::function<Result<Charge>(storage::Transaction&)>;
    const auto asked = [user, request, ask](Decide decide) -> Decide {
        if (!ask)
            return decide;
        return [user, request, decide](storage::Transaction& tx) -> Result<Charge> {
            const auto decided = askOnce(tx, user, request);
            if (!decided)
                return decided.error();
            return *decided ? Result<Charge>(**decided) : decide(tx);
        };
    };
    Decide take = asked([user, request](storage::Transaction& tx) { return users::charge(tx, user, request); });
    auto charging = m_storage.write<Charge>(user, std::move(take));
    Result<Charge> charged = co_await charging;
    if (charged || charged.error().code.httpStatus >= kServersFault)
        co_return charged;
    // A refusal is the outcome of this number too, whatever comes into the account later.
    const QByteArray code = charged.error().code.name;
    Decide refuse =
        asked([user, request, code](storage::Transaction& tx) { return refuseCharge(tx, user, request, code); });
    auto refusing = m_storage.write<Charge>(user, std::move(refuse));
    Result<Charge> refused = co_await refusing;
    co_return refused;
}

async::Task<Result<Asked>> StoredPayerAccounts::asked(AttemptNo attemptNo)
{
    std::function<Result<Asked>(storage::Reader&)> work = [attemptNo](storage::Reader& reader) {
        return findAsked(reader, attemptNo);
    };
    const auto payment = slotOfPaymentOf(attemptNo);
    auto reading = m_storage.read<Asked>(payment.value_or(storage::kHomeSlot), std::move(work));
    Result<Asked> found = co_await reading;
    co_return found;
}

async::Task<Report> StoredPayerAccounts::findCharge(AttemptNo attemptNo)
{
    Report report;
    report.attemptNo = attemptNo;
    auto asking = asked(attemptNo);
    const Result<Asked> who = co_await asking;
    if (!who)
        co_return report;
    if (!who->known || !who->user) {
        report.state = who->known ? ReportedState::Closed : ReportedState::NotFound;
        co_return report;
    }
    std::function<Result<std::optional<Charge>>(storage::Reader&)> work = [attemptNo](storage::Reader& reader) {
        return users::findCharge(reader, attemptNo);
    };
    auto reading = m_storage.read<std::optional<Charge>>(*who->user, std::move(work));
    const Result<std::optional<Charge>> charge = co_await reading;
    co_return charge ? reportOf(attemptNo, *charge) : report;
}

async::Task<CloseOutcome> StoredPayerAccounts::voidCharge(AttemptNo attemptNo)
{
    CloseOutcome outcome;
    const auto payment = slotOfPaymentOf(attemptNo);
    if (!payment)
        co_return outcome;
    const UtcTime now = m_clock.now();
    std::function<Result<std::optional<storage::Slot>>(storage::Transaction&)> nobody =
        [attemptNo, now](storage::Transaction& tx) { return askFor(tx, attemptNo, std::nullopt, now); };
    auto asking = m_storage.write<std::optional<storage::Slot>>(*payment, std::move(nobody));
    const Result<std::optional<storage::Slot>> user = co_await asking;
    if (!user)
        co_return outcome;
    outcome.state = CloseState::Closed;
    if (!*user)
        co_return outcome;
    const storage::Slot slot = **user;
    std::function<Result<Charge>(storage::Transaction&)> work = [slot, attemptNo, now](storage::Transaction& tx) {
        return users::voidCharge(tx, slot, attemptNo, now);
    };
    auto voiding = m_storage.write<Charge>(slot, std::move(work));
    const Result<Charge> decided = co_await voiding;
    if (!decided)
        outcome.state = CloseState::Unknown;
    else if (decided->status == ChargeStatus::Paid)
        outcome.state = CloseState::TooLate;
    co_return outcome;
}

async::Task<RefundReport> StoredPayerAccounts::payBack(RefundOrder order)
{
    const UtcTime now = m_clock.now();
    auto asking = asked(order.attemptNo);
    const Result<Asked> who = co_await asking;
    if (!who)
        co_return refundReport(order, RefundState::Unknown, now);
    if (!who->user)
        co_return refundReport(order, RefundState::Refused, now);
    const storage::Slot slot = *who->user;
    std::function<Result<bool>(storage::Transaction&)> work = [slot, order, now](storage::Transaction& tx) {
        return users::payBack(tx, slot, order, now);
    };
    auto paying = m_storage.write<bool>(slot, std::move(work));
    const Result<bool> paid = co_await paying;
    if (!paid && paid.error().code.httpStatus >= kServersFault)
        co_return refundReport(order, RefundState::Unknown, now);
    co_return refundReport(order, paid && *paid ? RefundState::Succeeded : RefundState::Refused, now);
}

async::Task<RefundReport> StoredPayerAccounts::findPayBack(RefundOrder order)
{
    const UtcTime now = m_clock.now();
    auto asking = asked(order.attemptNo);
    const Result<Asked> who = co_await asking;
    if (!who)
        co_return refundReport(order, RefundState::Unknown, now);
    if (!who->user)
        co_return refundReport(order, RefundState::NotFound, now);
    const RefundNo refundNo = order.refundNo;
    std::function<Result<std::optional<Money>>(storage::Reader&)> work = [refundNo](storage::Reader& reader) {
        return users::findPayBack(reader, refundNo);
    };
    auto reading = m_storage.read<std::optional<Money>>(*who->user, std::move(work));
    const Result<std::optional<Money>> found = co_await reading;
    if (!found)
        co_return refundReport(order, RefundState::Unknown, now);
    if (!*found)
        co_return refundReport(order, RefundState::NotFound, now);
    order.amount = **found; // what was given back, for whoever compares
    co_return refundReport(order, RefundState::Succeeded, now);
}

} // namespace guitai::users
