// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay v3 documents as the platform writes them: transaction, certificates, callback. Pure.
#pragma once

#include "sandbox/identity.h"
#include "sandbox/order.h"

namespace guitai::sandbox {

/// What query answers and what a callback encrypts.
QJsonObject transactionJson(const Order& order, const Merchant& merchant);

/// The answer of GET /v3/certificates.
QByteArray certificatesBody(const Identity& identity, const RandomBytes& random);

struct NoticeParts
{
    QByteArray id;    ///< at most 36 characters, the same for every repetition
    QByteArray nonce; ///< 12 characters
    UtcTime createdAt;
};

/// The body of a TRANSACTION.SUCCESS callback around this transaction.
QByteArray noticeBody(const QJsonObject& transaction, const Secret& apiV3Key, const NoticeParts& parts);

/// "2026-11-23T12:05:06+08:00"
QString beijingTime(UtcTime time);

} // namespace guitai::sandbox
