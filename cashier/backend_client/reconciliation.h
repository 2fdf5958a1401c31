// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What finance asks of the backend: days, bills, runs, exceptions. Every call answers once, on the caller's thread,
// unless the object that asked is gone by then. Days are the providers' own, "2026-11-22".
#pragma once

#include "backend_client/backend.h"
#include "wire/bill_wire.h"
#include "wire/exception_wire.h"
#include "wire/reconciliation_wire.h"

namespace guitai::backend_client {

/// A provider's file on its way to the backend. Account and day may be empty where only a preview is asked for.
struct BillUpload
{
    QString name;
    QByteArray bytes;
    ChannelAccountId accountId;
    QByteArray day;
    QByteArray kind; ///< TRADE FUND_FLOW, as the preview says
};

class Reconciliation
{
public:
    virtual ~Reconciliation() = default;

    virtual void overview(QByteArray from, QByteArray to, Reply<wire::ReconciliationOverview> reply) = 0;
    virtual void closeDay(ChannelAccountId account, QByteArray day, QString remark,
                          Reply<wire::ReconciliationDay> reply) = 0;
    virtual void reopenDay(ChannelAccountId account, QByteArray day, QString remark,
                           Reply<wire::ReconciliationDay> reply) = 0;

    /// The newest, of every day and account.
    virtual void listRuns(Reply<wire::ReconciliationRunPage> reply) = 0;
    virtual void startRun(wire::StartRun run, Reply<wire::ReconciliationRun> reply) = 0;
    virtual void cancelRun(RunId runId, Reply<wire::ReconciliationRun> reply) = 0;

    /// Nothing is kept.
    virtual void previewBill(BillUpload bill, Reply<wire::BillPreview> reply) = 0;
    virtual void importBill(BillUpload bill, Reply<wire::Bill> reply) = 0;
    virtual void unreadableRows(BillId billId, Reply<wire::UnreadableRows> reply) = 0;

    virtual void listExceptions(wire::ExceptionFilter filter, QByteArray cursor, Reply<wire::ExceptionPage> reply) = 0;
    virtual void exceptionClasses(wire::ExceptionFilter filter, Reply<wire::ExceptionClasses> reply) = 0;
    /// With its history.
    virtual void getException(ExceptionId id, Reply<wire::ReconciliationException> reply) = 0;
    virtual void actOn(ExceptionId id, wire::ExceptionAction action, Reply<wire::ReconciliationException> reply) = 0;
    virtual void actOnMany(wire::BulkAction action, Reply<wire::BulkOutcome> reply) = 0;
};

} // namespace guitai::backend_client
