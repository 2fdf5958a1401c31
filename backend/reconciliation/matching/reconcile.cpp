// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/reconcile.h"

#include "matching/chunk.h"
#include "matching/difference_file.h"
#include "matching/merge.h"
#include "matching/partition.h"
#include "rows/row_text.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <thread>

namespace guitai::matching {

namespace {

/// Rows of a chunk, both sides: what is looked up at random then stays near the processor's caches.
constexpr std::int64_t kRowsOfChunk = 200'000;
constexpr int kMostChunks = 4096;
constexpr int kMostThreads = 64;
constexpr int kMostCarryDays = 900;

class Run
{
public:
    Run(const Job& job, Inputs inputs)
        : m_job(job), m_inputs(std::move(inputs)), m_threads(threadsOf(job)), m_chunks(chunksFor(rowsInAll())),
          m_folder(job.work),
          m_watch(job, rowsInAll(), 2 * m_chunks), m_terms{job.ends.ms() - job.window.count(), job.carryDays}
    {
    }

    Result<Summary> run()
    {
        auto done = m_folder.prepare(identity());
        if (done)
            done = spill();
        if (done)
            done = comparePasses();
        if (!done)
            return done.error();
        auto summary = sumUp();
        if (!summary)
            return summary;
        done = writeOutput(*summary);
        if (!done)
            return done.error();
        m_folder.clear();
        return summary;
    }

private:
    static int threadsOf(const Job& job)
    {
        const int cores = static_cast<int>(std::thread::hardware_concurrency());
        return std::clamp(job.threads > 0 ? job.threads : cores, 1, kMostThreads);
    }
    std::int64_t rowsInAll() const
    {
        std::int64_t rows = 0;
        for (const auto& input : m_inputs)
            rows += input->rows();
        return rows;
    }
    int chunksFor(std::int64_t rows) const
    {
        const std::int64_t needed = rows / kRowsOfChunk + 1;
        return static_cast<int>(
            std::clamp<std::int64_t>(needed, std::clamp(m_job.chunks, 1, kMostChunks), kMostChunks));
    }
    std::string identity() const
    {
        std::string text = "guitai matching 1\n";
        for (const std::int64_t term : {m_job.begins.ms(), m_job.ends.ms(), std::int64_t(m_job.window.count()),
                                        std::int64_t(m_job.carryDays), std::int64_t(m_chunks)})
            text += std::to_string(term) + ' ';
        for (const auto& input : m_inputs)
            text += (input->side() == Side::Ours ? "\nours " : "\ntheirs ") + input->identity();
        return text + '\n';
    }

    Result<Done> spill()
    {
        if (auto spilled = m_folder.spilled()) {
            m_spilled = *std::move(spilled);
            m_watch.addRows(rowsInAll());
            return Done();
        }
        auto spilled = partition(m_inputs, m_folder, m_chunks, m_threads, m_watch);
        if (!spilled)
            return spilled.error();
        if (spilled->inputs.isTooLarge())
            return Error{errors::kSumTooLarge};
        m_spilled = *std::move(spilled);
        return m_folder.keepSpilled(m_spilled);
    }

