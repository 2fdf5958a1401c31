// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is sold through UnionPay's gateway: UNIONPAY_QR, UNIONPAY_CODE, UNIONPAY_WAP and BANK_GATEWAY.
#include "contract/acp_provider.h"
#include "contract/channel_fixture.h"

namespace guitai::test {

namespace {

class AcpFixture final : public ChannelFixture
{
public:
    explicit AcpFixture(const QByteArray& payWay) : m_provider(payWay), m_payWay(payWay) {}

    channels::ChannelAccount account() const override { return m_provider.account(); }
    channels::Order order() const override { return m_provider.order(); }
    channels::RefundOrder refund() const override { return m_provider.refund(); }
    bool hasProvider() const override { return true; }
    bool placingCalls() const override { return m_payWay != "BANK_GATEWAY" && m_payWay != "UNIONPAY_WAP"; }
    bool placingHandsOver() const override { return m_payWay != "UNIONPAY_CODE"; }
    bool noticesGetOld() const override { return false; }
    bool noticesAreForms() const override { return true; }

    http::Response genuine(Call call) const override
    {
        switch (call) {
        case Call::Place: return m_provider.placed();
        case Call::Query: return m_provider.queried();
        case Call::Close: return closedAnswer();
        case Call::Reverse: return m_provider.reversed();
        case Call::Refund: return m_provider.refunded();
        case Call::QueryRefund: return m_provider.refundQueried();
        }
        return {};
    }

    std::map<QByteArray, http::Response> doubtful(Call call) const override
    {
        std::map<QByteArray, http::Response> all;
        if (call == Call::Place && !placingCalls())
            return all;
        const http::Response good = genuine(call);
        all["unsigned"] = m_provider.raw(good.body.left(good.body.indexOf("&signature=")));
        all["a changed body"] = m_provider.raw(good.body + ' ');
        all["another status"] = good;
        all["another status"].status = 500;
        all["a page"] = m_provider.raw("<html>a=b</html>");
        all["nothing"] = m_provider.raw({});
        all["a field twice"] = m_provider.raw("respCode=00&" + good.body);
        all["an unknown code"] = with(call, {{"respCode", "Q7"}});
        all["a code that is none"] = with(call, {{"respCode", "000"}});
        all["no code"] = with(call, {{"respCode", ""}});
        all["a busy provider"] = with(call, {{"respCode", "06"}});
        all["another order's number"] = with(call, {{"orderId", "P202611231234567800ABCDEF0123XY02"}});
        all["another order's time"] = with(call, {{"txnTime", "20261123100321"}});
        all["another transaction's answer"] = with(call, {{"txnType", "79"}});
        all["another way of signing"] = with(call, {{"signMethod", "11"}});
        all["an older version"] = with(call, {{"version", "5.0.0"}});
        addForeignCertificates(all, call);
        if (call == Call::Query || call == Call::Close) {
            all["a query that failed"] = m_provider.queried({{"respCode", "01"}});
            all["an unknown state"] = m_provider.queried({{"origRespCode", "Q7"}});
            all["no state"] = m_provider.queried({{"origRespCode", ""}});
        }
        if (call == Call::Query)
            addDoubtfulPayments(all);
        if (call == Call::QueryRefund)
            addDoubtfulRefunds(all);
        return all;
    }

    SignedNotice notice(UtcTime) const override { return m_provider.notice(); }
    SignedNotice refundNotice(UtcTime) const override { return m_provider.refundNotice(); }
    std::vector<QByteArray> secrets() const override { return {m_provider.password(), "BEGIN PRIVATE KEY"}; }
    std::vector<QByteArray> personal() const override { return {"6216***0018", "6223600000000000001"}; }

private:
    /// Nothing is ever closed: an order that was not paid in its time can no longer be.
    http::Response closedAnswer() const
    {
        return m_provider.queried({{"origRespCode", m_payWay == "UNIONPAY_CODE" ? "64" : "05"}});
    }

    http::Response with(Call call, const AcpFields& changes, const AcpProvider& provider) const
    {
        switch (call) {
        case Call::Place: return provider.placed(changes);
        case Call::Query:
        case Call::Close: return provider.queried(changes);
        case Call::Reverse: return provider.reversed(changes);
        case Call::Refund: return provider.refunded(changes);
        case Call::QueryRefund: return provider.refundQueried(changes);
        }
        return {};
    }
    http::Response with(Call call, const AcpFields& changes) const { return with(call, changes, m_provider); }

    void addForeignCertificates(std::map<QByteArray, http::Response>& all, Call call) const
    {
        AcpProvider other(m_payWay);
        other.signAs("041@Z2025-1@somebody else@00000001", other.middle(), 3650);
        all["a certificate of another name"] = with(call, {}, other);
        other.signAs("00040000:SIGN", other.middle(), 3650);
        all["the name in another place"] = with(call, {}, other);
        other.signAs("041@Z2025-1@00040000:SIGN@00000001", other.impostor(), 3650);
        all["a certificate that nobody vouches for"] = with(call, {}, other);
        other.signAs("041@Z2025-1@00040000:SIGN@00000001", other.middle(), -3649);
        all["a certificate that ended"] = with(call, {}, other);
        all["a certificate that is none"] = with(call, {{"signPubKeyCert", "-----BEGIN CERTIFICATE-----"}}, other);
    }

    void addDoubtfulPayments(std::map<QByteArray, http::Response>& all) const
    {
        all["paid without an amount"] = m_provider.queried({{"txnAmt", ""}});
        all["paid with a fraction"] = m_provider.queried({{"txnAmt", "12.30"}});
        all["paid nothing"] = m_provider.queried({{"txnAmt", "0"}});
        all["paid with a sign"] = m_provider.queried({{"txnAmt", "+1230"}});
        all["paid in another currency"] = m_provider.queried({{"currencyCode", "840"}});
        all["paid without a number"] = m_provider.queried({{"queryId", ""}});
    }

    void addDoubtfulRefunds(std::map<QByteArray, http::Response>& all) const
    {
        all["an unknown state"] = m_provider.refundQueried({{"origRespCode", "Q7"}});
        all["given back without an amount"] = m_provider.refundQueried({{"txnAmt", ""}});
        all["given back without a number"] = m_provider.refundQueried({{"queryId", ""}});
    }

    const AcpProvider m_provider;
    const QByteArray m_payWay;
};

} // namespace

std::unique_ptr<ChannelFixture> makeAcpFixture(const QByteArray& payWay, const Clock&)
{
    for (const char* known : {"UNIONPAY_QR", "UNIONPAY_CODE", "UNIONPAY_WAP", "BANK_GATEWAY"}) {
        if (payWay == known)
            return std::make_unique<AcpFixture>(payWay);
    }
    return nullptr;
}

} // namespace guitai::test
