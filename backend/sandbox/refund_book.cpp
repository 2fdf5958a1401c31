// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/refund_book.h"

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

constexpr Duration kRefundableFor = std::chrono::hours(24 * 365);

qint64 amountMember(const QJsonObject& placed, const QString& name)
{
    return placed.value(u"amount"_s).toObject().value(name).toInteger();
}

WireError invalid(const QString& message)
{
    return {400, "INVALID_REQUEST", message};
}

} // namespace

qint64 Refund::amount() const
{
    return amountMember(placed, u"refund"_s);
}

qint64 Refund::total() const
{
    return amountMember(placed, u"total"_s);
}

std::variant<const Refund*, WireError> RefundBook::ask(const QJsonObject& request, const Order* order,
                                                       const QByteArray& platformKeyId, UtcTime now)
{
    const QByteArray number = request.value(u"out_refund_no"_s).toString().toLatin1();
    const auto known = m_refunds.constFind(number);
    if (known != m_refunds.constEnd()) {
        if (known->placed != request)
            return invalid(u"退款单号重复，且请求参数与首次申请不一致"_s);
        return &*known;
    }
    if (!order || !order->receipt || order->state == TradeState::Revoked)
        return WireError{404, "RESOURCE_NOT_EXISTS", u"订单不存在或未支付"_s};
    if (amountMember(request, u"total"_s) != order->total())
        return invalid(u"订单金额与原订单不一致"_s);
    if (refundedOf(order->outTradeNo) + amountMember(request, u"refund"_s) > order->total())
        return invalid(u"申请退款金额大于可退金额"_s);
    if (ofOrder(order->outTradeNo).size() >= kMostPerOrder)
        return invalid(u"部分退款次数超过50次"_s);
    if (now > order->receipt->paidAt + kRefundableFor)
        return invalid(u"订单已超过可退款时间"_s);
    Refund& refund = m_refunds[number];
    refund.outRefundNo = number;
    refund.refundId =
        "503000" + randomDigits(m_random, 5) + BusinessDate::of(now).compact() + randomDigits(m_random, 10);
    refund.outTradeNo = order->outTradeNo;
    refund.transactionId = order->receipt->transactionId;
    refund.placed = request;
    refund.platformKeyId = platformKeyId;
    refund.askedAt = now;
    m_sequence.append(number);
    return &refund;
}

const Refund* RefundBook::find(const QByteArray& outRefundNo) const
{
    const auto found = m_refunds.constFind(outRefundNo);
    return found == m_refunds.constEnd() ? nullptr : &*found;
}

QList<const Refund*> RefundBook::all() const
{
    QList<const Refund*> refunds;
    for (const QByteArray& number : m_sequence)
        refunds.append(find(number));
    return refunds;
}

QList<const Refund*> RefundBook::ofOrder(const QByteArray& outTradeNo) const
{
    QList<const Refund*> refunds;
    for (const Refund& refund : m_refunds) {
        if (refund.outTradeNo == outTradeNo)
            refunds.append(&refund);
    }
    return refunds;
}

qint64 RefundBook::refundedOf(const QByteArray& outTradeNo) const
{
    qint64 sum = 0;
    for (const Refund* refund : ofOrder(outTradeNo)) {
        if (refund->status != RefundStatus::Closed)
            sum += refund->amount();
    }
    return sum;
}

bool RefundBook::settle(const QByteArray& outRefundNo, RefundStatus status, UtcTime now)
{
    const auto refund = m_refunds.find(outRefundNo);
    if (refund == m_refunds.end())
        return false;
    const bool isOver = refund->status == RefundStatus::Success || refund->status == RefundStatus::Closed;
    if (isOver || refund->status == status)
        return false;
    refund->status = status;
    if (status == RefundStatus::Success)
        refund->doneAt = now;
    return true;
}

} // namespace guitai::sandbox
