// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// People and webhooks: dead letters sent again, endpoints set, secrets rotated with both signing.
#include "webhook_house.h"

#include "support/log_capture.h"
#include "webhooks/webhook_desk.h"

using namespace guitai;
using namespace guitai::test;
using namespace guitai::webhooks;

namespace {

template <class T>
QByteArray codeOf(const Result<T>& answer)
{
    return answer.ok() ? QByteArray("OK") : QByteArray(answer.error().code.name);
}

wire::PutWebhookEndpoint wanted(const QString& url = QStringLiteral("https://shop.example/hooks"))
{
    wire::PutWebhookEndpoint put;
    put.url = url;
    return put;
}

struct DeskHouse
{
    DeskHouse() { process->start(); }

    WebhookHouse house;
    std::unique_ptr<WebhookProcess> process = house.process();
    WebhookDesk desk{*house.storage, process->endpoints, house.clock, [this] { process->worker.wake(); }};

    /// An event whose three retries failed.
    EventId dead()
    {
        house.putEndpoint(*process);
        const EventId id = house.insertEvent(0);
        process->pump.wake(0);
        house.answer(500);
        // Time passes between calls only: past a call's lease another would be made beside it.
        for (const QDeadlineTimer limit(10'000); house.statuses() != "DEAD" && !limit.hasExpired();) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
            if (!process->worker.isBusy())
                house.pass(*process, std::chrono::minutes(10));
        }
        return id;
    }
};

} // namespace

class TestWebhookDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // peers.md 11: a webhook is never resent after the first failure.
    void aDeadLetterIsSentAgainByAPerson()
    {
        DeskHouse at;
        const EventId id = at.dead();
        QCOMPARE(at.house.statuses(), QByteArray("DEAD"));
        QCOMPARE(at.house.client.calls().size(), size_t(4)); // the first try and three retries
        at.house.answer(204);
        const auto sent = wait(at.desk.redeliver(kShop, id, "operator admin"));
        QCOMPARE(codeOf(sent), QByteArray("OK"));
        QTRY_COMPARE(at.house.statuses(), QByteArray("DELIVERED"));
        QCOMPARE(at.house.client.calls().size(), size_t(5));
        QCOMPARE(at.house.client.calls().back().headers.value("webhook-id"), id.bytes());
        const auto again = wait(at.desk.list(kShop, DeliveryFilter()));
        QCOMPARE(again->deliveries.front().attempts, 1);
    }

    void aResentLetterGoesWhereWebhooksGoNow()
    {
        DeskHouse at;
        const EventId id = at.dead();
        QCOMPARE(codeOf(wait(at.desk.putEndpoint(kShop, wanted(QStringLiteral("https://new.example/hooks")), "x"))),
                 QByteArray("OK"));
        at.house.answer(204);
        QVERIFY(wait(at.desk.redeliver(kShop, id, "operator admin")).ok());
        QTRY_COMPARE(at.house.statuses(), QByteArray("DELIVERED"));
        QCOMPARE(at.house.client.calls().back().url.host(), QStringLiteral("new.example"));
    }

    void whatWaitsOrIsNotOursIsNotResent()
    {
        DeskHouse at;
        at.house.putEndpoint(*at.process);
        const EventId id = at.house.insertEvent(1);
        at.house.answer(500);
        at.process->pump.wake(1);
        QTRY_COMPARE(at.house.deliveries(1).size(), size_t(1));
        QTRY_COMPARE(at.house.deliveries(1)[0].number(3), 1);
        QCOMPARE(codeOf(wait(at.desk.redeliver(kShop, id, "x"))), QByteArray("WEBHOOK_DELIVERY_PENDING"));
        QCOMPARE(codeOf(wait(at.desk.redeliver(kOtherShop, id, "x"))), QByteArray("WEBHOOK_DELIVERY_NOT_FOUND"));
        QCOMPARE(codeOf(wait(at.desk.redeliver(kShop, EventId::trusted("evt_none"), "x"))),
                 QByteArray("WEBHOOK_DELIVERY_NOT_FOUND"));
    }

    void deliveriesOfAllShardsAreListedByPage()
    {
        DeskHouse at;
        at.house.putEndpoint(*at.process);
        for (int i = 0; i < 5; ++i) {
            at.house.answer(204);
            at.house.insertEvent(i % 2);
            at.process->pump.wake(i % 2);
            QTRY_COMPARE(at.house.deliveries(0).size() + at.house.deliveries(1).size(), size_t(i + 1));
            at.house.clock.advance(std::chrono::seconds(1));
        }
        DeliveryFilter filter;
        filter.limit = 3;
        const auto first = wait(at.desk.list(kShop, filter));
        QCOMPARE(first->deliveries.size(), size_t(3));
        QVERIFY(first->deliveries[0].createdAt > first->deliveries[1].createdAt);
        QCOMPARE(first->deliveries[0].eventType, QByteArray("guitai.payment.succeeded"));
        filter.cursor = first->nextCursor;
        const auto second = wait(at.desk.list(kShop, filter));
        QCOMPARE(second->deliveries.size(), size_t(2));
        QVERIFY(second->nextCursor.isEmpty());
        QVERIFY(wait(at.desk.list(kOtherShop, DeliveryFilter()))->deliveries.empty());
        filter.cursor = "nonsense";
        QVERIFY(!wait(at.desk.list(kShop, filter)).ok());
        DeliveryFilter deadOnly;
        deadOnly.status = "DEAD";
        QVERIFY(wait(at.desk.list(kShop, deadOnly))->deliveries.empty());
    }

