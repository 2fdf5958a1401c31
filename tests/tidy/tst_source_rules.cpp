// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tidy/source_rules.h"

#include <QDir>
#include <QTest>

using namespace guitai;
using tidy::Rule;
using tidy::SourceFile;

namespace {

// Its examples are breaches on purpose.
const QString kRulesThemselves = QStringLiteral("tests/tidy/source_rules.cpp");

const Rule& ruleOfRow()
{
    const auto rules = tidy::rules();
    return *std::find_if(rules.begin(), rules.end(),
                         [](const Rule& rule) { return qstrcmp(rule.says, QTest::currentDataTag()) == 0; });
}

void oneRowPerRule()
{
    QTest::addColumn<bool>("unused");
    for (const Rule& rule : tidy::rules())
        QTest::newRow(rule.says) << true;
}

QStringList areas()
{
    QStringList folders{QStringLiteral("common"), QStringLiteral("backend"), QStringLiteral("cashier")};
    const QDir backend(QStringLiteral(GUITAI_SOURCE_ROOT "/backend"));
    for (const QString& folder : backend.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        folders.append(QStringLiteral("backend/") + folder);
    return folders;
}

} // namespace

class TestSourceRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_files = tidy::readTree(QStringLiteral(GUITAI_SOURCE_ROOT));
        QVERIFY2(m_files.size() > 400, "the source tree is not where it was when this was compiled");
    }

    void aBreachIsCaught_data() { oneRowPerRule(); }
    void aBreachIsCaught()
    {
        const Rule& rule = ruleOfRow();
        const SourceFile bad(QString::fromLatin1(rule.badPath), QString::fromLatin1(rule.badText));
        QVERIFY2(tidy::concerns(rule, bad.path), rule.badPath);
        QVERIFY(!rule.breaches(bad).empty());
    }

    void whatLooksAlikeIsAllowed_data() { oneRowPerRule(); }
    void whatLooksAlikeIsAllowed()
    {
        const Rule& rule = ruleOfRow();
        const QString path =
            rule.goodText ? QString::fromLatin1(rule.badPath) : QStringLiteral("common/ids/a_database.h");
        const SourceFile good(path, QString::fromLatin1(rule.goodText));
        QVERIFY2(rule.breaches(good).empty(), rule.goodText);
    }

    void commentsAndQuotesAreTold()
    {
        const SourceFile file(QStringLiteral("a.cpp"),
                              QStringLiteral("f(\"a//b\", 'x', 1'000); // g()\nR\"(h\")\";/* i\n*/j"));
        QCOMPARE(file.spoken, QStringLiteral("f(\"a//b\", 'x', 1'000);       \nR\"(h\")\";    \n  j"));
        QCOMPARE(file.code, QStringLiteral("f(\"    \", ' ', 1'000);       \nR     \";    \n  j"));
    }

    void theTreeObeys_data() { oneRowPerRule(); }
    void theTreeObeys()
    {
        const Rule& rule = ruleOfRow();
        bool isKept = true;
        for (const SourceFile& file : m_files) {
            if (file.path == kRulesThemselves || !tidy::concerns(rule, file.path))
                continue;
            for (const int line : rule.breaches(file)) {
                qWarning("%s:%d: %s", qPrintable(file.path), line, rule.says);
                isKept = false;
            }
        }
        QVERIFY2(isKept, rule.because);
    }

    void everyAreaExplainsItself_data()
    {
        QTest::addColumn<QString>("folder");
        for (const QString& folder : areas())
            QTest::newRow(qPrintable(folder + QStringLiteral(" has a README"))) << folder;
    }
    void everyAreaExplainsItself()
    {
        QFETCH(QString, folder);
        const QString page = folder + QStringLiteral("/README.md");
        const bool there =
            std::any_of(m_files.begin(), m_files.end(), [&](const SourceFile& file) { return file.path == page; });
        QVERIFY2(there, qPrintable(page));
    }

private:
    std::vector<SourceFile> m_files;
};

QTEST_GUILESS_MAIN(TestSourceRules)
#include "tst_source_rules.moc"
