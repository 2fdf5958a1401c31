// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every setting of guitai-backend, once: name, default and range are in settings.cpp, one line each.
// settings.example.toml beside this file explains them to operators.
#pragma once

#include "bills/bill_fetcher.h"
#include "channels/line_health.h"
#include "config/config_reader.h"
#include "secret/secret.h"
#include "spark/spark_engine.h"
#include "time/utc_time.h"
#include "wire/payer_codes.h"

#include <QHostAddress>
#include <QSet>
#include <QUrl>

namespace guitai::app {

struct Settings
{
    // [server]
    QHostAddress address;
    quint16 port = 0;
    QString tlsCertificate; ///< PEM files; both or none
    QString tlsKey;
    int mostConnections = 0;
    int mostConnectionsPerAddress = 0;
    QString trustedProxies; ///< addresses or subnets separated by commas

    // [storage]
    QString engine; ///< "sqlite" or "mariadb"
    QString folder; ///< SQLite's files, and with any engine what belongs to this machine: keys, demo credentials
    int shards = 1;
    QString databaseServer; ///< "host:port" or the path of a socket; this and the next for "mariadb" only
    QString databaseUser;
    Secret databasePassword;
    QString databaseCa; ///< PEM file
    QString schemaPrefix;
    int writersPerShard = 0;
    QString keyFile; ///< default: <folder>/seal.key

    // [payments]
    QUrl callbackBase; ///< where channels reach us; default: our own address
    Duration defaultExpiry{};
    wire::PayerCodes payerCodes; ///< how AUTO_CODE tells wallets apart

    // [refunds]
    std::int64_t refundApprovalAbove = 0; ///< minor units of the payment's currency

    // [reconciliation]
    bool reconciliation = true;   ///< bills are fetched by themselves
    QString reconciliationFolder; ///< empty: <folder>/reconciliation
    bills::FetchTimes fetchTimes;
    Duration matchWindow{};
    int carryDays = 0;
    int matchChunks = 0;
    int matchThreads = 0;
    QString matchEngine; ///< "native" or "spark"
    spark::Options spark;
    std::int64_t secondPersonAbove = 0; ///< minor units at risk in one case

    // [rates]
    int perAddress = 0;
    int raiseMerchantsTo = 0;

    // [channels]
    bool directChannel = false;
    QString directAddress; ///< whom the direct channel asks; empty: nobody
    channels::HealthOptions channelHealth;
    QSet<QString> channelHosts; ///< where accounts that people enter may have their calls go
    int certificateWarningDays = 0;

    // [payouts]
    QString payoutAccount; ///< JSON of the house's account at a bank; empty: nothing is paid out

    // [archive]
    QString archiveFolder;
    QUrl archiveWebHdfs; ///< empty: archives lie in the folder
    QString archiveUser;
    int archiveKeepYears = 0;

    // [demo]
    bool demo = false;
    QString demoWechatAccount;   ///< JSON of the sandbox's account
    QString demoAlipayAccount;   ///< likewise
    QString demoUnionpayAccount; ///< likewise, for "unionpay" and "bank"
    QString demoWebhookUrl;      ///< where the demo merchant's webhooks go; empty: nowhere

    // [log]
    bool debugLog = false;

    static Result<Settings> read(config::ConfigReader& reader);
};

} // namespace guitai::app
