// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Callback, query, close and bill in every order there is, against a real shard: attempt and receipts always end the
// same; the payment ends SUCCEEDED, or CLOSED with doubtful money where closure had been announced before the money.
#include "support/storage_fixture.h"

#include "ids/payment_no.h"
#include "results/apply_channel_result.h"

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

enum Word { CallbackSuccess, QueryPaying, QuerySuccess, CloseAnswered, BillSuccess, FailedAnswer };
constexpr Word kWords[] = {CallbackSuccess, QueryPaying, QuerySuccess, CloseAnswered, BillSuccess, FailedAnswer};
const char* const kNames[] = {"callback", "paying", "success", "closed", "bill", "failed"};

class Shop
{
public:
    Shop() : m_storage(m_fixture.open()) {}

    PaymentFile sent()
    {
        const int number = ++m_count;
        const RandomBytes counting = [number](qsizetype count) {
            QByteArray bytes(count, '\0');
            for (qsizetype i = 0; i < count; ++i)
                bytes[i] = static_cast<char>((number >> (5 * std::min<qsizetype>(i, 5))) & 31);
            return bytes;
        };
        PaymentFile file;
        file.payment.paymentNo = mintPaymentNo(kNow, 17, counting);
        file.payment.slot = storage::Slot(17);
        file.payment.merchantId = MerchantId::trusted("M1000");
        file.payment.merchantOrderNo = MerchantOrderNo::trusted("order-" + QByteArray::number(number));
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
        write<Done>(
            [file](storage::Transaction& tx) { return insertPayment(tx, file.payment, file.attempts.front()); });
        return file;
    }
    void say(const PaymentFile& file, Word word)
    {
        const Reported reported = reportOf(file, word);
        write<Applied>([reported](storage::Transaction& tx) { return applyChannelResult(tx, reported); });
    }
    /// True when nothing of it was stored.
    bool sayAndFail(const PaymentFile& file, Word word)
    {
        const Reported reported = reportOf(file, word);
        const auto failed = test::wait(m_storage->write<Applied>(0, [reported](storage::Transaction& tx) {
            const auto applied = applyChannelResult(tx, reported);
            return applied ? Result<Applied>(Error{storage::errors::kStorageFailed}) : applied;
        }));
        return !failed.ok();
    }
    PaymentFile now(const PaymentFile& file)
    {
        const PaymentNo number = file.payment.paymentNo;
        return *write<std::optional<PaymentFile>>(
            [number](storage::Transaction& tx) { return findPayment(tx, number); });
    }
    int count(const char* statement, const PaymentFile& file)
    {
        const PaymentNo number = file.payment.paymentNo;
        return write<int>([statement, number](storage::Transaction& tx) -> Result<int> {
            const auto rows = tx.rows(storage::Statement{statement}, {number});
            if (!rows)
                return rows.error();
            return static_cast<int>(rows->front().number(0));
        });
    }

private:
    static Reported reportOf(const PaymentFile& file, Word word)
    {
        Reported reported;
        reported.report.attemptNo = file.attempts.front().attemptNo;
        reported.accountId = kAccount;
        reported.at = kNow + std::chrono::seconds(word);
        switch (word) {
        case CallbackSuccess: reported.source = Source::Callback; break;
        case QueryPaying: reported.report.state = ReportedState::Paying; return reported;
        case QuerySuccess: break;
        case CloseAnswered:
            reported.report.state = ReportedState::Closed;
            reported.source = Source::Close;
            reported.closeAnswered = true;
            return reported;
        case BillSuccess: break; // a bill's row names the day, not the moment
        case FailedAnswer:
            reported.report.state = ReportedState::Failed;
            reported.report.errorCode = "PAYERROR";
            return reported;
        }
        reported.report.state = ReportedState::Paid;
        channels::ReceivedMoney money{ChannelTradeNo::trusted("4200" + file.payment.paymentNo.bytes().mid(17)), kPrice,
                                      std::nullopt};
        if (word != BillSuccess)
            money.paidAt = kNow;
        reported.report.money = money;
        return reported;
    }
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
    int m_count = 0;
};

QByteArray nameOf(const std::vector<Word>& order)
{
    QByteArrayList names;
    for (const Word word : order)
        names.append(kNames[word]);
    return names.join(", ");
}

bool isSuccess(Word word)
{
    return word == CallbackSuccess || word == QuerySuccess || word == BillSuccess;
}

} // namespace

class TestEveryOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void attemptAndReceiptsAlwaysEndTheSame()
    {
        Shop shop;
        std::vector<Word> order(std::begin(kWords), std::end(kWords));
        int orders = 0;
        do {
            const PaymentFile file = shop.sent();
            for (const Word word : order)
                shop.say(file, word);
            const auto firstMoney = std::find_if(order.begin(), order.end(), isSuccess);
            const bool closedBefore = std::find(order.begin(), firstMoney, CloseAnswered) != firstMoney;
            const QByteArray name = nameOf(order);
            const PaymentFile after = shop.now(file);
            QVERIFY2(after.attempts.front().status == AttemptStatus::Succeeded, name);
            QVERIFY2(after.attempts.front().channelTradeNo.bytes().startsWith("4200"), name);
            QVERIFY2(!after.attempts.front().nextCheckAt, name);
            QVERIFY2(shop.count("results_test/count_receipts_of", file) == 1, name);
            QVERIFY2(after.payment.status == (closedBefore ? PaymentStatus::Closed : PaymentStatus::Succeeded), name);
            QVERIFY2(after.payment.doubtfulMoney == closedBefore, name);
            QVERIFY2(shop.count("results_test/count_doubtful_of", file) == (closedBefore ? 1 : 0), name);
            // "Closed" or "failed" behind proven money contradicts it: a person looks.
            const bool contradicted = std::any_of(
                firstMoney, order.end(), [](Word word) { return word == CloseAnswered || word == FailedAnswer; });
            QVERIFY2(after.payment.frozen == contradicted, name);
            ++orders;
        } while (std::next_permutation(order.begin(), order.end()));
        QCOMPARE(orders, 720);
    }

    void sayingEverythingTwiceChangesNothing()
    {
        Shop shop;
        std::vector<Word> order(std::begin(kWords), std::end(kWords));
        for (int round = 0; round < 24; ++round) {
            for (int skip = 0; skip < 30; ++skip)
                std::next_permutation(order.begin(), order.end());
            const PaymentFile file = shop.sent();
            for (const Word word : order)
                shop.say(file, word);
            const PaymentFile once = shop.now(file);
            for (const Word word : order)
                shop.say(file, word);
            const PaymentFile twice = shop.now(file);
            const QByteArray name = nameOf(order);
            QVERIFY2(twice.attempts.front().status == once.attempts.front().status, name);
            QVERIFY2(twice.payment.status == once.payment.status, name);
            QVERIFY2(shop.count("results_test/count_receipts_of", file) == 1, name);
            QVERIFY2(shop.count("results_test/count_doubtful_of", file) == (once.payment.doubtfulMoney ? 1 : 0), name);
        }
    }

    // peers.md 4: the merchant notice is written outside the state transaction and its errors are swallowed.
    void theEventIsPartOfTheStatesTransaction()
    {
        Shop shop;
        const PaymentFile file = shop.sent();
        QVERIFY(shop.sayAndFail(file, CallbackSuccess)); // the disk filled up behind it
        QCOMPARE(shop.now(file).payment.status, PaymentStatus::Pending);
        QCOMPARE(shop.count("results_test/count_events_of", file), 0);
        QCOMPARE(shop.count("results_test/count_receipts_of", file), 0);
        shop.say(file, CallbackSuccess);
        QCOMPARE(shop.now(file).payment.status, PaymentStatus::Succeeded);
        QCOMPARE(shop.count("results_test/count_events_of", file), 1);
    }

    // Without money every order that holds the close ends closed, and nothing waits any more.
    void withoutMoneyTheCloseEndsIt()
    {
        Shop shop;
        std::vector<Word> order = {QueryPaying, CloseAnswered, FailedAnswer};
        do {
            const PaymentFile file = shop.sent();
            for (const Word word : order)
                shop.say(file, word);
            const PaymentFile after = shop.now(file);
            QVERIFY2(after.payment.status == PaymentStatus::Closed, nameOf(order));
            QVERIFY2(isFinal(after.attempts.front().status), nameOf(order));
            QVERIFY2(!after.payment.frozen && !after.payment.doubtfulMoney, nameOf(order));
        } while (std::next_permutation(order.begin(), order.end()));
    }
};

QTEST_GUILESS_MAIN(TestEveryOrder)
#include "tst_every_order.moc"
