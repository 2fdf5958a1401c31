// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/webhdfs_store.h"

#include "archive_house.h"
#include "fake_hdfs.h"

#include <QTest>

using namespace guitai;
using archive::Archive;
using archive::Entry;
using archive::WebHdfsStore;
using test::FakeHdfs;
using test::runTask;

namespace {

const UtcTime kAt = *UtcTime::parseRfc3339("2026-11-23T04:00:00Z");

} // namespace

class TestWebHdfsStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_hdfs = std::make_unique<FakeHdfs>();
        m_client = http::makeSocketClient({});
        m_store = std::make_unique<WebHdfsStore>(*m_client,
                                                 archive::WebHdfsOptions{m_hdfs->folder(), QStringLiteral("guitai")});
    }

    void bytesGoWhereTheNameNodeSays()
    {
        QVERIFY(runTask(m_store->put(QStringLiteral("a/b"), "bytes")).ok());
        QCOMPARE(m_hdfs->files.value(QStringLiteral("/guitai/archive/a/b")), QByteArray("bytes"));
        QCOMPARE(*runTask(m_store->get(QStringLiteral("a/b"), 5)), QByteArray("bytes"));
        QCOMPARE(m_hdfs->operations, (QList<QByteArray>{"PUT CREATE", "PUT CREATE to the data node", "GET OPEN",
                                                        "GET OPEN to the data node"}));
    }

    void moreThanExpectedIsNotRead()
    {
        QVERIFY(runTask(m_store->put(QStringLiteral("a"), "bytes")).ok());
        QVERIFY(!runTask(m_store->get(QStringLiteral("a"), 4)).ok());
    }

    void whatIsNotThereIsNotFound()
    {
        QCOMPARE(runTask(m_store->get(QStringLiteral("a"), 5)).error().code, archive::errors::kNotFound);
        QVERIFY(runTask(m_store->list(QStringLiteral("a")))->empty());
        QVERIFY(runTask(m_store->remove(QStringLiteral("a"))).ok());
        QVERIFY(!runTask(m_store->rename(QStringLiteral("a"), QStringLiteral("b"))).ok());
    }

    void aFolderIsNotMovedIntoOneThatExists()
    {
        QVERIFY(runTask(m_store->put(QStringLiteral("a/x"), "1")).ok());
        QVERIFY(runTask(m_store->put(QStringLiteral("b/x"), "2")).ok());
        QVERIFY(!runTask(m_store->rename(QStringLiteral("a"), QStringLiteral("b"))).ok());
        QCOMPARE(*runTask(m_store->list(QStringLiteral("b"))), (std::vector<Entry>{{QStringLiteral("x"), false}}));
        QCOMPARE(*runTask(m_store->list({})),
                 (std::vector<Entry>{{QStringLiteral("a"), true}, {QStringLiteral("b"), true}}));
    }

    void whatHdfsRefusesIsToldByItsName()
    {
        m_hdfs->hasNoSpace = true;
        const auto put = runTask(m_store->put(QStringLiteral("a"), "bytes"));
        QCOMPARE(put.error().code, archive::errors::kStoreFailed);
        QVERIFY2(put.error().detail.contains(QStringLiteral("DSQuotaExceededException")),
                 qPrintable(put.error().detail));
    }

    void aRedirectThatIsNoAddressIsRefused()
    {
        for (const char* place : {"ftp://data/node", "/relative", "http://", "file:///etc/passwd"}) {
            m_hdfs->redirectsTo = place;
            QCOMPARE(runTask(m_store->put(QStringLiteral("a"), "bytes")).error().code, archive::errors::kStoreFailed);
        }
        QVERIFY(m_hdfs->files.isEmpty());
    }

    void aDayIsKeptAndComesBack()
    {
        async::WorkerPool workers(2);
        const test::DayOfFiles day(test::DayOfFiles::kThreeParts);
        Archive kept(*m_store, workers);
        const auto place = runTask(kept.store(day.toArchive(kAt)));
        QVERIFY(place.ok());
        QVERIFY(runTask(kept.verify(*place))->empty());
        QCOMPARE(*runTask(kept.listAll()), (std::vector<archive::Place>{*place}));
        const QTemporaryDir folder;
        QVERIFY(runTask(kept.restore(*place, folder.filePath(QStringLiteral("back")))).ok());
        QCOMPARE(day.differencesTo(folder.filePath(QStringLiteral("back"))), QStringList());
    }

    void whatStopsAnywhereIsNeverTakenForWhole()
    {
        async::WorkerPool workers(2);
        const test::DayOfFiles day(1'000);
        Archive kept(*m_store, workers);
        for (int operation = 1;; ++operation) {
            m_hdfs->files.clear();
            test::StoppingStore dying(*m_store, operation, test::StoppingStore::Stop::Halfway);
            const bool isDone = runTask(Archive(dying, workers).store(day.toArchive(kAt))).ok();
            QCOMPARE(isDone, !dying.hasStopped());
            QCOMPARE(runTask(kept.listAll())->size(), size_t(isDone ? 1 : 0));
            if (isDone)
                break;
            const auto again = runTask(kept.store(day.toArchive(kAt)));
            QVERIFY(again.ok());
            QVERIFY(runTask(kept.verify(*again))->empty());
        }
    }

private:
    std::unique_ptr<FakeHdfs> m_hdfs;
    std::unique_ptr<http::Client> m_client;
    std::unique_ptr<WebHdfsStore> m_store;
};

QTEST_GUILESS_MAIN(TestWebHdfsStore)
#include "tst_webhdfs_store.moc"
