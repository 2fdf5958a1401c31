// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A sandbox's identity and a merchant that signs for it, made once per test program.
#pragma once

#include "crypto/hash.h"
#include "sandbox/wechat/identity.h"
#include "sandbox/wechat/wechat_signature.h"
#include "support/fake_clock.h"

#include <QJsonDocument>
#include <QTemporaryDir>

namespace guitai::test {

/// Numbers count up instead of being random: every code and id differs and every run is the same.
inline sandbox::RandomBytes countingBytes()
{
    return [count = quint64(0)](qsizetype length) mutable {
        const QByteArray seed = QByteArray::number(++count);
        QByteArray bytes;
        for (int block = 0; bytes.size() < length; ++block)
            bytes += crypto::sha256(seed + '/' + QByteArray::number(block));
        return bytes.left(length);
    };
}

class Merchant
{
public:
    explicit Merchant(const Clock& clock)
        : m_identity(*sandbox::loadIdentity(QDir(m_folder.path()), countingBytes(), clock)),
          m_key(*crypto::RsaPrivateKey::fromPem(m_identity.merchantPrivatePem))
    {
    }

    const sandbox::Identity& identity() const { return m_identity; }
    QDir folder() const { return QDir(m_folder.path()); }

    /// A native order with every required member.
    QJsonObject order(const QString& outTradeNo, qint64 total = 1500) const
    {
        return {{QStringLiteral("appid"), QString::fromLatin1(m_identity.merchant.appid)},
                {QStringLiteral("mchid"), QString::fromLatin1(m_identity.merchant.mchid)},
                {QStringLiteral("description"), QStringLiteral("拿铁 大杯")},
                {QStringLiteral("out_trade_no"), outTradeNo},
                {QStringLiteral("notify_url"), QStringLiteral("http://127.0.0.1:9/callback")},
                {QStringLiteral("amount"),
                 QJsonObject{{QStringLiteral("total"), total}, {QStringLiteral("currency"), QStringLiteral("CNY")}}}};
    }

    /// A properly signed request.
    http::Request request(const QByteArray& method, const QByteArray& target, const QByteArray& body,
                          UtcTime signedAt) const
    {
        http::Request request;
        request.method = method;
        request.target = target;
        request.path = target.split('?').first();
        request.query = target.contains('?') ? target.mid(target.indexOf('?') + 1) : QByteArray();
        request.body = body;
        request.peer = QHostAddress(QHostAddress::LocalHost);
        request.headers.append("Accept", "application/json");
        request.headers.append("User-Agent", "tests");
        if (method == "POST")
            request.headers.append("Content-Type", "application/json");
        sign(request, signedAt);
        return request;
    }

    void sign(http::Request& request, UtcTime signedAt) const
    {
        const sandbox::Authorization parts{
            m_identity.merchant.mchid, "abc123", QByteArray::number(signedAt.seconds()), m_identity.merchantSerial, {}};
        const QByteArray signature = m_key.sign(sandbox::requestMessage(request, parts)).toBase64();
        request.headers.set("Authorization", "WECHATPAY2-SHA256-RSA2048 mchid=\"" + parts.mchid + "\",nonce_str=\"" +
                                                 parts.nonce + "\",timestamp=\"" + parts.timestamp + "\",serial_no=\"" +
                                                 parts.serial + "\",signature=\"" + signature + "\"");
    }

    http::Request native(const QJsonObject& order, UtcTime signedAt) const
    {
        return request("POST", "/v3/pay/transactions/native", QJsonDocument(order).toJson(), signedAt);
    }

private:
    QTemporaryDir m_folder;
    sandbox::Identity m_identity;
    crypto::RsaPrivateKey m_key;
};

/// True when the Wechatpay-* headers are this platform key's signature over the body.
inline bool isSignedBy(const sandbox::PlatformKey& key, const http::Headers& headers, const QByteArray& body)
{
    const QByteArray message =
        headers.value("Wechatpay-Timestamp") + '\n' + headers.value("Wechatpay-Nonce") + '\n' + body + '\n';
    const auto publicKey = crypto::RsaPublicKey::fromPem(key.publicPem);
    return headers.value("Wechatpay-Serial") == key.id &&
           publicKey->verify(message, QByteArray::fromBase64(headers.value("Wechatpay-Signature")));
}

} // namespace guitai::test