    void theFirstPutMakesASecretAndTellsItOnce()
    {
        DeskHouse at;
        const auto first = wait(at.desk.putEndpoint(kShop, wanted(), "operator admin"));
        QVERIFY(first->secret && signingKey(*first->secret));
        QVERIFY(!first->hasOlderSecret);
        QCOMPARE(first->retryDelays, std::vector<std::chrono::seconds>(3, std::chrono::minutes(10)));
        wire::PutWebhookEndpoint slower = wanted();
        slower.retryDelays = {std::chrono::seconds(5)};
        const auto second = wait(at.desk.putEndpoint(kShop, slower, "operator admin"));
        QVERIFY(!second->secret);
        QCOMPARE(second->retryDelays, std::vector<std::chrono::seconds>{std::chrono::seconds(5)});
        QCOMPARE(wait(at.process->endpoints.find(kShop)).value()->secret.reveal(), first->secret->reveal());
    }

    void whileASecretIsRotatedBothSign()
    {
        DeskHouse at;
        const auto first = wait(at.desk.putEndpoint(kShop, wanted(), "x"));
        wire::PutWebhookEndpoint rotating = wanted();
        rotating.rotateSecret = true;
        const auto rotated = wait(at.desk.putEndpoint(kShop, rotating, "x"));
        QVERIFY(rotated->hasOlderSecret && rotated->secret);
        QVERIFY(rotated->secret->reveal() != first->secret->reveal());
        at.house.answer(204);
        const EventId id = at.house.insertEvent(0);
        at.process->pump.wake(0);
        QTRY_COMPARE(at.house.statuses(), QByteArray("DELIVERED"));
        const http::Call call = at.house.client.calls().back();
        const UtcTime now = at.house.clock.now();
        const QByteArray expected = webhookSignature(*signingKey(*rotated->secret), id, now, call.body) + ' ' +
                                    webhookSignature(*signingKey(*first->secret), id, now, call.body);
        QCOMPARE(call.headers.value("webhook-signature"), expected);
        wire::PutWebhookEndpoint ending = wanted();
        ending.endOlderSecret = true;
        QVERIFY(!wait(at.desk.putEndpoint(kShop, ending, "x"))->hasOlderSecret);
        QVERIFY(wait(at.process->endpoints.find(kShop)).value()->olderSecret.isEmpty());
    }

    void anEndpointThatIsReplacedHasOneSecret()
    {
        DeskHouse at;
        QVERIFY(wait(at.desk.putEndpoint(kShop, wanted(), "x")).ok());
        wire::PutWebhookEndpoint rotating = wanted();
        rotating.rotateSecret = true;
        QVERIFY(wait(at.desk.putEndpoint(kShop, rotating, "x"))->hasOlderSecret);
        at.house.putEndpoint(*at.process);
        const auto replaced = wait(at.process->endpoints.find(kShop));
        QCOMPARE((*replaced)->secret.reveal(), QByteArray(kSecret));
        QVERIFY((*replaced)->olderSecret.isEmpty());
    }

    void ofTwoWhoRotateAtOnceOneIsToldSo()
    {
        DeskHouse at;
        QVERIFY(wait(at.desk.putEndpoint(kShop, wanted(), "x")).ok());
        wire::PutWebhookEndpoint rotating = wanted();
        rotating.rotateSecret = true;
        const auto one = begin(at.desk.putEndpoint(kShop, rotating, "x"));
        const auto other = begin(at.desk.putEndpoint(kShop, rotating, "y"));
        const auto first = waitFor<Result<wire::WebhookEndpoint>>(one);
        const auto second = waitFor<Result<wire::WebhookEndpoint>>(other);
        QVERIFY(first.ok() != second.ok());
        const auto& won = first.ok() ? first : second;
        QCOMPARE(codeOf(first.ok() ? second : first), QByteArray("WEBHOOK_ENDPOINT_CHANGED"));
        QCOMPARE(wait(at.process->endpoints.find(kShop)).value()->secret.reveal(), won->secret->reveal());
    }

    void addressesAreCheckedBeforeTheyAreStored()
    {
        DeskHouse at;
        for (const char* url : {"http://shop.example/", "https://shop.example:22/", "https://127.0.0.1/"}) {
            const auto refused = wait(at.desk.putEndpoint(kShop, wanted(QString::fromLatin1(url)), "x"));
            QCOMPARE(codeOf(refused), QByteArray("WEBHOOK_ENDPOINT_INVALID"));
        }
        QVERIFY(!*wait(at.process->endpoints.find(kShop)));
    }

    // peers.md 5: the signing string, secret included, goes to the log.
    void nothingSecretGoesToTheLog()
    {
        QByteArray logged;
        QByteArrayList secrets;
        {
            LogCapture log;
            DeskHouse at;
            const EventId id = at.dead();
            wire::PutWebhookEndpoint rotating = wanted();
            rotating.rotateSecret = true;
            secrets = {kSecret, wait(at.desk.putEndpoint(kShop, rotating, "x"))->secret->reveal()};
            at.house.answer(204);
            QVERIFY(wait(at.desk.redeliver(kShop, id, "x")).ok());
            QTRY_COMPARE(at.house.statuses(), QByteArray("DELIVERED"));
            const QByteArray signatures = at.house.client.calls().back().headers.value("webhook-signature");
            for (const QByteArray& signature : signatures.split(' '))
                secrets.append(signature.mid(3));
            logged = log.text();
        }
        QVERIFY(logged.contains("webhook_dead")); // it was written at all
        QCOMPARE(secrets.size(), 4);
        for (const QByteArray& secret : secrets) {
            QVERIFY(!logged.contains(secret));
            QVERIFY(!logged.contains(secret.mid(6, 20)));
        }
    }
};

QTEST_GUILESS_MAIN(TestWebhookDesk)
#include "tst_webhook_desk.moc"
