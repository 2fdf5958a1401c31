// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/shop.h"

#include "app/audit.h"
#include "crypto/hash.h"
#include "guards/message_signature.h"
#include "merchants/api_keys.h"
#include "merchants/merchants.h"
#include "storage/storage.h"
#include "support/skip.h"

#include <QFile>
#include <QJsonDocument>

namespace guitai::test {

namespace {

constexpr int kMostAtOnce = 10'000; ///< requests of a test that may wait for their answers

http::ClientOptions manyAtOnce()
{
    http::ClientOptions options;
    options.mostConnectionsPerHost = kMostAtOnce;
    return options;
}

QJsonObject readJson(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

} // namespace

Shop::Shop(SandboxProcess& sandbox, const QString& webhookUrl, const QString& wechatAccount)
    : m_sandbox(sandbox), m_client(http::makeSocketClient(manyAtOnce()))
{
    const QString accountFile = m_folder.filePath(QStringLiteral("account.json"));
    QFile file(accountFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(sandbox.account()).toJson()) < 0)
        qFatal("the sandbox's account cannot be written");
    file.close();
    auto reader = config::ConfigReader::parse({}, {});
    m_settings = *app::Settings::read(*reader);
    m_settings.port = 0;
    m_settings.folder = m_folder.filePath(QStringLiteral("store"));
    m_settings.keyFile = m_settings.folder + QStringLiteral("/seal.key");
    m_settings.shards = 2;
    chooseEngine();
    m_settings.demo = true;
    m_settings.demoWechatAccount = wechatAccount.isEmpty() ? accountFile : wechatAccount;
    m_settings.demoAlipayAccount = sandbox.alipayAccountFile();
    m_settings.demoUnionpayAccount = sandbox.unionpayAccountFile();
    m_settings.payoutAccount = sandbox.bankAccountFile();
    m_settings.demoWebhookUrl = webhookUrl;
    m_settings.mostConnectionsPerAddress = kMostAtOnce;
    // Waiting here is asking often.
    m_settings.raiseMerchantsTo = 100'000;
    m_settings.perAddress = 1'000'000;
    startBackend();
}

Shop::~Shop() = default;

void Shop::chooseEngine()
{
    if (qEnvironmentVariable("GUITAI_TEST_ENGINE") != QLatin1String("mariadb"))
        return;
    if (const QString reason = whyNoMaria(); !reason.isEmpty())
        skipProgram(reason);
    const storage::MariaOptions options = MariaServer::shared().freshOptions(m_settings.shards);
    m_settings.engine = QStringLiteral("mariadb");
    m_settings.databaseServer = options.server;
    m_settings.databaseUser = options.user;
    m_settings.schemaPrefix = options.schemaPrefix;
}

void Shop::startBackend()
{
    auto opened = app::Backend::open(m_settings, m_clock);
    if (!opened)
        qFatal("the backend does not open: %s", qPrintable(opened.error().detail));
    m_backend = std::move(*opened);
    const auto started = wait(m_backend->start());
    if (!started)
        qFatal("the backend does not start: %s", qPrintable(started.error().detail));
    m_settings.port = m_backend->port(); // a restart listens where callbacks are sent to
    const QJsonObject credentials = readJson(m_settings.folder + QStringLiteral("/demo-credentials.json"));
    const QString secret = credentials.value(QStringLiteral("key_secret_base64")).toString();
    m_keySecret = Secret(QByteArray::fromBase64(secret.toLatin1()));
    m_passwords = credentials.value(QStringLiteral("operators")).toObject();
    m_pins = credentials.value(QStringLiteral("pins")).toObject();
    m_tokens.clear();
    m_webhookSecret = Secret(credentials.value(QStringLiteral("webhook_secret")).toString().toLatin1());
}

Shop::Signer Shop::stranger()
{
    if (m_stranger)
        return *m_stranger;
    const auto sealer = merchants::SecretSealer::fromKeyFile(m_settings.keyFile);
    merchants::Merchant merchant;
    merchant.merchantId = MerchantId::trusted("M2000");
    merchants::ApiKey key;
    key.keyId = ApiKeyId::trusted("second-key");
    key.merchantId = merchant.merchantId;
    key.secret = Secret(crypto::randomBytes(32));
    std::function<Result<Done>(storage::Transaction&)> work = [&](storage::Transaction& tx) -> Result<Done> {
        if (const auto inserted = merchants::insertMerchant(tx, merchant, m_clock.now(), "test"); !inserted)
            return inserted.error();
        return merchants::insertApiKey(tx, *sealer, key, m_clock.now(), "test");
    };
    if (!sealer || !wait(m_backend->storage().write<Done>(storage::kHomeSlot, std::move(work))))
        qFatal("there is no second merchant");
    m_stranger = Signer{key.keyId, key.secret};
    return *m_stranger;
}

async::Task<ShopAnswer> Shop::send(Signer signer, QByteArray method, QString target, QByteArray body,
                                   QByteArray idempotencyKey)
{
    http::Call call(method, QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_settings.port).arg(target)));
    if (!body.isEmpty())
        call.headers.set("Content-Type", "application/json");
    if (!idempotencyKey.isEmpty())
        call.headers.set("Idempotency-Key", idempotencyKey);
    call.headers = guards::signRequest(method, target.toLatin1(), call.headers, body, signer.keyId, signer.secret,
                                       m_clock.now() + m_merchantsAhead, crypto::randomBytes(16).toHex());
    call.body = body;
    auto exchanging = exchange(std::move(call));
    ShopAnswer answer = co_await exchanging;
    co_return answer;
}

