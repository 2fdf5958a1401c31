// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The other side of WeChat Pay's API v2 as a test needs it: signed answers, notices, and a judge of the requests that
// arrive. Written from the provider's documents alone; shares nothing with the channel but AES and RSA.
#pragma once

#include "channels/channel.h"
#include "contract/signed_notice.h"
#include "contract/wechat_provider.h"

#include <map>

namespace guitai::test {

class WechatV2Provider
{
public:
    using Fields = std::map<QByteArray, QByteArray>;

    explicit WechatV2Provider(const Clock& clock, const QByteArray& signType = "HMAC-SHA256");

    channels::ChannelAccount account() const;
    /// The same merchant as API v3 knows it.
    const WechatProvider& v3() const { return m_v3; }
    /// A merchant that changed over and kept v3's keys.
    channels::ChannelAccount accountWithBothApis() const;
    channels::Order order(const QByteArray& payWay = "WECHAT_NATIVE") const { return m_v3.order(payWay); }
    channels::RefundOrder refund() const { return m_v3.refund(); }
    QByteArray apiKey() const { return "8934e7d15453e97507ef794cf7b0519d"; }
    QByteArray merchantKeyPem() const { return m_v3.merchantKey().toPem().reveal(); }

    /// A success with these fields beside the usual ones ("" removes), signed.
    http::Response answer(const Fields& fields) const;
    http::Response error(const QByteArray& code) const;
    http::Response placed(const QByteArray& payWay = "WECHAT_NATIVE", const Fields& changes = {}) const;
    http::Response queried(const Fields& changes = {}) const;
    http::Response reversed(const Fields& changes = {}) const;
    http::Response refunded(const Fields& changes = {}) const;
    http::Response refundQueried(const Fields& changes = {}) const;

    SignedNotice notice(const Fields& changes = {}) const;
    SignedNotice refundNotice(const Fields& changes = {}) const;

    /// Empty when the request is signed as the documents say; otherwise what is wrong.
    QByteArray faultOf(const http::Call& call) const;
    static Fields fieldsOf(const QByteArray& document);
    static QByteArray document(const Fields& fields, const QByteArray& root = "xml");
    QByteArray signatureOf(const Fields& fields, const QByteArray& key, const QByteArray& type) const;
    static http::Response response(const QByteArray& body, int status = 200);

private:
    Fields paid() const;

    WechatProvider m_v3;
    QByteArray m_signType;
};

} // namespace guitai::test
