// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What every database promises to those who keep their payments in it, on each of them.
#include "support/engine_fixture.h"
#include "support/skip.h"

#include <QTest>

#include <semaphore>

using namespace guitai;
using namespace guitai::storage;
using guitai::test::Engine;

namespace {

constexpr Statement kInsertNote{"storage_test/statements/insert_note"};
constexpr Statement kFindNote{"storage_test/statements/find_note"};
constexpr Statement kCountNotes{"storage_test/statements/count_notes"};
constexpr Statement kInsertReturning{"storage_test/statements/insert_returning"};
constexpr Statement kUpdateAmount{"storage_test/statements/update_amount"};
constexpr Statement kDebitNote{"storage_test/statements/debit_note"};
constexpr Statement kCountUp{"storage_test/statements/count_up"};
constexpr Statement kSwapAmount{"storage_test/statements/swap_amount"};
constexpr Statement kEndTransaction{"storage_test/statements/end_transaction"};

constexpr ErrorCode kRefused{"TEST_REFUSED", 409};
const QString kMigrations = QStringLiteral(":/sql/storage_test/migrations");

using Answers = std::vector<std::shared_ptr<std::optional<Result<int>>>>;

Result<int> addNote(Transaction& tx, const QString& name, std::int64_t amount = 0)
{
    return tx.run(kInsertNote, {name, "", Bind::null(), amount});
}

async::Task<Result<int>> insertNote(Storage& storage, ShardIndex shard, QString name, std::int64_t amount = 0)
{
    return storage.write<int>(shard, [name, amount](Transaction& tx) { return addNote(tx, name, amount); });
}

async::Task<Result<std::int64_t>> countNotes(Storage& storage, ShardIndex shard)
{
    return storage.read<std::int64_t>(shard, [](Reader& reader) -> Result<std::int64_t> {
        auto rows = reader.rows(kCountNotes, {});
        if (!rows)
            return rows.error();
        return rows->front().number(0);
    });
}

async::Task<Result<Rows>> findNote(Storage& storage, QString name)
{
    return storage.read<Rows>(0, [name](Reader& reader) { return reader.rows(kFindNote, {name}); });
}

std::int64_t amountOf(Storage& storage, const QString& name)
{
    auto rows = test::wait(findNote(storage, name));
    return rows && rows->size() == 1 ? rows->front().number(3) : -1;
}

/// How many of them were answered as done.
int doneOf(const Answers& answers)
{
    int done = 0;
    for (const auto& answer : answers)
        done += test::waitFor(answer).ok() ? 1 : 0;
    return done;
}

} // namespace

class TestStorageContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void everyKindOfValueComesBackAsItWent_data();
    void everyKindOfValueComesBackAsItWent();
    void aNullTextIsAnEmptyText();
    void namesCompareAsBytes();
    void anUpdateCountsTheRowsItFound();
    void anUpdateReadsTheOldValues();
    void rowsReturnedByAnInsertArrive();

    void anAnsweredWriteIsSeenByEveryLaterRead();
    void anAnsweredWriteIsThereAfterReopening();
    void aReadSeesOneSnapshot();
    void aReaderCannotWrite();
    void shardsKeepTheirOwnRows();

    void aRefusedWorkLeavesNothing();
    void aUniqueViolationLeavesTheTransactionWhole();
    void anOverlookedFailureIsNotDone();
    void aWorkThatEndsItsTransactionIsNotDone();
    void aStatementWithAnotherNumberOfParametersIsRefused();
    void anUnknownStatementIsRefused();

    void conditionalDebitsOf32ClientsNeverOverdraw();
    void noUpdateIsLost();
    void aWorkThatLostARaceIsRunAgain();

    void aSecondStorageIsRefused();
    void anUnmigratedDatabaseIsRefused();
    void anotherNumberOfShardsIsRefused();
    void writesThatWaitAtTheEndAreCommittedAndAnswered();
    void aWriteAskedForDuringTheEndIsAnsweredAsFailed();

