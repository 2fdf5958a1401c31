// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exception_house.h"

#include "accounts/ledger.h"
#include "days/run_totals.h"
#include "exceptions/closing_desk.h"
#include "support/skip.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace guitai::exceptions;
namespace states = wire::reconciliation_days;

namespace {

/// A day whose bill says: 1000 paid, 200 given back, 6 of fees; compared, with one case of 50.
struct ClosingHouse : ExceptionHouse
{
    ClosingHouse()
    {
        post("take", accounts::channelClearing(storage::Slot(5), channel, Currency::cny()),
             accounts::merchantInflow(storage::Slot(5), merchant, Currency::cny()), 850);
        record("R1", {facts});
        write([this](storage::Transaction& tx) -> Result<Done> {
            days::DayRecord day;
            day.accountId = account;
            day.day = "2026-11-22";
            day.merchantId = merchant;
            day.channel = channel;
            auto opened = days::openDay(tx, day, clock.now());
            if (!opened)
                return opened.error();
            opened->totals = totals(1).toJson();
            for (const char* to : {states::kRunning, states::kExceptions}) {
                if (const auto moved = days::moveDay(tx, *opened, to, clock.now()); !moved || !*moved)
                    return Error{guitai::errors::kInternal};
            }
            return Done{};
        });
    }
    static days::RunTotals totals(int differences)
    {
        days::RunTotals totals;
        totals.ours.push_back({"CNY", 1050, 0, 200, 6});
        totals.theirs.push_back({"CNY", 1000, 0, 200, 6});
        wire::RunClass matched;
        matched.name = "MATCHED";
        matched.oursRows = matched.theirsRows = 9;
        wire::RunClass ours;
        ours.name = "OURS_ONLY";
        ours.oursRows = differences;
        totals.classes = {matched, ours};
        return totals;
    }
    void post(const QByteArray& key, const accounts::AccountId& from, const accounts::AccountId& to, std::int64_t minor)
    {
        const Money money(minor, Currency::cny());
        const accounts::Batch batch{
            key, "TEST", key, clock.now(), {{from, accounts::Side::Debit, money}, {to, accounts::Side::Credit, money}}};
        write([batch](storage::Transaction& tx) -> Result<Done> {
            const auto posted = accounts::post(tx, batch);
            return posted ? Result<Done>(Done{}) : posted.error();
        });
    }
    void write(std::function<Result<Done>(storage::Transaction&)> work)
    {
        const auto done = wait(storage->write<Done>(storage::kHomeSlot, std::move(work)));
        if (!done)
            qFatal("%s %s", done.error().code.name, qPrintable(done.error().detail));
    }
    Result<wire::ReconciliationDay> close(const QByteArray& actor = "operator:finance")
    {
        return wait(desk2.close(DayCommand(merchant, {account, "2026-11-22"}, actor, QStringLiteral("done"))));
    }
    Result<wire::ReconciliationDay> reopen()
    {
        return wait(
            desk2.reopen(DayCommand(merchant, {account, "2026-11-22"}, "operator:admin", QStringLiteral("why"))));
    }
    QByteArray state()
    {
        const auto found =
            wait(storage->read<std::optional<days::DayRecord>>(storage::kHomeSlot, [this](storage::Reader& reader) {
                return days::findDay(reader, account, "2026-11-22");
            }));
        return (*found)->state;
    }

    const CaseFacts facts = oursOnly("1", 50);
    const ExceptionId id = idFor(facts);
    ClosingDesk desk2{shaky, clock};
};

} // namespace

