// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The field limits of WeChat Pay's orders, one row a field. Pure. Text is measured in bytes, as the
// gateway does; members it does not know are let through.
#pragma once

#include "sandbox/order.h"
#include "sandbox/wire_error.h"

namespace guitai::sandbox {

/// Who may order: the merchant whose signature was accepted and its application.
struct Merchant
{
    QByteArray mchid;
    QByteArray appid;
};

/// The first rule the order breaks.
Refusal checkOrder(const QJsonObject& request, TradeType type, const Merchant& merchant);
/// The body of a reverse: {"appid": …, "mchid": …}.
Refusal checkReverse(const QJsonObject& request, const Merchant& merchant);
/// The body of a close: {"mchid": …}.
Refusal checkClose(const QJsonObject& request, const Merchant& merchant);
/// The body of a refund.
Refusal checkRefund(const QJsonObject& request);
/// The query string of an order query: mchid=….
Refusal checkQueryString(const QByteArray& query, const Merchant& merchant);
Refusal checkOutTradeNo(const QString& outTradeNo, const QString& location);

} // namespace guitai::sandbox
