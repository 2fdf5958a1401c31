// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rows/row_file.h"

#include "rows/row_text.h"

#include <QFileInfo>

namespace guitai::rows {

RowWriter::RowWriter(const QString& path) : m_file(path)
{
    // A failure is what the first write answers.
    (void)m_file.write(QByteArray(kHeader) + '\n');
}

Result<Done> RowWriter::write(const BillRow& row)
{
    auto line = lineOf(row);
    if (!line)
        return line.error();
    const auto written = m_file.write(line->append('\n'));
    if (written)
        ++m_rows;
    return written;
}

Result<Done> RowWriter::finish()
{
    const auto written = m_file.write(kTrailer + QByteArray::number(qint64(m_rows)) + '\n');
    return written ? m_file.commit() : written;
}

RowReader::RowReader(std::unique_ptr<QIODevice> owned, QIODevice* device)
    : m_owned(std::move(owned)), m_device(device), m_line(kMostLineBytes + 1, '\0')
{
}

Result<RowReader> RowReader::open(const QString& path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return Error{errors::kFileNotRead, {}, QFileInfo(path).fileName() + QStringLiteral(": ") + file->errorString()};
    QIODevice* const device = file.get();
    RowReader reader(std::move(file), device);
    const auto header = reader.readHeader();
    if (!header)
        return header.error();
    return reader;
}

Result<RowReader> RowReader::over(QIODevice* device)
{
    RowReader reader(nullptr, device);
    const auto header = reader.readHeader();
    if (!header)
        return header.error();
    return reader;
}

Error RowReader::malformed(const QString& why) const
{
    return {errors::kRowMalformed, {}, QStringLiteral("line %1: %2").arg(m_lines).arg(why)};
}

std::optional<QByteArrayView> RowReader::readLine()
{
    ++m_lines;
    const qint64 size = m_device->readLine(m_line.data(), m_line.size());
    if (size <= 0 || m_line.at(size - 1) != '\n')
        return std::nullopt;
    return QByteArrayView(m_line).first(size - 1);
}

Result<Done> RowReader::readHeader()
{
    const auto line = readLine();
    if (!line || *line != QByteArrayView(kHeader))
        return malformed(QStringLiteral("not the header of a canonical bill"));
    return Done();
}

Result<std::optional<BillRow>> RowReader::next()
{
    const auto line = readLine();
    if (!line)
        return malformed(QStringLiteral("the file is cut, or a line too long"));
    if (line->startsWith(kTrailer))
        return end(line->sliced(qsizetype(qstrlen(kTrailer))));
    auto row = rowOf(*line);
    if (!row)
        return malformed(row.error().detail);
    ++m_rows;
    return std::optional<BillRow>(*std::move(row));
}

Result<std::optional<BillRow>> RowReader::end(QByteArrayView count)
{
    if (count != QByteArray::number(qint64(m_rows)))
        return malformed(QStringLiteral("the trailer counts other rows than there are"));
    if (!m_device->atEnd())
        return malformed(QStringLiteral("something follows the trailer"));
    return std::optional<BillRow>();
}

} // namespace guitai::rows
