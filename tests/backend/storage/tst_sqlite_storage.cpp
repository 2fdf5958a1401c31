// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The storage as its users see it: durable writes, reads of one's own writes, shards, the lock, the end.
#include "support/storage_fixture.h"

#include <QTest>

using namespace guitai;
using namespace guitai::storage;

namespace {

constexpr Statement kInsertNote{"storage_test/statements/insert_note"};
constexpr Statement kFindNote{"storage_test/statements/find_note"};
constexpr Statement kCountNotes{"storage_test/statements/count_notes"};
constexpr Statement kInsertReturning{"storage_test/statements/insert_returning"};

const QString kMigrations = QStringLiteral(":/sql/storage_test/migrations");
const MerchantId kMerchant = MerchantId::trusted("M1000");

async::Task<Result<int>> insertNote(Storage& storage, ShardIndex shard, QString name)
{
    return storage.write<int>(shard, [name](Transaction& tx) {
        return tx.run(kInsertNote, {name, "", Bind::null(), Bind::null()});
    });
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

} // namespace

class TestSqliteStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfValueComesBackAsItWent();
    void aNullTextIsAnEmptyText();
    void anAnsweredWriteIsSeenByEveryLaterRead();
    void anAnsweredWriteIsThereAfterReopening();
    void shardsKeepTheirOwnRows();
    void aSlotIsTheSameForEver_data();
    void aSlotIsTheSameForEver();
    void slotsSpreadOverShards();
    void rowsReturnedByAnInsertArrive();
    void aStatementWithAnotherNumberOfParametersIsRefused();
    void anUnknownStatementIsRefused();
    void aReaderCannotWrite();
    void aSecondStorageOnTheFolderIsRefused();
    void anUnmigratedFolderIsRefused();
    void anotherNumberOfShardsIsRefused();
    void writesThatWaitAtTheEndAreCommittedAndAnswered();
    void aWriteAskedForDuringTheEndIsAnsweredAsFailed();
    void aFullQueueAnswersAsFailed();
};

