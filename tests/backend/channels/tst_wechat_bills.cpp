// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat_bench.h"

#include "gzip/gzip.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using channels::BillKind;
using channels::BillState;
using test::WechatBench;

namespace {

constexpr char kHost[] = "https://api.mch.weixin.qq.com";
constexpr char kFile[] = "/v3/billdownload/file?token=t0ken%2B1&tartype=gzip";

QByteArray sha1Of(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex();
}

QByteArray ticket(const QByteArray& hash, const QByteArray& url = QByteArray(kHost) + kFile)
{
    const QJsonObject body{{QStringLiteral("hash_type"), QStringLiteral("SHA1")},
                           {QStringLiteral("hash_value"), QString::fromLatin1(hash)},
                           {QStringLiteral("download_url"), QString::fromLatin1(url)}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

struct Fetched
{
    channels::BillOutcome outcome;
    QByteArray file;
};

Fetched fetch(WechatBench& bench, BillKind kind = BillKind::Trade, bool takes = true)
{
    Fetched fetched;
    http::BodySink sink = [&fetched, takes](QByteArrayView piece) {
        fetched.file.append(piece);
        return takes;
    };
    const auto day = BusinessDate::of(*UtcTime::parseRfc3339("2021-01-28T17:00:00Z"));
    fetched.outcome = test::runTask(bench.channel->fetchBill(bench.account, kind, day, std::move(sink)));
    return fetched;
}

/// Answers a ticket, and the file to a sink as the real client would.
void publish(WechatBench& bench, const http::Response& asked, const http::Response& file)
{
    bench.client.answerWith([asked, file](const http::Call& call) -> Result<http::Response> {
        if (call.url.path() != QStringLiteral("/v3/billdownload/file"))
            return asked;
        if (file.status != 200)
            return file;
        if (!call.answerTo || !call.answerTo(file.body))
            return Error{http::errors::kBadAnswer};
        return http::Response{};
    });
}

} // namespace

class WechatBillsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fileIsHandedOnUnpacked();
    void kindAndDayAreNamed();
    void fileIsWorthNothingUnlessItIsWhatWasPromised_data();
    void fileIsWorthNothingUnlessItIsWhatWasPromised();
    void onlyTheAccountsOwnGatewayIsAskedForTheFile_data();
    void onlyTheAccountsOwnGatewayIsAskedForTheFile();
    void refusalsOfABillAreTold_data();
    void refusalsOfABillAreTold();
    void sinkThatTakesNoMoreLeavesItUnknown();
};

void WechatBillsTest::fileIsHandedOnUnpacked()
{
    WechatBench bench;
    const QByteArray file = "\xEF\xBB\xBF" + QByteArray(300'000, '`');
    publish(bench, bench.provider.answer(200, ticket(sha1Of(file))), {200, {}, gzip::compressed(file)});
    const Fetched fetched = fetch(bench);
    QCOMPARE(fetched.outcome.state, BillState::Ready);
    QCOMPARE(fetched.file, file);
    for (const http::Call& call : bench.client.calls())
        QCOMPARE(bench.provider.faultOf(call), "");
    QCOMPARE(bench.client.calls().back().url.toEncoded(), QByteArray(kHost) + kFile);
}

void WechatBillsTest::kindAndDayAreNamed()
{
    WechatBench bench;
    bench.client.answerWith(bench.provider.error(400, "NO_STATEMENT_EXIST"));
    // 01:00 of the 29th in Beijing.
    fetch(bench, BillKind::Trade);
    QCOMPARE(bench.client.calls().back().url.toEncoded(),
             QByteArray(kHost) + "/v3/bill/tradebill?bill_date=2021-01-29&bill_type=ALL&tar_type=GZIP");
    fetch(bench, BillKind::FundFlow);
    QCOMPARE(bench.client.calls().back().url.toEncoded(),
             QByteArray(kHost) + "/v3/bill/fundflowbill?bill_date=2021-01-29&account_type=BASIC&tar_type=GZIP");
}

void WechatBillsTest::fileIsWorthNothingUnlessItIsWhatWasPromised_data()
{
    QTest::addColumn<QByteArray>("hash");
    QTest::addColumn<QByteArray>("packed");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    const QByteArray whole = gzip::compressed("three rows");
    const QByteArray hash = sha1Of("three rows");
    QTest::newRow("another file") << sha1Of("three rowz") << whole << 200 << QByteArray("BILL_HASH_WRONG");
    QTest::newRow("cut short") << hash << whole.chopped(1) << 200 << QByteArray("BILL_NOT_GZIP");
    QTest::newRow("empty") << hash << QByteArray() << 200 << QByteArray("BILL_NOT_GZIP");
    QTest::newRow("not packed") << hash << QByteArray("three rows") << 200 << QByteArray("HTTP_BAD_ANSWER");
    QTest::newRow("address too old") << hash << QByteArray(R"({"code":"INVALID_REQUEST","message":"x"})") << 400
                                     << QByteArray("INVALID_REQUEST");
    QTest::newRow("hash in capitals") << hash.toUpper() << whole << 200 << QByteArray("BILL_TICKET_UNREADABLE");
    QTest::newRow("hash too short") << hash.chopped(2) << whole << 200 << QByteArray("BILL_TICKET_UNREADABLE");
}

void WechatBillsTest::fileIsWorthNothingUnlessItIsWhatWasPromised()
{
    QFETCH(QByteArray, hash);
    QFETCH(QByteArray, packed);
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    WechatBench bench;
    publish(bench, bench.provider.answer(200, ticket(hash)), {status, {}, packed});
    const Fetched fetched = fetch(bench);
    QCOMPARE(fetched.outcome.state, BillState::Unknown);
    QCOMPARE(fetched.outcome.errorCode, code);
}

void WechatBillsTest::onlyTheAccountsOwnGatewayIsAskedForTheFile_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::newRow("another host") << QByteArray("https://example.org/v3/billdownload/file?token=1");
    QTest::newRow("without TLS") << QByteArray("http://api.mch.weixin.qq.com/v3/billdownload/file?token=1");
    QTest::newRow("another port") << QByteArray("https://api.mch.weixin.qq.com:8443/v3/billdownload/file?token=1");
    QTest::newRow("a user in front") << QByteArray("https://me@api.mch.weixin.qq.com/v3/billdownload/file?token=1");
    QTest::newRow("a relative one") << QByteArray("/v3/billdownload/file?token=1");
    QTest::newRow("a file") << QByteArray("file:///etc/passwd");
}

void WechatBillsTest::onlyTheAccountsOwnGatewayIsAskedForTheFile()
{
    QFETCH(QByteArray, url);
    WechatBench bench;
    publish(bench, bench.provider.answer(200, ticket(sha1Of("x"), url)), {200, {}, gzip::compressed("x")});
    const Fetched fetched = fetch(bench);
    QCOMPARE(fetched.outcome.errorCode, "BILL_TICKET_UNREADABLE");
    QCOMPARE(bench.client.calls().size(), size_t(1));
}

void WechatBillsTest::refusalsOfABillAreTold_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<BillState>("state");
    QTest::newRow("nothing happened") << 400 << QByteArray("NO_STATEMENT_EXIST") << BillState::Empty;
    QTest::newRow("not made yet") << 400 << QByteArray("STATEMENT_CREATING") << BillState::NotReady;
    QTest::newRow("a day that cannot be had") << 400 << QByteArray("PARAM_ERROR") << BillState::Refused;
    QTest::newRow("not allowed") << 403 << QByteArray("NO_AUTH") << BillState::Refused;
    QTest::newRow("too often") << 429 << QByteArray("FREQUENCY_LIMITED") << BillState::Unknown;
    QTest::newRow("it stumbled") << 500 << QByteArray("SYSTEM_ERROR") << BillState::Unknown;
}

void WechatBillsTest::refusalsOfABillAreTold()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QFETCH(BillState, state);
    WechatBench bench;
    bench.client.answerWith(bench.provider.error(status, code.constData()));
    const Fetched fetched = fetch(bench);
    QCOMPARE(fetched.outcome.state, state);
    QCOMPARE(fetched.outcome.errorCode, code);
    QVERIFY(fetched.file.isEmpty());
}

void WechatBillsTest::sinkThatTakesNoMoreLeavesItUnknown()
{
    WechatBench bench;
    publish(bench, bench.provider.answer(200, ticket(sha1Of("x"))), {200, {}, gzip::compressed("x")});
    QCOMPARE(fetch(bench, BillKind::Trade, false).outcome.state, BillState::Unknown);
}

QTEST_GUILESS_MAIN(WechatBillsTest)
#include "tst_wechat_bills.moc"