private:
    void open(int shards = 1)
    {
        m_fixture = std::make_unique<test::EngineFixture>(m_engine, shards, kMigrations);
        m_storage = m_fixture->open();
    }

    Engine m_engine = Engine::Sqlite;
    std::unique_ptr<test::EngineFixture> m_fixture;
    std::unique_ptr<Storage> m_storage;
};

void TestStorageContract::initTestCase_data()
{
    QTest::addColumn<int>("engine");
    QTest::newRow("SQLite") << static_cast<int>(Engine::Sqlite);
    QTest::newRow("MariaDB") << static_cast<int>(Engine::Maria);
}

void TestStorageContract::init()
{
    QFETCH_GLOBAL(int, engine);
    m_engine = static_cast<Engine>(engine);
    const QString reason = m_engine == Engine::Maria ? test::MariaServer::whyNot() : QString();
    if (!reason.isEmpty())
        GUITAI_SKIP(reason);
    open();
}

void TestStorageContract::cleanup()
{
    m_storage.reset();
    m_fixture.reset();
}

void TestStorageContract::everyKindOfValueComesBackAsItWent_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("number");
    QTest::newRow("texts of many tongues")
        << QStringLiteral("早上好 😀 \"'; -- \\") << QByteArray("\0\xff\x01", 3) << qint64{9'007'199'254'740'993};
    QTest::newRow("nothing") << QString() << QByteArray() << qint64{0};
    QTest::newRow("much") << QString(100'000, QChar(0x8336)) << QByteArray(300'000, '\xfe')
                          << std::numeric_limits<qint64>::max();
}

void TestStorageContract::everyKindOfValueComesBackAsItWent()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, number);
    auto written = test::wait(m_storage->write<int>(0, [=](Transaction& tx) {
        return tx.run(kInsertNote, {"first", text, Bind::blob(bytes), std::int64_t{number}});
    }));
    QVERIFY(written.ok());
    QCOMPARE(*written, 1);
    auto row = test::wait(findNote(*m_storage, QStringLiteral("first")));
    QVERIFY(row.ok());
    QCOMPARE(row->size(), size_t{1});
    QCOMPARE(row->front().text(1), text.isNull() ? QStringLiteral("") : text);
    QCOMPARE(row->front().blob(2), bytes);
    QCOMPARE(row->front().number(3), std::int64_t{number});
}

void TestStorageContract::aNullTextIsAnEmptyText()
{
    auto written = test::wait(m_storage->write<int>(0, [](Transaction& tx) {
        return tx.run(kInsertNote, {"first", QString(), Bind::blob(QByteArray()), Bind::null()});
    }));
    QVERIFY(written.ok());
    auto row = test::wait(findNote(*m_storage, QStringLiteral("first")));
    QVERIFY(!row->front().isNull(1));
    QVERIFY(!row->front().isNull(2));
    QVERIFY(row->front().isNull(3));
}

void TestStorageContract::namesCompareAsBytes()
{
    const QStringList names{QStringLiteral("a"), QStringLiteral("A"), QStringLiteral("a "),
                            QStringLiteral("e"), QStringLiteral("é"), QStringLiteral("")};
    for (int i = 0; i < names.size(); ++i)
        QVERIFY2(test::wait(insertNote(*m_storage, 0, names[i], i)).ok(), qPrintable(names[i]));
    for (int i = 0; i < names.size(); ++i)
        QCOMPARE(amountOf(*m_storage, names[i]), i);
}

void TestStorageContract::anUpdateCountsTheRowsItFound()
{
    QVERIFY(test::wait(insertNote(*m_storage, 0, QStringLiteral("same"), 7)).ok());
    auto updated = test::wait(m_storage->write<int>(0, [](Transaction& tx) {
        auto found = tx.run(kUpdateAmount, {7, "same"});
        auto missed = tx.run(kUpdateAmount, {7, "other"});
        return found && missed ? Result<int>(*found * 10 + *missed) : found;
    }));
    QVERIFY(updated.ok());
    QCOMPARE(*updated, 10);
}

