// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The door with everything real behind it but payments and the inbox: storage, a merchant with a key, two
// operators, signatures, sessions and rates.
#pragma once

#include "crypto/hash.h"
#include "fake_notice_inbox.h"
#include "fake_payment_service.h"
#include "merchants/merchants.h"
#include "routes/gateway.h"
#include "support/fake_clock.h"
#include "support/fake_timers.h"
#include "support/run_task.h"
#include "support/storage_fixture.h"
#include "wire/problem_wire.h"
#include "wire/session_wire.h"

#include <QJsonDocument>

namespace guitai::test {

class GatewayFixture
{
public:
    static constexpr char kPassword[] = "correct horse battery";

    explicit GatewayFixture(guards::RateOptions rates = {})
        : storage(files.open()),
          sealer(*merchants::SecretSealer::fromKeyFileMade(keyFolder.filePath(QStringLiteral("key")))),
          keys(*storage, sealer, clock), merchantList(*storage, clock), operators(*storage, hashing, clock),
          sessions(*storage, clock), nonces(clock, 10'000, {1, 2}), rateGuard(clock, rates),
          authenticator(keys, sessions, nonces, rateGuard, clock, {clock.now()}),
          gateway(services(), QByteArray("12345678"))
    {
        merchants::Merchant merchant{MerchantId::trusted("M1000"), QStringLiteral("Tea")};
        require(runTask(merchantList.create(merchant, "test")));
        require(runTask(keys.create(keyId, merchant.merchantId, secret, "test")));
    }

    /// The session's token.
    Secret signIn(merchants::Role role)
    {
        const OperatorId id = OperatorId::trusted(merchants::roleText(role));
        merchants::Operator who{id, MerchantId::trusted("M1000"), {}, QStringLiteral("Wang"), role};
        require(runTask(operators.create(who, Secret(kPassword), "test")));
        const auto opened = runTask(sessions.open(who, TillNo::trusted("T7")));
        require(opened);
        return opened->token;
    }

    static http::Request request(const QByteArray& method, const QByteArray& target, const QByteArray& body = {})
    {
        http::Request request;
        request.method = method;
        request.target = target;
        const qsizetype mark = target.indexOf('?');
        request.path = mark < 0 ? target : target.first(mark);
        request.query = mark < 0 ? QByteArray() : target.mid(mark + 1);
        request.headers.append("Host", "localhost");
        request.body = body;
        request.peer = QHostAddress(QStringLiteral("192.0.2.7"));
        if (!body.isEmpty())
            request.headers.append("Content-Type", "application/json");
        return request;
    }
    http::Request signedRequest(const QByteArray& method, const QByteArray& target, const QByteArray& body = {},
                                const QByteArray& idempotencyKey = {})
    {
        http::Request made = request(method, target, body);
        if (!idempotencyKey.isEmpty())
            made.headers.append("Idempotency-Key", idempotencyKey);
        const QByteArray nonce = "nonce-of-sixteen-bytes-" + QByteArray::number(++m_nonce);
        made.headers = guards::signRequest(method, target, made.headers, body, keyId, secret, clock.now(), nonce);
        return made;
    }
    static http::Request bearing(http::Request request, const Secret& token)
    {
        request.headers.append("Authorization", "Bearer " + token.reveal());
        return request;
    }

    http::Response answer(http::Request request) { return runTask(gateway.handle(std::move(request))); }
    static wire::Problem problemIn(const http::Response& response)
    {
        return wire::Problem::read(response.status, response.body);
    }
    static QByteArray goodBody()
    {
        return R"({"merchant_order_no":"A-1","amount":1500,"currency":"CNY","subject":"Tea",)"
               R"("pay_way":"WECHAT_NATIVE"})";
    }

    FakeClock clock;
    StorageFixture files;
    QTemporaryDir keyFolder;
    std::unique_ptr<storage::SqliteStorage> storage;
    merchants::SecretSealer sealer;
    async::WorkerPool hashing{1};
    merchants::ApiKeys keys;
    merchants::Merchants merchantList;
    merchants::Operators operators;
    merchants::Sessions sessions;
    coordination::LocalNonceMemory nonces;
    guards::RateGuard rateGuard;
    guards::Authenticator authenticator;
    FakePaymentService payments;
    FakeNoticeInbox inbox;
    observability::Metrics metrics;
    observability::Health health;
    FakeTimers timers;
    approvals::Approvals approvals{*storage, timers, clock, &crypto::randomBytes};
    merchants::Pins pins{*storage, hashing, clock};
    routes::Gateway gateway;
    const ApiKeyId keyId = ApiKeyId::trusted("key-1");
    const Secret secret{QByteArray(32, 's')};

private:
    template <class T>
    static void require(const Result<T>& done)
    {
        if (!done)
            qFatal("the fixture cannot be made: %s %s", done.error().code.name, qPrintable(done.error().detail));
    }
    routes::Services services()
    {
        routes::Services all;
        all.payments = &payments;
        all.inbox = &inbox;
        all.authenticator = &authenticator;
        all.rates = &rateGuard;
        all.operators = &operators;
        all.sessions = &sessions;
        all.metrics = &metrics;
        all.health = &health;
        all.clock = &clock;
        all.approvals = &approvals;
        all.pins = &pins;
        return all;
    }

    int m_nonce = 0;
};

} // namespace guitai::test
