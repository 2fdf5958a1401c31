// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Reconciliation over HTTP/1.1, with the session of the HttpBackend beside it. Both must outlive it; one thread.
#pragma once

#include "backend_client/http_backend.h"
#include "backend_client/reconciliation.h"

namespace guitai::backend_client {

class HttpReconciliation final : public Reconciliation
{
public:
    /// sessionEnded is told whenever the backend says so, before whoever asked is.
    HttpReconciliation(http::Client& client, const HttpBackend& session, std::function<void()> sessionEnded)
        : m_client(client), m_session(session), m_sessionEnded(std::move(sessionEnded))
    {
    }

    void overview(QByteArray from, QByteArray to, Reply<wire::ReconciliationOverview> reply) override;
    void closeDay(ChannelAccountId account, QByteArray day, QString remark,
                  Reply<wire::ReconciliationDay> reply) override;
    void reopenDay(ChannelAccountId account, QByteArray day, QString remark,
                   Reply<wire::ReconciliationDay> reply) override;
    void listRuns(Reply<wire::ReconciliationRunPage> reply) override;
    void startRun(wire::StartRun run, Reply<wire::ReconciliationRun> reply) override;
    void cancelRun(RunId runId, Reply<wire::ReconciliationRun> reply) override;
    void previewBill(BillUpload bill, Reply<wire::BillPreview> reply) override;
    void importBill(BillUpload bill, Reply<wire::Bill> reply) override;
    void unreadableRows(BillId billId, Reply<wire::UnreadableRows> reply) override;
    void listExceptions(wire::ExceptionFilter filter, QByteArray cursor, Reply<wire::ExceptionPage> reply) override;
    void exceptionClasses(wire::ExceptionFilter filter, Reply<wire::ExceptionClasses> reply) override;
    void getException(ExceptionId id, Reply<wire::ReconciliationException> reply) override;
    void actOn(ExceptionId id, wire::ExceptionAction action, Reply<wire::ReconciliationException> reply) override;
    void actOnMany(wire::BulkAction action, Reply<wire::BulkOutcome> reply) override;

private:
    template <class T>
    void send(http::Call call, Reply<T> reply);
    template <class T>
    void get(const QString& path, Reply<T> reply);
    template <class T>
    void post(const QString& path, const QJsonObject& body, Reply<T> reply);
    http::Call upload(const BillUpload& bill, bool preview) const;

    http::Client& m_client;
    const HttpBackend& m_session;
    std::function<void()> m_sessionEnded;
    QObject m_alive; // asked in its place when the session may be over
};

} // namespace guitai::backend_client
