// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A program that writes one large note after the other and says so after each answer, until it is done or
// its disk fails. Run by tst_failing_disk.
#include "support/storage_fixture.h"

#include <cstdio>

using namespace guitai;
using namespace guitai::storage;

namespace {

constexpr Statement kInsertNote{"storage_test/statements/insert_note"};
constexpr int kNotes = 120;

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    SqliteOptions options;
    options.folder = app.arguments().at(1);
    auto opened =
        SqliteStorage::open(options, Migrator(*migrationsIn(QStringLiteral(":/sql/storage_test/migrations"))));
    if (!opened)
        return 2;
    for (int i = 1; i <= kNotes; ++i) {
        auto written = test::wait((*opened)->write<int>(0, [i](Transaction& tx) {
            // 25 pages each: the log is copied into the database file after some eighty.
            return tx.run(kInsertNote, {QString::number(i), "", Bind::blob(QByteArray(100'000, 'x')), i});
        }));
        std::printf("%s %d\n", written.ok() ? "stored" : "failed", i);
        std::fflush(stdout);
    }
    return 0;
}
