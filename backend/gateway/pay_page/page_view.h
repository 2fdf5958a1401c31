// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The customer's page of one payment, as a document: page.html with the words of zh.json or en.json, which are all the
// text there is, and with what the payment says. Whatever comes from outside is escaped. Pure; any thread.
#pragma once

#include "ids/ids.h"
#include "money/money.h"
#include "time/utc_time.h"

#include <optional>
#include <vector>

namespace guitai::pay_page {

/// "zh" unless the header prefers English (or anything else that is not Chinese).
QByteArray languageOf(QByteArrayView acceptLanguage);

struct PageView
{
    QByteArray language = "zh";
    QByteArray state; ///< "offer" "waiting" "paid" "closed" "expired" "unknown" "failed"
    QByteArray paymentNo = {};
    QString shop = {};
    QString subject = {};
    std::optional<Money> amount = {};
    std::optional<UtcTime> paidAt = {};
    bool isInWallet = false;               ///< a wallet opened it
    std::vector<ChannelCode> wallets = {}; ///< what may be chosen, the best first
    QByteArray problem = {};               ///< a code: said at once
};

QByteArray documentOf(const PageView& view);

/// "page.css" or "page.js"; empty for every other name.
QByteArray assetNamed(QByteArrayView name);

} // namespace guitai::pay_page
