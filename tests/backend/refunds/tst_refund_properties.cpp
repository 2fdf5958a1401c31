// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for a payment and its refunds whatever the merchant asks for and whatever the channel says.
#include "backend/refunds/refund_house.h"

#include <QTest>

#include <map>

#include <rapidcheck.h>

using namespace guitai;
using namespace guitai::refunds;
using channels::RefundState;
using channels::ReportedState;
using payment_records::AttemptStatus;
using payment_records::PaymentStatus;

namespace {

constexpr std::int64_t kPaid = 1230;

RefundState anyWord()
{
    return *rc::gen::element(RefundState::Processing, RefundState::Succeeded, RefundState::Failed, RefundState::Refused,
                             RefundState::Abnormal, RefundState::NotFound, RefundState::Unknown);
}

bool namesAnAmount(RefundState state)
{
    return state == RefundState::Processing || state == RefundState::Succeeded;
}

} // namespace

class TestRefundProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTableHasNoWayBack()
    {
        QVERIFY(rc::check("a refund's walk ends with its first last word and never meets a state twice", [] {
            std::vector<RefundStatus> reached{RefundStatus::Created};
            for (int tries = *rc::gen::inRange(1, 30); tries > 0; --tries) {
                const auto to =
                    *rc::gen::element(RefundStatus::Created, RefundStatus::Processing, RefundStatus::Succeeded,
                                      RefundStatus::Failed, RefundStatus::Abnormal);
                if (!mayMove(reached.back(), to))
                    continue;
                RC_ASSERT(!refunds::isFinal(reached.back()));
                RC_ASSERT(std::ranges::find(reached, to) == reached.end());
                reached.push_back(to);
            }
        }));
    }

    void theLastWordStaysAndTheSumsFollowIt()
    {
        test::RefundHouse house;
        int number = 0;
        QVERIFY(rc::check("after any words a refund is reserved, given back or free, as its status says", [&] {
            house.payAnother();
            house.channel->calls = {RefundState::Unknown};
            const auto minor = *rc::gen::inRange<std::int64_t>(1, kPaid + 1);
            const RefundNo no = house.ask(("r" + QByteArray::number(++number)).constData(), minor)->refund.refundNo;
            bool contradicted = false;
            for (int words = *rc::gen::inRange(1, 8); words > 0; --words) {
                const RefundStatus before = house.refund(no).status;
                const RefundState word = anyWord();
                house.apply(house.reported(no, word, namesAnAmount(word) ? std::optional(minor) : std::nullopt));
                const RefundStatus after = house.refund(no).status;
                if (refunds::isFinal(before)) {
                    RC_ASSERT(after == before);
                    contradicted = contradicted || word == RefundState::Abnormal ||
                                   (word == RefundState::Succeeded && before == RefundStatus::Failed) ||
                                   (word == RefundState::Failed && before == RefundStatus::Succeeded);
                }
            }
            const RefundStatus status = house.refund(no).status;
            const auto payment = house.stored();
            RC_ASSERT(payment.refundReserved.minor() == (refunds::isFinal(status) ? 0 : minor));
            RC_ASSERT(payment.refunded.minor() == (status == RefundStatus::Succeeded ? minor : 0));
            RC_ASSERT(payment.frozen == contradicted);
        }));
    }

    void askingOftenAndForTooMuchNeverGivesBackMoreThanWasPaid()
    {
        test::RefundHouse house;
        int round = 0;
        QVERIFY(rc::check("a refund is made exactly when it fits, and its number is the same refund for ever", [&] {
            house.payAnother();
            ++round;
            std::map<QByteArray, std::pair<RefundNo, std::int64_t>> made;
            std::int64_t sum = 0;
            for (int asks = *rc::gen::inRange(1, 10); asks > 0; --asks) {
                const QByteArray number = QByteArray::number(round) + '-' + QByteArray::number(*rc::gen::inRange(0, 4));
                const auto minor = *rc::gen::element<std::int64_t>(1, 400, 615, 830, kPaid, kPaid + 1);
                house.channel->calls = {*rc::gen::element(RefundState::Succeeded, RefundState::Processing)};
                const auto answer = house.ask(number.constData(), minor);
                const auto known = made.find(number);
                if (known != made.end()) {
                    RC_ASSERT(answer.ok() == (minor == known->second.second));
                    if (answer)
                        RC_ASSERT(answer->refund.refundNo == known->second.first);
                    continue;
                }
                RC_ASSERT(answer.ok() == (sum + minor <= kPaid));
                if (!answer)
                    continue;
                made[number] = {answer->refund.refundNo, minor};
                sum += minor;
            }
            const auto payment = house.stored();
            RC_ASSERT(payment.refunded.minor() + payment.refundReserved.minor() == sum);
        }));
    }

    void theChannelsWordsAboutAPaymentMayComeTwice()
    {
        test::RefundHouse house;
        int number = 0;
        QVERIFY(rc::check("words in any order, said again, change nothing; money is paid or doubtful, each once", [&] {
            ++number;
            house.insertPayment("property-" + QByteArray::number(number));
            struct Word
            {
                ReportedState state;
                QByteArray tradeNo;
                bool closeAnswered;
            };
            std::vector<Word> words;
            const QByteArray trade = "77" + QByteArray::number(number);
            for (int count = *rc::gen::inRange(1, 7); count > 0; --count) {
                const auto state = *rc::gen::element(
                    ReportedState::Paid, ReportedState::Paid, ReportedState::NotPaid, ReportedState::Paying,
                    ReportedState::Closed, ReportedState::Failed, ReportedState::NotFound, ReportedState::Unknown);
                const QByteArray tradeNo = trade + (*rc::gen::arbitrary<bool>() ? "-a" : "-b");
                words.push_back({state, tradeNo, *rc::gen::arbitrary<bool>()});
            }
            const auto sayAll = [&] {
                for (const Word& word : words)
                    house.report(word.state, word.tradeNo, word.closeAnswered);
            };
            sayAll();
            const auto once = house.stored();
            sayAll();
            const auto twice = house.stored();
            const bool hasMoney =
                std::ranges::any_of(words, [](const Word& word) { return word.state == ReportedState::Paid; });
            RC_ASSERT(twice.doubtfulMoney == once.doubtfulMoney);
            // Said again behind the money, a refusal contradicts it; nothing else may move.
            RC_ASSERT(twice.status == once.status || !hasMoney);
            RC_ASSERT(!hasMoney || once.status == PaymentStatus::Succeeded || once.doubtfulMoney);
            RC_ASSERT(hasMoney || (once.status != PaymentStatus::Succeeded && !once.doubtfulMoney && !once.frozen));
        }));
    }
};

QTEST_GUILESS_MAIN(TestRefundProperties)
#include "tst_refund_properties.moc"
