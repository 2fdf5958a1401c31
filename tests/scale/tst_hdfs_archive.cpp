// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The archive in a real HDFS: written over WebHDFS, read back, verified, restored.
#include "archive/webhdfs_store.h"
#include "backend/reconciliation/archive/archive_house.h"
#include "scale/installed.h"
#include "scale/mini_hdfs.h"
#include "support/skip.h"

#include <QTest>

using namespace guitai;
using namespace guitai::scale;
using test::runTask;

namespace {

const UtcTime kAt = UtcTime::fromMs(1'795'363'200'000);

} // namespace

class TestHdfsArchive : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<MiniHdfs> m_hdfs;
    std::unique_ptr<http::Client> m_client;
    std::unique_ptr<archive::WebHdfsStore> m_store;
    async::WorkerPool m_workers{2};

    QByteArray statusOf(const QString& path)
    {
        http::Call call("GET", QUrl(m_hdfs->web() + QStringLiteral("/webhdfs/v1") + path +
                                    QStringLiteral("?op=GETFILESTATUS&user.name=guitai")));
        const auto answer = runTask(m_client->send(call));
        return answer ? answer->body : QByteArray(answer.error().code.name);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString reason = missing("hdfs"); !reason.isEmpty())
            test::skipProgram(reason);
        m_hdfs = std::make_unique<MiniHdfs>();
        QVERIFY2(m_hdfs->failure().isEmpty(), qPrintable(m_hdfs->failure()));
        m_client = http::makeSocketClient({});
        const QUrl folder(m_hdfs->web() + QStringLiteral("/guitai/archive"));
        m_store = std::make_unique<archive::WebHdfsStore>(*m_client,
                                                          archive::WebHdfsOptions{folder, QStringLiteral("guitai")});
    }

    void bytesInManyBlocksComeBack()
    {
        QByteArray bytes;
        for (int i = 0; bytes.size() < (5 << 20); ++i)
            bytes += QByteArray::number(i * 7919) + char(i & 0xff);
        const auto put = runTask(m_store->put(QStringLiteral("blocks/five"), bytes));
        QVERIFY2(put.ok(), put ? "" : qPrintable(put.error().detail));
        const auto got = runTask(m_store->get(QStringLiteral("blocks/five"), bytes.size()));
        QVERIFY(got.ok());
        QVERIFY(*got == bytes);
        // What the name node itself says, past our store.
        const QByteArray status = statusOf(QStringLiteral("/guitai/archive/blocks/five"));
        QVERIFY2(status.contains("\"length\":" + QByteArray::number(bytes.size())), status);
        QVERIFY2(status.contains("\"owner\":\"guitai\""), status);
    }

    void oneUserDoesNotWriteWhereItMayNot()
    {
        archive::WebHdfsStore store(*m_client,
                                    {QUrl(m_hdfs->web() + QStringLiteral("/others")), QStringLiteral("guitai")});
        QVERIFY(!runTask(store.put(QStringLiteral("file"), "bytes")).ok());
    }

    void aDayIsArchivedReadBackAndRestored()
    {
        const test::DayOfFiles files(test::DayOfFiles::kThreeParts);
        archive::Archive archive(*m_store, m_workers);
        const auto place = runTask(archive.store(files.toArchive(kAt)));
        QVERIFY2(place.ok(), place ? "" : qPrintable(place.error().detail));
        const auto findings = runTask(archive.verify(*place));
        QVERIFY(findings.ok());
        QVERIFY(findings->empty());
        QVERIFY(statusOf(QStringLiteral("/guitai/archive/") + place->folder()).contains("DIRECTORY"));
        const QTemporaryDir target;
        const QString restored = target.filePath(QStringLiteral("day"));
        QVERIFY(runTask(archive.restore(*place, restored)).ok());
        QCOMPARE(files.differencesTo(restored), QStringList());
    }

    void aByteThatChangedThereIsFound()
    {
        test::DayOfFiles files(1'000);
        files.add("results/differences.csv", "class,bits\n#rows=0\n");
        archive::Archive archive(*m_store, m_workers);
        const auto place = runTask(archive.store(files.toArchive(kAt + std::chrono::hours(1))));
        QVERIFY(place.ok());
        const auto members = runTask(m_store->list(place->folder()));
        QVERIFY(members.ok());
        const QString path = place->folder() + QLatin1Char('/') + members->front().name;
        auto bytes = runTask(m_store->get(path, 1 << 20));
        QVERIFY(bytes.ok());
        bytes->data()[bytes->size() / 2] ^= 1;
        QVERIFY(runTask(m_store->put(path, *bytes)).ok());
        const auto findings = runTask(archive.verify(*place));
        QVERIFY(findings.ok());
        QCOMPARE(findings->size(), size_t(1));
    }

    void cleanupTestCase() { m_hdfs.reset(); }
};

GUITAI_SKIPPING_MAIN(QCoreApplication, TestHdfsArchive)
#include "tst_hdfs_archive.moc"
