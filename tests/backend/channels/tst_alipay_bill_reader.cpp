// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Alipay's tables of details and sums, and each of them with one thing changed.
#include "bill_files.h"

#include "alipay/alipay_bill_reader.h"
#include "sandbox/gbk.h"

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

ReadBill read(const QByteArray& file, const char* sellerId = "2088021109625633", const char* day = "2019-09-16")
{
    return test::readBill(
        [&](channels::BillSinks sinks) {
            return std::make_unique<alipay::BillReader>(sellerId, dayOf(day), std::move(sinks));
        },
        file);
}

QByteArray details()
{
    return billFile("alipay-details.csv");
}

QByteArray gbk(const char* text)
{
    return sandbox::gbk(QString::fromUtf8(text));
}

} // namespace

class tst_alipay_bill_reader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowOfTheDetailsIsRead();
    void theTableOfSumsIsComparedWhereverItStands();
    void theSameInUtf8IsReadTheSame();
    void itsWordsAreSpelledInGbk();
    void aRowThatCannotBeReadIsStillARow_data();
    void aRowThatCannotBeReadIsStillARow();
    void aFileThatIsNotTheBillIsRefused_data();
    void aFileThatIsNotTheBillIsRefused();
};

void tst_alipay_bill_reader::everyRowOfTheDetailsIsRead()
{
    const ReadBill bill = read(details());
    QCOMPARE(bill.refusal(), QByteArray());
    QCOMPARE(bill.rows.size(), size_t{5});
    const BillRow& discounted = bill.rows[0];
    QVERIFY(discounted.kind == Kind::Payment && discounted.state == State::Succeeded);
    QVERIFY(discounted.amount == 10 && discounted.fee == 1 && discounted.number == "ORDER0000001");
    QCOMPARE(discounted.transaction, QByteArray("2019091622001478640000000001"));
    QCOMPARE(discounted.at.ms(), beijing("2019-09-16T09:00:05").ms());
    QCOMPARE(discounted.line, 6);
    const BillRow& refund = bill.rows[2];
    QVERIFY(refund.kind == Kind::Refund && refund.state == State::Succeeded);
    QVERIFY(refund.amount == 500 && refund.fee == 3 && refund.number == "REFUND000001");
    QCOMPARE(refund.transaction, QByteArray());
    const BillRow& cancelled = bill.rows[4];
    QVERIFY(cancelled.kind == Kind::Payment && cancelled.state == State::Reversed);
    QVERIFY(cancelled.amount == 100 && cancelled.number == "ORDER0000003");
    QCOMPARE(cancelled.transaction, bill.rows[3].transaction);
    QVERIFY((bill.totals->payments == channels::BillTotals::Side{3, 1340}));
    QVERIFY((bill.totals->refunds == channels::BillTotals::Side{1, 500}));
    QVERIFY((bill.totals->reversed == channels::BillTotals::Side{1, 100}));
    QCOMPARE(bill.totals->fees, 5);
    QCOMPARE(bill.totals->encoding, QByteArray("GBK"));
}

void tst_alipay_bill_reader::theTableOfSumsIsComparedWhereverItStands()
{
    const QByteArray sums = billFile("alipay-sums.csv");
    QCOMPARE(read(details() + sums).refusal(), QByteArray());
    QCOMPARE(read(sums + details()).refusal(), QByteArray());
    QCOMPARE(read(details() + sums).rows, read(details()).rows);
    // A fee of the details that their own sums say nothing of.
    const QByteArray changed = with(details(), ",-0.07,", ",-0.08,");
    QCOMPARE(read(changed).refusal(), QByteArray());
    QCOMPARE(read(changed + sums).refusal(), QByteArray("BILL_TOTALS_DIFFER"));
    QCOMPARE(read(sums + changed).refusal(), QByteArray("BILL_TOTALS_DIFFER"));
    QCOMPARE(read(sums).refusal(), QByteArray("BILL_FORMAT_UNKNOWN"));
    QCOMPARE(read(details() + sums.chopped(1)).refusal(), QByteArray("BILL_CUT"));
}

void tst_alipay_bill_reader::theSameInUtf8IsReadTheSame()
{
    QByteArray file = details();
    const struct
    {
        const char* utf8;
    } words[] = {{"支付宝业务明细查询"}, {"账号："}};
    QVERIFY(file.contains(gbk(words[0].utf8)) && file.contains(gbk(words[1].utf8)));
    QByteArray utf8;
    for (qsizetype at = 0; at < file.size(); ++at) {
        // Every character of two bytes of GBK, found by writing all there are.
        static const QHash<QByteArray, QByteArray> known = [] {
            QHash<QByteArray, QByteArray> table;
            for (char32_t sign = 0x80; sign < 0x10000; ++sign) {
                const QString text = QString::fromUcs4(&sign, 1);
                if (const QByteArray written = sandbox::gbk(text); written.size() == 2)
                    table.insert(written, text.toUtf8());
            }
            return table;
        }();
        if (static_cast<unsigned char>(file[at]) < 0x80)
            utf8 += file[at];
        else
            utf8 += known.value(file.mid(at++, 2), "?");
    }
    const ReadBill bill = read(utf8);
    QCOMPARE(bill.refusal(), QByteArray());
    QCOMPARE(bill.rows, read(file).rows);
    QCOMPARE(bill.totals->encoding, QByteArray("UTF-8"));
    QCOMPARE(read("\xEF\xBB\xBF" + utf8).totals->encoding, QByteArray("UTF-8 BOM"));
}

