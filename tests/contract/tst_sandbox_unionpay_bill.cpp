// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened at the played UnionPay is in the settlement file that our channel fetches there.
#include "async/worker_pool.h"
#include "http/client.h"
#include "support/read_bill.h"
#include "support/run_task.h"
#include "support/sandbox_process.h"
#include "unionpay/unionpay_channel.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using channels::BillState;
using namespace Qt::StringLiterals;

namespace {

const AttemptNo kAttempt = AttemptNo::trusted("P20261123123456780ABCDEF0123XY01");
const RefundNo kRefund = RefundNo::trusted("R202611231234567800ABCDEF012397");

channels::ChannelAccount accountOf(const test::SandboxProcess& sandbox)
{
    QFile file(sandbox.unionpayAccountFile());
    const bool isOpen = file.open(QIODevice::ReadOnly);
    const QJsonObject account = isOpen ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    const QByteArray secrets = QJsonDocument(account.value(u"secrets"_s).toObject()).toJson(QJsonDocument::Compact);
    return {ChannelAccountId::trusted("unionpay-M1000"), MerchantId::trusted("M1000"), ChannelCode::trusted("unionpay"),
            account.value(u"settings"_s).toObject(), Secret(secrets)};
}

} // namespace

class tst_sandbox_unionpay_bill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sandbox.start(), m_sandbox.log()); }
    void theDaysBillIsNotMadeBeforeTheNextMorning();
    void everythingThatHappenedIsInIt();
    void aPlantedDifferenceIsInIt();

private:
    channels::BillOutcome fetch()
    {
        m_file.clear();
        http::BodySink sink = [this](QByteArrayView piece) {
            m_file.append(piece);
            return true;
        };
        const BusinessDate today = BusinessDate::of(m_clock.now() + std::chrono::hours(1)); // it begins at 23:00
        return test::runTask(
            m_channel->fetchBill(accountOf(m_sandbox), channels::BillKind::Trade, today, std::move(sink)));
    }

    SystemClock m_clock;
    async::WorkerPool m_workers{1};
    std::unique_ptr<http::Client> m_client = http::makeSocketClient({});
    std::unique_ptr<channels::Channel> m_channel = unionpay::makeChannel({*m_client, m_workers, m_clock});
    test::SandboxProcess m_sandbox;
    QByteArray m_file;
};

void tst_sandbox_unionpay_bill::theDaysBillIsNotMadeBeforeTheNextMorning()
{
    QCOMPARE(fetch().state, BillState::NotReady);
}

void tst_sandbox_unionpay_bill::everythingThatHappenedIsInIt()
{
    m_sandbox.setFaults({{u"bills"_s, QJsonObject{{u"at_once"_s, true}}}});
    const QUrl notifyUrl(u"http://127.0.0.1:9/v1/callback/unionpay/unionpay-M1000"_s);
    channels::Order order{kAttempt,
                          Money(1230, Currency::cny()),
                          u"珍珠奶茶"_s,
                          "UNIONPAY_QR",
                          {},
                          {},
                          {},
                          m_clock.now() + std::chrono::minutes(5),
                          notifyUrl,
                          Secret()};
    order.placedAt = UtcTime::fromSeconds(m_clock.now().seconds());
    const auto placed = test::runTask(m_channel->place(accountOf(m_sandbox), order));
    QCOMPARE(placed.state, channels::PlaceState::Placed);
    const QJsonObject code{{u"code"_s, placed.credential->text}};
    const auto paid = m_sandbox.control("POST", "/unionpay/pay", code);
    QCOMPARE(paid.status, 200);
    channels::RefundOrder refund;
    refund.refundNo = kRefund;
    refund.attemptNo = kAttempt;
    refund.tradeNo = ChannelTradeNo::trusted(paid.body.value(u"query_id"_s).toString().toLatin1());
    refund.amount = Money(500, Currency::cny());
    refund.total = order.amount;
    refund.notifyUrl = notifyUrl;
    refund.payWay = order.payWay;
    refund.placedAt = order.placedAt;
    refund.createdAt = order.placedAt;
    const auto report = test::runTask(m_channel->refund(accountOf(m_sandbox), refund));
    QCOMPARE(report.state, channels::RefundState::Processing);

    QTRY_VERIFY_WITH_TIMEOUT(fetch().state == BillState::Ready && m_file.count('\n') == 2, 30'000);
    const QList<QByteArray> records = m_file.split('\n'); // the last line ends too
    constexpr int kRecordBytes = 607;
    for (const QByteArray& record : records.first(2))
        QCOMPARE(record.size(), kRecordBytes + 1);
    QCOMPARE(records[0].mid(66, 12), QByteArray("000000001230"));
    QCOMPARE(records[0].mid(112, 32), kAttempt.bytes().leftJustified(32));
    QCOMPARE(records[1].mid(66, 12), QByteArray("000000000500"));
    QCOMPARE(records[1].mid(112, 32), kRefund.bytes().leftJustified(32));

    const BusinessDate day = BusinessDate::of(m_clock.now() + std::chrono::hours(1));
    const test::MakeBillReader make = [&](channels::BillSinks sinks) {
        return m_channel->billReader(accountOf(m_sandbox), channels::BillKind::Trade, day, std::move(sinks));
    };
    const test::ReadBill read = test::readBill(make, m_file);
    QCOMPARE(read.refusal(), QByteArray());
    QCOMPARE(read.rows.size(), std::size_t{2});
    QVERIFY(read.rows[0].kind == rows::Kind::Payment && read.rows[1].kind == rows::Kind::Refund);
    QVERIFY(read.rows[0].number == kAttempt.bytes() && read.rows[1].number == kRefund.bytes());
    QVERIFY(read.rows[0].amount == 1230 && read.rows[1].amount == 500);
}

void tst_sandbox_unionpay_bill::aPlantedDifferenceIsInIt()
{
    const QJsonObject missing{{u"difference"_s, u"missing"_s}, {u"number"_s, QString::fromLatin1(kRefund.bytes())}};
    m_sandbox.setFaults({{u"bills"_s, QJsonObject{{u"differences"_s, QJsonArray{missing}}}}});
    QCOMPARE(fetch().state, BillState::Ready);
    QVERIFY(m_file.contains(kAttempt.bytes()) && !m_file.contains(kRefund.bytes()));
    // Past the end of the settlement day, whose next file is not there before it has begun.
    const QJsonObject late{{u"difference"_s, u"midnight"_s}, {u"number"_s, QString::fromLatin1(kRefund.bytes())}};
    m_sandbox.setFaults({{u"bills"_s, QJsonObject{{u"differences"_s, QJsonArray{late}}}}});
    QCOMPARE(fetch().state, BillState::Ready);
    QVERIFY(m_file.contains(kAttempt.bytes()) && !m_file.contains(kRefund.bytes()));
}

QTEST_GUILESS_MAIN(tst_sandbox_unionpay_bill)
#include "tst_sandbox_unionpay_bill.moc"
