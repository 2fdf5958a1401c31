// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/wechat_provider.h"

#include "crypto/aes_gcm.h"
#include "crypto/hash.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace guitai::test {

namespace {

constexpr char kMchid[] = "1900000001";
constexpr char kAppid[] = "wx0123456789abcdef";

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

/// Made once for the whole program: each costs a tenth of a second.
const crypto::RsaPrivateKey& keyNumber(size_t number)
{
    static std::vector<crypto::RsaPrivateKey> keys;
    while (keys.size() <= number)
        keys.push_back(crypto::RsaPrivateKey::generate(2048));
    return keys[number];
}

} // namespace

WechatProvider::WechatProvider(const Clock& clock)
    : m_clock(clock), m_merchantKey(keyNumber(0)), m_merchantSerial("1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C")
{
    m_certificateId = addCertificate();
    m_platformKeys.push_back({publicKeyId(), keyNumber(1), {}});
    m_signingId = m_certificateId;
}

QByteArray WechatProvider::addCertificate()
{
    const crypto::RsaPrivateKey key = keyNumber(2 + m_platformKeys.size());
    const QByteArray pem = crypto::selfSignedCertificate(key, "Tenpay.com", 365);
    const QByteArray serial = *crypto::certificateSerial(pem);
    m_platformKeys.push_back({serial, key, pem});
    return serial;
}

const WechatProvider::PlatformKey& WechatProvider::platformKey(const QByteArray& id) const
{
    for (const PlatformKey& key : m_platformKeys) {
        if (key.id == id)
            return key;
    }
    qFatal("no such platform key");
}

channels::ChannelAccount WechatProvider::account() const
{
    QJsonArray keys;
    for (const QByteArray& id : {m_certificateId, publicKeyId()}) {
        const PlatformKey& key = platformKey(id);
        const QByteArray pem = key.certificate.isEmpty() ? key.key.publicKeyPem() : key.certificate;
        keys.append(QJsonObject{{QStringLiteral("id"), QString::fromLatin1(id)},
                                {QStringLiteral("pem"), QString::fromLatin1(pem)}});
    }
    const QJsonObject secrets{{QStringLiteral("private_key_pem"), QString::fromLatin1(m_merchantKey.toPem().reveal())},
                              {QStringLiteral("api_v3_key"), QString::fromLatin1(apiV3Key())}};
    channels::ChannelAccount account;
    account.accountId = ChannelAccountId::trusted("wechat-M1000");
    account.merchantId = MerchantId::trusted("M1000");
    account.channel = ChannelCode::trusted("wechat");
    account.settings = QJsonObject{{QStringLiteral("mchid"), QLatin1String(kMchid)},
                                   {QStringLiteral("appid"), QLatin1String(kAppid)},
                                   {QStringLiteral("merchant_serial"), QString::fromLatin1(m_merchantSerial)},
                                   {QStringLiteral("platform_keys"), keys}};
    account.secrets = Secret(compact(secrets));
    return account;
}

