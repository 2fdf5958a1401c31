// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pay_page/wallet_browser.h"

namespace guitai::pay_page {

namespace {

struct WalletBrowser
{
    const char* word; ///< in its User-Agent, in whatever case
    const char* channel;
};

constexpr WalletBrowser kBrowsers[] = {
    {"micromessenger", "wechat"},
    {"alipayclient", "alipay"},
    {"unionpay/", "unionpay"},
    {"cloudpay", "unionpay"},
};

} // namespace

ChannelCode walletOf(QByteArrayView userAgent)
{
    const QByteArray lower = userAgent.toByteArray().toLower();
    for (const WalletBrowser& browser : kBrowsers) {
        if (lower.contains(browser.word))
            return ChannelCode::trusted(browser.channel);
    }
    return {};
}

} // namespace guitai::pay_page
