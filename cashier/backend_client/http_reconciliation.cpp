// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend_client/http_reconciliation.h"

#include "backend_client/exchange.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace guitai::backend_client {

namespace {

constexpr Duration kForAFile = std::chrono::minutes(2);
constexpr qsizetype kMostAnswer = 16 << 20; // a bulk's outcome names every row

QString at(const char* resource)
{
    return QStringLiteral("/v1/reconciliation/") + QLatin1String(resource);
}

QString dayPath(const ChannelAccountId& account, const QByteArray& day, const char* action)
{
    return at("days/") + account.text() + QLatin1Char('/') + QString::fromLatin1(day) + QLatin1String(action);
}

void add(QUrlQuery& query, const char* name, const QString& value)
{
    if (!value.isEmpty())
        query.addQueryItem(QLatin1String(name), QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

void add(QUrlQuery& query, const char* name, const QByteArray& value)
{
    add(query, name, QString::fromUtf8(value));
}

QUrlQuery queryOf(const wire::ExceptionFilter& filter)
{
    QUrlQuery query;
    add(query, "kind", filter.kind);
    add(query, "state", filter.state);
    add(query, "account", filter.accountId.bytes());
    add(query, "channel", filter.channel.bytes());
    add(query, "from", filter.from);
    add(query, "to", filter.to);
    add(query, "assignee", filter.assignee);
    add(query, "number", filter.number);
    return query;
}

QString withQuery(const QString& path, const QUrlQuery& query)
{
    return query.isEmpty() ? path : path + QLatin1Char('?') + query.toString(QUrl::FullyEncoded);
}

} // namespace

template <class T>
void HttpReconciliation::send(http::Call call, Reply<T> reply)
{
    call.answerLimitBytes = kMostAnswer;
    exchange<T>(m_client, std::move(call), Reply<T>(&m_alive, [this, reply = std::move(reply)](Answer<T> answer) {
                    if (!answer.ok() && answer.failure().sessionEnded())
                        m_sessionEnded();
                    reply.give(std::move(answer));
                }));
}

template <class T>
void HttpReconciliation::get(const QString& path, Reply<T> reply)
{
    send<T>(m_session.call("GET", path), std::move(reply));
}

template <class T>
void HttpReconciliation::post(const QString& path, const QJsonObject& body, Reply<T> reply)
{
    const QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
    send<T>(m_session.call("POST", path, body.isEmpty() ? QByteArray() : text), std::move(reply));
}

http::Call HttpReconciliation::upload(const BillUpload& bill, bool preview) const
{
    QUrlQuery query;
    add(query, "name", bill.name);
    add(query, "account", bill.accountId.bytes());
    add(query, "day", bill.day);
    add(query, "kind", bill.kind);
    add(query, "preview", preview ? QByteArray("true") : QByteArray());
    http::Call call = m_session.call("POST", withQuery(at("bills"), query), bill.bytes);
    call.headers.set("Content-Type", "application/octet-stream");
    call.deadline = kForAFile;
    return call;
}

void HttpReconciliation::overview(QByteArray from, QByteArray to, Reply<wire::ReconciliationOverview> reply)
{
    QUrlQuery query;
    add(query, "from", from);
    add(query, "to", to);
    get(withQuery(at("days"), query), std::move(reply));
}

void HttpReconciliation::closeDay(ChannelAccountId account, QByteArray day, QString remark,
                                  Reply<wire::ReconciliationDay> reply)
{
    post(dayPath(account, day, "/close"), wire::DayRemark{std::move(remark)}.toJson(), std::move(reply));
}

void HttpReconciliation::reopenDay(ChannelAccountId account, QByteArray day, QString remark,
                                   Reply<wire::ReconciliationDay> reply)
{
    post(dayPath(account, day, "/reopen"), wire::DayRemark{std::move(remark)}.toJson(), std::move(reply));
}

void HttpReconciliation::listRuns(Reply<wire::ReconciliationRunPage> reply)
{
    QUrlQuery query;
    add(query, "limit", QByteArray("20"));
    get(withQuery(at("runs"), query), std::move(reply));
}

void HttpReconciliation::startRun(wire::StartRun run, Reply<wire::ReconciliationRun> reply)
{
    post(at("runs"), run.toJson(), std::move(reply));
}

void HttpReconciliation::cancelRun(RunId runId, Reply<wire::ReconciliationRun> reply)
{
    post(at("runs/") + runId.text() + QLatin1String("/cancel"), {}, std::move(reply));
}

void HttpReconciliation::previewBill(BillUpload bill, Reply<wire::BillPreview> reply)
{
    send<wire::BillPreview>(upload(bill, true), std::move(reply));
}

void HttpReconciliation::importBill(BillUpload bill, Reply<wire::Bill> reply)
{
    send<wire::Bill>(upload(bill, false), std::move(reply));
}

void HttpReconciliation::unreadableRows(BillId billId, Reply<wire::UnreadableRows> reply)
{
    get(at("bills/") + billId.text() + QLatin1String("/unreadable"), std::move(reply));
}

void HttpReconciliation::listExceptions(wire::ExceptionFilter filter, QByteArray cursor,
                                        Reply<wire::ExceptionPage> reply)
{
    QUrlQuery query = queryOf(filter);
    add(query, "limit", QByteArray("100"));
    add(query, "cursor", cursor);
    get(withQuery(at("exceptions"), query), std::move(reply));
}

void HttpReconciliation::exceptionClasses(wire::ExceptionFilter filter, Reply<wire::ExceptionClasses> reply)
{
    get(withQuery(at("exceptions/classes"), queryOf(filter)), std::move(reply));
}

void HttpReconciliation::getException(ExceptionId id, Reply<wire::ReconciliationException> reply)
{
    get(at("exceptions/") + id.text(), std::move(reply));
}

void HttpReconciliation::actOn(ExceptionId id, wire::ExceptionAction action, Reply<wire::ReconciliationException> reply)
{
    post(at("exceptions/") + id.text() + QLatin1String("/actions"), action.toJson(), std::move(reply));
}

void HttpReconciliation::actOnMany(wire::BulkAction action, Reply<wire::BulkOutcome> reply)
{
    post(at("exceptions/actions"), action.toJson(), std::move(reply));
}

} // namespace guitai::backend_client
