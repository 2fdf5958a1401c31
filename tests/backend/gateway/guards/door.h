// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that stands at the door, over a real database with merchant M1000 and its demo-key.
#pragma once

#include "guards/authenticator.h"
#include "merchants/merchants.h"
#include "signed_requests.h"
#include "support/fake_clock.h"
#include "support/storage_fixture.h"

#include <QTemporaryDir>

namespace guitai::test {

struct Door
{
    explicit Door(qsizetype mostNonces = 1'000) : nonces(clock, mostNonces, {1, 2})
    {
        merchants::Merchant shop;
        shop.merchantId = MerchantId::trusted("M1000");
        shop.name = QStringLiteral("Shop");
        if (!wait(allMerchants.create(shop, "test")).ok() ||
            !wait(keys.create(signing.keyId, shop.merchantId, signing.secret, "test")).ok())
            qFatal("the door cannot be made");
    }
    static guards::AuthenticatorOptions startedAt(UtcTime time)
    {
        guards::AuthenticatorOptions options;
        options.processStarted = time;
        return options;
    }
    Result<guards::Caller> authenticate(http::Request request) { return wait(door.authenticate(std::move(request))); }
    /// A well signed request with a nonce of its own.
    http::Request payment()
    {
        signing.nonce = "nonce-" + QByteArray::number(++count).rightJustified(16, '0');
        signing.created = clock.now();
        http::Request made = request("POST", "/v1/payments?x=1", R"({"amount":1500})");
        made.headers.append("Idempotency-Key", "order-1");
        made.headers.append("Content-Type", "application/json");
        return signedBy(signing, made);
    }

    FakeClock clock;
    StorageFixture folder;
    std::unique_ptr<storage::SqliteStorage> storage = folder.open();
    QTemporaryDir keyFolder;
    merchants::SecretSealer sealer =
        *merchants::SecretSealer::fromKeyFileMade(keyFolder.filePath(QStringLiteral("key")));
    merchants::Merchants allMerchants{*storage, clock};
    merchants::ApiKeys keys{*storage, sealer, clock};
    merchants::Sessions sessions{*storage, clock};
    coordination::LocalNonceMemory nonces;
    guards::RateGuard rates{clock, {}};
    guards::Authenticator door{keys, sessions, nonces, rates, clock, startedAt(clock.now() - std::chrono::hours(1))};
    Signing signing;
    int count = 0;
};

inline QByteArray codeOf(const Result<guards::Caller>& answer)
{
    return answer.ok() ? QByteArray("OK") : QByteArray(answer.error().code.name);
}

} // namespace guitai::test
