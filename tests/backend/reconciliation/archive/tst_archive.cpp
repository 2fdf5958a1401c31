// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_house.h"

#include <QTest>

using namespace guitai;
using archive::Archive;
using archive::Finding;
using archive::LocalStore;
using archive::Place;
using test::DayOfFiles;
using test::runTask;
using test::StoppingStore;

namespace {

const UtcTime kAt = *UtcTime::parseRfc3339("2026-11-23T04:00:00Z");
const ChannelAccountId kAccount = ChannelAccountId::trusted("A0001");
const QByteArray kDay = "2026-11-22";

QList<QByteArray> namesOf(const std::vector<Finding>& findings)
{
    QList<QByteArray> names;
    for (const Finding& finding : findings)
        names.append(finding.file + ' ' + finding.what);
    return names;
}

} // namespace

class TestArchive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<LocalStore>(m_folder->filePath(QStringLiteral("archive")), m_workers);
        m_archive = std::make_unique<Archive>(*m_store, m_workers);
    }

    void aDayIsKeptAndComesBack()
    {
        const DayOfFiles large(DayOfFiles::kThreeParts);
        const auto place = runTask(m_archive->store(large.toArchive(kAt)));
        QVERIFY(place.ok());
        QCOMPARE(place->folder(), QStringLiteral("A0001/2026-11-22/r0001"));
        QCOMPARE(namesOf(*runTask(m_archive->verify(*place))), QList<QByteArray>());
        const auto manifest = runTask(m_archive->restore(*place, target()));
        QVERIFY(manifest.ok());
        QCOMPARE(large.differencesTo(target()), QStringList());
        QCOMPARE(manifest->members.size(), size_t(4));
        QCOMPARE(manifest->members[0].parts.size(), size_t(3));
        QCOMPARE(manifest->merchantId.bytes(), QByteArray("M1000"));
        QCOMPARE(manifest->keptUntil, QByteArray("2036-11-23"));
    }

    void theSameDayIsNotKeptTwice()
    {
        QCOMPARE(stored(), stored());
        QCOMPARE(runTask(m_archive->listAll())->size(), size_t(1));
    }

    void aDayThatChangedIsKeptBesideWhatItWas()
    {
        const Place first = stored();
        DayOfFiles later(1'000);
        later.add("results/differences.csv", "AMOUNT_DIFFERS\n");
        const auto second = runTask(m_archive->store(later.toArchive(kAt)));
        QVERIFY(second.ok());
        QCOMPARE(second->revision, 2);
        QCOMPARE(*runTask(m_archive->list(kAccount, kDay)), (std::vector<Place>{first, *second}));
        QVERIFY(runTask(m_archive->restore(first, target())).ok());
        QCOMPARE(m_day.differencesTo(target()), QStringList());
    }

    void aSourceThatIsMissingArchivesNothing()
    {
        auto day = m_day.toArchive(kAt);
        day.sources.push_back({"bills/other.csv", QStringLiteral("no such file")});
        QCOMPARE(runTask(m_archive->store(day)).error().code, archive::errors::kSourceUnreadable);
        QCOMPARE(runTask(m_archive->listAll())->size(), size_t(0));
    }

    void namesThatLeadElsewhereAreRefused()
    {
        for (const char* name : {"../bill.csv", "/bill.csv", "a//b", "a/../b", ".hidden", "", "a b"}) {
            auto day = m_day.toArchive(kAt);
            day.sources[0].name = name;
            QCOMPARE(runTask(m_archive->store(day)).error().code, guitai::errors::kInvalidRequest);
        }
        const QByteArray json = R"({"format":"guitai-archive-1","account":"A","channel":"c","merchant":"m",)"
                                R"("day":"2026-11-22","made_at":"2026-11-23T04:00:00Z","kept_until":"2036-11-23",)"
                                R"("members":[{"name":"%1","bytes":0,"sha256":"0","parts":[]}]})";
        QVERIFY(archive::Manifest::read(QByteArray(json).replace("%1", "bill.csv")).ok());
        QVERIFY(!archive::Manifest::read(QByteArray(json).replace("%1", "../bill.csv")).ok());
    }

    void whatStopsAnywhereIsNeverTakenForWhole_data()
    {
        QTest::addColumn<StoppingStore::Stop>("stop");
        QTest::newRow("before an operation") << StoppingStore::Stop::Before;
        QTest::newRow("in the middle of it") << StoppingStore::Stop::Halfway;
        QTest::newRow("behind it") << StoppingStore::Stop::Behind;
    }
    void whatStopsAnywhereIsNeverTakenForWhole()
    {
        QFETCH(StoppingStore::Stop, stop);
        auto day = m_day.toArchive(kAt);
        day.sources.resize(2);
        int stops = 0;
        for (int operation = 1;; ++operation, ++stops) {
            init();
            StoppingStore dying(*m_store, operation, stop);
            const auto outcome = runTask(Archive(dying, m_workers).store(day));
            if (!dying.hasStopped()) {
                QVERIFY(outcome.ok());
                break;
            }
            QVERIFY(!outcome.ok());
            const auto places = runTask(m_archive->listAll());
            for (const Place& place : *places)
                QCOMPARE(namesOf(*runTask(m_archive->verify(place))), QList<QByteArray>());
            const auto again = runTask(m_archive->store(day));
            QVERIFY(again.ok());
            QCOMPARE(again->revision, 1);
            QCOMPARE(namesOf(*runTask(m_archive->verify(*again))), QList<QByteArray>());
            const QDir left(m_folder->filePath(QStringLiteral("archive/A0001/2026-11-22")));
            QCOMPARE(left.entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{QStringLiteral("r0001")});
        }
        QVERIFY2(stops >= 11, qPrintable(QString::number(stops))); // two a file, listings, the last rename
    }

    void oneFlippedBitIsFound()
    {
        const Place place = stored();
        const QDir files(m_folder->filePath(QStringLiteral("archive/") + place.folder()));
        const QStringList names = files.entryList(QDir::Files);
        QCOMPARE(names.size(), 6); // four parts, the manifest, its hash
        for (const QString& name : names) {
            const QByteArray sound = test::contentOf(files.filePath(name));
            for (const qsizetype at : {qsizetype(0), sound.size() / 2, sound.size() - 1}) {
                QByteArray flipped = sound;
                flipped[at] = static_cast<char>(flipped[at] ^ 4);
                test::writeTo(files.filePath(name), flipped);
                QCOMPARE(runTask(m_archive->verify(place))->size(), size_t(1));
                QCOMPARE(runTask(m_archive->restore(place, target())).error().code, archive::errors::kDamaged);
                QVERIFY(!QFileInfo::exists(target()));
            }
            test::writeTo(files.filePath(name), sound);
        }
        QCOMPARE(runTask(m_archive->verify(place))->size(), size_t(0));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
    }

    void aFileTooFewOrTooManyIsFound()
    {
        const Place place = stored();
        const QString folder = m_folder->filePath(QStringLiteral("archive/") + place.folder());
        test::writeTo(folder + QStringLiteral("/notes.txt"), "x");
        QVERIFY(QFile::remove(folder + QStringLiteral("/0001_bill.csv.gz")));
        QCOMPARE(namesOf(*runTask(m_archive->verify(place))),
                 (QList<QByteArray>{"notes.txt UNKNOWN", "0001_bill.csv.gz MISSING"}));
    }

    void aDamagedDayIsArchivedOnceMore()
    {
        const Place first = stored();
        QVERIFY(QFile::remove(
            m_folder->filePath(QStringLiteral("archive/") + first.folder() + QStringLiteral("/0001_bill.csv.gz"))));
        QCOMPARE(stored().revision, 2);
    }

    void itIsNotDeletedBeforeItsTime()
    {
        const Place place = stored();
        const UtcTime dayBefore = *UtcTime::parseRfc3339("2036-11-22T15:59:59Z"); // 23:59:59 in Shanghai
        QCOMPARE(runTask(m_archive->remove(place, dayBefore)).error().code, archive::errors::kKept);
        QCOMPARE(namesOf(*runTask(m_archive->verify(place))), QList<QByteArray>());
        QVERIFY(runTask(m_archive->remove(place, dayBefore + std::chrono::seconds(1))).ok());
        QCOMPARE(runTask(m_archive->listAll())->size(), size_t(0));
    }

    void nobodyMayKeepItForLessThanThreeYears()
    {
        auto day = m_day.toArchive(kAt);
        day.yearsKept = 1;
        const auto place = runTask(m_archive->store(day));
        QVERIFY(place.ok());
        QCOMPARE(runTask(m_archive->manifest(*place))->keptUntil, QByteArray("2029-11-23"));
    }

    void deletingThatStopsHalfwayLeavesNothingToTrust()
    {
        const Place place = stored();
        const UtcTime later = *UtcTime::parseRfc3339("2040-01-01T00:00:00Z");
        StoppingStore dying(*m_store, 3, StoppingStore::Stop::Behind); // manifest, its hash, the rename
        QVERIFY(!runTask(Archive(dying, m_workers).remove(place, later)).ok());
        QCOMPARE(runTask(m_archive->listAll())->size(), size_t(0));
    }

    void restoringTouchesNothingThatIsThere()
    {
        const Place place = stored();
        QDir().mkpath(target());
        QCOMPARE(runTask(m_archive->restore(place, target())).error().code, archive::errors::kTargetExists);
    }

private:
    Place stored()
    {
        const auto place = runTask(m_archive->store(m_day.toArchive(kAt)));
        if (!place)
            qFatal("not archived: %s %s", place.error().code.name, qPrintable(place.error().detail));
        return *place;
    }
    QString target() const { return m_folder->filePath(QStringLiteral("back")); }

    async::WorkerPool m_workers{2};
    DayOfFiles m_day{1'000};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LocalStore> m_store;
    std::unique_ptr<Archive> m_archive;
};

QTEST_GUILESS_MAIN(TestArchive)
#include "tst_archive.moc"
