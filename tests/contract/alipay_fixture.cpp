// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/alipay_provider.h"
#include "contract/channel_fixture.h"

namespace guitai::test {

namespace {

class AlipayFixture final : public ChannelFixture
{
public:
    AlipayFixture(const Clock& clock, const QByteArray& payWay) : m_provider(clock), m_payWay(payWay) {}

    channels::ChannelAccount account() const override { return m_provider.account(); }
    channels::Order order() const override { return m_provider.order(m_payWay); }
    channels::RefundOrder refund() const override { return m_provider.refund(); }
    bool hasProvider() const override { return true; }
    bool placingCalls() const override { return m_payWay != "ALIPAY_WAP"; }
    channels::RefundState refundAnswered() const override { return channels::RefundState::Succeeded; }
    bool numbersRefunds() const override { return false; }
    bool takesRefundNotices() const override { return false; }
    bool noticesGetOld() const override { return false; }

    QByteArray meaningOf(const http::Call& call) const override
    {
        auto parameters = AlipayProvider::parametersOf(call);
        parameters.erase("timestamp");
        parameters.erase("sign");
        QByteArray meaning;
        for (const auto& [name, value] : parameters)
            meaning += name + '=' + value + '\n';
        return meaning;
    }

    http::Response genuine(Call call) const override { return m_provider.answer(methodOf(call), content(call)); }

    std::map<QByteArray, http::Response> doubtful(Call call) const override
    {
        const char* method = methodOf(call);
        const http::Response good = genuine(call);
        std::map<QByteArray, http::Response> all;
        all["unsigned"] = m_provider.raw(QByteArray(good.body).replace("\"sign\"", "\"sigh\""));
        all["a changed body"] = m_provider.raw(QByteArray(good.body).replace("Success", "success"));
        all["a blank in what is signed"] = m_provider.raw(QByteArray(good.body).replace(":{", ":{ "));
        all["another method's answer"] = m_provider.answer("alipay.trade.create", content(call));
        all["signed, and saying nothing"] = m_provider.answer(method, QByteArray("{}"));
        all["no JSON"] = m_provider.raw("<html>ok</html>");
        all["cut off"] = m_provider.raw(good.body.chopped(20));
        all["an unknown sub-code"] = m_provider.refusal(method, "40004", "ACQ.SOMETHING_NEW");
        all["an unknown code"] = m_provider.refusal(method, "49999", refusalOf(call));
        all["a code whose refusal is not final"] = m_provider.refusal(method, "20000", refusalOf(call));
        all["a busy gateway"] = m_provider.refusal(method, "40005", "isv.app-call-limited");
        all["a broken provider"] = m_provider.refusal(method, "40004", "ACQ.SYSTEM_ERROR");
        all["a broken edge"] = m_provider.raw("<html>bad gateway</html>", 502);
        all["genuine, with an error's status"] = m_provider.raw(good.body, 500);
        all["an unsigned refusal"] =
            m_provider.raw(QByteArray(R"({"error_response":{"code":"40004","sub_code":")") + refusalOf(call) + "\"}}");
        if (call == Call::Query || (call == Call::Place && placingTakesMoney()))
            addDoubtfulTrades(all, call);
        if (call == Call::Place && placingTakesMoney())
            addDoubtfulPayments(all);
        if (call == Call::Reverse)
            addDoubtfulReversals(all);
        if (call == Call::Refund || call == Call::QueryRefund)
            addDoubtfulRefunds(all, call);
        return all;
    }

    SignedNotice notice(UtcTime) const override { return m_provider.signedNotice(m_provider.notice()); }
    SignedNotice refundNotice(UtcTime) const override { return m_provider.signedNotice(m_provider.refundNotice()); }
    std::vector<QByteArray> secrets() const override
    {
        const QByteArray pem = m_provider.merchantKey().toPem().reveal();
        return {pem.split('\n').at(3), "BEGIN PRIVATE KEY"};
    }
    std::vector<QByteArray> personal() const override
    {
        const channels::Order whole = order();
        if (whole.authCode.isEmpty())
            return {"159****5620", whole.payerId};
        return {"159****5620", whole.payerId, whole.authCode.reveal()};
    }
    bool placingTakesMoney() const override { return m_payWay == "ALIPAY_CODE"; }

private:
    const char* methodOf(Call call) const
    {
        switch (call) {
        case Call::Place: return placingTakesMoney() ? "alipay.trade.pay" : "alipay.trade.precreate";
        case Call::Reverse: return "alipay.trade.cancel";
        case Call::Query: return "alipay.trade.query";
        case Call::Close: return "alipay.trade.close";
        case Call::Refund: return "alipay.trade.refund";
        case Call::QueryRefund: break;
        }
        return "alipay.trade.fastpay.refund.query";
    }

    QJsonObject content(Call call) const
    {
        switch (call) {
        case Call::Place: return placingTakesMoney() ? m_provider.paid() : m_provider.placed();
        case Call::Reverse: return m_provider.cancelled();
        case Call::Query: return m_provider.trade();
        case Call::Close: return m_provider.closed();
        case Call::Refund: return m_provider.refunded();
        case Call::QueryRefund: break;
        }
        return m_provider.refundStatus();
    }

