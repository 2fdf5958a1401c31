// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend_client/http_books.h"

#include "backend_client/exchange.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace guitai::backend_client {

namespace {

QString resource(const char* list, const QString& no, const char* action = "")
{
    return QStringLiteral("/v1/%1/%2%3").arg(QLatin1String(list), no, QLatin1String(action));
}

void add(QUrlQuery& query, const char* name, const QByteArray& value)
{
    if (!value.isEmpty())
        query.addQueryItem(QLatin1String(name), QString::fromUtf8(value));
}

void add(QUrlQuery& query, const char* name, const std::optional<UtcTime>& time)
{
    if (time)
        add(query, name, time->toRfc3339());
}

QString withQuery(const QString& path, const QUrlQuery& query)
{
    return query.isEmpty() ? path : path + QLatin1Char('?') + query.toString(QUrl::FullyEncoded);
}

} // namespace

template <class T>
Reply<T> HttpBooks::watched(Reply<T> reply)
{
    return Reply<T>(&m_alive, [this, reply = std::move(reply)](Answer<T> answer) {
        if (!answer.ok() && answer.failure().sessionEnded())
            m_sessionEnded();
        reply.give(std::move(answer));
    });
}

template <class T>
void HttpBooks::get(const QString& path, Reply<T> reply)
{
    exchange<T>(m_client, m_session.call("GET", path), watched(std::move(reply)));
}

template <class T>
void HttpBooks::post(const QString& path, const QJsonObject& body, Reply<T> reply)
{
    const QByteArray text = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    exchange<T>(m_client, m_session.call("POST", path, text), watched(std::move(reply)));
}

void HttpBooks::listPayments(PaymentQuery query, Reply<wire::PaymentPage> reply)
{
    QUrlQuery items;
    add(items, "number", query.number);
    add(items, "status", query.statuses.join(','));
    add(items, "from", query.from);
    add(items, "to", query.to);
    add(items, "till_no", query.tillNo.bytes());
    add(items, "limit", QByteArray::number(query.limit));
    add(items, "cursor", query.cursor);
    get(withQuery(QStringLiteral("/v1/payments"), items), std::move(reply));
}

void HttpBooks::paymentTotals(UtcTime from, UtcTime to, TillNo tillNo, Reply<wire::PaymentTotals> reply)
{
    QUrlQuery items;
    add(items, "from", from.toRfc3339());
    add(items, "to", to.toRfc3339());
    add(items, "till_no", tillNo.bytes());
    get(withQuery(QStringLiteral("/v1/payment-totals"), items), std::move(reply));
}

void HttpBooks::getDetail(PaymentNo paymentNo, Reply<wire::PaymentDetail> reply)
{
    get(resource("payments", paymentNo.text()), std::move(reply));
}

void HttpBooks::queryPayment(PaymentNo paymentNo, Reply<wire::Payment> reply)
{
    post(resource("payments", paymentNo.text(), "/query"), {}, std::move(reply));
}

void HttpBooks::createRefund(PaymentNo paymentNo, wire::CreateRefund refund, Reply<wire::Refund> reply)
{
    const QByteArray body = QJsonDocument(refund.toJson()).toJson(QJsonDocument::Compact);
    http::Call call = m_session.call("POST", resource("payments", paymentNo.text(), "/refunds"), body);
    call.headers.set("Idempotency-Key", '"' + refund.merchantRefundNo.bytes() + '"');
    exchange<wire::Refund>(m_client, std::move(call), watched(std::move(reply)));
}

void HttpBooks::getRefund(RefundNo refundNo, Reply<wire::Refund> reply)
{
    get(resource("refunds", refundNo.text()), std::move(reply));
}

void HttpBooks::listRefunds(PaymentNo paymentNo, Reply<wire::RefundPage> reply)
{
    QUrlQuery items;
    add(items, "payment_no", paymentNo.bytes());
    get(withQuery(QStringLiteral("/v1/refunds"), items), std::move(reply));
}

void HttpBooks::approve(ApprovalNo approvalNo, wire::SecondPerson who, Reply<wire::Approval> reply)
{
    post(resource("approvals", approvalNo.text(), "/approve"), who.toJson(), std::move(reply));
}

void HttpBooks::cancelApproval(ApprovalNo approvalNo, Reply<wire::Approval> reply)
{
    post(resource("approvals", approvalNo.text(), "/cancel"), {}, std::move(reply));
}

void HttpBooks::listDoubtfulMoney(QByteArray status, QByteArray cursor, Reply<wire::DoubtfulMoneyPage> reply)
{
    QUrlQuery items;
    add(items, "status", status);
    add(items, "cursor", cursor);
    get(withQuery(QStringLiteral("/v1/doubtful-money"), items), std::move(reply));
}

void HttpBooks::refundDoubtfulMoney(DoubtfulId id, wire::SecondPerson who, Reply<wire::Refund> reply)
{
    post(resource("doubtful-money", id.text(), "/refund"), who.toJson(), std::move(reply));
}

void HttpBooks::acceptDoubtfulMoney(DoubtfulId id, wire::SecondPerson who, Reply<wire::DoubtfulMoney> reply)
{
    post(resource("doubtful-money", id.text(), "/accept"), who.toJson(), std::move(reply));
}

void HttpBooks::listWallets(Reply<wire::ChannelStatePage> reply)
{
    get(QStringLiteral("/v1/channels"), std::move(reply));
}

void HttpBooks::pauseWallet(ChannelCode code, QString reason, Reply<wire::ChannelState> reply)
{
    post(resource("channels", code.text(), "/pause"), wire::PauseChannel{std::move(reason)}.toJson(), std::move(reply));
}

void HttpBooks::resumeWallet(ChannelCode code, Reply<wire::ChannelState> reply)
{
    post(resource("channels", code.text(), "/resume"), {}, std::move(reply));
}

void HttpBooks::testWallet(ChannelCode code, Reply<wire::ChannelTest> reply)
{
    post(resource("channels", code.text(), "/test"), {}, std::move(reply));
}

void HttpBooks::walletTest(ChannelCode code, PaymentNo paymentNo, Reply<wire::ChannelTest> reply)
{
    get(resource("channels", code.text(), "/test/") + paymentNo.text(), std::move(reply));
}

void HttpBooks::listAccounts(Reply<wire::AccountList> reply)
{
    get(QStringLiteral("/v1/accounts"), std::move(reply));
}

void HttpBooks::listEntries(AccountNo accountNo, QByteArray cursor, Reply<wire::AccountEntryPage> reply)
{
    QUrlQuery items;
    add(items, "cursor", cursor);
    get(withQuery(resource("accounts", accountNo.text(), "/entries"), items), std::move(reply));
}

} // namespace guitai::backend_client
