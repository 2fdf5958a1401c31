// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The scripted backend's reconciliation: days, runs, bills and exceptions as a test has them. The overview is counted
// from the exceptions, so that what a number says and what is behind it cannot differ.
#pragma once

#include "wire/bill_wire.h"
#include "wire/exception_wire.h"
#include "wire/reconciliation_wire.h"

#include <QJsonObject>
#include <QUrlQuery>

#include <functional>

namespace guitai::test {

class ScriptedFinance
{
public:
    struct Answer
    {
        int status = 404; ///< of a problem: its code is in code
        QJsonObject body;
        QByteArray code;
    };

    static constexpr qint64 kLimit = 50'000; ///< above, a second person decides

    /// Three wallets over some days, with differences of every class among them.
    void fill();
    Answer answer(const QByteArray& method, const QByteArray& path, const QUrlQuery& query, const QByteArray& body);
    wire::ReconciliationException& addException(const char* kind, std::int64_t ours, std::int64_t theirs, Duration age,
                                                const char* channel = "alipay");
    wire::ReconciliationOverview overview() const;
    wire::ReconciliationDay* findDay(const QByteArray& account, const QByteArray& day);

    std::vector<wire::ReconciliationDay> days;
    std::vector<wire::ReconciliationRun> runs;
    std::vector<wire::ReconciliationException> exceptions;
    std::vector<wire::Bill> bills;
    wire::BillPreview preview;
    QByteArray refuseWith; ///< when set, everything that changes something is refused with it
    std::function<UtcTime()> now = [] { return SystemClock().now(); };

private:
    Answer answerDays(const QByteArray& method, const QByteArrayList& parts, const QByteArray& body);
    Answer answerRuns(const QByteArray& method, const QByteArrayList& parts, const QByteArray& body);
    Answer answerBills(const QByteArray& method, const QByteArrayList& parts, const QUrlQuery& query,
                       const QByteArray& body);
    Answer answerExceptions(const QByteArray& method, const QByteArrayList& parts, const QUrlQuery& query,
                            const QByteArray& body);
    Answer actOnMany(const QByteArray& body);
    QByteArray act(wire::ReconciliationException& exception, const wire::ExceptionAction& action);
    QByteArray dayBefore(int days) const;
};

} // namespace guitai::test
