// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "books/day_books.h"

#include "books/book_pages.h"
#include "rows/row_file.h"

namespace guitai::books {

namespace {

Result<Done> writeRows(rows::RowWriter& writer, const std::vector<rows::BillRow>& page)
{
    for (rows::BillRow row : page) {
        row.line = writer.rows() + 1;
        if (const auto written = writer.write(row); !written)
            return written.error();
    }
    return Done{};
}

} // namespace

async::Task<Result<Book>> DayBooks::write(BookDay day, QString folder)
{
    std::vector<async::Task<Result<Shard>>> writing;
    for (storage::ShardIndex shard = 0; shard < m_storage.shardCount(); ++shard)
        writing.push_back(writeShard(day, shard, QStringLiteral("%1/ours-%2.csv").arg(folder).arg(shard)));
    Book book;
    std::optional<Error> failed;
    for (auto& one : writing) { // all of them, so that nobody writes on after this has answered
        const Result<Shard> written = co_await one;
        if (!written) {
            failed = written.error();
            continue;
        }
        book.files.append(written->file);
        book.rows += written->rows;
    }
    if (failed)
        co_return *failed;
    co_return book;
}

async::Task<Result<DayBooks::Shard>> DayBooks::writeShard(BookDay day, storage::ShardIndex shard, QString file)
{
    const auto writer = std::make_shared<rows::RowWriter>(file);
    PagePlace place = firstPlace(day);
    while (place.part != PagePlace::Part::Nothing) {
        std::function<Result<Page>(storage::Reader&)> look = [day, place](storage::Reader& reader) {
            return readPage(reader, day, place);
        };
        auto reading = m_storage.read<Page>(shard, std::move(look));
        Result<Page> page = co_await reading;
        if (!page)
            co_return page.error();
        place = page->next;
        std::function<Result<Done>()> work = [writer, rows = std::move(page->rows)] {
            return writeRows(*writer, rows);
        };
        auto writing = m_workers.run<Result<Done>>(std::move(work));
        const Result<Done> written = co_await writing;
        if (!written)
            co_return written.error();
    }
    std::function<Result<Done>()> end = [writer] { return writer->finish(); };
    auto ending = m_workers.run<Result<Done>>(std::move(end));
    const Result<Done> ended = co_await ending;
    if (!ended)
        co_return ended.error();
    co_return Shard{file, writer->rows()};
}

} // namespace guitai::books
