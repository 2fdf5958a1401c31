// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Our own side of a day: every kind of row, from both shards, and nothing of the days beside it.
#include "books/book_pages.h"
#include "books/day_books.h"
#include "rows/row_file.h"
#include "support/backend_storage.h"
#include "support/engine_fixture.h"
#include "support/skip.h"

#include <QElapsedTimer>
#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using rows::BillRow;
using storage::Bind;

class TestDayBooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString reason = whyNoStorage(); !reason.isEmpty())
            skipProgram(reason);
    }
    void init()
    {
        m_fixture = std::make_unique<EngineFixture>(onMaria() ? Engine::Maria : Engine::Sqlite, 2);
        m_storage = m_fixture->open();
    }
    void cleanup()
    {
        m_storage.reset();
        m_fixture.reset();
    }

    void moneyThatArrivedIsThereWithItsPostedFee()
    {
        pay(0, "P1", 1000, noon());
        run(0, "insert_fee", {"P1", 6});
        pay(1, "P2", 500, noon() + 1ms);
        const auto book = written();
        QCOMPARE(book.size(), size_t(2)); // one of each shard
        QCOMPARE(book.at("P101").amount, 1000);
        QCOMPARE(book.at("P101").fee, 6);
        QCOMPARE(book.at("P101").transaction, QByteArray("T-P1"));
        QCOMPARE(book.at("P101").state, rows::State::Succeeded);
        QCOMPARE(book.at("P101").at, noon());
        QCOMPARE(book.at("P201").fee, 0); // no rule, no fee
    }

    void moneyThatWaitsIsThereWithTheFeeOfItsRule()
    {
        run(0, "insert_rule", {});
        pay(0, "P1", 1000, noon(), "DOUBTFUL");
        QCOMPARE(written().at("P101").fee, 6);
    }

    void aDayIsFromItsFirstInstantToItsLast()
    {
        pay(0, "P1", 100, m_day.begins);
        pay(0, "P2", 100, m_day.ends - 1ms);
        pay(0, "P3", 100, m_day.begins - 1ms);
        pay(0, "P4", 100, m_day.ends);
        const auto book = written();
        QCOMPARE(book.size(), size_t(2));
        QVERIFY(book.contains("P101") && book.contains("P201"));
    }

    void whatTheChannelDidNotDateCountsWhenItWasRecorded()
    {
        payment(0, "P1", 100, noon());
        run(0, "insert_receipt", {"T-P1", "P101", "P1", 100, "PAID", Bind::null(), noon(), "A1", noon()});
        QCOMPARE(written().at("P101").at, noon());
    }

    void anothersAccountIsNotOurs()
    {
        payment(0, "P1", 100, noon());
        run(0, "insert_receipt", {"T-P1", "P101", "P1", 100, "PAID", noon(), noon(), "A2", noon()});
        tried(0, "P2", "PAYING", noon(), "A2");
        QVERIFY(written().empty());
    }

    void whatWasTriedWithoutMoneyIsThereAsSuch()
    {
        tried(0, "P1", "UNKNOWN", noon());
        tried(0, "P2", "CLOSED", noon());
        tried(1, "P3", "REVERSED", noon());
        tried(1, "P4", "SUCCEEDED", noon()); // its receipt says so
        tried(0, "P5", "PAYING", m_day.ends);
        tried(0, "P6", "PAYING", m_day.begins - 1ms);
        const auto book = written();
        QCOMPARE(book.size(), size_t(3));
        QCOMPARE(book.at("P101").state, rows::State::Processing);
        QCOMPARE(book.at("P101").amount, 700);
        QCOMPARE(book.at("P201").state, rows::State::Failed);
        QCOMPARE(book.at("P301").state, rows::State::Reversed);
    }

    void refundsAreThereOnTheDayTheyEnded()
    {
        refund(0, "R1", "SUCCEEDED", noon() - 24h, noon());
        run(0, "insert_share", {"share:R1", 2});
        refund(1, "R2", "SUCCEEDED", noon(), m_day.ends);
        refund(1, "R3", "PROCESSING", noon(), {});
        refund(1, "R4", "FAILED", noon(), noon());
        const auto book = written();
        QCOMPARE(book.size(), size_t(3));
        QCOMPARE(book.at("R1").kind, rows::Kind::Refund);
        QCOMPARE(book.at("R1").fee, 2);
        QCOMPARE(book.at("R1").transaction, QByteArray("C-R1"));
        QCOMPARE(book.at("R3").state, rows::State::Processing);
        QCOMPARE(book.at("R4").state, rows::State::Failed);
    }

    /// Many of one millisecond, over more than one page.
    void noRowIsLostBetweenPages()
    {
        const int many = books::kRowsAPage + 7;
        std::function<Result<Done>(storage::Transaction&)> work = [&](storage::Transaction& tx) -> Result<Done> {
            for (int i = 0; i < many; ++i) {
                const QByteArray no = "P" + QByteArray::number(i).rightJustified(8, '0');
                const auto inserted = tx.run(kInsertPayment, {Bind::text(no), Bind::text(no), 100, noon(), noon()});
                const auto received =
                    tx.run(kInsertReceipt, {Bind::text("T" + no), Bind::text(no + "01"), Bind::text(no), 100, "PAID",
                                            noon(), noon(), "A1", noon() + Duration(i / 4000)});
                if (!inserted || !received)
                    return inserted ? received.error() : inserted.error();
            }
            return Done{};
        };
        QVERIFY(wait(m_storage->write<Done>(0, std::move(work))).ok());
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(written().size(), size_t(many));
        qInfo("%d receipts in %lld ms", many, timer.elapsed());
    }

