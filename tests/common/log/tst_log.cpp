// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/log.h"
#include "secret/secret.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <type_traits>
#include <unistd.h>

using namespace guitai;

// A secret has no way into a line.
template <class T>
concept Loggable = requires(log::Line& line, T value)
{
    line.with("field", value);
};
static_assert(Loggable<QByteArray>);
static_assert(!Loggable<Secret>);

class TestLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineIsOneJsonObject()
    {
        const log::Category category{"test"};
        const QByteArray written =
            capture([&] { log::info(category, "happened").with("text", "a \"quote\"\nand a line").with("count", 3); });
        QCOMPARE(written.count('\n'), 1);
        const QJsonObject line = QJsonDocument::fromJson(written).object();
        QCOMPARE(line.value(QStringLiteral("category")).toString(), QStringLiteral("test"));
        QCOMPARE(line.value(QStringLiteral("event")).toString(), QStringLiteral("happened"));
        QCOMPARE(line.value(QStringLiteral("text")).toString(), QStringLiteral("a \"quote\"\nand a line"));
        QCOMPARE(line.value(QStringLiteral("count")).toInt(), 3);
    }

    void linesBelowTheLevelAreNotWritten()
    {
        const log::Category category{"test"};
        QVERIFY(capture([&] { log::debug(category, "detail"); }).isEmpty());
    }

private:
    template <class Work>
    static QByteArray capture(Work work)
    {
        int ends[2];
        if (::pipe(ends) != 0)
            return {};
        const int saved = ::dup(STDERR_FILENO);
        ::dup2(ends[1], STDERR_FILENO);
        work();
        ::dup2(saved, STDERR_FILENO);
        ::close(saved);
        ::close(ends[1]);
        char buffer[4096];
        const ssize_t count = ::read(ends[0], buffer, sizeof buffer);
        ::close(ends[0]);
        return QByteArray(buffer, count);
    }
};

QTEST_APPLESS_MAIN(TestLog)
#include "tst_log.moc"
