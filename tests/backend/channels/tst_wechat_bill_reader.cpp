// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay's bills, as it delivered one and with one thing changed at a time.
#include "bill_files.h"

#include "wechat/wechat_bill_reader.h"

#include <QCryptographicHash>

using namespace guitai;
using rows::BillRow;
using rows::Direction;
using rows::Kind;
using rows::State;
using test::beijing;
using test::billFile;
using test::dayOf;
using test::readBill;
using test::ReadBill;
using test::with;

namespace {

const BusinessDate kDay = dayOf("2021-01-28");

ReadBill readTrade(const QByteArray& file, const char* mchid = "1601959334", const BusinessDate& day = kDay)
{
    return readBill([&](channels::BillSinks sinks) { return wechat::makeTradeReader(mchid, day, std::move(sinks)); },
                    file);
}

ReadBill readOlder(const QByteArray& file)
{
    return readTrade(file, "1230000109", dayOf("2018-03-04"));
}

ReadBill readFund(const QByteArray& file)
{
    return readBill([](channels::BillSinks sinks) { return wechat::makeFundReader(dayOf("2021-02-01"), sinks); }, file);
}

} // namespace

class tst_wechat_bill_reader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBillThatWasDeliveredIsRead();
    void columnsAreFoundByTheirNames();
    void theOlderFormIsReadToo();
    void aFeeIsExact_data();
    void aFeeIsExact();
    void anAmountBelowNothingIsNone();
    void aRowThatCannotBeReadIsStillARow_data();
    void aRowThatCannotBeReadIsStillARow();
    void aFileThatIsNotTheBillIsRefused_data();
    void aFileThatIsNotTheBillIsRefused();
    void aFundFlowIsReadAndItsSumsChecked();
    void aMillionRowsTakeNoTime();
};

void tst_wechat_bill_reader::theBillThatWasDeliveredIsRead()
{
    const QByteArray file = billFile("wechat-trade.csv");
    QCOMPARE(QCryptographicHash::hash(file, QCryptographicHash::Sha1).toHex(),
             QByteArray("dcd7ceb3d382a1181798368bb15d8437de46c00f"));
    const ReadBill read = readTrade(file);
    QCOMPARE(read.refusal(), QByteArray());
    QCOMPARE(read.rows.size(), size_t{3});
    const BillRow& row = read.rows.front();
    QVERIFY(row.kind == Kind::Payment && row.state == State::Succeeded);
    QCOMPARE(row.number, QByteArray("S20210128170702357723"));
    QCOMPARE(row.transaction, QByteArray("4200000925202101284997714292"));
    QCOMPARE(row.amount, 1);
    QCOMPARE(row.fee, 0);
    QCOMPARE(row.currency, QByteArray("CNY"));
    QCOMPARE(row.at.ms(), beijing("2021-01-28T17:07:11").ms());
    QCOMPARE(row.line, 2);
    QCOMPARE(read.rows.back().line, 4);
    const channels::BillTotals& totals = *read.totals;
    QVERIFY((totals.payments == channels::BillTotals::Side{3, 3}));
    QCOMPARE(totals.rows, 3);
    QCOMPARE(totals.unreadable, 0);
    QCOMPARE(totals.encoding, QByteArray("UTF-8 BOM"));
    QCOMPARE(totals.format, QByteArray("wechat/trade"));
    QCOMPARE(totals.trailer, QByteArray("`3,`0.03,`0.00,`0.00,`0.00000,`0.03,`0.00"));
}

void tst_wechat_bill_reader::columnsAreFoundByTheirNames()
{
    // The first column comes last; nothing else changes.
    QList<QByteArray> lines = billFile("wechat-trade.csv").sliced(3).split('\n');
    for (int i = 0; i < 4; ++i) {
        const QByteArray line = lines[i].chopped(1);
        const qsizetype comma = line.indexOf(',');
        lines[i] = line.mid(comma + 1) + ',' + line.first(comma);
    }
    QCOMPARE(readTrade(lines.join('\n')).rows, readTrade(billFile("wechat-trade.csv")).rows);
}

