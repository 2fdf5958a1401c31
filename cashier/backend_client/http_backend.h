// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Backend over HTTP/1.1. Lives on one thread; the client must outlive it.
#pragma once

#include "backend_client/backend.h"
#include "http/client.h"
#include "secret/secret.h"

#include <QUrl>

namespace guitai::backend_client {

struct CallLimits
{
    Duration answer = std::chrono::seconds(10);
    Duration ping = std::chrono::milliseconds(1500);
};

class HttpBackend final : public Backend
{
public:
    HttpBackend(http::Client& client, QUrl root, CallLimits limits = {});

    const Secret& token() const { return m_token; }

    void signIn(wire::CreateSession session, Reply<wire::Session> reply) override;
    void signOut(Reply<Done> reply) override;
    void createPayment(wire::CreatePayment payment, IdempotencyKey key, Reply<wire::Payment> reply) override;
    void getPayment(PaymentNo paymentNo, Reply<wire::Payment> reply) override;
    void findPayment(MerchantOrderNo orderNo, Reply<wire::PaymentPage> reply) override;
    void listPayments(TillNo tillNo, int limit, Reply<wire::PaymentPage> reply) override;
    void closePayment(PaymentNo paymentNo, Reply<wire::Payment> reply) override;
    void queryPayment(PaymentNo paymentNo, Reply<wire::Payment> reply) override;
    void totals(TillNo tillNo, Reply<wire::Totals> reply) override;
    void ping(Reply<Done> reply) override;
    /// A call within the session, for other clients of the same backend.
    http::Call call(const char* method, const QString& path, const QByteArray& body = {}) const;

private:
    http::Client& m_client;
    QUrl m_root;
    CallLimits m_limits;
    Secret m_token;
    QObject m_alive; // asked in its place when the backend itself needs the answer
};

} // namespace guitai::backend_client
