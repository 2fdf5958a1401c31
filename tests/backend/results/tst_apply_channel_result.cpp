// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What channels report, in every order: the attempt and the receipts always end the same.
#include "support/storage_fixture.h"

#include "ids/payment_no.h"
#include "results/apply_channel_result.h"
#include "results/check_schedule.h"

#include <QTest>

#include <algorithm>

using namespace guitai;
using namespace guitai::payment_records;
using namespace guitai::results;
using channels::ReportedState;

namespace {

const UtcTime kNow = UtcTime::fromSeconds(1'795'400'000);
const ChannelAccountId kAccount = ChannelAccountId::trusted("M1000-wechat");
const Money kPrice(1230, Currency::cny());

PaymentFile newFile()
{
    PaymentFile file;
    file.payment.paymentNo = mintPaymentNo(kNow, 17, [](qsizetype count) { return QByteArray(count, 'x'); });
    file.payment.slot = storage::Slot(17);
    file.payment.merchantId = MerchantId::trusted("M1000");
    file.payment.merchantOrderNo = MerchantOrderNo::trusted("order-1");
    file.payment.amount = kPrice;
    file.payment.subject = QStringLiteral("tea");
    file.payment.payWay = "WECHAT_NATIVE";
    file.payment.channel = ChannelCode::trusted("wechat");
    file.payment.createdAt = kNow;
    file.payment.expiresAt = kNow + std::chrono::minutes(5);
    AttemptRecord attempt;
    attempt.attemptNo = attemptNoOf(file.payment.paymentNo, 1);
    attempt.paymentNo = file.payment.paymentNo;
    attempt.channel = file.payment.channel;
    attempt.accountId = kAccount;
    attempt.sentAt = kNow;
    attempt.expiresAt = file.payment.expiresAt;
    attempt.nextCheckAt = kNow + std::chrono::seconds(5);
    file.attempts.push_back(attempt);
    return file;
}

/// One shard with one payment that was sent to its channel.
class Desk
{
public:
    Desk() : m_storage(m_fixture.open())
    {
        write<Done>(
            [this](storage::Transaction& tx) { return insertPayment(tx, m_file.payment, m_file.attempts.front()); });
    }

    Reported report(ReportedState state, Source source = Source::Query) const
    {
        Reported reported;
        reported.report.state = state;
        reported.report.attemptNo = m_file.attempts.front().attemptNo;
        reported.accountId = kAccount;
        reported.source = source;
        reported.at = kNow;
        if (state == ReportedState::Paid) {
            channels::ReceivedMoney money{ChannelTradeNo::trusted("4200000001"), kPrice, kNow};
            reported.report.money = money;
        }
        return reported;
    }
    Applied apply(const Reported& reported)
    {
        return write<Applied>([reported](storage::Transaction& tx) { return applyChannelResult(tx, reported); });
    }
    PaymentFile file()
    {
        return *write<std::optional<PaymentFile>>(
            [this](storage::Transaction& tx) { return findPayment(tx, m_file.payment.paymentNo); });
    }
    int count(const char* statement)
    {
        return write<int>([statement](storage::Transaction& tx) -> Result<int> {
            const auto rows = tx.rows(storage::Statement{statement}, {});
            if (!rows)
                return rows.error();
            return static_cast<int>(rows->front().number(0));
        });
    }

private:
    template <class T>
    T write(std::function<Result<T>(storage::Transaction&)> work)
    {
        auto answer = test::wait(m_storage->write<T>(0, std::move(work)));
        if (!answer)
            qFatal("%s %s", answer.error().code.name, qPrintable(answer.error().detail));
        return std::move(*answer);
    }

    test::StorageFixture m_fixture;
    std::unique_ptr<storage::SqliteStorage> m_storage;
    PaymentFile m_file = newFile();
};

} // namespace

class TestApplyChannelResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOrderOfReportsEndsTheSame()
    {
        // callback, query, close and a repeated callback in all 24 orders
        std::vector<int> order = {0, 1, 2, 3};
        do {
            Desk desk;
            std::vector<Reported> reports = {
                desk.report(ReportedState::Paid, Source::Callback), desk.report(ReportedState::Paying, Source::Query),
                desk.report(ReportedState::Closed, Source::Close), desk.report(ReportedState::Paid, Source::Query)};
            reports[2].closeAnswered = true;
            for (const int index : order)
                desk.apply(reports[static_cast<size_t>(index)]);

            const auto at = [&](int index) { return std::find(order.begin(), order.end(), index); };
            const bool closedFirst = at(2) < std::min(at(0), at(3));
            const PaymentFile file = desk.file();
            QCOMPARE(file.attempts.front().status, AttemptStatus::Succeeded);
            QCOMPARE(file.attempts.front().channelTradeNo.bytes(), QByteArray("4200000001"));
            QCOMPARE(desk.count("results_test/count_receipts"), 1);
            QCOMPARE(file.payment.status, closedFirst ? PaymentStatus::Closed : PaymentStatus::Succeeded);
            QCOMPARE(file.payment.doubtfulMoney, closedFirst);
            QCOMPARE(desk.count("results_test/count_doubtful_money"), closedFirst ? 1 : 0);
            // A channel that says "closed" behind a proven payment contradicts itself: a person looks.
            QCOMPARE(file.payment.frozen, !closedFirst);
        } while (std::next_permutation(order.begin(), order.end()));
    }

