// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/channel_fixture.h"
#include "contract/wechat_v2_provider.h"

namespace guitai::test {

namespace {

using Fields = WechatV2Provider::Fields;

const QByteArray kOtherAttempt = "P202611231234567800ABCDEF0123XY02";

class WechatV2Fixture final : public ChannelFixture
{
public:
    WechatV2Fixture(const Clock& clock, const QByteArray& payWay) : m_provider(clock), m_payWay(payWay) {}

    channels::ChannelAccount account() const override { return m_provider.account(); }
    channels::Order order() const override { return m_provider.order(m_payWay); }
    channels::RefundOrder refund() const override { return m_provider.refund(); }
    bool hasProvider() const override { return true; }
    bool placingTakesMoney() const override { return m_payWay == "WECHAT_CODE"; }
    bool noticesGetOld() const override { return false; }

    http::Response genuine(Call call) const override
    {
        switch (call) {
        case Call::Place: return m_provider.placed(m_payWay);
        case Call::Query: return m_provider.queried();
        case Call::Close: return m_provider.answer({});
        case Call::Reverse: return m_provider.reversed();
        case Call::Refund: return m_provider.refunded();
        case Call::QueryRefund: return m_provider.refundQueried();
        }
        return {};
    }

    std::map<QByteArray, http::Response> doubtful(Call call) const override
    {
        const QByteArray good = genuine(call).body;
        Fields fields = WechatV2Provider::fieldsOf(good);
        std::map<QByteArray, http::Response> all;
        const auto add = [&all](const char* name, const QByteArray& body, int status = 200) {
            all[name] = WechatV2Provider::response(body, status);
        };
        add("a changed field", QByteArray(good).replace("<return_msg><![CDATA[OK]]>", "<return_msg><![CDATA[KO]]>"));
        add("a field more", QByteArray(good).replace("</xml>", "<more>1</more></xml>"));
        add("a signature in small letters", withSign(good, fields["sign"].toLower()));
        add("another key's signature",
            withSign(good, m_provider.signatureOf(fields, QByteArray(32, 'k'), "HMAC-SHA256")));
        add("the other digest", withSign(good, m_provider.signatureOf(fields, m_provider.apiKey(), "MD5")));
        add("no signature", withSign(good, {}));
        add("no XML", "<html>ok");
        add("JSON", "{\"return_code\":\"SUCCESS\"}");
        add("nothing", "");
        add("a DOCTYPE", "<!DOCTYPE xml [<!ENTITY e \"SUCCESS\">]>" + good);
        add("an attribute", QByteArray(good).replace("<result_code>", "<result_code a=\"1\">"));
        add("a field twice", QByteArray(good).replace("</xml>", "<result_code>FAIL</result_code></xml>"));
        add("a failed communication",
            WechatV2Provider::document({{"return_code", "FAIL"}, {"return_msg", "签名错误"}}));
        add("a refusal that is not signed",
            WechatV2Provider::document({{"return_code", "SUCCESS"}, {"result_code", "FAIL"}, {"err_code", "NOAUTH"}}));
        add("a broken edge", "<html>bad gateway</html>", 502);
        add("a genuine answer with another status", good, 500);
        add("a redirect", "", 302);
        all["an unknown error"] = m_provider.error("SOMETHING_NEW");
        all["a broken provider"] = m_provider.error("SYSTEMERROR");
        all["an error of no words"] = m_provider.error("错误");
        addOwn(all, call);
        return all;
    }

    QByteArray meaningOf(const http::Call& call) const override
    {
        Fields fields = WechatV2Provider::fieldsOf(call.body);
        fields.erase("nonce_str");
        fields.erase("sign");
        return call.url.toEncoded() + WechatV2Provider::document(fields);
    }

    SignedNotice notice(UtcTime) const override { return m_provider.notice(); }
    SignedNotice refundNotice(UtcTime) const override { return m_provider.refundNotice(); }
    std::vector<QByteArray> secrets() const override
    {
        return {m_provider.apiKey(), m_provider.merchantKeyPem().split('\n').at(3), "BEGIN PRIVATE KEY"};
    }
    std::vector<QByteArray> personal() const override
    {
        const channels::Order whole = order();
        if (whole.authCode.isEmpty())
            return {whole.payerId};
        return {whole.payerId, whole.authCode.reveal()};
    }

private:
    static QByteArray withSign(const QByteArray& document, const QByteArray& sign)
    {
        const qsizetype begin = document.indexOf("<sign>");
        const qsizetype end = document.indexOf("</sign>") + 7;
        const QByteArray field = sign.isEmpty() ? QByteArray() : "<sign><![CDATA[" + sign + "]]></sign>";
        return document.first(begin) + field + document.mid(end);
    }

