// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The till's client against a backend on a real socket.
#include "backend_client/http_backend.h"
#include "backend_client/link_watch.h"
#include "backend_client/stream_client.h"
#include "cashier/scripted_backend.h"

#include <QSignalSpy>
#include <QTest>

using namespace guitai;
using namespace std::chrono_literals;
using backend_client::Answer;
using backend_client::Failure;
using backend_client::Reply;

class TestTillBackend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signingInAndCharging();
    void aRefusalCarriesItsCode();
    void aMissingBackendIsNotSent();
    void aSilentBackendIsNoAnswer();
    void whoAskedAndWentIsNotAnswered();
    void theStreamBringsEventsAndResumes();
    void aRefusedTokenIsTold();
    void theLinkIsLostAndRestored();

private:
    template <class T>
    std::optional<Answer<T>> ask(std::function<void(Reply<T>)> call)
    {
        std::optional<Answer<T>> answer;
        call(Reply<T>(this, [&answer](Answer<T> given) { answer = std::move(given); }));
        (void)QTest::qWaitFor([&answer] { return answer.has_value(); }, 5000);
        return answer;
    }
    static wire::CreateSession credentials(const char* password)
    {
        wire::CreateSession session;
        session.operatorId = OperatorId::trusted("cashier");
        session.password = Secret(password);
        session.tillNo = TillNo::trusted("T01");
        return session;
    }
    static wire::CreatePayment order()
    {
        wire::CreatePayment payment;
        payment.merchantOrderNo = MerchantOrderNo::trusted("T01-A");
        payment.amount = Money(1230, Currency::cny());
        payment.subject = QStringLiteral("Shop");
        payment.payWay = "WECHAT_NATIVE";
        payment.tillNo = TillNo::trusted("T01");
        return payment;
    }
};

void TestTillBackend::signingInAndCharging()
{
    test::ScriptedBackend scripted;
    const auto http = http::makeSocketClient({});
    backend_client::HttpBackend backend(*http, scripted.url());
    const auto session = ask<wire::Session>([&](auto reply) { backend.signIn(credentials("right"), reply); });
    QVERIFY(session && session->ok());
    QCOMPARE(session->value().merchantId.bytes(), QByteArray("M1000"));
    const auto payment = ask<wire::Payment>(
        [&](auto reply) { backend.createPayment(order(), IdempotencyKey::trusted("T01-A"), reply); });
    QVERIFY(payment && payment->ok());
    QCOMPARE(scripted.requests().back().key, QByteArray("\"T01-A\""));
    const PaymentNo no = payment->value().paymentNo;
    const auto found =
        ask<wire::PaymentPage>([&](auto reply) { backend.findPayment(MerchantOrderNo::trusted("T01-A"), reply); });
    QVERIFY(found && found->ok());
    QCOMPARE(found->value().payments.size(), 1U);
    const auto none =
        ask<wire::PaymentPage>([&](auto reply) { backend.findPayment(MerchantOrderNo::trusted("T01-B"), reply); });
    QCOMPARE(none->value().payments.size(), 0U);
    const auto closed = ask<wire::Payment>([&](auto reply) { backend.closePayment(no, reply); });
    QCOMPARE(closed->value().status, QByteArray("CLOSED"));
    QCOMPARE(scripted.count("POST", "/v1/payments/" + no.bytes() + "/close"), 1);
    const auto gone = ask<Done>([&](auto reply) { backend.signOut(reply); });
    QVERIFY(gone->ok());
    QVERIFY(backend.token().isEmpty());
}

void TestTillBackend::aRefusalCarriesItsCode()
{
    test::ScriptedBackend scripted;
    const auto http = http::makeSocketClient({});
    backend_client::HttpBackend backend(*http, scripted.url());
    const auto session = ask<wire::Session>([&](auto reply) { backend.signIn(credentials("wrong"), reply); });
    QVERIFY(session && !session->ok());
    QVERIFY(session->failure().kind == Failure::Kind::Refused);
    QVERIFY(session->failure().sessionEnded());
    QCOMPARE(session->failure().code, QByteArray("UNAUTHORIZED"));
    QVERIFY(!session->failure().effectUnknown());
}

