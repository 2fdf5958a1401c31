// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// UnionPay's tables of transactions and adjustments, and each of them with one thing changed.
#include "bill_files.h"

#include "acp/acp_bill_reader.h"

using namespace guitai;
using rows::BillRow;
using rows::Kind;
using rows::State;
using test::beijing;
using test::billFile;
using test::dayOf;
using test::ReadBill;
using test::with;

namespace {

ReadBill read(const QByteArray& file, const char* merId = "777290058110048", const char* day = "2026-01-01")
{
    return test::readBill(
        [&](channels::BillSinks sinks) {
            return std::make_unique<acp::BillReader>(merId, dayOf(day), std::move(sinks));
        },
        file);
}

QByteArray transactions()
{
    return billFile("unionpay-zm.txt");
}

} // namespace

class tst_unionpay_bill_reader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTransactionIsRead();
    void theYearIsTheOneNextToTheDay();
    void anAdjustmentIsARowOfTheirsAlone();
    void theOlderAndTheLongerFormAreReadToo();
    void aRowThatCannotBeReadIsStillARow_data();
    void aRowThatCannotBeReadIsStillARow();
    void aFileThatIsNotTheBillIsRefused_data();
    void aFileThatIsNotTheBillIsRefused();
};

void tst_unionpay_bill_reader::everyTransactionIsRead()
{
    const ReadBill bill = read(transactions());
    QCOMPARE(bill.refusal(), QByteArray());
    QCOMPARE(bill.rows.size(), size_t{5});
    const BillRow& paid = bill.rows[0];
    QVERIFY(paid.kind == Kind::Payment && paid.state == State::Succeeded);
    QVERIFY(paid.amount == 1230 && paid.fee == 7 && paid.number == "P20260101AAAA01");
    QCOMPARE(paid.transaction, QByteArray("202512312315001234568"));
    const BillRow& refund = bill.rows[1];
    QVERIFY(refund.kind == Kind::Refund && refund.state == State::Succeeded);
    QVERIFY(refund.amount == 500 && refund.fee == 3 && refund.number == "R20260101BBBB");
    const BillRow& undone = bill.rows[2]; // under a number of its own: a refund
    QVERIFY(undone.kind == Kind::Refund && undone.number == "R20260101CCCC");
    QCOMPARE(undone.transaction, QByteArray("202601011100001234588"));
    const BillRow& takenBack = bill.rows[4];
    QVERIFY(takenBack.kind == Kind::Payment && takenBack.state == State::Reversed);
    QCOMPARE(takenBack.number, bill.rows[3].number);
    QCOMPARE(takenBack.transaction, bill.rows[3].transaction);
    QVERIFY((bill.totals->payments == channels::BillTotals::Side{2, 1430}));
    QVERIFY((bill.totals->refunds == channels::BillTotals::Side{2, 800}));
    QVERIFY((bill.totals->reversed == channels::BillTotals::Side{1, 200}));
    QCOMPARE(bill.totals->fees, 7 - 3 - 2 + 1 - 1);
}

void tst_unionpay_bill_reader::theYearIsTheOneNextToTheDay()
{
    const ReadBill bill = read(transactions());
    QCOMPARE(bill.rows[0].at.toRfc3339(), beijing("2025-12-31T23:15:00").toRfc3339());
    QCOMPARE(bill.rows[1].at.toRfc3339(), beijing("2026-01-01T10:00:00").toRfc3339());
}

void tst_unionpay_bill_reader::anAdjustmentIsARowOfTheirsAlone()
{
    const QByteArray both = transactions() + billFile("unionpay-zme.txt");
    const ReadBill bill = read(both);
    QCOMPARE(bill.refusal(), QByteArray());
    QCOMPARE(bill.rows.size(), size_t{6});
    const BillRow& adjustment = bill.rows.back();
    QVERIFY(adjustment.kind == Kind::Refund && adjustment.amount == 100);
    QVERIFY(adjustment.number.isEmpty() && adjustment.transaction.isEmpty());
    QCOMPARE(read(billFile("unionpay-zme.txt") + transactions()).rows.size(), size_t{6});
}

