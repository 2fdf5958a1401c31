// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/config_reader.h"

#include <QTest>

using namespace guitai;
using config::ConfigReader;

namespace {

ConfigReader reading(const char* toml, const QProcessEnvironment& environment = {})
{
    return std::move(ConfigReader::parse(toml, environment)).value();
}

} // namespace

class TestConfigReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTypedValuesAndDefaults()
    {
        auto reader = reading("[server]\nport = 8080\nname = \"shop\"\nopen = true\n");
        QCOMPARE(reader.integer("server.port", 1, 0, 65535), 8080);
        QCOMPARE(reader.text("server.name", {}), QStringLiteral("shop"));
        QVERIFY(reader.flag("server.open", false));
        QCOMPARE(reader.integer("server.threads", 4, 1, 8), 4);
        QVERIFY(reader.finish());
    }

    void anUnknownKeyStopsTheStart()
    {
        auto reader = reading("[server]\nprot = 8080\n");
        reader.integer("server.port", 1, 0, 65535);
        const auto finished = reader.finish();
        QVERIFY(!finished);
        QCOMPARE(finished.error().field, QStringLiteral("server.prot"));
    }

    void refusesWrongValues_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::newRow("a text where a number is expected") << QByteArray("n = \"5\"");
        QTest::newRow("a fraction") << QByteArray("n = 5.0");
        QTest::newRow("below the least") << QByteArray("n = 0");
        QTest::newRow("above the most") << QByteArray("n = 11");
    }
    void refusesWrongValues()
    {
        QFETCH(QByteArray, toml);
        auto reader = reading(toml);
        QCOMPARE(reader.integer("n", 7, 1, 10), 7);
        QVERIFY(!reader.finish());
    }

    void theEnvironmentOverrides()
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("GUITAI_SERVER_PORT"), QStringLiteral("9"));
        auto reader = reading("[server]\nport = 8080\n", environment);
        QCOMPARE(reader.integer("server.port", 1, 0, 65535), 9);
        QVERIFY(reader.finish());

        environment.insert(QStringLiteral("GUITAI_SERVER_PORT"), QStringLiteral("nine"));
        auto wrong = reading("", environment);
        wrong.integer("server.port", 1, 0, 65535);
        QVERIFY(!wrong.finish());
    }

    void brokenTomlNamesTheLine()
    {
        const auto reader = ConfigReader::parse("a = 1\nb = = 2\n", {});
        QVERIFY(!reader);
        QVERIFY2(reader.error().detail.contains(QStringLiteral("Line 2")), qPrintable(reader.error().detail));
    }
};

QTEST_APPLESS_MAIN(TestConfigReader)
#include "tst_config_reader.moc"
