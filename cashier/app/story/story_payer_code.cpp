// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A sale by the customer's code: the story asks for one, scans it as a scanner does, and waits for the customer's word.
#include "till/story/story.h"

#include <QFile>

namespace guitai::till {

namespace {

using models::PaymentState;

constexpr Duration kSettle{600};
constexpr Duration kSoon = std::chrono::seconds(20);

QByteArray codeIn(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

} // namespace

async::Task<bool> Story::chargeByCode()
{
    auto settle = rest(kSettle);
    co_await settle;
    type(m_plan.amountKeys);
    tell({{QStringLiteral("event"), QStringLiteral("code_wanted")}});
    const std::function<bool()> isThere = [this] { return !codeIn(m_plan.payerCodeFile).isEmpty(); };
    auto waiting = waitFor(isThere, kSoon);
    if (!co_await waiting)
        co_return fail("no_payer_code");
    type(codeIn(m_plan.payerCodeFile));
    press(Qt::Key_Return); // the scanner's
    const std::function<bool()> isAsked = [this] { return m_till.desk().flow().state() == PaymentState::Confirming; };
    auto asking = waitFor(isAsked, kSoon);
    if (!co_await asking)
        co_return fail("customer_not_asked");
    auto pictures = takePictures("payer-code");
    co_await pictures;
    tell({{QStringLiteral("event"), QStringLiteral("customer_asked")},
          {QStringLiteral("payment_no"), m_till.desk().flow().sale().payment->paymentNo.text()}});
    auto paid = waitForPaid("payer-code-paid");
    co_return co_await paid;
}

} // namespace guitai::till
