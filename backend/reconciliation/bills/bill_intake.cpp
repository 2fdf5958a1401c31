// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bills/bill_intake.h"

#include "bills/bill_file.h"
#include "bills/bill_folder.h"
#include "log/log.h"
#include "rows/row_file.h"
#include "rows/row_text.h"
#include "time/parse_business_date.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace guitai::bills {

namespace {

using channels::BillKind;
using channels::BillState;

const log::Category lc{"reconciliation.bills"};

constexpr char kFetched[] = "FETCHED";
constexpr char kUploaded[] = "UPLOADED";
constexpr char kSystem[] = "system";
constexpr size_t kShownRows = 20;

Error refusalOf(const channels::BillOutcome& outcome)
{
    if (outcome.state == BillState::NotReady)
        return {errors::kBillNotReady, {}, QString::fromLatin1(outcome.errorCode)};
    return {errors::kBillNotFetched, {}, QString::fromLatin1(outcome.errorCode)};
}

wire::BillRow shown(const rows::BillRow& row)
{
    const Currency currency = Currency::parse(row.currency).value_or(Currency::cny());
    wire::BillRow out;
    out.kind = rows::nameOf(row.kind).toByteArray();
    out.number = row.number;
    out.transaction = row.transaction;
    out.amount = Money(row.amount, currency);
    out.fee = Money(row.fee, currency);
    out.line = row.line;
    out.note = row.note;
    if (row.kind != rows::Kind::Unreadable) {
        out.state = rows::nameOf(row.state).toByteArray();
        out.at = row.at;
    }
    return out;
}

} // namespace

struct BillIntake::ReadJob
{
    QString folder;
    QString raw;      ///< the temporary name
    QString original; ///< its last one
    QString canonical;
    bool isEmpty = false; ///< the provider has nothing for the day, and no file of it
    bool isTrade = true;
    std::shared_ptr<rows::RowWriter> writer;
    std::optional<Error> failed;
    std::unique_ptr<channels::BillReader> reader;
};

Result<std::shared_ptr<BillIntake::ReadJob>> BillIntake::jobFor(const BillTarget& target, const BillId& billId) const
{
    const channels::Channel* channel = m_parts.registry.byCode(target.account.channel);
    const auto day = parseBusinessDate(target.day);
    if (!day)
        return Error{errors::kBillDayInvalid, QStringLiteral("day")};
    auto job = std::make_shared<ReadJob>();
    job->folder = dayFolder(m_parts.root, target.account.accountId, target.day);
    job->raw = originalFile(job->folder, billId) + QStringLiteral(".part");
    job->original = originalFile(job->folder, billId);
    job->canonical = canonicalFile(job->folder, billId);
    job->isTrade = target.kind == BillKind::Trade;
    channels::BillSinks sinks;
    sinks.row = [at = job.get()](const rows::BillRow& row) {
        if (at->failed || !at->writer)
            return;
        if (const auto written = at->writer->write(row); !written)
            at->failed = written.error();
    };
    sinks.fund = [](const rows::FundRow&) {};
    if (channel)
        job->reader = channel->billReader(target.account, target.kind, *day, std::move(sinks));
    if (!job->reader)
        return Error{errors::kBillUnsupported};
    return job;
}

/// On a worker's thread. Nothing stays of what is refused.
Result<BillIntake::Read> BillIntake::readAll(const std::shared_ptr<ReadJob>& job)
{
    Read read;
    if (job->isTrade)
        job->writer = std::make_shared<rows::RowWriter>(job->canonical);
    if (job->isEmpty) {
        read.sha256 = QCryptographicHash::hash({}, QCryptographicHash::Sha256).toHex();
        if (const auto settled = writeFile(job->original, {}); !settled)
            return settled.error();
    } else {
        const auto refuse = [&](const Error& error) {
            QFile::remove(job->raw);
            return error;
        };
        const auto hashed = feedFile(job->raw, *job->reader);
        if (!hashed)
            return refuse(hashed.error());
        auto totals = job->reader->finish();
        if (!totals)
            return refuse(totals.error());
        if (job->failed)
            return refuse(*job->failed);
        read.totals = *totals;
        read.sha256 = *hashed;
        read.bytes = QFile(job->raw).size();
        if (const auto settled = settleFile(job->raw, job->original); !settled)
            return refuse(settled.error());
    }
    if (!job->writer)
        return read;
    if (const auto finished = job->writer->finish(); !finished)
        return finished.error();
    return read;
}

