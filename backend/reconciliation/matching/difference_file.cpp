// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/difference_file.h"

#include "rows/row_text.h"

#include <QFileInfo>

#include <algorithm>

namespace guitai::matching {

namespace {

constexpr char kNoRow[] = ",,,,,,,,,,";
constexpr qsizetype kFieldsBeforeRows = 2;
constexpr qsizetype kFieldsOfRow = 11;

Error malformedLine(const QString& why)
{
    return {rows::errors::kRowMalformed, {}, why};
}

/// One past the comma that ends the field `count` fields on, or -1.
qsizetype pastFields(QByteArrayView line, qsizetype from, qsizetype count)
{
    for (; count > 0 && from >= 0; --count) {
        const qsizetype comma = line.indexOf(',', from);
        from = comma < 0 ? -1 : comma + 1;
    }
    return from;
}

bool readRow(QByteArrayView text, std::optional<rows::BillRow>* row)
{
    if (text == QByteArrayView(kNoRow))
        return true;
    auto read = rows::rowOf(text);
    if (read)
        *row = *std::move(read);
    return read.ok();
}

QByteArray fieldsOf(QByteArrayView side)
{
    QByteArray names;
    for (const QByteArray& field : QByteArray(rows::kHeader).split(','))
        names.append(',').append(side).append('_').append(field);
    return names;
}

} // namespace

QByteArray differenceHeader()
{
    return "class,bits" + fieldsOf("ours") + fieldsOf("theirs");
}

QByteArray differenceLine(Class what, unsigned bits, QByteArrayView ours, QByteArrayView theirs)
{
    QByteArray line;
    line.reserve(32 + ours.size() + theirs.size());
    line.append(nameOf(what)).append(',').append(QByteArray::number(bits)).append(',');
    line.append(ours.isEmpty() ? QByteArrayView(kNoRow) : ours).append(',');
    return line.append(theirs.isEmpty() ? QByteArrayView(kNoRow) : theirs);
}

Result<Difference> differenceOf(QByteArrayView line)
{
    const qsizetype ours = pastFields(line, 0, kFieldsBeforeRows);
    const qsizetype theirs = ours < 0 ? -1 : pastFields(line, ours, kFieldsOfRow);
    if (theirs < 0)
        return malformedLine(QStringLiteral("too few fields"));
    const qsizetype comma = line.indexOf(',');
    const auto what = classNamed(line.first(comma));
    Difference difference;
    bool isNumber = false;
    difference.bits = line.sliced(comma + 1, ours - comma - 2).toByteArray().toUInt(&isNumber);
    if (!what || !isNumber || difference.bits > 31)
        return malformedLine(QStringLiteral("class or bits are unknown"));
    difference.what = *what;
    if (!readRow(line.sliced(ours, theirs - ours - 1), &difference.ours) ||
        !readRow(line.sliced(theirs), &difference.theirs) || (!difference.ours && !difference.theirs))
        return malformedLine(QStringLiteral("a row is malformed, or there is none"));
    return difference;
}

DifferenceReader::DifferenceReader(std::unique_ptr<QFile> file)
    : m_file(std::move(file)), m_line(2 * rows::kMostLineBytes, '\0')
{
}

Result<DifferenceReader> DifferenceReader::open(const QString& path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly)) {
        return Error{
            rows::errors::kFileNotRead, {}, QFileInfo(path).fileName() + QStringLiteral(": ") + file->errorString()};
    }
    DifferenceReader reader(std::move(file));
    const auto line = reader.readLine();
    if (!line || *line != differenceHeader())
        return reader.malformed(QStringLiteral("not the header of differences"));
    return reader;
}

Error DifferenceReader::malformed(const QString& why) const
{
    return malformedLine(QStringLiteral("line %1: %2").arg(m_lines).arg(why));
}

std::optional<QByteArrayView> DifferenceReader::readLine()
{
    ++m_lines;
    const qint64 size = m_file->readLine(m_line.data(), m_line.size());
    if (size <= 0 || m_line.at(size - 1) != '\n')
        return std::nullopt;
    return QByteArrayView(m_line).first(size - 1);
}

Result<std::optional<Difference>> DifferenceReader::next()
{
    const auto line = readLine();
    if (!line)
        return malformed(QStringLiteral("the file is cut, or a line too long"));
    if (line->startsWith(rows::kTrailer)) {
        const bool isWhole =
            line->sliced(qsizetype(qstrlen(rows::kTrailer))) == QByteArray::number(qint64(m_rows)) && m_file->atEnd();
        if (!isWhole)
            return malformed(QStringLiteral("the trailer counts other rows than there are"));
        return std::optional<Difference>();
    }
    auto difference = differenceOf(*line);
    if (!difference)
        return malformed(difference.error().detail);
    ++m_rows;
    return std::optional<Difference>(*std::move(difference));
}

} // namespace guitai::matching
