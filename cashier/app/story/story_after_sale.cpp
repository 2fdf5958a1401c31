// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What follows the sale: lists, a refund with a second person, money that comes too late, the shop's account.
#include "till/story/story.h"

#include <QAbstractButton>
#include <QAbstractItemView>

namespace guitai::till {

namespace {

using models::PaymentState;
using models::RefundState;

constexpr Duration kSettle{600};
constexpr Duration kSoon = std::chrono::seconds(15);

bool hasRows(QWidget* list)
{
    const auto* view = qobject_cast<QAbstractItemView*>(list);
    return view && view->model()->rowCount() > 0;
}

} // namespace

async::Task<bool> Story::afterSale()
{
    auto looked = lookUp();
    if (!co_await looked)
        co_return false;
    auto refunded = refund();
    if (!co_await refunded)
        co_return false;
    auto late = moneyComesLate();
    if (!co_await late)
        co_return false;
    auto given = giveBack();
    if (!co_await given)
        co_return false;
    auto read = readAccount();
    co_return co_await read;
}

async::Task<bool> Story::lookUp()
{
    press(Qt::Key_Return); // next customer
    press(Qt::Key_F6);
    const std::function<bool()> listed = [this] { return hasRows(shown("payment_list")); };
    auto waiting = waitFor(listed, kSoon);
    if (!co_await waiting)
        co_return fail("no_payments_listed");
    auto settle = rest(kSettle);
    co_await settle;
    auto pictures = takePictures("payments");
    co_await pictures;
    press(Qt::Key_Return);
    auto loads = rest(kSettle);
    co_await loads;
    auto details = takePictures("payment");
    co_await details;
    co_return true;
}

async::Task<bool> Story::refund()
{
    press(Qt::Key_F7);
    auto settle = rest(kSettle);
    co_await settle;
    if (!shown("refund_amount"))
        co_return fail("no_refund_page");
    type("5.00");
    press(Qt::Key_Return); // asks for the supervisor
    typeSupervisor();
    auto form = takePictures("refund");
    co_await form;
    press(Qt::Key_Return);
    const std::function<bool()> done = [this] { return m_till.refund().state() == RefundState::Done; };
    auto waiting = waitFor(done, m_plan.payWithin);
    if (!co_await waiting)
        co_return fail("not_refunded_in_time");
    tell({{QStringLiteral("event"), QStringLiteral("refunded")},
          {QStringLiteral("refund_no"), m_till.refund().refund()->refundNo.text()}});
    auto outcome = takePictures("refunded");
    co_await outcome;
    press(Qt::Key_Return);
    auto listed = rest(kSettle);
    co_await listed;
    press(Qt::Key_Return);
    auto loads = rest(kSettle);
    co_await loads;
    auto details = takePictures("payment-refunded");
    co_await details;
    press(Qt::Key_1, Qt::ControlModifier);
    co_return true;
}

async::Task<bool> Story::moneyComesLate()
{
    auto& flow = m_till.desk().flow();
    auto settle = rest(kSettle);
    co_await settle;
    type("58");
    press(Qt::Key_Return);
    const std::function<bool()> coded = [&flow] { return flow.state() == PaymentState::ShowingQr; };
    auto placed = waitFor(coded, kSoon);
    if (!co_await placed)
        co_return fail("no_second_code");
    auto pause = rest(kSettle);
    co_await pause;
    press(Qt::Key_Escape);
    const std::function<bool()> stopped = [&flow] { return flow.state() == PaymentState::Reversed; };
    auto reversed = waitFor(stopped, kSoon);
    if (!co_await reversed)
        co_return fail("not_stopped");
    tell({{QStringLiteral("event"), QStringLiteral("order_closed")},
          {QStringLiteral("payment_no"), flow.sale().payment->paymentNo.text()}});
    const std::function<bool()> late = [&flow] { return flow.state() == PaymentState::PaidLate; };
    auto came = waitFor(late, m_plan.payWithin);
    if (!co_await came)
        co_return fail("no_late_money");
    auto pictures = takePictures("paid-late");
    co_await pictures;
    press(Qt::Key_Return);
    co_return true;
}

async::Task<bool> Story::giveBack()
{
    press(Qt::Key_3, Qt::ControlModifier);
    const std::function<bool()> listed = [this] { return hasRows(shown("doubtful_list")); };
    auto waiting = waitFor(listed, kSoon);
    if (!co_await waiting)
        co_return fail("no_doubtful_money");
    auto settle = rest(kSettle);
    co_await settle;
    auto list = takePictures("doubtful-money");
    co_await list;
    press(Qt::Key_F7);
    typeSupervisor();
    auto question = takePictures("doubtful-money-decision");
    co_await question;
    press(Qt::Key_Return);
    const std::function<bool()> empty = [this] { return !hasRows(shown("doubtful_list")); };
    auto decided = waitFor(empty, m_plan.payWithin);
    if (!co_await decided)
        co_return fail("doubtful_money_not_decided");
    tell({{QStringLiteral("event"), QStringLiteral("given_back")}});
    press(Qt::Key_1, Qt::ControlModifier);
    co_return true;
}

async::Task<bool> Story::readAccount()
{
    static_cast<QAbstractButton*>(shown("sign_out"))->click();
    auto settle = rest(kSettle);
    co_await settle;
    auto entering = enterAs(m_plan.supervisorName, m_plan.supervisorPassword);
    if (!co_await entering)
        co_return fail("supervisor_refused");
    press(Qt::Key_4, Qt::ControlModifier);
    const std::function<bool()> listed = [this] { return hasRows(shown("entry_list")); };
    auto waiting = waitFor(listed, kSoon);
    if (!co_await waiting)
        co_return fail("no_entries");
    auto loads = rest(kSettle);
    co_await loads;
    auto pictures = takePictures("account");
    co_await pictures;
    tell({{QStringLiteral("event"), QStringLiteral("account_read")}});
    press(Qt::Key_5, Qt::ControlModifier);
    auto wallets = rest(kSettle);
    co_await wallets;
    auto channels = takePictures("channels");
    co_await channels;
    co_return true;
}

void Story::typeSupervisor()
{
    type(m_plan.supervisorName.toUtf8());
    press(Qt::Key_Return);
    type(m_plan.supervisorPin);
}

QWidget* Story::shown(const char* name) const
{
    for (QWidget* one : m_till.window().findChildren<QWidget*>(QLatin1String(name))) {
        if (one->isVisible())
            return one;
    }
    return nullptr;
}

async::Task<> Story::rest(Duration time)
{
    auto resting = m_timers.after(time);
    co_await resting;
}

} // namespace guitai::till
