// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/clerk.h"

namespace guitai::simulation {

namespace {
constexpr Duration kBetweenLooks = std::chrono::minutes(4);
} // namespace

Clerk::Clerk(World& world, size_t merchant, SeededRandom random)
    : m_world(world), m_random(random), m_merchantId(world.furnished.merchants().at(merchant)),
      m_other(world.furnished.merchants().at(1 - merchant))
{
}

async::Task<> Clerk::run()
{
    constexpr int kRounds = 6;
    for (int round = 0; round < kRounds; ++round) {
        auto waiting = m_world.pause(Duration(m_random.between(60'000, 300'000)));
        co_await waiting;
        const auto act = m_random.between(0, 2);
        auto acting = act == 0 ? resolveDoubtfulMoney() : act == 1 ? decideApprovals() : freeze(round);
        co_await acting;
    }
    if (m_random.chance(100)) // the rest is over by itself after a day
        co_return;
    while (!m_world.isHealing()) {
        auto waiting = m_world.pause(kBetweenLooks);
        co_await waiting;
        auto deciding = decideApprovals();
        co_await deciding;
        if (m_world.hasOnlyClerks())
            co_return;
    }
}

async::Task<> Clerk::decideApprovals()
{
    const std::function<async::Task<Result<std::vector<approvals::Approval>>>(House&)> service =
        [id = m_merchantId](House& house) {
            approvals::Approvals::Filter filter;
            filter.status = approvals::ApprovalStatus::Pending;
            return house.approvals.list(id, filter);
        };
    auto asking = m_world.ask(m_merchantId.bytes() + " lists approvals", service);
    const Result<std::vector<approvals::Approval>> pending = co_await asking;
    if (!pending)
        co_return;
    for (const approvals::Approval& approval : *pending) {
        auto deciding = decide(approval);
        co_await deciding;
    }
}

async::Task<> Clerk::decide(approvals::Approval approval)
{
    approvals::Decision decision;
    decision.merchantId = m_merchantId;
    decision.approvalNo = approval.approvalNo;
    decision.contentHash = approval.contentHash;
    const bool byMaker = m_random.chance(200);
    decision.actor = byMaker ? approval.maker : QByteArray("operator:supervisor");
    const bool says = m_random.chance(700);
    decision.verdict = says                              ? approvals::Verdict::Approve
                       : byMaker && m_random.chance(500) ? approvals::Verdict::Cancel
                                                         : approvals::Verdict::Reject;
    if (says && !byMaker)
        m_world.mayBeApproved.insert(approval.approvalNo);
    const std::function<async::Task<Result<approvals::Approval>>(House&)> service = [decision](House& house) {
        return house.approvals.decide(decision);
    };
    auto asking = m_world.ask("decide " + approval.approvalNo.bytes(), service);
    const Result<approvals::Approval> decided = co_await asking;
    if (decided && byMaker && decision.verdict != approvals::Verdict::Cancel)
        m_world.violation("its maker decided " + approval.approvalNo.bytes());
}

async::Task<> Clerk::resolveDoubtfulMoney()
{
    const std::function<async::Task<Result<wire::DoubtfulMoneyPage>>(House&)> service =
        [id = m_merchantId](House& house) {
            refunds::DoubtfulMoneyFilter filter;
            filter.status = "OPEN";
            return house.doubtfulMoney.list(id, filter);
        };
    auto asking = m_world.ask(m_merchantId.bytes() + " lists doubtful money", service);
    const Result<wire::DoubtfulMoneyPage> page = co_await asking;
    if (!page)
        co_return;
    for (const wire::DoubtfulMoney& money : page->items) {
        auto resolving = resolve(money);
        co_await resolving;
    }
}

async::Task<> Clerk::resolve(wire::DoubtfulMoney money)
{
    const refunds::DoubtfulMoneyCommand command(m_merchantId, "operator:clerk", money.doubtfulId);
    if (m_random.chance(500)) {
        const std::function<async::Task<Result<wire::Refund>>(House&)> service = [command](House& house) {
            return house.doubtfulMoney.refund(command);
        };
        auto asking = m_world.ask("refund of doubtful " + money.attemptNo.bytes(), service);
        const Result<wire::Refund> refund = co_await asking;
        if (refund)
            m_world.book.saw(*refund);
        co_return;
    }
    m_world.book.mayHaveAccepted(money.paymentNo);
    const std::function<async::Task<Result<wire::DoubtfulMoney>>(House&)> service = [command](House& house) {
        return house.doubtfulMoney.accept(command);
    };
    auto asking = m_world.ask("accept doubtful " + money.attemptNo.bytes(), service);
    co_await asking;
}

async::Task<> Clerk::freeze(int ordinal)
{
    const AccountNo home = accounts::merchantHome(m_merchantId, Currency::cny()).number;
    wire::CreateFreeze wanted;
    wanted.merchantFreezeNo = "freeze" + QByteArray::number(ordinal);
    wanted.amount = Money(m_random.between(1, 10'000), Currency::cny());
    const std::function<async::Task<Result<wire::Freeze>>(House&)> service =
        [id = m_merchantId, home, wanted](House& house) { return house.accountDesk.freeze(id, home, wanted); };
    constexpr int kMostTries = 3;
    for (int tries = 0; tries < kMostTries; ++tries) {
        auto asking = m_world.ask(m_merchantId.bytes() + ' ' + wanted.merchantFreezeNo, service);
        const Result<wire::Freeze> frozen = co_await asking;
        if (frozen) {
            m_world.book.saw(*frozen);
            auto ending = end(*frozen);
            co_await ending;
            co_return;
        }
        if (frozen.error().code.httpStatus < 500)
            co_return;
    }
}

async::Task<> Clerk::end(wire::Freeze freeze)
{
    const auto act = m_random.between(0, 2);
    if (act == 0) // it stays
        co_return;
    wire::CaptureFreeze wanted;
    wanted.amount = m_random.between(0, freeze.amount.minor());
    wanted.toAccountNo = accounts::merchantHome(m_other, Currency::cny()).number;
    const std::function<async::Task<Result<wire::Freeze>>(House&)> service = [id = m_merchantId, wanted, act,
                                                                              number = freeze.freezeNo](House& house) {
        return act == 1 ? house.accountDesk.release(id, number) : house.accountDesk.capture(id, number, wanted);
    };
    constexpr int kMostTries = 3;
    for (int tries = 0; tries < kMostTries; ++tries) {
        auto asking = m_world.ask(m_merchantId.bytes() + " ends " + freeze.freezeNo, service);
        const Result<wire::Freeze> ended = co_await asking;
        if (ended)
            m_world.book.saw(*ended);
        if (ended || ended.error().code.httpStatus < 500)
            co_return;
    }
}

} // namespace guitai::simulation