async::Task<ShopAnswer> Shop::sendAs(QByteArray token, QByteArray method, QString target, QByteArray body)
{
    http::Call call(method, QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_settings.port).arg(target)));
    if (!body.isEmpty())
        call.headers.set("Content-Type", "application/json");
    if (!token.isEmpty())
        call.headers.set("Authorization", "Bearer " + token);
    call.body = body;
    auto exchanging = exchange(std::move(call));
    ShopAnswer answer = co_await exchanging;
    co_return answer;
}

QByteArray Shop::tokenOf(const QString& who)
{
    if (!m_tokens.contains(who)) {
        const QJsonObject body{{QStringLiteral("operator"), who},
                               {QStringLiteral("password"), m_passwords.value(who).toString()}};
        const ShopAnswer session = wait<ShopAnswer>(
            sendAs({}, "POST", QStringLiteral("/v1/sessions"), QJsonDocument(body).toJson(QJsonDocument::Compact)));
        if (session.status != 201)
            qFatal("%s cannot sign in", qPrintable(who));
        m_tokens.insert(who, session.text("token").toLatin1());
    }
    return m_tokens.value(who);
}

std::shared_ptr<std::optional<ShopAnswer>> Shop::beginAs(const QString& who, const QByteArray& method,
                                                         const QString& target, const QByteArray& body)
{
    return test::begin<ShopAnswer>(sendAs(tokenOf(who), method, target, body));
}

ShopAnswer Shop::callAs(const QString& who, const QByteArray& method, const QString& target, const QByteArray& body)
{
    return wait<ShopAnswer>(sendAs(tokenOf(who), method, target, body));
}

ShopAnswer Shop::paid(const QString& orderNo, const QJsonObject& more)
{
    const ShopAnswer charged = charge(orderNo, more);
    if (m_sandbox.pay(charged.codeUrl()).status != 200 || !becomes(charged.text("payment_no"), "SUCCEEDED"))
        qFatal("the order cannot be paid");
    return payment(charged.text("payment_no"));
}

async::Task<ShopAnswer> Shop::exchange(http::Call call)
{
    call.deadline = std::chrono::seconds(30);
    auto sending = m_client->send(std::move(call));
    Result<http::Response> response = co_await sending;
    ShopAnswer answer;
    if (response) {
        answer.status = response->status;
        answer.body = QJsonDocument::fromJson(response->body).object();
        answer.headers = response->headers;
        answer.bytes = response->body;
    }
    co_return answer;
}

std::shared_ptr<std::optional<ShopAnswer>> Shop::begin(const QByteArray& method, const QString& target,
                                                       const QByteArray& body, const QByteArray& idempotencyKey)
{
    return test::begin<ShopAnswer>(send(ourselves(), method, target, body, idempotencyKey));
}

ShopAnswer Shop::call(const QByteArray& method, const QString& target, const QByteArray& body,
                      const QByteArray& idempotencyKey)
{
    return wait<ShopAnswer>(send(ourselves(), method, target, body, idempotencyKey));
}

ShopAnswer Shop::callAsStranger(const QByteArray& method, const QString& target, const QByteArray& body)
{
    return wait<ShopAnswer>(send(stranger(), method, target, body, {}));
}

QByteArray Shop::chargeBody(const QString& orderNo, const QJsonObject& more)
{
    QJsonObject body{{QStringLiteral("merchant_order_no"), orderNo},
                     {QStringLiteral("amount"), 1230},
                     {QStringLiteral("currency"), QStringLiteral("CNY")},
                     {QStringLiteral("subject"), QStringLiteral("茶 tea")},
                     {QStringLiteral("pay_way"), QStringLiteral("WECHAT_NATIVE")}};
    for (auto it = more.begin(); it != more.end(); ++it)
        body.insert(it.key(), it.value());
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

ShopAnswer Shop::charge(const QString& orderNo, const QJsonObject& more)
{
    return call("POST", QStringLiteral("/v1/payments"), chargeBody(orderNo, more), orderNo.toLatin1());
}

ShopAnswer Shop::payment(const QString& paymentNo)
{
    return call("GET", QStringLiteral("/v1/payments/") + paymentNo);
}

bool Shop::becomes(const QString& paymentNo, const char* status)
{
    return until([&] { return payment(paymentNo).text("status") == QLatin1String(status); });
}

bool Shop::until(const std::function<bool()>& condition)
{
    // Long, because a disk that others keep busy holds every durable step up; only what never comes waits so long.
    for (const QDeadlineTimer limit(60'000); !limit.hasExpired();) {
        if (condition())
            return true;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    return false;
}

QStringList Shop::auditFindings() const
{
    const auto report = app::audit(m_settings);
    if (!report)
        return {report.error().detail};
    QStringList findings;
    for (const app::AuditFinding& finding : report->findings)
        findings.append(finding.check + QLatin1String(": ") + finding.offenders.join(QLatin1String(" ")));
    return findings;
}

} // namespace guitai::test
