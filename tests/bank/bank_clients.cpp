// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bank/bank_clients.h"

#include <QElapsedTimer>
#include <QJsonDocument>

namespace guitai::test {

namespace {

constexpr int kServersFault = 500;
constexpr qint64 kMostAtOnce = 6'000; ///< more than a user may have left now and then
constexpr int kMostSettling = 20;

QByteArray sum(const char* member, const QByteArray& number, qint64 minor)
{
    return QByteArray("{\"") + member + "\":\"" + number + "\",\"amount\":" + QByteArray::number(minor) +
           ",\"currency\":\"CNY\"";
}

QByteArray text(const QJsonObject& answer, const char* member)
{
    return answer.value(QLatin1String(member)).toString().toLatin1();
}

bool isRefusal(const QByteArray& code)
{
    return code == "INSUFFICIENT_BALANCE" || code == "REFUND_EXCEEDS_PAID";
}

} // namespace

BankClients::Step BankClients::pay()
{
    Step step;
    step.payer = static_cast<size_t>(upTo(static_cast<qint64>(m_payers.size()))) - 1;
    step.minor = upTo(kMostAtOnce);
    step.path = "/v1/payments";
    step.body = sum("merchant_order_no", "bank-" + QByteArray::number(++m_numbers), step.minor) +
                R"(,"subject":"tea","pay_way":"BALANCE","auth_code":")" + m_payers[step.payer].token + "\"}";
    return step;
}

BankClients::Step BankClients::refund()
{
    Step step;
    step.deed = Deed::Refund;
    step.payment = static_cast<size_t>(upTo(static_cast<qint64>(m_payments.size()))) - 1;
    const Paid& paid = m_payments[step.payment];
    step.payer = paid.payer;
    step.minor = upTo(kMostAtOnce / 2); // more than was paid, or than is left, now and then
    step.path = "/v1/payments/" + paid.paymentNo + "/refunds";
    step.body = sum("merchant_refund_no", "back-" + QByteArray::number(++m_numbers), step.minor) + '}';
    return step;
}

BankClients::Step BankClients::freeze()
{
    Step step;
    step.deed = Deed::Freeze;
    step.minor = upTo(kMostAtOnce);
    step.path = "/v1/accounts/" + Integrator::homeAccount() + "/freezes";
    step.body = sum("merchant_freeze_no", "hold-" + QByteArray::number(++m_numbers), step.minor) + '}';
    return step;
}

/// Two of three are captured, in part or in whole, for a user; the others released.
BankClients::Step BankClients::endOfFreeze()
{
    Step step = std::move(m_freezes.back());
    m_freezes.pop_back();
    const bool captured = upTo(3) > 1;
    step.deed = captured ? Deed::Capture : Deed::Release;
    step.path = "/v1/freezes/" + step.freezeNo + (captured ? "/capture" : "/release");
    step.body.clear();
    if (!captured)
        return step;
    step.payer = static_cast<size_t>(upTo(static_cast<qint64>(m_payers.size()))) - 1;
    step.minor = upTo(step.minor);
    step.body = "{\"amount\":" + QByteArray::number(step.minor) + ",\"to_account_no\":\"" +
                m_payers[step.payer].accountNo + "\"}";
    return step;
}

BankClients::Step BankClients::randomStep()
{
    const qint64 dice = upTo(100);
    if (dice > 75 && !m_freezes.empty())
        return endOfFreeze();
    if (dice > 70)
        return freeze();
    if (dice > 45 && !m_payments.empty())
        return refund();
    return pay();
}

