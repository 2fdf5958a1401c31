// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A day's settlement file: asked for where files are handed out, unpacked twice, and its transactions handed on.
#include "contract/acp_provider.h"

#include "acp/acp_bills.h"
#include "async/worker_pool.h"
#include "support/fake_clock.h"
#include "support/fake_http_client.h"
#include "support/run_task.h"
#include "unionpay/unionpay_channel.h"

#include <QDateTime>
#include <QTest>

using namespace guitai;
using namespace std::chrono_literals;
using channels::BillKind;
using channels::BillState;

namespace {

// Made with Python's zipfile: transactions and adjustments of a day.
constexpr char kFile[] =
    "UEsDBBQAAAAIAAAoeF3MCQViNAAAAFAAAAAdAAAASU5OMjYxMTIzODhaTV83NzcyOTAwNTgxMTAwNDgLNjJSMLEwMDIAAgUgAFKGSGwg"
    "T8HQ0MjY0MjA1MBMwczIyMzA0gAKTCzgqkAKjYwNeLkAUEsDBBQAAAAIAAAoeF0AAAAAAgAAAAAAAAAeAAAASU5OMjYxMTIzODhaTUVf"
    "Nzc3MjkwMDU4MTEwMDQ4AwBQSwECFAAUAAAACAAAKHhdzAkFYjQAAABQAAAAHQAAAAAAAAAAAAAAgAEAAAAASU5OMjYxMTIzODhaTV83"
    "NzcyOTAwNTgxMTAwNDhQSwECFAAUAAAACAAAKHhdAAAAAAIAAAAAAAAAHgAAAAAAAAAAAAAAgAFvAAAASU5OMjYxMTIzODhaTUVfNzc3"
    "MjkwMDU4MTEwMDQ4UEsFBgAAAAACAAIAlwAAAK0AAAAAAA==";
// The same with an adjustment.
constexpr char kAdjusted[] =
    "UEsDBBQAAAAIAAAAeF3MCQViNAAAAFAAAAAdAAAASU5OMjYxMTIzODhaTV83NzcyOTAwNTgxMTAwNDgLNjJSMLEwMDIAAgUgAFKGSGwgT8HQ0M"
    "jY0MjA1MBMwczIyMzA0gAKTCzgqkAKjYwNeLkAUEsDBBQAAAAIAAAAeF1yzsiyDgAAAA4AAAAeAAAASU5OMjYxMTIzODhaTUVfNzc3MjkwMDU4"
    "MTEwMDQ4c7UwUTCxMDAyAAJeLgBQSwECFAMUAAAACAAAAHhdzAkFYjQAAABQAAAAHQAAAAAAAAAAAAAAgAEAAAAASU5OMjYxMTIzODhaTV83Nz"
    "cyOTAwNTgxMTAwNDhQSwECFAMUAAAACAAAAHhdcs7Isg4AAAAOAAAAHgAAAAAAAAAAAAAAgAFvAAAASU5OMjYxMTIzODhaTUVfNzc3MjkwMDU4"
    "MTEwMDQ4UEsFBgAAAAACAAIAlwAAALkAAAAAAA==";
// Two tables of transactions.
constexpr char kTwoTables[] =
    "UEsDBBQAAAAIAAAoeF3MCQViNAAAAFAAAAAdAAAASU5OMjYxMTIzODhaTV83NzcyOTAwNTgxMTAwNDgLNjJSMLEwMDIAAgUgAFKGSGwg"
    "T8HQ0MjY0MjA1MBMwczIyMzA0gAKTCzgqkAKjYwNeLkAUEsDBBQAAAAIAAAoeF3MCQViNAAAAFAAAAAdAAAASU5OMjYxMTI0ODhaTV83"
    "NzcyOTAwNTgxMTAwNDgLNjJSMLEwMDIAAgUgAFKGSGwgT8HQ0MjY0MjA1MBMwczIyMzA0gAKTCzgqkAKjYwNeLkAUEsBAhQAFAAAAAgA"
    "ACh4XcwJBWI0AAAAUAAAAB0AAAAAAAAAAAAAAIABAAAAAElOTjI2MTEyMzg4Wk1fNzc3MjkwMDU4MTEwMDQ4UEsBAhQAFAAAAAgAACh4"
    "XcwJBWI0AAAAUAAAAB0AAAAAAAAAAAAAAIABbwAAAElOTjI2MTEyNDg4Wk1fNzc3MjkwMDU4MTEwMDQ4UEsFBgAAAAACAAIAlgAAAN4A"
    "AAAAAA==";
constexpr char kRecord[] = "S22 48020000    00010000    000001 1123120506 6226090000000048    000000001230\r\n";

/// As the answer has it.
QByteArray contentOf(const QByteArray& zip)
{
    constexpr qsizetype kLengthOfQt = 4; // before the deflated bytes
    return qCompress(zip).mid(kLengthOfQt).toBase64();
}

QByteArray zipOf(const char* base64)
{
    return QByteArray::fromBase64(base64);
}

struct Desk
{
    Desk() { clock.set(UtcTime::fromSeconds(QDateTime::currentSecsSinceEpoch())); } // as its certificates
    /// Answers the file, or without content that code.
    void publish(const QByteArray& content, const char* respCode = "00", const test::AcpFields& more = {})
    {
        client.answerWith([this, content, respCode, more](const http::Call& call) -> Result<http::Response> {
            asked = test::formFields(call.body);
            url = call.url.toEncoded();
            test::AcpFields fields{{"orderId", {}},
                                   {"txnType", "76"},
                                   {"txnSubType", "01"},
                                   {"txnTime", asked["txnTime"]},
                                   {"qrCode", {}},
                                   {"respCode", respCode},
                                   {"fileName", "777290058110048_20261123.zip"},
                                   {"fileContent", content}};
            for (const auto& [name, value] : more)
                fields[name] = value;
            return provider.placed(fields);
        });
    }
    channels::BillOutcome fetch(const BusinessDate& day, BillKind kind = BillKind::Trade)
    {
        file.clear();
        http::BodySink sink = [this](QByteArrayView piece) {
            file.append(piece);
            return true;
        };
        return test::runTask(channel->fetchBill(provider.account(), kind, day, std::move(sink)));
    }
    BusinessDate yesterday() const { return BusinessDate::of(clock.now() - 24h); }

