// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scale/installed.h"

#include <QDir>
#include <QFile>

namespace guitai::scale {

namespace {

QString inFolder(const QString& name)
{
    return QDir(QStringLiteral(GUITAI_SCALE_FOLDER)).filePath(name);
}

} // namespace

QString missing(const char* part)
{
    const QString name = QString::fromLatin1(part);
    if (QFile::exists(inFolder(name + QStringLiteral(".ready"))))
        return {};
    QFile reason(inFolder(name + QStringLiteral(".missing")));
    if (!reason.open(QIODevice::ReadOnly))
        return name + QStringLiteral(" is not installed: ./test.sh --scale does it");
    return QString::fromUtf8(reason.readAll()).trimmed();
}

std::int64_t rowsOfTheDay()
{
    const auto asked = qEnvironmentVariable("GUITAI_SCALE_ROWS").toLongLong();
    return asked > 0 ? asked : 1'000'000;
}

spark::Options localSpark()
{
    qputenv("PYSPARK_PYTHON", inFolder(QStringLiteral("venv/bin/python")).toUtf8());
    qputenv("SPARK_LOCAL_IP", "127.0.0.1");
    spark::Options options;
    options.submit = inFolder(QStringLiteral("venv/bin/spark-submit"));
    options.master = QStringLiteral("local[2]");
    options.arguments = QStringList{QStringLiteral("--driver-memory"), QStringLiteral("2g")};
    return options;
}

QString hdfsJars()
{
    return inFolder(QStringLiteral("hdfs"));
}

QString miniHdfsSource()
{
    return QStringLiteral(GUITAI_MINI_HDFS);
}

} // namespace guitai::scale
