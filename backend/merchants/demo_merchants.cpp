// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "merchants/demo_merchants.h"

#include "crypto/hash.h"
#include "crypto/password.h"
#include "merchants/api_keys.h"
#include "merchants/audit_trail.h"
#include "merchants/merchants.h"
#include "merchants/pins.h"

#include <array>

namespace guitai::merchants {

namespace {

const storage::Statement kHasDemo{"merchants/has_demo_credentials"};

constexpr char kDemoMerchant[] = "M1000";
constexpr char kDemoKey[] = "demo-key";
constexpr char kDemoActor[] = "demo";
constexpr qsizetype kKeyBytes = 32;
constexpr qsizetype kPasswordBytes = 12; // 16 characters
constexpr int kPinDigits = 6;

struct DemoPerson
{
    const char* operatorId;
    const char16_t* displayName;
    Role role;
};

constexpr std::array<DemoPerson, 4> kPeople{{
    {"cashier", u"收银员 小李", Role::Cashier},
    {"supervisor", u"店长 王姐", Role::Supervisor},
    {"finance", u"财务 老陈", Role::Finance},
    {"admin", u"管理员", Role::Admin},
}};

Secret makePin()
{
    QByteArray digits;
    do {
        digits.clear();
        for (const char byte : crypto::randomBytes(kPinDigits))
            digits.append(static_cast<char>('0' + static_cast<unsigned char>(byte) % 10));
    } while (isTooSimple(Secret(digits)));
    return Secret(digits);
}

DemoCredentials makeCredentials(const QHash<OperatorId, Secret>& passwords)
{
    DemoCredentials made;
    made.merchantId = MerchantId::trusted(kDemoMerchant);
    made.keyId = ApiKeyId::trusted(kDemoKey);
    made.keySecret = Secret(crypto::randomBytes(kKeyBytes));
    for (const DemoPerson& person : kPeople) {
        const OperatorId id = OperatorId::trusted(person.operatorId);
        const Secret random(crypto::randomBytes(kPasswordBytes).toBase64(QByteArray::Base64UrlEncoding));
        const Secret pin = person.role == Role::Supervisor ? makePin() : Secret();
        made.operators.push_back({id, person.role, passwords.value(id, random), pin});
    }
    return made;
}

struct Hashes
{
    QByteArray password;
    QByteArray pin; ///< empty without one
};

Result<Done> insertPeople(storage::Transaction& tx, const DemoCredentials& made, const std::vector<Hashes>& hashes,
                          UtcTime now)
{
    for (size_t i = 0; i < kPeople.size(); ++i) {
        Operator who;
        who.operatorId = made.operators[i].operatorId;
        who.merchantId = made.merchantId;
        who.displayName = QString::fromUtf16(kPeople[i].displayName);
        who.role = kPeople[i].role;
        if (const auto inserted = insertOperator(tx, who, hashes[i].password, now, kDemoActor); !inserted)
            return inserted.error();
        if (hashes[i].pin.isEmpty())
            continue;
        if (const auto stored = storePin(tx, who.operatorId, hashes[i].pin, now, kDemoActor); !stored)
            return stored.error();
    }
    return Done{};
}

Result<Done> insertDemo(storage::Transaction& tx, const SecretSealer& sealer, const DemoCredentials& made,
                        const std::vector<Hashes>& hashes, UtcTime now)
{
    Merchant shop;
    shop.merchantId = made.merchantId;
    shop.name = QStringLiteral("柜台示范店");
    if (const auto inserted = insertMerchant(tx, shop, now, kDemoActor); !inserted)
        return inserted.error();
    ApiKey key;
    key.keyId = made.keyId;
    key.merchantId = made.merchantId;
    key.secret = made.keySecret;
    if (const auto inserted = insertApiKey(tx, sealer, key, now, kDemoActor); !inserted)
        return inserted.error();
    if (const auto inserted = insertPeople(tx, made, hashes, now); !inserted)
        return inserted.error();
    // hasDemoCredentials() looks for this line.
    return appendAuditEntry(tx, {now, kDemoActor, "demo.seeded", "merchant/" + made.merchantId.bytes(), {}});
}

} // namespace

async::Task<Result<std::optional<DemoCredentials>>> seedDemo(storage::Storage& storage, const SecretSealer& sealer,
                                                             async::WorkerPool& hashing, const Clock& clock,
                                                             QHash<OperatorId, Secret> passwords)
{
    auto looking = hasDemoCredentials(storage);
    const Result<bool> seeded = co_await looking;
    if (!seeded)
        co_return seeded.error();
    if (*seeded)
        co_return std::optional<DemoCredentials>();

    const DemoCredentials made = makeCredentials(passwords);
    std::vector<async::Later<Hashes>> hashed;
    for (const DemoOperator& person : made.operators) {
        std::function<Hashes()> work = [person] {
            return Hashes{crypto::hashPassword(person.password),
                          person.pin.isEmpty() ? QByteArray() : crypto::hashPassword(person.pin)};
        };
        hashed.push_back(hashing.run<Hashes>(std::move(work)));
    }
    std::vector<Hashes> hashes;
    for (size_t i = 0; i < hashed.size(); ++i) {
        Hashes one = co_await hashed[i];
        hashes.push_back(std::move(one));
    }
    const UtcTime now = clock.now();
    std::function<Result<Done>(storage::Transaction&)> work = [&sealer, made, hashes, now](storage::Transaction& tx) {
        return insertDemo(tx, sealer, made, hashes, now);
    };
    auto writing = storage.write<Done>(storage::kHomeSlot, std::move(work));
    const Result<Done> written = co_await writing;
    if (!written)
        co_return written.error();
    co_return std::optional<DemoCredentials>(made);
}

async::Task<Result<bool>> hasDemoCredentials(storage::Storage& storage)
{
    std::function<Result<bool>(storage::Reader&)> work = [](storage::Reader& reader) -> Result<bool> {
        const auto rows = reader.rows(kHasDemo, {kDemoKey, kDemoMerchant});
        if (!rows)
            return rows.error();
        return !rows->empty() && rows->front().number(0) != 0;
    };
    auto reading = storage.read<bool>(storage::kHomeSlot, std::move(work));
    co_return co_await reading;
}

} // namespace guitai::merchants
