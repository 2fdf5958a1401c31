// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Doubtful money: given back or accepted by a person, once.
#include "backend/refunds/audited_refund_house.h"

#include <QTest>

using namespace guitai;
using namespace guitai::refunds;
using channels::RefundState;
using channels::ReportedState;
using payment_records::PaymentStatus;

namespace {

DoubtfulId onlyDoubtful(test::RefundHouse& house)
{
    return house.write<DoubtfulId>([](storage::Transaction& tx) -> Result<DoubtfulId> {
        const auto rows = tx.rows(storage::Statement{"refunds_test/list_doubtful_money"}, {});
        if (!rows)
            return rows.error();
        return rows->front().id<DoubtfulId>(0);
    });
}

DoubtfulMoneyCommand command(test::RefundHouse& house)
{
    return {house.merchant, "operator:supervisor", onlyDoubtful(house)};
}

} // namespace

class TestDoubtfulMoney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// peers.md bug 9: one order paid twice: the second money must be caught and
    /// given back.
    void theSecondPaymentOfAnOrderGoesBackAndTheFirstStays()
    {
        test::RefundHouse house;
        house.report(ReportedState::Paid, "4200000002");
        QVERIFY(house.stored().doubtfulMoney);
        house.channel->calls = {RefundState::Succeeded};
        const auto refund = test::wait(house.doubtful->refund(command(house)));
        QCOMPARE(refund->status, QByteArray("SUCCEEDED"));
        QVERIFY(refund->merchantRefundNo.isEmpty());
        // It was never the merchant's money, so nothing is held.
        QCOMPARE(house.channel->log, (std::vector<QByteArray>{"call"}));
        QCOMPARE(house.stored().status, PaymentStatus::Succeeded);
        QCOMPARE(house.stored().refunded.minor(), 0);
        QVERIFY(!house.stored().doubtfulMoney);
        QCOMPARE(house.count("refunds_test/count_audit_lines", "doubtful_money.refund_asked", true), 1);
        const auto again = test::wait(house.doubtful->refund(command(house)));
        QCOMPARE(again.error().code.name, refunds::errors::kDoubtfulMoneyResolved.name);
    }

    void aSurplusCanBeAcceptedOnAPaidPayment()
    {
        test::RefundHouse house;
        house.report(ReportedState::Paid, "4200000002");
        const auto accepted = test::wait(house.doubtful->accept(command(house)));
        QCOMPARE(accepted->status, QByteArray("ACCEPTED"));
        QCOMPARE(accepted->resolvedBy, QByteArray("operator:supervisor"));
        QCOMPARE(house.stored().status, PaymentStatus::Succeeded);
        QCOMPARE(house.stored().channelTradeNo.bytes(), QByteArray("4200000001"));
        // What is refundable stays what the order cost.
        QCOMPARE(house.ask("r1", 1231).error().code.name, refunds::errors::kRefundExceedsPaid.name);
    }

    void acceptedOnAClosedPaymentItPaysIt()
    {
        test::RefundHouse house;
        house.insertPayment("order-2");
        house.report(ReportedState::Closed, "", true);
        QCOMPARE(house.stored().status, PaymentStatus::Closed);
        house.report(ReportedState::Paid, "4200000009");
        QCOMPARE(house.stored().status, PaymentStatus::Closed);
        const auto page = test::wait(house.doubtful->list(house.merchant, {}));
        QCOMPARE(page->items.size(), size_t(1));
        const DoubtfulMoneyCommand accept(house.merchant, "operator:finance", page->items.front().doubtfulId);
        QVERIFY(test::wait(house.doubtful->accept(accept)).ok());
        QCOMPARE(house.stored().status, PaymentStatus::Succeeded);
        QCOMPARE(house.stored().channelTradeNo.bytes(), QByteArray("4200000009"));
        QCOMPARE(test::wait(house.doubtful->accept(accept)).error().code.name,
                 refunds::errors::kDoubtfulMoneyResolved.name);
        QCOMPARE(house.count("refunds_test/count_audit_lines", "doubtful_money.accept_asked", true), 1);
    }

    void anotherMerchantsMoneyLooksLikeNone()
    {
        test::RefundHouse house;
        house.report(ReportedState::Paid, "4200000002");
        DoubtfulMoneyCommand foreign = command(house);
        foreign.merchantId = MerchantId::trusted("M2000");
        QCOMPARE(test::wait(house.doubtful->accept(foreign)).error().code.name,
                 refunds::errors::kDoubtfulMoneyNotFound.name);
        QCOMPARE(test::wait(house.doubtful->refund(foreign)).error().code.name,
                 refunds::errors::kDoubtfulMoneyNotFound.name);
        QVERIFY(test::wait(house.doubtful->list(MerchantId::trusted("M2000"), {}))->items.empty());
        foreign = command(house);
        foreign.doubtfulId = DoubtfulId::trusted("of-nobody");
        QCOMPARE(test::wait(house.doubtful->accept(foreign)).error().code.name,
                 refunds::errors::kDoubtfulMoneyNotFound.name);
        QCOMPARE(test::wait(house.doubtful->refund(foreign)).error().code.name,
                 refunds::errors::kDoubtfulMoneyNotFound.name);
    }

    /// Whatever goes wrong meanwhile: it goes back, or it stays, and each is booked once.
    void ofTwoPeopleAtOnceOneResolvesIt_data()
    {
        QTest::addColumn<bool>("first");
        QTest::addColumn<bool>("second");
        QTest::newRow("both accept it") << true << true;
        QTest::newRow("both give it back") << false << false;
        QTest::newRow("one of each") << true << false;
    }
    void ofTwoPeopleAtOnceOneResolvesIt()
    {
        QFETCH(bool, first);
        QFETCH(bool, second);
        test::AuditedRefundHouse house;
        DoubtfulMoneyCommand wanted{house.merchant, "operator:supervisor", {}};
        int done = 0;
        const auto both = [&] {
            std::vector<std::shared_ptr<std::optional<Result<wire::DoubtfulMoney>>>> accepts;
            std::vector<std::shared_ptr<std::optional<Result<wire::Refund>>>> refunds;
            for (const bool accepting : {first, second}) {
                if (accepting)
                    accepts.push_back(test::begin(house.doubtful->accept(wanted)));
                else
                    refunds.push_back(test::begin(house.doubtful->refund(wanted)));
            }
            for (const auto& answer : accepts)
                done += test::waitFor(answer).ok() ? 1 : 0;
            for (const auto& answer : refunds)
                done += test::waitFor(answer).ok() ? 1 : 0;
            return true;
        };
        test::Step step;
        step.prepare = [&] {
            house.payAnother();
            house.report(ReportedState::Paid, "again-" + house.payment.payment.paymentNo.bytes());
            wanted.doubtfulId = house.doubtfulOf(house.payment.payment.paymentNo);
            house.channel->called.clear();
            house.channel->calls = {RefundState::Succeeded};
            done = 0;
            return both;
        };
        step.holds = [&] {
            if (done > 1)
                return QStringLiteral("both were told that they did it");
            house.answerTruly();
            both();
            house.recover();
            const bool wentBack = house.count("refunds_test/count_returned", wanted.doubtfulId.bytes()) == 1;
            return test::unless(!house.stored().doubtfulMoney && house.channel->called.size() == (wentBack ? 1 : 0),
                                "it waits, or went back twice");
        };
        QCOMPARE(test::tryEveryMishap(house.statements, step, test::kAnyMishap), QString());
        QCOMPARE(house.audit(), QString());
    }

    void aRefundThatFailsLeavesItOpen()
    {
        test::RefundHouse house;
        house.report(ReportedState::Paid, "4200000002");
        house.channel->calls = {RefundState::Failed, RefundState::Succeeded};
        QCOMPARE(test::wait(house.doubtful->refund(command(house)))->status, QByteArray("FAILED"));
        QVERIFY(house.stored().doubtfulMoney);
        QCOMPARE(test::wait(house.doubtful->refund(command(house)))->status, QByteArray("SUCCEEDED"));
    }
};

QTEST_GUILESS_MAIN(TestDoubtfulMoney)
#include "tst_doubtful_money.moc"