async::Task<Result<wire::Bill>> BillIntake::fetch(BillTarget target)
{
    wire::Bill bill;
    bill.billId = BillId::trusted("bill_" + m_parts.random(12).toHex());
    bill.source = kFetched;
    bill.receivedBy = kSystem;
    bill.name = QStringLiteral("%1-%2").arg(target.account.channel.text(), QString::fromLatin1(target.day));
    auto made = jobFor(target, bill.billId);
    if (!made)
        co_return made.error();
    const std::shared_ptr<ReadJob> job = *made;
    QDir().mkpath(job->folder);
    const auto file = std::make_shared<QFile>(job->raw);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Truncate))
        co_return Error{rows::errors::kFileNotWritten};
    http::BodySink sink = [file](QByteArrayView piece) {
        return file->write(piece.data(), piece.size()) == piece.size();
    };
    channels::Channel* channel = m_parts.registry.byCode(target.account.channel);
    auto fetching = channel->fetchBill(target.account, target.kind, *parseBusinessDate(target.day), std::move(sink));
    const channels::BillOutcome outcome = co_await fetching;
    const bool isWritten = file->flush() && file->error() == QFile::NoError;
    file->close();
    job->isEmpty = outcome.state == BillState::Empty;
    if (outcome.state != BillState::Ready || !isWritten)
        QFile::remove(job->raw);
    if (outcome.state != BillState::Ready && !job->isEmpty)
        co_return refusalOf(outcome);
    if (!isWritten)
        co_return Error{rows::errors::kFileNotWritten};
    auto taking = takeIn(std::move(target), job, std::move(bill));
    Result<wire::Bill> taken = co_await taking;
    co_return taken;
}

async::Task<Result<wire::Bill>> BillIntake::keep(BillTarget target, UploadedBill uploaded)
{
    wire::Bill bill;
    bill.billId = BillId::trusted("bill_" + m_parts.random(12).toHex());
    bill.source = kUploaded;
    bill.receivedBy = uploaded.actor;
    bill.name = uploaded.name;
    bill.part = uploaded.part;
    bill.parts = uploaded.parts;
    auto made = jobFor(target, bill.billId);
    if (!made)
        co_return made.error();
    const std::shared_ptr<ReadJob> job = *made;
    QDir().mkpath(job->folder);
    std::function<Result<Done>()> work = [job, bytes = std::move(uploaded.bytes)] {
        return writeFile(job->raw, bytes);
    };
    auto writing = m_parts.workers.run<Result<Done>>(std::move(work));
    const Result<Done> written = co_await writing;
    if (!written)
        co_return written.error();
    auto taking = takeIn(std::move(target), job, std::move(bill));
    Result<wire::Bill> taken = co_await taking;
    co_return taken;
}

async::Task<Result<wire::Bill>> BillIntake::takeIn(BillTarget target, std::shared_ptr<ReadJob> job, wire::Bill bill)
{
    std::function<Result<Read>()> work = [job] { return readAll(job); };
    auto reading = m_parts.workers.run<Result<Read>>(std::move(work));
    const Result<Read> read = co_await reading;
    if (!read) {
        log::warning(lc, "bill_refused")
            .with("account", target.account.accountId.bytes())
            .with("day", target.day)
            .with("code", read.error().code.name);
        co_return read.error();
    }
    bill.accountId = target.account.accountId;
    bill.channel = target.account.channel;
    bill.day = target.day;
    bill.kind = nameOf(target.kind);
    bill.sha256 = read->sha256;
    bill.bytes = read->bytes;
    bill.rows = read->totals.rows;
    bill.unreadable = read->totals.unreadable;
    bill.receivedAt = m_parts.clock.now();
    BillRecord row{bill, target.account.merchantId, {}};
    auto recording = record(std::move(row));
    const Result<Done> recorded = co_await recording;
    if (!recorded) {
        // A commit that nobody heard of may have kept the row, and a row needs its files.
        if (recorded.error().code != storage::errors::kCommitUnknown) {
            QFile::remove(job->original);
            QFile::remove(job->canonical);
        }
        co_return recorded.error();
    }
    log::info(lc, "bill_received").with("bill", bill.billId.bytes()).with("rows", bill.rows);
    co_return std::as_const(bill);
}

