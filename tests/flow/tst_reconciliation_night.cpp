// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A night: what was paid is in the wallet's bill, the bill is fetched when the wallet has it, and the day says what
// needs a person.
#include "flow/shop_test.h"

#include <QElapsedTimer>
#include <QJsonArray>

using namespace guitai::test;
using namespace std::chrono_literals;

class TestReconciliationNight : public ShopTest
{
    Q_OBJECT

private Q_SLOTS:
    /// The wallet's bill is of today, because the sandbox makes one of any day when told to.
    void aRunFetchesTheBillAndFindsExactlyWhatDiffers()
    {
        QStringList numbers;
        for (int i = 0; i < kPayments; ++i)
            numbers.append(m_shop->paid(QStringLiteral("%1-%2").arg(orderNo()).arg(i)).attemptNo());
        plant({difference("amount", numbers[3])});
        const QString account = accountOf("wechat");
        const ShopAnswer started = ask(account, today());
        QCOMPARE(started.status, 202);
        const QJsonObject run = ended(started.text("run_id"));
        qInfo("%s", QJsonDocument(run).toJson(QJsonDocument::Compact).constData());
        QCOMPARE(run.value(QLatin1String("state")).toString(), QStringLiteral("DONE"));
        QCOMPARE(rowsOf(run, "AMOUNT_DIFFERS", "theirs_rows"), 1);
        QCOMPARE(rowsOf(run, "THEIRS_ONLY", "theirs_rows"), 0);
        QCOMPARE(rowsOf(run, "OURS_ONLY", "ours_rows"), 0);
        const QJsonObject day = dayOf(account, today());
        QCOMPARE(day.value(QLatin1String("run_id")).toString(), started.text("run_id"));
        QCOMPARE(day.value(QLatin1String("state")).toString(), QStringLiteral("EXCEPTIONS"));
    }

    void aRunsReportIsAFileInFourFormats()
    {
        const QString number = m_shop->paid(orderNo()).attemptNo();
        plant({difference("amount", number)});
        const ShopAnswer started = ask(accountOf("wechat"), today());
        QCOMPARE(ended(started.text("run_id")).value(QLatin1String("state")).toString(), QStringLiteral("DONE"));
        struct Expected
        {
            const char* query;
            const char* type;
            const char* ending;
            QByteArray begins;
        };
        const Expected all[] = {
            {"json", "application/json", "json", "{"},
            {"csv", "text/csv; charset=utf-8", "csv",
             "\xEF\xBB\xBF"
             "day,channel,class,"},
            {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "PK"},
            {"pdf", "application/pdf", "pdf", "%PDF"},
            {"pdf&language=en", "application/pdf", "pdf", "%PDF"},
        };
        for (const Expected& expected : all) {
            const ShopAnswer report = reportOf(started.text("run_id"), expected.query);
            QCOMPARE(report.status, 200);
            QCOMPARE(report.headers.value("Content-Type"), QByteArray(expected.type));
            QCOMPARE(report.headers.value("Content-Disposition"), "attachment; filename=\"reconciliation-wechat-" +
                                                                      today().toLatin1() + '.' + expected.ending + '"');
            QVERIFY2(report.bytes.startsWith(expected.begins), report.bytes.left(40));
        }
        const QByteArray csv = reportOf(started.text("run_id"), "csv").bytes;
        QVERIFY2(csv.contains(number.toLatin1()), csv);
        QVERIFY2(csv.contains(",AMOUNT_DIFFERS,1,1,12.30,12.31,"), csv);
        // The wallet's bill also has what other functions' shops were paid.
        const QJsonObject json = reportOf(started.text("run_id"), "json").body;
        const QJsonArray cases = json.value(QLatin1String("exceptions")).toArray();
        const auto planted = std::find_if(cases.begin(), cases.end(), [&](const QJsonValue& one) {
            return one[QLatin1String("number")].toString() == number;
        });
        QVERIFY(planted != cases.end());
        QCOMPARE((*planted)[QLatin1String("class")].toString(), QStringLiteral("AMOUNT_DIFFERS"));
        QCOMPARE((*planted)[QLatin1String("ours")].toInt(), 1230);
        QCOMPARE((*planted)[QLatin1String("theirs")].toInt(), 1231);
        QCOMPARE((*planted)[QLatin1String("at_risk")].toInt(), 1);
        const QJsonObject totals = json.value(QLatin1String("totals")).toObject();
        QCOMPARE(totals.value(QLatin1String("open_exceptions")).toInt(), cases.size());
        QCOMPARE(totals.value(QLatin1String("fee")).toInt(), 7 * totals.value(QLatin1String("theirs_rows")).toInt());
    }

