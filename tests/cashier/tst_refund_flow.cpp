// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One refund at the till: its key, the second person, lost answers and restarts.
#include "cashier/fake_books.h"
#include "models/refund_flow.h"
#include "support/fake_timers.h"

#include <QTemporaryDir>
#include <QTest>

using namespace guitai;
using namespace std::chrono_literals;
using backend_client::Failure;
using models::RefundState;
using test::FakeBooks;

namespace {

const Money kPaid(3600, Currency::cny());

Failure failure(Failure::Kind kind, int status = 0, const char* code = "X")
{
    Failure failure;
    failure.kind = kind;
    failure.status = status;
    failure.code = code;
    return failure;
}

const Failure kRefused = failure(Failure::Kind::Refused, 409, "REFUND_EXCEEDS_PAID");
const Failure kNoAnswer = failure(Failure::Kind::NoAnswer, 0, "HTTP_NO_ANSWER");
const Failure kNotSent = failure(Failure::Kind::NotSent, 0, "HTTP_NOT_SENT");

wire::Payment paidPayment()
{
    wire::Payment payment;
    payment.paymentNo = PaymentNo::trusted("P20261123040506789000000000001");
    payment.amount = kPaid;
    payment.status = "SUCCEEDED";
    payment.refunded = Money(600, Currency::cny());
    return payment;
}

wire::SecondPerson supervisor(const char* pin = "135790")
{
    return {OperatorId::trusted("supervisor"), Secret(pin)};
}

class Desk
{
public:
    Desk() { restart(); }

    void restart()
    {
        flow.reset();
        books = std::make_unique<FakeBooks>();
        const models::MintKey mint = [this] {
            return MerchantOrderNo::trusted("T01-REF" + QByteArray::number(++minted));
        };
        flow = std::make_unique<models::RefundFlow>(models::RefundParts{*books, timers, mint, path(), 3s});
    }
    QString path() const { return m_folder.filePath(QStringLiteral("till.ini.refund.json")); }
    bool isPending() const { return models::PendingRefundFile(path()).load().has_value(); }
    void commit(std::int64_t minor = 1000, const wire::SecondPerson& who = {})
    {
        if (!flow->isOpen())
            flow->open(paidPayment());
        flow->commit(Money(minor, Currency::cny()), QStringLiteral("Goods returned"), who);
    }
    /// The refund of the newest creation, in a state.
    wire::Refund refund(const char* status, bool waits = false) const
    {
        wire::Refund refund;
        refund.refundNo = RefundNo::trusted("R1");
        refund.merchantRefundNo = key();
        refund.amount = flow->amount();
        refund.status = status;
        if (waits) {
            refund.approval.emplace();
            refund.approval->approvalNo = ApprovalNo::trusted("V1");
            refund.approval->status = "PENDING";
            refund.approval->maker = "operator:cashier";
        }
        return refund;
    }
    MerchantRefundNo key() const
    {
        return books->creations.empty() ? lastKey : books->creations.back().asked.refund.merchantRefundNo;
    }
    void answer(const wire::Refund& refund)
    {
        lastKey = key();
        const auto call = books->creations.back();
        call.reply.give(refund);
    }
    void refuse(const Failure& why) { books->creations.back().reply.give(why); }

    test::FakeTimers timers;
    std::unique_ptr<FakeBooks> books;
    std::unique_ptr<models::RefundFlow> flow;
    MerchantRefundNo lastKey;
    int minted = 0;

private:
    QTemporaryDir m_folder;
};

} // namespace

class TestRefundFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefundThatIsDoneAtOnce()
    {
        Desk desk;
        desk.commit();
        QCOMPARE(desk.flow->state(), RefundState::Sending);
        QVERIFY(desk.isPending()); // before the first request is answered
        QCOMPARE(desk.books->creations.front().asked.refund.amount.minor(), 1000);
        desk.answer(desk.refund("SUCCEEDED"));
        QCOMPARE(desk.flow->state(), RefundState::Done);
        QVERIFY(!desk.isPending());
        QVERIFY(desk.flow->mayLeave());
    }

    void theSecondPersonsPinFollowsTheRefund()
    {
        Desk desk;
        desk.commit(1000, supervisor());
        QVERIFY(desk.books->approvals.empty()); // nothing to agree to yet
        desk.answer(desk.refund("CREATED", true));
        QCOMPARE(desk.flow->state(), RefundState::Approving);
        QCOMPARE(desk.books->approvals.front().asked.no, QByteArray("V1"));
        QCOMPARE(desk.books->approvals.front().asked.who.pin.reveal(), QByteArray("135790"));
        desk.books->approvals.front().reply.give(wire::Approval());
        desk.books->questions.front().reply.give(desk.refund("SUCCEEDED"));
        QCOMPARE(desk.flow->state(), RefundState::Done);
    }

    void aWrongPinAsksAgainAndKeepsTheRefund()
    {
        Desk desk;
        desk.commit(1000, supervisor("000000"));
        desk.answer(desk.refund("CREATED", true));
        desk.books->approvals.front().reply.give(failure(Failure::Kind::Refused, 403, "PIN_WRONG"));
        QCOMPARE(desk.flow->state(), RefundState::NeedsApproval);
        QCOMPARE(desk.flow->failure().code, QByteArray("PIN_WRONG"));
        QVERIFY(desk.isPending());
        QVERIFY(!desk.flow->mayLeave());
        desk.flow->approve(supervisor());
        QCOMPARE(desk.books->approvals.size(), size_t{2});
        QCOMPARE(desk.books->creations.size(), size_t{1}); // one refund, however many PINs
    }

    void theMakerTakesItBack()
    {
        Desk desk;
        desk.commit();
        desk.answer(desk.refund("CREATED", true));
        QCOMPARE(desk.flow->state(), RefundState::NeedsApproval);
        desk.flow->cancel();
        QCOMPARE(desk.books->approvals.front().asked.what, QByteArray("cancel"));
        desk.books->approvals.front().reply.give(wire::Approval());
        desk.books->questions.front().reply.give(desk.refund("FAILED"));
        QCOMPARE(desk.flow->state(), RefundState::Failed);
        QVERIFY(!desk.isPending());
    }

    void aLostAnswerIsCheckedWithTheSameKey()
    {
        Desk desk;
        desk.commit();
        const MerchantRefundNo key = desk.key();
        desk.refuse(kNoAnswer);
        QCOMPARE(desk.flow->state(), RefundState::Checking);
        QVERIFY(!desk.flow->mayLeave());
        desk.timers.advance(3s);
        desk.books->findings.back().reply.give(wire::RefundPage());
        QCOMPARE(desk.books->creations.size(), size_t{2});
        QCOMPARE(desk.key(), key);
        desk.answer(desk.refund("PROCESSING"));
        QCOMPARE(desk.flow->state(), RefundState::InProgress);
        desk.timers.advance(3s);
        desk.books->questions.back().reply.give(desk.refund("SUCCEEDED"));
        QCOMPARE(desk.flow->state(), RefundState::Done);
        QCOMPARE(desk.minted, 1);
    }

    void aRequestThatStillRunsIsNotRefused()
    {
        Desk desk;
        desk.commit();
        const MerchantRefundNo key = desk.key();
        desk.refuse(failure(Failure::Kind::Refused, 409, "IDEMPOTENCY_REQUEST_RUNNING"));
        QCOMPARE(desk.flow->state(), RefundState::Checking);
        QVERIFY(desk.isPending());
        desk.timers.advance(3s);
        desk.books->findings.back().reply.give(wire::RefundPage());
        QCOMPARE(desk.key(), key);
    }

    void anotherAmountIsAnotherIntent()
    {
        Desk desk;
        desk.commit(1000);
        const MerchantRefundNo first = desk.key();
        desk.refuse(kNotSent);
        QCOMPARE(desk.flow->state(), RefundState::Editing);
        desk.commit(1000);
        QCOMPARE(desk.key(), first); // nothing left this machine: the same wish keeps its key
        desk.refuse(kNotSent);
        desk.commit(900);
        QVERIFY(desk.key() != first);
    }

    void aRefusalGivesTheFormBackAndEndsTheKey()
    {
        Desk desk;
        desk.commit();
        const MerchantRefundNo first = desk.key();
        desk.refuse(kRefused);
        QCOMPARE(desk.flow->state(), RefundState::Editing);
        QCOMPARE(desk.flow->failure().code, QByteArray("REFUND_EXCEEDS_PAID"));
        QVERIFY(!desk.isPending());
        desk.commit();
        QVERIFY(desk.key() != first);
    }

    void aRestartFindsWhatTheBackendHas()
    {
        Desk desk;
        desk.commit();
        const wire::Refund refund = desk.refund("PROCESSING");
        desk.lastKey = desk.key();
        desk.restart();
        QVERIFY(desk.flow->begin());
        QCOMPARE(desk.flow->state(), RefundState::Checking);
        QCOMPARE(desk.flow->amount().minor(), 1000);
        wire::RefundPage page;
        page.refunds.push_back(refund);
        desk.books->findings.front().reply.give(page);
        QCOMPARE(desk.flow->state(), RefundState::InProgress);
        QVERIFY(desk.books->creations.empty());
    }

    void aRestartBeforeArrivalSendsNothingUnasked()
    {
        Desk desk;
        desk.commit();
        const MerchantRefundNo key = desk.key();
        desk.restart();
        QVERIFY(desk.flow->begin());
        desk.books->findings.front().reply.give(wire::RefundPage());
        QCOMPARE(desk.flow->state(), RefundState::Editing);
        QCOMPARE(desk.flow->failure().code, QByteArray("REFUND_NOT_SENT_BEFORE"));
        QVERIFY(desk.books->creations.empty());
        desk.commit(1000);
        QCOMPARE(desk.key(), key); // and once it is wanted, it is the same refund
    }

    void twoPressesAreOneRefund()
    {
        Desk desk;
        desk.commit();
        desk.commit();
        desk.commit();
        QCOMPARE(desk.books->creations.size(), size_t{1});
    }

    void anotherRefundWaitsForThisOne()
    {
        Desk desk;
        desk.commit();
        desk.refuse(kNoAnswer);
        wire::Payment other = paidPayment();
        other.paymentNo = PaymentNo::trusted("P20261123040506789000000000002");
        QVERIFY(!desk.flow->open(other));
        QCOMPARE(desk.flow->state(), RefundState::Checking);
    }

    void newsFromTheStreamCounts()
    {
        Desk desk;
        desk.commit();
        desk.answer(desk.refund("PROCESSING"));
        QVERIFY(desk.flow->take(desk.refund("ABNORMAL")));
        QCOMPARE(desk.flow->state(), RefundState::Abnormal);
        wire::Refund strange = desk.refund("SUCCEEDED");
        strange.merchantRefundNo = MerchantRefundNo::trusted("another");
        QVERIFY(!desk.flow->take(strange));
        QCOMPARE(desk.flow->state(), RefundState::Abnormal);
    }
};

QTEST_GUILESS_MAIN(TestRefundFlow)
#include "tst_refund_flow.moc"
