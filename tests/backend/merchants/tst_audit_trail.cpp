// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The chain of the audit trail, on a real database: whole as written, and broken at the right place
// otherwise.
#include "merchant_house.h"
#include "merchants/audit_trail.h"

#include <QTest>

using namespace guitai;
using namespace guitai::merchants;

namespace {

const storage::Statement kEdit{"merchants_test/edit_audit_entry"};
const storage::Statement kDelete{"merchants_test/delete_audit_entry"};
const storage::Statement kCloseGap{"merchants_test/close_audit_gap"};

/// The house's own line for its merchant, then `more` lines.
void append(test::MerchantHouse& house, int more)
{
    const auto appended =
        test::wait(house.storage->write<Done>(storage::kHomeSlot, [&](storage::Transaction& tx) -> Result<Done> {
            for (int i = 0; i < more; ++i) {
                AuditEntry entry{house.clock.now(), "operator:cashier", "test.line", "line/" + QByteArray::number(i),
                                 QStringLiteral("细节 %1").arg(i)};
                if (auto done = appendAuditEntry(tx, entry); !done)
                    return done.error();
            }
            return Done{};
        }));
    QVERIFY(appended.ok());
}

std::int64_t firstBroken(test::MerchantHouse& house)
{
    const auto broken = test::wait(house.storage->read<std::int64_t>(
        storage::kHomeSlot, [](storage::Reader& reader) { return firstBrokenAuditEntry(reader); }));
    return broken.ok() ? *broken : -1;
}

} // namespace

class TestAuditTrail : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aChainAsWrittenIsWhole();
    void aChainOfManyPagesIsWhole();
    void anEditedLineIsFound();
    void aDeletedLineIsFound();
    void aDeletedLineWithItsGapClosedIsFound();
    void parallelWritersMakeOneChain();
    void aRolledBackLineLeavesNoGap();
};

void TestAuditTrail::aChainAsWrittenIsWhole()
{
    test::MerchantHouse house;
    QCOMPARE(firstBroken(house), std::int64_t{0});
    append(house, 5);
    QCOMPARE(firstBroken(house), std::int64_t{0});
    QCOMPARE(house.auditCount("test.line"), 5);
}

void TestAuditTrail::aChainOfManyPagesIsWhole()
{
    test::MerchantHouse house;
    append(house, 1'199);
    QCOMPARE(firstBroken(house), std::int64_t{0});
    QCOMPARE(house.change(kEdit, {QStringLiteral("x"), 1'150}), 1);
    QCOMPARE(firstBroken(house), std::int64_t{1'150});
}

void TestAuditTrail::anEditedLineIsFound()
{
    test::MerchantHouse house;
    append(house, 5);
    QCOMPARE(house.change(kEdit, {QStringLiteral("nothing happened"), 3}), 1);
    QCOMPARE(firstBroken(house), std::int64_t{3});
}

void TestAuditTrail::aDeletedLineIsFound()
{
    test::MerchantHouse house;
    append(house, 5);
    QCOMPARE(house.change(kDelete, {4}), 1);
    QCOMPARE(firstBroken(house), std::int64_t{4});
    QCOMPARE(house.change(kDelete, {1}), 1);
    QCOMPARE(firstBroken(house), std::int64_t{1});
}

void TestAuditTrail::aDeletedLineWithItsGapClosedIsFound()
{
    test::MerchantHouse house;
    append(house, 5);
    QCOMPARE(house.change(kDelete, {4}), 1);
    QCOMPARE(house.change(kCloseGap, {4}), 2);
    QCOMPARE(firstBroken(house), std::int64_t{4});
}

void TestAuditTrail::parallelWritersMakeOneChain()
{
    test::MerchantHouse house;
    std::vector<std::shared_ptr<std::optional<Result<Done>>>> writing;
    for (int i = 0; i < 200; ++i) {
        const UtcTime now = house.clock.now();
        writing.push_back(test::begin(house.storage->write<Done>(storage::kHomeSlot, [now](storage::Transaction& tx) {
            return appendAuditEntry(tx, {now, "a", "test.line", "o", {}});
        })));
    }
    for (const auto& one : writing)
        QTRY_VERIFY(one->has_value() && (*one)->ok());
    QCOMPARE(house.auditCount("test.line"), 200);
    QCOMPARE(firstBroken(house), std::int64_t{0});
}

void TestAuditTrail::aRolledBackLineLeavesNoGap()
{
    test::MerchantHouse house;
    const auto refused =
        test::wait(house.storage->write<Done>(storage::kHomeSlot, [&](storage::Transaction& tx) -> Result<Done> {
            auto appended = appendAuditEntry(tx, {house.clock.now(), "a", "test.line", "o", {}});
            return appended.ok() ? Result<Done>(Error{guitai::errors::kNotFound}) : appended;
        }));
    QCOMPARE(test::codeOf(refused), QByteArray("NOT_FOUND"));
    append(house, 2);
    QCOMPARE(house.auditCount("test.line"), 2);
    QCOMPARE(firstBroken(house), std::int64_t{0});
}

QTEST_GUILESS_MAIN(TestAuditTrail)
#include "tst_audit_trail.moc"
