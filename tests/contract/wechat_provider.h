// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The other side of WeChat Pay v3 as a test needs it: keys, signed answers, sealed notices, and a judge of
// the requests that arrive. Written from the provider's documents alone; shares nothing with the channel but
// RSA.
#pragma once

#include "channels/channel.h"
#include "contract/signed_notice.h"
#include "crypto/rsa.h"
#include "http/client.h"

namespace guitai::test {

class WechatProvider
{
public:
    explicit WechatProvider(const Clock& clock);

    /// Knows the platform by its certificate and by its public key.
    channels::ChannelAccount account() const;
    /// An order of that pay way, with all that it needs.
    channels::Order order(const QByteArray& payWay = "WECHAT_NATIVE") const;
    QByteArray apiV3Key() const { return "0123456789abcdef0123456789ABCDEF"; }
    const crypto::RsaPrivateKey& merchantKey() const { return m_merchantKey; }
    QByteArray certificateId() const { return m_certificateId; }
    QByteArray publicKeyId() const { return "PUB_KEY_ID_0112860886012025062700111588000000"; }

    /// Makes a further platform key with its certificate; answers the serial number.
    QByteArray addCertificate();
    /// Signs from now on with that certificate's or public key's key.
    void signWith(const QByteArray& id) { m_signingId = id; }

    http::Response answer(int status, const QByteArray& body) const;
    http::Response unsignedAnswer(int status, const QByteArray& body) const;
    http::Response error(int status, const char* code) const;
    http::Response placed(const QByteArray& payWay = "WECHAT_NATIVE") const;
    /// True when the merchant's key signed exactly these bytes.
    bool isMerchants(const QByteArray& message, const QString& base64) const;
    http::Response certificates() const;

    http::Response reversed(const QJsonObject& changes = {}) const;

    /// The order above as paid, with members replaced (null removes).
    QJsonObject transaction(const QJsonObject& changes = {}) const;
    http::Response queried(const QJsonObject& changes = {}) const;
    /// 5 of the order's 12.30 yuan back.
    channels::RefundOrder refund() const;
    /// That refund as it arrived, with members replaced (null removes).
    QJsonObject refundDocument(const QJsonObject& changes = {}) const;
    http::Response refunded(const QJsonObject& changes = {}) const;
    QByteArray refundNoticeBody(const QJsonObject& changes = {}, const char* event = "REFUND.SUCCESS") const;
    SignedNotice notice(const QJsonObject& transaction, const char* event = "TRANSACTION.SUCCESS") const;
    SignedNotice noticeOf(const QByteArray& body) const;
    SignedNotice noticeAt(const QByteArray& body, UtcTime signedAt) const;
    QByteArray noticeBody(const QJsonObject& transaction, const char* event = "TRANSACTION.SUCCESS") const;

    /// Empty when the request is signed as the documents say; otherwise what is wrong.
    QByteArray faultOf(const http::Call& call) const;

private:
    struct PlatformKey
    {
        QByteArray id;
        crypto::RsaPrivateKey key;
        QByteArray certificate; ///< PEM; empty for a public key
    };

    const PlatformKey& platformKey(const QByteArray& id) const;
    void addSignature(http::Headers& headers, const QByteArray& body, UtcTime at) const;
    QByteArray wrapped(const QJsonObject& plain, const char* type, const char* event) const;
    QJsonObject sealed(const QByteArray& plain, const QByteArray& associated) const;

    const Clock& m_clock;
    crypto::RsaPrivateKey m_merchantKey;
    QByteArray m_merchantSerial;
    std::vector<PlatformKey> m_platformKeys;
    QByteArray m_certificateId;
    QByteArray m_signingId;
};

} // namespace guitai::test
