// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/work_folder.h"

#include "matching/record.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <sstream>

#include <fcntl.h>
#include <unistd.h>

namespace guitai::matching {

namespace {

constexpr size_t kPieceBytes = 1 << 20;
constexpr std::uint64_t kMagic = 0x4755495441493031u;

std::string contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::uint64_t checksum(std::string_view bytes, std::uint64_t before)
{
    for (size_t at = 0; at < bytes.size(); at += kPieceBytes)
        before = hashOf(bytes.substr(at, kPieceBytes), before);
    return before;
}

std::string_view bytesOf(const std::vector<std::uint64_t>& words)
{
    return {reinterpret_cast<const char*>(words.data()), words.size() * sizeof(std::uint64_t)};
}

bool writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes.remove_prefix(static_cast<size_t>(written));
    }
    return true;
}

} // namespace

Result<Done> Sections::read(size_t first, size_t beyond, std::string& to) const
{
    const std::uint64_t size = begin(beyond) - begin(first);
    const size_t before = to.size();
    to.resize(before + size);
    return readAt(begin(first), to.data() + before, size);
}

Result<Done> Sections::readAt(std::uint64_t from, char* to, std::uint64_t size) const
{
    if (size == 0)
        return Done();
    // Opened each time: there may be more of these than files a process may hold open.
    const int file = ::open(m_path.constData(), O_RDONLY | O_CLOEXEC);
    while (file >= 0 && size > 0) {
        const ssize_t got = ::pread(file, to, size, static_cast<off_t>(from));
        if (got <= 0)
            break;
        to += got;
        from += static_cast<std::uint64_t>(got);
        size -= static_cast<std::uint64_t>(got);
    }
    if (file >= 0)
        ::close(file);
    if (size == 0)
        return Done();
    return Error{rows::errors::kFileNotRead, {}, QStringLiteral("a results file")};
}

QString WorkFolder::pathOf(const char* kind, int chunk) const
{
    return QStringLiteral("%1/%2_%3").arg(m_folder, QLatin1String(kind)).arg(chunk, 5, 10, QLatin1Char('0'));
}

Result<Done> WorkFolder::prepare(const std::string& identity)
{
    if (!QDir().mkpath(m_folder))
        return Error{rows::errors::kFileNotWritten, {}, QStringLiteral("the work folder cannot be made")};
    m_identity = identity + contentOf(QStringLiteral("/proc/sys/kernel/random/boot_id")) + '\n';
    if (!spilled())
        clear();
    return Done();
}

std::optional<WorkFolder::Spilled> WorkFolder::spilled() const
{
    const auto manifest = openSections(manifestPath(), 3);
    std::string identity;
    std::string sizes;
    std::string tally;
    if (!manifest || !manifest->read(0, identity) || identity != m_identity || !manifest->read(1, sizes) ||
        !manifest->read(2, tally))
        return std::nullopt;
    Spilled spilled;
    spilled.bytes.resize(sizes.size() / sizeof(std::uint64_t));
    std::copy(sizes.begin(), sizes.end(), reinterpret_cast<char*>(spilled.bytes.data()));
    spilled.inputs = Tally::fromText(tally);
    return spilled;
}

Result<Done> WorkFolder::keepSpilled(const Spilled& spilled)
{
    const std::string tally = spilled.inputs.text();
    return writeSections(manifestPath(), {m_identity, bytesOf(spilled.bytes), tally});
}

void WorkFolder::clear()
{
    QDir folder(m_folder);
    // The manifest first: without it nothing of the rest is believed.
    for (const char* pattern : {"manifest*", "spill_*", "pairs_*", "rest_*"}) {
        for (const QString& name : folder.entryList({QLatin1String(pattern)}, QDir::Files))
            folder.remove(name);
    }
}

Result<Done> WorkFolder::writeSections(const QString& path, const std::vector<std::string_view>& sections)
{
    const QByteArray name = QFile::encodeName(path);
    const QByteArray neighbour = name + ".part";
    std::vector<std::uint64_t> tail{0};
    std::uint64_t sum = 0;
    const int file = ::open(neighbour.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return rows::writeError(errno, path);
    bool isWritten = true;
    for (const std::string_view section : sections) {
        isWritten = isWritten && writeAll(file, section);
        sum = checksum(section, sum);
        tail.push_back(tail.back() + section.size());
    }
    sum = checksum(bytesOf(tail), sum);
    tail.insert(tail.end(), {sum, kMagic});
    isWritten = isWritten && writeAll(file, bytesOf(tail)) && std::rename(neighbour.constData(), name.constData()) == 0;
    const int number = errno;
    ::close(file);
    return isWritten ? Result<Done>(Done()) : Result<Done>(rows::writeError(number, path));
}

std::optional<Sections> WorkFolder::openSections(const QString& path, size_t count)
{
    QFile file(path);
    std::vector<std::uint64_t> tail(count + 3);
    const auto tailBytes = static_cast<qint64>(bytesOf(tail).size());
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || file.size() < tailBytes ||
        !file.seek(file.size() - tailBytes) ||
        file.read(reinterpret_cast<char*>(tail.data()), tailBytes) != tailBytes || tail.back() != kMagic ||
        tail[count] != static_cast<std::uint64_t>(file.size() - tailBytes))
        return std::nullopt;
    const std::vector<std::uint64_t> offsets(tail.begin(), tail.end() - 2);
    if (!std::is_sorted(offsets.begin(), offsets.end()) || !file.seek(0))
        return std::nullopt;
    std::uint64_t sum = 0;
    std::string piece;
    for (size_t i = 0; i < count; ++i) {
        for (std::uint64_t at = offsets[i]; at < offsets[i + 1]; at += piece.size()) {
            piece.resize(std::min<std::uint64_t>(kPieceBytes, offsets[i + 1] - at));
            if (file.read(piece.data(), static_cast<qint64>(piece.size())) != static_cast<qint64>(piece.size()))
                return std::nullopt;
            sum = checksum(piece, sum);
        }
    }
    if (checksum(bytesOf(offsets), sum) != tail[count + 1])
        return std::nullopt;
    return Sections(path, offsets);
}

} // namespace guitai::matching