void TestStorageContract::anUpdateReadsTheOldValues()
{
    QVERIFY(test::wait(insertNote(*m_storage, 0, QStringLiteral("n"), 7)).ok());
    auto counted = test::wait(m_storage->write<int>(0, [](Transaction& tx) { return tx.run(kCountUp, {"n"}); }));
    QVERIFY(counted.ok());
    auto row = test::wait(findNote(*m_storage, QStringLiteral("n")));
    QCOMPARE(row->front().number(3), 8);
    QCOMPARE(row->front().utf8(1), QByteArray("7"));
}

void TestStorageContract::rowsReturnedByAnInsertArrive()
{
    auto rows =
        test::wait(m_storage->write<Rows>(0, [](Transaction& tx) { return tx.rows(kInsertReturning, {"returned"}); }));
    QVERIFY(rows.ok());
    QCOMPARE(rows->front().number(0), 1);
    QCOMPARE(*test::wait(countNotes(*m_storage, 0)), 1);
}

void TestStorageContract::anAnsweredWriteIsSeenByEveryLaterRead()
{
    for (int i = 1; i <= 200; ++i) {
        QVERIFY(test::wait(insertNote(*m_storage, 0, QString::number(i))).ok());
        auto seen = test::wait(countNotes(*m_storage, 0));
        QVERIFY(seen.ok());
        QCOMPARE(*seen, i);
    }
}

void TestStorageContract::anAnsweredWriteIsThereAfterReopening()
{
    for (int i = 1; i <= 3; ++i) {
        QVERIFY(test::wait(insertNote(*m_storage, 0, QString::number(i))).ok());
        m_storage.reset();
        m_storage = m_fixture->open();
        QCOMPARE(*test::wait(countNotes(*m_storage, 0)), i);
    }
}

void TestStorageContract::aReadSeesOneSnapshot()
{
    std::binary_semaphore looked{0};
    std::binary_semaphore written{0};
    auto reading = test::begin(m_storage->read<std::int64_t>(0, [&](Reader& reader) -> Result<std::int64_t> {
        const auto before = reader.rows(kCountNotes, {});
        looked.release();
        written.acquire();
        const auto after = reader.rows(kCountNotes, {});
        if (!before || !after)
            return Error{kRefused};
        return after->front().number(0) - before->front().number(0);
    }));
    looked.acquire();
    const bool inserted = test::wait(insertNote(*m_storage, 0, QStringLiteral("between"))).ok();
    written.release();
    auto difference = test::waitFor(reading);
    QVERIFY(inserted);
    QVERIFY(difference.ok());
    QCOMPARE(*difference, 0);
    QCOMPARE(*test::wait(countNotes(*m_storage, 0)), 1);
}

void TestStorageContract::aReaderCannotWrite()
{
    auto rows =
        test::wait(m_storage->read<Rows>(0, [](Reader& reader) { return reader.rows(kInsertReturning, {"sly"}); }));
    QVERIFY(!rows.ok());
    QCOMPARE(*test::wait(countNotes(*m_storage, 0)), 0);
}

void TestStorageContract::shardsKeepTheirOwnRows()
{
    cleanup();
    open(2);
    QCOMPARE(m_storage->shardCount(), 2);
    QVERIFY(test::wait(insertNote(*m_storage, 0, QStringLiteral("same"))).ok());
    QVERIFY(test::wait(insertNote(*m_storage, 1, QStringLiteral("same"))).ok());
    QVERIFY(test::wait(insertNote(*m_storage, 1, QStringLiteral("other"))).ok());
    QCOMPARE(*test::wait(countNotes(*m_storage, 0)), 1);
    QCOMPARE(*test::wait(countNotes(*m_storage, 1)), 2);
}

void TestStorageContract::aRefusedWorkLeavesNothing()
{
    auto refused = test::wait(m_storage->write<int>(0, [](Transaction& tx) -> Result<int> {
        if (auto added = addNote(tx, QStringLiteral("refused")); !added)
            return added;
        return Error{kRefused};
    }));
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().code == kRefused);
    QCOMPARE(*test::wait(countNotes(*m_storage, 0)), 0);
}

