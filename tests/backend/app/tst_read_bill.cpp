// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// `read-bill` as whoever called it sees it: a canonical file that is whole only when the bill was.
#include "app/read_bill.h"
#include "rows/row_file.h"
#include "time/parse_business_date.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

using namespace guitai;

namespace {

constexpr char kBill[] = "交易时间,商户号,微信订单号,商户订单号,交易状态,货币种类,订单金额,手续费\n"
                         "`2026-11-22 09:00:00,`1601959334,`4200001,`P1,`SUCCESS,`CNY,`12.30,`0.07000\n"
                         "`2026-11-22 09:00:01,`1601959334,`4200002,`P2,`SUCCESS,`CNY,`1O.00,`0.06000\n"
                         "总交易单数,订单总金额,手续费总金额\n"
                         "`2,`22.30,`0.13000\n";

} // namespace

class tst_read_bill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBillIsPrintedAsTheCanonicalFile();
    void aRefusedBillIsNeverAWholeFile();
    void whoHasNoBillsIsRefused();

private:
    Result<Done> print(const QByteArray& bill, const QByteArray& channel = "wechat", const QByteArray& merchant = {})
    {
        QFile file(m_folder.filePath(QStringLiteral("bill")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bill) != bill.size() || !file.flush())
            return Error{guitai::errors::kInternal};
        std::FILE* out = std::tmpfile();
        auto read = app::readBill({channel, *parseBusinessDate("2026-11-22"), merchant, file.fileName()}, out);
        m_printed.resize(std::ftell(out));
        std::rewind(out);
        m_printed.resize(
            static_cast<qsizetype>(std::fread(m_printed.data(), 1, static_cast<size_t>(m_printed.size()), out)));
        std::fclose(out);
        return read;
    }

    /// How many rows the canonical file has; -1 when it is not whole.
    std::int64_t printedRows()
    {
        QBuffer buffer(&m_printed);
        buffer.open(QIODevice::ReadOnly);
        auto reader = rows::RowReader::over(&buffer);
        if (!reader)
            return -1;
        for (auto row = reader->next(); row; row = reader->next()) {
            if (!row->has_value())
                return reader->rows();
        }
        return -1;
    }

    QTemporaryDir m_folder;
    QByteArray m_printed;
};

void tst_read_bill::aBillIsPrintedAsTheCanonicalFile()
{
    QVERIFY(print(kBill).ok());
    QCOMPARE(printedRows(), 2);
    QVERIFY(m_printed.contains("\nPAYMENT,P1,4200001,1230,7,CNY,SUCCEEDED,1795309200000,2,0,\n"));
    QVERIFY(m_printed.contains("\nUNREADABLE,,,0,0,"));
    QVERIFY(m_printed.endsWith(",3,0,AMOUNT_UNREADABLE\n#rows=2\n"));
    QVERIFY(print(kBill, "wechat", "1601959334").ok());
}

void tst_read_bill::aRefusedBillIsNeverAWholeFile()
{
    const auto cut = print(QByteArray(kBill).chopped(1));
    QVERIFY(!cut.ok());
    QCOMPARE(QByteArray(cut.error().code.name), QByteArray("BILL_CUT"));
    QCOMPARE(printedRows(), -1);
    const auto others = print(kBill, "wechat", "1601959335");
    QVERIFY(!others.ok());
    QCOMPARE(QByteArray(others.error().code.name), QByteArray("BILL_OTHER_MERCHANT"));
    QCOMPARE(printedRows(), -1);
}

void tst_read_bill::whoHasNoBillsIsRefused()
{
    QVERIFY(!print(kBill, "cash").ok());
    QVERIFY(!print(kBill, "nobody").ok());
    QVERIFY(!print(kBill, "not a code").ok());
    QCOMPARE(m_printed, QByteArray());
}

QTEST_GUILESS_MAIN(tst_read_bill)
#include "tst_read_bill.moc"
