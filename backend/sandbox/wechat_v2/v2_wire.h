// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// API v2's documents as the platform reads and writes them. Pure.
#pragma once

#include "sandbox/refund_book.h"
#include "sandbox/wechat/wechat_rules.h"
#include "secret/secret.h"
#include "xml/flat_xml.h"

namespace guitai::sandbox::v2 {

using xml::Fields;

/// True for an order or refund that was asked for with API v2: it says how its notices are signed.
bool isOurs(const QJsonObject& placed);
/// "MD5" when the request does not say.
QByteArray signTypeOf(const QJsonObject& placed);

/// In upper-case hexadecimal digits; `type` is "MD5" or "HMAC-SHA256".
QByteArray signature(const Fields& fields, const Secret& apiKey, const QByteArray& type);

QByteArray field(const Fields& fields, const QByteArray& name);

/// Requests in the words of API v3, for the rules and books that both share.
std::variant<QJsonObject, WireError> orderOf(const Fields& fields, TradeType type);
QJsonObject refundOf(const Fields& fields);
/// Nothing for a trade_type there is not.
std::optional<TradeType> tradeTypeOf(QByteArrayView name);

/// A v3 transaction's members in the words of API v2; `isNotice`: without its state.
Fields transactionFields(const QJsonObject& transaction, bool isNotice);
/// A v3 refund's, of its answer and of what a notice seals.
Fields refundAnswerFields(const QJsonObject& refund);
Fields refundNoticeFields(const QJsonObject& refund);
/// One entry of a query's list.
void addRefund(Fields& fields, const QJsonObject& refund, int place);

/// "ORDERNOTEXIST" for "ORDER_NOT_EXIST".
QByteArray errorCode(const QByteArray& v3Code);

} // namespace guitai::sandbox::v2
