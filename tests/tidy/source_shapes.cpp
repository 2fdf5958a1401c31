// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tidy/source_shapes.h"

#include <QRegularExpression>

namespace guitai::tidy {

namespace {

/// Parts made once before the loop starts and destroyed after it ended: a reference to them may wait.
const QRegularExpression& outlivesTheLoop()
{
    static const QRegularExpression expression(
        QStringLiteral(R"(\b(?:Storage|EventPump|Clock|Timers|WorkerPool|SecretSealer|Backend)&)"));
    return expression;
}

bool opens(QChar sign)
{
    return sign == u'(' || sign == u'[' || sign == u'{';
}

bool closes(QChar sign)
{
    return sign == u')' || sign == u']' || sign == u'}';
}

/// Where the expression that starts here ends: at its semicolon or at a bracket it did not open.
qsizetype endOfExpression(const QString& code, qsizetype place)
{
    for (int depth = 0; place < code.size(); ++place) {
        if (opens(code[place]))
            ++depth;
        else if (closes(code[place]) && --depth < 0)
            break;
        else if (code[place] == u';' && depth == 0)
            break;
    }
    return place;
}

Lines awaitsHolding(const SourceFile& file, const QRegularExpression& pattern)
{
    static const QRegularExpression await(QStringLiteral(R"(\bco_await\b)"));
    Lines lines;
    auto matches = await.globalMatch(file.code);
    while (matches.hasNext()) {
        const qsizetype start = matches.next().capturedEnd();
        const QString expression = file.code.mid(start, endOfExpression(file.code, start) - start);
        if (pattern.match(expression).hasMatch())
            lines.push_back(lineAt(file.code, start));
    }
    return lines;
}

/// One past the bracket that closes the one just before `place`.
qsizetype pastPair(const QString& code, qsizetype place, QChar open, QChar close)
{
    for (int depth = 1; place < code.size() && depth > 0; ++place) {
        if (code[place] == open)
            ++depth;
        else if (code[place] == close)
            --depth;
    }
    return place;
}

/// Parameters without what stands in template arguments: a std::function may be handed a reference.
QString outermost(const QString& parameters)
{
    QString kept;
    int depth = 0;
    for (const QChar sign : parameters) {
        depth += sign == u'<' || sign == u'(' ? 1 : 0;
        if (depth == 0)
            kept.append(sign);
        depth -= sign == u'>' || sign == u')' ? 1 : 0;
    }
    return kept;
}

bool isFunctionHead(const QString& head)
{
    static const QRegularExpression other(QStringLiteral(R"(\b(namespace|class|struct|enum|union)\b|=\s*$)"));
    return head.contains(u'(') && !other.match(head).hasMatch();
}

} // namespace

Lines awaitsWithBrace(const SourceFile& file)
{
    static const QRegularExpression brace(QStringLiteral(R"(\{)"));
    return awaitsHolding(file, brace);
}

Lines awaitsWithLambda(const SourceFile& file)
{
    // A bracket that follows no name and no closing bracket is no subscript.
    static const QRegularExpression lambda(QStringLiteral(R"((?:^|[^\w\s)\]])\s*\[)"));
    return awaitsHolding(file, lambda);
}

Lines tasksWithReference(const SourceFile& file)
{
    static const QRegularExpression task(QStringLiteral(R"(\bTask<)"));
    static const QRegularExpression named(QStringLiteral(R"(\G\s+[\w:]+\s*\()"));
    Lines lines;
    auto matches = task.globalMatch(file.code);
    while (matches.hasNext()) {
        const QRegularExpressionMatch found = matches.next();
        const auto name = named.match(file.code, pastPair(file.code, found.capturedEnd(), u'<', u'>'));
        if (!name.hasMatch())
            continue;
        const qsizetype start = name.capturedEnd();
        QString parameters = outermost(file.code.mid(start, pastPair(file.code, start, u'(', u')') - start - 1));
        if (parameters.remove(outlivesTheLoop()).contains(u'&'))
            lines.push_back(lineAt(file.code, found.capturedStart()));
    }
    return lines;
}

Lines functionsOver(const SourceFile& file, int mostLines)
{
    Lines lines;
    std::vector<qsizetype> open;
    qsizetype headStart = 0;
    std::vector<bool> isFunction;
    for (qsizetype i = 0; i < file.code.size(); ++i) {
        const QChar sign = file.code[i];
        if (sign == u'{') {
            isFunction.push_back(isFunctionHead(file.code.mid(headStart, i - headStart)));
            open.push_back(i);
        } else if (sign == u'}' && !open.empty()) {
            const int first = lineAt(file.code, open.back());
            if (isFunction.back() && lineAt(file.code, i) - first + 1 > mostLines)
                lines.push_back(first);
            open.pop_back();
            isFunction.pop_back();
        }
        if (sign == u'{' || sign == u'}' || sign == u';')
            headStart = i + 1;
    }
    return lines;
}

Lines linesWider(const SourceFile& file, int mostCharacters)
{
    Lines lines;
    int number = 0;
    bool isTable = false;
    for (const QStringView line : QStringView(file.text).split(u'\n')) {
        ++number;
        if (line.trimmed().startsWith(u"// clang-format o"))
            isTable = line.endsWith(u"off");
        if (!isTable && line.size() > mostCharacters)
            lines.push_back(number);
    }
    return lines;
}

Lines linesBeyond(const SourceFile& file, int mostLines)
{
    return file.text.count(u'\n') > mostLines ? Lines{mostLines + 1} : Lines();
}

} // namespace guitai::tidy
