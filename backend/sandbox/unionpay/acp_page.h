// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the customer sees of the played UnionPay: an order to pay, and the way back to the shop. Pure.
#pragma once

#include "sandbox/unionpay/acp_book.h"

namespace guitai::sandbox::unionpay {

/// `say`: what just happened; empty: nothing yet.
QByteArray tradePage(const Trade& trade, const QString& shop, const QString& say, bool isPayable);
/// A form that brings the customer back to the shop with what UnionPay signed.
QByteArray backPage(const Trade& trade, const QString& shop, const QByteArray& frontUrl, const Fields& fields);
QByteArray plainPage(const QString& say);

} // namespace guitai::sandbox::unionpay
