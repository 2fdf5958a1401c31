// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The other side of Alipay's gateway as a test needs it: keys, certificates, signed answers and notices, and a judge of
// the requests that arrive. Written from the provider's documents alone; shares nothing with the channel but RSA.
#pragma once

#include "channels/channel.h"
#include "contract/signed_notice.h"
#include "crypto/rsa.h"
#include "http/client.h"

#include <map>

namespace guitai::test {

class AlipayProvider
{
public:
    using Fields = std::map<QByteArray, QByteArray>;

    explicit AlipayProvider(const Clock& clock);

    /// Knows Alipay by its public key.
    channels::ChannelAccount account() const;
    /// Knows Alipay by certificates, and names its own.
    channels::ChannelAccount certificateAccount() const;
    channels::Order order(const QByteArray& payWay = "ALIPAY_QR") const;
    /// 5 of the order's 12.30 yuan back.
    channels::RefundOrder refund() const;
    const crypto::RsaPrivateKey& merchantKey() const { return m_merchantKey; }
    /// As the documents make it of the certificate in certificateAccount(), by other means than the channel's.
    QByteArray platformCertificateNumber() const;

    /// What the gateway answers: root, content and signature in its own layout.
    http::Response answer(const char* method, const QByteArray& content) const;
    http::Response answer(const char* method, const QJsonObject& content) const;
    http::Response certifiedAnswer(const char* method, const QByteArray& content, const QByteArray& number) const;
    http::Response refusal(const char* method, const char* code, const char* subCode) const;
    http::Response raw(const QByteArray& body, int status = 200) const;

    // Contents of genuine answers, with members replaced (null removes).
    QJsonObject placed(const QJsonObject& changes = {}) const;
    QJsonObject trade(const QJsonObject& changes = {}) const;
    /// The answer to a payer's code.
    QJsonObject paid(const QJsonObject& changes = {}) const;
    QJsonObject closed() const;
    QJsonObject cancelled(const QJsonObject& changes = {}) const;
    QJsonObject refunded(const QJsonObject& changes = {}) const;
    QJsonObject refundStatus(const QJsonObject& changes = {}) const;

    /// Of the order's payment, with parameters replaced (empty removes).
    Fields notice(const Fields& changes = {}) const;
    Fields refundNotice(const Fields& changes = {}) const;
    SignedNotice signedNotice(Fields fields) const;

    /// Every parameter of a request, wherever it stood.
    static Fields parametersOf(const http::Call& call);
    /// Empty when a request is signed as the documents say; otherwise what is wrong.
    QByteArray faultOf(const Fields& parameters) const;

private:
    QJsonObject settings() const;
    channels::ChannelAccount accountWith(const QJsonObject& settings) const;

    const Clock& m_clock;
    crypto::RsaPrivateKey m_merchantKey;
    crypto::RsaPrivateKey m_platformKey;
};

} // namespace guitai::test
