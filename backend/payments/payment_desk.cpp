// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/payment_desk.h"

#include "ids/payment_no.h"
#include "log/log.h"
#include "payments/payment_lists.h"
#include "payments/payment_totals.h"

namespace guitai::payments {

namespace {

using namespace payment_records;

const log::Category lc{"payments"};

Error notFound()
{
    return {errors::kPaymentNotFound, {}, QStringLiteral("There is no such payment.")};
}

bool isPaid(const PaymentRecord& payment)
{
    return payment.status != PaymentStatus::Closed && !isOpen(payment.status);
}

Error alreadyPaid(const PaymentNo& paymentNo)
{
    Error error{errors::kPaymentAlreadyPaid, {}, QStringLiteral("The payment was paid; refund it instead.")};
    error.extras.insert(QStringLiteral("payment_no"), paymentNo.text());
    return error;
}

} // namespace

PaymentDesk::PaymentDesk(CreateParts parts) : m_parts(parts), m_create(std::move(parts)) {}

async::Task<Result<CreateAnswer>> PaymentDesk::create(CreateCommand command)
{
    return m_create.run(std::move(command));
}

async::Task<Result<PaymentFile>> PaymentDesk::find(MerchantId merchantId, PaymentNo paymentNo)
{
    const auto slot = slotOfNumber('P', paymentNo.bytes());
    if (!slot)
        co_return notFound();
    std::function<Result<std::optional<PaymentFile>>(storage::Reader&)> work = [paymentNo](storage::Reader& reader) {
        return findPayment(reader, paymentNo);
    };
    auto reading = m_parts.storage.read<std::optional<PaymentFile>>(storage::Slot(*slot), std::move(work));
    Result<std::optional<PaymentFile>> found = co_await reading;
    if (!found)
        co_return found.error();
    // Another merchant's payment looks exactly like none.
    if (!*found || (*found)->payment.merchantId != merchantId)
        co_return notFound();
    co_return std::move(**found);
}

async::Task<Result<wire::PaymentDetail>> PaymentDesk::get(MerchantId merchantId, PaymentNo paymentNo)
{
    using Detail = std::optional<wire::PaymentDetail>;
    const auto slot = slotOfNumber('P', paymentNo.bytes());
    if (!slot)
        co_return notFound();
    std::function<Result<Detail>(storage::Reader&)> work = [merchantId,
                                                            paymentNo](storage::Reader& reader) -> Result<Detail> {
        const auto file = findPayment(reader, paymentNo);
        if (!file)
            return file.error();
        // Another merchant's payment looks exactly like none.
        if (!*file || (*file)->payment.merchantId != merchantId)
            return Detail();
        auto detail = toWireDetail(reader, **file);
        return detail ? Result<Detail>(*std::move(detail)) : Result<Detail>(detail.error());
    };
    auto reading = m_parts.storage.read<Detail>(storage::Slot(*slot), std::move(work));
    Result<Detail> found = co_await reading;
    if (!found)
        co_return found.error();
    if (!*found)
        co_return notFound();
    co_return std::move(**found);
}

async::Task<Result<wire::PaymentPage>> PaymentDesk::list(MerchantId merchantId, PaymentFilter filter)
{
    return listPayments(m_parts.storage, m_parts.clock.now(), m_parts.registry.codes(), std::move(merchantId),
                        std::move(filter));
}

async::Task<Result<wire::Totals>> PaymentDesk::totals(MerchantId merchantId, TillNo tillNo)
{
    return todaysTotals(m_parts.storage, m_parts.clock.now(), std::move(merchantId), std::move(tillNo));
}

async::Task<Result<wire::PaymentTotals>> PaymentDesk::totalsOf(MerchantId merchantId, TotalsFilter filter)
{
    return paymentTotals(m_parts.storage, std::move(merchantId), std::move(filter));
}

async::Task<Result<wire::Payment>> PaymentDesk::query(MerchantId merchantId, PaymentNo paymentNo)
{
    auto finding = find(merchantId, paymentNo);
    Result<PaymentFile> file = co_await finding;
    if (!file)
        co_return file.error();
    const AttemptRecord* newest = file->newest();
    if (!isOpen(file->payment.status) || !newest || isFinal(newest->status))
        co_return toWire(*file);
    auto asking = m_parts.settling.query(*file, newest->attemptNo);
    Result<results::Applied> applied = co_await asking;
    if (!applied)
        co_return applied.error();
    co_return toWire(applied->file);
}

async::Task<Result<wire::Payment>> PaymentDesk::close(MerchantId merchantId, PaymentNo paymentNo, QByteArray actor)
{
    auto finding = find(merchantId, paymentNo);
    Result<PaymentFile> file = co_await finding;
    if (!file)
        co_return file.error();
    PaymentFile after = *file;
    if (isOpen(file->payment.status)) {
        log::info(lc, "close_asked").with("payment_no", paymentNo.bytes()).with("actor", actor);
        const AttemptNo attemptNo = file->newest()->attemptNo;
        auto closing = m_parts.settling.close(*file, attemptNo, results::Source::Close);
        Result<results::Applied> applied = co_await closing;
        if (!applied)
            co_return applied.error();
        after = applied->file;
    }
    if (isPaid(after.payment))
        co_return alreadyPaid(paymentNo);
    co_return toWire(after);
}

async::Task<Result<wire::Payment>> PaymentDesk::reverse(MerchantId merchantId, PaymentNo paymentNo, QByteArray actor)
{
    auto finding = find(merchantId, paymentNo);
    Result<PaymentFile> file = co_await finding;
    if (!file)
        co_return file.error();
    PaymentFile after = *file;
    if (isOpen(file->payment.status)) {
        log::info(lc, "reverse_asked").with("payment_no", paymentNo.bytes()).with("actor", actor);
        const AttemptNo attemptNo = file->newest()->attemptNo;
        auto reversing = m_parts.settling.reverse(*file, attemptNo);
        Result<results::Applied> applied = co_await reversing;
        if (!applied)
            co_return applied.error();
        after = applied->file;
    }
    if (isPaid(after.payment))
        co_return alreadyPaid(paymentNo);
    if (isOpen(after.payment.status)) {
        Error error{errors::kPaymentNotReversedYet, {}, QStringLiteral("The channel has not confirmed it yet.")};
        error.extras.insert(QStringLiteral("payment_no"), paymentNo.text());
        co_return error;
    }
    co_return toWire(after);
}

} // namespace guitai::payments
