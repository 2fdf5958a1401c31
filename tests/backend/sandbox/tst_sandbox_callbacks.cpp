// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sandbox/merchant_fixture.h"
#include "crypto/aes_gcm.h"
#include "sandbox/order_book.h"
#include "sandbox/wechat/wechat_callbacks.h"
#include "support/fake_http_client.h"
#include "support/fake_timers.h"

#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace guitai;
using namespace guitai::sandbox;
using namespace std::chrono_literals;

namespace {

/// Making keys takes most of the time of these tests.
const test::Merchant& sharedMerchant()
{
    static const test::Merchant merchant{test::FakeClock()};
    return merchant;
}

/// A sender whose shop answers as told, and one paid order.
struct Desk
{
    Desk()
    {
        for (const char* number : {"ORDER1", "ORDER2"}) {
            book.place(merchant.order(QString::fromLatin1(number)), merchant.identity().publicKey.id, clock.now());
            book.pay(number, clock.now());
        }
        shopAnswers(204);
    }
    void shopAnswers(int status) { shop.answerWith(http::Response{status, {}, {}, false, false}); }
    void deliver(const QByteArray& number = "ORDER1")
    {
        const auto task = sender.deliver(sender.noticeOf(*book.find(number)), {});
    }
    QJsonObject transactionOf(const http::Call& call) const
    {
        const QJsonObject resource = QJsonDocument::fromJson(call.body).object().value(u"resource"_s).toObject();
        const QByteArray cipher = QByteArray::fromBase64(resource.value(u"ciphertext"_s).toString().toLatin1());
        const auto plain = crypto::openAesGcm(merchant.identity().apiV3Key,
                                              resource.value(u"nonce"_s).toString().toLatin1(), "transaction", cipher);
        return plain ? QJsonDocument::fromJson(plain->reveal()).object() : QJsonObject();
    }

    test::FakeClock clock;
    const test::Merchant& merchant = sharedMerchant();
    OrderBook book{test::countingBytes()};
    Faults faults;
    Traffic traffic;
    test::FakeHttpClient shop;
    test::FakeTimers timers;
    WechatCallbacks sender{{shop, timers, clock, merchant.identity(), faults, traffic, test::countingBytes()}};
};

QByteArray idOf(const http::Call& call)
{
    return QJsonDocument::fromJson(call.body).object().value(u"id"_s).toString().toLatin1();
}

} // namespace

class CallbackSenderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acknowledgedAtOnceIsSentOnce_data();
    void acknowledgedAtOnceIsSentOnce();
    void isRepeatedOnTheDocumentedSchedule();
    void stopsWhenAcknowledged();
    void leavesFiveSecondsToAnswer();
    void dropsDelaysAndCopies();
    void reordersLastFirst();
    void clearingReleasesWhatIsHeld();
    void forgesIdentity_data();
    void forgesIdentity();
    void forgesSignatures_data();
    void forgesSignatures();
    void signsWithTheKeyAsked();
    void neverLeavesThisMachine();
};

void CallbackSenderTest::acknowledgedAtOnceIsSentOnce_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("200") << 200;
    QTest::newRow("204") << 204;
}

void CallbackSenderTest::acknowledgedAtOnceIsSentOnce()
{
    QFETCH(int, status);
    Desk desk;
    desk.shopAnswers(status);
    desk.deliver();
    desk.timers.advance(48h);
    QCOMPARE(desk.shop.calls().size(), 1u);
    const http::Call call = desk.shop.calls().front();
    QVERIFY(test::isSignedBy(desk.merchant.identity().publicKey, call.headers, call.body));
    const QJsonObject transaction = desk.transactionOf(call);
    QCOMPARE(transaction.value(u"trade_state"_s).toString(), u"SUCCESS"_s);
    QCOMPARE(transaction.value(u"amount"_s).toObject().value(u"total"_s).toInteger(), 1500);
    QCOMPARE(desk.traffic.callbacksJson().at(0).toObject().value(u"status"_s).toInt(), status);
}

void CallbackSenderTest::isRepeatedOnTheDocumentedSchedule()
{
    Desk desk;
    desk.shopAnswers(500);
    desk.deliver();
    desk.timers.advance(48h);
    QCOMPARE(desk.shop.calls().size(), 16u);
    const std::vector<Duration> schedule{15s,   15s,   30s, 3min, 10min, 20min, 30min, 30min,
                                         30min, 60min, 3h,  3h,   3h,    6h,    6h};
    QCOMPARE(desk.timers.asked(), schedule);
    std::set<QByteArray> ids;
    std::set<QByteArray> signatures;
    for (const auto& call : desk.shop.calls()) {
        ids.insert(idOf(call));
        signatures.insert(call.headers.value("Wechatpay-Signature"));
    }
    QCOMPARE(ids.size(), 1u);
    QCOMPARE(signatures.size(), 16u);
}

void CallbackSenderTest::stopsWhenAcknowledged()
{
    Desk desk;
    desk.shop.failWith(http::errors::kNoAnswer);
    desk.deliver();
    desk.timers.advance(15s);
    desk.shopAnswers(200);
    desk.timers.advance(48h);
    QCOMPARE(desk.shop.calls().size(), 3u);
}

void CallbackSenderTest::leavesFiveSecondsToAnswer()
{
    Desk desk;
    desk.deliver();
    QCOMPARE(desk.shop.calls().front().deadline, Duration(5s));
}