void tst_wechat_bill_reader::theOlderFormIsReadToo()
{
    const ReadBill read = readOlder(billFile("wechat-24-columns.csv"));
    QCOMPARE(read.refusal(), QByteArray());
    QCOMPARE(read.rows.size(), size_t{3});
    QCOMPARE(read.totals->encoding, QByteArray("UTF-8"));
    QCOMPARE(read.totals->unreadable, 0);
    const BillRow& paid = read.rows[0];
    QVERIFY(paid.kind == Kind::Payment && paid.state == State::Succeeded);
    QVERIFY(paid.amount == 1230 && paid.fee == 7 && paid.number == "ORDER1" && paid.transaction == "4200000001");
    const BillRow& refund = read.rows[1];
    QVERIFY(refund.kind == Kind::Refund && refund.state == State::Processing);
    QVERIFY(refund.amount == 500 && refund.fee == 3 && refund.number == "REFUND1");
    QCOMPARE(refund.transaction, QByteArray("5000000001"));
    const BillRow& reversed = read.rows[2];
    QVERIFY(reversed.kind == Kind::Payment && reversed.state == State::Reversed);
    QVERIFY(reversed.amount == 300 && reversed.fee == 2 && reversed.number == "ORDER2");
    QCOMPARE(reversed.transaction, QByteArray("4200000002"));
    QCOMPARE(read.totals->fees, 2);
}

void tst_wechat_bill_reader::aFeeIsExact_data()
{
    QTest::addColumn<QByteArray>("fee");
    QTest::addColumn<QByteArray>("sum");
    QTest::addColumn<QByteArray>("note");
    QTest::newRow("whole fen") << QByteArray("0.29000") << QByteArray("0.24000") << QByteArray();
    QTest::newRow("a fraction of a fen") << QByteArray("0.07001") << QByteArray("0.02001")
                                         << QByteArray("FEE_UNREADABLE");
    QTest::newRow("half a fen") << QByteArray("0.07500") << QByteArray("0.02500") << QByteArray("FEE_UNREADABLE");
    QTest::newRow("given with a payment")
        << QByteArray("-0.07000") << QByteArray("-0.12000") << QByteArray("FEE_UNREADABLE");
    QTest::newRow("finer than all") << QByteArray("0.070001") << QByteArray("0.02000")
                                    << QByteArray("AMOUNT_UNREADABLE");
}

void tst_wechat_bill_reader::aFeeIsExact()
{
    QFETCH(QByteArray, fee);
    QFETCH(QByteArray, sum);
    QFETCH(QByteArray, note);
    const QByteArray file = with(billFile("wechat-24-columns.csv"), "`0.07000", '`' + fee);
    const ReadBill read = readOlder(with(file, "`0.02000\n", '`' + sum + '\n'));
    QCOMPARE(read.refusal(), QByteArray());
    QCOMPARE(read.rows.size(), size_t{3});
    QCOMPARE(read.rows[0].note, note);
    if (note.isEmpty())
        QCOMPARE(read.rows[0].fee, 29);
}

void tst_wechat_bill_reader::anAmountBelowNothingIsNone()
{
    const QByteArray file = with(billFile("wechat-24-columns.csv"), "`12.30,`0.00,`0,", "`-12.30,`0.00,`0,");
    const ReadBill read = readOlder(with(file, "`3,`12.30", "`3,`-12.30"));
    QCOMPARE(read.refusal(), QByteArray());
    QCOMPARE(read.rows[0].note, QByteArray("AMOUNT_UNREADABLE"));
}

