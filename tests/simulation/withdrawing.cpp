// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/withdrawing.h"

#include "simulation/consent.h"

namespace guitai::simulation {

namespace {

constexpr int kMostTries = 6;
constexpr int kFromUsers = 400; ///< per thousand

const users::User* someUser(World& world, size_t merchant, SeededRandom& random)
{
    if (!random.chance(kFromUsers))
        return nullptr;
    const auto& users = world.furnished.usersOf(merchant);
    return &users.at(static_cast<size_t>(random.between(0, std::ssize(users) - 1)));
}

} // namespace

Withdrawing::Withdrawing(World& world, int number, SeededRandom random)
    : m_world(world), m_name("withdrawal" + QByteArray::number(number)), m_random(random),
      m_merchant(static_cast<size_t>(m_random.between(0, 1))), m_user(someUser(world, m_merchant, m_random)),
      m_amount(m_random.between(1, 20'000))
{
}

/// The token is another one each time; everything else stays.
withdrawals::WithdrawalCommand Withdrawing::command()
{
    const MerchantId& merchantId = m_world.furnished.merchants().at(m_merchant);
    wire::CreateWithdrawal wanted;
    wanted.merchantWithdrawalNo = MerchantWithdrawalNo::trusted(m_name);
    wanted.amount = Money(m_amount, Currency::cny());
    wanted.payee = {QStringLiteral("Zhang San"), "6222020200112233445", "102100099996"};
    wanted.remark = QString::fromLatin1(m_name); // by which the bank's books tell one intent from another
    if (m_user)
        wanted.userToken = consentOf(m_world, *m_user, users::ConsentKind::Token, m_random);
    const accounts::AccountId account = m_user ? users::accountOf(m_user->userNo, Currency::cny())
                                               : accounts::merchantHome(merchantId, Currency::cny());
    return {merchantId, "key:sim", account.number, wanted};
}

async::Task<WithdrawalNo> Withdrawing::create()
{
    for (int tries = 0; tries < kMostTries; ++tries) {
        const std::function<async::Task<Result<withdrawals::WithdrawalAnswer>>(House&)> service =
            [wanted = command()](House& house) { return house.withdrawalDesk.create(wanted); };
        auto asking = m_world.ask(m_name, service);
        const Result<withdrawals::WithdrawalAnswer> answer = co_await asking;
        if (answer) {
            m_world.book.saw(answer->withdrawal);
            co_return answer->withdrawal.withdrawalNo;
        }
        if (answer.error().code == withdrawals::errors::kMerchantWithdrawalNoUsed)
            m_world.violation(m_name + " was refused its own number");
        if (answer.error().code.httpStatus < 500)
            co_return WithdrawalNo();
        auto waiting = m_world.pause(Duration(m_random.between(500, 30'000)));
        co_await waiting;
    }
    co_return WithdrawalNo();
}

/// Other content under the same number is nothing that may be done.
async::Task<> Withdrawing::askForAnother(WithdrawalNo withdrawalNo)
{
    withdrawals::WithdrawalCommand other = command();
    other.wanted.amount = Money(m_amount + 1, Currency::cny());
    const std::function<async::Task<Result<withdrawals::WithdrawalAnswer>>(House&)> service = [other](House& house) {
        return house.withdrawalDesk.create(other);
    };
    auto asking = m_world.ask(m_name + " changed", service);
    const Result<withdrawals::WithdrawalAnswer> answer = co_await asking;
    if (answer)
        m_world.violation("another withdrawal was taken for " + withdrawalNo.bytes());
}

async::Task<> Withdrawing::run()
{
    auto arriving = m_world.pause(Duration(m_random.between(60'000, 900'000))); // when there is money
    co_await arriving;
    auto creating = create();
    const WithdrawalNo withdrawalNo = co_await creating;
    if (withdrawalNo.isEmpty())
        co_return;
    if (m_random.chance(200)) {
        auto changing = askForAnother(withdrawalNo);
        co_await changing;
    }
    const MerchantId merchantId = m_world.furnished.merchants().at(m_merchant);
    const std::function<async::Task<Result<wire::Withdrawal>>(House&)> service =
        [merchantId, withdrawalNo](House& house) { return house.withdrawalDesk.get(merchantId, withdrawalNo); };
    const auto looks = m_random.between(0, 4);
    for (std::int64_t look = 0; look < looks; ++look) {
        auto waiting = m_world.pause(Duration(m_random.between(1'000, 300'000)));
        co_await waiting;
        auto asking = m_world.ask(m_name + " get", service);
        const Result<wire::Withdrawal> answer = co_await asking;
        if (answer)
            m_world.book.saw(*answer);
    }
}

} // namespace guitai::simulation