bool BankClients::takeMoney(const Step& step, const QByteArray& status, const QJsonObject& answer)
{
    switch (step.deed) {
    case Deed::Pay:
        if (status != "SUCCEEDED")
            return false;
        m_changes[step.payer] -= step.minor;
        m_payments.push_back({text(answer, "payment_no"), step.payer});
        return true;
    case Deed::Refund:
        if (status == "SUCCEEDED")
            m_changes[step.payer] += step.minor;
        return status == "SUCCEEDED";
    case Deed::Freeze:
        if (status == "HELD") {
            m_freezes.push_back(step);
            m_freezes.back().freezeNo = text(answer, "freeze_no");
        }
        return status == "HELD";
    case Deed::Capture:
        if (status == "CAPTURED")
            m_changes[step.payer] += step.minor;
        return status == "CAPTURED";
    case Deed::Release: break;
    }
    return status == "RELEASED";
}

bool BankClients::take(const Step& step, int status, const QJsonObject& answer)
{
    DeedCount& count = m_counts[step.deed];
    if (status == 0 || status >= kServersFault)
        return false;
    const bool isProblem = answer.contains(QLatin1String("code"));
    if (!isProblem && takeMoney(step, text(answer, "status"), answer)) {
        ++count.done;
        return true;
    }
    // A refused charge is an attempt that failed; a refund that found no money has failed.
    const QByteArray code = text(answer, isProblem ? "code" : "error_code");
    if (isRefusal(code)) {
        ++count.refused;
        return true;
    }
    if (step.deed == Deed::Release && code == "HOLD_RELEASED") { // sent again
        ++count.done;
        return true;
    }
    if (isProblem && code != "REQUEST_STILL_RUNNING") {
        m_surprises.append(QString::fromLatin1(step.path + ": " + code));
        return true;
    }
    return false;
}

bool BankClients::run(Integrator& integrator, quint16 port, int connections, std::chrono::seconds seconds)
{
    QElapsedTimer clock;
    clock.start();
    LoadPlan plan;
    plan.port = port;
    plan.connections = connections;
    plan.next = [&](std::int64_t index) {
        if (clock.hasExpired(std::chrono::milliseconds(seconds).count()))
            return QByteArray();
        Step step = randomStep();
        QByteArray bytes = integrator.requests().post(step.path, step.body);
        m_underWay.insert(index, std::move(step));
        return bytes;
    };
    plan.answered = [&](const LoadAnswer& answer) {
        const Step step = m_underWay.take(answer.index);
        if (!take(step, answer.status, QJsonDocument::fromJson(answer.body.toByteArray()).object()))
            m_open.push_back(step);
    };
    LoadClient client(std::move(plan));
    const bool started = client.start();
    client.join();
    m_seconds = static_cast<double>(clock.elapsed()) / 1'000;
    return started;
}

QStringList BankClients::settle(Integrator& integrator)
{
    for (const Step& step : m_open)
        ++m_counts[step.deed].open;
    QElapsedTimer clock;
    for (clock.start(); !m_open.empty() && clock.elapsed() < kMostSettling * 1'000;) {
        std::vector<Step> still;
        for (Step& step : m_open) {
            // The same request is answered with what was stored for it; later states are the resource's own.
            IntegratorAnswer answer = integrator.post(step.path, step.body);
            const QByteArray refundNo = answer.text("refund_no");
            const QByteArray paymentNo = answer.text("payment_no");
            if (step.deed == Deed::Refund && !refundNo.isEmpty())
                answer = integrator.get("/v1/refunds/" + refundNo);
            else if (step.deed == Deed::Pay && !paymentNo.isEmpty())
                answer = integrator.get("/v1/payments/" + paymentNo);
            if (!take(step, answer.status, answer.body))
                still.push_back(std::move(step));
        }
        m_open = std::move(still);
    }
    QStringList open;
    for (const Step& step : m_open)
        open.append(QString::fromLatin1(step.path + " has no outcome"));
    return open;
}

QHash<QByteArray, qint64> BankClients::changes() const
{
    QHash<QByteArray, qint64> changes;
    for (const auto& [payer, minor] : m_changes)
        changes.insert(m_payers[payer].accountNo, minor);
    return changes;
}

} // namespace guitai::test
