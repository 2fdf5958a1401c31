// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The canonical file of a bill, row by row. A file that was cut anywhere is refused: its last line counts its rows.
#pragma once

#include "result/result.h"
#include "rows/bill_row.h"
#include "rows/whole_file.h"

#include <QFile>

#include <memory>
#include <optional>

namespace guitai::rows {

class RowWriter
{
public:
    explicit RowWriter(const QString& path);

    /// Refuses a row that has no line (kRowMalformed); the file may go on without it.
    Result<Done> write(const BillRow& row);
    /// The trailer, then the file is there. Without this nothing stays of it.
    Result<Done> finish();
    std::int64_t rows() const { return m_rows; }

private:
    WholeFile m_file;
    std::int64_t m_rows = 0;
};

class RowReader
{
public:
    static Result<RowReader> open(const QString& path);
    /// Of bytes that are already open for reading; they outlive the reader.
    static Result<RowReader> over(QIODevice* device);

    /// Nothing after the last row, and only when the trailer agrees. An error names the line of the file, 1-based, in
    /// its detail; after one there is nothing more to read.
    Result<std::optional<BillRow>> next();
    std::int64_t rows() const { return m_rows; }

private:
    RowReader(std::unique_ptr<QIODevice> owned, QIODevice* device);
    Result<Done> readHeader();
    Result<std::optional<BillRow>> end(QByteArrayView trailer);
    /// A line with its end; nothing when there is none or it is too long.
    std::optional<QByteArrayView> readLine();
    Error malformed(const QString& why) const;

    std::unique_ptr<QIODevice> m_owned;
    QIODevice* m_device;
    QByteArray m_line;
    std::int64_t m_lines = 0;
    std::int64_t m_rows = 0;
};

} // namespace guitai::rows
