// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archive.h"

#include "archive/packing.h"

#include <QDate>
#include <QRegularExpression>

#include <algorithm>

namespace guitai::archive {

namespace {

const QString kUnfinished = QStringLiteral(".part"); ///< behind the name of a folder that is being written
const QString kLeaving = QStringLiteral(".gone");    ///< or being deleted

QString pathIn(const QString& folder, const QByteArray& file)
{
    return folder + u'/' + QString::fromUtf8(file);
}

QString folderOf(const ChannelAccountId& accountId, const QByteArray& day)
{
    return accountId.text() + u'/' + QString::fromUtf8(day);
}

/// 0 where the name is no finished archive's.
int revisionOf(const Entry& entry)
{
    static const QRegularExpression finished(QStringLiteral("\\Ar([0-9]{4})\\z"));
    const auto match = finished.match(entry.name);
    return entry.isFolder && match.hasMatch() ? match.captured(1).toInt() : 0;
}

QDate dayOf(UtcTime time)
{
    return QDate::fromString(QString::fromUtf8(BusinessDate::of(time).iso()), Qt::ISODate);
}

QByteArray keptUntil(const DayToArchive& day)
{
    return dayOf(day.at).addYears(std::max(day.yearsKept, kLeastYearsKept)).toString(Qt::ISODate).toLatin1();
}

bool isNamedPlainly(const DayToArchive& day)
{
    const bool arePlain = std::all_of(day.sources.begin(), day.sources.end(),
                                      [](const Source& source) { return isPlainPath(QString::fromUtf8(source.name)); });
    return arePlain && isPlainPath(folderOf(day.accountId, day.day));
}

QByteArray lastOf(const QByteArray& path)
{
    return path.mid(path.lastIndexOf('/') + 1);
}

} // namespace

QString Place::folder() const
{
    return folderOf(accountId, day) + QStringLiteral("/r%1").arg(revision, 4, 10, QLatin1Char('0'));
}

async::Task<Result<Place>> Archive::store(DayToArchive day)
{
    if (!isNamedPlainly(day))
        co_return Error{guitai::errors::kInvalidRequest, {}, QStringLiteral("A name is no plain path."), {}};
    auto clearing = clearUnfinished(folderOf(day.accountId, day.day));
    if (const auto cleared = co_await clearing; !cleared)
        co_return cleared.error();
    auto listing = list(day.accountId, day.day);
    const auto there = co_await listing;
    if (!there)
        co_return there.error();
    Place place{day.accountId, day.day, 1};
    if (!there->empty()) {
        auto comparing = holdsTheSame(there->back(), day.sources);
        const auto isSame = co_await comparing;
        if (!isSame)
            co_return isSame.error();
        if (*isSame)
            co_return there->back();
        place.revision = there->back().revision + 1;
    }
    const QString unfinished = place.folder() + kUnfinished;
    auto putting = putMembers(unfinished, std::move(day));
    const auto manifest = co_await putting;
    if (!manifest)
        co_return manifest.error();
    const QByteArray json = manifest->toJson();
    auto hash = putChecked(pathIn(unfinished, kManifestHashFile), Manifest::hashLine(json));
    if (const auto put = co_await hash; !put)
        co_return put.error();
    auto last = putChecked(pathIn(unfinished, kManifestFile), json);
    if (const auto put = co_await last; !put)
        co_return put.error();
    auto renaming = m_store.rename(unfinished, place.folder());
    if (const auto renamed = co_await renaming; !renamed)
        co_return renamed.error();
    co_return place;
}

/// What a crash or a failure left behind.
async::Task<Result<Done>> Archive::clearUnfinished(QString folder)
{
    auto listing = m_store.list(folder);
    const auto entries = co_await listing;
    if (!entries)
        co_return entries.error();
    for (const Entry& entry : *entries) {
        if (!entry.name.endsWith(kUnfinished) && !entry.name.endsWith(kLeaving))
            continue;
        auto removing = m_store.remove(folder + u'/' + entry.name);
        if (const auto removed = co_await removing; !removed)
            co_return removed.error();
    }
    co_return Done{};
}

async::Task<Result<bool>> Archive::holdsTheSame(Place place, std::vector<Source> sources)
{
    auto verifying = verify(place);
    const auto findings = co_await verifying;
    if (!findings)
        co_return findings.error();
    if (!findings->empty())
        co_return false; // damaged: archived once more, the damaged one is for a person
    auto reading = manifest(place);
    const auto known = co_await reading;
    if (!known)
        co_return known.error();
    if (known->members.size() != sources.size())
        co_return false;
    for (size_t i = 0; i < sources.size(); ++i) {
        std::function<Result<QByteArray>()> work = [path = sources[i].path] { return hashOfFile(path); };
        auto hashing = m_workers.run(std::move(work));
        const Result<QByteArray> hash = co_await hashing;
        if (!hash)
            co_return hash.error();
        if (known->members[i].name != sources[i].name || known->members[i].sha256 != *hash)
            co_return false;
    }
    co_return true;
}

async::Task<Result<Manifest>> Archive::putMembers(QString folder, DayToArchive day)
{
    Manifest manifest{day.accountId, day.channel, day.merchantId, day.day, day.at, keptUntil(day), {}};
    int parts = 0;
    for (const Source& source : day.sources) {
        auto putting = putMember(folder, source, parts + 1);
        auto member = co_await putting;
        if (!member)
            co_return member.error();
        parts += static_cast<int>(member->parts.size());
        manifest.members.push_back(*std::move(member));
    }
    co_return manifest;
}

async::Task<Result<Member>> Archive::putMember(QString folder, Source source, int firstPart)
{
    const auto packer = std::make_shared<FilePacker>(source.path);
    Member member{source.name, 0, {}, {}};
    for (bool isLast = false; !isLast;) {
        std::function<Result<PackedPiece>()> work = [packer] { return packer->next(); };
        auto packing = m_workers.run(std::move(work));
        const Result<PackedPiece> piece = co_await packing;
        if (!piece)
            co_return piece.error();
        isLast = piece->isLast;
        const QByteArray number =
            QByteArray::number(firstPart + static_cast<int>(member.parts.size())).rightJustified(4, '0');
        Part part{number + '_' + lastOf(source.name) + ".gz", piece->bytes.size(), piece->sha256};
        auto putting = putChecked(pathIn(folder, part.file), piece->bytes);
        if (const auto put = co_await putting; !put)
            co_return put.error();
        member.parts.push_back(std::move(part));
    }
    member.bytes = packer->bytes();
    member.sha256 = packer->sha256();
    co_return member;
}

/// What a store says it holds is believed after it was read.
async::Task<Result<Done>> Archive::putChecked(QString path, QByteArray bytes)
{
    auto putting = m_store.put(path, bytes);
    if (const auto put = co_await putting; !put)
        co_return put.error();
    auto reading = m_store.get(path, bytes.size());
    const auto stored = co_await reading;
    if (!stored)
        co_return stored.error();
    if (*stored != bytes)
        co_return Error{errors::kDamaged, {}, QStringLiteral("%1 is not what was written").arg(path), {}};
    co_return Done{};
}

async::Task<Result<std::vector<Place>>> Archive::list(ChannelAccountId accountId, QByteArray day)
{
    std::vector<Place> places;
    const QString folder = folderOf(accountId, day);
    if (!isPlainPath(folder))
        co_return places;
    auto listing = m_store.list(folder);
    const auto entries = co_await listing;
    if (!entries)
        co_return entries.error();
    for (const Entry& entry : *entries) {
        if (const int revision = revisionOf(entry); revision > 0)
            places.push_back({accountId, day, revision});
    }
    co_return places;
}

async::Task<Result<std::vector<Place>>> Archive::listAll()
{
    std::vector<Place> places;
    auto listing = m_store.list({});
    const auto accounts = co_await listing;
    if (!accounts)
        co_return accounts.error();
    for (const Entry& account : *accounts) {
        const auto accountId = ChannelAccountId::parse(account.name.toUtf8());
        if (!account.isFolder || !accountId || !isPlainPath(account.name))
            continue;
        auto dayListing = m_store.list(account.name);
        const auto days = co_await dayListing;
        if (!days)
            co_return days.error();
        for (const Entry& day : *days) {
            auto placeListing = list(*accountId, day.name.toUtf8());
            const auto found = co_await placeListing;
            if (!found)
                co_return found.error();
            places.insert(places.end(), found->begin(), found->end());
        }
    }
    co_return places;
}

async::Task<Result<Done>> Archive::remove(Place place, UtcTime now)
{
    auto reading = manifest(place);
    const auto known = co_await reading;
    if (!known)
        co_return known.error();
    const QDate promised = QDate::fromString(QString::fromUtf8(known->keptUntil), Qt::ISODate);
    const QDate least = dayOf(known->madeAt).addYears(kLeastYearsKept);
    if (!promised.isValid() || dayOf(now) < std::max(promised, least)) {
        co_return Error{
            errors::kKept, {}, QStringLiteral("It is kept until %1.").arg(promised.toString(Qt::ISODate)), {}};
    }
    const QString leaving = place.folder() + kLeaving;
    auto renaming = m_store.rename(place.folder(), leaving);
    if (const auto renamed = co_await renaming; !renamed)
        co_return renamed.error();
    auto removing = m_store.remove(leaving);
    co_return co_await removing;
}

} // namespace guitai::archive
