// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A migrated database on a clock that stands still, with merchant M1000 in it.
#pragma once

#include "merchants/merchants.h"
#include "merchants/operators.h"
#include "merchants/sealed_secret.h"
#include "support/fake_clock.h"
#include "support/storage_fixture.h"

namespace guitai::test {

struct MerchantHouse
{
    MerchantHouse()
    {
        merchants::Merchant shop;
        shop.merchantId = MerchantId::trusted("M1000");
        shop.name = QStringLiteral("柜台店");
        if (!wait(allMerchants.create(shop, "test")).ok())
            qFatal("the merchant cannot be made");
    }

    int change(const storage::Statement& statement, std::initializer_list<storage::Bind> binds)
    {
        const std::vector<storage::Bind> kept(binds);
        return *wait(storage->write<int>(storage::kHomeSlot, [&](storage::Transaction& tx) -> Result<int> {
            switch (kept.size()) {
            case 0: return tx.run(statement, {});
            case 1: return tx.run(statement, {kept[0]});
            case 2: return tx.run(statement, {kept[0], kept[1]});
            default: return tx.run(statement, {kept[0], kept[1], kept[2]});
            }
        }));
    }
    storage::Rows rows(const storage::Statement& statement)
    {
        return *wait(storage->read<storage::Rows>(storage::kHomeSlot,
                                                  [&](storage::Reader& reader) { return reader.rows(statement, {}); }));
    }
    storage::Rows rows(const storage::Statement& statement, storage::Bind bind)
    {
        return *wait(storage->read<storage::Rows>(
            storage::kHomeSlot, [&](storage::Reader& reader) { return reader.rows(statement, {bind}); }));
    }
    /// How often an action stands in the audit trail.
    int auditCount(const char* action)
    {
        int count = 0;
        for (const storage::Row& row : rows({"merchants_test/list_audit_actions"}))
            count += row.utf8(0) == action ? 1 : 0;
        return count;
    }
    /// Without the cost of a real password hash.
    merchants::Operator addOperator(const char* id, const QByteArray& passwordHash = "no hash",
                                    merchants::Role role = merchants::Role::Cashier)
    {
        merchants::Operator who;
        who.operatorId = OperatorId::trusted(id);
        who.merchantId = MerchantId::trusted("M1000");
        who.displayName = QString::fromLatin1(id);
        who.role = role;
        const auto inserted = wait(storage->write<Done>(storage::kHomeSlot, [&](storage::Transaction& tx) {
            return merchants::insertOperator(tx, who, passwordHash, clock.now(), "test");
        }));
        if (!inserted)
            qFatal("the operator cannot be made");
        return who;
    }

    FakeClock clock;
    StorageFixture folder;
    std::unique_ptr<storage::SqliteStorage> storage = folder.open();
    QTemporaryDir keyFolder;
    merchants::SecretSealer sealer =
        *merchants::SecretSealer::fromKeyFileMade(keyFolder.filePath(QStringLiteral("key")));
    merchants::Merchants allMerchants{*storage, clock};
};

template <class T>
QByteArray codeOf(const Result<T>& answer)
{
    return answer.ok() ? QByteArray("OK") : QByteArray(answer.error().code.name);
}

} // namespace guitai::test
