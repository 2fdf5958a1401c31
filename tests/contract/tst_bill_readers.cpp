// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What every reader of a bill promises: each row of the file comes out once, in order, readable or not, however the
// bytes are cut; and a file that is not whole, or does not come to its own sums, is refused.
#include "contract/played_bill.h"

#include "async/worker_pool.h"
#include "channels/registry.h"
#include "rows/row_text.h"
#include "support/fake_clock.h"
#include "support/fake_http_client.h"
#include "support/read_bill.h"

#include <QTest>

using namespace guitai;
using channels::BillKind;
using sandbox::BillEvent;
using sandbox::Difference;
using test::ReadBill;

namespace {

struct Bench
{
    Bench(channels::MakeChannel make, BillKind kind)
        : kind(kind), channel(make({client, workers, clock})), played(*test::playedBill(code(), kind, day))
    {
    }

    ChannelCode code() const { return channel->descriptor().code; }
    test::MakeBillReader reader() const
    {
        return [this](channels::BillSinks sinks) {
            const channels::ChannelAccount account{ChannelAccountId::trusted("account-M1000"),
                                                   MerchantId::trusted("M1000"), code(), played.settings, Secret()};
            return channel->billReader(account, kind, test::playedDate(), std::move(sinks));
        };
    }
    ReadBill read(QByteArrayView file, qsizetype step = 1 << 16, qsizetype first = 0) const
    {
        return test::readBill(reader(), file, step, first);
    }
    void replay(const QList<sandbox::BillRow>& rows)
    {
        day = rows;
        played = *test::playedBill(code(), kind, day);
    }

    test::FakeClock clock;
    test::FakeHttpClient client;
    async::WorkerPool workers{1};
    BillKind kind;
    std::unique_ptr<channels::Channel> channel;
    QList<sandbox::BillRow> day = test::playedDay();
    test::PlayedBill played;
};

std::size_t rowsOf(const ReadBill& read)
{
    return read.rows.size() + read.funds.size();
}

bool areSame(const ReadBill& a, const ReadBill& b)
{
    return a.rows == b.rows && a.funds == b.funds && a.refusal() == b.refusal();
}

void everyBill(bool ofTradesOnly = false)
{
    QTest::addColumn<channels::MakeChannel>("make");
    QTest::addColumn<int>("kind");
    for (const auto make : channels::builtInChannels()) {
        test::FakeClock clock;
        test::FakeHttpClient client;
        async::WorkerPool workers{1};
        const auto channel = make({client, workers, clock});
        if (!channel)
            continue;
        for (const BillKind kind : channel->descriptor().bills) {
            if (ofTradesOnly && kind != BillKind::Trade)
                continue;
            QTest::addRow("%s %s", channel->descriptor().code.bytes().constData(),
                          kind == BillKind::Trade ? "trades" : "fund flow")
                << make << static_cast<int>(kind);
        }
    }
}

} // namespace

class tst_bill_readers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheDescriptorListsIsRead_data() { everyBill(); }
    void whatTheDescriptorListsIsRead();
    void whatHappenedIsRead_data() { everyBill(true); }
    void whatHappenedIsRead();
    void cutAnywhereItIsTheSame_data() { everyBill(); }
    void cutAnywhereItIsTheSame();
    void aFileThatIsCutOffIsNotTaken_data() { everyBill(); }
    void aFileThatIsCutOffIsNotTaken();
    void aFlippedBitLosesNoRow_data() { everyBill(); }
    void aFlippedBitLosesNoRow();
    void aRowMoreOrLessIsNoticed_data() { everyBill(); }
    void aRowMoreOrLessIsNoticed();
    void aRowOfAnyLengthIsARow_data() { everyBill(); }
    void aRowOfAnyLengthIsARow();
    void anothersBillIsRefused_data() { everyBill(true); }
    void anothersBillIsRefused();
    void plantedDifferencesAreRead_data() { everyBill(true); }
    void plantedDifferencesAreRead();
};

#define BENCH()                                                                                                        \
    QFETCH(channels::MakeChannel, make);                                                                               \
    QFETCH(int, kind);                                                                                                 \
    Bench bench(make, static_cast<BillKind>(kind))

