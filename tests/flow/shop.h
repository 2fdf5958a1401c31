// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A shop as the flow tests use it: a backend on two shards in this process, the sandbox as its own program,
// and a client that signs like an integrator. GUITAI_TEST_ENGINE=mariadb puts the shards on a server.
#pragma once

#include "support/engine_fixture.h"
#include "support/offset_clock.h"
#include "support/sandbox_process.h"

#include "app/backend.h"
#include "http/client.h"
#include "secret/secret.h"

#include <QJsonObject>
#include <QTemporaryDir>

namespace guitai::test {

/// Status 0 when no answer came.
struct ShopAnswer
{
    int status = 0;
    QJsonObject body;
    http::Headers headers;
    QByteArray bytes = {}; ///< of a body that may be no JSON

    QString text(const char* member) const { return body.value(QLatin1String(member)).toString(); }
    QString codeUrl() const
    {
        return body.value(QLatin1String("credential")).toObject().value(QLatin1String("text")).toString();
    }
    /// The attempt of a payment that was tried once.
    QString attemptNo() const { return text("payment_no") + QLatin1String("01"); }
};

class Shop
{
public:
    /// `webhookUrl`: where the merchant's events go; empty for nowhere.
    /// `wechatAccount`: a file; empty for the sandbox's usual account.
    explicit Shop(SandboxProcess& sandbox, const QString& webhookUrl = {}, const QString& wechatAccount = {});
    ~Shop();

    void startBackend();
    void stopBackend() { m_backend.reset(); }
    /// From the next start of the backend.
    void setWechatAccount(const QString& file) { m_settings.demoWechatAccount = file; }
    void setAlipayAccount(const QString& file) { m_settings.demoAlipayAccount = file; }

    OffsetClock& clock() { return m_clock; }
    app::Backend& backend() { return *m_backend; }
    const app::Settings& settings() const { return m_settings; }
    Secret webhookSecret() const { return m_webhookSecret; }

    /// A signed request, sent and awaited.
    ShopAnswer call(const QByteArray& method, const QString& target, const QByteArray& body = {},
                    const QByteArray& idempotencyKey = {});
    /// The same by another merchant, M2000, with a key of its own.
    ShopAnswer callAsStranger(const QByteArray& method, const QString& target, const QByteArray& body = {});
    /// From now on the merchants' clocks differ by so much from the backend's.
    void setMerchantsClock(Duration ahead) { m_merchantsAhead = ahead; }
    /// The same, not awaited.
    std::shared_ptr<std::optional<ShopAnswer>> begin(const QByteArray& method, const QString& target,
                                                     const QByteArray& body, const QByteArray& idempotencyKey = {});
    /// The same by a person who signed in, "supervisor" for example.
    ShopAnswer callAs(const QString& who, const QByteArray& method, const QString& target, const QByteArray& body = {});
    std::shared_ptr<std::optional<ShopAnswer>> beginAs(const QString& who, const QByteArray& method,
                                                       const QString& target, const QByteArray& body = {});
    /// Charged and paid in the wallet; the payment as it is then.
    ShopAnswer paid(const QString& orderNo, const QJsonObject& more = {});
    /// POST /v1/payments with that order number, 12.30 yuan and other members as given.
    ShopAnswer charge(const QString& orderNo, const QJsonObject& more = {});
    static QByteArray chargeBody(const QString& orderNo, const QJsonObject& more = {});
    ShopAnswer payment(const QString& paymentNo);
    /// Asks until the payment has that status; false after 10 s.
    bool becomes(const QString& paymentNo, const char* status);
    /// A supervisor's own, as the demo made it.
    QString passwordOf(const QString& who) const { return m_passwords.value(who).toString(); }
    QString pinOf(const QString& who) const { return m_pins.value(who).toString(); }
    /// Runs the event loop until `condition` holds; false after 10 s.
    bool until(const std::function<bool()>& condition);
    /// What `guitai-backend audit` finds; empty is good news.
    QStringList auditFindings() const;

private:
    async::Task<ShopAnswer> sendAs(QByteArray token, QByteArray method, QString target, QByteArray body);
    async::Task<ShopAnswer> exchange(http::Call call);
    QByteArray tokenOf(const QString& who);
    void chooseEngine();
    struct Signer
    {
        ApiKeyId keyId;
        Secret secret;
    };
    Signer ourselves() const { return {ApiKeyId::trusted("demo-key"), m_keySecret}; }
    Signer stranger();
    async::Task<ShopAnswer> send(Signer signer, QByteArray method, QString target, QByteArray body,
                                 QByteArray idempotencyKey);

    SandboxProcess& m_sandbox;
    QTemporaryDir m_folder;
    OffsetClock m_clock;
    app::Settings m_settings;
    std::unique_ptr<app::Backend> m_backend;
    std::unique_ptr<http::Client> m_client;
    QJsonObject m_passwords;
    QJsonObject m_pins;
    QHash<QString, QByteArray> m_tokens;
    Secret m_keySecret;
    std::optional<Signer> m_stranger;
    Duration m_merchantsAhead{0};
    Secret m_webhookSecret;
};

} // namespace guitai::test
