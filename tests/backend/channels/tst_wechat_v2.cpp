// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay's API v2: what goes on the wire, what comes back, and the account that chooses it.
#include "async/worker_pool.h"
#include "contract/placed_order.h"
#include "contract/wechat_v2_provider.h"
#include "gzip/gzip.h"
#include "support/fake_clock.h"
#include "support/fake_http_client.h"
#include "support/run_task.h"
#include "wechat/wechat_channel.h"
#include "wechat_v2/wechat_v2_signature.h"

#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using channels::BillKind;
using channels::BillState;
using channels::PlaceState;
using channels::RefundState;
using channels::ReportedState;
using channels::ReverseState;
using test::WechatV2Provider;

namespace {

struct Bench
{
    explicit Bench(const QByteArray& signType = "HMAC-SHA256") : provider(clock, signType) {}

    channels::PlaceOutcome place(const QByteArray& payWay = "WECHAT_NATIVE")
    {
        return test::runTask(channel->place(account, provider.order(payWay)));
    }
    channels::PlacedOrder placed() const { return test::placedOf(provider.order()); }
    WechatV2Provider::Fields sent() const { return WechatV2Provider::fieldsOf(client.calls().back().body); }

    test::FakeClock clock;
    test::FakeHttpClient client;
    async::WorkerPool workers{1};
    WechatV2Provider provider;
    channels::ChannelAccount account = provider.account();
    std::unique_ptr<channels::Channel> channel = wechat::makeChannel({client, workers, clock});
};

struct Fetched
{
    channels::BillOutcome outcome;
    QByteArray file;
};

/// The answer's body in pieces of so many bytes, as the real client hands it on.
Fetched fetch(Bench& bench, const QByteArray& body, qsizetype piece, BillKind kind = BillKind::Trade)
{
    bench.client.answerWith([body, piece](const http::Call& call) -> Result<http::Response> {
        for (qsizetype at = 0; at < body.size(); at += piece) {
            if (!call.answerTo(QByteArrayView(body).sliced(at, std::min(piece, body.size() - at))))
                return Error{http::errors::kBadAnswer};
        }
        return http::Response{};
    });
    Fetched fetched;
    http::BodySink sink = [&fetched](QByteArrayView bytes) {
        fetched.file.append(bytes);
        return true;
    };
    const auto day = BusinessDate::of(*UtcTime::parseRfc3339("2021-01-28T10:00:00Z"));
    fetched.outcome = test::runTask(bench.channel->fetchBill(bench.account, kind, day, std::move(sink)));
    return fetched;
}

} // namespace

class WechatV2Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishedSignaturesComeOut();
    void everyRequestIsSignedAndOnlySomeShowTheCertificate_data();
    void everyRequestIsSignedAndOnlySomeShowTheCertificate();
    void eachPayWayAsksForItsOwn_data();
    void eachPayWayAsksForItsOwn();
    void textsAreSaidSoThatTheyComeThrough();
    void parametersAreSignedForTheDevice();
    void refusalsAreUnderstood_data();
    void refusalsAreUnderstood();
    void reversesAndRefundsAreUnderstood();
    void anothersMoneyIsAnException();
    void noticesAreAnsweredInTheirForm();
    void aMerchantThatChangedOverStillHearsOfOldOrders();
    void aRefundsNoticeTellsItsState_data();
    void aRefundsNoticeTellsItsState();
    void billsComePackedOrPlain();
    void refusedBillsAreTold_data();
    void refusedBillsAreTold();
    void unusableAccountsAreNamed_data();
    void unusableAccountsAreNamed();
};

void WechatV2Test::publishedSignaturesComeOut()
{
    const wechat_v2::Fields fields{
        {"appid", "wxd930ea5d5a258f4f"},   {"body", "test"},     {"device_info", "1000"}, {"mch_id", "10000100"},
        {"nonce_str", "ibuaiVcKdpRxkhJA"}, {"sign", "left out"}, {"attach", ""}};
    const Secret key(QByteArray("192006250b4c09247ec02edce69f6a2d"));
    QCOMPARE(wechat_v2::signature(fields, key, wechat_v2::Digest::Md5), QByteArray("9A0A8659F005D6984697E2CA0A9CF3B7"));
    QCOMPARE(wechat_v2::signature(fields, key, wechat_v2::Digest::HmacSha256),
             QByteArray("6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6"));
}