    test::FakeClock clock;
    test::FakeHttpClient client;
    async::WorkerPool workers{1};
    test::AcpProvider provider;
    std::unique_ptr<channels::Channel> channel = unionpay::makeChannel({client, workers, clock});
    test::AcpFields asked;
    QByteArray url;
    QByteArray file;
};

} // namespace

class tst_unionpay_bills : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void transactionsAreHandedOnUnpacked()
    {
        Desk desk;
        desk.publish(contentOf(zipOf(kFile)));
        const auto outcome = desk.fetch(desk.yesterday());
        QCOMPARE(outcome.errorCode, QByteArray());
        QCOMPARE(outcome.state, BillState::Ready);
        QCOMPARE(desk.file, QByteArray(kRecord)); // nothing was adjusted
        QCOMPARE(desk.url, QByteArray("https://filedownload.95516.com/"));
        QCOMPARE(desk.asked["txnType"] + desk.asked["txnSubType"] + desk.asked["fileType"], QByteArray("760100"));
        QCOMPARE(desk.asked["settleDate"], desk.yesterday().compact().mid(4));
        QVERIFY(!desk.asked["signature"].isEmpty() && !desk.asked.contains("orderId"));
    }

    void adjustmentsAreHandedOnToo()
    {
        Desk desk;
        desk.publish(contentOf(zipOf(kAdjusted)));
        QCOMPARE(desk.fetch(desk.yesterday()).state, BillState::Ready);
        QCOMPARE(desk.file, QByteArray(kRecord) + "E84 48020000\r\n");
    }

    void whatIsNoWholeFileIsWorthNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        const QByteArray zip = zipOf(kFile);
        const QByteArray good = contentOf(zip);
        QByteArray flipped = zip;
        flipped[70] = static_cast<char>(flipped[70] ^ 1); // in the deflated record: another checksum
        QByteArray other = QByteArray::fromBase64(good);
        other.back() = static_cast<char>(other.back() ^ 1); // zlib's own checksum
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("cut off") << good.first(good.size() / 8 * 4);
        QTest::newRow("no base64") << QByteArray("<html>busy, come back later</html>??");
        QTest::newRow("two texts") << QByteArray(good + good);
        QTest::newRow("not deflated") << zip.toBase64();
        QTest::newRow("no zip") << contentOf("INN26112388ZM_");
        QTest::newRow("another checksum of the zip") << contentOf(flipped);
        QTest::newRow("another checksum of zlib") << other.toBase64();
        QTest::newRow("two tables") << contentOf(zipOf(kTwoTables));
        QTest::newRow("more behind it") << (QByteArray::fromBase64(good) + "abc").toBase64();
    }
    void whatIsNoWholeFileIsWorthNothing()
    {
        QFETCH(QByteArray, content);
        Desk desk;
        desk.publish(content);
        const auto outcome = desk.fetch(desk.yesterday());
        QCOMPARE(outcome.state, BillState::Unknown);
        QCOMPARE(outcome.errorCode, QByteArray("BILL_NOT_ZIP"));
    }

    void aSmallFileThatUnpacksToAHugeOneIsGivenUp()
    {
        qint64 taken = 0;
        http::BodySink sink = [&taken](QByteArrayView piece) {
            taken += piece.size();
            return true;
        };
        const QByteArray bomb = contentOf(QByteArray(64 << 20, 'x')); // 64 KB
        acp::FileContent content(bomb, sink, 1 << 20);
        while (content.advance()) {}
        QVERIFY(!content.isWhole());
        QVERIFY(taken <= 1 << 20);
    }

    void anAnswerThatIsNotUnionPaysIsNoFile()
    {
        Desk desk;
        desk.publish(contentOf(zipOf(kFile)), "00", {{"txnTime", "20200101000000"}}); // of another request
        QCOMPARE(desk.fetch(desk.yesterday()).errorCode, QByteArray("ACP_ANSWER_MISMATCH"));
        desk.provider.signAs("041@Z2025-1@00040000:SIGN@1", desk.provider.impostor());
        desk.publish(contentOf(zipOf(kFile)));
        QCOMPARE(desk.fetch(desk.yesterday()).errorCode, QByteArray("ACP_ANSWER_UNVERIFIED"));
        QVERIFY(desk.file.isEmpty());
    }

    void noFileMeansNotYetOrNothing()
    {
        Desk desk;
        desk.publish({}, "98");
        const BusinessDate today = BusinessDate::of(desk.clock.now());
        QCOMPARE(desk.fetch(today).state, BillState::NotReady);
        QCOMPARE(desk.fetch(BusinessDate::of(desk.clock.now() - 24h * 3)).state, BillState::Empty);
        desk.publish({}, "11");
        QCOMPARE(desk.fetch(today).state, BillState::Refused);
        desk.publish({}, "06");
        QCOMPARE(desk.fetch(today).state, BillState::Unknown);
        desk.client.failWith(http::errors::kNoAnswer);
        QCOMPARE(desk.fetch(today).state, BillState::Unknown);
    }

    void daysThatCannotBeNamedAreRefused()
    {
        Desk desk;
        QCOMPARE(desk.fetch(BusinessDate::of(desk.clock.now() - 24h * 360)).state, BillState::Refused);
        QCOMPARE(desk.fetch(desk.yesterday(), BillKind::FundFlow).state, BillState::Refused);
        QVERIFY(desk.client.calls().empty());
    }
};

QTEST_GUILESS_MAIN(tst_unionpay_bills)
#include "tst_unionpay_bills.moc"
