// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every pair of states, against the database: what the tables allow is stored with its history, everything else is
// refused and changes nothing; and of two who know the same version one wins.
#include "support/storage_fixture.h"

#include "ids/payment_no.h"
#include "payment_records/payment_record.h"

#include <QTest>

using namespace guitai;
using namespace guitai::payment_records;

namespace {

using P = PaymentStatus;
using A = AttemptStatus;

constexpr P kPayments[] = {P::Created, P::Pending, P::Succeeded, P::Closed, P::PartiallyRefunded, P::Refunded};
constexpr A kAttempts[] = {A::Sent,     A::Unknown,   A::Paying, A::Reversing,
                           A::Reversed, A::Succeeded, A::Failed, A::Closed};
const UtcTime kNow = UtcTime::fromSeconds(1'795'400'000);

class Book
{
public:
    Book() : m_storage(m_fixture.open()) {}

    PaymentFile stored(P payment, A attempt)
    {
        ++m_count;
        PaymentFile file;
        const int seed = m_count;
        const RandomBytes counting = [seed](qsizetype count) {
            QByteArray bytes(count, '\0');
            bytes[0] = static_cast<char>(seed & 31);
            bytes[1] = static_cast<char>(seed >> 5);
            return bytes;
        };
        file.payment.paymentNo = mintPaymentNo(kNow, 3, counting);
        file.payment.slot = storage::Slot(3);
        file.payment.merchantId = MerchantId::trusted("M1000");
        file.payment.merchantOrderNo = MerchantOrderNo::trusted("o-" + QByteArray::number(m_count));
        file.payment.amount = Money(100, Currency::cny());
        file.payment.subject = QStringLiteral("tea");
        file.payment.payWay = "FAKE_QR";
        file.payment.status = payment;
        file.payment.channel = ChannelCode::trusted("fake");
        file.payment.createdAt = kNow;
        file.payment.expiresAt = kNow + std::chrono::minutes(5);
        AttemptRecord one;
        one.attemptNo = attemptNoOf(file.payment.paymentNo, 1);
        one.paymentNo = file.payment.paymentNo;
        one.channel = file.payment.channel;
        one.accountId = ChannelAccountId::trusted("M1000-fake");
        one.status = attempt;
        one.sentAt = kNow;
        one.expiresAt = file.payment.expiresAt;
        file.attempts.push_back(one);
        write<Done>(
            [file](storage::Transaction& tx) { return insertPayment(tx, file.payment, file.attempts.front()); });
        return file;
    }
    template <class T>
    T write(std::function<Result<T>(storage::Transaction&)> work)
    {
        auto answer = test::wait(m_storage->write<T>(0, std::move(work)));
        if (!answer)
            qFatal("%s", answer.error().code.name);
        return std::move(*answer);
    }
    wire::PaymentDetail detail(const PaymentNo& no)
    {
        return write<wire::PaymentDetail>(
            [no](storage::Transaction& tx) { return toWireDetail(tx, **findPayment(tx, no)); });
    }
    bool move(PaymentFile& file, P to)
    {
        const PaymentMove move{to, "query", {}, kNow};
        PaymentFile* known = &file;
        return write<bool>([known, move](storage::Transaction& tx) { return movePayment(tx, known->payment, move); });
    }
    bool move(PaymentFile& file, A to)
    {
        PaymentFile* known = &file;
        return write<bool>(
            [known, to](storage::Transaction& tx) { return moveAttempt(tx, known->attempts.front(), to, kNow); });
    }
    QByteArray refused(PaymentFile file, P to)
    {
        const PaymentMove move{to, "query", {}, kNow};
        return codeOf([&](storage::Transaction& tx) { return movePayment(tx, file.payment, move); });
    }
    QByteArray refused(PaymentFile file, A to)
    {
        return codeOf([&](storage::Transaction& tx) { return moveAttempt(tx, file.attempts.front(), to, kNow); });
    }

private:
    QByteArray codeOf(const std::function<Result<bool>(storage::Transaction&)>& work)
    {
        const auto answer = test::wait(m_storage->write<bool>(0, work));
        return answer.ok() ? QByteArray("OK") : QByteArray(answer.error().code.name);
    }

    test::StorageFixture m_fixture;
    std::unique_ptr<storage::SqliteStorage> m_storage;
    int m_count = 0;
};

} // namespace

class TestStateMoves : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPairOfPaymentStates()
    {
        Book book;
        for (const P from : kPayments) {
            for (const P to : kPayments) {
                PaymentFile file = book.stored(from, A::Paying);
                const bool moved = book.move(file, to);
                const wire::PaymentDetail detail = book.detail(file.payment.paymentNo);
                const QByteArray pair = textOf(from) + " to " + textOf(to);
                QVERIFY2(moved == mayMove(from, to), pair);
                QVERIFY2(detail.payment.status == textOf(moved ? to : from), pair);
                QVERIFY2(detail.history.size() == (moved ? 1 : 0), pair);
                QVERIFY2(!moved || detail.history.front().from == textOf(from), pair);
                QVERIFY2(file.payment.version == (moved ? 2 : 1), pair);
            }
        }
    }

    void everyPairOfAttemptStates()
    {
        Book book;
        for (const A from : kAttempts) {
            for (const A to : kAttempts) {
                PaymentFile file = book.stored(P::Pending, from);
                const bool moved = book.move(file, to);
                const wire::PaymentDetail detail = book.detail(file.payment.paymentNo);
                const QByteArray pair = textOf(from) + " to " + textOf(to);
                // Staying writes the other columns: an error code, the next check.
                QVERIFY2(moved == (from == to || mayMove(from, to)), pair);
                QVERIFY2(detail.attempts.front().status == textOf(moved ? to : from), pair);
                QVERIFY2(detail.attempts.front().finishedAt.has_value() == (moved && isFinal(to)), pair);
            }
        }
    }

    void ofTwoWhoKnowTheSameVersionOneMoves()
    {
        Book book;
        PaymentFile one = book.stored(P::Pending, A::Paying);
        PaymentFile other = one;
        QVERIFY(book.move(one, P::Succeeded));
        QCOMPARE(book.refused(other, P::Closed), QByteArray("STORAGE_CONFLICT"));
        QCOMPARE(book.detail(one.payment.paymentNo).payment.status, QByteArray("SUCCEEDED"));
        QVERIFY(book.move(one, A::Succeeded));
        QCOMPARE(book.refused(other, A::Closed), QByteArray("STORAGE_CONFLICT"));
        QCOMPARE(book.detail(one.payment.paymentNo).attempts.front().status, QByteArray("SUCCEEDED"));
    }
};

QTEST_GUILESS_MAIN(TestStateMoves)
#include "tst_state_moves.moc"