class TestDayClosing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = whyNotHere(); !why.isEmpty())
            skipProgram(why);
    }

    void aDayWithAnOpenCaseIsNotClosed()
    {
        ClosingHouse house;
        const auto refused = house.close();
        QCOMPARE(house.codeOf(refused), QByteArray("DAY_NOT_EXPLAINED"));
        QCOMPARE(refused.error().extras.value(QLatin1String("open")).toInt(), 1);
        QCOMPARE(house.state(), QByteArray("EXCEPTIONS"));
        QCOMPARE(house.sum("RECEIVABLE"), 0);
    }

    void theLastCaseMakesTheDayMatched()
    {
        ClosingHouse house;
        QCOMPARE(house.act(house.id, actions::kWriteOff), QByteArray("OK"));
        QCOMPARE(house.state(), QByteArray("MATCHED"));
    }

    void closingPostsTheBillOnce()
    {
        ClosingHouse house;
        QCOMPARE(house.act(house.id, actions::kWriteOff), QByteArray("OK"));
        const auto closed = house.close();
        QCOMPARE(house.codeOf(closed), QByteArray("OK"));
        QCOMPARE(closed->state, QByteArray("CLOSED"));
        QCOMPARE(closed->closedBy, QByteArray("operator:finance"));
        QCOMPARE(house.sum("RECEIVABLE"), -794); // 1000 - 200 - 6
        QCOMPARE(house.sum("CHANNEL_FEE"), -6);
        QCOMPARE(house.sum("WRITE_OFF"), -50);
        QCOMPARE(house.sum("CHANNEL_CLEARING"), 0); // -850 of ours, 800 of the bill, 50 written off
        QCOMPARE(house.codeOf(house.close()), QByteArray("OK"));
        QCOMPARE(house.sum("RECEIVABLE"), -794);
    }

    void aDayWhoseCasesAreNotItsDifferencesIsNotTied()
    {
        ClosingHouse house;
        QCOMPARE(house.act(house.id, actions::kIgnore), QByteArray("OK"));
        house.write([&](storage::Transaction& tx) -> Result<Done> {
            auto day = days::findDay(tx, house.account, "2026-11-22");
            (*day)->totals = ClosingHouse::totals(2).toJson();
            const auto moved = days::moveDay(tx, **day, (*day)->state, house.clock.now());
            return moved && *moved ? Result<Done>(Done{}) : Error{guitai::errors::kInternal};
        });
        QCOMPARE(house.codeOf(house.close()), QByteArray("DAY_NOT_TIED"));
        QCOMPARE(house.sum("RECEIVABLE"), 0);
    }

    void aReopenedDayIsReversedByNewEntriesAndClosesAgain()
    {
        ClosingHouse house;
        QCOMPARE(house.codeOf(house.reopen()), QByteArray("DAY_NOT_CLOSED"));
        QCOMPARE(house.act(house.id, actions::kIgnore), QByteArray("OK"));
        QCOMPARE(house.codeOf(house.close()), QByteArray("OK"));
        QCOMPARE(house.sum("RECEIVABLE"), -794);
        QCOMPARE(house.codeOf(house.reopen()), QByteArray("OK"));
        QCOMPARE(house.state(), QByteArray("MATCHED"));
        QCOMPARE(house.sum("RECEIVABLE"), 0);
        QCOMPARE(house.sum("CHANNEL_CLEARING"), -850);
        QCOMPARE(house.codeOf(house.close("operator:other")), QByteArray("OK"));
        QCOMPARE(house.sum("RECEIVABLE"), -794);
        QCOMPARE(house.number("exceptions_test/count_batches", "DAY_CLOSING"), 2);
        QCOMPARE(house.number("exceptions_test/count_batches", "DAY_REOPENING"), 1);
        QCOMPARE(house.number("exceptions_test/count_trail", "day.reopened"), 1);
    }

    void aCaseThatOpensAgainLeavesItsClosedDayUnbalanced()
    {
        ClosingHouse house;
        QCOMPARE(house.act(house.id, actions::kNextDay), QByteArray("OK"));
        QCOMPARE(house.codeOf(house.close()), QByteArray("OK"));
        house.record("R2", {}, "2026-11-23"); // the next bill has not got it
        QCOMPARE(house.state(), QByteArray("UNBALANCED"));
        QCOMPARE(house.codeOf(house.close()), QByteArray("DAY_NOT_EXPLAINED"));
        QCOMPARE(house.codeOf(house.reopen()), QByteArray("OK"));
        QCOMPARE(house.state(), QByteArray("EXCEPTIONS"));
        QCOMPARE(house.sum("RECEIVABLE"), 0);
    }

    void twoWhoCloseAtOncePostOnce()
    {
        ClosingHouse house;
        QCOMPARE(house.act(house.id, actions::kIgnore), QByteArray("OK"));
        const DayCommand command(house.merchant, {house.account, "2026-11-22"}, "operator:a", {});
        auto one = begin(house.desk2.close(command));
        auto two = begin(house.desk2.close(command));
        QCOMPARE(house.codeOf(waitFor(one)), QByteArray("OK"));
        QCOMPARE(house.codeOf(waitFor(two)), QByteArray("OK"));
        QCOMPARE(house.number("exceptions_test/count_batches", "DAY_CLOSING"), 1);
    }

    void aCrashWhileClosingLeavesAllOrNothing()
    {
        for (const Stumble how : {Stumble::Before, Stumble::After}) {
            ClosingHouse house;
            QCOMPARE(house.act(house.id, actions::kIgnore), QByteArray("OK"));
            house.shaky.stumbleAt(1, how);
            QVERIFY(!house.close().ok());
            house.shaky.recover();
            QCOMPARE(house.codeOf(house.close()), QByteArray("OK"));
            QCOMPARE(house.sum("RECEIVABLE"), -794);
            QCOMPARE(house.state(), QByteArray("CLOSED"));
        }
    }

    void anotherMerchantsDayDoesNotExist()
    {
        ClosingHouse house;
        const DayCommand foreign(MerchantId::trusted("M2000"), {house.account, "2026-11-22"}, "operator:a", {});
        QCOMPARE(house.codeOf(wait(house.desk2.close(foreign))), QByteArray("DAY_NOT_FOUND"));
    }
};

GUITAI_SKIPPING_MAIN(QCoreApplication, TestDayClosing)
#include "tst_day_closing.moc"