void TestStorageContract::aUniqueViolationLeavesTheTransactionWhole()
{
    QVERIFY(test::wait(insertNote(*m_storage, 0, QStringLiteral("taken"))).ok());
    auto written = test::wait(m_storage->write<int>(0, [](Transaction& tx) -> Result<int> {
        if (auto first = addNote(tx, QStringLiteral("first")); !first)
            return first;
        const auto taken = addNote(tx, QStringLiteral("taken"));
        if (taken || !(taken.error().code == storage::errors::kUniqueViolation))
            return Error{kRefused};
        return addNote(tx, QStringLiteral("second"));
    }));
    QVERIFY(written.ok());
    QCOMPARE(*test::wait(countNotes(*m_storage, 0)), 3);
}

void TestStorageContract::anOverlookedFailureIsNotDone()
{
    auto written = test::wait(m_storage->write<int>(0, [](Transaction& tx) -> Result<int> {
        const auto first = addNote(tx, QStringLiteral("first"));
        const auto negative = addNote(tx, QStringLiteral("negative"), -1);
        const auto third = addNote(tx, QStringLiteral("third"));
        return negative ? Result<int>(Error{kRefused}) : Result<int>(1);
    }));
    QVERIFY(!written.ok());
    QVERIFY(written.error().code == storage::errors::kStorageFailed);
    QCOMPARE(*test::wait(countNotes(*m_storage, 0)), 0);
    QVERIFY(test::wait(insertNote(*m_storage, 0, QStringLiteral("next"))).ok());
}

void TestStorageContract::aWorkThatEndsItsTransactionIsNotDone()
{
    auto written = test::wait(m_storage->write<int>(0, [](Transaction& tx) -> Result<int> {
        if (auto first = addNote(tx, QStringLiteral("first")); !first)
            return first;
        return tx.run(kEndTransaction, {});
    }));
    QVERIFY(!written.ok());
    QVERIFY(written.error().code == storage::errors::kStorageFailed);
    QCOMPARE(*test::wait(countNotes(*m_storage, 0)), 0);
}

void TestStorageContract::aStatementWithAnotherNumberOfParametersIsRefused()
{
    auto written = test::wait(m_storage->write<int>(0, [](Transaction& tx) {
        auto first = addNote(tx, QStringLiteral("a"));
        return first ? tx.run(kInsertNote, {"b", ""}) : first;
    }));
    QVERIFY(!written.ok());
    QVERIFY(written.error().code == storage::errors::kStorageFailed);
    QCOMPARE(*test::wait(countNotes(*m_storage, 0)), 0);
}

void TestStorageContract::anUnknownStatementIsRefused()
{
    auto rows = test::wait(m_storage->read<Rows>(
        0, [](Reader& reader) { return reader.rows(Statement{"storage_test/statements/no_such"}, {}); }));
    QVERIFY(!rows.ok());
    QVERIFY(rows.error().code == storage::errors::kStorageFailed);
}

void TestStorageContract::conditionalDebitsOf32ClientsNeverOverdraw()
{
    QVERIFY(test::wait(insertNote(*m_storage, 0, QStringLiteral("purse"), 155)).ok());
    Answers answers;
    for (int i = 0; i < 32; ++i) {
        answers.push_back(test::begin(m_storage->write<int>(0, [](Transaction& tx) -> Result<int> {
            auto debited = tx.run(kDebitNote, {10, "purse", 10});
            return debited && *debited == 0 ? Result<int>(Error{kRefused}) : debited;
        })));
    }
    QCOMPARE(doneOf(answers), 15);
    QCOMPARE(amountOf(*m_storage, QStringLiteral("purse")), 5);
}

void TestStorageContract::noUpdateIsLost()
{
    QVERIFY(test::wait(insertNote(*m_storage, 0, QStringLiteral("counter"))).ok());
    Answers answers;
    for (int i = 0; i < 300; ++i)
        answers.push_back(
            test::begin(m_storage->write<int>(0, [](Transaction& tx) { return tx.run(kCountUp, {"counter"}); })));
    QCOMPARE(doneOf(answers), 300);
    QCOMPARE(amountOf(*m_storage, QStringLiteral("counter")), 300);
}