    static const char* refusalOf(Call call)
    {
        switch (call) {
        case Call::Place: return "ACQ.TOTAL_FEE_EXCEED";
        case Call::Reverse: return "ACQ.TRADE_CANCEL_TIME_OUT";
        case Call::Refund: return "ACQ.SELLER_BALANCE_NOT_ENOUGH";
        case Call::Query:
        case Call::Close:
        case Call::QueryRefund: break;
        }
        return "ACQ.TRADE_NOT_EXIST";
    }

    void addDoubtfulPayments(std::map<QByteArray, http::Response>& all) const
    {
        const char* method = methodOf(Call::Place);
        const QJsonObject more{{QStringLiteral("total_amount"), QStringLiteral("12.31")}};
        all["paid with another amount"] = m_provider.answer(method, m_provider.paid(more));
        all["a number that was paid"] = m_provider.refusal(method, "40004", "ACQ.TRADE_HAS_SUCCESS");
        all["a number of another order"] = m_provider.refusal(method, "40004", "ACQ.CONTEXT_INCONSISTENT");
    }

    void addDoubtfulReversals(std::map<QByteArray, http::Response>& all) const
    {
        const auto with = [this](const char* member, const QJsonValue& value) {
            return m_provider.answer(methodOf(Call::Reverse), m_provider.cancelled({{QLatin1String(member), value}}));
        };
        all["not yet cancelled"] = with("retry_flag", QStringLiteral("Y"));
        all["no word whether to call again"] = with("retry_flag", QJsonValue());
        all["another order's number"] = with("out_trade_no", QStringLiteral("P202611231234567800ABCDEF0123XY02"));
        all["no number"] = with("out_trade_no", QJsonValue());
    }

    void addDoubtfulTrades(std::map<QByteArray, http::Response>& all, Call call) const
    {
        const auto with = [&](const char* member, const QJsonValue& value) {
            const QJsonObject changes{{QLatin1String(member), value}};
            return m_provider.answer(methodOf(call),
                                     call == Call::Place ? m_provider.paid(changes) : m_provider.trade(changes));
        };
        if (call == Call::Query)
            all["an unknown state"] = with("trade_status", QStringLiteral("MAYBE"));
        all["another order's number"] = with("out_trade_no", QStringLiteral("P202611231234567800ABCDEF0123XY02"));
        all["paid without an amount"] = with("total_amount", QJsonValue());
        all["paid with a number for an amount"] = with("total_amount", 12.3);
        all["paid with too many decimals"] = with("total_amount", QStringLiteral("12.300"));
        all["paid in words"] = with("total_amount", QStringLiteral("1e2"));
        all["paid nothing"] = with("total_amount", QStringLiteral("0.00"));
        all["paid more than there is"] = with("total_amount", QStringLiteral("99999999999999999999.00"));
        all["paid without a trade number"] = with("trade_no", QJsonValue());
        all["a key twice"] = m_provider.answer(
            methodOf(call), QByteArray(R"({"code":"10000","trade_status":"A","trade_status":"TRADE_SUCCESS"})"));
    }

    void addDoubtfulRefunds(std::map<QByteArray, http::Response>& all, Call call) const
    {
        const bool isCall = call == Call::Refund;
        const auto with = [&](const char* member, const QJsonValue& value) {
            const QJsonObject changes{{QLatin1String(member), value}};
            return m_provider.answer(methodOf(call),
                                     isCall ? m_provider.refunded(changes) : m_provider.refundStatus(changes));
        };
        const char* amount = isCall ? "refund_fee" : "refund_amount";
        all["another trade's number"] = with("out_trade_no", QStringLiteral("P202611231234567800ABCDEF0123XY02"));
        all["without an amount"] = with(amount, QJsonValue());
        all["with a number for an amount"] = with(amount, 5);
        if (isCall) {
            all["less in all than this one"] = with(amount, QStringLiteral("4.99"));
            all["more in all than was paid"] = with(amount, QStringLiteral("12.31"));
            all["the same number with another amount"] =
                m_provider.refusal(methodOf(call), "40004", "ACQ.DISCORDANT_REPEAT_REQUEST");
        } else {
            all["an unknown state"] = with("refund_status", QStringLiteral("REFUND_MAYBE"));
            all["another refund's number"] = with("out_request_no", QStringLiteral("R202611231234567800ABCDEF0123XY"));
        }
    }

    const AlipayProvider m_provider;
    const QByteArray m_payWay;
};

} // namespace

std::unique_ptr<ChannelFixture> makeAlipayFixture(const QByteArray& payWay, const Clock& clock)
{
    for (const char* alipay : {"ALIPAY_QR", "ALIPAY_WAP", "ALIPAY_CODE"}) {
        if (payWay == alipay)
            return std::make_unique<AlipayFixture>(clock, payWay);
    }
    return nullptr;
}

} // namespace guitai::test
