// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The other side of UnionPay's gateway as a test needs it: certificates, signed answers and notices, and a judge of
// the requests that arrive. Written from the provider's documents alone; shares nothing with the channels but RSA
// and X.509.
#pragma once

#include "channels/channel.h"
#include "contract/signed_notice.h"
#include "crypto/certificates.h"
#include "http/client.h"

#include <map>

namespace guitai::test {

using AcpFields = std::map<QByteArray, QByteArray>;

class AcpProvider
{
public:
    explicit AcpProvider(QByteArray payWay = "UNIONPAY_QR");

    /// Trusts the provider's root and middle, and the name it signs with.
    channels::ChannelAccount account() const;
    channels::Order order() const;
    /// 5 of the order's 12.30 yuan back.
    channels::RefundOrder refund() const;
    QByteArray password() const;
    QByteArray merId() const { return "777290058110048"; }

    /// Signs from now on with a certificate of that name from that issuer.
    void signAs(const QByteArray& commonName, const crypto::Issuer& issuer, int validDays = 365);
    const crypto::Issuer& middle() const;
    /// An authority of the same name that nobody trusts.
    const crypto::Issuer& impostor() const;

    /// Fields as the provider signs them; an empty value removes the field.
    AcpFields signedFields(AcpFields fields) const;
    http::Response raw(const QByteArray& body) const;
    /// Signed and answered, with fields replaced before it is signed; an empty value removes the field.
    http::Response placed(const AcpFields& changes = {}) const;
    http::Response queried(const AcpFields& changes = {}) const;
    http::Response reversed(const AcpFields& changes = {}) const;
    http::Response refunded(const AcpFields& changes = {}) const;
    http::Response refundQueried(const AcpFields& changes = {}) const;
    SignedNotice notice(const AcpFields& changes = {}) const;
    SignedNotice refundNotice(const AcpFields& changes = {}) const;
    SignedNotice noticeOf(const AcpFields& fields) const;

    /// Empty when the request is what the documents say; otherwise what is wrong.
    QByteArray faultOf(const http::Call& call) const;
    QByteArray faultOf(const AcpFields& fields) const;

private:
    AcpFields echoed(const char* type, const char* subType, const QByteArray& orderId, const char* time) const;
    http::Response answer(AcpFields fields, const AcpFields& changes) const;
    SignedNotice sent(AcpFields fields, const AcpFields& changes) const;
    const char* subType() const;

    QByteArray m_payWay;
    crypto::KeyStore m_merchant;
    QByteArray m_certificate;
};

/// The fields of a form body.
AcpFields formFields(const QByteArray& body);

} // namespace guitai::test
