// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/purchase.h"

#include "simulation/consent.h"
#include "wire/member_reader.h"

namespace guitai::simulation {

namespace {

constexpr int kMostTries = 8;
constexpr int kRecharges = 200; ///< of purchases, per thousand
constexpr std::array kPayWays{"ALPHA_QR",  "ALPHA_QR", "ALPHA_QR", "BETA_CODE",
                              "BETA_CODE", "BALANCE",  "BALANCE",  "CASH"};

bool isWorthAnotherTry(const Error& error)
{
    return error.code.httpStatus >= 500 || error.code == payments::errors::kRequestStillRunning;
}

} // namespace

Purchase::Purchase(World& world, int number, SeededRandom random)
    : m_world(world), m_name("order" + QByteArray::number(number)), m_random(random),
      m_merchant(static_cast<size_t>(m_random.between(0, 1))), m_merchantId(world.furnished.merchants().at(m_merchant)),
      m_amount(m_random.between(1, 30'000), Currency::cny()),
      m_payWay(kPayWays.at(static_cast<size_t>(m_random.between(0, std::ssize(kPayWays) - 1))))
{
}

/// What no merchant may be told about a request that was right.
void Purchase::refused(const Error& error, const QByteArray& what)
{
    const QByteArrayView code(error.code.name);
    if (code == "MERCHANT_ORDER_NO_USED" || code == "IDEMPOTENCY_KEY_REUSED" || code == "MERCHANT_REFUND_NO_USED" ||
        code == "INTERNAL" || error.code.httpStatus == 500)
        m_world.violation(m_name + ' ' + what + " was answered " + error.code.name);
}

Secret Purchase::consent()
{
    if (m_payWay == "BETA_CODE")
        return Secret("284712345678901234");
    if (m_payWay != "BALANCE")
        return {};
    const auto kind = m_random.chance(500) ? users::ConsentKind::Token : users::ConsentKind::Code;
    return consentOf(m_world, someUser(), kind, m_random);
}

const users::User& Purchase::someUser()
{
    const auto& users = m_world.furnished.usersOf(m_merchant);
    return users.at(static_cast<size_t>(m_random.between(0, std::ssize(users) - 1)));
}

payments::CreateCommand Purchase::command()
{
    wire::CreatePayment wanted;
    wanted.merchantOrderNo = MerchantOrderNo::trusted(m_name);
    wanted.amount = m_amount;
    wanted.subject = QStringLiteral("tea");
    wanted.payWay = m_payWay;
    wanted.expiresIn = std::chrono::seconds(m_random.between(60, 600));
    wanted.authCode = consent();
    if (!m_rechargeOf.isEmpty()) {
        // it buys nothing
    } else if (m_random.chance(300)) { // few users and products, so that purchases meet
        wanted.userId = QStringLiteral("user%1").arg(m_random.between(1, 2));
        wanted.productId = QStringLiteral("product%1").arg(m_random.between(1, 2));
        if (m_random.chance(500))
            wanted.amount = m_amount = Money(100, Currency::cny());
    }
    if (m_rechargeOf.isEmpty() && m_random.chance(300))
        wanted.goods.push_back({QStringLiteral("tea"), 1});
    payments::CreateCommand command(m_merchantId, "key:sim", std::move(wanted));
    if (m_random.chance(500))
        command.idempotencyKey = IdempotencyKey::trusted("key-" + m_name);
    command.requestFingerprint = "fingerprint of " + m_name;
    return command;
}

async::Task<PaymentNo> Purchase::create(payments::CreateCommand wanted)
{
    const std::function<async::Task<Result<payments::CreateAnswer>>(House&)> service =
        [wanted, account = m_rechargeOf](House& house) {
            return account.isEmpty() ? house.payments.create(wanted) : house.rechargeDesk.create(account, wanted);
        };
    for (int tries = 0; tries < kMostTries; ++tries) {
        auto asking = m_world.ask(m_name + " create", service);
        const Result<payments::CreateAnswer> answer = co_await asking;
        if (answer) {
            const auto payment = wire::Payment::read(answer->body);
            if (!payment) {
                m_world.violation(m_name + " was answered what cannot be read");
                co_return PaymentNo();
            }
            m_world.book.saw(*payment);
            m_amount = payment->amount;
            co_return payment->paymentNo;
        }
        if (!isWorthAnotherTry(answer.error())) {
            refused(answer.error(), "create");
            co_return PaymentNo();
        }
        if (m_random.chance(100)) // the customer has gone
            co_return PaymentNo();
        auto waiting = m_world.pause(Duration(m_random.between(500, 30'000)));
        co_await waiting;
    }
    co_return PaymentNo();
}

void Purchase::planPaying(const AttemptNo& attemptNo)
{
    if (m_payWay != "ALPHA_QR" || m_random.chance(150))
        return;
    const int times = m_random.chance(300) ? 2 : 1;
    for (int time = 0; time < times; ++time) {
        const Duration in(m_random.chance(350) ? m_random.between(50'000, 900'000) : m_random.between(2'000, 90'000));
        m_world.scheduler.after(in, kWorld, [&world = m_world, attemptNo, name = m_name] {
            if (world.provider.pay(attemptNo))
                world.say(name + " is paid at the channel");
        });
    }
}

async::Task<> Purchase::lookAfter(PaymentNo paymentNo)
{
    const MerchantId merchantId = m_merchantId;
    const auto looks = m_random.between(0, 4);
    for (std::int64_t look = 0; look < looks; ++look) {
        auto waiting = m_world.pause(Duration(m_random.between(500, 90'000)));
        co_await waiting;
        const auto act = m_random.between(0, 6);
        const std::function<async::Task<Result<wire::Payment>>(House&)> service = [merchantId, paymentNo,
                                                                                   act](House& house) {
            if (act == 0)
                return house.payments.close(merchantId, paymentNo, "key:sim");
            if (act == 1)
                return house.payments.reverse(merchantId, paymentNo, "key:sim");
            return house.payments.query(merchantId, paymentNo);
        };
        auto asking = m_world.ask(m_name + (act == 0 ? " close" : act == 1 ? " reverse" : " query"), service);
        const Result<wire::Payment> answer = co_await asking;
        if (answer)
            m_world.book.saw(*answer);
        else
            refused(answer.error(), "look");
    }
}

async::Task<> Purchase::refund(PaymentNo paymentNo, int ordinal)
{
    wire::CreateRefund wanted;
    wanted.merchantRefundNo = MerchantRefundNo::trusted(m_name + "-refund" + QByteArray::number(ordinal));
    const std::int64_t most = m_amount.minor() + m_amount.minor() / 10;
    const std::int64_t minor =
        m_random.chance(300) ? m_amount.minor() : m_random.between(1, std::max<std::int64_t>(most, 1));
    wanted.amount = Money(minor, m_amount.currency());
    refunds::RefundCommand command(m_merchantId, "key:sim", paymentNo, wanted);
    if (m_random.chance(300))
        command.idempotencyKey = IdempotencyKey::trusted("key-" + wanted.merchantRefundNo.bytes());
    if (m_random.chance(200)) { // who may not give money back alone
        command.role = merchants::Role::Cashier;
        command.actor = "operator:cashier";
    }
    const std::function<async::Task<Result<refunds::RefundAnswer>>(House&)> service = [command](House& house) {
        return house.refundDesk.create(command);
    };
    for (int tries = 0; tries < kMostTries; ++tries) {
        auto asking = m_world.ask(wanted.merchantRefundNo.bytes(), service);
        const Result<refunds::RefundAnswer> answer = co_await asking;
        if (answer)
            m_world.book.saw(answer->refund);
        else
            refused(answer.error(), "refund");
        if (answer && !m_rechargeOf.isEmpty())
            m_world.violation(m_name + " is a recharge and was refunded");
        const bool isDone = answer ? !m_random.chance(100) : !isWorthAnotherTry(answer.error());
        if (isDone)
            co_return;
        auto waiting = m_world.pause(Duration(m_random.between(500, 30'000)));
        co_await waiting;
    }
}

async::Task<> Purchase::run()
{
    if (m_payWay != "BALANCE" && m_random.chance(kRecharges))
        m_rechargeOf = users::accountOf(someUser().userNo, Currency::cny()).number;
    auto arriving = m_world.pause(Duration(m_random.between(0, 400'000)));
    co_await arriving;
    const payments::CreateCommand wanted = command();
    auto creating = create(wanted);
    const PaymentNo paymentNo = co_await creating;
    if (paymentNo.isEmpty())
        co_return;
    planPaying(attemptNoOf(paymentNo, 1));
    auto looking = lookAfter(paymentNo);
    co_await looking;
    const auto refunds = m_random.between(0, 3);
    std::vector<async::Task<>> underWay;
    for (int ordinal = 1; ordinal <= refunds; ++ordinal) {
        if (m_random.chance(500)) { // the next at once
            auto waiting = m_world.pause(Duration(m_random.between(1'000, 300'000)));
            co_await waiting;
        }
        underWay.push_back(refund(paymentNo, ordinal));
    }
    for (async::Task<>& one : underWay)
        co_await one;
    if (!m_random.chance(300))
        co_return;
    auto again = create(wanted); // whoever asks again is led to the same payment, for ever
    const PaymentNo replayed = co_await again;
    if (!replayed.isEmpty() && replayed != paymentNo)
        m_world.violation(m_name + " became two payments: " + paymentNo.bytes() + " and " + replayed.bytes());
}

} // namespace guitai::simulation