    Result<Done> comparePasses()
    {
        const size_t sectionsOfFirst = kResultSections + static_cast<size_t>(m_chunks);
        std::vector<Workspace> spaces(static_cast<size_t>(m_threads));
        auto done = forEach(m_chunks, m_threads, m_watch, [&](int chunk, int thread) -> Result<Done> {
            if (WorkFolder::openSections(m_folder.pairsPath(chunk), sectionsOfFirst)) {
                m_watch.addChunks(1);
                return Done();
            }
            const auto matched = matchNumbers(m_folder, chunk, m_spilled.bytes[static_cast<size_t>(chunk)], m_terms,
                                              m_chunks, spaces[static_cast<size_t>(thread)], m_watch);
            return believe(matched);
        });
        spaces.clear();
        if (done)
            done = open(&WorkFolder::pairsPath, m_chunks, sectionsOfFirst);
        if (!done)
            return done;
        const std::vector<Sections> firstPass = m_results;
        const std::vector<Group> groups = groupsOf(firstPass, static_cast<size_t>(m_chunks));
        const int count = static_cast<int>(groups.size());
        done = forEach(count, m_threads, m_watch, [&](int item, int) -> Result<Done> {
            const Group& group = groups[static_cast<size_t>(item)];
            if (WorkFolder::openSections(m_folder.restPath(item), kResultSections)) {
                m_watch.addChunks(static_cast<int>(group.to - group.from));
                return Done();
            }
            return matchTransactions(m_folder, group, firstPass, m_terms, m_watch);
        });
        return done ? open(&WorkFolder::restPath, count, kResultSections) : done;
    }
    /// What is damaged is not met again by the next run.
    Result<Done> believe(const Result<Done>& done)
    {
        if (!done && done.error().code == errors::kWorkDamaged)
            m_folder.clear();
        return done;
    }
    Result<Done> open(QString (WorkFolder::*path)(int) const, int count, size_t sections)
    {
        for (int chunk = 0; chunk < count; ++chunk) {
            auto opened = WorkFolder::openSections((m_folder.*path)(chunk), sections);
            if (!opened)
                return believe(Error{errors::kWorkDamaged});
            m_results.push_back(*std::move(opened));
        }
        return Done();
    }

    Result<Summary> sumUp()
    {
        Tally all;
        for (const Sections& result : m_results) {
            std::string text;
            const auto read = result.read(kTally, text);
            if (!read)
                return read.error();
            all.add(Tally::fromText(text));
        }
        if (all.isTooLarge())
            return Error{errors::kSumTooLarge};
        if (all.withoutClasses().sums() != m_spilled.inputs.sums()) {
            m_folder.clear();
            return Error{errors::kDoesNotTieOut};
        }
        Summary summary;
        for (const auto& input : m_inputs)
            (input->side() == Side::Ours ? summary.oursRows : summary.theirsRows) += input->rows();
        summary.sums = all.sums();
        return summary;
    }

    Result<Done> writeOutput(const Summary& summary)
    {
        const QDir output(m_job.output);
        if (!QDir().mkpath(m_job.output))
            return Error{rows::errors::kFileNotWritten, {}, QStringLiteral("the output folder cannot be made")};
        // Whoever sees a summary sees what belongs to it.
        const QString summaryPath = output.filePath(QStringLiteral("summary.json"));
        QFile::remove(summaryPath);
        const auto merge = [&](int item, int) -> Result<Done> {
            const size_t section = kDifferences + static_cast<size_t>(item);
            const char* const names[] = {"differences.csv", "carried_ours.csv", "carried_theirs.csv"};
            const QByteArray header = section == kDifferences ? differenceHeader() : QByteArray(rows::kHeader);
            return mergeLines(m_results, section, header, output.filePath(QLatin1String(names[item])));
        };
        const auto merged = forEach(3, m_threads, m_watch, merge);
        if (!merged)
            return merged;
        rows::WholeFile file(summaryPath);
        const auto written = file.write(summaryText(m_job, summary));
        return written ? file.commit() : written;
    }

    const Job& m_job;
    Inputs m_inputs;
    int m_threads;
    int m_chunks;
    WorkFolder m_folder;
    Watch m_watch;
    Terms m_terms;
    WorkFolder::Spilled m_spilled;
    std::vector<Sections> m_results;
};

} // namespace

Result<Summary> reconcile(const Job& job)
{
    if (job.carryDays < 0 || job.carryDays > kMostCarryDays || job.window.count() < 0 || job.ends <= job.begins ||
        job.output.isEmpty() || job.work.isEmpty())
        return Error{guitai::errors::kInvalidRequest, {}, QStringLiteral("days, window or folders are impossible")};
    Inputs inputs;
    for (const Side side : {Side::Ours, Side::Theirs}) {
        for (const QString& path : side == Side::Ours ? job.ours : job.theirs) {
            auto input = InputFile::open(path, side);
            if (!input)
                return input.error();
            inputs.push_back(*std::move(input));
        }
    }
    return Run(job, std::move(inputs)).run();
}

} // namespace guitai::matching
