// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "withdrawals/bank_notices.h"

#include "crypto/hash.h"
#include "log/log.h"

#include <QStringDecoder>

namespace guitai::withdrawals {

namespace {

using payouts::BankEntry;
using payouts::EntryKind;
using storage::Bind;

const log::Category lc{"withdrawals"};

const storage::Statement kLastSequence{"withdrawals/find_last_bank_notice"};
const storage::Statement kInsert{"withdrawals/insert_bank_notice"};
const storage::Statement kFindById{"withdrawals/find_bank_notice"};
const storage::Statement kListStored{"withdrawals/list_stored_bank_notices"};
const storage::Statement kFinish{"withdrawals/finish_bank_notice"};

constexpr Duration kLookEvery = std::chrono::seconds(5);
/// In one round, so that a bank that never ends is left alone for a while.
constexpr int kMostAtOnce = 200;

/// As a database keeps texts: what is no UTF-8 is kept as what it looks like in base64.
QByteArray keepable(const QByteArray& document)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(document);
    return decoder.hasError() || text.contains(QChar(0)) ? "base64:" + document.toBase64() : document;
}

struct NewNotice
{
    QByteArray bankAccount;
    payouts::RawNotice raw;
    QByteArray noticeId; ///< empty when unreadable
    QByteArray digest;
    UtcTime at;
};

Result<NoticeStatus> judge(storage::Reader& reader, const NewNotice& notice)
{
    if (notice.noticeId.isEmpty())
        return NoticeStatus::Unreadable;
    const auto rows = reader.rows(kFindById, {Bind::text(notice.bankAccount), Bind::text(notice.noticeId)});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return NoticeStatus::Stored;
    return rows->front().utf8(0) == notice.digest ? NoticeStatus::Repeated : NoticeStatus::Conflict;
}

/// Nothing when another process stored that sequence.
Result<std::optional<NoticeStatus>> insert(storage::Transaction& tx, const NewNotice& notice)
{
    const auto status = judge(tx, notice);
    if (!status)
        return status.error();
    const auto inserted =
        tx.run(kInsert, {Bind::text(notice.bankAccount), notice.raw.sequence, Bind::text(notice.noticeId),
                         Bind::text(notice.digest), Bind::text(keepable(notice.raw.document)),
                         Bind::text(textOf(*status)), notice.at});
    if (!inserted && inserted.error().code == storage::errors::kUniqueViolation)
        return std::optional<NoticeStatus>();
    if (!inserted)
        return inserted.error();
    return std::optional(*status);
}

} // namespace

QByteArray textOf(NoticeStatus status)
{
    switch (status) {
    case NoticeStatus::Stored: return "STORED";
    case NoticeStatus::Applied: return "APPLIED";
    case NoticeStatus::Repeated: return "REPEATED";
    case NoticeStatus::Conflict: return "CONFLICT";
    case NoticeStatus::Unreadable: return "UNREADABLE";
    case NoticeStatus::Unmatched: break;
    }
    return "UNMATCHED";
}

async::Task<> BankNotices::run()
{
    for (;;) { // first what the bank said while nobody listened
        auto looking = runOnce();
        co_await looking;
        auto waiting = m_timers.after(kLookEvery);
        const async::Wake wake = co_await waiting;
        if (wake == async::Wake::Stopped)
            co_return;
    }
}

async::Task<int> BankNotices::runOnce()
{
    payouts::PayoutBank* bank = m_progress.bank();
    int stored = 0;
    if (!bank)
        co_return stored;
    auto looking = lastSequence(bank->account().accountId);
    Result<std::int64_t> last = co_await looking;
    while (last && stored < kMostAtOnce) {
        auto fetching = bank->fetchNotice(*last);
        Result<std::optional<payouts::RawNotice>> notice = co_await fetching;
        if (!notice || !*notice)
            break; // asked again in a while
        const std::int64_t sequence = (*notice)->sequence;
        auto storing = store(std::move(**notice));
        const Result<NoticeStatus> kept = co_await storing;
        if (!kept)
            break;
        last = sequence;
        ++stored;
    }
    auto listing = unapplied();
    Result<std::vector<Kept>> waiting = co_await listing;
    if (!waiting)
        co_return stored;
    for (Kept& kept : *waiting) {
        auto applying = apply(std::move(kept));
        co_await applying; // what failed stays stored
    }
    co_return stored;
}

async::Task<Result<std::int64_t>> BankNotices::lastSequence(QByteArray bankAccount)
{
    std::function<Result<std::int64_t>(storage::Reader&)> work =
        [bankAccount](storage::Reader& reader) -> Result<std::int64_t> {
        const auto rows = reader.rows(kLastSequence, {Bind::text(bankAccount)});
        if (!rows)
            return rows.error();
        return rows->front().number(0);
    };
    auto reading = m_progress.storage().read<std::int64_t>(storage::kHomeSlot, std::move(work));
    Result<std::int64_t> last = co_await reading;
    co_return last;
}

