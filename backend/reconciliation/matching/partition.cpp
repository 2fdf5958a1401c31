// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/partition.h"

#include "matching/record.h"

#include <QFile>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace guitai::matching {

namespace {

constexpr size_t kBytesOfAllBuffers = 64 << 20;
constexpr size_t kMostBufferBytes = 256 << 10;
constexpr size_t kLeastBufferBytes = 4 << 10;

/// The files that all threads append to, held open as far as a process may.
class SpillFiles
{
public:
    SpillFiles(const WorkFolder& folder, int chunks)
    {
        constexpr int kMostOpen = 512;
        for (int chunk = 0; chunk < chunks; ++chunk) {
            m_paths.push_back(folder.spillPath(chunk));
            m_files.push_back(chunks <= kMostOpen ? open(m_paths.back()) : -1);
        }
    }
    ~SpillFiles()
    {
        for (const int file : m_files) {
            if (file >= 0)
                ::close(file);
        }
    }
    SpillFiles(const SpillFiles&) = delete;
    SpillFiles& operator=(const SpillFiles&) = delete;

    /// In one piece, because other threads append to the same file.
    Result<Done> append(size_t chunk, const char* bytes, size_t size) const
    {
        const int file = m_files[chunk] >= 0 ? m_files[chunk] : open(m_paths[chunk]);
        if (file < 0)
            return rows::writeError(errno, m_paths[chunk]);
        const ssize_t written = ::write(file, bytes, size);
        const int number = written < 0 ? errno : ENOSPC;
        if (file != m_files[chunk])
            ::close(file);
        return written == static_cast<ssize_t>(size) ? Result<Done>(Done())
                                                     : Result<Done>(rows::writeError(number, m_paths[chunk]));
    }

private:
    static int open(const QString& path)
    {
        return ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }

    std::vector<QString> m_paths;
    std::vector<int> m_files;
};

/// The buffers of one thread.
class Spiller
{
public:
    Spiller(const SpillFiles& files, int chunks, int threads)
        : m_files(files), m_buffers(static_cast<size_t>(chunks)), m_written(static_cast<size_t>(chunks)),
          m_capacity(std::clamp(kBytesOfAllBuffers / static_cast<size_t>(chunks * threads), kLeastBufferBytes,
                                kMostBufferBytes))
    {
    }

    /// False when it could not be written: failure() tells why.
    bool take(Side side, const ScannedRow& row)
    {
        Buffer& buffer = m_buffers[chunkOf(row)];
        if (buffer.used + kMostRecordBytes > m_capacity || buffer.bytes == nullptr) {
            m_flushed = flush(static_cast<size_t>(&buffer - m_buffers.data()));
            if (!m_flushed)
                return false;
        }
        buffer.used += writeRecord(side, row, buffer.bytes.get() + buffer.used);
        inputs.add(Class::Matched, side, row.kind, row.currency, static_cast<std::int64_t>(row.amount),
                   static_cast<std::int64_t>(row.fee));
        return true;
    }
    const Result<Done>& failure() const { return m_flushed; }

    Result<Done> finish()
    {
        for (size_t chunk = 0; chunk < m_buffers.size(); ++chunk) {
            const auto flushed = flush(chunk);
            m_buffers[chunk].bytes.reset();
            if (!flushed)
                return flushed;
        }
        return Done();
    }
    const std::vector<std::uint64_t>& written() const { return m_written; }

    Tally inputs;
    std::vector<char> block;

private:
    struct Buffer
    {
        std::unique_ptr<char[]> bytes;
        size_t used = 0;
    };

    size_t chunkOf(const ScannedRow& row) const
    {
        std::uint64_t hash = row.line;
        if (!row.number.empty())
            hash = keyHash(row.kind, row.number);
        else
            hash = hashOf(row.transaction, row.line);
        return static_cast<size_t>(matching::chunkOf(hash, static_cast<int>(m_buffers.size())));
    }

    Result<Done> flush(size_t chunk)
    {
        Buffer& buffer = m_buffers[chunk];
        if (buffer.bytes == nullptr)
            buffer.bytes.reset(new char[m_capacity + kRecordSlack]);
        if (buffer.used == 0)
            return Done();
        const auto written = m_files.append(chunk, buffer.bytes.get(), buffer.used);
        if (!written)
            return written;
        m_written[chunk] += buffer.used;
        buffer.used = 0;
        return Done();
    }

    const SpillFiles& m_files;
    std::vector<Buffer> m_buffers;
    std::vector<std::uint64_t> m_written;
    size_t m_capacity;
    Result<Done> m_flushed = Done();
};

struct Block
{
    size_t input;
    int block;
};

Result<Done> checkCounts(const Inputs& inputs, const std::vector<std::atomic<std::int64_t>>& taken)
{
    for (size_t i = 0; i < inputs.size(); ++i) {
        if (!inputs[i]->isUnchanged())
            return Error{errors::kInputChanged};
        if (taken[i] != inputs[i]->rows())
            return inputs[i]->malformed(QStringLiteral("the trailer counts other rows than there are"));
    }
    return Done();
}

} // namespace

Result<WorkFolder::Spilled> partition(const Inputs& inputs, const WorkFolder& folder, int chunks, int threads,
                                      Watch& watch)
{
    std::vector<Block> blocks;
    for (size_t input = 0; input < inputs.size(); ++input) {
        for (int block = 0; block < inputs[input]->blocks(); ++block)
            blocks.push_back({input, block});
    }
    std::vector<std::atomic<std::int64_t>> taken(inputs.size());
    std::vector<std::unique_ptr<Spiller>> spillers;
    const SpillFiles files(folder, chunks);
    for (int thread = 0; thread < threads; ++thread)
        spillers.push_back(std::make_unique<Spiller>(files, chunks, threads));
    const auto readOne = [&](int item, int thread) -> Result<Done> {
        const Block& block = blocks[static_cast<size_t>(item)];
        const InputFile& input = *inputs[block.input];
        Spiller& spiller = *spillers[static_cast<size_t>(thread)];
        const auto rows = input.readBlock(block.block, spiller.block,
                                          [&](const ScannedRow& row) { return spiller.take(input.side(), row); });
        if (!rows)
            return rows.error();
        if (!spiller.failure())
            return spiller.failure();
        taken[block.input] += *rows;
        watch.addRows(*rows);
        return Done();
    };
    auto done = forEach(static_cast<int>(blocks.size()), threads, watch, readOne);
    if (done)
        done = checkCounts(inputs, taken);
    if (!done)
        return done.error();
    WorkFolder::Spilled spilled;
    spilled.bytes.resize(static_cast<size_t>(chunks));
    for (auto& spiller : spillers) {
        const auto finished = spiller->finish();
        if (!finished)
            return finished.error();
        for (size_t chunk = 0; chunk < spilled.bytes.size(); ++chunk)
            spilled.bytes[chunk] += spiller->written()[chunk];
        spilled.inputs.add(spiller->inputs);
        spiller.reset();
    }
    return spilled;
}

} // namespace guitai::matching
