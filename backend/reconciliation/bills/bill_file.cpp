// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bills/bill_file.h"

#include "gzip/gzip.h"
#include "rows/whole_file.h"
#include "zip/zip_reader.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace guitai::bills {

namespace {

constexpr qint64 kPiece = 256 * 1024;
constexpr char kSumsGbk[] = "\xbb\xe3\xd7\xdc";          ///< the name of Alipay's table of sums has this, in GBK
constexpr char kSumsUtf8[] = "\xe6\xb1\x87\xe6\x80\xbb"; ///< or in UTF-8

/// Alipay's details, UnionPay's tables of transactions and adjustments; whatever else is packed beside them is not.
bool isBill(QByteArrayView name)
{
    const bool isSums = name.contains(kSumsGbk) || name.contains(kSumsUtf8);
    return !isSums && (name.endsWith(".csv") || name.endsWith(".txt") || name.contains("ZM"));
}

/// Whatever the file is, its bytes go to the reader plain.
class Unpacking
{
public:
    explicit Unpacking(channels::BillReader& reader) : m_reader(reader) {}

    bool feed(QByteArrayView piece)
    {
        if (!m_isKnown) {
            m_isKnown = true;
            recognise(piece);
        }
        if (m_zip)
            return m_zip->feed(piece) != zip::Reader::State::Refused;
        if (m_gzip)
            return m_gzip->feed(piece) != gzip::Reader::State::Refused;
        m_reader.add(piece);
        return true;
    }

    bool isWhole() const
    {
        if (m_zip)
            return m_zip->state() == zip::Reader::State::Complete && m_zip->chosen() > 0;
        return !m_gzip || m_gzip->state() == gzip::Reader::State::Complete;
    }

private:
    void recognise(QByteArrayView piece)
    {
        const auto add = [this](QByteArrayView plain) {
            m_reader.add(plain);
            return true;
        };
        if (piece.startsWith("\x1f\x8b"))
            m_gzip = std::make_unique<gzip::Reader>(kMostPlainBytes, add);
        else if (piece.startsWith("PK\x03\x04"))
            m_zip = std::make_unique<zip::Reader>(kMostPlainBytes, &isBill, add);
    }

    channels::BillReader& m_reader;
    std::unique_ptr<gzip::Reader> m_gzip;
    std::unique_ptr<zip::Reader> m_zip;
    bool m_isKnown = false;
};

bool syncPath(const QString& path, int flags)
{
    const int file = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool synced = ::fsync(file) == 0;
    const int number = errno;
    ::close(file);
    errno = number;
    return synced;
}

} // namespace

Result<QByteArray> feedFile(const QString& path, channels::BillReader& reader)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{rows::errors::kFileNotRead};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    Unpacking unpacking(reader);
    QByteArray piece(kPiece, Qt::Uninitialized);
    for (;;) {
        const qint64 got = file.read(piece.data(), piece.size());
        if (got < 0)
            return Error{rows::errors::kFileNotRead};
        if (got == 0)
            break;
        const QByteArrayView bytes(piece.constData(), got);
        hash.addData(QByteArray::fromRawData(bytes.data(), bytes.size()));
        if (!unpacking.feed(bytes))
            return Error{errors::kBillArchiveRefused};
    }
    if (!unpacking.isWhole())
        return Error{errors::kBillArchiveRefused};
    return hash.result().toHex();
}

Result<Done> settleFile(const QString& from, const QString& to)
{
    const bool moved = syncPath(from, O_RDONLY) &&
                       std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0 &&
                       syncPath(QFileInfo(to).path(), O_RDONLY | O_DIRECTORY);
    if (!moved)
        return rows::writeError(errno, to);
    return Done{};
}

bool haveSameBytes(const QString& one, const QString& other)
{
    QFile first(one);
    QFile second(other);
    return first.open(QIODevice::ReadOnly) && second.open(QIODevice::ReadOnly) && first.readAll() == second.readAll();
}

Result<Done> writeFile(const QString& path, const QByteArray& bytes)
{
    rows::WholeFile file(path);
    if (const auto written = file.write(bytes); !written)
        return written.error();
    return file.commit();
}

} // namespace guitai::bills
