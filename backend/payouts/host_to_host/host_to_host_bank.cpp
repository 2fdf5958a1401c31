// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host_to_host/host_to_host_bank.h"

#include "http/client.h"
#include "iso20022/credit_transfer.h"
#include "iso20022/notification.h"
#include "iso20022/status_report.h"
#include "iso20022/xml_document.h"
#include "log/log.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QUrl>

namespace guitai::host_to_host {

namespace {

using payouts::BankAccount;
using payouts::PayoutOrder;
using payouts::PayoutReport;
using payouts::PayoutState;

const log::Category lc{"payouts"};

constexpr int kOk = 200;
constexpr int kAccepted = 202;
constexpr int kNoContent = 204;
constexpr int kNotFound = 404;

struct Settings
{
    QUrl url;
    iso20022::Debtor debtor;
    Secret token;
};

Error invalid(const char* field)
{
    return {guitai::errors::kInvalidRequest, QString::fromLatin1(field),
            QStringLiteral("It is missing or malformed in the bank's account.")};
}

/// https, or http to this machine.
bool isSafe(const QUrl& url)
{
    const bool isHere = QHostAddress(url.host()).isLoopback() || url.host() == QLatin1String("localhost");
    return url.isValid() && !url.host().isEmpty() && !url.hasQuery() && url.userInfo().isEmpty() &&
           (url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isHere));
}

Result<Settings> readSettings(const BankAccount& account)
{
    const QJsonObject secrets = QJsonDocument::fromJson(account.secrets.reveal()).object();
    Settings settings;
    settings.url = QUrl(account.settings.value(QStringLiteral("url")).toString(), QUrl::StrictMode);
    settings.debtor.name = account.settings.value(QStringLiteral("debtor_name")).toString();
    settings.debtor.accountNo = account.settings.value(QStringLiteral("debtor_account")).toString().toLatin1();
    settings.debtor.bankCode = account.settings.value(QStringLiteral("debtor_agent")).toString().toLatin1();
    settings.token = Secret(secrets.value(QStringLiteral("token")).toString().toLatin1());
    if (!isSafe(settings.url))
        return invalid("url");
    if (settings.debtor.name.isEmpty())
        return invalid("debtor_name");
    if (settings.debtor.accountNo.isEmpty())
        return invalid("debtor_account");
    if (settings.debtor.bankCode.isEmpty())
        return invalid("debtor_agent");
    if (settings.token.isEmpty())
        return invalid("token");
    return settings;
}

PayoutReport unknown(QByteArray reason)
{
    PayoutReport report;
    report.reasonCode = std::move(reason);
    return report;
}

/// What the document says; a document that cannot be read says nothing.
PayoutReport reportIn(const QByteArray& document, const WithdrawalNo& withdrawalNo)
{
    auto report = iso20022::readStatusReport(document, withdrawalNo);
    if (report)
        return std::move(*report);
    log::warning(lc, "status_report_refused")
        .with("withdrawal_no", withdrawalNo.bytes())
        .with("detail", report.error().detail);
    return unknown(report.error().code.name);
}

class HostToHostBank final : public payouts::PayoutBank
{
public:
    HostToHostBank(BankAccount account, Settings settings, http::Client& client)
        : m_account(std::move(account)), m_settings(std::move(settings)), m_client(client)
    {
    }

    const BankAccount& account() const override { return m_account; }
    QByteArray accountNo() const override { return m_settings.debtor.accountNo; }
    const std::vector<Duration>& checkDelays() const override { return m_checkDelays; }

    async::Task<PayoutReport> send(PayoutOrder order) override
    {
        http::Call call = callTo("POST", QStringLiteral("/payments"));
        call.headers.set("Content-Type", "application/xml");
        call.body = iso20022::creditTransfer(m_settings.debtor, order);
        auto sending = m_client.send(std::move(call));
        const Result<http::Response> answer = co_await sending;
        if (!answer)
            co_return unknown(answer.error().code.name);
        if (answer->status != kOk && answer->status != kAccepted)
            co_return unknown("HTTP_" + QByteArray::number(answer->status));
        PayoutReport report;
        report.state = PayoutState::Accepted;
        if (!answer->body.isEmpty())
            report = reportIn(answer->body, order.withdrawalNo);
        co_return report;
    }

    async::Task<PayoutReport> query(PayoutOrder order) override
    {
        http::Call call = callTo("GET", QStringLiteral("/payments/") + order.withdrawalNo.text());
        auto sending = m_client.send(std::move(call));
        const Result<http::Response> answer = co_await sending;
        if (!answer)
            co_return unknown(answer.error().code.name);
        if (answer->status == kOk)
            co_return reportIn(answer->body, order.withdrawalNo);
        PayoutReport report = unknown("HTTP_" + QByteArray::number(answer->status));
        if (answer->status == kNotFound)
            report.state = PayoutState::NotFound;
        co_return report;
    }

    async::Task<Result<std::optional<payouts::RawNotice>>> fetchNotice(std::int64_t after) override
    {
        http::Call call = callTo("GET", QStringLiteral("/notifications"));
        call.url.setQuery(QStringLiteral("after=%1").arg(after));
        call.answerLimitBytes = iso20022::kMostBytes;
        auto sending = m_client.send(std::move(call));
        const Result<http::Response> answer = co_await sending;
        if (!answer)
            co_return answer.error();
        std::optional<payouts::RawNotice> notice;
        if (answer->status == kNoContent)
            co_return notice;
        bool isNumber = false;
        const qlonglong sequence = answer->headers.value("Notification-Sequence").toLongLong(&isNumber);
        if (answer->status != kOk || !isNumber || sequence <= after)
            co_return Error{guitai::errors::kUnavailable, {}, QStringLiteral("The bank gave no notification.")};
        notice = payouts::RawNotice{sequence, answer->body};
        co_return notice;
    }

    Result<payouts::BankNotice> readNotice(QByteArrayView document) const override
    {
        return iso20022::readNotification(document);
    }

private:
    http::Call callTo(const char* method, const QString& path) const
    {
        QUrl url = m_settings.url;
        url.setPath(url.path() + path);
        http::Call call(method, url);
        call.headers.set("Authorization", "Bearer " + m_settings.token.reveal());
        return call;
    }

    const BankAccount m_account;
    const Settings m_settings;
    http::Client& m_client;
    const std::vector<Duration> m_checkDelays{std::chrono::seconds(5),  std::chrono::seconds(15),
                                              std::chrono::minutes(1),  std::chrono::minutes(5),
                                              std::chrono::minutes(15), std::chrono::hours(1)};
};

} // namespace

Result<std::unique_ptr<payouts::PayoutBank>> makeBank(const BankAccount& account, http::Client& client)
{
    if (account.bank != "host_to_host")
        return std::unique_ptr<payouts::PayoutBank>();
    auto settings = readSettings(account);
    if (!settings)
        return settings.error();
    return std::unique_ptr<payouts::PayoutBank>(
        std::make_unique<HostToHostBank>(account, std::move(*settings), client));
}

} // namespace guitai::host_to_host
