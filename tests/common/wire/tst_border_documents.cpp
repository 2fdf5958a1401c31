// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions, accounts, stream messages and problem documents there and back.
#include "wire/account_wire.h"
#include "wire/problem_wire.h"
#include "wire/session_wire.h"
#include "wire/stream_wire.h"

#include <QJsonDocument>
#include <QTest>

using namespace guitai;

namespace {

QByteArray textOf(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

wire::Event paidEvent()
{
    wire::Event event;
    event.id = EventId::trusted("evt_1");
    event.type = wire::event_types::kPaymentSucceeded;
    event.subject = "P1";
    event.time = UtcTime::fromMs(1'700'000'000'000);
    event.data = {{QStringLiteral("amount"), qint64(9'007'199'254'740'993)}};
    return event;
}

} // namespace

class TestBorderDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sessionsComeBackWhole();
    void signInRefusesWithoutRepeating();
    void accountsComeBackWhole();
    void freezesComeBackWhole();
    void freezesRefuseWhatIsNoAmount();
    void helloComesBackWhole();
    void streamMessagesComeBackWhole();
    void eventsAreCloudEvents();
    void problemsComeBackWhole();
    void extrasCannotHideTheCode();
    void unreadableProblemsKeepTheStatus();
};

void TestBorderDocuments::sessionsComeBackWhole()
{
    wire::CreateSession request;
    request.operatorId = OperatorId::trusted("cashier");
    request.password = Secret("correct horse \u9a6c");
    request.tillNo = TillNo::trusted("T1");
    const auto readRequest = wire::CreateSession::read(textOf(request.toJson()));
    QVERIFY(readRequest.ok());
    QCOMPARE(readRequest->password.reveal(), request.password.reveal());

    wire::Session answer;
    answer.token = Secret("dG9rZW4");
    answer.operatorId = request.operatorId;
    answer.displayName = QStringLiteral("王芳");
    answer.role = "cashier";
    answer.merchantId = MerchantId::trusted("M1000");
    answer.merchantName = QStringLiteral("茶店");
    answer.expiresAt = UtcTime::fromMs(1'700'000'000'000);
    const auto readAnswer = wire::Session::read(textOf(answer.toJson()));
    QVERIFY(readAnswer.ok());
    QCOMPARE(readAnswer->toJson(), answer.toJson());
}

void TestBorderDocuments::signInRefusesWithoutRepeating()
{
    const auto read = wire::CreateSession::read(R"({"operator":"cashier","password":"hunter2\n"})");
    QVERIFY(!read.ok());
    QCOMPARE(read.error().field, QStringLiteral("password"));
    QVERIFY(!wire::Problem::of(read.error(), "r").toJson().contains("hunter2"));
    QCOMPARE(wire::CreateSession::read(R"({"operator":"cashier","password":"x","role":"admin"})").error().field,
             QStringLiteral("role"));
}

void TestBorderDocuments::accountsComeBackWhole()
{
    wire::Account account;
    account.accountNo = AccountNo::trusted("AMH00170123456789ABCDEF");
    account.kind = "MERCHANT_HOME";
    account.balance = Money(9'007'199'254'740'993, Currency::cny());
    account.frozen = Money(7, Currency::cny());
    account.status = "ACTIVE";
    account.createdAt = UtcTime::fromMs(1'700'000'000'000);
    QCOMPARE(wire::Account::read(textOf(account.toJson()))->toJson(), account.toJson());

    wire::AccountEntryPage page;
    page.entries.push_back({"PAYMENT", "P1", "CREDIT", Money(1230, Currency::cny()), account.createdAt});
    page.nextCursor = "1700000000000.2.P1";
    const auto read = wire::AccountEntryPage::read(textOf(page.toJson()));
    QVERIFY(read.ok());
    QCOMPARE(read->toJson(), page.toJson());
    QCOMPARE(wire::CreateAccount::read(R"({"currency":"USD"})")->currency.code(), QByteArray("USD"));
    QVERIFY(wire::CreateAccount::read(R"({"currency":"XXX"})").error().code == errors::kCurrencyUnknown);
}

void TestBorderDocuments::freezesComeBackWhole()
{
    wire::Freeze freeze;
    freeze.freezeNo = "Z00170123456789ABCDEF0123";
    freeze.accountNo = AccountNo::trusted("AMH00170123456789ABCDEF");
    freeze.amount = Money(500, Currency::cny());
    freeze.captured = 300;
    freeze.released = 200;
    freeze.status = "CAPTURED";
    freeze.paidTo = AccountNo::trusted("AMH00180123456789ABCDEF");
    freeze.createdAt = UtcTime::fromMs(1'700'000'000'000);
    freeze.endedAt = UtcTime::fromMs(1'700'000'000'001);
    QCOMPARE(wire::Freeze::read(textOf(freeze.toJson()))->toJson(), freeze.toJson());

    const wire::CreateFreeze wanted{"f-1", freeze.amount};
    QCOMPARE(wire::CreateFreeze::read(textOf(wanted.toJson()))->toJson(), wanted.toJson());
    const wire::CaptureFreeze part{300, freeze.paidTo};
    QCOMPARE(wire::CaptureFreeze::read(textOf(part.toJson()))->toJson(), part.toJson());
    const wire::CaptureFreeze all{0, freeze.paidTo};
    QCOMPARE(wire::CaptureFreeze::read(textOf(all.toJson()))->amount, 0);
}

void TestBorderDocuments::freezesRefuseWhatIsNoAmount()
{
    // peers.md 7 (blnk): amounts are floating point.
    for (const char* amount : {"0", "-1", "1.5", "1e2", "10000000000001", "\"5\""}) {
        const QByteArray body = R"({"merchant_freeze_no":"f-1","currency":"CNY","amount":)" + QByteArray(amount) + "}";
        QVERIFY2(!wire::CreateFreeze::read(body).ok(), amount);
        const QByteArray capture = R"({"to_account_no":"A1","amount":)" + QByteArray(amount) + "}";
        QVERIFY2(!wire::CaptureFreeze::read(capture).ok(), amount);
    }
    QVERIFY(!wire::CaptureFreeze::read("{}").ok());
}

void TestBorderDocuments::helloComesBackWhole()
{
    wire::StreamHello hello;
    hello.token = Secret("abc");
    hello.cursor = "1.2.3";
    const auto read = wire::StreamHello::read(hello.toJson());
    QVERIFY(read.ok());
    QCOMPARE(read->token.reveal(), QByteArray("abc"));
    QCOMPARE(read->cursor, QByteArray("1.2.3"));
    QVERIFY(!wire::StreamHello::read(R"({"cursor":"1"})").ok());
    QVERIFY(!wire::StreamHello::read(R"({"token":"a","other":1})").ok());
}

void TestBorderDocuments::streamMessagesComeBackWhole()
{
    for (const auto kind :
         {wire::StreamMessage::Kind::Ready, wire::StreamMessage::Kind::Resync, wire::StreamMessage::Kind::Event}) {
        wire::StreamMessage message;
        message.kind = kind;
        message.cursor = "7.8";
        if (kind == wire::StreamMessage::Kind::Event)
            message.event = paidEvent();
        const auto read = wire::StreamMessage::read(message.toJson());
        QVERIFY(read.ok());
        QCOMPARE(read->toJson(), message.toJson());
    }
    QVERIFY(!wire::StreamMessage::read(R"({"type":"event","cursor":"1"})").ok());
    QVERIFY(!wire::StreamMessage::read(R"({"type":"other","cursor":"1"})").ok());
}

void TestBorderDocuments::eventsAreCloudEvents()
{
    const QJsonObject json = paidEvent().toJson();
    for (const char* name : {"specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data"})
        QVERIFY2(json.contains(QLatin1String(name)), name);
    QCOMPARE(json[QStringLiteral("specversion")].toString(), QStringLiteral("1.0"));
    QCOMPARE(wire::Event::read(json)->data[QStringLiteral("amount")].toInteger(), qint64(9'007'199'254'740'993));
}

void TestBorderDocuments::problemsComeBackWhole()
{
    const Error error{ErrorCode{"MERCHANT_ORDER_NO_USED", 409},
                      QStringLiteral("merchant_order_no"),
                      QStringLiteral("Used before."),
                      {{QStringLiteral("payment_no"), QStringLiteral("P1")}}};
    const QByteArray json = wire::Problem::of(error, "req-1").toJson();
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    QCOMPARE(object[QStringLiteral("type")].toString(), QStringLiteral("about:blank"));
    QCOMPARE(object[QStringLiteral("title")].toString(), QStringLiteral("Conflict"));
    QCOMPARE(object[QStringLiteral("status")].toInt(), 409);
    const wire::Problem read = wire::Problem::read(409, json);
    QCOMPARE(read.code, QByteArray("MERCHANT_ORDER_NO_USED"));
    QCOMPARE(read.field, error.field);
    QCOMPARE(read.requestId, QByteArray("req-1"));
    QCOMPARE(read.extras, error.extras);
}

void TestBorderDocuments::extrasCannotHideTheCode()
{
    const Error error{errors::kForbidden, {}, {}, {{QStringLiteral("code"), QStringLiteral("OK")}}};
    QCOMPARE(wire::Problem::read(403, wire::Problem::of(error, "r").toJson()).code, QByteArray("FORBIDDEN"));
}

void TestBorderDocuments::unreadableProblemsKeepTheStatus()
{
    for (const QByteArray& body : {QByteArray(), QByteArray("<html>"), QByteArray("{}"), QByteArray("[1]")}) {
        const wire::Problem problem = wire::Problem::read(502, body);
        QCOMPARE(problem.status, 502);
        QCOMPARE(problem.code, QByteArray("HTTP_502"));
    }
}

QTEST_GUILESS_MAIN(TestBorderDocuments)
#include "tst_border_documents.moc"
