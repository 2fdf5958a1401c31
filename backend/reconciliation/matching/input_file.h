// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A canonical file as it is read in blocks by many threads.
#pragma once

#include "matching/row_scanner.h"
#include "rows/whole_file.h"

#include <memory>

namespace guitai::matching {

class InputFile
{
public:
    /// Refuses what has no header, no trailer, or no end of line before it.
    static Result<std::shared_ptr<InputFile>> open(const QString& path, Side side);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    Side side() const { return m_side; }
    /// What its trailer says.
    std::int64_t rows() const { return m_rows; }
    int blocks() const;
    /// Changes whenever the file does: device, inode, size, times of change.
    std::string identity() const;
    bool isUnchanged() const { return identity() == m_identity; }

    /// Gives every row whose line begins in the block to `take(row)`, which says whether it wants more. How many it
    /// took.
    template <class Take>
    Result<std::int64_t> readBlock(int number, std::vector<char>& buffer, Take&& take) const
    {
        const auto block = load(number, buffer);
        if (!block)
            return block.error();
        std::int64_t taken = 0;
        ScannedRow row;
        for (const char* line = block->begin; line < block->stop; ++taken) {
            if (const char* const next = scanRow(line, row)) {
                line = next;
                if (!take(row))
                    break;
                continue;
            }
            OddRow odd;
            const auto next = readOdd(line, *block, odd);
            if (!next)
                return next.error();
            line = *next;
            if (!take(odd.scanned))
                break;
        }
        return taken;
    }
    Error malformed(const QString& why) const;

private:
    InputFile(int file, Side side, QString name);
    Result<Done> readFrame();
    bool read(char* to, std::int64_t from, std::int64_t size) const;
    Error malformedAt(std::int64_t offset, const QString& why) const;
    struct Block
    {
        const char* begin;      ///< of the first line that begins in it
        const char* stop;       ///< where no line of it begins any more
        const char* end;        ///< of the bytes that were read
        std::int64_t endOffset; ///< the place of `end` in the file
    };
    Result<Block> load(int block, std::vector<char>& buffer) const;
    /// A row that the fast scanner leaves to the strict reader.
    struct OddRow
    {
        rows::BillRow row;
        ScannedRow scanned;
    };
    Result<const char*> readOdd(const char* line, const Block& block, OddRow& odd) const;

    int m_file;
    Side m_side;
    QString m_name;
    std::string m_identity;
    std::int64_t m_rows = 0;
    std::int64_t m_rowsBegin = 0;
    std::int64_t m_rowsEnd = 0;
};

} // namespace guitai::matching