void WechatV2Test::everyRequestIsSignedAndOnlySomeShowTheCertificate_data()
{
    QTest::addColumn<QByteArray>("signType");
    QTest::newRow("MD5") << QByteArray("MD5");
    QTest::newRow("HMAC-SHA256") << QByteArray("HMAC-SHA256");
}

void WechatV2Test::everyRequestIsSignedAndOnlySomeShowTheCertificate()
{
    QFETCH(QByteArray, signType);
    Bench bench(signType);
    bench.client.answerWith(bench.provider.placed());
    QCOMPARE(bench.place().state, PlaceState::Placed);
    bench.place("WECHAT_CODE");
    test::runTask(bench.channel->query(bench.account, bench.placed()));
    test::runTask(bench.channel->close(bench.account, bench.placed()));
    test::runTask(bench.channel->reverse(bench.account, bench.placed()));
    test::runTask(bench.channel->refund(bench.account, bench.provider.refund()));
    test::runTask(bench.channel->queryRefund(bench.account, bench.provider.refund()));
    const QByteArrayList paths{"/pay/unifiedorder",   "/pay/micropay",      "/pay/orderquery", "/pay/closeorder",
                               "/secapi/pay/reverse", "/secapi/pay/refund", "/pay/refundquery"};
    QCOMPARE(bench.client.calls().size(), size_t(paths.size()));
    for (qsizetype i = 0; i < paths.size(); ++i) {
        const http::Call& call = bench.client.calls()[static_cast<size_t>(i)];
        QCOMPARE(call.url, QUrl(QLatin1String("https://api.mch.weixin.qq.com" + paths.at(i))));
        QCOMPARE(bench.provider.faultOf(call), QByteArray());
    }
}

void WechatV2Test::eachPayWayAsksForItsOwn_data()
{
    QTest::addColumn<QByteArray>("payWay");
    QTest::addColumn<QByteArray>("tradeType");
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("native") << QByteArray("WECHAT_NATIVE") << QByteArray("NATIVE") << QByteArray("product_id")
                            << QByteArray("P202611231234567800ABCDEF0123XY01");
    QTest::newRow("page") << QByteArray("WECHAT_JSAPI") << QByteArray("JSAPI") << QByteArray("openid")
                          << QByteArray("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    QTest::newRow("browser") << QByteArray("WECHAT_H5") << QByteArray("MWEB") << QByteArray("scene_info")
                             << QByteArray(R"({"h5_info":{"type":"Wap"}})");
    QTest::newRow("application") << QByteArray("WECHAT_APP") << QByteArray("APP") << QByteArray("spbill_create_ip")
                                 << QByteArray("203.0.113.9");
    QTest::newRow("code") << QByteArray("WECHAT_CODE") << QByteArray() << QByteArray("auth_code")
                          << QByteArray("134567890123456789");
}

void WechatV2Test::eachPayWayAsksForItsOwn()
{
    QFETCH(QByteArray, payWay);
    QFETCH(QByteArray, tradeType);
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, value);
    Bench bench;
    bench.place(payWay);
    auto fields = bench.sent();
    QCOMPARE(fields["trade_type"], tradeType);
    QCOMPARE(fields[member], value);
    QCOMPARE(fields["total_fee"], QByteArray("1230"));
    QCOMPARE(fields["body"], QByteArray("珍珠奶茶 ×2"));
    QCOMPARE(fields["out_trade_no"], QByteArray("P202611231234567800ABCDEF0123XY01"));
    const bool isCode = payWay == "WECHAT_CODE";
    QCOMPARE(fields["time_expire"], isCode ? QByteArray() : QByteArray("20261123101820"));
    QCOMPARE(fields["notify_url"].isEmpty(), isCode);
    QCOMPARE(fields["spbill_create_ip"], isCode ? QByteArray("127.0.0.1") : QByteArray("203.0.113.9"));
}

void WechatV2Test::textsAreSaidSoThatTheyComeThrough()
{
    Bench bench;
    channels::Order order = bench.provider.order();
    order.subject = QStringLiteral("a]]>b\r\n") + QString(127, QChar(0x8336));
    test::runTask(bench.channel->place(bench.account, order));
    const auto read = xml::readFlat(bench.client.calls().back().body);
    QVERIFY(read.ok());
    QVERIFY(read->at("body").startsWith("a]]>b  \xe8\x8c\xb6"));
    QVERIFY(read->at("body").size() <= 127);
    QCOMPARE(read->at("sign"), bench.provider.signatureOf(*read, bench.provider.apiKey(), "HMAC-SHA256"));
}

