// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Platform certificates: downloaded on an unknown serial, refreshed when old, and never in a storm.
#include "wechat_bench.h"

#include <QJsonArray>
#include <QTest>

using namespace guitai;
using channels::PlaceState;
using channels::ReportedState;
using namespace std::chrono_literals;

class tst_wechat_keys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUnknownSerialIsLearned();
    void anAccountWithoutKeysLearnsThemAll();
    void severalCertificatesLive();
    void anUnknownPublicKeyIsNotAskedFor();
    void aStormOfBadNoticesAsksOnceAMinute();
    void whoAsksMeanwhileWaits();
    void certificatesAreRefreshedAfterTwelveHours();
    void publicKeysAloneAreNeverRefreshed();
    void listsThatAreNotBelieved_data();
    void listsThatAreNotBelieved();

private:
    static Result<http::Response> answer(const test::WechatBench& bench, const http::Call& call);
};

/// Certificates where they are asked for, a paid order everywhere else.
Result<http::Response> tst_wechat_keys::answer(const test::WechatBench& bench, const http::Call& call)
{
    return call.url.path() == QLatin1String("/v3/certificates") ? bench.provider.certificates()
                                                                : bench.provider.queried();
}

void tst_wechat_keys::anUnknownSerialIsLearned()
{
    test::WechatBench bench;
    bench.client.answerWith([&bench](const http::Call& call) { return answer(bench, call); });
    bench.provider.signWith(bench.provider.addCertificate());
    QCOMPARE(bench.query().state, ReportedState::Paid);
    QCOMPARE(bench.downloads(), 1);
    QVERIFY(bench.read(bench.provider.notice(bench.provider.transaction())).ok());
    QCOMPARE(bench.downloads(), 1);
    for (const http::Call& call : bench.client.calls())
        QCOMPARE(bench.provider.faultOf(call), QByteArray());
}

void tst_wechat_keys::anAccountWithoutKeysLearnsThemAll()
{
    test::WechatBench bench;
    bench.account.settings.remove(QStringLiteral("platform_keys"));
    bench.client.answerWith([&bench](const http::Call& call) { return answer(bench, call); });
    QVERIFY(bench.read(bench.provider.notice(bench.provider.transaction())).ok());
    QCOMPARE(bench.downloads(), 1);
}

void tst_wechat_keys::severalCertificatesLive()
{
    test::WechatBench bench;
    bench.client.answerWith([&bench](const http::Call& call) { return answer(bench, call); });
    const QByteArray next = bench.provider.addCertificate();
    for (const QByteArray& id : {next, bench.provider.certificateId(), next, bench.provider.publicKeyId()}) {
        bench.provider.signWith(id);
        QVERIFY2(bench.read(bench.provider.notice(bench.provider.transaction())).ok(), id.constData());
    }
    QCOMPARE(bench.downloads(), 1);
}

void tst_wechat_keys::anUnknownPublicKeyIsNotAskedFor()
{
    test::WechatBench bench;
    test::SignedNotice notice = bench.provider.notice(bench.provider.transaction());
    notice.headers.set("Wechatpay-Serial", "PUB_KEY_ID_0000000000000000000000000000000001");
    QVERIFY(!bench.read(notice).ok());
    QVERIFY(bench.client.calls().empty());
}

void tst_wechat_keys::aStormOfBadNoticesAsksOnceAMinute()
{
    test::WechatBench bench;
    bench.client.answerWith([&bench](const http::Call& call) { return answer(bench, call); });
    constexpr int kStorm = 10'000;
    int accepted = 0;
    for (int i = 0; i < kStorm; ++i) {
        test::SignedNotice notice = {{}, "{}"};
        notice.headers.append("Wechatpay-Timestamp", QByteArray::number(bench.clock.now().seconds()));
        notice.headers.append("Wechatpay-Nonce", "n");
        notice.headers.append("Wechatpay-Serial", "BAD" + QByteArray::number(i));
        notice.headers.append("Wechatpay-Signature", "AQL/");
        accepted += bench.read(notice).ok() ? 1 : 0;
        bench.clock.advance(12ms);
    }
    QCOMPARE(accepted, 0);
    QCOMPARE(bench.downloads(), 2); // in two minutes
    QVERIFY(bench.read(bench.provider.notice(bench.provider.transaction())).ok());
}

