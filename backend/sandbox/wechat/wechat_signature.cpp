// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/wechat_signature.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

constexpr qint64 kMostSkewSeconds = 300;
const QByteArray kScheme = "WECHATPAY2-SHA256-RSA2048";

std::optional<QHash<QByteArray, QByteArray>> parameters(const QByteArray& text)
{
    static const QRegularExpression one(u"\\G\\s*([a-z_]+)=\"([^\"\\\\]*)\"\\s*(,|\\z)"_s);
    QHash<QByteArray, QByteArray> found;
    const QString wanted = QString::fromLatin1(text);
    qsizetype offset = 0;
    bool more = true;
    while (more) {
        const auto match = one.match(wanted, offset);
        const QByteArray name = match.captured(1).toLatin1();
        if (!match.hasMatch() || found.contains(name))
            return std::nullopt;
        found.insert(name, match.captured(2).toLatin1());
        offset = match.capturedEnd();
        more = match.captured(3) == u","_s;
    }
    return found;
}

bool isNonce(const QByteArray& text)
{
    static const QRegularExpression shape(u"\\A[0-9A-Za-z]{1,32}\\z"_s);
    return shape.match(QString::fromLatin1(text)).hasMatch();
}

Refusal checkTime(const QByteArray& timestamp, UtcTime now)
{
    bool isNumber = false;
    const qint64 seconds = timestamp.toLongLong(&isNumber);
    if (!isNumber)
        return signError(u"timestamp is not a number"_s);
    const qint64 skew = now.seconds() - seconds;
    if (skew > kMostSkewSeconds || skew < -kMostSkewSeconds)
        return signError(u"timestamp is too far from now"_s);
    return std::nullopt;
}

Refusal checkHeaders(const http::Request& request)
{
    const QString header = u"header"_s;
    if (request.headers.value("User-Agent").isEmpty() || request.headers.value("Accept").isEmpty())
        return WireError{400, "PARAM_ERROR", u"Http头缺少Accept或User-Agent"_s};
    const QByteArray type = request.headers.value("Content-Type").split(';').first().trimmed().toLower();
    if (request.method == "POST" && type != "application/json")
        return fieldError(u"Content-Type"_s, u"应为application/json"_s, QString::fromLatin1(type), header);
    return std::nullopt;
}

} // namespace

std::optional<Authorization> parseAuthorization(const QByteArray& header)
{
    if (!header.startsWith(kScheme + ' '))
        return std::nullopt;
    auto found = parameters(header.mid(kScheme.size() + 1));
    if (!found)
        return std::nullopt;
    for (const char* name : {"mchid", "nonce_str", "timestamp", "serial_no", "signature"}) {
        if (found->value(name).isEmpty())
            return std::nullopt;
    }
    return Authorization{found->value("mchid"), found->value("nonce_str"), found->value("timestamp"),
                         found->value("serial_no"), found->value("signature")};
}

QByteArray requestMessage(const http::Request& request, const Authorization& authorization)
{
    return request.method + '\n' + request.target + '\n' + authorization.timestamp + '\n' + authorization.nonce + '\n' +
           request.body + '\n';
}

Refusal checkRequest(const Identity& identity, const http::Request& request, UtcTime now)
{
    if (Refusal refusal = checkHeaders(request))
        return refusal;
    const auto authorization = parseAuthorization(request.headers.value("Authorization"));
    if (!authorization || request.headers.count("Authorization") != 1)
        return signError(u"Authorization is missing or malformed"_s);
    if (authorization->mchid != identity.merchant.mchid)
        return signError(u"mchid is unknown"_s);
    if (authorization->serial != identity.merchantSerial)
        return signError(u"serial_no is unknown"_s);
    if (!isNonce(authorization->nonce))
        return signError(u"nonce_str is not 1 to 32 letters and digits"_s);
    if (Refusal refusal = checkTime(authorization->timestamp, now))
        return refusal;
    const auto signature =
        QByteArray::fromBase64Encoding(authorization->signature, QByteArray::AbortOnBase64DecodingErrors);
    if (!signature || !identity.merchantKey.verify(requestMessage(request, *authorization), *signature))
        return signError(u"sign not match"_s);
    const QByteArray wanted = request.headers.value("Wechatpay-Serial");
    if (!wanted.isEmpty() && !identity.platformKey(wanted))
        return fieldError(u"Wechatpay-Serial"_s, u"平台证书序列号或公钥ID错误"_s, QString::fromLatin1(wanted),
                          u"header"_s);
    return std::nullopt;
}

const PlatformKey& answerKey(const Identity& identity, const http::Request& request)
{
    const PlatformKey* named = identity.platformKey(request.headers.value("Wechatpay-Serial"));
    return named ? *named : identity.certificate();
}

void sign(http::Headers& headers, const QByteArray& body, const PlatformKey& key, const Stamp& stamp)
{
    const QByteArray timestamp = QByteArray::number(stamp.now.seconds());
    QByteArray signature = key.key.sign(timestamp + '\n' + stamp.nonce + '\n' + body + '\n');
    if (stamp.signing == Signing::Broken)
        signature[0] = static_cast<char>(signature[0] ^ 1);
    const QByteArray prefix = stamp.signing == Signing::SignTest ? "WECHATPAY/SIGNTEST/" : "";
    headers.append("Wechatpay-Timestamp", timestamp);
    headers.append("Wechatpay-Nonce", stamp.nonce);
    headers.append("Wechatpay-Serial", key.id);
    headers.append("Wechatpay-Signature", prefix + signature.toBase64());
    headers.append("Wechatpay-Signature-Type", kScheme);
}

} // namespace guitai::sandbox
