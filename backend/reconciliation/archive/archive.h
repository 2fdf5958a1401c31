// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Archive: days that were reconciled, packed and kept. A day may be archived again after it changed; each time is a
// folder of its own, <account>/<day>/r0001, which appears in one step when all of it is written and was read back.
#pragma once

#include "archive/archive_store.h"
#include "archive/manifest.h"
#include "async/worker_pool.h"

namespace guitai::archive {

namespace errors {
inline constexpr ErrorCode kKept{"ARCHIVE_KEPT", 409};
inline constexpr ErrorCode kSourceUnreadable{"ARCHIVE_SOURCE_UNREADABLE", 500};
inline constexpr ErrorCode kTargetExists{"ARCHIVE_TARGET_EXISTS", 409};
} // namespace errors

inline constexpr int kLeastYearsKept = 3;
inline constexpr int kUsualYearsKept = 10;

/// A file that goes into an archive.
struct Source
{
    QByteArray name; ///< in the archive, a plain path
    QString path;    ///< where it lies now
};

/// A day to archive.
struct DayToArchive
{
    ChannelAccountId accountId;
    ChannelCode channel;
    MerchantId merchantId;
    QByteArray day; ///< "2026-11-22"
    UtcTime at;
    int yearsKept = kUsualYearsKept; ///< fewer than kLeastYearsKept are that many
    std::vector<Source> sources;
};

/// Where an archive lies.
struct Place
{
    ChannelAccountId accountId;
    QByteArray day;
    int revision = 0; ///< from 1

    /// "<account>/<day>/r0001"
    QString folder() const;
    friend bool operator==(const Place&, const Place&) = default;
};

/// What verifying found wrong with one file.
struct Finding
{
    QByteArray file;
    QByteArray what; ///< MISSING SIZE_DIFFERS HASH_DIFFERS UNREADABLE UNKNOWN

    friend bool operator==(const Finding&, const Finding&) = default;
};

class Archive
{
public:
    /// Both must outlive it. Packing and hashing happen on the pool's threads.
    Archive(ArchiveStore& store, async::WorkerPool& workers) : m_store(store), m_workers(workers) {}

    /// Where the day lies now; what is there already, whole and with the same bytes, is not archived again. One at a
    /// time for a day. After any failure, and after a crash, archiving again begins anew.
    async::Task<Result<Place>> store(DayToArchive day);
    /// Whole archives of a day, oldest first.
    async::Task<Result<std::vector<Place>>> list(ChannelAccountId accountId, QByteArray day);
    /// Of every account and day, by account and day.
    async::Task<Result<std::vector<Place>>> listAll();
    /// Checked against its own hash.
    async::Task<Result<Manifest>> manifest(Place place);
    /// Reads and unpacks everything. An error only where the store could not be asked; nothing found is good news.
    async::Task<Result<std::vector<Finding>>> verify(Place place);
    /// Into a folder that does not exist and appears when all is there and as it was: else DAMAGED and no folder.
    async::Task<Result<Manifest>> restore(Place place, QString folder);
    /// KEPT while it has to be kept, whatever its manifest says at least kLeastYearsKept; DAMAGED where that cannot be
    /// known.
    async::Task<Result<Done>> remove(Place place, UtcTime now);

private:
    using Takes = std::function<Result<Done>(QByteArrayView piece)>;

    async::Task<Result<bool>> holdsTheSame(Place place, std::vector<Source> sources);
    async::Task<Result<Done>> clearUnfinished(QString folder);
    async::Task<Result<Manifest>> putMembers(QString folder, DayToArchive day);
    async::Task<Result<Member>> putMember(QString folder, Source source, int firstPart);
    async::Task<Result<Done>> putChecked(QString path, QByteArray bytes);
    async::Task<Result<std::vector<Finding>>> readMember(QString folder, Member member, Takes takes);
    async::Task<Result<std::vector<Finding>>> findUnknown(QString folder, Manifest manifest);

    ArchiveStore& m_store;
    async::WorkerPool& m_workers;
};

} // namespace guitai::archive
