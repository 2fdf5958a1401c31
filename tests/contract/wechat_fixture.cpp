// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/channel_fixture.h"
#include "contract/wechat_provider.h"

namespace guitai::test {

namespace {

class WechatFixture final : public ChannelFixture
{
public:
    WechatFixture(const Clock& clock, const QByteArray& payWay) : m_provider(clock), m_payWay(payWay) {}

    channels::ChannelAccount account() const override { return m_provider.account(); }
    channels::Order order() const override { return m_provider.order(m_payWay); }
    channels::RefundOrder refund() const override { return m_provider.refund(); }
    bool hasProvider() const override { return true; }

    http::Response genuine(Call call) const override
    {
        switch (call) {
        case Call::Place: return m_provider.placed(m_payWay);
        case Call::Query: return m_provider.queried();
        case Call::Close: return m_provider.answer(204, {});
        case Call::Reverse: return m_provider.reversed();
        case Call::Refund: return m_provider.refunded({{QStringLiteral("status"), QStringLiteral("PROCESSING")}});
        case Call::QueryRefund: return m_provider.refunded();
        }
        return {};
    }

    std::map<QByteArray, http::Response> doubtful(Call call) const override
    {
        const http::Response good = genuine(call);
        std::map<QByteArray, http::Response> all;
        all["unsigned"] = m_provider.unsignedAnswer(good.status, good.body);
        all["a changed body"] = changed(good, [](http::Response& r) { r.body += ' '; });
        all["another status that says nothing"] = m_provider.answer(200, "{}");
        all["a body that is no JSON"] = m_provider.answer(200, "<html>ok</html>");
        all["a signature of five minutes and a second ago"] = aged(good, -301);
        all["a signature from the future"] = aged(good, 301);
        all["a probe of the platform"] =
            changed(good, [](http::Response& r) { r.headers.set("Wechatpay-Signature", "WECHATPAY/SIGNTEST/abcd"); });
        all["the signature of an unknown key"] =
            changed(good, [](http::Response& r) { r.headers.set("Wechatpay-Serial", "PUB_KEY_ID_9"); });
        all["an unknown error"] = m_provider.error(400, "SOMETHING_NEW");
        all["a busy provider"] = m_provider.error(429, "FREQUENCY_LIMITED");
        all["a broken provider"] = m_provider.error(500, "SYSTEM_ERROR");
        all["a broken edge"] = m_provider.unsignedAnswer(502, "<html>bad gateway</html>");
        all["a refusal's code with a server error's status"] = m_provider.error(500, refusalCode(call));
        all["a redirect"] = m_provider.unsignedAnswer(302, {});
        if (call == Call::Query || (call == Call::Place && placingTakesMoney()))
            addDoubtfulTransactions(all);
        if (call == Call::Place && placingTakesMoney())
            addDoubtfulPayments(all);
        if (call == Call::Reverse)
            addDoubtfulReversals(all);
        if (call == Call::Refund || call == Call::QueryRefund)
            addDoubtfulRefunds(all);
        return all;
    }

    SignedNotice notice(UtcTime signedAt) const override
    {
        return m_provider.noticeAt(m_provider.noticeBody(m_provider.transaction()), signedAt);
    }
    SignedNotice refundNotice(UtcTime signedAt) const override
    {
        return m_provider.noticeAt(m_provider.refundNoticeBody(), signedAt);
    }
    std::vector<QByteArray> signedHeaders() const override
    {
        return {"Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial"};
    }
    std::vector<QByteArray> secrets() const override
    {
        const QByteArray pem = m_provider.merchantKey().toPem().reveal();
        return {m_provider.apiV3Key(), pem.split('\n').at(3), "BEGIN PRIVATE KEY"};
    }
    std::vector<QByteArray> personal() const override
    {
        const channels::Order whole = order();
        if (whole.authCode.isEmpty())
            return {whole.payerId};
        return {whole.payerId, whole.authCode.reveal()};
    }
    bool placingTakesMoney() const override { return m_payWay == "WECHAT_CODE"; }

private:
    template <class Change>
    static http::Response changed(http::Response response, Change change)
    {
        change(response);
        return response;
    }

    http::Response aged(const http::Response& good, int seconds) const
    {
        http::Response response = m_provider.unsignedAnswer(good.status, good.body);
        const QByteArray timestamp = good.headers.value("Wechatpay-Timestamp");
        const auto at = UtcTime::fromSeconds(timestamp.toLongLong() + seconds);
        response.headers = m_provider.noticeAt(good.body, at).headers;
        return response;
    }

