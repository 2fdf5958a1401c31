// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/sale_book.h"

#include <utility>

namespace guitai::test {

namespace {

constexpr int kCreated = 201;
constexpr int kServersFault = 500;
constexpr int kNotSent = -1;
constexpr size_t kAnsweredAgain = 5;

QByteArray paymentNoIn(const QByteArray& body)
{
    constexpr QByteArrayView kMember("\"payment_no\":\"");
    const qsizetype at = body.indexOf(kMember);
    if (at < 0)
        return {};
    const qsizetype from = at + kMember.size();
    return body.mid(from, body.indexOf('"', from) - from);
}

bool isToldPaid(const Sale& sale)
{
    return sale.answer.contains("\"status\":\"SUCCEEDED\"");
}

bool isPaid(const QByteArray& status)
{
    return status == "SUCCEEDED" || status == "PARTIALLY_REFUNDED" || status == "REFUNDED";
}

QString said(const Sale& sale, const char* what)
{
    return QStringLiteral("%1: %2").arg(QString::fromLatin1(sale.orderNo), QString::fromLatin1(what));
}

/// The sale as its merchant sends it once more: it knows what it was told, and what we saw for it.
Sale again(const Sale& before)
{
    Sale sale;
    sale.orderNo = before.orderNo;
    sale.idempotencyKey = before.idempotencyKey;
    sale.payWay = before.payWay;
    sale.rechargeOf = before.rechargeOf;
    sale.authCode = before.authCode;
    sale.mustBe = before.paymentNo.isEmpty() ? before.mustBe : before.paymentNo;
    sale.mustAnswer = before.answer.isEmpty() ? before.mustAnswer : before.answer;
    return sale;
}

} // namespace

void SaleBook::beginCycle()
{
    std::vector<Sale> repeats;
    size_t answered = 0;
    for (const Sale& sale : m_sales) {
        const bool owed = sale.status == 0 || (sale.status == kNotSent && !sale.mustBe.isEmpty());
        if (owed || (sale.status == kCreated && ++answered <= kAnsweredAgain))
            repeats.push_back(again(sale));
    }
    m_repeated += static_cast<qint64>(repeats.size());
    m_sales = std::move(repeats);
    m_places.clear();
    m_sent = 0;
    m_acknowledged = 0;
}

void SaleBook::beginLastCycle()
{
    beginCycle();
    m_onlyRepeats = true;
}

/// Three kinds in turn: no key, the order number as key, and a key that lives in another slot.
Sale SaleBook::newSale()
{
    Sale sale;
    const qint64 number = m_made++;
    sale.orderNo = "crash-" + QByteArray::number(number);
    if (number % 3 == 1)
        sale.idempotencyKey = sale.orderNo;
    if (number % 3 == 2)
        sale.idempotencyKey = "key-of-" + sale.orderNo;
    sale.payWay = m_payWays[number % m_payWays.size()];
    if (number % 4 == 3 && !m_savers.isEmpty()) {
        sale.rechargeOf = m_savers[number / 4 % m_savers.size()];
        if (sale.payWay == "BALANCE")
            sale.payWay = "CASH";
    }
    if (sale.payWay == "BALANCE")
        sale.authCode = m_tokens[number % m_tokens.size()];
    return sale;
}

QByteArray SaleBook::next(std::int64_t index, LoadRequests& requests)
{
    if (m_sent == m_sales.size()) {
        if (m_onlyRepeats || std::cmp_greater_equal(m_sent, m_most))
            return {};
        m_sales.push_back(newSale());
    }
    m_places.insert(index, m_sent);
    Sale& sale = m_sales[m_sent++];
    sale.status = 0;
    if (!sale.rechargeOf.isEmpty())
        return requests.recharge(sale.rechargeOf, sale.orderNo, sale.idempotencyKey, sale.payWay);
    return requests.create(sale.orderNo, sale.idempotencyKey, sale.payWay, sale.authCode);
}

bool SaleBook::take(const LoadAnswer& answer)
{
    const auto place = m_places.constFind(answer.index);
    if (place == m_places.constEnd())
        return false;
    Sale& sale = m_sales[*place];
    m_places.erase(place); // the next load counts from 0 again
    // Without an answer, or with one that says so, it may have been done or not: it is lost.
    if (answer.status == 0 || answer.status >= kServersFault)
        return true;
    sale.status = answer.status;
    sale.answer = answer.body.toByteArray();
    sale.paymentNo = paymentNoIn(sale.answer);
    if (answer.status != kCreated)
        return true;
    if (m_onPaid && sale.mustAnswer.isEmpty() && sale.rechargeOf.isEmpty() && isToldPaid(sale))
        m_onPaid(sale.paymentNo);
    const std::lock_guard lock(m_mutex);
    ++m_acknowledged;
    m_progress.notify_one();
    return true;
}

bool SaleBook::waitForAcknowledged(int count, std::chrono::milliseconds most)
{
    std::unique_lock lock(m_mutex);
    return m_progress.wait_for(lock, most, [&] { return m_acknowledged >= count; });
}

QStringList SaleBook::differences(FolderLook& look)
{
    QStringList wrong;
    for (Sale& sale : m_sales) {
        if (sale.status == kNotSent)
            continue;
        const std::vector<StoredPayment> stored = look.paymentsOf(sale.orderNo);
        const auto claim = look.claimOf(sale.key());
        const QString difference =
            sale.status == 0 ? wrongWithLost(sale, stored, claim) : wrongWithAnswered(sale, stored, claim);
        if (!difference.isEmpty())
            wrong.append(difference);
        if (sale.status == kCreated)
            m_answers.insert(sale.orderNo, sale.paymentNo);
    }
    return wrong;
}

QString SaleBook::wrongWithAnswered(const Sale& sale, const std::vector<StoredPayment>& stored,
                                    const std::optional<StoredClaim>& claim)
{
    if (sale.status != kCreated)
        return said(sale, "refused: ") + QString::fromUtf8(sale.answer);
    if (stored.size() != 1 || stored.front().paymentNo != sale.paymentNo)
        return said(sale, "acknowledged, but not stored once under its number");
    if (isToldPaid(sale) && !isPaid(stored.front().status))
        return said(sale, "told that it is paid, but not stored as paid");
    if (!claim || claim->paymentNo != sale.paymentNo || claim->answer != sale.answer)
        return said(sale, "acknowledged, but its answer is not kept");
    if (!sale.mustBe.isEmpty() && sale.mustBe != sale.paymentNo)
        return said(sale, "was given another payment number when it was sent again");
    if (!sale.mustAnswer.isEmpty() && sale.mustAnswer != sale.answer)
        return said(sale, "was given another answer when it was sent again");
    return {};
}

QString SaleBook::wrongWithLost(Sale& sale, const std::vector<StoredPayment>& stored,
                                const std::optional<StoredClaim>& claim)
{
    ++m_lost;
    m_lostButStored += static_cast<qint64>(stored.size());
    if (stored.size() > 1)
        return said(sale, "stored twice");
    if (!stored.empty() && (!claim || claim->paymentNo != stored.front().paymentNo))
        return said(sale, "half written: a payment without its claim");
    if (!sale.mustBe.isEmpty() && (!claim || claim->paymentNo != sale.mustBe))
        return said(sale, "its claim was there and is gone or another");
    if (claim)
        sale.mustBe = claim->paymentNo;
    return {};
}

QStringList SaleBook::differencesOverall(FolderLook& look) const
{
    const auto stored = look.allPayments();
    QStringList wrong;
    for (auto it = m_answers.begin(); it != m_answers.end(); ++it) {
        if (stored.value(it.key()) != it.value())
            wrong.append(QString::fromLatin1(it.key()) + QStringLiteral(": acknowledged once, not stored now"));
    }
    return wrong;
}

} // namespace guitai::test