void tst_wechat_bill_reader::aRowThatCannotBeReadIsStillARow_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QByteArray>("note");
    const auto row = [](const char* part, const QByteArray& instead, const char* note) {
        QTest::addRow("%s for %s", instead.left(24).constData(), part)
            << QByteArray(part) << instead << QByteArray(note);
    };
    row("`0.01,", "`0.0l,", "AMOUNT_UNREADABLE");
    row("`0.01,", "`1e2,", "AMOUNT_UNREADABLE");
    row("`0.01,", "`+0.01,", "AMOUNT_UNREADABLE");
    row("`0.01,", "`.01,", "AMOUNT_UNREADABLE");
    row("`0.01,", "`0.01 ,", "AMOUNT_UNREADABLE");
    row("`0.01,", "`99999999999999999999.00,", "AMOUNT_UNREADABLE");
    row("`2021-01-28 17:07:11", "`2021-01-28 24:07:11", "TIME_UNREADABLE");
    row("`2021-01-28 17:07:11", "`2021-02-30 17:07:11", "TIME_UNREADABLE");
    row("`2021-01-28 17:07:11", "`2021-01-28T17:07:11", "TIME_UNREADABLE");
    row("`SUCCESS", "`SUCCES", "STATE_UNKNOWN");
    row("`SUCCESS", "`REFUND", "STATE_UNKNOWN"); // it is in no state
    row("`CNY", "`ABC", "CURRENCY_UNKNOWN");
    row("`CNY", "`JPY", "AMOUNT_UNREADABLE"); // which has no hundredths
    row("`S20210128170702357723", "`S2021,0128", "NUMBER_UNREADABLE");
    row("`S20210128170702357723", "`S2021订单", "NUMBER_UNREADABLE");
    row("`S20210128170702357723", '`' + QByteArray(129, '1'), "NUMBER_UNREADABLE");
    row("`4200000925202101284997714292", "`", "NUMBER_UNREADABLE");
    row("`OTHERS,", "", "COLUMNS_MISSING");
    row("`for testing", "`for,`testing", "COLUMNS_EXTRA");
    row("`for testing", "`\xE8\x8C", "ENCODING_WRONG");
    row("`for testing", '`' + QByteArray(70'000, 'x'), "LINE_TOO_LONG");
}

void tst_wechat_bill_reader::aRowThatCannotBeReadIsStillARow()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, instead);
    QFETCH(QByteArray, note);
    const ReadBill read = readTrade(with(billFile("wechat-trade.csv"), part, instead));
    QCOMPARE(read.refusal(), QByteArray());
    QCOMPARE(read.rows.size(), size_t{3});
    QVERIFY(read.rows[0].kind == Kind::Unreadable);
    QCOMPARE(read.rows[0].note, note);
    QCOMPARE(read.rows[0].line, 2);
    QCOMPARE(read.rows[2].line, 4);
    QCOMPARE(read.totals->rows, 3);
    QCOMPARE(read.totals->unreadable, 1);
    QVERIFY((read.totals->payments == channels::BillTotals::Side{2, 2}));
}

void tst_wechat_bill_reader::aFileThatIsNotTheBillIsRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("code");
    const QByteArray good = billFile("wechat-trade.csv");
    const QList<QByteArray> lines = good.split('\n');
    const auto without = [&](qsizetype line) {
        QList<QByteArray> left = lines;
        left.removeAt(line);
        return left.join('\n');
    };
    const auto row = [](const char* name, const QByteArray& file, const char* code) {
        QTest::newRow(name) << file << QByteArray(code);
    };
    row("nothing", {}, "BILL_CUT");
    row("without the last line end", good.chopped(1), "BILL_CUT");
    row("without its last line", without(5), "BILL_CUT");
    row("without its sums", without(5).left(without(5).lastIndexOf("总交易")), "BILL_CUT");
    row("a row less", without(2), "BILL_TOTALS_DIFFER");
    row("a row twice", with(good, lines[1], lines[1] + '\n' + lines[1]), "BILL_TOTALS_DIFFER");
    row("another sum", with(good, "`0.03,`0.00\r", "`0.04,`0.00\r"), "BILL_TOTALS_DIFFER");
    row("another fee", with(good, "`0.00000,`0.03", "`0.00001,`0.03"), "BILL_TOTALS_DIFFER");
    row("another amount", with(good, "`0.01,`0.00,`\r", "`0.02,`0.00,`\r"), "BILL_TOTALS_DIFFER");
    row("more behind the sums", good + "`x\r\n", "BILL_FORMAT_UNKNOWN");
    row("without its columns' names", without(0), "BILL_FORMAT_UNKNOWN");
    row("a column twice", with(good, "设备号", "商户号"), "BILL_FORMAT_UNKNOWN");
    row("the count of rows named otherwise", with(good, "总交易单数", "总交易单数X"), "BILL_CUT");
    row("a needed column gone", with(good, "交易状态", "交易"), "BILL_FORMAT_UNKNOWN");
    row("a fund flow", billFile("wechat-fund-flow-excerpt.csv"), "BILL_FORMAT_UNKNOWN");
    row("a page", "<html>busy</html>\n", "BILL_FORMAT_UNKNOWN");
    row("another merchant's", with(good, "`1601959334", "`1601959335"), "BILL_OTHER_MERCHANT");
    QByteArray earlier = good;
    row("another day's", earlier.replace("`2021-01-28", "`2021-01-27").replace("17:07:11", "07:07:11"),
        "BILL_OTHER_DAY");
}