async::Task<Result<Done>> BillIntake::record(BillRecord record)
{
    std::function<Result<Done>(storage::Transaction&)> work =
        [record, received = m_hooks.received](storage::Transaction& tx) -> Result<Done> {
        const auto whole = insertBill(tx, record);
        if (!whole)
            return whole.error();
        if (!*whole)
            return Done{};
        auto watch = findWatch(tx, record.bill.accountId, record.bill.day, record.bill.kind);
        if (!watch)
            return watch.error();
        if (*watch) {
            (*watch)->nextAt = std::nullopt;
            (*watch)->errorCode.clear();
            if (const auto moved = moveWatch(tx, **watch, watches::kReceived); !moved)
                return moved.error();
        }
        return received ? received(tx, record, record.bill.receivedAt) : Result<Done>(Done{});
    };
    auto writing = m_parts.storage.write<Done>(storage::kHomeSlot, std::move(work));
    Result<Done> written = co_await writing;
    co_return written;
}

async::Task<Result<wire::BillPreview>> BillIntake::preview(BillTarget target, QByteArray bytes)
{
    const BillId billId = BillId::trusted("preview_" + m_parts.random(12).toHex());
    auto made = jobFor(target, billId);
    if (!made)
        co_return made.error();
    const std::shared_ptr<ReadJob> job = *made;
    job->folder = m_parts.root;
    job->raw = m_parts.root + QLatin1Char('/') + billId.text();
    job->canonical = job->raw + QStringLiteral(".csv");
    QDir().mkpath(job->folder);
    std::function<Result<wire::BillPreview>()> work = [job, bytes = std::move(bytes)]() -> Result<wire::BillPreview> {
        wire::BillPreview preview;
        if (const auto written = writeFile(job->raw, bytes); !written)
            return written.error();
        job->original = job->raw + QStringLiteral(".original");
        const auto read = readAll(job);
        QFile::remove(job->original);
        if (!read)
            return read.error();
        preview.encoding = read->totals.encoding;
        preview.rows = read->totals.rows;
        preview.unreadable = read->totals.unreadable;
        preview.payments = read->totals.payments.count;
        preview.refunds = read->totals.refunds.count;
        preview.paid = Money(read->totals.payments.sum, Currency::cny());
        preview.refunded = Money(read->totals.refunds.sum, Currency::cny());
        preview.fee = Money(read->totals.fees, Currency::cny());
        wire::Bill twin;
        twin.sha256 = read->sha256;
        preview.duplicateOf.push_back(twin);
        if (!job->writer)
            return preview;
        auto rows = rows::RowReader::open(job->canonical);
        while (rows && preview.firstRows.size() < kShownRows) {
            const auto row = rows->next();
            if (!row || !*row)
                break;
            preview.firstRows.push_back(shown(**row));
        }
        QFile::remove(job->canonical);
        return preview;
    };
    auto reading = m_parts.workers.run<Result<wire::BillPreview>>(std::move(work));
    Result<wire::BillPreview> preview = co_await reading;
    if (!preview)
        co_return preview.error();
    preview->channel = target.account.channel;
    preview->accountId = target.account.accountId;
    preview->day = target.day;
    preview->kind = nameOf(target.kind);
    const QByteArray sha256 = preview->duplicateOf.front().sha256;
    preview->duplicateOf.clear();
    std::function<Result<std::optional<BillRecord>>(storage::Reader&)> look = [id = target.account.accountId,
                                                                               sha256](storage::Reader& reader) {
        return findBillByContent(reader, id, sha256);
    };
    auto looking = m_parts.storage.read<std::optional<BillRecord>>(storage::kHomeSlot, std::move(look));
    const Result<std::optional<BillRecord>> known = co_await looking;
    if (!known)
        co_return known.error();
    if (*known)
        preview->duplicateOf.push_back((*known)->bill);
    co_return preview;
}

} // namespace guitai::bills
