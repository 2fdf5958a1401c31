// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a canonical file: what is read is written again as the same bytes, and the fast scanner of matching
// accepts exactly the payments and refunds that the strict reader accepts, with the same values.
#include "matching/row_scanner.h"
#include "result/assert.h"
#include "rows/row_file.h"
#include "rows/row_text.h"

#include <QBuffer>

using namespace guitai;

namespace {

std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

bool isSame(const matching::ScannedRow& scanned, const rows::BillRow& row)
{
    return scanned.kind == row.kind && scanned.state == row.state && scanned.number == viewOf(row.number) &&
           scanned.transaction == viewOf(row.transaction) && scanned.currency == matching::currencyCode(row.currency) &&
           scanned.amount == static_cast<std::uint64_t>(row.amount) &&
           scanned.fee == static_cast<std::uint64_t>(row.fee) &&
           scanned.at == static_cast<std::uint64_t>(row.at.ms()) &&
           scanned.line == static_cast<std::uint64_t>(row.line) &&
           scanned.carried == static_cast<std::uint32_t>(row.carried) && scanned.note.empty();
}

void compareReaders(QByteArrayView line)
{
    const auto row = rows::rowOf(line);
    QByteArray bytes = line.toByteArray() + '\n';
    bytes.append(static_cast<qsizetype>(matching::kScanSlack), '\0');
    matching::ScannedRow scanned;
    const char* const end = matching::scanRow(bytes.constData(), scanned);
    const bool isReadable = row && row->kind != rows::Kind::Unreadable && !line.contains('\n');
    GUITAI_ASSERT(isReadable == (end != nullptr));
    GUITAI_ASSERT(!isReadable || (end == bytes.constData() + line.size() + 1 && isSame(scanned, *row)));
    GUITAI_ASSERT(!row || *rows::lineOf(*row) == line);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    QByteArray file(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(size));
    for (const QByteArray& line : file.split('\n'))
        compareReaders(line);
    QBuffer buffer(&file);
    buffer.open(QIODevice::ReadOnly);
    auto reader = rows::RowReader::over(&buffer);
    if (!reader)
        return 0;
    QByteArray written = QByteArray(rows::kHeader) + '\n';
    for (;;) {
        const auto row = reader->next();
        if (!row)
            return 0;
        if (!*row)
            break;
        written += *rows::lineOf(**row) + '\n';
    }
    GUITAI_ASSERT(written + rows::kTrailer + QByteArray::number(qint64(reader->rows())) + '\n' == file);
    return 0;
}