async::Task<Result<NoticeStatus>> BankNotices::store(payouts::RawNotice notice)
{
    const auto read = m_progress.bank()->readNotice(notice.document);
    if (!read)
        log::error(lc, "bank_notice_unreadable").with("sequence", notice.sequence).with("detail", read.error().detail);
    const QByteArray digest = crypto::sha256(notice.document).toHex();
    const NewNotice wanted{m_progress.bank()->account().accountId, std::move(notice),
                           read ? read->noticeId : QByteArray(""), digest, m_progress.clock().now()};
    std::function<Result<std::optional<NoticeStatus>>(storage::Transaction&)> work =
        [wanted](storage::Transaction& tx) { return insert(tx, wanted); };
    auto writing = m_progress.storage().write<std::optional<NoticeStatus>>(storage::kHomeSlot, std::move(work));
    const Result<std::optional<NoticeStatus>> stored = co_await writing;
    if (!stored)
        co_return stored.error();
    const NoticeStatus status = stored->value_or(NoticeStatus::Repeated);
    if (status == NoticeStatus::Conflict)
        log::error(lc, "bank_notice_conflict").with("notice_id", wanted.noticeId);
    co_return status;
}

async::Task<Result<std::vector<BankNotices::Kept>>> BankNotices::unapplied()
{
    const QByteArray bankAccount = m_progress.bank()->account().accountId;
    std::function<Result<std::vector<Kept>>(storage::Reader&)> work =
        [bankAccount](storage::Reader& reader) -> Result<std::vector<Kept>> {
        const auto rows = reader.rows(kListStored, {Bind::text(bankAccount), kMostAtOnce});
        if (!rows)
            return rows.error();
        std::vector<Kept> kept;
        for (const storage::Row& row : *rows)
            kept.push_back({row.number(0), row.utf8(1)});
        return kept;
    };
    auto reading = m_progress.storage().read<std::vector<Kept>>(storage::kHomeSlot, std::move(work));
    Result<std::vector<Kept>> kept = co_await reading;
    co_return kept;
}

async::Task<Result<Done>> BankNotices::apply(Kept kept)
{
    auto notice = m_progress.bank()->readNotice(kept.document);
    NoticeStatus status = notice ? NoticeStatus::Applied : NoticeStatus::Unreadable;
    const QByteArray noticeId = notice ? notice->noticeId : QByteArray();
    for (BankEntry& entry : notice ? notice->entries : std::vector<BankEntry>()) {
        if (entry.kind == EntryKind::Other)
            continue;
        auto applying = applyEntry(std::move(entry), noticeId);
        const Result<bool> ours = co_await applying;
        if (!ours)
            co_return ours.error();
        if (!*ours)
            status = NoticeStatus::Unmatched;
    }
    if (status == NoticeStatus::Unmatched)
        log::error(lc, "bank_notice_unmatched").with("notice_id", noticeId);
    auto finishing = finish(kept.sequence, status);
    Result<Done> finished = co_await finishing;
    co_return finished;
}

async::Task<Result<bool>> BankNotices::applyEntry(BankEntry entry, QByteArray noticeId)
{
    const auto slot = slotOf(WithdrawalNo::trusted(entry.endToEndId));
    if (!slot)
        co_return false;
    const payouts::PayoutBank& bank = *m_progress.bank();
    const NotedEntry noted{bank.account().accountId, bank.accountNo(), std::move(noticeId), std::move(entry),
                           m_progress.clock().now()};
    std::function<Result<Applied>(storage::Transaction&)> work = [noted](storage::Transaction& tx) {
        return withdrawals::applyEntry(tx, noted);
    };
    auto writing = m_progress.storage().write<Applied>(*slot, std::move(work));
    const Result<Applied> applied = co_await writing;
    if (!applied) {
        log::error(lc, "apply_failed").with("code", applied.error().code.name).with("detail", applied.error().detail);
        co_return applied.error();
    }
    m_progress.announce(*applied, "notice");
    co_return applied->effect != Effect::NoSuchWithdrawal;
}

async::Task<Result<Done>> BankNotices::finish(std::int64_t sequence, NoticeStatus status)
{
    const QByteArray bankAccount = m_progress.bank()->account().accountId;
    std::function<Result<Done>(storage::Transaction&)> work = [bankAccount, sequence,
                                                               status](storage::Transaction& tx) -> Result<Done> {
        const auto finished = tx.run(kFinish, {Bind::text(textOf(status)), Bind::text(bankAccount), sequence});
        if (!finished)
            return finished.error();
        return Done{};
    };
    auto writing = m_progress.storage().write<Done>(storage::kHomeSlot, std::move(work));
    Result<Done> done = co_await writing;
    co_return done;
}

} // namespace guitai::withdrawals
