// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/alipay_provider.h"

#include "crypto/certificates.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

namespace guitai::test {

namespace {

constexpr char kAppId[] = "2021000000000001";
constexpr char kSellerId[] = "2088000000000001";

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject changed(QJsonObject object, const QJsonObject& changes)
{
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        if (change->isNull())
            object.remove(change.key());
        else
            object.insert(change.key(), *change);
    }
    return object;
}

AlipayProvider::Fields changed(AlipayProvider::Fields fields, const AlipayProvider::Fields& changes)
{
    for (const auto& [name, value] : changes) {
        if (value.isEmpty())
            fields.erase(name);
        else
            fields[name] = value;
    }
    return fields;
}

/// Made once for the whole program: each costs a tenth of a second.
const crypto::RsaPrivateKey& keyNumber(size_t number)
{
    static std::vector<crypto::RsaPrivateKey> keys;
    while (keys.size() <= number)
        keys.push_back(crypto::RsaPrivateKey::generate(2048));
    return keys[number];
}

struct Certificates
{
    crypto::Issuer root = crypto::makeRoot(keyNumber(2), "Root", 3650);
    QByteArray application = crypto::issuedCertificate(keyNumber(0), {"2088-app"}, root);
    QByteArray platform = crypto::issuedCertificate(keyNumber(1), {"Alipay"}, root);
};

const Certificates& certificates()
{
    static const Certificates all;
    return all;
}

QByteArray rootOf(const char* method)
{
    return QByteArray(method).replace('.', '_') + "_response";
}

QByteArray joined(const AlipayProvider::Fields& fields, bool withType)
{
    QByteArrayList parts;
    for (const auto& [name, value] : fields) {
        if (name != "sign" && (withType || name != "sign_type") && !value.isEmpty())
            parts.append(name + '=' + value);
    }
    return parts.join('&');
}

} // namespace

AlipayProvider::AlipayProvider(const Clock& clock)
    : m_clock(clock), m_merchantKey(keyNumber(0)), m_platformKey(keyNumber(1))
{
}

channels::ChannelAccount AlipayProvider::accountWith(const QJsonObject& settings) const
{
    const QString key = QString::fromLatin1(m_merchantKey.toPem().reveal());
    channels::ChannelAccount account;
    account.accountId = ChannelAccountId::trusted("alipay-M1000");
    account.merchantId = MerchantId::trusted("M1000");
    account.channel = ChannelCode::trusted("alipay");
    account.settings = settings;
    account.secrets = Secret(compact({{QStringLiteral("private_key"), key}}));
    return account;
}

channels::ChannelAccount AlipayProvider::account() const
{
    // As the provider shows it: one line of base64.
    QByteArrayList lines = m_platformKey.publicKeyPem().trimmed().split('\n');
    lines.removeFirst();
    lines.removeLast();
    return accountWith({{QStringLiteral("app_id"), QLatin1String(kAppId)},
                        {QStringLiteral("seller_id"), QLatin1String(kSellerId)},
                        {QStringLiteral("alipay_public_key"), QString::fromLatin1(lines.join())}});
}

channels::ChannelAccount AlipayProvider::certificateAccount() const
{
    const auto text = [](const QByteArray& pem) { return QString::fromLatin1(pem); };
    return accountWith({{QStringLiteral("app_id"), QLatin1String(kAppId)},
                        {QStringLiteral("app_cert_pem"), text(certificates().application)},
                        {QStringLiteral("alipay_root_cert_pem"), text(certificates().root.certificate)},
                        {QStringLiteral("alipay_cert_pems"), QJsonArray{text(certificates().platform)}}});
}

QByteArray AlipayProvider::platformCertificateNumber() const
{
    const QByteArray named = "CN=Root" + *crypto::certificateDecimalSerial(certificates().platform);
    return QCryptographicHash::hash(named, QCryptographicHash::Md5).toHex();
}

