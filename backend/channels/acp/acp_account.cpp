// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acp/acp_account.h"

#include "wire/json_reader.h"

#include <QHostAddress>
#include <QJsonArray>

#include <algorithm>

namespace guitai::acp {

namespace {

constexpr char kDefaultBaseUrl[] = "https://gateway.95516.com";
constexpr char kDefaultFileUrl[] = "https://filedownload.95516.com";
constexpr char16_t kUnionPay[] = u"中国银联股份有限公司";
constexpr qsizetype kMerIdDigits = 15;
constexpr qsizetype kTermIdLength = 8;

Error invalid(const QString& field, const QString& detail)
{
    return {errors::kAccountInvalid, field, detail};
}

bool isLetterOrDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool isName(QByteArrayView text, qsizetype length)
{
    return text.size() == length && std::all_of(text.begin(), text.end(), isLetterOrDigit);
}

bool isSafe(const QUrl& url)
{
    const bool isHere = url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasFragment() &&
           (url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isHere));
}

Result<QUrl> readHost(const QJsonObject& settings, const QString& member, const char* otherwise)
{
    QUrl url(settings.value(member).toString(QLatin1String(otherwise)), QUrl::StrictMode);
    const bool isBare = (url.path().isEmpty() || url.path() == QLatin1String("/")) && !url.hasQuery();
    if (!isSafe(url) || !isBare)
        return invalid(member, QStringLiteral("Expected https://host[:port], or http on the loopback address."));
    url.setPath({});
    return url;
}

Result<Account> readKeyStore(const Secret& secrets)
{
    const auto document = wire::readJson(secrets.reveal());
    const wire::JsonValue* store = document && document->isObject() ? document->find("pfx_base64") : nullptr;
    const wire::JsonValue* password = document && document->isObject() ? document->find("pfx_password") : nullptr;
    if (!store || !store->isText())
        return invalid(QStringLiteral("pfx_base64"), QStringLiteral("The secret is missing."));
    if (!password || !password->isText())
        return invalid(QStringLiteral("pfx_password"), QStringLiteral("The secret is missing."));
    const Secret bytes(QByteArray::fromBase64(store->utf8()));
    const auto opened = crypto::openKeyStore(bytes, Secret(password->utf8()));
    if (!opened)
        return invalid(QStringLiteral("pfx_base64"), opened.error().detail);
    Account account(opened->key);
    const auto serial = crypto::certificateDecimalSerial(opened->certificate);
    if (!serial)
        return invalid(QStringLiteral("pfx_base64"), serial.error().detail);
    account.certId = *serial;
    account.certificate = opened->certificate;
    return account;
}

std::optional<Error> readSigner(Account& account, const QJsonObject& settings)
{
    const QString root = QStringLiteral("root_pem");
    const QString middle = QStringLiteral("middle_pem");
    account.signer.authorities = {settings.value(root).toString().toUtf8(), settings.value(middle).toString().toUtf8()};
    account.signer.name = settings.value(QLatin1String("sign_name")).toString(QString::fromUtf16(kUnionPay));
    if (crypto::countCertificates(account.signer.authorities.roots) == 0)
        return invalid(root, QStringLiteral("Expected one or more PEM certificates."));
    if (settings.contains(middle) && crypto::countCertificates(account.signer.authorities.middles) == 0)
        return invalid(middle, QStringLiteral("Expected one or more PEM certificates."));
    return std::nullopt;
}

std::optional<Error> readFrontUrl(Account& account, const QJsonObject& settings)
{
    const QString member = QStringLiteral("front_url");
    if (!settings.contains(member))
        return std::nullopt;
    const QUrl url(settings.value(member).toString(), QUrl::StrictMode);
    if (!isSafe(url))
        return invalid(member, QStringLiteral("Expected an https address, or http on the loopback address."));
    account.frontUrl = url.toEncoded();
    return std::nullopt;
}

std::optional<Error> readNames(Account& account, const QJsonObject& settings)
{
    account.merId = settings.value(QLatin1String("mer_id")).toString().toLatin1();
    if (!isName(account.merId, kMerIdDigits))
        return invalid(QStringLiteral("mer_id"), QStringLiteral("Expected 15 letters and digits."));
    account.termId = settings.value(QLatin1String("term_id")).toString(QStringLiteral("00000001")).toLatin1();
    if (!isName(account.termId, kTermIdLength))
        return invalid(QStringLiteral("term_id"), QStringLiteral("Expected 8 letters and digits."));
    const QJsonValue undoes = settings.value(QLatin1String("undo_on_the_day"));
    if (!undoes.isUndefined() && !undoes.isBool())
        return invalid(QStringLiteral("undo_on_the_day"), QStringLiteral("Expected true or false."));
    account.undoesOnTheDay = undoes.toBool();
    const QJsonArray codes = settings.value(QLatin1String("reversed_codes")).toArray();
    for (const QJsonValue& code : codes) {
        if (!isName(code.toString().toLatin1(), 2))
            return invalid(QStringLiteral("reversed_codes"), QStringLiteral("Expected codes of two characters."));
        account.reversedCodes.insert(code.toString().toLatin1());
    }
    return std::nullopt;
}

} // namespace

Result<Account> readAccount(const channels::ChannelAccount& stored)
{
    auto account = readKeyStore(stored.secrets);
    if (!account)
        return account;
    const auto baseUrl = readHost(stored.settings, QStringLiteral("base_url"), kDefaultBaseUrl);
    if (!baseUrl)
        return baseUrl.error();
    const auto fileUrl = readHost(stored.settings, QStringLiteral("file_url"), kDefaultFileUrl);
    if (!fileUrl)
        return fileUrl.error();
    account->baseUrl = *baseUrl;
    account->fileUrl = *fileUrl;
    for (const auto read : {&readNames, &readSigner, &readFrontUrl}) {
        if (const auto error = read(*account, stored.settings))
            return *error;
    }
    return account;
}

} // namespace guitai::acp
