// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exceptions/stored_proof.h"

#include "exceptions/exception_service.h"
#include "ids/payment_no.h"

#include <algorithm>

namespace guitai::exceptions {

namespace {

using payment_records::AttemptRecord;
using payment_records::AttemptStatus;
using results::Effect;

/// Pages of doubtful money are looked through for the attempt's, newest first.
constexpr int kMostDoubtful = 200;

AttemptNo attemptOf(const ExceptionRecord& record)
{
    return AttemptNo::parse(record.facts.number()).value_or(AttemptNo());
}

const AttemptRecord* attemptIn(const payment_records::PaymentFile& file, const AttemptNo& no)
{
    const auto found = std::find_if(file.attempts.begin(), file.attempts.end(),
                                    [&](const AttemptRecord& one) { return one.attemptNo == no; });
    return found == file.attempts.end() ? nullptr : &*found;
}

/// Both sides say now that the same money was paid, or that none stayed.
bool agrees(const payment_records::PaymentFile& file, const ExceptionRecord& record)
{
    const AttemptRecord* attempt = attemptIn(file, attemptOf(record));
    const auto& theirs = record.facts.theirs;
    if (!attempt || !theirs || theirs->kind != rows::Kind::Payment)
        return false;
    if (theirs->state != rows::State::Succeeded)
        return theirs->state != rows::State::Processing && attempt->status != AttemptStatus::Succeeded &&
               payment_records::isFinal(attempt->status);
    return attempt->status == AttemptStatus::Succeeded && file.payment.amount.minor() == theirs->amount &&
           file.payment.amount.currency().code() == theirs->currency;
}

bool agrees(const refunds::RefundRecord& refund, const ExceptionRecord& record)
{
    const auto& theirs = record.facts.theirs;
    return theirs && theirs->kind == rows::Kind::Refund && theirs->state == rows::State::Succeeded &&
           refund.status == refunds::RefundStatus::Succeeded && refund.amount.minor() == theirs->amount &&
           refund.amount.currency().code() == theirs->currency;
}

} // namespace

async::Task<Result<payment_records::PaymentFile>> StoredProof::fileOf(ExceptionRecord record)
{
    const auto paymentNo = paymentOf(record.facts);
    const auto slot = slotOfNumber('P', paymentNo.bytes());
    if (!slot)
        co_return Error{errors::kNoAttempt};
    std::function<Result<File>(storage::Reader&)> work = [record, paymentNo](storage::Reader& reader) -> Result<File> {
        auto found = payment_records::findPayment(reader, paymentNo);
        if (!found)
            return found.error();
        const bool isOurs = *found && (*found)->payment.merchantId == record.merchantId;
        if (!isOurs || !attemptIn(**found, attemptOf(record)))
            return Error{errors::kNoAttempt};
        return std::move(**found);
    };
    auto reading = m_parts.storage.read<File>(storage::Slot(*slot), std::move(work));
    Result<File> file = co_await reading;
    co_return file;
}

async::Task<Result<Proof>> StoredProof::query(ExceptionRecord record)
{
    const bool isRefund = slotOfNumber('R', record.facts.number()).has_value();
    auto asking = isRefund ? queryRefund(std::move(record)) : queryPayment(std::move(record));
    Result<Proof> proof = co_await asking;
    co_return proof;
}

async::Task<Result<Proof>> StoredProof::queryPayment(ExceptionRecord record)
{
    auto reading = fileOf(record);
    const Result<File> file = co_await reading;
    if (!file)
        co_return file.error();
    auto asking = m_parts.settling.query(*file, attemptOf(record));
    const Result<results::Applied> applied = co_await asking;
    if (!applied)
        co_return applied.error();
    auto again = fileOf(record);
    const Result<File> after = co_await again;
    if (!after)
        co_return after.error();
    const bool isProven = agrees(*after, record);
    Proof proof{isProven, isProven ? "PROVEN" : "NOT_PROVEN"};
    co_return proof;
}

async::Task<Result<Proof>> StoredProof::queryRefund(ExceptionRecord record)
{
    const auto refundNo = RefundNo::trusted(record.facts.number());
    const auto slot = slotOfNumber('R', refundNo.bytes());
    if (!slot)
        co_return Error{errors::kNoAttempt};
    std::function<Result<refunds::RefundRecord>(storage::Reader&)> work =
        [refundNo, merchant = record.merchantId](storage::Reader& reader) -> Result<refunds::RefundRecord> {
        auto found = refunds::storedRefund(reader, refundNo);
        if (found && found->merchantId != merchant)
            return Error{errors::kNoAttempt};
        return found;
    };
    auto reading = m_parts.storage.read<refunds::RefundRecord>(storage::Slot(*slot), work);
    Result<refunds::RefundRecord> refund = co_await reading;
    if (!refund)
        co_return refund.error();
    if (!refunds::isFinal(refund->status)) {
        auto resuming = m_parts.refunds.resume(std::move(*refund));
        refund = co_await resuming;
        if (!refund)
            co_return refund.error();
    }
    const bool isProven = agrees(*refund, record);
    Proof proof{isProven, isProven ? "PROVEN" : "NOT_PROVEN"};
    co_return proof;
}

async::Task<Result<Done>> StoredProof::checkAttempt(ExceptionRecord record)
{
    auto reading = fileOf(record);
    const Result<File> file = co_await reading;
    if (!file)
        co_return file.error();
    const rows::BillRow& theirs = *record.facts.theirs;
    const bool isSame = file->payment.amount.minor() == theirs.amount &&
                        file->payment.amount.currency().code() == theirs.currency &&
                        attemptIn(*file, attemptOf(record))->accountId == record.accountId;
    if (!isSame)
        co_return Error{errors::kAttemptDiffers};
    co_return Done{};
}

/// In the way of every result: the receipt is inserted once, whoever brings it.
async::Task<Result<results::Applied>> StoredProof::applyBill(ExceptionRecord record)
{
    auto checking = checkAttempt(record);
    const Result<Done> checked = co_await checking;
    if (!checked)
        co_return checked.error();
    const rows::BillRow& theirs = *record.facts.theirs;
    results::Reported reported;
    reported.report.state = channels::ReportedState::Paid;
    reported.report.attemptNo = attemptOf(record);
    const Money amount(theirs.amount, Currency::parse(theirs.currency).value_or(Currency::cny()));
    reported.report.money = channels::ReceivedMoney{ChannelTradeNo::trusted(theirs.transaction), amount, theirs.at};
    reported.accountId = record.accountId;
    reported.source = results::Source::Bill;
    reported.at = m_parts.clock.now();
    auto applying = m_parts.results.apply(std::move(reported));
    Result<results::Applied> applied = co_await applying;
    co_return applied;
}

async::Task<Result<Proof>> StoredProof::makeUp(ExceptionRecord record)
{
    auto applying = applyBill(std::move(record));
    const Result<results::Applied> applied = co_await applying;
    if (!applied)
        co_return applied.error();
    Proof proof{true, "PAID"};
    switch (applied->effect) {
    case Effect::Paid: break;
    case Effect::Nothing: proof.code = "KNOWN"; break;
    case Effect::DoubtfulMoney: proof.code = "DOUBTFUL_MONEY"; break; // in the books, and on its own list
    default: proof = {false, "CONTRADICTS"};
    }
    co_return proof;
}

async::Task<Result<Proof>> StoredProof::giveBack(ExceptionRecord record, QByteArray actor)
{
    auto applying = applyBill(record);
    const Result<results::Applied> applied = co_await applying;
    if (!applied)
        co_return applied.error();
    auto listing = m_parts.doubtful.list(record.merchantId, {"OPEN", kMostDoubtful, {}});
    const Result<wire::DoubtfulMoneyPage> page = co_await listing;
    if (!page)
        co_return page.error();
    const auto its = std::find_if(page->items.begin(), page->items.end(),
                                  [&](const wire::DoubtfulMoney& one) { return one.attemptNo == attemptOf(record); });
    // What its payment has taken goes back by a refund of the payment, with that refund's own rules.
    if (its == page->items.end()) {
        Proof paid{false, "PAID_NOT_REFUNDED"};
        co_return paid;
    }
    refunds::DoubtfulMoneyCommand command(record.merchantId, std::move(actor), its->doubtfulId);
    auto refunding = m_parts.doubtful.refund(std::move(command));
    const Result<wire::Refund> refund = co_await refunding;
    if (!refund)
        co_return refund.error();
    Proof proof{true, refund->refundNo.bytes()};
    co_return proof;
}

} // namespace guitai::exceptions
