// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/wechat_rules.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guitai::sandbox;

namespace {

const Merchant kMerchant{"1900000109", "wxd678efh567hg6787"};

QJsonObject fullOrder()
{
    const QJsonObject goods{{u"merchant_goods_id"_s, u"SKU1"_s}, {u"quantity"_s, 1}, {u"unit_price"_s, 1500}};
    const QJsonObject store{{u"id"_s, u"S1"_s}, {u"name"_s, u"一号店"_s}};
    return {{u"appid"_s, QString::fromLatin1(kMerchant.appid)},
            {u"mchid"_s, QString::fromLatin1(kMerchant.mchid)},
            {u"description"_s, u"拿铁"_s},
            {u"out_trade_no"_s, u"ORDER-1_|*"_s},
            {u"time_expire"_s, u"2026-11-23T12:00:00+08:00"_s},
            {u"attach"_s, u"till 1"_s},
            {u"notify_url"_s, u"https://shop.example/callback"_s},
            {u"goods_tag"_s, u"TAG"_s},
            {u"support_fapiao"_s, false},
            {u"limit_pay"_s, QJsonArray{u"no_credit"_s}},
            {u"amount"_s, QJsonObject{{u"total"_s, 1}, {u"currency"_s, u"CNY"_s}}},
            {u"detail"_s, QJsonObject{{u"cost_price"_s, 1500}, {u"goods_detail"_s, QJsonArray{goods}}}},
            {u"scene_info"_s, QJsonObject{{u"payer_client_ip"_s, u"::1"_s}, {u"store_info"_s, store}}},
            {u"settle_info"_s, QJsonObject{{u"profit_sharing"_s, true}}}};
}

/// The order with the member at "/a/b" set, or removed for an undefined value.
QJsonObject with(QJsonObject order, const QString& path, const QJsonValue& value)
{
    const QStringList steps = path.split(u'/', Qt::SkipEmptyParts);
    if (steps.size() == 1) {
        value.isUndefined() ? order.remove(steps.first()) : void(order.insert(steps.first(), value));
        return order;
    }
    const QString rest = path.mid(steps.first().size() + 1);
    order.insert(steps.first(), with(order.value(steps.first()).toObject(), rest, value));
    return order;
}

QJsonValue textOf(qsizetype bytes)
{
    return QString(bytes, u'x');
}

} // namespace

class WechatRulesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsWhatTheGatewayAccepts_data();
    void acceptsWhatTheGatewayAccepts();
    void refusesAndNamesTheField_data();
    void refusesAndNamesTheField();
    void eachTradeTypeNeedsItsMembers_data();
    void eachTradeTypeNeedsItsMembers();
    void refusesAnotherMerchant();
    void refusesAnotherApp();
    void closeAndQueryNeedTheMerchant();
};

void WechatRulesTest::acceptsWhatTheGatewayAccepts_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("a full order") << u"/attach"_s << QJsonValue(u"till 1"_s);
    QTest::newRow("127 bytes of description") << u"/description"_s << textOf(127);
    QTest::newRow("6 bytes of number") << u"/out_trade_no"_s << textOf(6);
    QTest::newRow("32 bytes of number") << u"/out_trade_no"_s << textOf(32);
    QTest::newRow("128 bytes of attach") << u"/attach"_s << textOf(128);
    QTest::newRow("no currency") << u"/amount/currency"_s << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("no expiry") << u"/time_expire"_s << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("an expiry in UTC") << u"/time_expire"_s << QJsonValue(u"2026-11-23T04:00:00Z"_s);
    QTest::newRow("no scene") << u"/scene_info"_s << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("a big amount") << u"/amount/total"_s << QJsonValue(qint64(10'000'000'000));
    QTest::newRow("plain http to this machine") << u"/notify_url"_s << QJsonValue(u"http://127.0.0.1:8080/cb"_s);
    QTest::newRow("a member nobody knows") << u"/something"_s << QJsonValue(1);
}

void WechatRulesTest::acceptsWhatTheGatewayAccepts()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    const Refusal refusal = checkOrder(with(fullOrder(), path, value), TradeType::Native, kMerchant);
    QVERIFY2(!refusal, refusal ? qPrintable(refusal->message) : "");
}