void WechatV2Test::parametersAreSignedForTheDevice()
{
    for (const QByteArray& signType : {QByteArray("MD5"), QByteArray("HMAC-SHA256")}) {
        Bench bench(signType);
        for (const auto& [payWay, signName] :
             {std::pair("WECHAT_JSAPI", QStringLiteral("paySign")), std::pair("WECHAT_APP", QStringLiteral("sign"))}) {
            bench.client.answerWith(bench.provider.placed(payWay));
            const auto placed = bench.place(payWay);
            QCOMPARE(placed.state, PlaceState::Placed);
            QJsonObject handed = placed.credential->parameters;
            const QByteArray sign = handed.take(signName).toString().toLatin1();
            WechatV2Provider::Fields fields;
            for (auto member = handed.begin(); member != handed.end(); ++member)
                fields[member.key().toLatin1()] = member->toString().toLatin1();
            QCOMPARE(sign, bench.provider.signatureOf(fields, bench.provider.apiKey(), signType));
        }
    }
}

void WechatV2Test::refusalsAreUnderstood_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<PlaceState>("state");
    QTest::addColumn<PlaceState>("codeState");
    QTest::addColumn<bool>("isTechnical");
    const auto row = [](const char* code, PlaceState state, PlaceState codeState, bool isTechnical) {
        QTest::newRow(code) << QByteArray(code) << state << codeState << isTechnical;
    };
    row("NOAUTH", PlaceState::Refused, PlaceState::Refused, true);
    row("APPID_MCHID_NOT_MATCH", PlaceState::Refused, PlaceState::Refused, true);
    row("PARAM_ERROR", PlaceState::Refused, PlaceState::Refused, false);
    row("ORDERCLOSED", PlaceState::Refused, PlaceState::Refused, false);
    row("ORDERPAID", PlaceState::Unknown, PlaceState::Unknown, false);
    row("OUT_TRADE_NO_USED", PlaceState::Unknown, PlaceState::Unknown, false);
    row("SYSTEMERROR", PlaceState::Unknown, PlaceState::Unknown, false);
    row("BANKERROR", PlaceState::Unknown, PlaceState::Unknown, false);
    row("USERPAYING", PlaceState::Unknown, PlaceState::Placed, false);
    row("AUTHCODEEXPIRE", PlaceState::Unknown, PlaceState::Refused, false);
    row("AUTH_CODE_INVALID", PlaceState::Unknown, PlaceState::Refused, false);
    row("NOTENOUGH", PlaceState::Refused, PlaceState::Refused, false);
}

void WechatV2Test::refusalsAreUnderstood()
{
    QFETCH(QByteArray, code);
    QFETCH(PlaceState, state);
    QFETCH(PlaceState, codeState);
    QFETCH(bool, isTechnical);
    Bench bench;
    bench.client.answerWith(bench.provider.error(code));
    QCOMPARE(bench.place().state, state);
    QCOMPARE(bench.place().isTechnical, isTechnical);
    QCOMPARE(bench.place("WECHAT_CODE").state, codeState);
}

void WechatV2Test::reversesAndRefundsAreUnderstood()
{
    Bench bench;
    const auto reversed = [&](const http::Response& answer) {
        bench.client.answerWith(answer);
        return test::runTask(bench.channel->reverse(bench.account, bench.placed())).state;
    };
    QCOMPARE(reversed(bench.provider.reversed()), ReverseState::Reversed);
    QCOMPARE(reversed(bench.provider.error("REVERSE_EXPIRE")), ReverseState::TooLate);
    QCOMPARE(reversed(bench.provider.error("ORDERNOTEXIST")), ReverseState::NotFound);
    const auto refunded = [&](const http::Response& answer) {
        bench.client.answerWith(answer);
        return test::runTask(bench.channel->refund(bench.account, bench.provider.refund())).state;
    };
    QCOMPARE(refunded(bench.provider.refunded()), RefundState::Processing);
    QCOMPARE(refunded(bench.provider.error("NOTENOUGH")), RefundState::Refused);
    QCOMPARE(refunded(bench.provider.error("ERROR")), RefundState::Unknown);
    bench.client.answerWith(bench.provider.error("REFUNDNOTEXIST"));
    QCOMPARE(test::runTask(bench.channel->queryRefund(bench.account, bench.provider.refund())).state,
             RefundState::NotFound);
    bench.client.answerWith(bench.provider.error("ORDERNOTEXIST"));
    QCOMPARE(test::runTask(bench.channel->query(bench.account, bench.placed())).state, ReportedState::NotFound);
    QCOMPARE(test::runTask(bench.channel->close(bench.account, bench.placed())).state, channels::CloseState::NotFound);
}