void tst_bill_readers::whatTheDescriptorListsIsRead()
{
    BENCH();
    QVERIFY(bench.reader()({}) != nullptr);
    const ReadBill read = bench.read(bench.played.file);
    QCOMPARE(read.refusal(), QByteArray());
    QCOMPARE(read.totals->rows, static_cast<std::int64_t>(rowsOf(read)));
    QCOMPARE(read.totals->unreadable, 0);
    QVERIFY(!read.totals->format.isEmpty() && !read.totals->encoding.isEmpty());
    QCOMPARE(read.totals->trailer.isEmpty(), !bench.played.hasEnd);
    if (bench.kind == BillKind::FundFlow)
        QCOMPARE(read.totals->incoming.sum, 1230 + 2999);
}

void tst_bill_readers::whatHappenedIsRead()
{
    BENCH();
    const ReadBill read = bench.read(bench.played.file);
    QCOMPARE(read.rows.size(), static_cast<std::size_t>(bench.day.size()));
    for (qsizetype i = 0; i < bench.day.size(); ++i) {
        const sandbox::BillRow& happened = bench.day[i];
        const rows::BillRow& row = read.rows[static_cast<std::size_t>(i)];
        const bool isPayment = happened.event == BillEvent::Payment;
        QCOMPARE(row.kind, isPayment ? rows::Kind::Payment : rows::Kind::Refund);
        QVERIFY(row.state == rows::State::Succeeded);
        QCOMPARE(row.number, isPayment ? happened.orderNo : happened.merchantRefundNo);
        QVERIFY(row.transaction == (isPayment ? happened.tradeNo : happened.refundId) ||
                (!isPayment && row.transaction.isEmpty()));
        QCOMPARE(row.amount, isPayment ? happened.ordered : happened.refunded);
        QCOMPARE(row.fee, qAbs(happened.fee));
        QCOMPARE(row.at.ms(), happened.at.ms());
        QCOMPARE(row.currency, QByteArray("CNY"));
        QVERIFY(rows::lineOf(row).ok()); // the canonical file takes it
    }
    QVERIFY((read.totals->payments == channels::BillTotals::Side{2, 1230 + 2999}));
    QVERIFY((read.totals->refunds == channels::BillTotals::Side{1, 500}));
    QCOMPARE(read.totals->fees, 7 + 18 - 3);
}

void tst_bill_readers::cutAnywhereItIsTheSame()
{
    BENCH();
    const QByteArray& file = bench.played.file;
    const ReadBill whole = bench.read(file);
    for (qsizetype at = 0; at <= file.size(); ++at)
        QVERIFY2(areSame(whole, bench.read(file, file.size(), at)), qPrintable(QString::number(at)));
    QVERIFY(areSame(whole, bench.read(file, 1)));
    QVERIFY(areSame(whole, bench.read(file, 7)));
    QByteArray unix = file;
    QVERIFY(areSame(whole, bench.read(unix.replace("\r\n", "\n"))));
}

void tst_bill_readers::aFileThatIsCutOffIsNotTaken()
{
    BENCH();
    const QByteArray& file = bench.played.file;
    for (qsizetype size = 0; size < file.size(); ++size) {
        const QByteArrayView part = QByteArrayView(file).first(size);
        const ReadBill read = bench.read(part);
        // Alipay's details are whole without the table of sums behind them; UnionPay's table has no end of its own, so
        // that whole records are all that can be asked for.
        const bool isWholeTable =
            part.endsWith("]\r\n") && read.totals && rowsOf(read) == static_cast<std::size_t>(bench.day.size());
        const bool isWholeRecords = !bench.played.hasEnd && (part.isEmpty() || part.endsWith('\n'));
        if (!isWholeTable && !isWholeRecords)
            QVERIFY2(!read.totals.ok(), qPrintable(QString::number(size)));
    }
}

void tst_bill_readers::aFlippedBitLosesNoRow()
{
    BENCH();
    const QByteArray& file = bench.played.file;
    const std::size_t rows = rowsOf(bench.read(file));
    for (qsizetype bit = 0; bit < file.size() * 8; ++bit) {
        QByteArray changed = file;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        const ReadBill read = bench.read(changed);
        if (!read.totals)
            continue;
        QCOMPARE(read.totals->rows, static_cast<std::int64_t>(rowsOf(read)));
        // A line end more or less makes another number of records where nothing counts them: none of them is readable.
        const bool isCounted = rowsOf(read) == rows || read.totals->unreadable > 0;
        QVERIFY2(isCounted, qPrintable(QString::number(bit)));
    }
}