void WechatRulesTest::refusesAndNamesTheField_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("field");
    const QJsonValue absent(QJsonValue::Undefined);
    const auto row = [](const char* name, const QString& path, const QJsonValue& value, const QString& field = {}) {
        QTest::newRow(name) << path << value << (field.isEmpty() ? path : field);
    };
    for (const char* name : {"/appid", "/mchid", "/description", "/out_trade_no", "/notify_url", "/amount",
                             "/amount/total", "/scene_info/payer_client_ip", "/scene_info/store_info/id"})
        row(qPrintable(u"no %1"_s.arg(QString::fromLatin1(name))), QString::fromLatin1(name), absent);
    row("appid of 33 bytes", u"/appid"_s, textOf(33));
    row("empty description", u"/description"_s, QString());
    row("description of 128 bytes", u"/description"_s, textOf(128));
    row("description of 43 Chinese characters", u"/description"_s, QString(43, u'茶'));
    row("description that is a number", u"/description"_s, 5);
    row("number of 5 bytes", u"/out_trade_no"_s, textOf(5));
    row("number of 33 bytes", u"/out_trade_no"_s, textOf(33));
    row("number with a space", u"/out_trade_no"_s, u"ORDER 1"_s);
    row("number with a line end", u"/out_trade_no"_s, u"ORDER1\n"_s);
    row("number in Chinese digits", u"/out_trade_no"_s, u"一二三四五六"_s);
    row("attach of 129 bytes", u"/attach"_s, textOf(129));
    row("goods tag of 33 bytes", u"/goods_tag"_s, textOf(33));
    row("notify url of 256 bytes", u"/notify_url"_s, QJsonValue(u"https://shop.example/"_s + QString(235, u'x')));
    row("notify url over http", u"/notify_url"_s, u"http://shop.example/cb"_s);
    row("notify url with a query", u"/notify_url"_s, u"https://shop.example/cb?a=1"_s);
    row("notify url without a host", u"/notify_url"_s, u"https:///callback"_s);
    row("amount of zero", u"/amount/total"_s, 0);
    row("negative amount", u"/amount/total"_s, -1);
    row("amount with a fraction", u"/amount/total"_s, 0.5);
    row("amount as text", u"/amount/total"_s, u"1"_s);
    row("amount that is no object", u"/amount"_s, 1500);
    row("dollars", u"/amount/currency"_s, u"USD"_s);
    row("expiry without a zone", u"/time_expire"_s, u"2026-11-23T12:00:00"_s);
    row("expiry of no calendar", u"/time_expire"_s, u"2026-13-23T12:00:00+08:00"_s);
    row("expiry in words", u"/time_expire"_s, u"tomorrow"_s);
    row("fapiao as text", u"/support_fapiao"_s, u"true"_s);
    row("limit_pay as text", u"/limit_pay"_s, u"no_credit"_s);
    row("limit_pay of numbers", u"/limit_pay"_s, QJsonArray{1});
    row("invoice of 33 bytes", u"/detail/invoice_id"_s, textOf(33));
    row("goods without a price", u"/detail/goods_detail"_s,
        QJsonArray{QJsonObject{{u"merchant_goods_id"_s, u"a"_s}, {u"quantity"_s, 1}}},
        u"/detail/goods_detail/0/unit_price"_s);
    row("goods with an id of 33 bytes", u"/detail/goods_detail"_s,
        QJsonArray{QJsonObject{{u"merchant_goods_id"_s, textOf(33)}}}, u"/detail/goods_detail/0/merchant_goods_id"_s);
    row("client address of 46 bytes", u"/scene_info/payer_client_ip"_s, textOf(46));
    row("device of 33 bytes", u"/scene_info/device_id"_s, textOf(33));
    row("profit sharing as a number", u"/settle_info/profit_sharing"_s, 1);
}

void WechatRulesTest::refusesAndNamesTheField()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    const Refusal refusal = checkOrder(with(fullOrder(), path, value), TradeType::Native, kMerchant);
    QVERIFY(refusal);
    QCOMPARE(refusal->status, 400);
    QCOMPARE(refusal->code, QByteArray("PARAM_ERROR"));
    QTEST(refusal->detail.value(u"field"_s).toString(), "field");
    QCOMPARE(refusal->detail.value(u"location"_s).toString(), u"body"_s);
}