void WechatV2Test::anothersMoneyIsAnException()
{
    Bench bench;
    for (const char* member : {"mch_id", "appid"}) {
        bench.client.answerWith(bench.provider.queried({{member, "1900000002"}}));
        const auto report = test::runTask(bench.channel->query(bench.account, bench.placed()));
        QVERIFY(report.foreignIdentity && report.money);
        const auto told = bench.provider.notice({{member, "1900000002"}});
        const auto notice = test::runTask(bench.channel->readNotice(bench.account, told.headers, told.body));
        QVERIFY(notice.ok() && notice->report.foreignIdentity);
    }
}

void WechatV2Test::noticesAreAnsweredInTheirForm()
{
    Bench bench;
    const QByteArray notice = bench.provider.notice().body;
    QCOMPARE(bench.channel->noticeAnswer(true, notice).body,
             QByteArray("<xml><return_code><![CDATA[SUCCESS]]></return_code>"
                        "<return_msg><![CDATA[OK]]></return_msg></xml>"));
    QVERIFY(bench.channel->noticeAnswer(false, notice).body.contains("FAIL"));
    QVERIFY(bench.channel->noticeAnswer(true, "{}").body.startsWith('{'));
    // The other digest, another key, and a notice that says it failed to be one.
    const auto isRead = [&](const test::SignedNotice& told) {
        return test::runTask(bench.channel->readNotice(bench.account, told.headers, told.body)).ok();
    };
    QVERIFY(isRead(bench.provider.notice()));
    QVERIFY(!isRead(WechatV2Provider(bench.clock, "MD5").notice()));
    QVERIFY(!isRead(bench.provider.notice({{"return_code", "FAIL"}})));
    QVERIFY(!isRead({{}, "<!DOCTYPE xml>" + notice}));
}

void WechatV2Test::aMerchantThatChangedOverStillHearsOfOldOrders()
{
    Bench bench;
    const test::WechatProvider& before = bench.provider.v3();
    const auto old = before.notice(before.transaction());
    // With v2's keys alone it is not believed; with both, each notice is read in its own form.
    QVERIFY(!test::runTask(bench.channel->readNotice(bench.account, old.headers, old.body)).ok());
    bench.account = bench.provider.accountWithBothApis();
    QVERIFY(test::runTask(bench.channel->readNotice(bench.account, old.headers, old.body)).ok());
    QVERIFY(test::runTask(bench.channel->readNotice(bench.account, {}, bench.provider.notice().body)).ok());
    bench.client.answerWith(bench.provider.queried());
    QCOMPARE(test::runTask(bench.channel->query(bench.account, bench.placed())).state, ReportedState::Paid);
}

void WechatV2Test::aRefundsNoticeTellsItsState_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<RefundState>("state");
    QTest::newRow("arrived") << QByteArray("SUCCESS") << RefundState::Succeeded;
    QTest::newRow("the card does not take it") << QByteArray("CHANGE") << RefundState::Abnormal;
    QTest::newRow("closed") << QByteArray("REFUNDCLOSE") << RefundState::Failed;
    QTest::newRow("something new") << QByteArray("MAYBE") << RefundState::Unknown;
}

void WechatV2Test::aRefundsNoticeTellsItsState()
{
    QFETCH(QByteArray, status);
    Bench bench;
    const auto told = bench.provider.refundNotice({{"refund_status", status}});
    const auto notice = test::runTask(bench.channel->readRefundNotice(bench.account, told.headers, told.body));
    QVERIFY(notice.ok());
    QTEST(notice->report.state, "state");
    QCOMPARE(notice->report.refundNo, bench.provider.refund().refundNo);
    QVERIFY(notice->report.amount == bench.provider.refund().amount);
}

