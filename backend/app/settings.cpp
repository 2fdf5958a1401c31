// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QProcess>

namespace guitai::app {

namespace {

constexpr char kProviderHosts[] = "api.mch.weixin.qq.com, open.weixin.qq.com, api.weixin.qq.com, openapi.alipay.com, "
                                  "gateway.95516.com, filedownload.95516.com";

QSet<QString> namesIn(const QString& text)
{
    QSet<QString> names;
    for (const QString& name : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
        names.insert(name.trimmed());
    return names;
}

Error invalid(const char* key, const QString& detail)
{
    return {config::errors::kConfigInvalid, QString::fromLatin1(key), detail};
}

/// Nothing listens beyond loopback without TLS.
Result<Done> checkListening(const Settings& settings)
{
    const bool hasTls = !settings.tlsCertificate.isEmpty();
    if (hasTls != !settings.tlsKey.isEmpty())
        return invalid("server.tls_key", QStringLiteral("Certificate and key are given together or not at all."));
    if (settings.address.isNull())
        return invalid("server.address", QStringLiteral("This is no IP address."));
    if (!hasTls && !settings.address.isLoopback())
        return invalid("server.address", QStringLiteral("Beyond loopback TLS is needed: set server.tls_certificate "
                                                        "and server.tls_key."));
    return Done{};
}

/// "02:00" after midnight.
std::optional<Duration> timeOfDay(const QString& text)
{
    const QStringList parts = text.trimmed().split(QLatin1Char(':'));
    if (parts.size() != 2 || parts[0].size() != 2 || parts[1].size() != 2)
        return std::nullopt;
    bool isHour = false;
    bool isMinute = false;
    const int hour = parts[0].toInt(&isHour);
    const int minute = parts[1].toInt(&isMinute);
    if (!isHour || !isMinute || hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return std::nullopt;
    return std::chrono::hours(hour) + std::chrono::minutes(minute);
}

/// "02:00, wechat 10:00": the first for every channel that none is named for.
bool readFetchFrom(const QString& text, bills::FetchTimes& times)
{
    for (const QString& entry : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QStringList words = entry.simplified().split(QLatin1Char(' '));
        const auto at = timeOfDay(words.last());
        if (!at || words.size() > 2)
            return false;
        if (words.size() == 2)
            times.fromOfChannel.insert(words.first().toLatin1(), *at);
        else
            times.from = *at;
    }
    return true;
}

void readSpark(config::ConfigReader& reader, Settings& s)
{
    s.matchEngine = reader.text("reconciliation.engine", QStringLiteral("native"));
    s.spark.submit = reader.text("reconciliation.spark_submit", s.spark.submit);
    s.spark.master = reader.text("reconciliation.spark_master", s.spark.master);
    s.spark.exchange = reader.text("reconciliation.spark_exchange", {});
    s.spark.arguments = QProcess::splitCommand(reader.text("reconciliation.spark_arguments", {}));
}

/// False where a time of the day is none.
bool readReconciliation(config::ConfigReader& reader, Settings& s)
{
    s.reconciliation = reader.flag("reconciliation.enabled", true);
    s.reconciliationFolder = reader.text("reconciliation.folder", {});
    const bool isFrom = readFetchFrom(reader.text("reconciliation.fetch_from", QStringLiteral("02:00")), s.fetchTimes);
    const auto alarmAt = timeOfDay(reader.text("reconciliation.alarm_at", QStringLiteral("12:00")));
    s.fetchTimes.alarmAt = alarmAt.value_or(s.fetchTimes.alarmAt);
    s.fetchTimes.retry = std::chrono::minutes(reader.integer("reconciliation.retry_minutes", 15, 1, 240));
    s.matchWindow = std::chrono::minutes(reader.integer("reconciliation.window_minutes", 10, 0, 120));
    s.carryDays = static_cast<int>(reader.integer("reconciliation.carry_days", 2, 0, 30));
    s.matchChunks = static_cast<int>(reader.integer("reconciliation.chunks", 100, 1, 10'000));
    s.matchThreads = static_cast<int>(reader.integer("reconciliation.threads", 0, 0, 256));
    readSpark(reader, s);
    return isFrom && alarmAt;
}

void readChannels(config::ConfigReader& reader, Settings& s)
{
    s.directChannel = reader.flag("channels.direct", false);
    s.directAddress = reader.text("channels.direct_address", {});
    s.channelHealth.degradePercent = static_cast<int>(reader.integer("channels.degrade_percent", 5, 1, 100));
    s.channelHealth.minimumCalls = static_cast<int>(reader.integer("channels.minimum_calls", 20, 1, 100'000));
    s.channelHealth.failuresInARow = static_cast<int>(reader.integer("channels.failures_in_a_row", 5, 1, 1'000));
    s.channelHealth.slowAfter = Duration(reader.integer("channels.slow_after_ms", 2'000, 100, 60'000));
    s.channelHealth.trialAfter = std::chrono::seconds(reader.integer("channels.trial_after_seconds", 5, 1, 3'600));
    s.channelHealth.mostInFlight = static_cast<int>(reader.integer("channels.most_in_flight", 4'096, 8, 100'000));

    s.channelHosts = namesIn(reader.text("channels.hosts", QString::fromLatin1(kProviderHosts)));
    s.certificateWarningDays = static_cast<int>(reader.integer("channels.certificate_warning_days", 30, 0, 3'650));
}

Result<Done> checkEngines(const Settings& settings)
{
    if (settings.engine != QLatin1String("sqlite") && settings.engine != QLatin1String("mariadb"))
        return invalid("storage.engine", QStringLiteral("This is neither sqlite nor mariadb."));
    if (settings.matchEngine != QLatin1String("native") && settings.matchEngine != QLatin1String("spark"))
        return invalid("reconciliation.engine", QStringLiteral("This is neither native nor spark."));
    return Done{};
}

void readArchive(Settings& s, config::ConfigReader& reader)
{
    s.archiveFolder = reader.text("archive.folder", s.folder + QStringLiteral("/archive"));
    s.archiveWebHdfs = QUrl(reader.text("archive.webhdfs", {}));
    s.archiveUser = reader.text("archive.user", QStringLiteral("guitai"));
    s.archiveKeepYears = static_cast<int>(reader.integer("archive.keep_years", 10, 3, 100));
}

} // namespace

Result<Settings> Settings::read(config::ConfigReader& reader)
{
    Settings s;
    s.address = QHostAddress(reader.text("server.address", QStringLiteral("127.0.0.1")));
    s.port = static_cast<quint16>(reader.integer("server.port", 8480, 0, 65'535));
    s.tlsCertificate = reader.text("server.tls_certificate", {});
    s.tlsKey = reader.text("server.tls_key", {});
    s.mostConnections = static_cast<int>(reader.integer("server.most_connections", 16'384, 1, 1'000'000));
    s.mostConnectionsPerAddress =
        static_cast<int>(reader.integer("server.most_connections_per_address", 64, 1, 1'000'000));
    s.trustedProxies = reader.text("server.trusted_proxies", {});

    s.engine = reader.text("storage.engine", QStringLiteral("sqlite"));
    s.folder = reader.text("storage.folder", QStringLiteral("guitai-storage"));
    s.shards = static_cast<int>(reader.integer("storage.shards", 1, 1, 64));
    s.databaseServer = reader.text("storage.server", QStringLiteral("/run/mysqld/mysqld.sock"));
    s.databaseUser = reader.text("storage.user", QStringLiteral("guitai"));
    s.databasePassword = Secret(reader.text("storage.password", {}).toUtf8());
    s.databaseCa = reader.text("storage.server_ca", {});
    s.schemaPrefix = reader.text("storage.schema_prefix", QStringLiteral("guitai"));
    s.writersPerShard = static_cast<int>(reader.integer("storage.writers_per_shard", 8, 1, 256));
    s.keyFile = reader.text("storage.key_file", s.folder + QStringLiteral("/seal.key"));

    s.callbackBase = QUrl(reader.text("payments.callback_base", {}));
    s.defaultExpiry = std::chrono::seconds(reader.integer("payments.default_expiry_seconds", 300, 60, 7'200));

    const auto payerCodes =
        wire::PayerCodes::parse(reader.text("payments.payer_codes", QString::fromLatin1(wire::PayerCodes::kUsual)));

    const bool areTimes = readReconciliation(reader, s);
    s.secondPersonAbove = reader.integer("reconciliation.second_person_above", 10'000, 0, 10'000'000'000'000);
    s.refundApprovalAbove = reader.integer("refunds.approval_above", 500'000, 0, 10'000'000'000'000);

    s.perAddress = static_cast<int>(reader.integer("rates.per_address", 1'000, 1, 1'000'000));
    s.raiseMerchantsTo = static_cast<int>(reader.integer("rates.raise_merchants_to", 0, 0, 1'000'000));

    readChannels(reader, s);
    s.payoutAccount = reader.text("payouts.bank_account", {});

    readArchive(s, reader);
    s.demo = reader.flag("demo.enabled", false);
    s.demoWechatAccount = reader.text("demo.wechat_account", {});
    s.demoAlipayAccount = reader.text("demo.alipay_account", {});
    s.demoUnionpayAccount = reader.text("demo.unionpay_account", {});
    s.demoWebhookUrl = reader.text("demo.webhook_url", {});

    s.debugLog = reader.flag("log.debug", false);

    if (const auto finished = reader.finish(); !finished)
        return finished.error();
    if (!areTimes)
        return invalid("reconciliation.fetch_from", QStringLiteral("A time of the day is written like 02:00."));
    if (!payerCodes)
        return invalid("payments.payer_codes", payerCodes.error().detail);
    s.payerCodes = *payerCodes;
    if (const auto listening = checkListening(s); !listening)
        return listening.error();
    if (const auto engine = checkEngines(s); !engine)
        return engine.error();
    return s;
}

} // namespace guitai::app
