// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "till/command_line.h"

#include <QStandardPaths>

#include <algorithm>
#include <cstdio>

namespace guitai::till {

namespace {

std::optional<TillOptions> refuse(const char* reason)
{
    std::fprintf(stderr, "guitai-cashier: %s\n", reason);
    return std::nullopt;
}

QString standardSettings(const QString& tillNo)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/guitai/till-") +
           tillNo + QStringLiteral(".ini");
}

} // namespace

void addTillOptions(QCommandLineParser& parser)
{
    const QString file = QStringLiteral("file");
    parser.addOptions({
        {QStringLiteral("backend"), QStringLiteral("Address of the backend."), QStringLiteral("url"),
         QStringLiteral("http://127.0.0.1:8480")},
        {QStringLiteral("till"), QStringLiteral("Name of this till."), QStringLiteral("name"), QStringLiteral("T01")},
        {QStringLiteral("settings"), QStringLiteral("Where the till keeps its settings and the sale in progress."),
         file},
        {QStringLiteral("language"), QStringLiteral("zh_CN or en."), QStringLiteral("name")},
        {QStringLiteral("theme"), QStringLiteral("light or dark."), QStringLiteral("name")},
    });
}

std::optional<TillOptions> readTillOptions(const QCommandLineParser& parser)
{
    TillOptions options;
    options.backend = QUrl(parser.value(QStringLiteral("backend")), QUrl::StrictMode);
    const bool isWeb =
        options.backend.scheme() == QLatin1String("http") || options.backend.scheme() == QLatin1String("https");
    if (!options.backend.isValid() || !isWeb || options.backend.host().isEmpty())
        return refuse("--backend needs an http or https address");
    const auto tillNo = TillNo::parse(parser.value(QStringLiteral("till")).toUtf8());
    if (!tillNo)
        return refuse("--till needs 1 to 64 letters and digits");
    options.tillNo = *tillNo;
    options.language = parser.value(QStringLiteral("language"));
    if (!QStringList{QString(), QStringLiteral("zh_CN"), QStringLiteral("en")}.contains(options.language))
        return refuse("--language is zh_CN or en");
    options.theme = parser.value(QStringLiteral("theme"));
    if (!QStringList{QString(), QStringLiteral("light"), QStringLiteral("dark")}.contains(options.theme))
        return refuse("--theme is light or dark");
    options.settingsPath = parser.value(QStringLiteral("settings"));
    if (options.settingsPath.isEmpty())
        options.settingsPath = standardSettings(tillNo->text());
    return options;
}

void applyScale(int argc, char** argv)
{
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    QCommandLineParser parser;
    addTillOptions(parser);
    if (!parser.parse(words) || qEnvironmentVariableIsSet("QT_SCALE_FACTOR"))
        return;
    const auto options = readTillOptions(parser);
    if (!options)
        return;
    const int percent = std::clamp(models::TillSettings(options->settingsPath).scalePercent(), 90, 150);
    if (percent != 100)
        qputenv("QT_SCALE_FACTOR", QByteArray::number(percent / 100.0));
}

} // namespace guitai::till