void WechatV2Test::billsComePackedOrPlain()
{
    const QByteArray plain = "\xef\xbb\xbf交易时间,公众账号ID\r\n`2021-01-28 17:07:11,`wx1\r\n";
    const QByteArray packed = gzip::compressed(plain);
    for (const qsizetype piece : {qsizetype(1), qsizetype(3), qsizetype(4096)}) {
        for (const QByteArray& body : {plain, packed}) {
            Bench bench;
            const Fetched fetched = fetch(bench, body, piece);
            QCOMPARE(fetched.outcome.state, BillState::Ready);
            QCOMPARE(fetched.file, plain);
            auto fields = bench.sent();
            QCOMPARE(fields["bill_date"], QByteArray("20210128"));
            QCOMPARE(bench.provider.faultOf(bench.client.calls().back()), QByteArray());
        }
    }
    Bench bench("MD5");
    QCOMPARE(fetch(bench, packed, 7, BillKind::FundFlow).outcome.state, BillState::Ready);
    const http::Call& call = bench.client.calls().back();
    QVERIFY(call.tls && call.url.path() == QLatin1String("/pay/downloadfundflow"));
    QCOMPARE(bench.sent()["sign_type"], QByteArray("HMAC-SHA256"));
    QCOMPARE(fetch(bench, packed.chopped(9), 7).outcome.state, BillState::Unknown);
    QCOMPARE(fetch(bench, {}, 7).outcome.state, BillState::Unknown);
}

void WechatV2Test::refusedBillsAreTold_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<BillState>("state");
    const auto row = [](const char* said, BillState state) {
        const QByteArray body = WechatV2Provider::document({{"return_code", "FAIL"}, {"return_msg", said}});
        QTest::newRow(said) << body << state;
    };
    row("No Bill Exist", BillState::Empty);
    row("Bill Creating", BillState::NotReady);
    row("missing parameter", BillState::Refused);
    row("SIGN ERROR", BillState::Refused);
    row("invalid bill_type", BillState::Refused);
    row("something new", BillState::Unknown);
    QTest::newRow("no XML after all") << QByteArray("<html>") << BillState::Unknown;
    QTest::newRow("a DOCTYPE") << QByteArray("<!DOCTYPE xml><xml><return_msg>No Bill Exist</return_msg></xml>")
                               << BillState::Unknown;
    QTest::newRow("an endless one") << QByteArray("<xml>" + QByteArray(100'000, 'x')) << BillState::Unknown;
}

void WechatV2Test::refusedBillsAreTold()
{
    QFETCH(QByteArray, body);
    Bench bench;
    const Fetched fetched = fetch(bench, body, 5);
    QTEST(fetched.outcome.state, "state");
    QVERIFY(!fetched.outcome.errorCode.isEmpty());
    QCOMPARE(fetched.file, QByteArray());
}

void WechatV2Test::unusableAccountsAreNamed_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    const auto row = [](const char* member, const QString& value) {
        QTest::newRow(member) << QString::fromLatin1(member) << value;
    };
    row("mchid", QStringLiteral("a b"));
    row("appid", {});
    row("base_url", QStringLiteral("http://api.mch.weixin.qq.com"));
    row("secure_base_url", QStringLiteral("http://127.0.0.1:80"));
    row("sign_type", QStringLiteral("SHA1"));
    row("device_ip", QStringLiteral("here"));
    row("merchant_certificate", QStringLiteral("none"));
    row("gateway_authorities", QStringLiteral("none"));
}

void WechatV2Test::unusableAccountsAreNamed()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    Bench bench;
    bench.account.settings.insert(member, value);
    const auto read = wechat_v2::readAccount(bench.account);
    QVERIFY(!read.ok());
    QCOMPARE(QByteArray(read.error().code.name), QByteArray("CHANNEL_ACCOUNT_INVALID"));
    QCOMPARE(read.error().field, member);
    bench.account = bench.provider.account();
    QVERIFY(wechat_v2::readAccount(bench.account).ok());
    bench.account.settings.insert(
        QStringLiteral("merchant_certificate"),
        QString::fromLatin1(crypto::selfSignedCertificate(crypto::RsaPrivateKey::generate(2048), "another", 1)));
    QCOMPARE(wechat_v2::readAccount(bench.account).error().field, QStringLiteral("merchant_certificate"));
}

QTEST_GUILESS_MAIN(WechatV2Test)
#include "tst_wechat_v2.moc"
