// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Callbacks: what is read, what is kept as Unknown for a person, what is refused. Tampering is in
// tests/contract.
#include "wechat_bench.h"

#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using channels::ReportedState;

class tst_wechat_notices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPaymentIsRead();
    void bothModesAtOnce();
    void verifiedButNotPaid_data();
    void verifiedButNotPaid();
    void anotherKeyDoesNotOpenIt();
    void malformedBodiesAreRefused_data();
    void malformedBodiesAreRefused();
    void refusalsLookAlike();
};

void tst_wechat_notices::aPaymentIsRead()
{
    test::WechatBench bench;
    const auto notice = bench.read(bench.provider.notice(bench.provider.transaction()));
    QVERIFY(notice.ok());
    QCOMPARE(notice->noticeId, QByteArray("EV-2018022511223320873"));
    QCOMPARE(notice->report.state, ReportedState::Paid);
    QCOMPARE(notice->report.attemptNo, bench.provider.order().attemptNo);
    QCOMPARE(notice->report.money->amount.minor(), 1230);
    QVERIFY(!notice->report.foreignIdentity);
    QVERIFY(bench.client.calls().empty());
}

void tst_wechat_notices::bothModesAtOnce()
{
    test::WechatBench bench;
    for (const QByteArray& id : {bench.provider.publicKeyId(), bench.provider.certificateId()}) {
        bench.provider.signWith(id);
        QVERIFY2(bench.read(bench.provider.notice(bench.provider.transaction())).ok(), id.constData());
    }
}

void tst_wechat_notices::verifiedButNotPaid_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QJsonObject>("changes");
    QTest::newRow("a refund's event") << QByteArray("REFUND.SUCCESS") << QJsonObject();
    QTest::newRow("an event of tomorrow") << QByteArray("TRANSACTION.NEW") << QJsonObject();
    QTest::newRow("an unknown state") << QByteArray("TRANSACTION.SUCCESS")
                                      << QJsonObject{{QStringLiteral("trade_state"), QStringLiteral("MAYBE")}};
    QTest::newRow("no amount") << QByteArray("TRANSACTION.SUCCESS")
                               << QJsonObject{{QStringLiteral("amount"), QJsonValue()}};
    QTest::newRow("no number of ours") << QByteArray("TRANSACTION.SUCCESS")
                                       << QJsonObject{{QStringLiteral("out_trade_no"), QJsonValue()}};
}

void tst_wechat_notices::verifiedButNotPaid()
{
    QFETCH(QByteArray, event);
    QFETCH(QJsonObject, changes);
    test::WechatBench bench;
    const auto notice = bench.read(bench.provider.notice(bench.provider.transaction(changes), event.constData()));
    QVERIFY(notice.ok());
    QCOMPARE(notice->report.state, ReportedState::Unknown);
    QVERIFY(!notice->report.money);
    QVERIFY(!notice->report.errorCode.isEmpty());
}

void tst_wechat_notices::anotherKeyDoesNotOpenIt()
{
    test::WechatBench bench;
    QJsonObject secrets = QJsonDocument::fromJson(bench.account.secrets.reveal()).object();
    secrets.insert(QStringLiteral("api_v3_key"), QString(32, QLatin1Char('x')));
    bench.account.secrets = Secret(QJsonDocument(secrets).toJson());
    const auto notice = bench.read(bench.provider.notice(bench.provider.transaction()));
    QVERIFY(!notice.ok());
    QCOMPARE(notice.error().code.name, "CHANNEL_NOTICE_REFUSED");
}

void tst_wechat_notices::malformedBodiesAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray sealed =
        R"("algorithm":"AEAD_AES_256_GCM","nonce":"0123456789ab","associated_data":"transaction")";
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("<xml/>");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("no resource") << QByteArray(R"({"id":"EV-1","event_type":"TRANSACTION.SUCCESS"})");
    QTest::newRow("another algorithm") << QByteArray(
        R"({"id":"EV-1","event_type":"E","resource":{"algorithm":"NONE","nonce":"0123456789ab","ciphertext":"AAAA"}})");
    QTest::newRow("no base64") << QByteArray(R"({"id":"EV-1","event_type":"E","resource":{)" + sealed +
                                             R"(,"ciphertext":"*"}})");
    QTest::newRow("less than a tag") << QByteArray(R"({"id":"EV-1","event_type":"E","resource":{)" + sealed +
                                                   R"(,"ciphertext":"AAAA"}})");
    QTest::newRow("a key twice") << QByteArray(R"({"id":"EV-1","id":"EV-2"})");
}

void tst_wechat_notices::malformedBodiesAreRefused()
{
    QFETCH(QByteArray, body);
    test::WechatBench bench;
    const auto notice = bench.read(bench.provider.noticeOf(body));
    QVERIFY(!notice.ok());
    QCOMPARE(notice.error().code.name, "CHANNEL_NOTICE_REFUSED");
}

void tst_wechat_notices::refusalsLookAlike()
{
    test::WechatBench bench;
    const test::SignedNotice good = bench.provider.notice(bench.provider.transaction());
    test::SignedNotice unsignedNotice{{}, good.body};
    test::SignedNotice changed{good.headers, good.body + ' '};
    const test::SignedNotice unreadable = bench.provider.noticeOf("{}");
    for (const test::SignedNotice& notice : {unsignedNotice, changed, unreadable}) {
        const auto read = bench.read(notice);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code.httpStatus, 401);
        QCOMPARE(read.error().detail, QStringLiteral("The notice was refused."));
    }
    QCOMPARE(bench.channel->noticeAnswer(false, {}).status, 401);
    QVERIFY(bench.channel->noticeAnswer(false, {}).body.contains("\"FAIL\""));
    QVERIFY(bench.channel->noticeAnswer(true, {}).body.contains("\"SUCCESS\""));
}

QTEST_GUILESS_MAIN(tst_wechat_notices)
#include "tst_wechat_notices.moc"