void TestSqliteStorage::everyKindOfValueComesBackAsItWent()
{
    test::StorageFixture fixture(1, kMigrations);
    const auto storage = fixture.open();
    const QString text = QStringLiteral("早上好 \"'; --");
    const QByteArray bytes("\0\xff\x01", 3);
    auto written = test::wait(storage->write<int>(0, [=](Transaction& tx) {
        return tx.run(kInsertNote, {"first", text, Bind::blob(bytes), std::int64_t{9'007'199'254'740'993}});
    }));
    QVERIFY(written.ok());
    QCOMPARE(*written, 1);
    auto row = test::wait(storage->read<Rows>(0, [](Reader& reader) { return reader.rows(kFindNote, {"first"}); }));
    QVERIFY(row.ok());
    QCOMPARE(row->size(), size_t{1});
    QCOMPARE(row->front().text(1), text);
    QCOMPARE(row->front().blob(2), bytes);
    QCOMPARE(row->front().number(3), std::int64_t{9'007'199'254'740'993});
}

void TestSqliteStorage::aNullTextIsAnEmptyText()
{
    test::StorageFixture fixture(1, kMigrations);
    const auto storage = fixture.open();
    auto written = test::wait(storage->write<int>(0, [](Transaction& tx) {
        return tx.run(kInsertNote, {"first", QString(), Bind::blob(QByteArray()), Bind::null()});
    }));
    QVERIFY(written.ok());
    auto row = test::wait(storage->read<Rows>(0, [](Reader& reader) { return reader.rows(kFindNote, {"first"}); }));
    QVERIFY(!row->front().isNull(1));
    QVERIFY(!row->front().isNull(2));
    QVERIFY(row->front().isNull(3));
}

void TestSqliteStorage::anAnsweredWriteIsSeenByEveryLaterRead()
{
    test::StorageFixture fixture(1, kMigrations);
    const auto storage = fixture.open();
    for (int i = 1; i <= 200; ++i) {
        QVERIFY(test::wait(insertNote(*storage, 0, QString::number(i))).ok());
        auto seen = test::wait(countNotes(*storage, 0));
        QVERIFY(seen.ok());
        QCOMPARE(*seen, i);
    }
}

void TestSqliteStorage::anAnsweredWriteIsThereAfterReopening()
{
    test::StorageFixture fixture(1, kMigrations);
    for (int i = 1; i <= 3; ++i) {
        const auto storage = fixture.open();
        QVERIFY(test::wait(insertNote(*storage, 0, QString::number(i))).ok());
        QCOMPARE(*test::wait(countNotes(*storage, 0)), i);
    }
}

void TestSqliteStorage::shardsKeepTheirOwnRows()
{
    test::StorageFixture fixture(2, kMigrations);
    const auto storage = fixture.open();
    QCOMPARE(storage->shardCount(), 2);
    QVERIFY(test::wait(insertNote(*storage, 0, QStringLiteral("same"))).ok());
    QVERIFY(test::wait(insertNote(*storage, 1, QStringLiteral("same"))).ok());
    QVERIFY(test::wait(insertNote(*storage, 1, QStringLiteral("other"))).ok());
    QCOMPARE(*test::wait(countNotes(*storage, 0)), 1);
    QCOMPARE(*test::wait(countNotes(*storage, 1)), 2);
}

void TestSqliteStorage::aSlotIsTheSameForEver_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("slot");
    // From `printf 'M1000\0<key>' | sha256sum`, the first four bytes modulo 1024.
    QTest::newRow("an order number") << QByteArray("ORDER-1") << 398;
    QTest::newRow("an empty key") << QByteArray() << 398;
}

void TestSqliteStorage::aSlotIsTheSameForEver()
{
    QFETCH(QByteArray, key);
    QFETCH(int, slot);
    QCOMPARE(Slot::of(kMerchant, key).number(), slot);
}

void TestSqliteStorage::slotsSpreadOverShards()
{
    test::StorageFixture fixture(2, kMigrations);
    const auto storage = fixture.open();
    QCOMPARE(storage->shardOf(kHomeSlot), 0);
    int onSecond = 0;
    for (int i = 0; i < 1'000; ++i)
        onSecond += storage->shardOf(Slot::of(kMerchant, QByteArray::number(i)));
    QVERIFY2(onSecond > 400 && onSecond < 600, qPrintable(QString::number(onSecond)));
}

void TestSqliteStorage::rowsReturnedByAnInsertArrive()
{
    test::StorageFixture fixture(1, kMigrations);
    const auto storage = fixture.open();
    auto rows =
        test::wait(storage->write<Rows>(0, [](Transaction& tx) { return tx.rows(kInsertReturning, {"returned"}); }));
    QVERIFY(rows.ok());
    QCOMPARE(rows->front().number(0), 1);
    QCOMPARE(*test::wait(countNotes(*storage, 0)), 1);
}

void TestSqliteStorage::aStatementWithAnotherNumberOfParametersIsRefused()
{
    test::StorageFixture fixture(1, kMigrations);
    const auto storage = fixture.open();
    auto written = test::wait(storage->write<int>(0, [](Transaction& tx) {
        auto first = tx.run(kInsertNote, {"a", "", Bind::null(), 1});
        return first ? tx.run(kInsertNote, {"b", ""}) : first;
    }));
    QVERIFY(!written.ok());
    QVERIFY(written.error().code == storage::errors::kStorageFailed);
    QCOMPARE(*test::wait(countNotes(*storage, 0)), 0);
}

void TestSqliteStorage::anUnknownStatementIsRefused()
{
    test::StorageFixture fixture(1, kMigrations);
    const auto storage = fixture.open();
    auto rows = test::wait(storage->read<Rows>(
        0, [](Reader& reader) { return reader.rows(Statement{"storage_test/statements/no_such"}, {}); }));
    QVERIFY(!rows.ok());
    QVERIFY(rows.error().code == storage::errors::kStorageFailed);
}

void TestSqliteStorage::aReaderCannotWrite()
{
    test::StorageFixture fixture(1, kMigrations);
    const auto storage = fixture.open();
    auto rows =
        test::wait(storage->read<Rows>(0, [](Reader& reader) { return reader.rows(kInsertReturning, {"sly"}); }));
    QVERIFY(!rows.ok());
    QCOMPARE(*test::wait(countNotes(*storage, 0)), 0);
}

void TestSqliteStorage::aSecondStorageOnTheFolderIsRefused()
{
    test::StorageFixture fixture(1, kMigrations);
    {
        const auto storage = fixture.open();
        auto second = SqliteStorage::open(fixture.options(), fixture.migrator());
        QVERIFY(!second.ok());
        QVERIFY(second.error().code == storage::errors::kStorageInUse);
        auto migrated = migrateFolder(fixture.options().folder, 1, fixture.migrator(), UtcTime());
        QVERIFY(!migrated.ok());
        QVERIFY(migrated.error().code == storage::errors::kStorageInUse);
    }
    QVERIFY(SqliteStorage::open(fixture.options(), fixture.migrator()).ok());
}

void TestSqliteStorage::anUnmigratedFolderIsRefused()
{
    QTemporaryDir folder;
    SqliteOptions options;
    options.folder = folder.path();
    auto opened = SqliteStorage::open(options);
    QVERIFY(!opened.ok());
    QVERIFY(opened.error().code == storage::errors::kMigrationNeeded);
    QVERIFY(!QFile::exists(shardPath(options.folder, 0)));
}

void TestSqliteStorage::anotherNumberOfShardsIsRefused()
{
    test::StorageFixture fixture(2, kMigrations);
    for (int shards : {1, 3}) {
        SqliteOptions options = fixture.options();
        options.shardCount = shards;
        auto opened = SqliteStorage::open(options, fixture.migrator());
        QVERIFY(!opened.ok());
        QVERIFY(opened.error().code == storage::errors::kSchemaRefused);
        auto migrated = migrateFolder(options.folder, shards, fixture.migrator(), UtcTime());
        QVERIFY(!migrated.ok());
        QVERIFY(migrated.error().code == storage::errors::kSchemaRefused);
    }
}

void TestSqliteStorage::writesThatWaitAtTheEndAreCommittedAndAnswered()
{
    test::StorageFixture fixture(1, kMigrations);
    auto storage = fixture.open();
    std::vector<std::shared_ptr<std::optional<Result<int>>>> answers;
    for (int i = 0; i < 500; ++i)
        answers.push_back(test::begin(insertNote(*storage, 0, QString::number(i))));
    storage.reset();
    for (const auto& answer : answers)
        QVERIFY(answer->has_value() && (*answer)->ok());
    QCOMPARE(*test::wait(countNotes(*fixture.open(), 0)), 500);
}

void TestSqliteStorage::aWriteAskedForDuringTheEndIsAnsweredAsFailed()
{
    test::StorageFixture fixture(1, kMigrations);
    auto storage = fixture.open();
    const auto twice = [](Storage& where) -> async::Task<Result<int>> {
        auto first = insertNote(where, 0, QStringLiteral("first"));
        const auto answered = co_await first;
        if (!answered)
            co_return answered;
        auto second = insertNote(where, 0, QStringLiteral("second"));
        co_return co_await second;
    };
    const auto answer = test::begin(twice(*storage));
    storage.reset();
    QVERIFY(answer->has_value());
    QVERIFY(!(*answer)->ok());
    QVERIFY((*answer)->error().code == storage::errors::kStorageFailed);
}

void TestSqliteStorage::aFullQueueAnswersAsFailed()
{
    test::StorageFixture fixture(1, kMigrations);
    fixture.options().queueLimit = 1;
    auto storage = fixture.open();
    std::vector<std::shared_ptr<std::optional<Result<int>>>> answers;
    for (int i = 0; i < 200; ++i)
        answers.push_back(test::begin(insertNote(*storage, 0, QString::number(i))));
    storage.reset();
    int done = 0;
    for (const auto& answer : answers) {
        QVERIFY(answer->has_value());
        done += (*answer)->ok() ? 1 : 0;
    }
    QVERIFY(done >= 1 && done < 200);
    QCOMPARE(*test::wait(countNotes(*fixture.open(), 0)), done);
}

QTEST_GUILESS_MAIN(TestSqliteStorage)
#include "tst_sqlite_storage.moc"