void WechatRulesTest::eachTradeTypeNeedsItsMembers_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("field"); // empty: accepted
    const QJsonValue absent(QJsonValue::Undefined);
    const auto row = [](const char* name, TradeType type, const QString& path, const QJsonValue& value,
                        const QString& field) {
        QTest::newRow(name) << static_cast<int>(type) << path << value << field;
    };
    const QString openid = u"/payer/openid"_s;
    const QString kind = u"/scene_info/h5_info/type"_s;
    const QString none = u"/attach"_s; // changes nothing that matters
    row("jsapi with a payer", TradeType::Jsapi, openid, textOf(128), {});
    row("jsapi without a payer", TradeType::Jsapi, none, textOf(1), u"/payer"_s);
    row("jsapi with a payer without an openid", TradeType::Jsapi, u"/payer"_s, QJsonObject(), openid);
    row("jsapi with an openid of 129 bytes", TradeType::Jsapi, openid, textOf(129), openid);
    row("jsapi with a payer that is no object", TradeType::Jsapi, u"/payer"_s, textOf(5), u"/payer"_s);
    row("h5 from an iPhone", TradeType::H5, kind, u"iOS"_s, {});
    row("h5 from a browser", TradeType::H5, kind, u"Wap"_s, {});
    row("h5 without a scene", TradeType::H5, u"/scene_info"_s, absent, u"/scene_info"_s);
    row("h5 without its own scene", TradeType::H5, none, textOf(1), u"/scene_info/h5_info"_s);
    row("h5 of another kind", TradeType::H5, kind, u"wap"_s, kind);
    row("h5 without a kind", TradeType::H5, u"/scene_info/h5_info"_s, QJsonObject(), kind);
    row("a code that is empty", TradeType::Code, u"/payer/auth_code"_s, QString(), u"/payer/auth_code"_s);
    row("a code without the till's address", TradeType::Code, u"/payer"_s,
        QJsonObject{{u"auth_code"_s, u"134567890123456789"_s}}, u"/scene_info/device_ip"_s);
    row("a code's order without a code", TradeType::Code, u"/scene_info"_s,
        QJsonObject{{u"device_ip"_s, u"192.0.2.7"_s}}, u"/payer"_s);
    row("app like native", TradeType::App, none, textOf(1), {});
}

void WechatRulesTest::eachTradeTypeNeedsItsMembers()
{
    QFETCH(int, type);
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QFETCH(QString, field);
    const Refusal refusal = checkOrder(with(fullOrder(), path, value), static_cast<TradeType>(type), kMerchant);
    QCOMPARE(refusal ? refusal->detail.value(u"field"_s).toString() : QString(), field);
}

void WechatRulesTest::refusesAnotherMerchant()
{
    const Refusal refusal = checkOrder(with(fullOrder(), u"/mchid"_s, u"1900000110"_s), TradeType::Native, kMerchant);
    QCOMPARE(refusal->code, QByteArray("MCH_NOT_EXISTS"));
}

void WechatRulesTest::refusesAnotherApp()
{
    const Refusal refusal = checkOrder(with(fullOrder(), u"/appid"_s, u"wx0"_s), TradeType::Native, kMerchant);
    QCOMPARE(refusal->code, QByteArray("APPID_MCHID_NOT_MATCH"));
}

void WechatRulesTest::closeAndQueryNeedTheMerchant()
{
    QVERIFY(!checkClose({{u"mchid"_s, QString::fromLatin1(kMerchant.mchid)}}, kMerchant));
    QCOMPARE(checkClose({}, kMerchant)->code, QByteArray("PARAM_ERROR"));
    QCOMPARE(checkClose({{u"mchid"_s, u"1"_s}}, kMerchant)->code, QByteArray("MCH_NOT_EXISTS"));
    QVERIFY(!checkQueryString("mchid=1900000109", kMerchant));
    QCOMPARE(checkQueryString({}, kMerchant)->detail.value(u"location"_s).toString(), u"query"_s);
    QCOMPARE(checkQueryString("mchid=1900000110", kMerchant)->code, QByteArray("MCH_NOT_EXISTS"));
}

QTEST_GUILESS_MAIN(WechatRulesTest)
#include "tst_sandbox_rules.moc"
