// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tidy/source_file.h"

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>

#include <utility>

namespace guitai::tidy {

namespace {

/// A raw string, a comment, a string, a character; a quote between digits separates thousands.
const QRegularExpression& quotedOrComment()
{
    static const QRegularExpression expression(
        QStringLiteral(R"~~((?<raw>R"([^()\\ ]{0,16})\(.*?\)\g{2}")|(?<comment>//[^\n]*|/\*.*?\*/))~~"
                       R"~~(|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])*')~~"),
        QRegularExpression::DotMatchesEverythingOption);
    return expression;
}

void blank(QString& text, qsizetype from, qsizetype to)
{
    for (qsizetype i = from; i < to; ++i) {
        if (text[i] != u'\n')
            text[i] = u' ';
    }
}

bool isCpp(const QString& path)
{
    return path.endsWith(QStringLiteral(".cpp")) || path.endsWith(QStringLiteral(".h"));
}

} // namespace

SourceFile::SourceFile(QString itsPath, QString itsText)
    : path(std::move(itsPath)), text(std::move(itsText)), spoken(text), code(text)
{
    if (!isCpp(path))
        return;
    auto matches = quotedOrComment().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (match.hasCaptured(QStringLiteral("comment"))) {
            blank(spoken, match.capturedStart(), match.capturedEnd());
            blank(code, match.capturedStart(), match.capturedEnd());
        } else {
            // The quotes stay, so that an argument is still seen as one.
            blank(code, match.capturedStart() + 1, match.capturedEnd() - 1);
        }
    }
}

int lineAt(const QString& text, qsizetype place)
{
    return static_cast<int>(QStringView(text).first(place).count(u'\n')) + 1;
}

std::vector<SourceFile> readTree(const QString& root)
{
    static const QStringList notOurs{QStringLiteral("build"), QStringLiteral("demo-output"),
                                     QStringLiteral("node_modules"), QStringLiteral(".git"), QStringLiteral(".cache")};
    const QDir top(root);
    QStringList paths = top.entryList(QDir::Files | QDir::Hidden);
    for (const QString& folder : top.entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot)) {
        const bool wasBuilt = QFile::exists(top.filePath(folder + QStringLiteral("/CMakeCache.txt")));
        if (wasBuilt || notOurs.contains(folder))
            continue;
        QDirIterator below(top.filePath(folder), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (below.hasNext())
            paths.append(top.relativeFilePath(below.next()));
    }
    paths.sort();
    std::vector<SourceFile> files;
    for (const QString& path : std::as_const(paths)) {
        QFile file(top.filePath(path));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        if (!bytes.contains('\0') && !path.contains(QStringLiteral("/node_modules/")))
            files.emplace_back(path, QString::fromUtf8(bytes));
    }
    return files;
}

} // namespace guitai::tidy