private:
    static constexpr storage::Statement kInsertPayment{"books_test/insert_payment"};
    static constexpr storage::Statement kInsertReceipt{"books_test/insert_receipt"};

    UtcTime noon() const { return m_day.begins + 12h; }

    void run(int shard, const char* statement, std::initializer_list<Bind> binds)
    {
        const QByteArray name = QByteArray("books_test/") + statement;
        std::function<Result<int>(storage::Transaction&)> work = [&](storage::Transaction& tx) {
            return tx.run(storage::Statement{name.constData()}, binds);
        };
        const auto done = wait(m_storage->write<int>(shard, std::move(work)));
        if (!done)
            qFatal("%s: %s", statement, qPrintable(done.error().detail));
    }
    void payment(int shard, const QByteArray& no, std::int64_t amount, UtcTime at)
    {
        run(shard, "insert_payment", {Bind::text(no), Bind::text(no), amount, at, at});
    }
    void pay(int shard, const QByteArray& no, std::int64_t amount, UtcTime at, const char* effect = "PAID")
    {
        payment(shard, no, amount, at);
        run(shard, "insert_receipt",
            {Bind::text("T-" + no), Bind::text(no + "01"), Bind::text(no), amount, effect, at, at + 1h, "A1", at});
    }
    void tried(int shard, const QByteArray& no, const char* status, UtcTime at, const char* account = "A1")
    {
        payment(shard, no, 700, at);
        run(shard, "insert_attempt", {Bind::text(no + "01"), Bind::text(no), account, status, Bind::null(), at, at});
    }
    void refund(int shard, const QByteArray& no, const char* status, UtcTime at, std::optional<UtcTime> ended)
    {
        run(shard, "insert_refund",
            {Bind::text(no), Bind::text(no), "P", "A1", 300, status, Bind::text("C-" + no), at, at, ended});
    }

    std::map<QByteArray, BillRow> written()
    {
        QTemporaryDir folder;
        books::DayBooks books(*m_storage, m_workers);
        const auto book = wait(books.write(m_day, folder.path()));
        if (!book)
            qFatal("%s %s", book.error().code.name, qPrintable(book.error().detail));
        std::map<QByteArray, BillRow> all;
        for (const QString& path : book->files) {
            auto reader = rows::RowReader::open(path);
            for (auto row = reader->next(); row && *row; row = reader->next())
                all.emplace((*row)->number, **row);
        }
        if (static_cast<std::int64_t>(all.size()) != book->rows)
            qFatal("the count of rows is wrong");
        return all;
    }

    const books::BookDay m_day{ChannelAccountId::trusted("A1"), MerchantId::trusted("M1000"),
                               ChannelCode::trusted("wechat"), UtcTime::fromMs(1'795'363'200'000),
                               UtcTime::fromMs(1'795'449'600'000)};
    async::WorkerPool m_workers{2};
    std::unique_ptr<EngineFixture> m_fixture;
    std::unique_ptr<storage::Storage> m_storage;
};

QTEST_GUILESS_MAIN(TestDayBooks)
#include "tst_day_books.moc"