void tst_wechat_keys::whoAsksMeanwhileWaits()
{
    test::WechatBench bench;
    bench.client.answerWith([&bench](const http::Call& call) { return answer(bench, call); });
    bench.provider.signWith(bench.provider.addCertificate());
    const test::SignedNotice notice = bench.provider.notice(bench.provider.transaction());
    bench.client.hold();
    std::vector<std::shared_ptr<std::optional<Result<channels::Notice>>>> reading;
    for (int i = 0; i < 50; ++i)
        reading.push_back(test::startTask(bench.channel->readNotice(bench.account, notice.headers, notice.body)));
    QTRY_COMPARE(bench.downloads(), 1);
    QVERIFY(!reading.front()->has_value());
    bench.client.release();
    QTRY_VERIFY(reading.back()->has_value());
    for (const auto& read : reading) {
        QVERIFY(read->has_value());
        QVERIFY((*read)->ok());
    }
    QCOMPARE(bench.downloads(), 1);
}

void tst_wechat_keys::certificatesAreRefreshedAfterTwelveHours()
{
    test::WechatBench bench;
    bench.client.answerWith([&bench](const http::Call& call) { return answer(bench, call); });
    bench.query();
    bench.clock.advance(12h - 1s);
    bench.query();
    QCOMPARE(bench.downloads(), 0);
    bench.clock.advance(1s);
    QCOMPARE(bench.query().state, ReportedState::Paid);
    QTRY_COMPARE(bench.downloads(), 1);
    bench.query();
    QCOMPARE(bench.downloads(), 1);
    bench.clock.advance(12h);
    bench.query();
    QTRY_COMPARE(bench.downloads(), 2);
}

void tst_wechat_keys::publicKeysAloneAreNeverRefreshed()
{
    test::WechatBench bench;
    const QJsonArray keys{bench.account.settings.value(QLatin1String("platform_keys"))[1]};
    bench.account.settings.insert(QStringLiteral("platform_keys"), keys);
    bench.provider.signWith(bench.provider.publicKeyId());
    bench.client.answerWith([&bench](const http::Call& call) { return answer(bench, call); });
    for (int day = 0; day < 3; ++day) {
        QCOMPARE(bench.query().state, ReportedState::Paid);
        bench.clock.advance(24h);
    }
    QCOMPARE(bench.downloads(), 0);
}

void tst_wechat_keys::listsThatAreNotBelieved_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::newRow("an unsigned list") << QByteArray("unsigned");
    QTest::newRow("a list sealed with another key") << QByteArray("seal");
    QTest::newRow("an empty list") << QByteArray("empty");
    QTest::newRow("a changed list") << QByteArray("changed");
    QTest::newRow("an old list") << QByteArray("old");
    QTest::newRow("no answer") << QByteArray("silence");
}

void tst_wechat_keys::listsThatAreNotBelieved()
{
    QFETCH(QByteArray, fault);
    test::WechatBench bench;
    bench.account.settings.remove(QStringLiteral("platform_keys"));
    const auto list = [&]() -> Result<http::Response> {
        http::Response response = bench.provider.certificates();
        if (fault == "unsigned")
            response = bench.provider.unsignedAnswer(200, response.body);
        if (fault == "seal")
            response = bench.provider.answer(200, QByteArray(response.body).replace("\"certificate\"", "\"other\""));
        if (fault == "empty")
            response = bench.provider.answer(200, R"({"data":[]})");
        if (fault == "changed")
            response.body += ' ';
        if (fault == "old")
            bench.clock.advance(301s);
        if (fault == "silence")
            return Error{http::errors::kNoAnswer, {}, {}, {}};
        return response;
    };
    bench.client.answerWith([&](const http::Call& call) -> Result<http::Response> {
        return call.url.path() == QLatin1String("/v3/certificates") ? list() : bench.provider.placed();
    });
    QCOMPARE(bench.place().state, PlaceState::Unknown);
    QCOMPARE(bench.downloads(), 1);
}

QTEST_GUILESS_MAIN(tst_wechat_keys)
#include "tst_wechat_keys.moc"