    static const char* refusalCode(Call call)
    {
        switch (call) {
        case Call::Place: return "PARAM_ERROR";
        case Call::Refund: return "NOT_ENOUGH";
        case Call::QueryRefund: return "RESOURCE_NOT_EXISTS";
        case Call::Query:
        case Call::Close:
        case Call::Reverse: break;
        }
        return "ORDER_NOT_EXIST";
    }

    void addDoubtfulRefunds(std::map<QByteArray, http::Response>& all) const
    {
        const QString amount = QStringLiteral("amount");
        const QJsonObject fraction{{QStringLiteral("refund"), 0.5}};
        all["an unknown state"] = m_provider.refunded({{QStringLiteral("status"), QStringLiteral("MAYBE")}});
        all["another refund's number"] =
            m_provider.refunded({{QStringLiteral("out_refund_no"), QStringLiteral("R202611231234567800ABCDEF0123XY")}});
        all["given back without an amount"] = m_provider.refunded({{amount, QJsonValue()}});
        all["given back with a fraction"] = m_provider.refunded({{amount, fraction}});
        all["a key twice"] = m_provider.answer(200, R"({"status":"PROCESSING","status":"SUCCESS"})");
    }

    void addDoubtfulReversals(std::map<QByteArray, http::Response>& all) const
    {
        const QString number = QStringLiteral("out_trade_no");
        all["another order's number"] =
            m_provider.reversed({{number, QStringLiteral("P202611231234567800ABCDEF0123XY02")}});
        all["no number"] = m_provider.reversed({{number, QJsonValue()}});
        all["another merchant's"] = m_provider.reversed({{QStringLiteral("mchid"), QStringLiteral("1900000002")}});
        all["another application's"] = m_provider.reversed({{QStringLiteral("appid"), QStringLiteral("wx99")}});
        all["a call that is too frequent"] = m_provider.error(429, "RATELIMIT_EXCEEDED");
    }

    void addDoubtfulPayments(std::map<QByteArray, http::Response>& all) const
    {
        const QJsonObject more{{QStringLiteral("total"), 1231}, {QStringLiteral("currency"), QStringLiteral("CNY")}};
        all["paid with another amount"] = m_provider.queried({{QStringLiteral("amount"), more}});
        all["paid to another merchant"] = m_provider.queried({{QStringLiteral("mchid"), QStringLiteral("1900000002")}});
        all["a bank that broke"] = m_provider.error(500, "BANK_ERROR");
        all["a number that was used"] = m_provider.error(403, "OUT_TRADE_NO_USED");
        all["an order that was paid"] = m_provider.error(400, "ORDERPAID");
    }

    void addDoubtfulTransactions(std::map<QByteArray, http::Response>& all) const
    {
        const QString amount = QStringLiteral("amount");
        const QJsonObject fraction{{QStringLiteral("total"), 12.5}};
        const QJsonObject text{{QStringLiteral("total"), QStringLiteral("1230")}};
        const QJsonObject foreign{{QStringLiteral("total"), 1230}, {QStringLiteral("currency"), QStringLiteral("XXX")}};
        all["an unknown state"] = m_provider.queried({{QStringLiteral("trade_state"), QStringLiteral("MAYBE")}});
        all["another order's number"] =
            m_provider.queried({{QStringLiteral("out_trade_no"), QStringLiteral("P202611231234567800ABCDEF0123XY02")}});
        all["paid without an amount"] = m_provider.queried({{amount, QJsonValue()}});
        all["paid with a fraction"] = m_provider.queried({{amount, fraction}});
        all["paid with a text for an amount"] = m_provider.queried({{amount, text}});
        all["paid in an unknown currency"] = m_provider.queried({{amount, foreign}});
        all["paid without a trade number"] = m_provider.queried({{QStringLiteral("transaction_id"), QJsonValue()}});
        all["a key twice"] = m_provider.answer(200, R"({"trade_state":"NOTPAY","trade_state":"SUCCESS"})");
    }

    const WechatProvider m_provider;
    const QByteArray m_payWay;
};

} // namespace

std::unique_ptr<ChannelFixture> makeWechatFixture(const QByteArray& payWay, const Clock& clock)
{
    for (const char* wechat : {"WECHAT_NATIVE", "WECHAT_JSAPI", "WECHAT_H5", "WECHAT_APP", "WECHAT_CODE"}) {
        if (payWay == wechat)
            return std::make_unique<WechatFixture>(clock, payWay);
    }
    return nullptr;
}

} // namespace guitai::test
