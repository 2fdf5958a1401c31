// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Who the customer is in WeChat: the address that has WeChat tell it to a page (OAuth 2, snsapi_base: nobody is asked),
// and what it answers for the code that comes back. No part of API v3: nothing is signed, the application's secret is
// sent instead. Pure; any thread.
#pragma once

#include "http/client.h"
#include "wechat/wechat_account.h"

namespace guitai::wechat {

/// Where the customer's browser goes; WeChat sends it back to `returnTo` with `code` and `state`. An error for what
/// WeChat would not carry.
Result<QUrl> consentLink(const OauthAccount& account, const QUrl& returnTo, QByteArrayView state);

/// The code as a browser brought it: can it be one of WeChat's?
bool isConsentCode(QByteArrayView code);

/// Asks what the code stands for. Its address holds the secret and must be in no log.
http::Call payerIdCall(const OauthAccount& account, const Secret& code);

/// What was answered, before anybody is told.
struct PayerIdAnswer
{
    QByteArray openid;       ///< empty: refused or unreadable
    bool mayAskAnew = false; ///< the code was at fault: a new one may do
    QByteArray errorCode;    ///< "40163", "UNREADABLE", or the transport's; for the log
};

PayerIdAnswer readPayerId(const Result<http::Response>& answer);

} // namespace guitai::wechat
