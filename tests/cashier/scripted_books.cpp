// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The scripted backend's lists, refunds and decisions.
#include "cashier/scripted_backend.h"
#include "cashier/scripted_replies.h"
#include "wire/approval_wire.h"
#include "wire/payment_detail_wire.h"
#include "wire/payment_totals_wire.h"

#include <QTcpSocket>
#include <QUrlQuery>

#include <algorithm>

namespace guitai::test {

namespace {

QByteArray queryItem(const ScriptedBackend::Request& request, const char* name)
{
    return QUrlQuery(QString::fromLatin1(request.query)).queryItemValue(QLatin1String(name)).toLatin1();
}

wire::PaymentTotals totalsOf(const std::vector<wire::Payment>& payments)
{
    wire::PaymentTotals totals;
    for (const wire::Payment& payment : payments) {
        auto line = std::ranges::find(totals.lines, payment.status, &wire::PaymentTotals::Line::status);
        if (line == totals.lines.end()) {
            totals.lines.push_back({payment.status, 0, Money(0, Currency::cny()), Money(0, Currency::cny())});
            line = totals.lines.end() - 1;
        }
        ++line->count;
        line->amount = Money(line->amount.minor() + payment.amount.minor(), Currency::cny());
        line->refunded = Money(line->refunded.minor() + payment.refunded.minor(), Currency::cny());
    }
    return totals;
}

wire::PaymentDetail detailOf(const wire::Payment& payment)
{
    wire::PaymentDetail detail;
    detail.payment = payment;
    wire::AttemptSummary attempt;
    attempt.attemptNo = AttemptNo::trusted(payment.paymentNo.bytes() + "01");
    attempt.channel = payment.channel;
    attempt.status = payment.attemptStatus;
    attempt.errorCode = payment.errorCode;
    attempt.sentAt = payment.createdAt + std::chrono::milliseconds(40);
    detail.attempts.push_back(attempt);
    if (payment.paidAt)
        detail.history.push_back({*payment.paidAt, "PENDING", "SUCCEEDED", "callback", {}});
    if (payment.closedAt)
        detail.history.push_back({*payment.closedAt, "PENDING", "CLOSED", "expiry", {}});
    return detail;
}

} // namespace

bool ScriptedBackend::answerBooks(QTcpSocket* socket, const Request& request)
{
    const QList<QByteArray> parts = request.path.split('/'); // "", v1, list, no, action
    const QByteArray list = parts.value(2);
    if (list == "reconciliation") {
        const ScriptedFinance::Answer answer =
            finance.answer(request.method, request.path, QUrlQuery(QString::fromLatin1(request.query)), request.body);
        answer.status < 300 ? reply(socket, answer.status, answer.body)
                            : replyProblem(socket, answer.status, answer.code);
    } else if (list == "payment-totals") {
        reply(socket, 200, totalsOf(m_payments).toJson());
    } else if (list == "refunds" && parts.size() == 3) {
        wire::RefundPage page;
        const QByteArray paymentNo = queryItem(request, "payment_no");
        std::ranges::copy_if(m_refunds, std::back_inserter(page.refunds),
                             [&](const wire::Refund& refund) { return refund.paymentNo.bytes() == paymentNo; });
        reply(socket, 200, page.toJson());
    } else if (list == "refunds") {
        wire::Refund* refund = findRefund([&](const wire::Refund& r) { return r.refundNo.bytes() == parts[3]; });
        refund ? reply(socket, 200, refund->toJson()) : replyProblem(socket, 404, "REFUND_NOT_FOUND");
    } else if (list == "approvals") {
        decide(socket, request);
    } else if (list == "doubtful-money" && parts.size() == 3) {
        wire::DoubtfulMoneyPage page;
        const QByteArray status = queryItem(request, "status");
        std::ranges::copy_if(doubtful, std::back_inserter(page.items), [&](const wire::DoubtfulMoney& money) {
            return status.isEmpty() || money.status == status;
        });
        reply(socket, 200, page.toJson());
    } else if (list == "doubtful-money") {
        decideDoubtful(socket, request);
    } else if (list == "channels" && parts.size() == 3) {
        reply(socket, 200, wire::ChannelStatePage{wallets, {}}.toJson());
    } else if (list == "channels") {
        switchWallet(socket, request, parts);
    } else if (list == "accounts" && parts.size() == 3) {
        reply(socket, 200, wire::AccountList{accounts}.toJson());
    } else if (list == "accounts") {
        reply(socket, 200, wire::AccountEntryPage{entries, {}}.toJson());
    } else if (list == "payments" && request.method == "GET" && parts.size() == 4 && find(parts[3])) {
        reply(socket, 200, detailOf(*find(parts[3])).toJson());
    } else if (list == "payments" && parts.value(4) == "refunds" && find(parts[3])) {
        createRefund(socket, request, *find(parts[3]));
    } else {
        return false;
    }
    return true;
}

wire::Refund* ScriptedBackend::findRefund(const std::function<bool(const wire::Refund&)>& is)
{
    const auto found = std::ranges::find_if(m_refunds, is);
    return found == m_refunds.end() ? nullptr : &*found;
}

void ScriptedBackend::createRefund(QTcpSocket* socket, const Request& request, wire::Payment& payment)
{
    const auto wanted = wire::CreateRefund::read(QByteArrayView(request.body));
    if (!wanted) {
        replyProblem(socket, 400, wanted.error().code.name);
        return;
    }
    if (onRefund == OnRefund::Swallow)
        return;
    const auto same = [&](const wire::Refund& one) { return one.merchantRefundNo == wanted->merchantRefundNo; };
    if (const wire::Refund* known = findRefund(same)) {
        reply(socket, 201, known->toJson());
        return;
    }
    const auto room = payment.amount.minor() - payment.refunded.minor() - payment.refundReserved.minor();
    if (wanted->amount.minor() > room) {
        replyProblem(socket, 409, "REFUND_EXCEEDS_PAID");
        return;
    }
    wire::Refund& refund = m_refunds.emplace_back();
    const QByteArray serial = QByteArray::number(m_refunds.size()).rightJustified(8, '0');
    refund.refundNo = RefundNo::trusted("R2026112304050678900000" + serial);
    refund.paymentNo = payment.paymentNo;
    refund.merchantRefundNo = wanted->merchantRefundNo;
    refund.amount = wanted->amount;
    refund.reason = wanted->reason;
    refund.status = "CREATED";
    refund.channel = payment.channel;
    refund.createdAt = now();
    payment.refundReserved = Money(payment.refundReserved.minor() + wanted->amount.minor(), Currency::cny());
    if (role == "cashier") {
        wire::RefundApproval approval;
        approval.approvalNo = ApprovalNo::trusted("V2026112304050678900000" + serial);
        approval.status = "PENDING";
        approval.maker = "operator:cashier";
        refund.approval = approval;
    } else {
        settle(refund);
    }
    if (onRefund != OnRefund::KeepSilently)
        reply(socket, 201, refund.toJson());
}

void ScriptedBackend::settle(wire::Refund& refund)
{
    if (onRefund == OnRefund::LeaveRunning) {
        refund.status = "PROCESSING";
        return;
    }
    refund.status = "SUCCEEDED";
    refund.finishedAt = now();
    wire::Payment& payment = *find(refund.paymentNo.bytes());
    payment.refundReserved = Money(payment.refundReserved.minor() - refund.amount.minor(), Currency::cny());
    payment.refunded = Money(payment.refunded.minor() + refund.amount.minor(), Currency::cny());
    payment.status = payment.refunded == payment.amount ? "REFUNDED" : "PARTIALLY_REFUNDED";
}

void ScriptedBackend::finishRefund()
{
    onRefund = OnRefund::Finish;
    settle(m_refunds.back());
}

void ScriptedBackend::decide(QTcpSocket* socket, const Request& request)
{
    const QList<QByteArray> parts = request.path.split('/');
    wire::Refund* refund = findRefund(
        [&](const wire::Refund& one) { return one.approval && one.approval->approvalNo.bytes() == parts[3]; });
    if (!refund || refund->approval->status != "PENDING") {
        replyProblem(socket, refund ? 409 : 404, refund ? "APPROVAL_ENDED" : "APPROVAL_NOT_FOUND");
        return;
    }
    wire::Approval approval;
    approval.approvalNo = refund->approval->approvalNo;
    approval.kind = "refund";
    approval.contentHash = QByteArray(64, 'a');
    approval.maker = refund->approval->maker;
    approval.createdAt = refund->createdAt;
    approval.expiresAt = refund->createdAt + std::chrono::hours(24);
    if (parts.value(4) == "cancel") {
        refund->approval->status = approval.status = "CANCELLED";
        refund->status = "FAILED";
        refund->errorCode = "APPROVAL_CANCELLED";
    } else {
        const auto who = wire::DecideApproval::read(QByteArrayView(request.body));
        if (!who || who->secondPerson.pin.reveal() != kPin) {
            replyProblem(socket, 403, "PIN_WRONG");
            return;
        }
        approval.checker = "operator:" + who->secondPerson.operatorId.bytes();
        refund->approval->checker = approval.checker;
        refund->approval->status = approval.status = "APPROVED";
        approval.decidedAt = now();
        settle(*refund);
    }
    reply(socket, 200, approval.toJson());
}

void ScriptedBackend::decideDoubtful(QTcpSocket* socket, const Request& request)
{
    const QList<QByteArray> parts = request.path.split('/');
    const auto money = std::ranges::find_if(
        doubtful, [&](const wire::DoubtfulMoney& one) { return one.doubtfulId.bytes() == parts[3]; });
    const auto who = wire::SecondPerson::read(QByteArrayView(request.body));
    if (money == doubtful.end() || money->status != "OPEN") {
        replyProblem(socket, 409, "DOUBTFUL_MONEY_RESOLVED");
        return;
    }
    if (role == "cashier" && (!who || who->pin.reveal() != kPin)) {
        replyProblem(socket, 403, "PIN_WRONG");
        return;
    }
    const bool refund = parts.value(4) == "refund";
    money->status = refund ? "REFUNDED" : "ACCEPTED";
    money->resolvedBy = "operator:supervisor";
    money->resolvedAt = now();
    if (!refund) {
        reply(socket, 200, money->toJson());
        return;
    }
    wire::Refund answer;
    answer.refundNo = RefundNo::trusted("R20261123040506789000009999999");
    answer.paymentNo = money->paymentNo;
    answer.doubtfulId = money->doubtfulId;
    answer.amount = money->amount;
    answer.status = "SUCCEEDED";
    answer.createdAt = now();
    reply(socket, 201, answer.toJson());
}

void ScriptedBackend::addDoubtful(std::int64_t minor, UtcTime at, const QByteArray& reason)
{
    addPaid(minor, at);
    wire::Payment& payment = latest();
    if (reason == "PAID_AFTER_CLOSE") {
        payment.status = "CLOSED";
        payment.attemptStatus = "CLOSED";
        payment.paidAt.reset();
        payment.closedAt = at + std::chrono::minutes(6);
    }
    payment.doubtfulMoney = true;
    wire::DoubtfulMoney& money = doubtful.emplace_back();
    money.doubtfulId = DoubtfulId::trusted("D" + QByteArray::number(doubtful.size()).rightJustified(29, '0'));
    money.paymentNo = payment.paymentNo;
    money.attemptNo = AttemptNo::trusted(payment.paymentNo.bytes() + "01");
    money.channel = "wechat";
    money.channelTradeNo = ChannelTradeNo::trusted("420000123420261123000000000" + QByteArray::number(doubtful.size()));
    money.amount = payment.amount;
    money.reason = reason;
    money.status = "OPEN";
    money.recordedAt = at + std::chrono::minutes(8);
}

void ScriptedBackend::addAccount()
{
    wire::Account account;
    account.accountNo = AccountNo::trusted("AMH01230123456789ABCDEF");
    account.kind = "MERCHANT_HOME";
    account.balance = Money(1'284'660, Currency::cny());
    account.frozen = Money(12'000, Currency::cny());
    account.status = "ACTIVE";
    account.createdAt = now() - std::chrono::hours(48);
    accounts.push_back(account);
    account.accountNo = AccountNo::trusted("ADR01230123456789ABCDEF");
    account.kind = "DRAWER";
    account.balance = Money(-35'000, Currency::cny());
    account.frozen = Money(0, Currency::cny());
    accounts.push_back(account);
    const char* const kinds[][2] = {{"FOLD", "CREDIT"},    {"HOLD", "DEBIT"},       {"FOLD", "CREDIT"},
                                    {"RELEASE", "CREDIT"}, {"FEE_SHARE", "CREDIT"}, {"FOLD", "CREDIT"}};
    std::int64_t minor = 3600;
    for (const auto& [kind, side] : kinds) {
        wire::AccountEntry entry;
        entry.kind = kind;
        entry.side = side;
        entry.amount = Money(minor, Currency::cny());
        entry.reference = kind == QByteArray("FOLD") ? "0123" : "R20261123040506789000000000001";
        entry.postedAt = now() - std::chrono::minutes(minor / 100);
        entries.push_back(entry);
        minor += 4100;
    }
}

} // namespace guitai::test
