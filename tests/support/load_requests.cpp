// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/load_requests.h"

#include "crypto/hash.h"

#include <ctime>

namespace guitai::test {

namespace {

QByteArray saleBody(const QByteArray& orderNo, const QByteArray& payWay, const QByteArray& authCode)
{
    const QByteArray consent = authCode.isEmpty() ? QByteArray() : ",\"auth_code\":\"" + authCode + '"';
    return "{\"merchant_order_no\":\"" + orderNo +
           "\",\"amount\":1230,\"currency\":\"CNY\",\"subject\":\"tea\",\"pay_way\":\"" + payWay +
           "\",\"expires_in\":300" + consent + '}';
}

QByteArray bearer(const QByteArray& session)
{
    return session.isEmpty() ? QByteArray() : "Authorization: Bearer " + session + "\r\n";
}

} // namespace

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

QByteArray LoadRequests::post(const QByteArray& path, const QByteArray& body, const QByteArray& idempotencyKey)
{
    QByteArray request = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    QByteArray digest;
    if (!body.isEmpty()) {
        digest = "sha-256=:" + crypto::sha256(body).toBase64() + ':';
        request += "Content-Type: application/json\r\nContent-Digest: " + digest + "\r\n";
    }
    request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    if (!idempotencyKey.isEmpty())
        request += "Idempotency-Key: " + idempotencyKey + "\r\n";
    return request + signedParts("POST", path, digest, idempotencyKey) + "\r\n" + body;
}

QByteArray LoadRequests::create(const QByteArray& orderNo, const QByteArray& idempotencyKey, const QByteArray& payWay,
                                const QByteArray& authCode)
{
    return post("/v1/payments", saleBody(orderNo, payWay, authCode), idempotencyKey);
}

QByteArray LoadRequests::recharge(const QByteArray& accountNo, const QByteArray& orderNo,
                                  const QByteArray& idempotencyKey, const QByteArray& payWay)
{
    return post("/v1/accounts/" + accountNo + "/recharges", saleBody(orderNo, payWay, {}), idempotencyKey);
}

QByteArray LoadRequests::postAs(const QByteArray& session, const QByteArray& path, const QByteArray& body)
{
    return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n" + bearer(session) + "\r\n" + body;
}

QByteArray LoadRequests::getAs(const QByteArray& session, const QByteArray& path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + bearer(session) + "\r\n";
}

QByteArray LoadRequests::createFromBalance(const QByteArray& orderNo, const Secret& authCode)
{
    return create(orderNo, {}, "BALANCE", authCode.reveal());
}

QByteArray LoadRequests::getPath(const QByteArray& path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + signedParts("GET", path, {}, {}) + "\r\n";
}

QByteArray LoadRequests::get(const QByteArray& paymentNo)
{
    return getPath("/v1/payments/" + paymentNo);
}

} // namespace guitai::test
