// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Zip files that another program made, whole, cut into pieces, damaged and too large.
#include "zip/zip_reader.h"

#include <QTest>

using guitai::zip::Reader;

namespace {

// Made with Python's zipfile: "details.csv", thirty lines, and "sums.csv", one.
constexpr char kDeflated[] =
    "UEsDBBQAAAAIANgtMU/lE6waEAAAAA4BAAALAAAAZGV0YWlscy5jc3bLz0vVKSnP5+XKH2XwcgEAUEsDBBQAAAAIANgtMU+35Zfn"
    "CQAAAAcAAAAIAAAAc3Vtcy5jc3YryS9JzOHlAgBQSwECFAMUAAAACADYLTFP5ROsGhAAAAAOAQAACwAAAAAAAAAAAAAAgAEAAAAA"
    "ZGV0YWlscy5jc3ZQSwECFAMUAAAACADYLTFPt+WX5wkAAAAHAAAACAAAAAAAAAAAAAAAgAE5AAAAc3Vtcy5jc3ZQSwUGAAAAAAIA"
    "AgBvAAAAaAAAAAAA";
// The same to an output that cannot be rewound, so that sizes and checksums stand behind the members.
constexpr char kDescribedBehind[] =
    "UEsDBBQACAAIANgtMU8AAAAAAAAAAAAAAAALAAAAZGV0YWlscy5jc3bLz0vVKSnP5+XKH2XwcgEAUEsHCOUTrBoQAAAADgEAAFBL"
    "AwQUAAgACADYLTFPAAAAAAAAAAAAAAAACAAAAHN1bXMuY3N2K8kvSczh5QIAUEsHCLfll+cJAAAABwAAAFBLAQIUAxQACAAIANgt"
    "MU/lE6waEAAAAA4BAAALAAAAAAAAAAAAAACAAQAAAABkZXRhaWxzLmNzdlBLAQIUAxQACAAIANgtMU+35ZfnCQAAAAcAAAAIAAAA"
    "AAAAAAAAAACAAUkAAABzdW1zLmNzdlBLBQYAAAAAAgACAG8AAACIAAAAAAA=";
constexpr char kStored[] =
    "UEsDBBQAAAAAANgtMU/lE6waDgEAAA4BAAALAAAAZGV0YWlscy5jc3ZvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdv"
    "DQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpv"
    "bmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUs"
    "dHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdvDQpvbmUsdHdv"
    "DQpvbmUsdHdvDQpQSwMEFAAAAAAA2C0xT7fll+cHAAAABwAAAAgAAABzdW1zLmNzdnRvdGFsDQpQSwECFAMUAAAAAADYLTFP5ROs"
    "Gg4BAAAOAQAACwAAAAAAAAAAAAAAgAEAAAAAZGV0YWlscy5jc3ZQSwECFAMUAAAAAADYLTFPt+WX5wcAAAAHAAAACAAAAAAAAAAA"
    "AAAAgAE3AQAAc3Vtcy5jc3ZQSwUGAAAAAAIAAgBvAAAAZAEAAAAA";

QByteArray details()
{
    return QByteArray("one,two\r\n").repeated(30);
}

struct Read
{
    Reader::State state;
    QByteArray plain;
    int chosen;
};

Read read(const QByteArray& file, qsizetype piece = 1 << 20, qint64 most = 1 << 20, bool takes = true)
{
    QByteArray plain;
    Reader reader(
        most, [](QByteArrayView name) { return name == "details.csv"; },
        [&](QByteArrayView more) {
            plain.append(more);
            return takes;
        });
    for (qsizetype at = 0; at < file.size() && reader.state() == Reader::State::Reading; at += piece)
        reader.feed(QByteArrayView(file).sliced(at, std::min(piece, file.size() - at)));
    return {reader.state(), plain, reader.chosen()};
}

} // namespace

