// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Archive, the reading half: manifest, verify, restore.
#include "archive/archive.h"
#include "archive/durable_files.h"
#include "archive/packing.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QTemporaryDir>

#include <unistd.h>

namespace guitai::archive {

namespace {

constexpr qint64 kMostManifestBytes = 64 << 20;

Error damaged(const QString& detail)
{
    return {errors::kDamaged, {}, detail, {}};
}

Error damaged(const Finding& finding)
{
    return damaged(QString::fromUtf8(finding.file + ": " + finding.what));
}

Error notWritten(const QString& path)
{
    return {errors::kStoreFailed, {}, QStringLiteral("%1 cannot be written").arg(path), {}};
}

/// A file that grows piece by piece, on whatever thread.
class Growing
{
public:
    explicit Growing(const QString& path) : m_file(path) {}

    Result<Done> open()
    {
        if (const auto made = makeFolder(QFileInfo(m_file.fileName()).absolutePath()); !made)
            return made.error();
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return notWritten(m_file.fileName());
        return Done{};
    }
    Result<Done> add(QByteArrayView piece)
    {
        if (m_file.write(piece.data(), piece.size()) != piece.size())
            return notWritten(m_file.fileName());
        return Done{};
    }
    Result<Done> close()
    {
        if (!m_file.flush() || ::fsync(m_file.handle()) != 0)
            return notWritten(m_file.fileName());
        m_file.close();
        return syncFolder(QFileInfo(m_file.fileName()).absolutePath());
    }

private:
    QFile m_file;
};

} // namespace

async::Task<Result<Manifest>> Archive::manifest(Place place)
{
    if (!isPlainPath(place.folder()))
        co_return Error{errors::kNotFound, {}, place.folder(), {}};
    auto reading = m_store.get(place.folder() + u'/' + QLatin1String(kManifestFile), kMostManifestBytes);
    const auto json = co_await reading;
    if (!json)
        co_return json.error();
    auto readingHash = m_store.get(place.folder() + u'/' + QLatin1String(kManifestHashFile), kMostManifestBytes);
    const auto hash = co_await readingHash;
    if (!hash)
        co_return hash.error().code == errors::kNotFound ? damaged(QStringLiteral("the manifest's hash is missing"))
                                                         : hash.error();
    if (*hash != Manifest::hashLine(*json))
        co_return damaged(QStringLiteral("the manifest is not what was archived"));
    auto manifest = Manifest::read(*json);
    if (manifest && (manifest->accountId != place.accountId || manifest->day != place.day))
        co_return damaged(QStringLiteral("the manifest is of another account or day"));
    co_return manifest;
}

async::Task<Result<std::vector<Finding>>> Archive::readMember(QString folder, Member member, Takes takes)
{
    std::vector<Finding> findings;
    const auto unpacker = std::make_shared<MemberUnpacker>(member, std::move(takes));
    for (const Part& part : member.parts) {
        auto reading = m_store.get(folder + u'/' + QString::fromUtf8(part.file), kMostPartBytes);
        const Result<QByteArray> packed = co_await reading;
        if (!packed) {
            if (packed.error().code != errors::kNotFound)
                co_return packed.error();
            findings.push_back({part.file, "MISSING"});
            continue;
        }
        std::function<Result<QByteArray>()> work = [unpacker, part, bytes = *packed] {
            return unpacker->add(part, bytes);
        };
        auto unpacking = m_workers.run(std::move(work));
        const Result<QByteArray> wrong = co_await unpacking;
        if (!wrong)
            co_return wrong.error();
        if (!wrong->isEmpty())
            findings.push_back({part.file, *wrong});
    }
    if (const QByteArray wrong = unpacker->finish(); findings.empty() && !wrong.isEmpty())
        findings.push_back({member.name, wrong});
    co_return findings;
}

async::Task<Result<std::vector<Finding>>> Archive::findUnknown(QString folder, Manifest manifest)
{
    QSet<QString> known{QLatin1String(kManifestFile), QLatin1String(kManifestHashFile)};
    for (const Member& member : manifest.members) {
        for (const Part& part : member.parts)
            known.insert(QString::fromUtf8(part.file));
    }
    auto listing = m_store.list(folder);
    const auto entries = co_await listing;
    if (!entries)
        co_return entries.error();
    std::vector<Finding> findings;
    for (const Entry& entry : *entries) {
        if (!known.contains(entry.name))
            findings.push_back({entry.name.toUtf8(), "UNKNOWN"});
    }
    co_return findings;
}

async::Task<Result<std::vector<Finding>>> Archive::verify(Place place)
{
    auto reading = manifest(place);
    const auto known = co_await reading;
    if (!known) {
        const ErrorCode code = known.error().code;
        if (code != errors::kNotFound && code != errors::kDamaged)
            co_return known.error();
        const QByteArray what = code == errors::kNotFound ? "MISSING" : "HASH_DIFFERS";
        co_return std::vector<Finding>(1, Finding{kManifestFile, what});
    }
    auto looking = findUnknown(place.folder(), *known);
    auto findings = co_await looking;
    if (!findings)
        co_return findings.error();
    const Takes nothing = [](QByteArrayView) -> Result<Done> { return Done{}; };
    for (const Member& member : known->members) {
        auto checking = readMember(place.folder(), member, nothing);
        const auto found = co_await checking;
        if (!found)
            co_return found.error();
        findings->insert(findings->end(), found->begin(), found->end());
    }
    co_return findings;
}

async::Task<Result<Manifest>> Archive::restore(Place place, QString folder)
{
    if (QFileInfo::exists(folder))
        co_return Error{errors::kTargetExists, {}, folder, {}};
    auto reading = manifest(place);
    const auto known = co_await reading;
    if (!known)
        co_return known.error();
    const QString target = QFileInfo(folder).absoluteFilePath();
    if (const auto made = makeFolder(QFileInfo(target).absolutePath()); !made)
        co_return made.error();
    // Beside its place, so that renaming is one step; what fails goes away with it.
    QTemporaryDir unfinished(target + QStringLiteral(".XXXXXX"));
    if (!unfinished.isValid())
        co_return notWritten(target);
    for (const Member& member : known->members) {
        const auto file = std::make_shared<Growing>(unfinished.path() + u'/' + QString::fromUtf8(member.name));
        if (const auto opened = file->open(); !opened)
            co_return opened.error();
        Takes write = [file](QByteArrayView piece) { return file->add(piece); };
        auto unpacking = readMember(place.folder(), member, std::move(write));
        const auto findings = co_await unpacking;
        if (!findings)
            co_return findings.error();
        if (!findings->empty())
            co_return damaged(findings->front());
        if (const auto closed = file->close(); !closed)
            co_return closed.error();
    }
    if (const auto renamed = renameFile(unfinished.path(), target); !renamed)
        co_return renamed.error();
    unfinished.setAutoRemove(false);
    co_return *known;
}

} // namespace guitai::archive