void TestStorageContract::aWorkThatLostARaceIsRunAgain()
{
    QVERIFY(test::wait(insertNote(*m_storage, 0, QStringLiteral("counter"))).ok());
    // Reads first and writes only what it has read: who loses the race says so, and none of it counts.
    const auto countUp = [](Transaction& tx) -> Result<int> {
        const auto rows = tx.rows(kFindNote, {"counter"});
        if (!rows)
            return rows.error();
        const std::int64_t amount = rows->front().number(3);
        auto swapped = tx.run(kSwapAmount, {amount + 1, "counter", amount});
        return swapped && *swapped == 0 ? Result<int>(Error{storage::errors::kConflict}) : swapped;
    };
    Answers answers;
    for (int i = 0; i < 64; ++i)
        answers.push_back(test::begin(m_storage->write<int>(0, countUp)));
    const int done = doneOf(answers);
    QVERIFY(done >= 1);
    QCOMPARE(amountOf(*m_storage, QStringLiteral("counter")), done);
}

void TestStorageContract::aSecondStorageIsRefused()
{
    if (m_engine == Engine::Maria)
        m_fixture->maria().ownershipWait = std::chrono::seconds(0);
    auto second = openStorage(m_fixture->options(), kMigrations);
    QVERIFY(!second.ok());
    QVERIFY(second.error().code == storage::errors::kStorageInUse);
    auto migrated = migrateStorage(m_fixture->options(), UtcTime(), kMigrations);
    QVERIFY(!migrated.ok());
    QVERIFY(migrated.error().code == storage::errors::kStorageInUse);
    m_storage.reset();
    QVERIFY(openStorage(m_fixture->options(), kMigrations).ok());
}

void TestStorageContract::anUnmigratedDatabaseIsRefused()
{
    QTemporaryDir folder;
    EngineOptions options;
    if (m_engine == Engine::Maria)
        options = test::MariaServer::shared().freshOptions();
    else
        std::get<SqliteOptions>(options).folder = folder.path();
    auto opened = openStorage(options);
    QVERIFY(!opened.ok());
    QVERIFY(opened.error().code == storage::errors::kMigrationNeeded);
}

void TestStorageContract::anotherNumberOfShardsIsRefused()
{
    cleanup();
    open(2);
    m_storage.reset();
    for (int shards : {1, 3}) {
        EngineOptions options = m_fixture->options();
        std::visit([shards](auto& one) { one.shardCount = shards; }, options);
        auto opened = openStorage(options, kMigrations);
        QVERIFY(!opened.ok());
        QVERIFY2(opened.error().code == storage::errors::kSchemaRefused, opened.error().code.name);
        auto migrated = migrateStorage(options, UtcTime(), kMigrations);
        QVERIFY(!migrated.ok());
        QVERIFY(migrated.error().code == storage::errors::kSchemaRefused);
    }
}

void TestStorageContract::writesThatWaitAtTheEndAreCommittedAndAnswered()
{
    Answers answers;
    for (int i = 0; i < 500; ++i)
        answers.push_back(test::begin(insertNote(*m_storage, 0, QString::number(i))));
    m_storage.reset();
    for (const auto& answer : answers)
        QVERIFY(answer->has_value() && (*answer)->ok());
    m_storage = m_fixture->open();
    QCOMPARE(*test::wait(countNotes(*m_storage, 0)), 500);
}

void TestStorageContract::aWriteAskedForDuringTheEndIsAnsweredAsFailed()
{
    const auto twice = [](Storage& where) -> async::Task<Result<int>> {
        auto first = insertNote(where, 0, QStringLiteral("first"));
        const auto answered = co_await first;
        if (!answered)
            co_return answered;
        auto second = insertNote(where, 0, QStringLiteral("second"));
        co_return co_await second;
    };
    const auto answer = test::begin(twice(*m_storage));
    m_storage.reset();
    QVERIFY(answer->has_value());
    QVERIFY(!(*answer)->ok());
    QVERIFY((*answer)->error().code == storage::errors::kStorageFailed);
}

GUITAI_SKIPPING_MAIN(QCoreApplication, TestStorageContract)
#include "tst_storage_contract.moc"
