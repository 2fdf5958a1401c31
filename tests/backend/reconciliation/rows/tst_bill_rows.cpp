// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The canonical file: what is written is what is read, and whatever is cut, changed or half written is refused.
#include "rows/row_file.h"
#include "rows/row_text.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

#include <rapidcheck.h>

#include <csignal>
#include <sys/resource.h>

using namespace guitai;
using namespace guitai::rows;

namespace {

BillRow payment()
{
    BillRow row;
    row.number = "P202611221234567800000000001201";
    row.transaction = "4200001234202611221234567890";
    row.amount = 1500;
    row.fee = 9;
    row.currency = "CNY";
    row.at = UtcTime::fromMs(1'795'312'345'678);
    row.line = 17;
    return row;
}

BillRow anyRow()
{
    const auto field = [] {
        auto text = *rc::gen::container<std::string>(rc::gen::inRange<char>(' ', 127));
        text.erase(std::remove(text.begin(), text.end(), ','), text.end());
        return QByteArray::fromStdString(text).left(kMostNumberBytes);
    };
    if (*rc::gen::inRange(0, 8) == 0)
        return unreadableRow(*rc::gen::inRange<std::int64_t>(1, 9), "?" + field());
    BillRow row = payment();
    row.kind = *rc::gen::element(Kind::Payment, Kind::Refund);
    row.state = *rc::gen::element(State::Succeeded, State::Processing, State::Failed, State::Reversed);
    row.number = field();
    row.transaction = field();
    row.amount = *rc::gen::nonNegative<std::int64_t>();
    row.fee = *rc::gen::nonNegative<std::int64_t>();
    row.at = UtcTime::fromMs(*rc::gen::inRange<std::int64_t>(0, kLatest.ms() + 1));
    row.carried = *rc::gen::inRange(0, kMostCarried + 1);
    return row;
}

struct Read
{
    std::vector<BillRow> rows;
    QString fault;
};

Read readAll(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    Read read;
    auto reader = RowReader::over(&buffer);
    if (!reader) {
        read.fault = reader.error().detail;
        return read;
    }
    for (;;) {
        auto row = reader->next();
        if (!row)
            read.fault = row.error().detail;
        if (!row || !*row)
            return read;
        read.rows.push_back(**row);
    }
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
}

const QByteArray kLine = "PAYMENT,P202611221234567800000000001201,4200001234202611221234567890,1500,9,CNY,SUCCEEDED,"
                         "1795312345678,17,0,";
const QByteArray kHead = QByteArray(kHeader) + '\n';

} // namespace

class tst_bill_rows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPaymentHasOneLine();
    void anyRowsComeBackAsTheyWereWritten();
    void aRowWithoutALineIsRefused_data();
    void aRowWithoutALineIsRefused();
    void aLineThatIsNoRowIsRefused_data();
    void aLineThatIsNoRowIsRefused();
    void whateverIsReadIsWrittenWithTheSameBytes();
    void aFileCutAnywhereIsRefused();
    void anErrorNamesItsLine();
    void foreignTextBecomesANote();
    void aFileIsThereWholeOrNotAtAll();
    void aFullDiskIsSaid();

private:
    QTemporaryDir m_folder;
};

void tst_bill_rows::aPaymentHasOneLine()
{
    QCOMPARE(*lineOf(payment()), kLine);
    QVERIFY(*rowOf(kLine) == payment());
    QCOMPARE(*lineOf(unreadableRow(5, "no amount")), "UNREADABLE,,,0,0,,,0,5,0,no amount");
}

void tst_bill_rows::anyRowsComeBackAsTheyWereWritten()
{
    const QString path = m_folder.filePath(QStringLiteral("any.csv"));
    QVERIFY(rc::check("rows come back as they were written", [&] {
        RowWriter writer(path);
        std::vector<BillRow> rows;
        for (int i = *rc::gen::inRange(0, 10); i > 0; --i) {
            rows.push_back(anyRow());
            RC_ASSERT(writer.write(rows.back()).ok());
        }
        RC_ASSERT(writer.finish().ok());
        const Read read = readAll(contentOf(path));
        RC_ASSERT(read.fault.isEmpty());
        RC_ASSERT(read.rows == rows);
    }));
}

void tst_bill_rows::aRowWithoutALineIsRefused_data()
{
    QTest::addColumn<BillRow>("row");
    const auto add = [](const char* name, auto change) {
        BillRow row = payment();
        change(row);
        QTest::newRow(name) << row;
    };
    add("comma in the number", [](BillRow& row) { row.number = "a,b"; });
    add("tab in the transaction", [](BillRow& row) { row.transaction = "a\tb"; });
    add("not ASCII", [](BillRow& row) { row.number = "\xe6\x9f\x9c"; });
    add("long number", [](BillRow& row) { row.number = QByteArray(129, 'x'); });
    add("negative amount", [](BillRow& row) { row.amount = -1; });
    add("negative fee", [](BillRow& row) { row.fee = -1; });
    add("small currency", [](BillRow& row) { row.currency = "cny"; });
    add("no currency", [](BillRow& row) { row.currency.clear(); });
    add("before 1970", [](BillRow& row) { row.at = UtcTime::fromMs(-1); });
    add("after 9999", [](BillRow& row) { row.at = kLatest + Duration(1); });
    add("no line", [](BillRow& row) { row.line = 0; });
    add("carried backwards", [](BillRow& row) { row.carried = -1; });
    add("a note on what is readable", [](BillRow& row) { row.note = "odd"; });
    add("unreadable with an amount", [](BillRow& row) { row.kind = Kind::Unreadable; });
    add("unreadable without a note", [](BillRow& row) {
        row = unreadableRow(1, "x");
        row.note.clear();
    });
}