class tst_zip_reader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theChosenMemberIsHandedOn_data() { files(); }
    void theChosenMemberIsHandedOn();
    void aFileThatIsCutOffIsNotComplete_data() { files(); }
    void aFileThatIsCutOffIsNotComplete();
    void aFlippedBitOfAMemberIsNoticed();
    void tooMuchIsRefused();
    void whoTakesNoMoreIsAskedNoMore();
    void aNameThatLeavesItsFolderIsRefused_data();
    void aNameThatLeavesItsFolderIsRefused();
    void whatABillDoesNotNeedIsRefused_data();
    void whatABillDoesNotNeedIsRefused();

private:
    static void files()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("deflated") << QByteArray::fromBase64(kDeflated);
        QTest::newRow("described behind") << QByteArray::fromBase64(kDescribedBehind);
        QTest::newRow("stored") << QByteArray::fromBase64(kStored);
    }
};

void tst_zip_reader::theChosenMemberIsHandedOn()
{
    QFETCH(QByteArray, file);
    for (const qsizetype piece : {1 << 20, 1, 7, 64}) {
        const Read done = read(file, piece);
        QCOMPARE(done.state, Reader::State::Complete);
        QCOMPARE(done.plain, details());
        QCOMPARE(done.chosen, 1);
    }
}

void tst_zip_reader::aFileThatIsCutOffIsNotComplete()
{
    QFETCH(QByteArray, file);
    const qsizetype directory = file.indexOf("PK\x01\x02");
    for (qsizetype size = 0; size < directory + 4; ++size)
        QVERIFY2(read(file.left(size)).state != Reader::State::Complete, qPrintable(QString::number(size)));
}

void tst_zip_reader::aFlippedBitOfAMemberIsNoticed()
{
    const QByteArray good = QByteArray::fromBase64(kStored);
    const qsizetype begins = good.indexOf("one,two");
    for (qsizetype bit = begins * 8; bit < (begins + 16) * 8; ++bit) {
        QByteArray changed = good;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        QCOMPARE(read(changed).state, Reader::State::Refused);
    }
}

void tst_zip_reader::tooMuchIsRefused()
{
    const QByteArray file = QByteArray::fromBase64(kDeflated);
    const qint64 all = details().size() + 7;
    QCOMPARE(read(file, 64, all).state, Reader::State::Complete);
    QCOMPARE(read(file, 64, all - 1).state, Reader::State::Refused);
    QCOMPARE(read(file, 64, 10).state, Reader::State::Refused);
}

void tst_zip_reader::whoTakesNoMoreIsAskedNoMore()
{
    QCOMPARE(read(QByteArray::fromBase64(kDeflated), 64, 1 << 20, false).state, Reader::State::Refused);
}

void tst_zip_reader::aNameThatLeavesItsFolderIsRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("above") << QByteArray("../ails.csv");
    QTest::newRow("absolute") << QByteArray("/etc/ls.csv");
    QTest::newRow("in a folder") << QByteArray("detai/s.csv");
    QTest::newRow("ended early") << QByteArray("details.cs\0", 11);
}

void tst_zip_reader::aNameThatLeavesItsFolderIsRefused()
{
    QFETCH(QByteArray, name);
    const QByteArray file = QByteArray::fromBase64(kDeflated);
    QCOMPARE(name.size(), QByteArray("details.csv").size());
    const Read done = read(QByteArray(file).replace("details.csv", name));
    QCOMPARE(done.state, Reader::State::Refused);
    QCOMPARE(done.plain, QByteArray());
}

void tst_zip_reader::whatABillDoesNotNeedIsRefused_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<char>("value");
    QTest::newRow("no zip") << 0 << 'Q';
    QTest::newRow("encrypted") << 6 << '\x01';
    QTest::newRow("another method") << 8 << '\x09';
    QTest::newRow("stored without an end") << 6 << '\x08';
}

void tst_zip_reader::whatABillDoesNotNeedIsRefused()
{
    QFETCH(int, at);
    QFETCH(char, value);
    QByteArray file = QByteArray::fromBase64(kStored);
    file[at] = value;
    QCOMPARE(read(file).state, Reader::State::Refused);
}

QTEST_APPLESS_MAIN(tst_zip_reader)
#include "tst_zip_reader.moc"