channels::Order WechatProvider::order(const QByteArray& payWay) const
{
    const auto notifyUrl = QUrl(QStringLiteral("https://shop.example/v1/callback/wechat/wechat-M1000"));
    return channels::Order{AttemptNo::trusted("P202611231234567800ABCDEF0123XY01"),
                           Money(1230, Currency::cny()),
                           QStringLiteral("珍珠奶茶 ×2"),
                           payWay,
                           QStringLiteral("table 7"),
                           "203.0.113.9",
                           "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
                           UtcTime::fromSeconds(1'795'400'300),
                           notifyUrl,
                           payWay == "WECHAT_CODE" ? Secret("134567890123456789") : Secret()};
}

void WechatProvider::addSignature(http::Headers& headers, const QByteArray& body, UtcTime at) const
{
    const QByteArray timestamp = QByteArray::number(at.ms() / 1000);
    const QByteArray nonce = crypto::randomBytes(12).toHex();
    const QByteArray signature = platformKey(m_signingId).key.sign(timestamp + "\n" + nonce + "\n" + body + "\n");
    headers.append("Wechatpay-Timestamp", timestamp);
    headers.append("Wechatpay-Nonce", nonce);
    headers.append("Wechatpay-Serial", m_signingId);
    headers.append("Wechatpay-Signature", signature.toBase64());
    headers.append("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
}

http::Response WechatProvider::unsignedAnswer(int status, const QByteArray& body) const
{
    http::Response response;
    response.status = status;
    response.headers.append("Request-ID", "08F5B2A1B20610");
    response.body = body;
    return response;
}

http::Response WechatProvider::answer(int status, const QByteArray& body) const
{
    http::Response response = unsignedAnswer(status, body);
    addSignature(response.headers, body, m_clock.now());
    return response;
}

http::Response WechatProvider::error(int status, const char* code) const
{
    return answer(status, compact({{QStringLiteral("code"), QLatin1String(code)},
                                   {QStringLiteral("message"), QStringLiteral("说明")}}));
}

http::Response WechatProvider::placed(const QByteArray& payWay) const
{
    if (payWay == "WECHAT_NATIVE")
        return answer(200, R"({"code_url":"weixin://wxpay/bizpayurl?pr=qLw4PtVzz"})");
    if (payWay == "WECHAT_CODE")
        return queried({{QStringLiteral("trade_type"), QStringLiteral("MICROPAY")}});
    if (payWay == "WECHAT_H5")
        return answer(200, R"({"h5_url":"https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?)"
                           R"(prepay_id=wx2016121516420242444321ca0631331346&package=1405458241"})");
    return answer(200, R"({"prepay_id":"wx201410272009395522657a690389285100"})");
}

http::Response WechatProvider::reversed(const QJsonObject& changes) const
{
    const QJsonObject document{{QStringLiteral("mchid"), QLatin1String(kMchid)},
                               {QStringLiteral("appid"), QLatin1String(kAppid)},
                               {QStringLiteral("out_trade_no"), order().attemptNo.text()}};
    return answer(200, compact(changed(document, changes)));
}

bool WechatProvider::isMerchants(const QByteArray& message, const QString& base64) const
{
    const auto publicKey = crypto::RsaPublicKey::fromPem(m_merchantKey.publicKeyPem());
    return publicKey->verify(message, QByteArray::fromBase64(base64.toLatin1()));
}

QJsonObject WechatProvider::sealed(const QByteArray& plain, const QByteArray& associated) const
{
    const QByteArray nonce = crypto::randomBytes(6).toHex();
    const QByteArray ciphertext = crypto::sealAesGcm(Secret(apiV3Key()), nonce, associated, plain);
    return {{QStringLiteral("algorithm"), QStringLiteral("AEAD_AES_256_GCM")},
            {QStringLiteral("nonce"), QString::fromLatin1(nonce)},
            {QStringLiteral("associated_data"), QString::fromLatin1(associated)},
            {QStringLiteral("ciphertext"), QString::fromLatin1(ciphertext.toBase64())}};
}

http::Response WechatProvider::certificates() const
{
    QJsonArray list;
    for (const PlatformKey& key : m_platformKeys) {
        if (key.certificate.isEmpty())
            continue;
        list.append(QJsonObject{{QStringLiteral("serial_no"), QString::fromLatin1(key.id)},
                                {QStringLiteral("effective_time"), QStringLiteral("2026-01-01T00:00:00+08:00")},
                                {QStringLiteral("expire_time"), QStringLiteral("2030-01-01T00:00:00+08:00")},
                                {QStringLiteral("encrypt_certificate"), sealed(key.certificate, "certificate")}});
    }
    return answer(200, compact({{QStringLiteral("data"), list}}));
}

QJsonObject WechatProvider::transaction(const QJsonObject& changes) const
{
    const QJsonObject amount{{QStringLiteral("total"), 1230},
                             {QStringLiteral("payer_total"), 1200},
                             {QStringLiteral("currency"), QStringLiteral("CNY")},
                             {QStringLiteral("payer_currency"), QStringLiteral("CNY")}};
    const QJsonObject payer{{QStringLiteral("openid"), QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o")}};
    QJsonObject transaction{{QStringLiteral("mchid"), QLatin1String(kMchid)},
                            {QStringLiteral("appid"), QLatin1String(kAppid)},
                            {QStringLiteral("out_trade_no"), order().attemptNo.text()},
                            {QStringLiteral("transaction_id"), QStringLiteral("4200001234202611230000000001")},
                            {QStringLiteral("trade_type"), QStringLiteral("NATIVE")},
                            {QStringLiteral("trade_state"), QStringLiteral("SUCCESS")},
                            {QStringLiteral("trade_state_desc"), QStringLiteral("支付成功")},
                            {QStringLiteral("bank_type"), QStringLiteral("OTHERS")},
                            {QStringLiteral("success_time"), QStringLiteral("2026-11-23T12:05:06+08:00")},
                            {QStringLiteral("payer"), payer},
                            {QStringLiteral("amount"), amount}};
    return changed(std::move(transaction), changes);
}

http::Response WechatProvider::queried(const QJsonObject& changes) const
{
    return answer(200, compact(transaction(changes)));
}

channels::RefundOrder WechatProvider::refund() const
{
    channels::RefundOrder refund{RefundNo::trusted("R202611231234567800ABCDEF012397"),
                                 order().attemptNo,
                                 ChannelTradeNo::trusted("4200001234202611230000000001"),
                                 Money(500, Currency::cny()),
                                 order().amount,
                                 QStringLiteral("太甜 too sweet"),
                                 QUrl(QStringLiteral("https://shop.example/v1/callback/wechat/wechat-M1000/refund"))};
    return refund;
}

QJsonObject WechatProvider::refundDocument(const QJsonObject& changes) const
{
    const QJsonObject amount{{QStringLiteral("total"), 1230},
                             {QStringLiteral("refund"), 500},
                             {QStringLiteral("payer_total"), 1200},
                             {QStringLiteral("payer_refund"), 488},
                             {QStringLiteral("currency"), QStringLiteral("CNY")}};
    QJsonObject document{{QStringLiteral("refund_id"), QStringLiteral("50300001232026112300000000001")},
                         {QStringLiteral("out_refund_no"), refund().refundNo.text()},
                         {QStringLiteral("transaction_id"), refund().tradeNo.text()},
                         {QStringLiteral("out_trade_no"), refund().attemptNo.text()},
                         {QStringLiteral("channel"), QStringLiteral("ORIGINAL")},
                         {QStringLiteral("user_received_account"), QStringLiteral("招商银行信用卡0403")},
                         {QStringLiteral("success_time"), QStringLiteral("2026-11-23T12:15:06+08:00")},
                         {QStringLiteral("create_time"), QStringLiteral("2026-11-23T12:14:06+08:00")},
                         {QStringLiteral("status"), QStringLiteral("SUCCESS")},
                         {QStringLiteral("funds_account"), QStringLiteral("AVAILABLE")},
                         {QStringLiteral("amount"), amount}};
    return changed(std::move(document), changes);
}

http::Response WechatProvider::refunded(const QJsonObject& changes) const
{
    return answer(200, compact(refundDocument(changes)));
}

QByteArray WechatProvider::refundNoticeBody(const QJsonObject& changes, const char* event) const
{
    QJsonObject plain = refundDocument({{QStringLiteral("status"), QJsonValue()}});
    plain.insert(QStringLiteral("mchid"), QLatin1String(kMchid));
    plain.insert(QStringLiteral("refund_status"), QStringLiteral("SUCCESS"));
    return wrapped(changed(std::move(plain), changes), "refund", event);
}

QByteArray WechatProvider::noticeBody(const QJsonObject& transaction, const char* event) const
{
    return wrapped(transaction, "transaction", event);
}

QByteArray WechatProvider::wrapped(const QJsonObject& plain, const char* type, const char* event) const
{
    QJsonObject resource = sealed(compact(plain), type);
    resource.insert(QStringLiteral("original_type"), QLatin1String(type));
    return compact({{QStringLiteral("id"), QStringLiteral("EV-2018022511223320873")},
                    {QStringLiteral("create_time"), QStringLiteral("2026-11-23T12:05:07+08:00")},
                    {QStringLiteral("resource_type"), QStringLiteral("encrypt-resource")},
                    {QStringLiteral("event_type"), QLatin1String(event)},
                    {QStringLiteral("summary"), QStringLiteral("支付成功")},
                    {QStringLiteral("resource"), resource}});
}

SignedNotice WechatProvider::noticeAt(const QByteArray& body, UtcTime signedAt) const
{
    SignedNotice notice;
    notice.body = body;
    addSignature(notice.headers, body, signedAt);
    return notice;
}

SignedNotice WechatProvider::noticeOf(const QByteArray& body) const
{
    return noticeAt(body, m_clock.now());
}

SignedNotice WechatProvider::notice(const QJsonObject& transaction, const char* event) const
{
    return noticeOf(noticeBody(transaction, event));
}

QByteArray WechatProvider::faultOf(const http::Call& call) const
{
    const QString header = QString::fromLatin1(call.headers.value("Authorization"));
    if (!header.startsWith(QLatin1String("WECHATPAY2-SHA256-RSA2048 ")))
        return "scheme";
    QHash<QString, QByteArray> given;
    static const QRegularExpression pair(QStringLiteral("([a-z_]+)=\"([^\"]*)\""));
    for (auto found = pair.globalMatch(header); found.hasNext();) {
        const auto match = found.next();
        given.insert(match.captured(1), match.captured(2).toLatin1());
    }
    if (given.value(QStringLiteral("mchid")) != kMchid)
        return "mchid";
    if (given.value(QStringLiteral("serial_no")) != m_merchantSerial)
        return "serial_no";
    const QByteArray nonce = given.value(QStringLiteral("nonce_str"));
    if (nonce.size() < 8 || nonce.size() > 32)
        return "nonce_str";
    const QByteArray timestamp = given.value(QStringLiteral("timestamp"));
    if (qAbs(timestamp.toLongLong() - m_clock.now().seconds()) > 300)
        return "timestamp";
    if (call.headers.value("User-Agent").isEmpty() || call.headers.value("Accept") != "application/json")
        return "headers";
    const QByteArray target = call.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    const QByteArray message = call.method + '\n' + target + '\n' + timestamp + '\n' + nonce + '\n' + call.body + '\n';
    const auto publicKey = crypto::RsaPublicKey::fromPem(m_merchantKey.publicKeyPem());
    const QByteArray signature = QByteArray::fromBase64(given.value(QStringLiteral("signature")));
    return publicKey->verify(message, signature) ? QByteArray() : QByteArray("signature");
}

} // namespace guitai::test