    void anotherAmountIsAnExceptionAndNeverPaid()
    {
        Desk desk;
        Reported reported = desk.report(ReportedState::Paid, Source::Callback);
        reported.report.money->amount = Money(1231, Currency::cny());
        QCOMPARE(desk.apply(reported).effect, Effect::Exception);
        QCOMPARE(desk.apply(reported).effect, Effect::Exception);
        QCOMPARE(desk.file().payment.status, PaymentStatus::Pending);
        QVERIFY(desk.file().payment.frozen);
        QCOMPARE(desk.count("results_test/count_exceptions"), 1);
        QCOMPARE(desk.count("results_test/count_receipts"), 0);
    }

    // architecture §4: two different final answers freeze the payment.
    void aRefusalBehindProvenMoneyIsAnException()
    {
        Desk desk;
        QCOMPARE(desk.apply(desk.report(ReportedState::Paid, Source::Callback)).effect, Effect::Paid);
        QCOMPARE(desk.apply(desk.report(ReportedState::Failed)).effect, Effect::Exception);
        QCOMPARE(desk.apply(desk.report(ReportedState::Failed)).effect, Effect::Exception);
        QVERIFY(desk.file().payment.frozen);
        QCOMPARE(desk.file().payment.status, PaymentStatus::Succeeded);
        QCOMPARE(desk.file().attempts.front().status, AttemptStatus::Succeeded);
        QCOMPARE(desk.count("results_test/count_exceptions"), 1);
    }

    void anotherMerchantOrAccountIsAnException()
    {
        Desk desk;
        Reported foreign = desk.report(ReportedState::Paid, Source::Callback);
        foreign.report.foreignIdentity = true;
        QCOMPARE(desk.apply(foreign).effect, Effect::Exception);
        Desk other;
        Reported wrongAccount = other.report(ReportedState::Paid, Source::Callback);
        wrongAccount.accountId = ChannelAccountId::trusted("M2000-wechat");
        QCOMPARE(other.apply(wrongAccount).effect, Effect::Exception);
        QCOMPARE(other.file().payment.status, PaymentStatus::Pending);
    }

    void aSecondTradeOfThePaidAttemptIsDoubtfulMoney()
    {
        Desk desk;
        QCOMPARE(desk.apply(desk.report(ReportedState::Paid, Source::Callback)).effect, Effect::Paid);
        Reported second = desk.report(ReportedState::Paid, Source::Query);
        second.report.money->tradeNo = ChannelTradeNo::trusted("4200000002");
        QCOMPARE(desk.apply(second).effect, Effect::DoubtfulMoney);
        QCOMPARE(desk.count("results_test/count_receipts"), 2);
        QCOMPARE(desk.file().payment.status, PaymentStatus::Succeeded);
    }

    void notFoundIsFinalOnlyBehindAnAnsweredClose()
    {
        Desk desk;
        desk.apply(desk.report(ReportedState::NotFound));
        QCOMPARE(desk.file().payment.status, PaymentStatus::Pending);
        Reported closed = desk.report(ReportedState::NotFound, Source::Expiry);
        closed.closeAnswered = true;
        QCOMPARE(desk.apply(closed).effect, Effect::Closed);
        QCOMPARE(desk.file().payment.status, PaymentStatus::Closed);
    }

    void unknownNeverReplacesWhatIsKnown()
    {
        Desk desk;
        desk.apply(desk.report(ReportedState::Unknown));
        QCOMPARE(desk.file().attempts.front().status, AttemptStatus::Unknown);
        desk.apply(desk.report(ReportedState::NotPaid));
        desk.apply(desk.report(ReportedState::Unknown));
        QCOMPARE(desk.file().attempts.front().status, AttemptStatus::Paying);
    }

    void aFailedAttemptDoesNotEndThePayment()
    {
        Desk desk;
        desk.apply(desk.report(ReportedState::Failed));
        const PaymentFile file = desk.file();
        QCOMPARE(file.attempts.front().status, AttemptStatus::Failed);
        QCOMPARE(file.payment.status, PaymentStatus::Pending);
        QVERIFY(file.attempts.front().nextCheckAt); // its payment's expiry is not forgotten
    }

    void aReportAboutNobodySaysSo()
    {
        Desk desk;
        Reported reported = desk.report(ReportedState::Paid);
        reported.report.attemptNo = AttemptNo::trusted("nothing");
        QCOMPARE(desk.apply(reported).effect, Effect::NoSuchAttempt);
    }

    void aPlacingThatComesLateKeepsTheSuccess()
    {
        Desk desk;
        desk.apply(desk.report(ReportedState::Paid, Source::Callback));
        const PaymentFile file = desk.file();
        QCOMPARE(file.payment.status, PaymentStatus::Succeeded);
        QCOMPARE(file.attempts.front().nextCheckAt, std::optional<UtcTime>());
    }

    void checksFollowTheChannelsScheduleUntilTheSettling()
    {
        const channels::PayWay way{"FAKE_QR",
                                   {std::chrono::seconds(5), std::chrono::seconds(10), std::chrono::minutes(10)}};
        const UtcTime expires = kNow + std::chrono::minutes(5);
        QCOMPARE(nextCheck(way, 0, kNow, expires) - kNow, Duration(std::chrono::seconds(5)));
        QCOMPARE(nextCheck(way, 1, kNow, expires) - kNow, Duration(std::chrono::seconds(10)));
        QCOMPARE(nextCheck(way, 9, kNow, expires), expires + kExpiryGrace);
        const UtcTime late = expires + kExpiryGrace;
        QCOMPARE(nextCheck(way, 9, late, expires) - late, Duration(std::chrono::minutes(10)));
        QVERIFY(isDueForClosing(expires, late));
        QVERIFY(!isDueForClosing(expires, late - std::chrono::milliseconds(1)));
    }
};

QTEST_GUILESS_MAIN(TestApplyChannelResult)
#include "tst_apply_channel_result.moc"