    void thereIsNoReportOfWhatIsNotDone()
    {
        const ShopAnswer started = ask(accountOf("wechat"), today()); // the wallet has no bill of today
        const QString runId = started.text("run_id");
        QCOMPARE(ended(runId).value(QLatin1String("state")).toString(), QStringLiteral("FAILED"));
        const ShopAnswer refused = reportOf(runId, "pdf");
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.text("code"), QStringLiteral("RUN_NOT_DONE"));
        QCOMPARE(refused.text("state"), QStringLiteral("FAILED"));
        QCOMPARE(reportOf(runId, "doc").status, 400);
        QCOMPARE(reportOf(runId, "").status, 400);
        QCOMPARE(reportOf(runId, "pdf&language=fr").status, 400);
        QCOMPARE(reportOf(runId + QLatin1Char('0'), "pdf").status, 404);
        QCOMPARE(m_shop->callAs(QStringLiteral("cashier"), "GET", reportTarget(runId, "pdf")).status, 403);
    }

    void whoSellsDoesNotReconcile()
    {
        QCOMPARE(m_shop->callAs(QStringLiteral("cashier"), "GET", QStringLiteral("/v1/reconciliation/days")).status,
                 403);
        QCOMPARE(m_shop->callAs(QStringLiteral("supervisor"), "GET", QStringLiteral("/v1/reconciliation/days")).status,
                 200);
        QCOMPARE(m_shop
                     ->callAs(QStringLiteral("supervisor"), "POST", QStringLiteral("/v1/reconciliation/runs"),
                              "{\"account_id\":\"x\",\"day\":\"2026-11-22\"}")
                     .status,
                 403);
        QCOMPARE(ask(QStringLiteral("nobody"), today()).status, 404);
    }

    void aFileThatIsNoBillIsRefusedAndLeavesNothing()
    {
        const QString account = accountOf("wechat");
        const ShopAnswer refused = m_shop->callAs(
            QStringLiteral("finance"), "POST",
            QStringLiteral("/v1/reconciliation/bills?account=%1&day=%2&name=x.csv").arg(account, today()), "no bill");
        QCOMPARE(refused.status, 422);
        const ShopAnswer bills =
            m_shop->callAs(QStringLiteral("finance"), "GET", QStringLiteral("/v1/reconciliation/bills"));
        QCOMPARE(bills.status, 200);
        QVERIFY(bills.body.value(QLatin1String("bills")).toArray().isEmpty());
    }

private:
    static constexpr int kPayments = 5;

    static QJsonObject difference(const char* what, const QString& number)
    {
        return {{QStringLiteral("difference"), QLatin1String(what)},
                {QStringLiteral("number"), number},
                {QStringLiteral("off"), 1}};
    }
    void plant(const QJsonArray& differences)
    {
        m_sandbox.setFaults({{QStringLiteral("bills"), QJsonObject{{QStringLiteral("at_once"), true},
                                                                   {QStringLiteral("differences"), differences}}}});
    }
    static QString reportTarget(const QString& runId, const char* format)
    {
        return QStringLiteral("/v1/reconciliation/runs/%1/report?format=%2").arg(runId, QLatin1String(format));
    }
    ShopAnswer reportOf(const QString& runId, const char* format)
    {
        return m_shop->callAs(QStringLiteral("finance"), "GET", reportTarget(runId, format));
    }
    static int rowsOf(const QJsonObject& run, const char* name, const char* side)
    {
        for (const QJsonValue& one : run.value(QLatin1String("classes")).toArray()) {
            if (one[QLatin1String("class")].toString() == QLatin1String(name))
                return one[QLatin1String(side)].toInt();
        }
        return 0;
    }
    QString today() const { return QString::fromLatin1(guitai::BusinessDate::of(m_shop->clock().now()).iso()); }
    QString accountOf(const char* channel)
    {
        const ShopAnswer answer =
            m_shop->callAs(QStringLiteral("finance"), "GET", QStringLiteral("/v1/merchants/M1000/channels"));
        for (const QJsonValue& one : answer.body.value(QLatin1String("channels")).toArray()) {
            if (one[QLatin1String("channel")].toString() == QLatin1String(channel))
                return one[QLatin1String("account_id")].toString();
        }
        return {};
    }
    ShopAnswer ask(const QString& account, const QString& day)
    {
        const QJsonObject body{{QStringLiteral("account_id"), account}, {QStringLiteral("day"), day}};
        return m_shop->callAs(QStringLiteral("finance"), "POST", QStringLiteral("/v1/reconciliation/runs"),
                              QJsonDocument(body).toJson());
    }
    QJsonObject ended(const QString& runId)
    {
        QJsonObject run;
        QElapsedTimer since; // a session may ask fifty times a second
        m_shop->until([&] {
            if (since.isValid() && since.elapsed() < 100)
                return false;
            since.start();
            run = m_shop->callAs(QStringLiteral("finance"), "GET", QStringLiteral("/v1/reconciliation/runs/") + runId)
                      .body;
            const QString state = run.value(QLatin1String("state")).toString();
            return state != QLatin1String("QUEUED") && state != QLatin1String("RUNNING");
        });
        return run;
    }
    QJsonObject dayOf(const QString& account, const QString& day)
    {
        const ShopAnswer answer =
            m_shop->callAs(QStringLiteral("finance"), "GET", QStringLiteral("/v1/reconciliation/days"));
        for (const QJsonValue& one : answer.body.value(QLatin1String("days")).toArray()) {
            if (one[QLatin1String("account_id")].toString() == account && one[QLatin1String("day")].toString() == day)
                return one.toObject();
        }
        return {};
    }
};

QTEST_GUILESS_MAIN(TestReconciliationNight)
#include "tst_reconciliation_night.moc"
