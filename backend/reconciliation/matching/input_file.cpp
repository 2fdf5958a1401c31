// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/input_file.h"

#include "rows/row_text.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace guitai::matching {

namespace {

constexpr std::int64_t kBlockBytes = 256 << 10;
constexpr std::int64_t kMostTrailerBytes = 64;

Error notRead(const QString& name, int number)
{
    return {
        rows::errors::kFileNotRead, {}, name + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(number))};
}

std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

} // namespace

InputFile::InputFile(int file, Side side, QString name)
    : m_file(file), m_side(side), m_name(std::move(name)), m_identity(identity())
{
}

InputFile::~InputFile()
{
    ::close(m_file);
}

Result<std::shared_ptr<InputFile>> InputFile::open(const QString& path, Side side)
{
    const QString name = QFileInfo(path).fileName();
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return notRead(name, errno);
    std::shared_ptr<InputFile> input(new InputFile(file, side, name));
    const auto framed = input->readFrame();
    if (!framed)
        return framed.error();
    return input;
}

std::string InputFile::identity() const
{
    struct stat status = {};
    if (::fstat(m_file, &status) != 0)
        return {};
    std::string text;
    for (const auto number : {std::int64_t(status.st_dev), std::int64_t(status.st_ino), std::int64_t(status.st_size),
                              std::int64_t(status.st_mtim.tv_sec), std::int64_t(status.st_mtim.tv_nsec),
                              std::int64_t(status.st_ctim.tv_sec), std::int64_t(status.st_ctim.tv_nsec)})
        text += std::to_string(number) + ' ';
    return text;
}

bool InputFile::read(char* to, std::int64_t from, std::int64_t size) const
{
    while (size > 0) {
        const ssize_t got = ::pread(m_file, to, static_cast<size_t>(size), from);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        to += got;
        from += got;
        size -= got;
    }
    return true;
}

Error InputFile::malformed(const QString& why) const
{
    return {rows::errors::kRowMalformed, {}, m_name + QStringLiteral(": ") + why};
}

Error InputFile::malformedAt(std::int64_t offset, const QString& why) const
{
    std::int64_t line = 1;
    std::vector<char> buffer(static_cast<size_t>(kBlockBytes));
    for (std::int64_t at = 0; at < offset; at += kBlockBytes) {
        const std::int64_t size = std::min(kBlockBytes, offset - at);
        if (!read(buffer.data(), at, size))
            break;
        line += std::count(buffer.begin(), buffer.begin() + size, '\n');
    }
    return malformed(QStringLiteral("line %1: %2").arg(line).arg(why));
}

Result<Done> InputFile::readFrame()
{
    struct stat status = {};
    if (::fstat(m_file, &status) != 0)
        return notRead(m_name, errno);
    const std::int64_t size = status.st_size;
    const QByteArray header = QByteArray(rows::kHeader) + '\n';
    QByteArray head(header.size(), '\0');
    if (!S_ISREG(status.st_mode) || size < head.size() || !read(head.data(), 0, head.size()) || head != header)
        return malformed(QStringLiteral("not the header of a canonical bill"));
    QByteArray tail(std::min<std::int64_t>(kMostTrailerBytes, size - head.size() + 1), '\0');
    if (!read(tail.data(), size - tail.size(), tail.size()))
        return notRead(m_name, errno);
    const qsizetype start = tail.lastIndexOf("\n" + QByteArray(rows::kTrailer)) + 1;
    const qsizetype digits = start + qsizetype(qstrlen(rows::kTrailer));
    const auto cut = [this] { return malformed(QStringLiteral("cut: the last line does not count the rows")); };
    if (start == 0 || !tail.endsWith('\n'))
        return cut();
    const QByteArray count = tail.sliced(digits, tail.size() - digits - 1);
    bool isNumber = false;
    m_rows = count.toLongLong(&isNumber);
    if (!isNumber || m_rows < 0 || count != QByteArray::number(qint64(m_rows)))
        return cut();
    m_rowsBegin = head.size();
    m_rowsEnd = size - tail.size() + start;
    return Done();
}

int InputFile::blocks() const
{
    return static_cast<int>((m_rowsEnd - m_rowsBegin + kBlockBytes - 1) / kBlockBytes);
}

Result<InputFile::Block> InputFile::load(int block, std::vector<char>& buffer) const
{
    // One byte before tells whether a line begins here; the line that begins last is read to its end.
    const std::int64_t from = m_rowsBegin + block * kBlockBytes;
    const std::int64_t end = std::min(from + kBlockBytes, m_rowsEnd);
    const std::int64_t readEnd = std::min<std::int64_t>(end + rows::kMostLineBytes, m_rowsEnd);
    const auto size = static_cast<size_t>(readEnd - from + 1);
    buffer.resize(static_cast<size_t>(kBlockBytes + rows::kMostLineBytes) + kScanSlack + 1);
    if (!read(buffer.data(), from - 1, readEnd - from + 1))
        return Error{errors::kInputChanged, {}, m_name};
    std::memset(buffer.data() + size, 0, kScanSlack);
    const char* const stop = buffer.data() + 1 + (end - from);
    const auto* const lineEnd = static_cast<const char*>(std::memchr(buffer.data(), '\n', size));
    return Block{lineEnd == nullptr ? stop : lineEnd + 1, stop, buffer.data() + size, readEnd};
}

Result<const char*> InputFile::readOdd(const char* line, const Block& block, OddRow& odd) const
{
    const std::int64_t offset = block.endOffset - (block.end - line);
    const auto left = std::min<std::int64_t>(block.end - line, rows::kMostLineBytes);
    const auto* const lineEnd = static_cast<const char*>(std::memchr(line, '\n', static_cast<size_t>(left)));
    if (lineEnd == nullptr)
        return malformedAt(offset, QStringLiteral("the line is too long"));
    auto read = rows::rowOf(QByteArrayView(line, lineEnd));
    if (!read)
        return malformedAt(offset, read.error().detail);
    odd.row = *std::move(read);
    const rows::BillRow& row = odd.row;
    odd.scanned.kind = row.kind;
    odd.scanned.state = row.state;
    odd.scanned.currency = currencyCode(row.currency);
    odd.scanned.carried = static_cast<std::uint32_t>(row.carried);
    odd.scanned.number = viewOf(row.number);
    odd.scanned.transaction = viewOf(row.transaction);
    odd.scanned.note = viewOf(row.note);
    odd.scanned.amount = static_cast<std::uint64_t>(row.amount);
    odd.scanned.fee = static_cast<std::uint64_t>(row.fee);
    odd.scanned.at = static_cast<std::uint64_t>(row.at.ms());
    odd.scanned.line = static_cast<std::uint64_t>(row.line);
    return lineEnd + 1;
}

} // namespace guitai::matching