void tst_wechat_bill_reader::aFileThatIsNotTheBillIsRefused()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, code);
    QCOMPARE(readTrade(file).refusal(), code);
}

void tst_wechat_bill_reader::aFundFlowIsReadAndItsSumsChecked()
{
    // One of its three rows was not published, so its sums do not add up.
    const QByteArray excerpt = billFile("wechat-fund-flow-excerpt.csv");
    const ReadBill cut = readFund(excerpt);
    QCOMPARE(cut.refusal(), QByteArray("BILL_TOTALS_DIFFER"));
    const ReadBill read = readFund(with(excerpt, "`3,`1,`0.01,`2,`0.02", "`2,`0,`0.00,`2,`0.02"));
    QCOMPARE(read.refusal(), QByteArray());
    QCOMPARE(read.funds, cut.funds);
    QCOMPARE(read.funds.size(), size_t{2});
    const rows::FundRow& row = read.funds.front();
    QVERIFY(row.direction == Direction::Out);
    QCOMPARE(row.amount, 1);
    QCOMPARE(row.balance, 22);
    QCOMPARE(row.number, QByteArray("S20210201135356381941"));
    QCOMPARE(row.business, QByteArray("50300806962021020105978994968"));
    QCOMPARE(row.flowNo, QByteArray("4200000920202101197964319284"));
    QCOMPARE(row.kind, QByteArray("退款"));
    QCOMPARE(row.remark, QByteArray("退款总金额0.01元;含手续费0.00元"));
    QCOMPARE(row.at.ms(), beijing("2021-02-01T13:54:01").ms());
    const ReadBill unread = readFund(with(with(excerpt, "`3,`1,`0.01", "`2,`0,`0.00"), "`0.22", "`0.2 2"));
    QCOMPARE(unread.refusal(), QByteArray());
    QCOMPARE(unread.funds[0].note, QByteArray("AMOUNT_UNREADABLE"));
    QCOMPARE(unread.totals->unreadable, 1);
}

void tst_wechat_bill_reader::aMillionRowsTakeNoTime()
{
    constexpr int kRows = 200'000;
    const QList<QByteArray> lines = billFile("wechat-trade.csv").split('\n');
    const QByteArray thousand = (lines[1] + '\n').repeated(1'000);
    channels::BillSinks sinks;
    std::int64_t sum = 0;
    sinks.row = [&sum](const BillRow& row) { sum += row.amount; };
    const auto reader = wechat::makeTradeReader("1601959334", kDay, std::move(sinks));
    QElapsedTimer timer;
    timer.start();
    reader->add(lines[0] + '\n');
    for (int i = 0; i < kRows; i += 1'000)
        reader->add(thousand);
    reader->add(lines[4] + "\n`200000,`2000.00,`0.00,`0.00,`0.00000,`2000.00,`0.00\r\n");
    QVERIFY(reader->finish().ok());
    const qint64 ms = timer.elapsed();
    QCOMPARE(sum, kRows);
    qInfo("%d rows in %lld ms: a million in %lld ms", kRows, ms, ms * 1'000'000 / kRows);
    QVERIFY2(ms < kRows / 200, "a million rows take more than 5 s");
}

QTEST_GUILESS_MAIN(tst_wechat_bill_reader)
#include "tst_wechat_bill_reader.moc"
