// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened in the sandbox is in the bills that our channel fetches there.
#include "async/worker_pool.h"
#include "http/client.h"
#include "support/read_bill.h"
#include "support/run_task.h"
#include "support/sandbox_process.h"
#include "wechat/wechat_channel.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using channels::BillKind;
using channels::BillState;
using namespace Qt::StringLiterals;

namespace {

const AttemptNo kAttempt = AttemptNo::trusted("P20261123123456780ABCDEF0123XY01");
const RefundNo kRefund = RefundNo::trusted("R202611231234567800ABCDEF012397");

enum class Api { V3, V2 };

channels::ChannelAccount accountOf(const test::SandboxProcess& sandbox, Api api = Api::V3)
{
    QJsonObject account = sandbox.account();
    if (QFile file(sandbox.wechatV2AccountFile()); api == Api::V2 && file.open(QIODevice::ReadOnly))
        account = QJsonDocument::fromJson(file.readAll()).object();
    const QByteArray secrets = QJsonDocument(account.value(u"secrets"_s).toObject()).toJson(QJsonDocument::Compact);
    return {ChannelAccountId::trusted("wechat-M1000"), MerchantId::trusted("M1000"), ChannelCode::trusted("wechat"),
            account.value(u"settings"_s).toObject(), Secret(secrets)};
}

struct Fetched
{
    channels::BillOutcome outcome;
    QByteArray file;
};

} // namespace

class SandboxBillsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void billIsMadeTheNextMorning();
    void dayWithoutTradeHasNoBill();
    void everythingThatHappenedIsInTheTradeBill();
    void whatWasFetchedIsReadAsItHappened();
    void fundFlowTellsWhatIsLeft();
    void bothApisHandOutTheSameBills();
    void plantedDifferencesAreInTheBill();
    void rowPastMidnightIsInTheNextDaysBill();
    void lostAnswersLeaveItUnknown();

private:
    Fetched fetch(BillKind kind, BusinessDate day, Api api = Api::V3);
    BusinessDate today() const { return BusinessDate::of(m_clock.now()); }
    void sellAndGiveBack();

    SystemClock m_clock;
    async::WorkerPool m_workers{1};
    std::unique_ptr<http::Client> m_client = http::makeSocketClient({});
    std::unique_ptr<channels::Channel> m_channel = wechat::makeChannel({*m_client, m_workers, m_clock});
    test::SandboxProcess m_sandbox;
};

Fetched SandboxBillsTest::fetch(BillKind kind, BusinessDate day, Api api)
{
    Fetched fetched;
    http::BodySink sink = [&fetched](QByteArrayView piece) {
        fetched.file.append(piece);
        return true;
    };
    fetched.outcome = test::runTask(m_channel->fetchBill(accountOf(m_sandbox, api), kind, day, std::move(sink)));
    return fetched;
}

void SandboxBillsTest::sellAndGiveBack()
{
    const QUrl notifyUrl(u"http://127.0.0.1:9/v1/callback/wechat/wechat-M1000"_s);
    const UtcTime expiresAt = UtcTime::fromSeconds(m_clock.now().ms() / 1000 + 300);
    const channels::Order order{
        kAttempt, Money(1230, Currency::cny()), u"珍珠奶茶"_s, "WECHAT_NATIVE", {}, {}, {}, expiresAt, notifyUrl,
        Secret()};
    const auto placed = test::runTask(m_channel->place(accountOf(m_sandbox), order));
    QCOMPARE(placed.errorCode, "");
    QCOMPARE(placed.state, channels::PlaceState::Placed);
    const test::SandboxAnswer paid = m_sandbox.pay(placed.credential->text);
    const QByteArray tradeNo = paid.body.value(u"transaction_id"_s).toString().toLatin1();
    const channels::RefundOrder refund{
        kRefund, kAttempt, ChannelTradeNo::trusted(tradeNo), Money(500, Currency::cny()), order.amount, {}, notifyUrl};
    const auto report = test::runTask(m_channel->refund(accountOf(m_sandbox), refund));
    QVERIFY(report.state != channels::RefundState::Refused && report.state != channels::RefundState::Unknown);
}

void SandboxBillsTest::initTestCase()
{
    QVERIFY2(m_sandbox.start(), m_sandbox.log());
}

void SandboxBillsTest::billIsMadeTheNextMorning()
{
    QCOMPARE(fetch(BillKind::Trade, today()).outcome.state, BillState::Refused);
    QCOMPARE(fetch(BillKind::Trade, today(), Api::V2).outcome.state, BillState::Refused);
}

void SandboxBillsTest::dayWithoutTradeHasNoBill()
{
    m_sandbox.setFaults({{u"bills"_s, QJsonObject{{u"at_once"_s, true}}}});
    QCOMPARE(fetch(BillKind::Trade, today()).outcome.state, BillState::Empty);
    QCOMPARE(fetch(BillKind::Trade, today(), Api::V2).outcome.state, BillState::Empty);
}

void SandboxBillsTest::everythingThatHappenedIsInTheTradeBill()
{
    sellAndGiveBack();
    const Fetched fetched = fetch(BillKind::Trade, today());
    QCOMPARE(fetched.outcome.errorCode, "");
    QCOMPARE(fetched.outcome.state, BillState::Ready);
    QVERIFY(fetched.file.contains(kAttempt.bytes()));
    QVERIFY(fetched.file.contains(kRefund.bytes()));
    QVERIFY(fetched.file.endsWith("`2,`12.30,`5.00,`0.00,`0.04000,`12.30,`5.00\r\n"));
}