void tst_alipay_bill_reader::itsWordsAreSpelledInGbk()
{
    namespace words = alipay::words;
    for (const alipay::Word& word :
         {words::kTitle,     words::kSumsTitle,    words::kAccount,   words::kFrom,         words::kYear,
          words::kMonth,     words::kDay,          words::kTrade,     words::kOrder,        words::kKind,
          words::kDone,      words::kAmount,       words::kReceived,  words::kDiscount,     words::kRequest,
          words::kFee,       words::kPaid,         words::kGivenBack, words::kListEnd,      words::kSumsListEnd,
          words::kPaidTotal, words::kPaidCount,    words::kYuan,      words::kPaidDiscount, words::kBackTotal,
          words::kBackCount, words::kBackDiscount, words::kExported,  words::kPayments,     words::kRefunds,
          words::kAll})
        QCOMPARE(QByteArray(word.gbk), gbk(word.utf8));
}

void tst_alipay_bill_reader::aRowThatCannotBeReadIsStillARow_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QByteArray>("note");
    const auto row = [](const char* name, const QByteArray& part, const QByteArray& instead, const char* note) {
        QTest::newRow(name) << part << instead << QByteArray(note);
    };
    row("an amount with a letter", ",0.10,", ",O.10,", "AMOUNT_UNREADABLE");
    row("a payment below nothing", ",0.10,", ",-0.10,", "AMOUNT_UNREADABLE");
    row("a fraction of a fen", ",0.10,", ",0.101,", "AMOUNT_UNREADABLE");
    row("another kind", gbk("交易\t"), gbk("收费\t"), "KIND_UNKNOWN");
    row("no time", "09:00:05", "09:60:05", "TIME_UNREADABLE");
    row("no trade number", "2019091622001478640000000001", "", "NUMBER_UNREADABLE");
    row("a number of Chinese", "ORDER0000001", gbk("订单"), "NUMBER_UNREADABLE");
    row("a comma in its name", gbk("拿铁 大杯"), gbk("拿铁,大杯"), "COLUMNS_EXTRA");
    row("a column less", "0.00\t,", "", "COLUMNS_MISSING");
    row("half a character", gbk("拿铁 大杯"), "\xC4", "ENCODING_WRONG");
    row("far too long", gbk("拿铁 大杯"), QByteArray(70'000, 'x'), "LINE_TOO_LONG");
}

void tst_alipay_bill_reader::aRowThatCannotBeReadIsStillARow()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, instead);
    QFETCH(QByteArray, note);
    const ReadBill bill = read(with(details(), part, instead));
    QCOMPARE(bill.refusal(), QByteArray());
    QCOMPARE(bill.rows.size(), size_t{5});
    QVERIFY(bill.rows[0].kind == Kind::Unreadable);
    QCOMPARE(bill.rows[0].note, note);
    QCOMPARE(bill.rows[0].line, 6);
    QCOMPARE(bill.totals->unreadable, 1);
}

void tst_alipay_bill_reader::aFileThatIsNotTheBillIsRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("code");
    const QByteArray good = details();
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
    row("without its last line", without(13), "BILL_CUT");
    row("without its sums", lines.first(11).join('\n') + '\n', "BILL_CUT");
    row("a row less", without(6), "BILL_TOTALS_DIFFER");
    row("a row twice", with(good, lines[5], lines[5] + '\n' + lines[5]), "BILL_TOTALS_DIFFER");
    row("another sum", with(good, "13.38", "13.39"), "BILL_TOTALS_DIFFER");
    row("another count", with(good, gbk("退款合计：2"), gbk("退款合计：3")), "BILL_TOTALS_DIFFER");
    row("another discount", with(good, "0.02" + gbk("元"), "0.03" + gbk("元")), "BILL_TOTALS_DIFFER");
    row("the details twice", good + good, "BILL_FORMAT_UNKNOWN");
    row("more behind", good + "more\r\n", "BILL_FORMAT_UNKNOWN");
    row("without its title", without(0), "BILL_FORMAT_UNKNOWN");
    row("without its columns' names", without(4), "BILL_FORMAT_UNKNOWN");
    row("a page", "<html>busy</html>\n", "BILL_FORMAT_UNKNOWN");
    row("another seller's", with(good, "[20880211096256330156]", "[20880211096256340156]"), "BILL_OTHER_MERCHANT");
    row("another day's", with(good, gbk("09月16日 00"), gbk("09月15日 00")), "BILL_OTHER_DAY");
}

void tst_alipay_bill_reader::aFileThatIsNotTheBillIsRefused()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, code);
    QCOMPARE(read(file).refusal(), code);
}

QTEST_GUILESS_MAIN(tst_alipay_bill_reader)
#include "tst_alipay_bill_reader.moc"