void tst_unionpay_bill_reader::theOlderAndTheLongerFormAreReadToo()
{
    const QByteArray record = transactions().first(607);
    QByteArray older = record;
    older.replace(476, 131, QByteArray(131, 'x')); // what was kept free has no fields
    QCOMPARE(read(older + "\n").rows[0].note, QByteArray());
    QCOMPARE(read(record + " \r\n").rows[0].note, QByteArray());
    QCOMPARE(read(record + "\n").rows[0], read(record + "\r\n").rows[0]);
}

void tst_unionpay_bill_reader::aRowThatCannotBeReadIsStillARow_data()
{
    QTest::addColumn<int>("at"); // counted from 1, as UnionPay does
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QByteArray>("note");
    const auto row = [](const char* name, int at, const QByteArray& instead, const char* note) {
        QTest::newRow(name) << at << instead << QByteArray(note);
    };
    row("a month there is not", 36, "1331", "TIME_UNREADABLE");
    row("a blank in the time", 36, " 231", "TIME_UNREADABLE");
    row("an amount with a letter", 67, "O", "AMOUNT_UNREADABLE");
    row("a sign in the amount", 67, "-", "AMOUNT_UNREADABLE");
    row("another amount", 78, "1", "AMOUNTS_DISAGREE");
    row("another fee", 179, "8", "AMOUNTS_DISAGREE");
    row("a fee to the merchant", 167, "C", "FEE_UNREADABLE");
    row("a fee of no side", 167, "X", "FEE_UNREADABLE");
    row("settled on no side", 181, " ", "AMOUNT_UNREADABLE");
    row("another kind", 216, "02", "KIND_UNKNOWN");
    row("no queryId", 88, QByteArray(21, ' '), "NUMBER_UNREADABLE");
    row("a comma in the number", 113, ",", "NUMBER_UNREADABLE");
    row("fields that are not parted", 4, "x", "COLUMNS_MISSING");
    row("half a character", 334, "\xC4", "ENCODING_WRONG");
}

void tst_unionpay_bill_reader::aRowThatCannotBeReadIsStillARow()
{
    QFETCH(int, at);
    QFETCH(QByteArray, instead);
    QFETCH(QByteArray, note);
    const ReadBill bill = read(transactions().replace(at - 1, instead.size(), instead));
    QCOMPARE(bill.refusal(), QByteArray());
    QCOMPARE(bill.rows.size(), size_t{5});
    QVERIFY(bill.rows[0].kind == Kind::Unreadable);
    QCOMPARE(bill.rows[0].note, note);
    QCOMPARE(bill.totals->unreadable, 1);
}

void tst_unionpay_bill_reader::aFileThatIsNotTheBillIsRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("code");
    const QByteArray good = transactions();
    QTest::newRow("without the last line end") << good.chopped(1) << QByteArray("BILL_CUT");
    QTest::newRow("without its last bytes") << good.chopped(100) << QByteArray("BILL_CUT");
    QTest::newRow("a page") << QByteArray("<html>busy</html>\n") << QByteArray("BILL_FORMAT_UNKNOWN");
    QTest::newRow("another channel's") << billFile("wechat-trade.csv") << QByteArray("BILL_FORMAT_UNKNOWN");
    QTest::newRow("another merchant's") << with(good, "777290058110048", "777290058110049")
                                        << QByteArray("BILL_OTHER_MERCHANT");
    QTest::newRow("another day's") << with(good.first(609), "1231231500", "1230231500") << QByteArray("BILL_OTHER_DAY");
}

void tst_unionpay_bill_reader::aFileThatIsNotTheBillIsRefused()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, code);
    QCOMPARE(read(file).refusal(), code);
}

QTEST_GUILESS_MAIN(tst_unionpay_bill_reader)
#include "tst_unionpay_bill_reader.moc"
