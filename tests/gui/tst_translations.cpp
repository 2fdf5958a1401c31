// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Both languages say everything, with the same placeholders, and nothing that is no longer said.
#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

namespace {

struct Message
{
    QString context;
    QString source;
    QString translation;
    QString type; ///< unfinished, vanished, obsolete, or empty
};

QList<Message> messagesOf(const QString& path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("source"))
            messages.append({context, xml.readElementText(), {}, {}});
        else if (xml.name() == QLatin1String("translation")) {
            messages.last().type = xml.attributes().value(QLatin1String("type")).toString();
            messages.last().translation = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        }
    }
    return messages;
}

QSet<QString> placeholders(const QString& text)
{
    static const QRegularExpression mark(QStringLiteral("%([0-9]|n)"));
    QSet<QString> found;
    for (auto match = mark.globalMatch(text); match.hasNext();)
        found.insert(match.next().captured());
    return found;
}

QSet<QString> sourcesOf(const QList<Message>& messages)
{
    QSet<QString> sources;
    for (const Message& message : messages)
        sources.insert(message.context + QLatin1Char('|') + message.source);
    return sources;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsTranslated_data() { languages(); }
    void everyTextIsTranslated();
    void theFilesHoldWhatTheSourcesSay_data() { languages(); }
    void theFilesHoldWhatTheSourcesSay();

private:
    static void languages()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("Chinese") << QStringLiteral("guitai_zh_CN");
        QTest::newRow("English") << QStringLiteral("guitai_en");
    }
    static QString fileOf(const QString& name)
    {
        return QStringLiteral(GUITAI_SOURCE_FOLDER "/translations/") + name + QStringLiteral(".ts");
    }
};

void TestTranslations::everyTextIsTranslated()
{
    QFETCH(QString, name);
    const QList<Message> messages = messagesOf(fileOf(name));
    QVERIFY(messages.size() > 100);
    for (const Message& message : messages) {
        QVERIFY2(message.type.isEmpty(), qPrintable(message.source));
        QVERIFY2(!message.translation.isEmpty(), qPrintable(message.source));
        QVERIFY2(placeholders(message.source) == placeholders(message.translation), qPrintable(message.source));
    }
}

void TestTranslations::theFilesHoldWhatTheSourcesSay()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const QString fresh = folder.filePath(name + QStringLiteral(".ts"));
    QProcess lupdate;
    lupdate.start(QStringLiteral(GUITAI_LUPDATE),
                  {QStringLiteral("-silent"), QStringLiteral("-I"), QStringLiteral(GUITAI_TILL_HEADERS),
                   QStringLiteral(GUITAI_SOURCE_FOLDER "/cashier"), QStringLiteral("-ts"), fresh});
    QVERIFY(lupdate.waitForFinished(60000));
    QVERIFY2(lupdate.exitCode() == 0, lupdate.readAllStandardError().constData());
    // When this fails: build the target guitai_update_translations and translate what is new.
    QCOMPARE(sourcesOf(messagesOf(fileOf(name))), sourcesOf(messagesOf(fresh)));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