void TestTillBackend::aMissingBackendIsNotSent()
{
    test::ScriptedBackend scripted;
    scripted.goDown();
    const auto http = http::makeSocketClient({});
    backend_client::HttpBackend backend(*http, scripted.url());
    const auto payment = ask<wire::Payment>(
        [&](auto reply) { backend.createPayment(order(), IdempotencyKey::trusted("T01-A"), reply); });
    QVERIFY(payment && !payment->ok());
    QVERIFY(payment->failure().kind == Failure::Kind::NotSent);
}

void TestTillBackend::aSilentBackendIsNoAnswer()
{
    test::ScriptedBackend scripted;
    scripted.onCreate = test::ScriptedBackend::OnCreate::StoreSilently;
    const auto http = http::makeSocketClient({});
    backend_client::HttpBackend backend(*http, scripted.url(), {300ms, 300ms});
    QVERIFY(ask<wire::Session>([&](auto reply) { backend.signIn(credentials("right"), reply); })->ok());
    const auto payment = ask<wire::Payment>(
        [&](auto reply) { backend.createPayment(order(), IdempotencyKey::trusted("T01-A"), reply); });
    QVERIFY(payment && !payment->ok());
    QVERIFY(payment->failure().kind == Failure::Kind::NoAnswer);
    QVERIFY(payment->failure().effectUnknown());
    QCOMPARE(scripted.count("POST", "/v1/payments"), 1); // one wire attempt, whatever happens
}

void TestTillBackend::whoAskedAndWentIsNotAnswered()
{
    test::ScriptedBackend scripted;
    const auto http = http::makeSocketClient({});
    backend_client::HttpBackend backend(*http, scripted.url());
    bool answered = false;
    auto asker = std::make_unique<QObject>();
    backend.ping(Reply<Done>(asker.get(), [&answered](const Answer<Done>&) { answered = true; }));
    asker.reset();
    QVERIFY(ask<Done>([&](auto reply) { backend.ping(reply); })->ok());
    QVERIFY(!answered);
}

void TestTillBackend::theStreamBringsEventsAndResumes()
{
    test::ScriptedBackend scripted;
    const SystemClock clock;
    async::QtTimers timers;
    backend_client::StreamClient stream(scripted.url(), timers, clock, {50ms, 200ms, 5s, 5s});
    scripted.addPaid(100, clock.now());
    QSignalSpy events(&stream, &backend_client::StreamClient::eventReceived);
    stream.open(Secret("scripted-token"));
    QTRY_VERIFY(stream.isLive());
    scripted.pay();
    QTRY_COMPARE(events.size(), 1);
    const auto event = events[0][0].value<wire::Event>();
    QCOMPARE(event.type, QByteArray(wire::event_types::kPaymentSucceeded));
    scripted.goDown();
    QTRY_VERIFY(!stream.isLive());
    scripted.goUp();
    QTRY_VERIFY(stream.isLive());
    QCOMPARE(scripted.lastHelloCursor(), QByteArray("1"));
}

void TestTillBackend::aRefusedTokenIsTold()
{
    test::ScriptedBackend scripted;
    const SystemClock clock;
    async::QtTimers timers;
    backend_client::StreamClient stream(scripted.url(), timers, clock, {50ms, 200ms, 5s, 5s});
    QSignalSpy refused(&stream, &backend_client::StreamClient::tokenRefused);
    stream.open(Secret("somebody-else"));
    QTRY_COMPARE(refused.size(), 1);
    QVERIFY(!stream.isLive());
}

void TestTillBackend::theLinkIsLostAndRestored()
{
    test::ScriptedBackend scripted;
    const SystemClock clock;
    async::QtTimers timers;
    const auto http = http::makeSocketClient({});
    backend_client::HttpBackend backend(*http, scripted.url());
    backend_client::LinkWatch link(backend, timers, clock, 50ms);
    QSignalSpy lost(&link, &backend_client::LinkWatch::lost);
    QSignalSpy restored(&link, &backend_client::LinkWatch::restored);
    link.start();
    QTRY_VERIFY(link.state() == backend_client::LinkWatch::State::Online);
    scripted.goDown();
    QTRY_VERIFY_WITH_TIMEOUT(link.isOffline(), 3000);
    scripted.goUp();
    QTRY_VERIFY_WITH_TIMEOUT(!link.isOffline(), 3000);
    QCOMPARE(lost.size(), 1);
    QCOMPARE(restored.size(), 1);
}

QTEST_GUILESS_MAIN(TestTillBackend)
#include "tst_till_backend.moc"
