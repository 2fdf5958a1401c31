// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/integrator.h"

#include "accounts/account_id.h"
#include "support/load_client.h"

#include <QJsonDocument>

namespace guitai::test {

namespace {

constexpr int kOk = 200;
constexpr int kCreated = 201;
constexpr int kRefused = 400;
constexpr char kPassword[] = "{\"payment_password\":\"123456\"}";

} // namespace

IntegratorAnswer Integrator::send(const QByteArray& bytes)
{
    IntegratorAnswer answer;
    LoadPlan plan;
    plan.port = m_port;
    plan.connections = 1;
    plan.next = [&](std::int64_t index) { return index == 0 ? bytes : QByteArray(); };
    plan.answered = [&](const LoadAnswer& came) {
        answer.status = came.status;
        answer.body = QJsonDocument::fromJson(came.body.toByteArray()).object();
    };
    LoadClient client(std::move(plan));
    if (client.start())
        client.join();
    if (answer.status == 0 || answer.status >= kRefused)
        m_problem = QByteArray::number(answer.status) + ' ' + answer.text("code");
    return answer;
}

IntegratorAnswer Integrator::post(const QByteArray& path, const QByteArray& body, const QByteArray& key)
{
    return send(m_requests.post(path, body, key));
}

IntegratorAnswer Integrator::get(const QByteArray& path)
{
    return send(m_requests.getPath(path));
}

QByteArray Integrator::signIn(const QByteArray& who, const Secret& password)
{
    const QByteArray body = "{\"operator\":\"" + who + "\",\"password\":\"" + password.reveal() + "\"}";
    return send(LoadRequests::postAs({}, "/v1/sessions", body)).text("token");
}

QByteArray Integrator::homeAccount()
{
    return accounts::merchantHome(MerchantId::trusted("M1000"), Currency::cny()).number.bytes();
}

/// A sale in cash of which one fen goes back at once: that brings the takings home, where they can be frozen.
bool Integrator::takeCash(const QByteArray& number, qint64 minor)
{
    const IntegratorAnswer paid =
        post("/v1/payments", "{\"merchant_order_no\":\"" + number + "\",\"amount\":" + QByteArray::number(minor + 1) +
                                 ",\"currency\":\"CNY\",\"subject\":\"gift\",\"pay_way\":\"CASH\"}");
    const IntegratorAnswer back = post("/v1/payments/" + paid.text("payment_no") + "/refunds",
                                       "{\"merchant_refund_no\":\"" + number + "\",\"amount\":1,\"currency\":\"CNY\"}");
    return paid.status == kCreated && back.status == kCreated;
}

bool Integrator::give(const TestPayer& payer, qint64 minor)
{
    const QByteArray number = "gift-" + payer.userNo;
    const IntegratorAnswer frozen = post("/v1/accounts/" + homeAccount() + "/freezes",
                                         "{\"merchant_freeze_no\":\"" + number +
                                             "\",\"amount\":" + QByteArray::number(minor) + ",\"currency\":\"CNY\"}");
    return frozen.status == kCreated && post("/v1/freezes/" + frozen.text("freeze_no") + "/capture",
                                             "{\"to_account_no\":\"" + payer.accountNo + "\"}")
                                                .status == kOk;
}

std::vector<TestPayer> Integrator::openPayers(int count, qint64 minorEach)
{
    std::vector<TestPayer> payers;
    if (!takeCash("gifts", minorEach * count))
        return {};
    for (int i = 0; i < count; ++i) {
        const QByteArray name = "payer-" + QByteArray::number(i);
        const IntegratorAnswer opened =
            post("/v1/users", "{\"user_id\":\"" + name + "\",\"payment_password\":\"123456\"}");
        payers.push_back({opened.text("user_no"), opened.text("account_no"), {}});
        if (opened.status != kCreated || !give(payers.back(), minorEach))
            return {};
    }
    return renewTokens(payers) ? payers : std::vector<TestPayer>();
}

bool Integrator::renewTokens(std::vector<TestPayer>& payers)
{
    for (TestPayer& payer : payers) {
        payer.token = post("/v1/users/" + payer.userNo + "/tokens", kPassword).text("token");
        if (payer.token.isEmpty())
            return false;
    }
    return true;
}

} // namespace guitai::test
