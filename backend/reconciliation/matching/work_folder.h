// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a run spills to, and what of an interrupted one is whole. Nothing here is synced: the manifest names the boot
// of the machine, and after another boot nothing is believed. A killed process loses nothing it has written.
#pragma once

#include "matching/tally.h"
#include "rows/whole_file.h"

#include <QFile>

#include <optional>

namespace guitai::matching {

/// Parts of a file that was written whole: each read alone.
class Sections
{
public:
    Sections() = default;
    Sections(const QString& path, std::vector<std::uint64_t> offsets)
        : m_path(QFile::encodeName(path)), m_offsets(std::move(offsets))
    {
    }

    std::uint64_t begin(size_t section) const { return m_offsets[section]; }
    std::uint64_t end(size_t section) const { return m_offsets[section + 1]; }
    /// Appended to `to`.
    Result<Done> read(size_t section, std::string& to) const { return read(section, section + 1, to); }
    /// Neighbours: from one until before the other.
    Result<Done> read(size_t first, size_t beyond, std::string& to) const;
    Result<Done> readAt(std::uint64_t from, char* to, std::uint64_t size) const;

private:
    QByteArray m_path;
    std::vector<std::uint64_t> m_offsets;
};

class WorkFolder
{
public:
    explicit WorkFolder(QString folder) : m_folder(std::move(folder)) {}

    /// Makes the folder; whatever belongs to another job or an earlier boot is removed. `identity` is of the job and
    /// its inputs, several lines.
    Result<Done> prepare(const std::string& identity);
    /// What partitioning came to: the sizes of the spilled files and the sums of the inputs; nothing when it is to be
    /// done (again).
    struct Spilled
    {
        std::vector<std::uint64_t> bytes; ///< by chunk
        Tally inputs;
    };
    std::optional<Spilled> spilled() const;
    Result<Done> keepSpilled(const Spilled& spilled);
    /// Removes everything a run makes.
    void clear();

    QString spillPath(int chunk) const { return pathOf("spill", chunk); }
    QString pairsPath(int chunk) const { return pathOf("pairs", chunk); }
    QString restPath(int chunk) const { return pathOf("rest", chunk); }

    /// Whole or not at all, as far as processes die.
    static Result<Done> writeSections(const QString& path, const std::vector<std::string_view>& sections);
    /// Nothing when it is not there or not whole.
    static std::optional<Sections> openSections(const QString& path, size_t count);

private:
    QString pathOf(const char* kind, int chunk) const;
    QString manifestPath() const { return m_folder + QStringLiteral("/manifest"); }

    QString m_folder;
    std::string m_identity;
};

} // namespace guitai::matching
