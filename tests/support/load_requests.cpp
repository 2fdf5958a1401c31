// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/load_requests.h"

#include "crypto/hash.h"

#include <ctime>

namespace guitai::test {

LoadRequests::LoadRequests(QByteArray keyId, Secret secret)
    : m_keyId(std::move(keyId)), m_secret(std::move(secret)), m_nonceStart(crypto::randomBytes(12).toHex())
{
}

/// The fields that sign, each with its line end.
QByteArray LoadRequests::signedParts(const char* method, const QByteArray& path, const QByteArray& digest,
                                     const QByteArray& idempotencyKey)
{
    QByteArray parameters = "(\"@method\" \"@path\"";
    QByteArray base;
    base.reserve(640);
    base.append("\"@method\": ").append(method).append("\n\"@path\": ").append(path).append('\n');
    if (!digest.isEmpty()) {
        parameters.append(" \"content-digest\"");
        base.append("\"content-digest\": ").append(digest).append('\n');
    }
    if (!idempotencyKey.isEmpty()) {
        parameters.append(" \"idempotency-key\"");
        base.append("\"idempotency-key\": ").append(idempotencyKey).append('\n');
    }
    parameters.append(");created=").append(QByteArray::number(static_cast<qint64>(std::time(nullptr))));
    parameters.append(";nonce=\"").append(m_nonceStart).append(QByteArray::number(++m_nonces));
    parameters.append("\";keyid=\"").append(m_keyId).append("\";alg=\"hmac-sha256\";tag=\"guitai\"");
    base.append("\"@signature-params\": ").append(parameters);
    return "Signature-Input: guitai=" + parameters +
           "\r\nSignature: guitai=:" + crypto::hmacSha256(m_secret, base).toBase64() + ":\r\n";
}

QByteArray LoadRequests::create(const QByteArray& orderNo, const QByteArray& idempotencyKey, const QByteArray& payWay)
{
    return post("{\"merchant_order_no\":\"" + orderNo +
                    "\",\"amount\":1230,\"currency\":\"CNY\",\"subject\":\"tea\",\"pay_way\":\"" + payWay +
                    "\",\"expires_in\":300}",
                idempotencyKey);
}

QByteArray LoadRequests::createFromBalance(const QByteArray& orderNo, const Secret& authCode)
{
    return post(
        "{\"merchant_order_no\":\"" + orderNo +
            "\",\"amount\":1230,\"currency\":\"CNY\",\"subject\":\"tea\",\"pay_way\":\"BALANCE\",\"auth_code\":\"" +
            authCode.reveal() + "\",\"expires_in\":300}",
        {});
}

QByteArray LoadRequests::post(const QByteArray& body, const QByteArray& idempotencyKey)
{
    const QByteArray digest = "sha-256=:" + crypto::sha256(body).toBase64() + ':';
    QByteArray request = "POST /v1/payments HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                         "Content-Length: " +
                         QByteArray::number(body.size()) + "\r\nContent-Digest: " + digest + "\r\n";
    if (!idempotencyKey.isEmpty())
        request += "Idempotency-Key: " + idempotencyKey + "\r\n";
    return request + signedParts("POST", "/v1/payments", digest, idempotencyKey) + "\r\n" + body;
}

QByteArray LoadRequests::get(const QByteArray& paymentNo)
{
    const QByteArray path = "/v1/payments/" + paymentNo;
    return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + signedParts("GET", path, {}, {}) + "\r\n";
}

} // namespace guitai::test
