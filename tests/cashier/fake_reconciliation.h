// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Reconciliation whose calls wait in lists until a test answers them.
#pragma once

#include "backend_client/reconciliation.h"

#include <deque>

namespace guitai::test {

class FakeReconciliation final : public backend_client::Reconciliation
{
public:
    template <class T>
    using Reply = backend_client::Reply<T>;
    template <class Asked, class T>
    struct Call
    {
        Asked asked;
        Reply<T> reply;
    };
    struct DayDeed
    {
        QByteArray what; ///< close, reopen
        ChannelAccountId account;
        QByteArray day;
        QString remark;
    };

    void overview(QByteArray from, QByteArray to, Reply<wire::ReconciliationOverview> reply) override
    {
        overviews.push_back({{std::move(from), std::move(to)}, std::move(reply)});
    }
    void closeDay(ChannelAccountId account, QByteArray day, QString remark,
                  Reply<wire::ReconciliationDay> reply) override
    {
        dayDeeds.push_back({{"close", account, day, remark}, std::move(reply)});
    }
    void reopenDay(ChannelAccountId account, QByteArray day, QString remark,
                   Reply<wire::ReconciliationDay> reply) override
    {
        dayDeeds.push_back({{"reopen", account, day, remark}, std::move(reply)});
    }
    void listRuns(Reply<wire::ReconciliationRunPage> reply) override { runLists.push_back({0, std::move(reply)}); }
    void startRun(wire::StartRun run, Reply<wire::ReconciliationRun> reply) override
    {
        starts.push_back({std::move(run), std::move(reply)});
    }
    void cancelRun(RunId runId, Reply<wire::ReconciliationRun> reply) override
    {
        cancels.push_back({std::move(runId), std::move(reply)});
    }
    void previewBill(backend_client::BillUpload bill, Reply<wire::BillPreview> reply) override
    {
        previews.push_back({std::move(bill), std::move(reply)});
    }
    void importBill(backend_client::BillUpload bill, Reply<wire::Bill> reply) override
    {
        imports.push_back({std::move(bill), std::move(reply)});
    }
    void unreadableRows(BillId billId, Reply<wire::UnreadableRows> reply) override
    {
        badRows.push_back({std::move(billId), std::move(reply)});
    }
    void listExceptions(wire::ExceptionFilter filter, QByteArray cursor, Reply<wire::ExceptionPage> reply) override
    {
        lists.push_back({{std::move(filter), std::move(cursor)}, std::move(reply)});
    }
    void exceptionClasses(wire::ExceptionFilter filter, Reply<wire::ExceptionClasses> reply) override
    {
        classes.push_back({std::move(filter), std::move(reply)});
    }
    void getException(ExceptionId id, Reply<wire::ReconciliationException> reply) override
    {
        details.push_back({std::move(id), std::move(reply)});
    }
    void actOn(ExceptionId id, wire::ExceptionAction action, Reply<wire::ReconciliationException> reply) override
    {
        deeds.push_back({{std::move(id), std::move(action)}, std::move(reply)});
    }
    void actOnMany(wire::BulkAction action, Reply<wire::BulkOutcome> reply) override
    {
        bulks.push_back({std::move(action), std::move(reply)});
    }

    std::deque<Call<std::pair<QByteArray, QByteArray>, wire::ReconciliationOverview>> overviews;
    std::deque<Call<DayDeed, wire::ReconciliationDay>> dayDeeds;
    std::deque<Call<int, wire::ReconciliationRunPage>> runLists;
    std::deque<Call<wire::StartRun, wire::ReconciliationRun>> starts;
    std::deque<Call<RunId, wire::ReconciliationRun>> cancels;
    std::deque<Call<backend_client::BillUpload, wire::BillPreview>> previews;
    std::deque<Call<backend_client::BillUpload, wire::Bill>> imports;
    std::deque<Call<BillId, wire::UnreadableRows>> badRows;
    std::deque<Call<std::pair<wire::ExceptionFilter, QByteArray>, wire::ExceptionPage>> lists;
    std::deque<Call<wire::ExceptionFilter, wire::ExceptionClasses>> classes;
    std::deque<Call<ExceptionId, wire::ReconciliationException>> details;
    std::deque<Call<std::pair<ExceptionId, wire::ExceptionAction>, wire::ReconciliationException>> deeds;
    std::deque<Call<wire::BulkAction, wire::BulkOutcome>> bulks;
};

} // namespace guitai::test
