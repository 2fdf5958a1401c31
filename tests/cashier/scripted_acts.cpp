// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the outside world does to the scripted backend's payments.
#include "cashier/scripted_backend.h"
#include "wire/stream_wire.h"

#include <algorithm>

namespace guitai::test {

void ScriptedBackend::pay(const MerchantOrderNo& orderNo)
{
    const auto found = std::ranges::find(m_payments, orderNo, &wire::Payment::merchantOrderNo);
    wire::Payment& payment = found == m_payments.end() ? m_payments.back() : *found;
    payment.status = "SUCCEEDED";
    payment.attemptStatus = "SUCCEEDED";
    payment.channelTradeNo = ChannelTradeNo::trusted("4200001234202611230000000001");
    payment.paidAt = now();
    payment.credential.reset();
    push(wire::event_types::kPaymentSucceeded, payment);
}

void ScriptedBackend::fail(const QByteArray& errorCode)
{
    latest().attemptStatus = "FAILED";
    latest().errorCode = errorCode;
    latest().credential.reset();
    push(wire::event_types::kAttemptFailed, latest());
}

void ScriptedBackend::choose(const QByteArray& payWay)
{
    latest().payWay = payWay;
    latest().channel = payWay.first(payWay.indexOf('_')).toLower();
    latest().attemptStatus = "PAYING";
    push(wire::event_types::kPaymentPlaced, latest());
}

void ScriptedBackend::refuseChosen()
{
    latest().attemptStatus = "FAILED";
    latest().errorCode = "ACCOUNT_ERROR";
    push(wire::event_types::kAttemptFailed, latest());
}

void ScriptedBackend::closeByExpiry()
{
    latest().status = "CLOSED";
    latest().attemptStatus = "CLOSED";
    latest().closedAt = latest().expiresAt + std::chrono::seconds(60);
    latest().credential.reset();
    push(wire::event_types::kPaymentClosed, latest());
}

void ScriptedBackend::beginReversing()
{
    latest().attemptStatus = "REVERSING"; // nobody is told: the till asks
}

void ScriptedBackend::finishReversing()
{
    latest().status = "CLOSED";
    latest().attemptStatus = "REVERSED";
    latest().closedAt = now();
    push(wire::event_types::kPaymentClosed, latest());
}

void ScriptedBackend::moneyAfterClose()
{
    latest().doubtfulMoney = true;
    push(wire::event_types::kDoubtfulMoneyRecorded, latest());
}

void ScriptedBackend::freeze()
{
    latest().frozen = true;
    push(wire::event_types::kPaymentFrozen, latest());
}

void ScriptedBackend::place()
{
    latest().attemptStatus = "PAYING";
    latest().credential = wire::Credential{QStringLiteral("qr"), QStringLiteral("weixin://wxpay/bizpayurl?pr=LateZz9")};
    push(wire::event_types::kPaymentPlaced, latest());
}

void ScriptedBackend::addPaid(std::int64_t minor, UtcTime at)
{
    wire::CreatePayment order;
    order.merchantOrderNo = MerchantOrderNo::trusted("T01-EARLIER" + QByteArray::number(m_payments.size()) + "KX8841");
    order.amount = Money(minor, Currency::cny());
    order.subject = QStringLiteral("earlier");
    order.payWay = "WECHAT_NATIVE";
    order.tillNo = TillNo::trusted("T01");
    wire::Payment payment = placed(order);
    payment.status = "SUCCEEDED";
    payment.attemptStatus = "SUCCEEDED";
    payment.createdAt = at;
    payment.paidAt = at;
    payment.credential.reset();
    m_payments.push_back(payment);
}

} // namespace guitai::test
