// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One code for all wallets: the wallet that was chosen is left only when its channel has answered, and of two customers
// one wins.
#include "payment_house.h"

#include "channels/noticeless_channel.h"
#include "payments/switch_wallet.h"
#include "routing/channel_switches.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using channels::CloseState;
using channels::PlaceState;
using channels::ReportedState;
using payment_records::AttemptStatus;
using payment_records::PaymentFile;
using payment_records::PaymentStatus;

namespace {

/// The code's channel, as an aggregated payment begins with it.
class CodeChannel final : public channels::NoticelessChannel
{
public:
    const channels::Descriptor& descriptor() const override { return m_descriptor; }
    async::Task<channels::PlaceOutcome> place(channels::ChannelAccount, channels::Order order) override
    {
        channels::PlaceOutcome outcome;
        outcome.state = PlaceState::Placed;
        outcome.credential = channels::Credential{"qr", order.returnUrl.toString()};
        co_return outcome;
    }
    async::Task<channels::Report> query(channels::ChannelAccount, channels::PlacedOrder order) override
    {
        channels::Report report;
        report.state = ReportedState::NotPaid;
        report.attemptNo = order.attemptNo;
        co_return report;
    }
    async::Task<channels::CloseOutcome> close(channels::ChannelAccount, channels::PlacedOrder) override
    {
        channels::CloseOutcome outcome;
        outcome.state = CloseState::Closed;
        co_return outcome;
    }
    async::Task<channels::RefundReport> refund(channels::ChannelAccount, channels::RefundOrder) override
    {
        co_return channels::RefundReport();
    }
    async::Task<channels::RefundReport> queryRefund(channels::ChannelAccount, channels::RefundOrder) override
    {
        co_return channels::RefundReport();
    }

private:
    static channels::Descriptor described()
    {
        channels::Descriptor descriptor;
        descriptor.code = ChannelCode::trusted(channels::kAggregate);
        descriptor.payWays = {{channels::kAggregateQr, {10min}}};
        return descriptor;
    }

    const channels::Descriptor m_descriptor = described();
};

class RefusingGate final : public risk::RiskGate
{
public:
    async::Task<risk::Decision> decide(risk::PaymentFacts facts) override
    {
        asked.append(facts.payWay + ' ' + facts.clientIp.toLatin1());
        co_return risk::Decision::Refuse;
    }

    QByteArrayList asked;
};

/// The house's channel takes over from its wallet's own browser, knowing the payer, or from any other without.
struct PageHouse : PaymentHouse
{
    PageHouse() : PaymentHouse(2)
    {
        registry.add(std::make_unique<CodeChannel>());
        channels::ChannelAccount account{ChannelAccountId::trusted("M1000-aggregate"),
                                         kShop,
                                         ChannelCode::trusted(channels::kAggregate),
                                         {},
                                         Secret("{}")};
        if (!wait(accounts.put(account, "test")).ok())
            qFatal("the account cannot be put");
        channel->way().opensInWallet = true;
        channel->way().needsPayerId = true;
        channel->otherWay().opensInBrowser = true;
        settling.setCallbackBase(QUrl(QStringLiteral("https://shop.example")));
        wire::CreatePayment payment = wanted("o-1");
        payment.payWay = channels::kAggregateQr;
        paymentNo = created(payment).paymentNo;
    }

    payments::WalletChoice inWallet(const QByteArray& payer) const
    {
        payments::WalletChoice choice(paymentNo, ChannelCode::trusted("fake"));
        choice.isInWallet = true;
        choice.payerId = payer;
        return choice;
    }
    payments::WalletChoice inBrowser() const { return {paymentNo, ChannelCode::trusted("fake")}; }
    Result<PaymentFile> choose(payments::WalletChoice choice) { return wait(switching.run(std::move(choice))); }
    PaymentFile file() { return *wait(switching.find(paymentNo)); }
    QByteArrayList attempts()
    {
        QByteArrayList all;
        for (const auto& attempt : file().attempts)
            all.append(payment_records::textOf(attempt.status));
        return all;
    }

    channels::Health health{clock, {}};
    routing::ChannelSwitches switches{*storage};
    routing::WalletRouter router{{*storage, registry, health, accounts, switches, clock}};
    payments::SwitchWallet switching{{statements, registry, router, risk, settling, clock}};
    PaymentNo paymentNo;
};

} // namespace