channels::Order AlipayProvider::order(const QByteArray& payWay) const
{
    return channels::Order{AttemptNo::trusted("P202611231234567800ABCDEF0123XY01"),
                           Money(1230, Currency::cny()),
                           QStringLiteral("珍珠奶茶 ×2 & 1/2=half"),
                           payWay,
                           QStringLiteral("table 7"),
                           "203.0.113.9",
                           "2088000000000009",
                           UtcTime::fromSeconds(1'795'400'300),
                           QUrl(QStringLiteral("https://shop.example/v1/callback/alipay/alipay-M1000")),
                           payWay == "ALIPAY_CODE" ? Secret("281234567890123456789012") : Secret()};
}

channels::RefundOrder AlipayProvider::refund() const
{
    return channels::RefundOrder{RefundNo::trusted("R202611231234567800ABCDEF012397"),
                                 order().attemptNo,
                                 ChannelTradeNo::trusted("2026112322001409091000000001"),
                                 Money(500, Currency::cny()),
                                 order().amount,
                                 QStringLiteral("太甜 too sweet"),
                                 QUrl(QStringLiteral("https://shop.example/v1/callback/alipay/alipay-M1000/refund"))};
}

http::Response AlipayProvider::raw(const QByteArray& body, int status) const
{
    http::Response response;
    response.status = status;
    response.headers.append("Content-Type", "text/html;charset=utf-8");
    response.body = body;
    return response;
}

http::Response AlipayProvider::answer(const char* method, const QByteArray& content) const
{
    const QByteArray signature = m_platformKey.sign(content).toBase64();
    return raw("{\"" + rootOf(method) + "\":" + content + ",\"sign\":\"" + signature + "\"}");
}

http::Response AlipayProvider::answer(const char* method, const QJsonObject& content) const
{
    return answer(method, compact(content));
}

http::Response AlipayProvider::certifiedAnswer(const char* method, const QByteArray& content,
                                               const QByteArray& number) const
{
    const QByteArray signature = m_platformKey.sign(content).toBase64();
    return raw("{\"" + rootOf(method) + "\":" + content + ",\"alipay_cert_sn\":\"" + number + "\",\"sign\":\"" +
               signature + "\"}");
}

http::Response AlipayProvider::refusal(const char* method, const char* code, const char* subCode) const
{
    return answer(method, QJsonObject{{QStringLiteral("code"), QLatin1String(code)},
                                      {QStringLiteral("msg"), QStringLiteral("Business Failed")},
                                      {QStringLiteral("sub_code"), QLatin1String(subCode)},
                                      {QStringLiteral("sub_msg"), QStringLiteral("说明")}});
}

QJsonObject AlipayProvider::placed(const QJsonObject& changes) const
{
    return changed({{QStringLiteral("code"), QStringLiteral("10000")},
                    {QStringLiteral("msg"), QStringLiteral("Success")},
                    {QStringLiteral("out_trade_no"), order().attemptNo.text()},
                    {QStringLiteral("qr_code"), QStringLiteral("https://qr.alipay.com/bax0123456789")}},
                   changes);
}

QJsonObject AlipayProvider::trade(const QJsonObject& changes) const
{
    return changed({{QStringLiteral("code"), QStringLiteral("10000")},
                    {QStringLiteral("msg"), QStringLiteral("Success")},
                    {QStringLiteral("trade_no"), refund().tradeNo.text()},
                    {QStringLiteral("out_trade_no"), order().attemptNo.text()},
                    {QStringLiteral("buyer_logon_id"), QStringLiteral("159****5620")},
                    {QStringLiteral("buyer_user_id"), QStringLiteral("2088000000000009")},
                    {QStringLiteral("trade_status"), QStringLiteral("TRADE_SUCCESS")},
                    {QStringLiteral("total_amount"), QStringLiteral("12.30")},
                    {QStringLiteral("receipt_amount"), QStringLiteral("12.30")},
                    {QStringLiteral("buyer_pay_amount"), QStringLiteral("12.00")},
                    {QStringLiteral("send_pay_date"), QStringLiteral("2026-11-23 12:05:06")}},
                   changes);
}

QJsonObject AlipayProvider::paid(const QJsonObject& changes) const
{
    const QJsonObject answered = trade({{QStringLiteral("trade_status"), QJsonValue()},
                                        {QStringLiteral("send_pay_date"), QJsonValue()},
                                        {QStringLiteral("gmt_payment"), QStringLiteral("2026-11-23 12:05:06")}});
    return changed(answered, changes);
}

QJsonObject AlipayProvider::cancelled(const QJsonObject& changes) const
{
    QJsonObject content = closed();
    content.insert(QStringLiteral("retry_flag"), QStringLiteral("N"));
    content.insert(QStringLiteral("action"), QStringLiteral("close"));
    return changed(content, changes);
}

QJsonObject AlipayProvider::closed() const
{
    return {{QStringLiteral("code"), QStringLiteral("10000")},
            {QStringLiteral("msg"), QStringLiteral("Success")},
            {QStringLiteral("trade_no"), refund().tradeNo.text()},
            {QStringLiteral("out_trade_no"), order().attemptNo.text()}};
}

QJsonObject AlipayProvider::refunded(const QJsonObject& changes) const
{
    return changed({{QStringLiteral("code"), QStringLiteral("10000")},
                    {QStringLiteral("msg"), QStringLiteral("Success")},
                    {QStringLiteral("trade_no"), refund().tradeNo.text()},
                    {QStringLiteral("out_trade_no"), refund().attemptNo.text()},
                    {QStringLiteral("buyer_logon_id"), QStringLiteral("159****5620")},
                    {QStringLiteral("fund_change"), QStringLiteral("Y")},
                    {QStringLiteral("refund_fee"), QStringLiteral("5.00")}},
                   changes);
}

QJsonObject AlipayProvider::refundStatus(const QJsonObject& changes) const
{
    return changed({{QStringLiteral("code"), QStringLiteral("10000")},
                    {QStringLiteral("msg"), QStringLiteral("Success")},
                    {QStringLiteral("trade_no"), refund().tradeNo.text()},
                    {QStringLiteral("out_trade_no"), refund().attemptNo.text()},
                    {QStringLiteral("out_request_no"), refund().refundNo.text()},
                    {QStringLiteral("total_amount"), QStringLiteral("12.30")},
                    {QStringLiteral("refund_amount"), QStringLiteral("5.00")},
                    {QStringLiteral("refund_status"), QStringLiteral("REFUND_SUCCESS")},
                    {QStringLiteral("gmt_refund_pay"), QStringLiteral("2026-11-23 12:15:06")}},
                   changes);
}

AlipayProvider::Fields AlipayProvider::notice(const Fields& changes) const
{
    const Fields paid{{"notify_time", "2026-11-23 12:05:07"},
                      {"notify_type", "trade_status_sync"},
                      {"notify_id", "2026112300222120507009091000000001"},
                      {"app_id", kAppId},
                      {"auth_app_id", kAppId},
                      {"seller_id", kSellerId},
                      {"charset", "utf-8"},
                      {"version", "1.0"},
                      {"trade_no", refund().tradeNo.bytes()},
                      {"out_trade_no", order().attemptNo.bytes()},
                      {"buyer_logon_id", "159****5620"},
                      {"trade_status", "TRADE_SUCCESS"},
                      {"total_amount", "12.30"},
                      {"receipt_amount", "12.30"},
                      {"subject", order().subject.toUtf8()},
                      {"gmt_create", "2026-11-23 12:04:56"},
                      {"gmt_payment", "2026-11-23 12:05:06"},
                      {"fund_bill_list", R"([{"amount":"12.30","fundChannel":"ALIPAYACCOUNT"}])"}};
    return changed(paid, changes);
}

AlipayProvider::Fields AlipayProvider::refundNotice(const Fields& changes) const
{
    return changed(notice({{"out_biz_no", refund().refundNo.bytes()},
                           {"refund_fee", "5.00"},
                           {"gmt_refund", "2026-11-23 12:15:06.123"},
                           {"notify_id", "2026112300222121507009091000000002"}}),
                   changes);
}

SignedNotice AlipayProvider::signedNotice(Fields fields) const
{
    fields["sign"] = m_platformKey.sign(joined(fields, false)).toBase64();
    fields["sign_type"] = "RSA2";
    SignedNotice notice;
    notice.headers.append("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    for (const auto& [name, value] : fields) {
        notice.body += notice.body.isEmpty() ? "" : "&";
        notice.body += name + '=' + value.toPercentEncoding().replace("%20", "+");
    }
    return notice;
}

AlipayProvider::Fields AlipayProvider::parametersOf(const http::Call& call)
{
    Fields all;
    for (const QString& part :
         {QString::fromLatin1(call.url.query(QUrl::FullyEncoded).toLatin1()), QString::fromLatin1(call.body)}) {
        const auto items = QUrlQuery(part).queryItems(QUrl::FullyEncoded);
        for (const auto& [name, value] : items)
            all[QByteArray::fromPercentEncoding(name.toLatin1())] = QByteArray::fromPercentEncoding(value.toLatin1());
    }
    return all;
}

QByteArray AlipayProvider::faultOf(const Fields& parameters) const
{
    const auto value = [&parameters](const char* name) {
        const auto found = parameters.find(name);
        return found == parameters.end() ? QByteArray() : found->second;
    };
    const struct
    {
        const char* name;
        const char* expected;
    } kFixed[] = {{"app_id", kAppId}, {"charset", "utf-8"}, {"sign_type", "RSA2"}, {"version", "1.0"}};
    for (const auto& [name, expected] : kFixed) {
        if (value(name) != expected)
            return name;
    }
    const QByteArray now = m_clock.now().toRfc3339(kShanghaiOffset).left(19).replace('T', ' ');
    if (value("timestamp") != now)
        return "timestamp";
    const auto publicKey = crypto::RsaPublicKey::fromPem(m_merchantKey.publicKeyPem());
    const QByteArray signature = QByteArray::fromBase64(value("sign"));
    return publicKey->verify(joined(parameters, true), signature) ? QByteArray() : QByteArray("sign");
}

} // namespace guitai::test
