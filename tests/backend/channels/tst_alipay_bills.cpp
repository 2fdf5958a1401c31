// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A day's bill: asked for, fetched from where only Alipay's files lie, and its details handed on unpacked.
#include "alipay_bench.h"

#include "alipay/alipay_bills.h"

#include <QTest>

using namespace guitai;
using namespace std::chrono_literals;
using channels::BillKind;
using channels::BillState;
using test::AlipayBench;

namespace {

constexpr char kMethod[] = "alipay.data.dataservice.bill.downloadurl.query";
constexpr char kAddress[] = "http://dwbillcenter.alipay.com/downloadBillFile.resource?token=a%2Bb";

// Made with Python's zipfile, names and texts in GBK: the details and the sums of a day.
constexpr char kBill[] =
    "UEsDBBQAAAAIANgtMU/2fsbfJQAAACAAAAAaAAAAMjA4OF8yMDE5MDkxNl/Stc7xw/fPuC5jc3YBIADf/yPWp7i2sabStc7xw/fP"
    "uLLp0a8NCiO1vLP2yrG85A0KUEsDBBQAAAAIANgtMU9LfqAYGgAAABUAAAAgAAAAMjA4OF8yMDE5MDkxNl/Stc7xw/fPuCi749fc"
    "KS5jc3YBFQDq/yPWp7i2sabStc7xu+PX3LLp0a8NClBLAQIUAxQAAAAIANgtMU/2fsbfJQAAACAAAAAaAAAAAAAAAAAAAACAAQAA"
    "AAAyMDg4XzIwMTkwOTE2X9K1zvHD98+4LmNzdlBLAQIUAxQAAAAIANgtMU9LfqAYGgAAABUAAAAgAAAAAAAAAAAAAACAAV0AAAAy"
    "MDg4XzIwMTkwOTE2X9K1zvHD98+4KLvj19wpLmNzdlBLBQYAAAAAAgACAJYAAAC1AAAAAAA=";
// Two tables of which none says that it is the sums.
constexpr char kTwoTables[] =
    "UEsDBBQAAAAIANgtMU/2fsbfJQAAACAAAAAFAAAAYS5jc3YBIADf/yPWp7i2sabStc7xw/fPuLLp0a8NCiO1vLP2yrG85A0KUEsD"
    "BBQAAAAIANgtMU/2fsbfJQAAACAAAAAGAAAAYmMuY3N2ASAA3/8j1qe4trGm0rXO8cP3z7iy6dGvDQojtbyz9sqxvOQNClBLAQIU"
    "AxQAAAAIANgtMU/2fsbfJQAAACAAAAAFAAAAAAAAAAAAAACAAQAAAABhLmNzdlBLAQIUAxQAAAAIANgtMU/2fsbfJQAAACAAAAAG"
    "AAAAAAAAAAAAAACAAUgAAABiYy5jc3ZQSwUGAAAAAAIAAgBnAAAAkQAAAAAA";

struct Fetched
{
    channels::BillOutcome outcome;
    QByteArray file;
};

Fetched fetch(AlipayBench& bench, const BusinessDate& day, BillKind kind = BillKind::Trade)
{
    Fetched fetched;
    http::BodySink sink = [&fetched](QByteArrayView piece) {
        fetched.file.append(piece);
        return true;
    };
    fetched.outcome = test::runTask(bench.channel->fetchBill(bench.account, kind, day, std::move(sink)));
    return fetched;
}

http::Response fileOf(const QByteArray& bytes, int status = 200)
{
    http::Response file;
    file.status = status;
    file.body = bytes;
    return file;
}

/// Answers an address, and the file to a sink as the real client would.
void publish(AlipayBench& bench, const http::Response& file, const QString& address = QLatin1String(kAddress))
{
    const auto asked = bench.provider.answer(kMethod, QJsonObject{{QStringLiteral("code"), QStringLiteral("10000")},
                                                                  {QStringLiteral("bill_download_url"), address}});
    bench.client.answerWith([asked, file](const http::Call& call) -> Result<http::Response> {
        if (call.method == "POST")
            return asked;
        if (file.status != 200)
            return file;
        if (!call.answerTo || !call.answerTo(file.body))
            return Error{http::errors::kBadAnswer};
        return http::Response{};
    });
}

} // namespace

class tst_alipay_bills : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothTablesAreHandedOnUnpacked();
    void whatIsNoWholeBillIsWorthNothing_data();
    void whatIsNoWholeBillIsWorthNothing();
    void onlyAlipaysOwnAddressesAreOpened_data();
    void onlyAlipaysOwnAddressesAreOpened();
    void noBillMeansNotYetOrNothing();
    void anotherKindIsRefused();