void SandboxBillsTest::whatWasFetchedIsReadAsItHappened()
{
    for (const Api api : {Api::V3, Api::V2}) {
        const Fetched fetched = fetch(BillKind::Trade, today(), api);
        const test::MakeBillReader make = [&](channels::BillSinks sinks) {
            return m_channel->billReader(accountOf(m_sandbox, api), BillKind::Trade, today(), std::move(sinks));
        };
        const test::ReadBill read = test::readBill(make, fetched.file);
        QCOMPARE(read.refusal(), QByteArray());
        QCOMPARE(read.rows.size(), std::size_t{2});
        QCOMPARE(read.rows[0].number, kAttempt.bytes());
        QCOMPARE(read.rows[0].amount, 1230);
        QCOMPARE(read.rows[1].number, kRefund.bytes());
        QCOMPARE(read.rows[1].amount, 500);
        QVERIFY(read.rows[1].kind == rows::Kind::Refund);
    }
}

void SandboxBillsTest::fundFlowTellsWhatIsLeft()
{
    const Fetched fetched = fetch(BillKind::FundFlow, today());
    QCOMPARE(fetched.outcome.state, BillState::Ready);
    QVERIFY(fetched.file.endsWith("`3,`1,`12.30,`2,`5.04\r\n"));
    const test::MakeBillReader make = [&](channels::BillSinks sinks) {
        return m_channel->billReader(accountOf(m_sandbox), BillKind::FundFlow, today(), std::move(sinks));
    };
    const test::ReadBill read = test::readBill(make, fetched.file);
    QCOMPARE(read.refusal(), QByteArray());
    QVERIFY((read.totals->incoming == channels::BillTotals::Side{1, 1230}));
    QVERIFY((read.totals->outgoing == channels::BillTotals::Side{2, 504}));
    QCOMPARE(read.funds.front().number, kAttempt.bytes());
}

void SandboxBillsTest::bothApisHandOutTheSameBills()
{
    for (const BillKind kind : {BillKind::Trade, BillKind::FundFlow}) {
        const Fetched v2 = fetch(kind, today(), Api::V2);
        QCOMPARE(v2.outcome.errorCode, "");
        QCOMPARE(v2.outcome.state, BillState::Ready);
        QCOMPARE(v2.file, fetch(kind, today()).file);
    }
}

void SandboxBillsTest::plantedDifferencesAreInTheBill()
{
    const QJsonObject missing{{u"difference"_s, u"missing"_s}, {u"number"_s, QString::fromLatin1(kRefund.bytes())}};
    const QJsonObject off{
        {u"difference"_s, u"amount"_s}, {u"number"_s, QString::fromLatin1(kAttempt.bytes())}, {u"off"_s, 1}};
    m_sandbox.setFaults({{u"bills"_s, QJsonObject{{u"differences"_s, QJsonArray{missing, off}}}}});
    const Fetched fetched = fetch(BillKind::Trade, today());
    QCOMPARE(fetched.outcome.state, BillState::Ready);
    QVERIFY(!fetched.file.contains(kRefund.bytes()));
    QVERIFY(fetched.file.endsWith("`1,`12.31,`0.00,`0.00,`0.07000,`12.31,`0.00\r\n"));
}

void SandboxBillsTest::rowPastMidnightIsInTheNextDaysBill()
{
    const QJsonObject late{{u"difference"_s, u"midnight"_s}, {u"number"_s, QString::fromLatin1(kAttempt.bytes())}};
    m_sandbox.setFaults({{u"bills"_s, QJsonObject{{u"differences"_s, QJsonArray{late}}}}});
    QVERIFY(fetch(BillKind::Trade, today()).file.endsWith("`1,`0.00,`5.00,`0.00,`-0.03000,`0.00,`5.00\r\n"));
    const BusinessDate tomorrow = BusinessDate::of(m_clock.now() + std::chrono::hours(24));
    const Fetched fetched = fetch(BillKind::Trade, tomorrow);
    QCOMPARE(fetched.outcome.state, BillState::Ready);
    QVERIFY(fetched.file.contains(kAttempt.bytes()) && fetched.file.contains(" 00:00:01,"));
}

void SandboxBillsTest::lostAnswersLeaveItUnknown()
{
    for (const QString& operation : {u"bill"_s, u"bill_file"_s}) {
        const QJsonObject fault{{operation, QJsonObject{{u"drop_reply"_s, 1}}}};
        m_sandbox.setFaults({{u"operations"_s, fault}});
        QCOMPARE(fetch(BillKind::Trade, today()).outcome.state, BillState::Unknown);
    }
    QCOMPARE(fetch(BillKind::Trade, today()).outcome.state, BillState::Ready);
    m_sandbox.setFaults({{u"operations"_s, QJsonObject{{u"bill"_s, QJsonObject{{u"drop_reply"_s, 1}}}}}});
    QCOMPARE(fetch(BillKind::Trade, today(), Api::V2).outcome.state, BillState::Unknown);
}

QTEST_GUILESS_MAIN(SandboxBillsTest)
#include "tst_sandbox_bills.moc"
