// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/chunk.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace guitai::matching {

namespace {

std::string joined(std::vector<std::string>& lines)
{
    std::sort(lines.begin(), lines.end());
    size_t size = 0;
    for (const std::string& line : lines)
        size += line.size();
    std::string text;
    text.reserve(size);
    for (const std::string& line : lines)
        text += line;
    lines = {};
    return text;
}

Result<Done> write(const QString& path, Outcome& outcome, const std::vector<std::string>& leftOver)
{
    if (outcome.tally.isTooLarge())
        return Error{errors::kSumTooLarge};
    const std::string tally = outcome.tally.text();
    const std::string differences = joined(outcome.differences);
    const std::string carriedOurs = joined(outcome.carried[0]);
    const std::string carriedTheirs = joined(outcome.carried[1]);
    std::vector<std::string_view> sections{tally, differences, carriedOurs, carriedTheirs};
    sections.insert(sections.end(), leftOver.begin(), leftOver.end());
    return WorkFolder::writeSections(path, sections);
}

/// Its rows, with slack behind them.
Result<const char*> readSpill(const QString& path, std::uint64_t bytes, Workspace& space)
{
    if (bytes > kMostChunkBytes)
        return Error{errors::kTooManyOfOneKey};
    if (space.capacity < bytes || space.bytes == nullptr) {
        space.bytes.reset();
        space.capacity = bytes + bytes / 8;
        space.bytes.reset(new char[space.capacity + kRecordSlack]);
    }
    QFile file(path);
    const auto size = static_cast<qint64>(bytes);
    const bool isWhole = bytes == 0 || (file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) && file.size() == size &&
                                        file.read(space.bytes.get(), size) == size);
    if (!isWhole)
        return Error{errors::kWorkDamaged, {}, QFileInfo(path).fileName()};
    return static_cast<const char*>(space.bytes.get());
}

/// What goes on to pass 2, by its chunk there.
class LeftOver
{
public:
    LeftOver(Outcome& outcome, int chunks) : m_outcome(outcome), m_byChunk(static_cast<size_t>(chunks)) {}

    void add(Record record)
    {
        const std::string_view transaction = record.transaction();
        if (transaction.empty())
            return m_outcome.leftOver(record.side(), LinedRow(record.row()));
        const int chunk = chunkOf(hashOf(transaction, 0), static_cast<int>(m_byChunk.size()));
        m_byChunk[static_cast<size_t>(chunk)].append(record.bytes(), record.size());
    }
    const std::vector<std::string>& byChunk() const { return m_byChunk; }

private:
    Outcome& m_outcome;
    std::vector<std::string> m_byChunk;
};

struct Keyed
{
    std::uint64_t hash;
    Record record;
};

bool isBefore(const Keyed& a, const Keyed& b)
{
    return a.hash != b.hash ? a.hash < b.hash : a.record.transaction() < b.record.transaction();
}

void settle(const std::vector<Keyed>& rows, size_t from, size_t to, Outcome& outcome)
{
    LinedRows sides[2];
    for (size_t i = from; i < to; ++i)
        sides[static_cast<size_t>(rows[i].record.side())].emplace_back(rows[i].record.row());
    outcome.settleTransaction(std::move(sides[0]), std::move(sides[1]));
}

} // namespace

Result<Done> matchNumbers(const WorkFolder& folder, int chunk, std::uint64_t bytes, Terms terms, int chunks,
                          Workspace& space, Watch& watch)
{
    const auto content = readSpill(folder.spillPath(chunk), bytes, space);
    if (!content)
        return content.error();
    Outcome outcome(terms);
    LeftOver leftOver(outcome, chunks);
    NumberTable& table = space.table;
    table.begin(*content);
    std::int64_t rows = 0;
    for (std::uint64_t at = 0; at < bytes; ++rows) {
        const Record record(*content + at);
        if (record.kind() == rows::Kind::Unreadable)
            outcome.single(record.side(), Class::Unreadable, LinedRow(record.row()));
        else if (record.number().empty())
            leftOver.add(record);
        else
            table.add(record, static_cast<std::uint32_t>(at));
        at += record.size();
    }
    table.settle(outcome, [&](Record record) { leftOver.add(record); });
    const auto written = write(folder.pairsPath(chunk), outcome, leftOver.byChunk());
    if (!written)
        return written;
    QFile::remove(folder.spillPath(chunk));
    watch.addRows(rows);
    watch.addChunks(1);
    return Done();
}

std::vector<Group> groupsOf(const std::vector<Sections>& firstPass, size_t chunks)
{
    std::vector<std::uint64_t> sizes(chunks);
    std::uint64_t inAll = 0;
    for (const Sections& sections : firstPass) {
        for (size_t chunk = 0; chunk < chunks; ++chunk) {
            const std::uint64_t size = sections.end(kResultSections + chunk) - sections.begin(kResultSections + chunk);
            sizes[chunk] += size;
            inAll += size;
        }
    }
    // The same whatever the threads are, because a run may go on with others.
    const std::uint64_t enough = std::clamp<std::uint64_t>(inAll / 16, 1 << 20, 16 << 20);
    std::vector<Group> groups;
    std::uint64_t gathered = 0;
    for (size_t chunk = 0; chunk < chunks; ++chunk) {
        if (groups.empty() || gathered >= enough) {
            groups.push_back({static_cast<int>(groups.size()), chunk, chunk});
            gathered = 0;
        }
        gathered += sizes[chunk];
        groups.back().to = chunk + 1;
    }
    return groups;
}

Result<Done> matchTransactions(const WorkFolder& folder, Group group, const std::vector<Sections>& firstPass,
                               Terms terms, Watch& watch)
{
    std::string content;
    for (const Sections& sections : firstPass) {
        const auto read = sections.read(kResultSections + group.from, kResultSections + group.to, content);
        if (!read)
            return read;
        if (content.size() > kMostChunkBytes)
            return Error{errors::kTooManyOfOneKey};
    }
    const size_t size = content.size();
    content.append(kRecordSlack, '\0');
    std::vector<Keyed> rows;
    for (size_t at = 0; at < size; at += rows.back().record.size()) {
        const Record record(content.data() + at);
        rows.push_back({hashOf(record.transaction(), 0), record});
    }
    std::sort(rows.begin(), rows.end(), isBefore);
    Outcome outcome(terms);
    for (size_t from = 0, to = 0; from < rows.size(); from = to) {
        while (to < rows.size() && !isBefore(rows[from], rows[to]))
            ++to;
        settle(rows, from, to, outcome);
    }
    const auto written = write(folder.restPath(group.number), outcome, {});
    if (written)
        watch.addChunks(static_cast<int>(group.to - group.from));
    return written;
}

} // namespace guitai::matching