    void addOwn(std::map<QByteArray, http::Response>& all, Call call) const
    {
        switch (call) {
        case Call::Place:
            if (placingTakesMoney())
                addDoubtfulPayments(all);
            else
                addDoubtfulPlacings(all);
            break;
        case Call::Query: addDoubtfulTransactions(all); break;
        case Call::Close: all["another merchant's"] = m_provider.answer({{"mch_id", "1900000002"}}); break;
        case Call::Reverse:
            all["to be called again"] = m_provider.reversed({{"recall", "Y"}});
            all["nothing about calling again"] = m_provider.reversed({{"recall", ""}});
            all["another merchant's"] = m_provider.reversed({{"mch_id", "1900000002"}});
            break;
        case Call::Refund:
            all["another refund's number"] =
                m_provider.refunded({{"out_refund_no", "R202611231234567800ABCDEF0123XY"}});
            all["another order's number"] = m_provider.refunded({{"out_trade_no", kOtherAttempt}});
            all["another amount"] = m_provider.refunded({{"refund_fee", "501"}});
            all["no amount"] = m_provider.refunded({{"refund_fee", ""}});
            all["another merchant's"] = m_provider.refunded({{"mch_id", "1900000002"}});
            all["to be sent again"] = m_provider.error("BIZERR_NEED_RETRY");
            all["too much of it"] = m_provider.error("INVALID_REQ_TOO_MUCH");
            break;
        case Call::QueryRefund:
            all["another refund's number"] =
                m_provider.refundQueried({{"out_refund_no_0", "R202611231234567800ABCDEF0123XY"}});
            all["an unknown state"] = m_provider.refundQueried({{"refund_status_0", "MAYBE"}});
            all["given back without an amount"] = m_provider.refundQueried({{"refund_fee_0", ""}});
            all["given back with a fraction"] = m_provider.refundQueried({{"refund_fee_0", "0.5"}});
            break;
        }
    }

    void addDoubtfulPlacings(std::map<QByteArray, http::Response>& all) const
    {
        all["another way to pay"] = m_provider.placed(m_payWay, {{"trade_type", "OTHER"}});
        all["another application's"] = m_provider.placed(m_payWay, {{"appid", "wx99"}});
        all["nothing to pay with"] =
            m_provider.placed(m_payWay, {{"code_url", ""}, {"prepay_id", ""}, {"mweb_url", ""}});
        all["a number that was used"] = m_provider.error("OUT_TRADE_NO_USED");
        all["an order that was paid"] = m_provider.error("ORDERPAID");
    }

    void addDoubtfulPayments(std::map<QByteArray, http::Response>& all) const
    {
        all["paid with another amount"] = m_provider.placed(m_payWay, {{"total_fee", "1231"}});
        all["paid to another merchant"] = m_provider.placed(m_payWay, {{"mch_id", "1900000002"}});
        all["another order's number"] = m_provider.placed(m_payWay, {{"out_trade_no", kOtherAttempt}});
        all["paid without a trade number"] = m_provider.placed(m_payWay, {{"transaction_id", ""}});
        all["a bank that broke"] = m_provider.error("BANKERROR");
        all["a trade that failed"] = m_provider.error("TRADE_ERROR");
        all["a number that was used"] = m_provider.error("OUT_TRADE_NO_USED");
        all["an order that was paid"] = m_provider.error("ORDERPAID");
    }

    void addDoubtfulTransactions(std::map<QByteArray, http::Response>& all) const
    {
        all["an unknown state"] = m_provider.queried({{"trade_state", "MAYBE"}});
        all["no state"] = m_provider.queried({{"trade_state", ""}});
        all["another order's number"] = m_provider.queried({{"out_trade_no", kOtherAttempt}});
        all["paid without an amount"] = m_provider.queried({{"total_fee", ""}});
        all["paid in an unknown currency"] = m_provider.queried({{"fee_type", "XXX"}});
        all["paid without a trade number"] = m_provider.queried({{"transaction_id", ""}});
        for (const char* fee : {"12.5", "01230", "0", "-1", "+1230", "1e3", "99999999999999999999"})
            all["paid with " + QByteArray(fee)] = m_provider.queried({{"total_fee", fee}});
    }

    const WechatV2Provider m_provider;
    const QByteArray m_payWay;
};

} // namespace

std::unique_ptr<ChannelFixture> makeWechatV2Fixture(const QByteArray& payWay, const Clock& clock)
{
    return std::make_unique<WechatV2Fixture>(clock, payWay);
}

} // namespace guitai::test
