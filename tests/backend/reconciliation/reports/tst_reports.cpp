// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/cells.h"
#include "reports/writers.h"

#include "backend/reconciliation/reports/planted_report.h"
#include "support/skip.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace guitai;
using reports::Language;
using reports::Report;
using test::plantedReport;

namespace {

const Currency kYuan = Currency::cny();

/// What a program reads out of the file and prints; its path stands where \a arguments say "%1".
QByteArray readBack(const QString& program, QStringList arguments, const QByteArray& bytes)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("report")));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        return {};
    QProcess process;
    process.start(program, arguments.replaceInStrings(QStringLiteral("%1"), file.fileName()));
    process.waitForFinished();
    return process.readAllStandardOutput();
}

/// A file of the document.
QByteArray partOf(const QByteArray& xlsx, const QString& name)
{
    return readBack(QStringLiteral("unzip"), {QStringLiteral("-p"), QStringLiteral("%1"), name}, xlsx);
}

} // namespace

class TestReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void totalsAddUp()
    {
        const Report report = plantedReport();
        const reports::Totals all = reports::totalsOf(report);
        qint64 rows = 0;
        qint64 ours = 0;
        qint64 open = 0;
        for (const reports::DayLine& day : reports::daysOf(report)) {
            rows += day.totals.rows();
            ours += day.totals.ours;
            open += day.totals.open;
        }
        QCOMPARE(rows, all.rows());
        QCOMPARE(ours, all.ours);
        QCOMPARE(open, all.open);
        QCOMPARE(all.open, 1 + 2 + 3 + 7);
        QCOMPARE(all.resolved, 4 + 5 + 6 + 7);
        QCOMPARE(all.atRisk, 6 * 1 + 7 * 52'000);
        QCOMPARE(reports::daysOf(report).size(), size_t(21));
        QCOMPARE(reports::daysOf(report).front().day, QByteArray("2026-11-22"));
        QCOMPARE(reports::trendOf(report).front().day, QByteArray("2026-11-16"));
        QCOMPARE(reports::kindsOf(report).front().kind, QByteArray("THEIRS_ONLY"));
    }

    void theRateIsAMillionOnlyWhenAllAgree()
    {
        reports::Totals totals;
        QVERIFY(!totals.perMillion());
        totals.oursRows = 12;
        totals.notDueRows = 12;
        QVERIFY(!totals.perMillion());
        totals = {};
        totals.oursRows = totals.theirsRows = 4'000'000'000'000;
        totals.agreedRows = totals.rows() - 1;
        QCOMPARE(*totals.perMillion(), 999'999);
        totals.agreedRows += 1;
        QCOMPARE(*totals.perMillion(), 1'000'000);
        QCOMPARE(reports::percentOf(999'999), QByteArray("99.99"));
        QCOMPARE(reports::percentOf(1'000'000), QByteArray("100.00"));
        QCOMPARE(reports::percentOf(5'012), QByteArray("0.50"));
    }

    void nobodysTextIsAFormula()
    {
        for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"})
            QVERIFY2(reports::safeCell(QString::fromUtf8(text)).startsWith(u'\''), text);
        QCOMPARE(reports::safeCell(QStringLiteral("a=1\tb")), QStringLiteral("a=1 b"));
        QCOMPARE(reports::csvField(QStringLiteral("a,\"b\"")), QByteArray("\"a,\"\"b\"\"\""));
        QCOMPARE(reports::csvField(QStringLiteral("123456789012345")), QByteArray("123456789012345"));
        QCOMPARE(reports::csvField(QStringLiteral("1234567890123456")), QByteArray("'1234567890123456"));
    }

    void amountsAreExact()
    {
        QCOMPARE(reports::csvAmount(9'007'199'254'740'993, kYuan), QByteArray("90071992547409.93"));
        QCOMPARE(reports::csvAmount(-5, kYuan), QByteArray("-0.05"));
        QVERIFY(reports::sheetAmount(9'007'199'254'740'992, kYuan));
        QVERIFY(reports::sheetAmount(-9'007'199'254'740'992, kYuan));
        QVERIFY(!reports::sheetAmount(9'007'199'254'740'993, kYuan));
        QVERIFY(!reports::sheetAmount(-9'007'199'254'740'993, kYuan));
    }

    void jsonTellsEverything()
    {
        const QJsonObject json = QJsonDocument::fromJson(reports::writeJson(plantedReport())).object();
        QCOMPARE(json[QStringLiteral("exceptions")].toArray().size(), 35);
        QCOMPARE(json[QStringLiteral("totals")][QStringLiteral("open_exceptions")].toInt(), 13);
        const QJsonValue first = json[QStringLiteral("exceptions")][0];
        QCOMPARE(first[QStringLiteral("ours")].toInteger(), 1500);
        QCOMPARE(first[QStringLiteral("remark")].toString(), QStringLiteral("=HYPERLINK(\"http://x\")"));
        const QJsonValue theirsOnly = json[QStringLiteral("exceptions")][1];
        QCOMPARE(theirsOnly[QStringLiteral("class")].toString(), QStringLiteral("THEIRS_ONLY"));
        QVERIFY(theirsOnly[QStringLiteral("ours")].isUndefined());
    }

    void csvIsSafeAndWhole()
    {
        const QByteArray csv = reports::writeCsv(plantedReport(1));
        QVERIFY(csv.startsWith("\xEF\xBB\xBF"
                               "day,channel,class,"));
        const QByteArrayList lines = csv.split('\n');
        QCOMPARE(lines.size(), 1 + 8 + 1 + 1 + 2 + 1);
        QVERIFY2(csv.contains(",\"'=HYPERLINK(\"\"http://x\"\")\",zhang,"), csv.constData());
        QVERIFY(csv.contains(",'4200001912202611220000000001,15.00,15.01,0.01,CNY,"));
        QVERIFY(csv.contains(",'4200001912202611220000000777,,520.00,520.00,CNY,,\"a,\"\"b\"\"  c\",,"));
    }

    void xlsxHoldsTextAsTextAndAmountsAsNumbers()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("unzip")).isEmpty())
            GUITAI_SKIP(QStringLiteral("unzip is not installed"));
        Report report = plantedReport(1);
        report.exceptions[1].theirs = 9'007'199'254'740'993;
        const auto xlsx = reports::writeXlsx(report, Language::English);
        QVERIFY(xlsx.ok());
        const QByteArray sheet = partOf(*xlsx, QStringLiteral("xl/worksheets/sheet3.xml"));
        const QByteArray strings = partOf(*xlsx, QStringLiteral("xl/sharedStrings.xml"));
        QVERIFY(strings.contains(">'=HYPERLINK("));
        QVERIFY(strings.contains(">4200001912202611220000000001<"));
        QVERIFY(strings.contains(">90071992547409.93<"));
        QVERIFY(strings.contains(">Amount differs<"));
        QVERIFY(!sheet.contains("<f>"));
        QVERIFY2(sheet.contains("<c r=\"G2\" s=\"1\"><v>15</v>"), sheet.constData());
        QVERIFY(sheet.contains("<c r=\"H2\" s=\"1\"><v>15.01</v>"));
        QVERIFY(!sheet.contains("r=\"G3\"")); // ours has no row there
        QVERIFY(partOf(*xlsx, QStringLiteral("xl/styles.xml")).contains("#,##0.00"));
    }

    void theSameReportHasTheSameBytes()
    {
        const Report report = plantedReport();
        QCOMPARE(*reports::writeXlsx(report, Language::Chinese), *reports::writeXlsx(report, Language::Chinese));
        QCOMPARE(*reports::writePdf(report, Language::Chinese), *reports::writePdf(report, Language::Chinese));
        QVERIFY(*reports::writePdf(report, Language::Chinese) != *reports::writePdf(report, Language::English));
    }

    void everyWordIsThereInBothLanguages()
    {
        const auto codes = reports::knownWords();
        QCOMPARE(QSet<QByteArray>(codes.begin(), codes.end()).size(), codes.size());
        for (const QByteArray& code : codes) {
            const QString chinese = reports::word(Language::Chinese, code);
            const QString english = reports::word(Language::English, code);
            QVERIFY2(!chinese.isEmpty() && !english.isEmpty() && chinese != english, code.constData());
            for (const auto& place : {QStringLiteral("%1"), QStringLiteral("%2"), QStringLiteral("%3")})
                QCOMPARE(chinese.contains(place), english.contains(place));
        }
        QCOMPARE(reports::word(Language::English, "NEW_CLASS"), QStringLiteral("NEW_CLASS"));
    }

    void thePdfSaysItInOneSentence_data()
    {
        QTest::addColumn<Language>("language");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("English") << Language::English
                                 << QStringLiteral(
                                        "13 exceptions need a person, with CNY 3,640.06 at risk; 99.96% of 172,431");
        QTest::newRow("Chinese") << Language::Chinese << QStringLiteral("13 条差异需要处理，涉及金额 CNY 3,640.06");
    }
    void thePdfSaysItInOneSentence()
    {
        QFETCH(Language, language);
        QFETCH(QString, sentence);
        const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (reader.isEmpty())
            GUITAI_SKIP(QStringLiteral("pdftotext is not installed"));
        const auto pdf = reports::writePdf(plantedReport(), language);
        QVERIFY(pdf.ok());
        if (const QByteArray keep = qgetenv("GUITAI_TEST_KEEP"); !keep.isEmpty()) {
            QFile file(QString::fromLocal8Bit(keep) + QLatin1String(QTest::currentDataTag()) + QStringLiteral(".pdf"));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(*pdf);
        }
        const QString text = QString::fromUtf8(
            readBack(reader, {QStringLiteral("-layout"), QStringLiteral("%1"), QStringLiteral("-")}, *pdf));
        QVERIFY2(text.contains(sentence), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("清风茶馆 Breeze Tea")));
        QVERIFY(text.contains(QStringLiteral("P20261122ABCDEFGHJKMN1006")));
    }

    void aReportOfNothingIsWrittenToo()
    {
        Report report = plantedReport(1);
        report.lines.clear();
        report.exceptions.clear();
        QVERIFY(reports::writePdf(report, Language::English).ok());
        QVERIFY(reports::writeXlsx(report, Language::English).ok());
    }
};

GUITAI_SKIPPING_MAIN(QCoreApplication, TestReports)
#include "tst_reports.moc"