private:
    const BusinessDate m_day = BusinessDate::of(*UtcTime::parseRfc3339("2019-09-16T17:00:00+08:00"));
};

void tst_alipay_bills::bothTablesAreHandedOnUnpacked()
{
    AlipayBench bench;
    publish(bench, fileOf(QByteArray::fromBase64(kBill)));
    const Fetched fetched = fetch(bench, m_day);
    QCOMPARE(fetched.outcome.state, BillState::Ready);
    QCOMPARE(fetched.file.toHex(), QByteArray("23d6a7b8b6b1a6d2b5cef1c3f7cfb8b2e9d1af0d0a23b5bcb3f6cab1bce40d0a"
                                              "23d6a7b8b6b1a6d2b5cef1bbe3d7dcb2e9d1af0d0a"));
    const auto asked = test::AlipayProvider::parametersOf(bench.client.calls().front());
    QCOMPARE(bench.provider.faultOf(asked), QByteArray());
    QCOMPARE(asked.at("biz_content"), QByteArray(R"({"bill_date":"2019-09-16","bill_type":"trade"})"));
    // As it stood, and without anything of the merchant's.
    QCOMPARE(bench.client.calls().back().url.toEncoded(), QByteArray(kAddress));
    QVERIFY(bench.client.calls().back().headers.all().empty());
}

void tst_alipay_bills::whatIsNoWholeBillIsWorthNothing_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("status");
    const QByteArray good = QByteArray::fromBase64(kBill);
    QTest::newRow("cut off") << good.left(60) << 200;
    QTest::newRow("nothing") << QByteArray() << 200;
    QTest::newRow("no zip") << QByteArray("<html>busy</html>") << 200;
    QTest::newRow("two tables of details") << QByteArray::fromBase64(kTwoTables) << 200;
    QTest::newRow("gone") << good << 403;
}

void tst_alipay_bills::whatIsNoWholeBillIsWorthNothing()
{
    QFETCH(QByteArray, file);
    QFETCH(int, status);
    AlipayBench bench;
    publish(bench, fileOf(file, status));
    const Fetched fetched = fetch(bench, m_day);
    QCOMPARE(fetched.outcome.state, BillState::Unknown);
    QVERIFY(!fetched.outcome.errorCode.isEmpty());
}

void tst_alipay_bills::onlyAlipaysOwnAddressesAreOpened_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("opened");
    const auto row = [](const char* address, bool opened) {
        QTest::newRow(address) << QString::fromLatin1(address) << opened;
    };
    row("http://dwbillcenter.alipay.com/f?token=1", true);
    row("https://dwbillcenter.alipay.com/f?token=1", true);
    row("http://alipay.com.evil.example/f", false);
    row("http://evilalipay.com/f", false);
    row("http://127.0.0.1/f", false);
    row("http://169.254.169.254/latest", false);
    row("http://me@dwbillcenter.alipay.com/f", false);
    row("file:///etc/passwd", false);
    row("", false);
}

void tst_alipay_bills::onlyAlipaysOwnAddressesAreOpened()
{
    QFETCH(QString, address);
    QFETCH(bool, opened);
    AlipayBench bench;
    publish(bench, fileOf(QByteArray::fromBase64(kBill)), address);
    QCOMPARE(fetch(bench, m_day).outcome.state == BillState::Ready, opened);
    QCOMPARE(bench.client.calls().size(), opened ? size_t(2) : size_t(1));
}

void tst_alipay_bills::noBillMeansNotYetOrNothing()
{
    AlipayBench bench;
    bench.client.answerWith(bench.provider.refusal(kMethod, "40004", "isp.bill_not_exist"));
    const BusinessDate today = BusinessDate::of(bench.clock.now());
    QCOMPARE(fetch(bench, today).outcome.state, BillState::NotReady);
    bench.clock.advance(today.ends() - bench.clock.now() + 10h);
    QCOMPARE(fetch(bench, today).outcome.state, BillState::Empty);
    bench.client.answerWith(bench.provider.refusal(kMethod, "20000", "isp.unknow-error"));
    QCOMPARE(fetch(bench, today).outcome.state, BillState::Unknown);
    bench.client.answerWith(bench.provider.refusal(kMethod, "40006", "isv.insufficient-isv-permissions"));
    QCOMPARE(fetch(bench, today).outcome.state, BillState::Refused);
}

void tst_alipay_bills::anotherKindIsRefused()
{
    AlipayBench bench;
    QCOMPARE(fetch(bench, m_day, BillKind::FundFlow).outcome.state, BillState::Refused);
    QVERIFY(bench.client.calls().empty());
}

QTEST_GUILESS_MAIN(tst_alipay_bills)
#include "tst_alipay_bills.moc"
