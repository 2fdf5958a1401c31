// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whole HTTP requests, signed by RFC 9421, written for speed and on their own: nothing of the backend's signing
// code is used, so the two judge each other. One thread.
#pragma once

#include "secret/secret.h"

#include <QByteArray>

namespace guitai::test {

class LoadRequests
{
public:
    LoadRequests(QByteArray keyId, Secret secret);

    /// POST /v1/payments of 12.30 yuan; without an `idempotencyKey` the order number is the key. `authCode` is the
    /// payer's consent, where the pay way needs one.
    QByteArray create(const QByteArray& orderNo, const QByteArray& idempotencyKey = {},
                      const QByteArray& payWay = "DIRECT_QR", const QByteArray& authCode = {});
    /// The same from a balance, with the payer's token or code.
    QByteArray createFromBalance(const QByteArray& orderNo, const Secret& authCode);
    /// The same amount into a user's account, from outside.
    QByteArray recharge(const QByteArray& accountNo, const QByteArray& orderNo, const QByteArray& idempotencyKey,
                        const QByteArray& payWay);
    /// By a person who signed in and has that session, or by nobody yet when it is empty.
    static QByteArray postAs(const QByteArray& session, const QByteArray& path, const QByteArray& body);
    static QByteArray getAs(const QByteArray& session, const QByteArray& path);
    /// Any signed POST with a JSON body; an empty body is sent as none.
    QByteArray post(const QByteArray& path, const QByteArray& body, const QByteArray& idempotencyKey = {});
    QByteArray getPath(const QByteArray& path);
    QByteArray get(const QByteArray& paymentNo);

private:
    QByteArray signedParts(const char* method, const QByteArray& path, const QByteArray& digest,
                           const QByteArray& idempotencyKey);

    const QByteArray m_keyId;
    const Secret m_secret;
    const QByteArray m_nonceStart;
    std::int64_t m_nonces = 0;
};

} // namespace guitai::test