void tst_bill_readers::aRowMoreOrLessIsNoticed()
{
    BENCH();
    const QByteArray& row = bench.played.firstRow;
    const QByteArray& file = bench.played.file;
    const std::size_t rows = rowsOf(bench.read(file));
    const qsizetype at = file.indexOf(row);
    QVERIFY(at >= 0);
    const ReadBill more = bench.read(QByteArray(file).insert(at, row + "\r\n"));
    const ReadBill less = bench.read(QByteArray(file).remove(at, row.size() + 2));
    QCOMPARE(rowsOf(more), rows + 1);
    QCOMPARE(rowsOf(less), rows - 1);
    QCOMPARE(more.refusal(), bench.played.hasEnd ? QByteArray("BILL_TOTALS_DIFFER") : QByteArray());
    QCOMPARE(less.refusal(), bench.played.hasEnd ? QByteArray("BILL_TOTALS_DIFFER") : QByteArray());
}

void tst_bill_readers::aRowOfAnyLengthIsARow()
{
    BENCH();
    const QByteArray& row = bench.played.firstRow;
    const std::size_t rows = rowsOf(bench.read(bench.played.file));
    for (const qsizetype size : {0, 1, 64 * 1024, 64 * 1024 + 1, 300'000}) {
        QByteArray file = bench.played.file;
        file.replace(file.indexOf(row), row.size(), QByteArray(size, 'x'));
        const ReadBill read = bench.read(file, 4096);
        QCOMPARE(read.refusal(), QByteArray());
        QCOMPARE(rowsOf(read), rows);
        QCOMPARE(read.totals->unreadable, 1);
    }
}

void tst_bill_readers::anothersBillIsRefused()
{
    BENCH();
    for (QJsonValueRef setting : bench.played.settings)
        setting = QStringLiteral("9999999999999999");
    QCOMPARE(bench.read(bench.played.file).refusal(), QByteArray("BILL_OTHER_MERCHANT"));
}

void tst_bill_readers::plantedDifferencesAreRead()
{
    BENCH();
    const auto planted = [&](Difference difference, const char* number, qint64 off) {
        bench.replay(withDifferences(test::playedDay(), {{difference, number, off}}, test::playedDate().begins()));
        return bench.read(bench.played.file);
    };
    const ReadBill reversed = planted(Difference::State, "P202611220900", 0);
    QCOMPARE(reversed.refusal(), QByteArray());
    QCOMPARE(reversed.rows[0].kind, rows::Kind::Payment);
    QVERIFY(reversed.rows[0].state == rows::State::Reversed);
    QCOMPARE(reversed.rows[0].amount, 1230);
    QCOMPARE(reversed.rows[0].number, QByteArray("P202611220900"));
    for (const char* number : {"P202611220900", "R202611221200"}) {
        const ReadBill garbled = planted(Difference::Unreadable, number, 0);
        QCOMPARE(garbled.refusal(), QByteArray());
        QCOMPARE(garbled.note(), QByteArray("AMOUNT_UNREADABLE"));
        QCOMPARE(garbled.totals->unreadable, 1);
        QCOMPARE(rowsOf(garbled), std::size_t{3});
    }
    const ReadBill foreign = planted(Difference::Currency, "P202611222059", 0);
    QCOMPARE(foreign.refusal(), QByteArray());
    QCOMPARE(foreign.rows[2].currency, QByteArray(bench.code().bytes() == "wechat" ? "HKD" : "CNY"));
    QCOMPARE(planted(Difference::Amount, "R202611221200", 1).rows[1].amount, 501);
    QCOMPARE(planted(Difference::Fee, "P202611220900", 1).rows[0].fee, 8);
    QCOMPARE(rowsOf(planted(Difference::Duplicate, "P202611220900", 0)), std::size_t{4});
    QCOMPARE(rowsOf(planted(Difference::Missing, "P202611220900", 0)), std::size_t{2});
}

QTEST_GUILESS_MAIN(tst_bill_readers)
#include "tst_bill_readers.moc"
