// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One browser's visit to a payment's page: what its request says, and the answers only pages give. Pure.
#pragma once

#include "pay_page/page_view.h"
#include "routes/exchange.h"

namespace guitai::routes {

struct PayVisit
{
    explicit PayVisit(const Exchange& exchange);

    PaymentNo paymentNo;  ///< empty: the path holds no number
    QByteArray language;  ///< "zh" or "en"
    ChannelCode openedBy; ///< a wallet; empty for an ordinary browser
    QByteArray nonce;     ///< of its way to the wallet and back
    QByteArray payer;     ///< token
    QByteArray code;      ///< what the wallet sent the browser back with
    QByteArray state;
    QString clientIp;
};

/// What a browser keeps for us, for this payment's page alone.
struct VisitCookie
{
    const char* name;
    QByteArray value;
    Duration lasts;
};
inline constexpr char kVisitCookie[] = "guitai_visit";
inline constexpr char kPayerCookie[] = "guitai_payer";

/// `page`: where the payment's page is reached from outside.
http::Response pageReply(int status, const pay_page::PageView& view, const QUrl& page);
http::Response redirectReply(int status, const QUrl& to);
void keepInBrowser(http::Response& response, const VisitCookie& cookie, const QUrl& page);

} // namespace guitai::routes