class TestSwitchWallet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theChosenWalletFollowsTheCode()
    {
        PageHouse house;
        QCOMPARE(house.file().attempts.front().credential->text,
                 QStringLiteral("https://shop.example/pay/") + house.paymentNo.text());
        const auto chosen = house.choose(house.inWallet("payer-a"));
        QCOMPARE(codeOf(chosen), QByteArray("OK"));
        QCOMPARE(house.attempts(), (QByteArrayList{"CLOSED", "PAYING"}));
        QCOMPARE(chosen->payment.payWay, QByteArray(kPayWay));
        QCOMPARE(chosen->payment.payerId, QByteArray("payer-a"));
        QVERIFY(chosen->attempts.back().attemptNo.bytes().endsWith("02"));
        QCOMPARE(chosen->attempts.back().credential->text, chosen->attempts.back().attemptNo.text());
        // The merchant goes on showing the one code.
        QCOMPARE(house.detail(house.paymentNo).payment.credential->text,
                 QStringLiteral("https://shop.example/pay/") + house.paymentNo.text());
    }

    void theSameWalletAgainIsHandedTheSame()
    {
        PageHouse house;
        QVERIFY(house.choose(house.inWallet("payer-a")).ok());
        QCOMPARE(codeOf(house.choose(house.inWallet("payer-a"))), QByteArray("OK"));
        QCOMPARE(house.attempts(), (QByteArrayList{"CLOSED", "PAYING"}));
        QCOMPARE(house.channel->placed.size(), 1);
    }

    void anotherPayerIsAnotherAttempt()
    {
        PageHouse house;
        QVERIFY(house.choose(house.inWallet("payer-a")).ok());
        QCOMPARE(codeOf(house.choose(house.inWallet("payer-b"))), QByteArray("OK"));
        QCOMPARE(house.attempts(), (QByteArrayList{"CLOSED", "CLOSED", "PAYING"}));
        QCOMPARE(house.channel->words, (QByteArrayList{"query", "close", "query"}));
        QCOMPARE(house.file().payment.payerId, QByteArray("payer-b"));
        QCOMPARE(house.file().payment.status, PaymentStatus::Pending);
    }

    void moneyThatCameFirstWins()
    {
        PageHouse house;
        QVERIFY(house.choose(house.inWallet("payer-a")).ok());
        house.channel->state = ReportedState::Paid;
        QCOMPARE(codeOf(house.choose(house.inBrowser())), QByteArray("PAYMENT_ALREADY_PAID"));
        QCOMPARE(house.file().payment.status, PaymentStatus::Succeeded);
        QCOMPARE(house.attempts(), (QByteArrayList{"CLOSED", "SUCCEEDED"}));
    }

    void nothingIsBegunWhileTheWalletBeforeIsUnclear_data()
    {
        QTest::addColumn<ReportedState>("state");
        QTest::addColumn<CloseState>("closing");
        QTest::newRow("its close is not answered") << ReportedState::NotPaid << CloseState::Unknown;
        QTest::newRow("it is being paid") << ReportedState::Paying << CloseState::TooLate;
        QTest::newRow("being paid after a close") << ReportedState::Paying << CloseState::Closed;
        QTest::newRow("nothing is answered") << ReportedState::Unknown << CloseState::Unknown;
        QTest::newRow("the proof is not answered") << ReportedState::Unknown << CloseState::Closed;
    }
    void nothingIsBegunWhileTheWalletBeforeIsUnclear()
    {
        QFETCH(ReportedState, state);
        QFETCH(CloseState, closing);
        PageHouse house;
        QVERIFY(house.choose(house.inWallet("payer-a")).ok());
        house.channel->state = state;
        house.channel->closing = closing;
        QCOMPARE(codeOf(house.choose(house.inBrowser())), QByteArray("WALLET_STILL_ASKED"));
        QCOMPARE(house.attempts(), (QByteArrayList{"CLOSED", "PAYING"}));
        QCOMPARE(house.channel->placed.size(), 1);
        // What it was still works.
        QCOMPARE(codeOf(house.choose(house.inWallet("payer-a"))), QByteArray("OK"));
    }

    void whatTheChannelClosedByItselfIsLeft()
    {
        PageHouse house;
        QVERIFY(house.choose(house.inWallet("payer-a")).ok());
        house.channel->state = ReportedState::Closed;
        QCOMPARE(codeOf(house.choose(house.inBrowser())), QByteArray("OK"));
        QCOMPARE(house.attempts(), (QByteArrayList{"CLOSED", "CLOSED", "PAYING"}));
    }

    void ofTwoCustomersOneWins()
    {
        PageHouse house;
        const auto first = begin<Result<PaymentFile>>(house.switching.run(house.inWallet("payer-a")));
        const auto second = begin<Result<PaymentFile>>(house.switching.run(house.inBrowser()));
        while (!*first || !*second)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        const QByteArrayList codes{codeOf(**first), codeOf(**second)};
        QVERIFY(codes.contains("OK"));
        QVERIFY(codes.contains("WALLET_CHOSEN_ELSEWHERE") || codes.contains("WALLET_STILL_ASKED"));
        QCOMPARE(house.attempts(), (QByteArrayList{"CLOSED", "PAYING"}));
        QCOMPARE(house.channel->placed.size(), 1);
    }

    void aRefusedWalletLeavesThePaymentToOthers()
    {
        PageHouse house;
        house.channel->placing = PlaceState::Refused;
        QCOMPARE(codeOf(house.choose(house.inWallet("payer-a"))), QByteArray("WALLET_REFUSED"));
        QCOMPARE(house.attempts(), (QByteArrayList{"CLOSED", "FAILED"}));
        QCOMPARE(house.file().payment.status, PaymentStatus::Pending);
        house.channel->placing = PlaceState::Placed;
        QCOMPARE(codeOf(house.choose(house.inBrowser())), QByteArray("OK"));
        QCOMPARE(house.attempts(), (QByteArrayList{"CLOSED", "FAILED", "PAYING"}));
    }

    void anUnansweredPlacingIsAskedAboutBeforeAnythingElse()
    {
        PageHouse house;
        house.channel->setPlacingIsRepeatable(true);
        house.channel->placing = PlaceState::Unknown;
        QCOMPARE(codeOf(house.choose(house.inWallet("payer-a"))), QByteArray("WALLET_STILL_ASKED"));
        QCOMPARE(house.attempts(), (QByteArrayList{"CLOSED", "UNKNOWN"}));
        house.channel->placing = PlaceState::Placed;
        QCOMPARE(codeOf(house.choose(house.inWallet("payer-a"))), QByteArray("OK"));
        QCOMPARE(house.attempts(), (QByteArrayList{"CLOSED", "PAYING"}));
    }

    void theNumberOfWalletsIsBounded()
    {
        PageHouse house;
        for (int i = 1; i < payments::SwitchWallet::kMostAttempts; ++i)
            QCOMPARE(codeOf(house.choose(house.inWallet("payer-" + QByteArray::number(i)))), QByteArray("OK"));
        QCOMPARE(codeOf(house.choose(house.inWallet("one more"))), QByteArray("TOO_MANY_WALLETS_TRIED"));
        QCOMPARE(house.file().payment.status, PaymentStatus::Pending);
    }

    void whatHasEndedTakesNoWallet()
    {
        PageHouse house;
        house.clock.advance(5min);
        QCOMPARE(codeOf(house.choose(house.inBrowser())), QByteArray("PAYMENT_ENDED"));
        QVERIFY(wait(house.desk.close(kShop, house.paymentNo, "test")).ok());
        QCOMPARE(codeOf(house.choose(house.inBrowser())), QByteArray("PAYMENT_ENDED"));
        QCOMPARE(house.attempts(), (QByteArrayList{"CLOSED"}));
    }

    void theDuplicateGuardKnowsItByTheCodeItBeganWith()
    {
        PageHouse house;
        wire::CreatePayment guarded = house.wanted("o-2", QStringLiteral("u-1"), QStringLiteral("tea"));
        guarded.payWay = channels::kAggregateQr;
        house.paymentNo = house.created(guarded).paymentNo;
        QCOMPARE(codeOf(house.choose(house.inWallet("payer-a"))), QByteArray("OK"));
        guarded.merchantOrderNo = MerchantOrderNo::trusted("o-3");
        QCOMPARE(house.created(guarded).paymentNo, house.paymentNo);
    }

    void aRiskRuleIsAskedAboutTheWalletToo()
    {
        PageHouse house;
        RefusingGate gate;
        payments::SwitchWallet guarded(
            {house.statements, house.registry, house.router, gate, house.settling, house.clock});
        payments::WalletChoice choice = house.inBrowser();
        choice.clientIp = QStringLiteral("203.0.113.9");
        QCOMPARE(codeOf(wait(guarded.run(choice))), QByteArray("RISK_REFUSED"));
        QCOMPARE(gate.asked, QByteArrayList{QByteArray(kOtherPayWay) + " 203.0.113.9"});
        QCOMPARE(house.attempts(), (QByteArrayList{"PAYING"}));
    }

    void aContradictionTakesNoMoreWallets()
    {
        PageHouse house;
        QVERIFY(house.choose(house.inWallet("payer-a")).ok());
        results::Reported foreign;
        foreign.report.state = ReportedState::NotPaid;
        foreign.report.attemptNo = house.file().attempts.back().attemptNo;
        foreign.report.foreignIdentity = true;
        foreign.accountId = ChannelAccountId::trusted("M1000-fake");
        foreign.at = house.clock.now();
        QVERIFY(wait(house.results.apply(foreign)).ok());
        QCOMPARE(codeOf(house.choose(house.inBrowser())), QByteArray("PAYMENT_ENDED"));
    }

    void aPaymentWithoutAPageIsNotFound()
    {
        PageHouse house;
        wire::CreatePayment payment = house.wanted("o-2");
        payment.payerId = "payer-a";
        const PaymentNo named = house.created(payment).paymentNo;
        payments::WalletChoice choice(named, ChannelCode::trusted("fake"));
        QCOMPARE(codeOf(house.choose(choice)), QByteArray("PAYMENT_NOT_FOUND"));
        choice.paymentNo = PaymentNo::trusted("P1");
        QCOMPARE(codeOf(house.choose(choice)), QByteArray("PAYMENT_NOT_FOUND"));
    }

    void whoPaysMustBeKnownWhereTheWalletWantsIt()
    {
        PageHouse house;
        QCOMPARE(codeOf(house.choose(house.inWallet({}))), QByteArray("PAYER_UNCONFIRMED"));
        payments::WalletChoice unknown(house.paymentNo, ChannelCode::trusted("shells"));
        QCOMPARE(codeOf(house.choose(unknown)), QByteArray("PAY_WAY_UNKNOWN"));
        QCOMPARE(house.attempts(), (QByteArrayList{"PAYING"}));
    }

    void aPausedWalletIsNotOfferedAndNotTaken()
    {
        PageHouse house;
        QCOMPARE(wait(house.switching.offers(kShop, {})).size(), size_t(1));
        QCOMPARE(wait(house.switching.offers(kShop, ChannelCode::trusted("fake"))).front().payWay, QByteArray(kPayWay));
        QVERIFY(wait(house.switching.offers(kShop, ChannelCode::trusted("wechat"))).empty());
        routing::ChannelSwitch::Pause pause{house.clock.now(), "test", QStringLiteral("tea")};
        events::NewEvent event{storage::kHomeSlot, kShop, "guitai.channel.changed", "fake", {}, house.clock.now()};
        QVERIFY(wait(house.switches.pause({kShop, ChannelCode::trusted("fake")}, pause, event)).ok());
        QVERIFY(wait(house.switching.offers(kShop, {})).empty());
        QCOMPARE(codeOf(house.choose(house.inBrowser())), QByteArray("CHANNEL_UNAVAILABLE"));
        QCOMPARE(house.attempts(), (QByteArrayList{"PAYING"}));
    }

    void lateMoneyOfAWalletThatWasLeftIsCaught()
    {
        PageHouse house;
        QVERIFY(house.choose(house.inWallet("payer-a")).ok());
        const AttemptNo left = house.file().attempts.back().attemptNo;
        QVERIFY(house.choose(house.inBrowser()).ok());
        const AttemptNo taken = house.file().attempts.back().attemptNo;
        for (const AttemptNo& attemptNo : {taken, left}) {
            results::Reported paid;
            paid.report.state = ReportedState::Paid;
            paid.report.attemptNo = attemptNo;
            paid.report.money =
                channels::ReceivedMoney{ChannelTradeNo::trusted("T" + attemptNo.bytes()), house.channel->price, {}};
            paid.accountId = ChannelAccountId::trusted("M1000-fake");
            paid.source = results::Source::Callback;
            paid.at = house.clock.now();
            QVERIFY(wait(house.results.apply(paid)).ok());
        }
        QCOMPARE(house.file().payment.status, PaymentStatus::Succeeded);
        QVERIFY(house.file().payment.doubtfulMoney);
        QCOMPARE(house.file().payment.paidAttemptNo, taken);
    }
};

QTEST_GUILESS_MAIN(TestSwitchWallet)
#include "tst_switch_wallet.moc"
