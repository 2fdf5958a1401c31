// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/merge.h"

#include "rows/row_text.h"

#include <algorithm>

namespace guitai::matching {

namespace {

constexpr std::uint64_t kPieceBytes = 64 << 10;

/// The lines of one section, one after the other.
class Lines
{
public:
    Lines(const Sections& sections, size_t section)
        : m_sections(sections), m_at(sections.begin(section)), m_end(sections.end(section))
    {
    }

    /// False at the end, or when it cannot be read: hasFailed() tells.
    bool next()
    {
        m_from = m_to;
        for (;;) {
            const size_t end = m_buffer.find('\n', m_from);
            if (end != std::string::npos) {
                m_to = end + 1;
                return true;
            }
            if (m_at == m_end || !refill())
                return false;
        }
    }
    std::string_view line() const { return std::string_view(m_buffer).substr(m_from, m_to - m_from); }
    bool hasFailed() const { return m_hasFailed; }

private:
    bool refill()
    {
        const std::uint64_t size = std::min(kPieceBytes, m_end - m_at);
        m_buffer.erase(0, m_from);
        m_from = m_to = 0;
        const size_t before = m_buffer.size();
        m_buffer.resize(before + size);
        m_hasFailed = !m_sections.readAt(m_at, m_buffer.data() + before, size);
        m_at += size;
        return !m_hasFailed;
    }

    const Sections& m_sections;
    std::uint64_t m_at;
    std::uint64_t m_end;
    std::string m_buffer;
    size_t m_from = 0;
    size_t m_to = 0;
    bool m_hasFailed = false;
};

Error unreadable()
{
    return {rows::errors::kFileNotRead, {}, QStringLiteral("a results file")};
}

} // namespace

Result<Done> mergeLines(const std::vector<Sections>& files, size_t section, QByteArrayView header, const QString& path)
{
    std::vector<std::unique_ptr<Lines>> heap;
    for (const Sections& file : files) {
        auto lines = std::make_unique<Lines>(file, section);
        if (lines->next())
            heap.push_back(std::move(lines));
        else if (lines->hasFailed())
            return unreadable();
    }
    const auto isLater = [](const auto& a, const auto& b) { return a->line() > b->line(); };
    std::make_heap(heap.begin(), heap.end(), isLater);
    rows::WholeFile output(path);
    auto written = output.write(header.toByteArray() + '\n');
    std::int64_t rows = 0;
    for (; written && !heap.empty(); ++rows) {
        std::pop_heap(heap.begin(), heap.end(), isLater);
        Lines& lowest = *heap.back();
        written = output.write(QByteArrayView(lowest.line().data(), static_cast<qsizetype>(lowest.line().size())));
        if (lowest.next())
            std::push_heap(heap.begin(), heap.end(), isLater);
        else if (lowest.hasFailed())
            return unreadable();
        else
            heap.pop_back();
    }
    if (written)
        written = output.write(rows::kTrailer + QByteArray::number(qint64(rows)) + '\n');
    return written ? output.commit() : written;
}

} // namespace guitai::matching