void CallbackSenderTest::dropsDelaysAndCopies()
{
    Desk desk;
    desk.faults.callbacks.drop = 1;
    desk.faults.callbacks.delayMs = 1000;
    desk.deliver();
    desk.timers.advance(1s);
    QCOMPARE(desk.shop.calls().size(), 0u); // dropped
    desk.timers.advance(15s);
    QCOMPARE(desk.shop.calls().size(), 1u); // the first repetition arrives
    QVERIFY(desk.traffic.callbacksJson().at(0).toObject().value(u"dropped"_s).toBool());

    desk.faults = Faults();
    desk.faults.callbacks.copies = 50;
    desk.shop.hold();
    desk.deliver("ORDER2");
    QCOMPARE(desk.shop.calls().size(), 51u); // all at once, none waited for another
    desk.shop.release();
    desk.timers.advance(48h);
    QCOMPARE(desk.shop.calls().size(), 51u);
}

void CallbackSenderTest::reordersLastFirst()
{
    Desk desk;
    desk.faults.callbacks.reorder = 2;
    desk.deliver("ORDER1");
    QCOMPARE(desk.shop.calls().size(), 0u);
    desk.deliver("ORDER2");
    QCOMPARE(desk.shop.calls().size(), 2u);
    QCOMPARE(desk.transactionOf(desk.shop.calls().front()).value(u"out_trade_no"_s).toString(), u"ORDER2"_s);
}

void CallbackSenderTest::clearingReleasesWhatIsHeld()
{
    Desk desk;
    desk.faults.callbacks.reorder = 3;
    desk.deliver("ORDER1");
    desk.sender.releaseHeld();
    QCOMPARE(desk.shop.calls().size(), 1u);
}

void CallbackSenderTest::forgesIdentity_data()
{
    QTest::addColumn<int>("forgery");
    QTest::addColumn<QString>("member");
    QTest::newRow("another merchant") << int(Forgery::Mchid) << u"mchid"_s;
    QTest::newRow("another app") << int(Forgery::Appid) << u"appid"_s;
    QTest::newRow("another number") << int(Forgery::Number) << u"out_trade_no"_s;
    QTest::newRow("another amount") << int(Forgery::Amount) << u"amount"_s;
    QTest::newRow("another currency") << int(Forgery::Currency) << u"amount"_s;
}

void CallbackSenderTest::forgesIdentity()
{
    QFETCH(int, forgery);
    QFETCH(QString, member);
    Desk desk;
    desk.faults.callbacks.forge = static_cast<Forgery>(forgery);
    desk.faults.callbacks.forgeTimes = 1;
    desk.shopAnswers(500);
    desk.deliver();
    desk.timers.advance(15s);
    const http::Call lie = desk.shop.calls().at(0);
    QVERIFY(test::isSignedBy(desk.merchant.identity().publicKey, lie.headers, lie.body));
    QJsonObject told = desk.transactionOf(lie);
    const QJsonObject truth = desk.transactionOf(desk.shop.calls().at(1));
    QVERIFY(told.value(member) != truth.value(member));
    told.insert(member, truth.value(member));
    QCOMPARE(told, truth);
}

void CallbackSenderTest::forgesSignatures_data()
{
    QTest::addColumn<int>("forgery");
    QTest::addColumn<bool>("isSigned");
    QTest::newRow("a broken signature") << int(Forgery::Signature) << false;
    QTest::newRow("an unknown serial") << int(Forgery::Serial) << false;
    QTest::newRow("a probe") << int(Forgery::SignTest) << false;
    QTest::newRow("an old timestamp") << int(Forgery::Stale) << true;
    QTest::newRow("a spoilt ciphertext") << int(Forgery::Ciphertext) << true;
}

void CallbackSenderTest::forgesSignatures()
{
    QFETCH(int, forgery);
    QFETCH(bool, isSigned);
    Desk desk;
    desk.faults.callbacks.forge = static_cast<Forgery>(forgery);
    desk.deliver();
    const http::Call call = desk.shop.calls().front();
    QCOMPARE(test::isSignedBy(desk.merchant.identity().publicKey, call.headers, call.body), isSigned);
    const qint64 age = desk.clock.now().seconds() - call.headers.value("Wechatpay-Timestamp").toLongLong();
    QCOMPARE(age > 300, static_cast<Forgery>(forgery) == Forgery::Stale);
    QCOMPARE(desk.transactionOf(call).isEmpty(), static_cast<Forgery>(forgery) == Forgery::Ciphertext);
}

void CallbackSenderTest::signsWithTheKeyAsked()
{
    Desk desk;
    desk.faults.callbacks.key = CallbackKey::Certificate;
    desk.deliver();
    const http::Call call = desk.shop.calls().front();
    QVERIFY(test::isSignedBy(desk.merchant.identity().certificate(), call.headers, call.body));
}

void CallbackSenderTest::neverLeavesThisMachine()
{
    Desk desk;
    QJsonObject order = desk.merchant.order(u"ORDER3"_s);
    order.insert(u"notify_url"_s, u"https://shop.example/callback"_s);
    desk.book.place(order, {}, desk.clock.now());
    desk.book.pay("ORDER3", desk.clock.now());
    desk.deliver("ORDER3");
    desk.timers.advance(48h);
    QCOMPARE(desk.shop.calls().size(), 0u);
}

QTEST_GUILESS_MAIN(CallbackSenderTest)
#include "tst_sandbox_callbacks.moc"