void tst_bill_rows::aRowWithoutALineIsRefused()
{
    QFETCH(BillRow, row);
    const auto line = lineOf(row);
    QVERIFY(!line);
    QVERIFY(line.error().code == rows::errors::kRowMalformed);
}

void tst_bill_rows::aLineThatIsNoRowIsRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    const auto add = [](const char* name, const char* part, const char* other) {
        QByteArray line = kLine;
        QTest::newRow(name) << line.replace(part, other);
    };
    add("unknown kind", "PAYMENT", "PAYOUT");
    add("small kind", "PAYMENT", "payment");
    add("sign", "1500", "+1500");
    add("negative", "1500", "-1500");
    add("leading zero", "1500", "01500");
    add("point", "1500", "15.00");
    add("no amount", "1500", "");
    add("too large", "1500", "9223372036854775808");
    add("blank before", "1500", " 1500");
    add("unknown state", "SUCCEEDED", "SUCCESS");
    add("no state", "SUCCEEDED", "");
    add("carriage return", ",0,", ",0,\r");
    add("a field less", ",CNY", "");
    add("a field more", ",CNY", ",CNY,CNY");
    add("line 0", ",17,", ",0,");
    QTest::newRow("unreadable with a state") << QByteArray("UNREADABLE,,,0,0,,FAILED,0,5,0,x");
    QTest::newRow("empty") << QByteArray();
}

void tst_bill_rows::aLineThatIsNoRowIsRefused()
{
    QFETCH(QByteArray, line);
    QVERIFY(!rowOf(line));
}

void tst_bill_rows::whateverIsReadIsWrittenWithTheSameBytes()
{
    QVERIFY(rc::check("a changed line is refused or is another row's only line", [] {
        QByteArray line = *lineOf(anyRow());
        const auto at = *rc::gen::inRange<qsizetype>(0, line.size());
        line[at] = *rc::gen::arbitrary<char>();
        const auto row = rowOf(line);
        const bool isItsOnlyLine = !row || *lineOf(*row) == line;
        RC_ASSERT(isItsOnlyLine);
    }));
}

void tst_bill_rows::aFileCutAnywhereIsRefused()
{
    const QByteArray whole = kHead + kLine + '\n' + kLine + "\n#rows=2\n";
    QVERIFY(readAll(whole).fault.isEmpty());
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY2(!readAll(whole.left(size)).fault.isEmpty(), qPrintable(QString::number(size)));
    QVERIFY(!readAll(kHead + kLine + "\n#rows=2\n").fault.isEmpty());
    QVERIFY(!readAll(whole + "x").fault.isEmpty());
    QVERIFY(!readAll(QByteArray(whole).replace("#rows=2", "#rows=02")).fault.isEmpty());
}

void tst_bill_rows::anErrorNamesItsLine()
{
    QCOMPARE(readAll(kHead + kLine + "\nnonsense\n#rows=2\n").fault, QStringLiteral("line 3: not eleven fields"));
    const QByteArray tooLong(kMostLineBytes * 2, 'x');
    QVERIFY(readAll(kHead + tooLong + "\n#rows=1\n").fault.startsWith(QStringLiteral("line 2")));
}

void tst_bill_rows::foreignTextBecomesANote()
{
    QCOMPARE(noteOf("a,b\n\xe6\x9f\x9c"), "a?b????");
    QCOMPARE(noteOf(QByteArray(500, 'x')).size(), kMostNoteBytes);
    QVERIFY(lineOf(unreadableRow(3, "")).ok());
}

void tst_bill_rows::aFileIsThereWholeOrNotAtAll()
{
    const QString path = m_folder.filePath(QStringLiteral("whole.csv"));
    {
        RowWriter dropped(path);
        QVERIFY(dropped.write(payment()).ok());
    }
    QVERIFY(!QFile::exists(path));
    QVERIFY(!QFile::exists(path + QStringLiteral(".part")));
    RowWriter nowhere(m_folder.filePath(QStringLiteral("missing/whole.csv")));
    const auto written = nowhere.finish();
    QVERIFY(!written);
    QVERIFY(written.error().code == rows::errors::kFileNotWritten);
}

void tst_bill_rows::aFullDiskIsSaid()
{
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 300;
    const QString path = m_folder.filePath(QStringLiteral("full.csv"));
    RowWriter writer(path);
    for (int i = 0; i < 10; ++i)
        QVERIFY(writer.write(payment()).ok());
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto finished = writer.finish();
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(!finished);
    QVERIFY(finished.error().code == rows::errors::kDiskFull);
    QVERIFY(!QFile::exists(path));
}

QTEST_GUILESS_MAIN(tst_bill_rows)
#include "tst_bill_rows.moc"
