// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened at the played Alipay is in the bill that our channel fetches there.
#include "alipay/alipay_channel.h"
#include "async/worker_pool.h"
#include "http/client.h"
#include "support/read_bill.h"
#include "support/run_task.h"
#include "support/sandbox_process.h"

#include <QFile>
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
    QFile file(sandbox.alipayAccountFile());
    const bool isOpen = file.open(QIODevice::ReadOnly);
    const QJsonObject account = isOpen ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    const QByteArray secrets = QJsonDocument(account.value(u"secrets"_s).toObject()).toJson(QJsonDocument::Compact);
    return {ChannelAccountId::trusted("alipay-M1000"), MerchantId::trusted("M1000"), ChannelCode::trusted("alipay"),
            account.value(u"settings"_s).toObject(), Secret(secrets)};
}

} // namespace

class tst_sandbox_alipay_bill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sandbox.start(), m_sandbox.log()); }
    void theDaysBillIsNotMadeBeforeTheNextMorning();
    void everythingThatHappenedIsInIt();
    void aPlantedDifferenceIsInIt();
    void aRowPastMidnightIsInTheNextDays();

private:
    channels::BillOutcome fetch(int daysOn = 0)
    {
        m_file.clear();
        http::BodySink sink = [this](QByteArrayView piece) {
            m_file.append(piece);
            return true;
        };
        const BusinessDate today = BusinessDate::of(m_clock.now() + std::chrono::hours(24 * daysOn));
        return test::runTask(
            m_channel->fetchBill(accountOf(m_sandbox), channels::BillKind::Trade, today, std::move(sink)));
    }

    SystemClock m_clock;
    async::WorkerPool m_workers{1};
    std::unique_ptr<http::Client> m_client = http::makeSocketClient({});
    std::unique_ptr<channels::Channel> m_channel = alipay::makeChannel({*m_client, m_workers, m_clock});
    test::SandboxProcess m_sandbox;
    QByteArray m_file;
};

void tst_sandbox_alipay_bill::theDaysBillIsNotMadeBeforeTheNextMorning()
{
    QCOMPARE(fetch().state, BillState::NotReady);
}

void tst_sandbox_alipay_bill::everythingThatHappenedIsInIt()
{
    m_sandbox.setFaults({{u"bills"_s, QJsonObject{{u"at_once"_s, true}}}});
    const QUrl notifyUrl(u"http://127.0.0.1:9/v1/callback/alipay/alipay-M1000"_s);
    const UtcTime expiresAt = m_clock.now() + std::chrono::minutes(5);
    const channels::Order order{
        kAttempt, Money(1230, Currency::cny()), u"珍珠奶茶"_s, "ALIPAY_QR", {}, {}, {}, expiresAt, notifyUrl, Secret()};
    const auto placed = test::runTask(m_channel->place(accountOf(m_sandbox), order));
    QCOMPARE(placed.state, channels::PlaceState::Placed);
    QCOMPARE(m_sandbox.pay(placed.credential->text).status, 200);
    channels::RefundOrder refund;
    refund.refundNo = kRefund;
    refund.attemptNo = kAttempt;
    refund.amount = Money(500, Currency::cny());
    refund.total = order.amount;
    const auto report = test::runTask(m_channel->refund(accountOf(m_sandbox), refund));
    QCOMPARE(report.state, channels::RefundState::Succeeded);

    const auto outcome = fetch();
    QCOMPARE(outcome.errorCode, QByteArray());
    QCOMPARE(outcome.state, BillState::Ready);
    QVERIFY(m_file.startsWith("#\xd6\xa7\xb8\xb6\xb1\xa6")); // "支付宝" in GBK
    QVERIFY(m_file.contains(kAttempt.bytes()) && m_file.contains(kRefund.bytes()));
    QVERIFY(m_file.contains(",12.30,12.30,") && m_file.contains(",-5.00,-5.00,"));
    QVERIFY(m_file.contains("\xbb\xe3\xd7\xdc")); // the sums too

    const test::MakeBillReader make = [&](channels::BillSinks sinks) {
        return m_channel->billReader(accountOf(m_sandbox), channels::BillKind::Trade, BusinessDate::of(m_clock.now()),
                                     std::move(sinks));
    };
    const test::ReadBill read = test::readBill(make, m_file);
    QCOMPARE(read.refusal(), QByteArray());
    QCOMPARE(read.rows.size(), std::size_t{2});
    QVERIFY(read.rows[0].kind == rows::Kind::Payment && read.rows[1].kind == rows::Kind::Refund);
    QVERIFY(read.rows[0].number == kAttempt.bytes() && read.rows[1].number == kRefund.bytes());
    QVERIFY(read.rows[0].amount == 1230 && read.rows[1].amount == 500);
}

void tst_sandbox_alipay_bill::aPlantedDifferenceIsInIt()
{
    const QJsonObject missing{{u"difference"_s, u"missing"_s}, {u"number"_s, QString::fromLatin1(kRefund.bytes())}};
    m_sandbox.setFaults({{u"bills"_s, QJsonObject{{u"differences"_s, QJsonArray{missing}}}}});
    QCOMPARE(fetch().state, BillState::Ready);
    QVERIFY(m_file.contains(kAttempt.bytes()) && !m_file.contains(kRefund.bytes()));
}

void tst_sandbox_alipay_bill::aRowPastMidnightIsInTheNextDays()
{
    const QJsonObject late{{u"difference"_s, u"midnight"_s}, {u"number"_s, QString::fromLatin1(kAttempt.bytes())}};
    m_sandbox.setFaults({{u"bills"_s, QJsonObject{{u"differences"_s, QJsonArray{late}}}}});
    QCOMPARE(fetch().state, BillState::Ready);
    QVERIFY(!m_file.contains(",12.30,") && m_file.contains(kRefund.bytes()));
    QCOMPARE(fetch(1).state, BillState::Ready);
    QVERIFY(m_file.contains(kAttempt.bytes()) && m_file.contains(" 00:00:01,"));
}

QTEST_GUILESS_MAIN(tst_sandbox_alipay_bill)
#include "tst_sandbox_alipay_bill.moc"
