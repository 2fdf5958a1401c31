// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay v3 documents as the platform writes them: transaction, certificates, callback. Pure.
#pragma once

#include "sandbox/refund_book.h"
#include "sandbox/wechat/identity.h"

namespace guitai::sandbox {

/// "NATIVE"
QString tradeTypeText(TradeType type);
/// What query answers and what a callback encrypts.
QJsonObject transactionJson(const Order& order, const Merchant& merchant);
/// What asking for a refund and querying it answer.
QJsonObject refundJson(const Refund& refund);
/// What its callback encrypts: the merchant, and `refund_status` for `status`.
QJsonObject refundNoticeJson(const Refund& refund, const Merchant& merchant);

/// The answer of GET /v3/certificates.
QByteArray certificatesBody(const Identity& identity, const RandomBytes& random);

struct NoticeParts
{
    QByteArray id;    ///< at most 36 characters, the same for every repetition
    QByteArray nonce; ///< 12 characters
    UtcTime createdAt;
    QString originalType = QStringLiteral("transaction"); ///< or "refund"
    QString eventType = QStringLiteral("TRANSACTION.SUCCESS");
    QString summary = QStringLiteral("支付成功");
};

/// The body of a callback around this document.
QByteArray noticeBody(const QJsonObject& document, const Secret& apiV3Key, const NoticeParts& parts);

/// "2026-11-23T12:05:06+08:00"
QString beijingTime(UtcTime time);

} // namespace guitai::sandbox
