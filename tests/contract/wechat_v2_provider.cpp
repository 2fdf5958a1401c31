// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/wechat_v2_provider.h"

#include "crypto/aes_ecb.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>

namespace guitai::test {

namespace {

constexpr char kMchid[] = "1900000001";
constexpr char kAppid[] = "wx0123456789abcdef";

WechatV2Provider::Fields changed(WechatV2Provider::Fields fields, const WechatV2Provider::Fields& changes)
{
    for (const auto& [name, value] : changes) {
        if (value.isEmpty())
            fields.erase(name);
        else
            fields[name] = value;
    }
    return fields;
}

QByteArray tradeTypeOf(const QByteArray& payWay)
{
    if (payWay == "WECHAT_H5")
        return "MWEB";
    return payWay == "WECHAT_CODE" ? QByteArray("MICROPAY") : payWay.mid(7);
}

const QByteArray& certificateOf(const crypto::RsaPrivateKey& key)
{
    static const QByteArray pem = crypto::selfSignedCertificate(key, "1900000001", 365);
    return pem;
}

} // namespace

WechatV2Provider::WechatV2Provider(const Clock& clock, const QByteArray& signType) : m_v3(clock), m_signType(signType)
{
}

channels::ChannelAccount WechatV2Provider::account() const
{
    channels::ChannelAccount account = m_v3.account();
    const QJsonObject secrets{{QStringLiteral("private_key_pem"), QString::fromLatin1(merchantKeyPem())},
                              {QStringLiteral("api_key"), QString::fromLatin1(apiKey())}};
    account.settings = {
        {QStringLiteral("api"), QStringLiteral("v2")},
        {QStringLiteral("mchid"), QLatin1String(kMchid)},
        {QStringLiteral("appid"), QLatin1String(kAppid)},
        {QStringLiteral("sign_type"), QString::fromLatin1(m_signType)},
        {QStringLiteral("merchant_certificate"), QString::fromLatin1(certificateOf(m_v3.merchantKey()))}};
    account.secrets = Secret(QJsonDocument(secrets).toJson());
    return account;
}

channels::ChannelAccount WechatV2Provider::accountWithBothApis() const
{
    channels::ChannelAccount both = m_v3.account();
    const QJsonObject settings = account().settings;
    for (auto member = settings.begin(); member != settings.end(); ++member)
        both.settings.insert(member.key(), *member);
    QJsonObject secrets = QJsonDocument::fromJson(both.secrets.reveal()).object();
    secrets.insert(QStringLiteral("api_key"), QString::fromLatin1(apiKey()));
    both.secrets = Secret(QJsonDocument(secrets).toJson());
    return both;
}

http::Response WechatV2Provider::response(const QByteArray& body, int status)
{
    http::Response response;
    response.status = status;
    response.headers.append("Content-Type", "text/plain");
    response.body = body;
    return response;
}

QByteArray WechatV2Provider::document(const Fields& fields, const QByteArray& root)
{
    QByteArray text = '<' + root + '>';
    for (const auto& [name, value] : fields) {
        const bool isNumber = name.endsWith("_fee");
        text += '<' + name + '>' + (isNumber ? value : "<![CDATA[" + value + "]]>") + "</" + name + '>';
    }
    return text + "</" + root + '>';
}

WechatV2Provider::Fields WechatV2Provider::fieldsOf(const QByteArray& document)
{
    Fields fields;
    static const QRegularExpression field(QStringLiteral("<(\\w+)>(?:<!\\[CDATA\\[(.*?)\\]\\]>|([^<]*))</\\1>"));
    for (auto found = field.globalMatch(QString::fromUtf8(document)); found.hasNext();) {
        const auto match = found.next();
        fields[match.captured(1).toUtf8()] = (match.captured(2) + match.captured(3)).toUtf8();
    }
    return fields;
}

QByteArray WechatV2Provider::signatureOf(const Fields& fields, const QByteArray& key, const QByteArray& type) const
{
    QByteArray text;
    for (const auto& [name, value] : fields) {
        if (name != "sign" && !value.isEmpty())
            text += name + '=' + value + '&';
    }
    text += "key=" + key;
    const QByteArray digest = type == "MD5" ? QCryptographicHash::hash(text, QCryptographicHash::Md5)
                                            : QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
    return digest.toHex().toUpper();
}

http::Response WechatV2Provider::answer(const Fields& fields) const
{
    Fields all = changed({{"return_code", "SUCCESS"},
                          {"return_msg", "OK"},
                          {"result_code", "SUCCESS"},
                          {"appid", kAppid},
                          {"mch_id", kMchid},
                          {"nonce_str", "IITRi8Iabbblz1Jc"}},
                         fields);
    all["sign"] = signatureOf(all, apiKey(), m_signType);
    return response(document(all));
}

http::Response WechatV2Provider::error(const QByteArray& code) const
{
    return answer({{"result_code", "FAIL"}, {"err_code", code}, {"err_code_des", "说给人听的"}});
}

WechatV2Provider::Fields WechatV2Provider::paid() const
{
    return {{"out_trade_no", order().attemptNo.bytes()},
            {"transaction_id", "4200001234202611230000000001"},
            {"openid", order().payerId},
            {"is_subscribe", "N"},
            {"trade_type", "NATIVE"},
            {"bank_type", "OTHERS"},
            {"total_fee", "1230"},
            {"cash_fee", "1200"},
            {"fee_type", "CNY"},
            {"attach", "table 7"},
            {"time_end", "20261123120506"}};
}

http::Response WechatV2Provider::placed(const QByteArray& payWay, const Fields& changes) const
{
    if (payWay == "WECHAT_CODE")
        return answer(changed(changed(paid(), {{"trade_type", "MICROPAY"}}), changes));
    Fields fields{{"trade_type", tradeTypeOf(payWay)}, {"prepay_id", "wx201411101639507cbf6ffd8b0779950874"}};
    if (payWay == "WECHAT_NATIVE")
        fields["code_url"] = "weixin://wxpay/bizpayurl?pr=AbCdEfG1z";
    if (payWay == "WECHAT_H5")
        fields["mweb_url"] = "https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx2016&package=41";
    return answer(changed(fields, changes));
}

http::Response WechatV2Provider::queried(const Fields& changes) const
{
    return answer(changed(changed(paid(), {{"trade_state", "SUCCESS"}, {"trade_state_desc", "支付成功"}}), changes));
}

http::Response WechatV2Provider::reversed(const Fields& changes) const
{
    return answer(changed({{"recall", "N"}}, changes));
}

http::Response WechatV2Provider::refunded(const Fields& changes) const
{
    return answer(changed({{"out_trade_no", order().attemptNo.bytes()},
                           {"transaction_id", "4200001234202611230000000001"},
                           {"out_refund_no", refund().refundNo.bytes()},
                           {"refund_id", "50300001232026112300000000001"},
                           {"refund_fee", "500"},
                           {"total_fee", "1230"},
                           {"cash_fee", "1200"}},
                          changes));
}

http::Response WechatV2Provider::refundQueried(const Fields& changes) const
{
    return answer(changed({{"out_trade_no", order().attemptNo.bytes()},
                           {"transaction_id", "4200001234202611230000000001"},
                           {"total_fee", "1230"},
                           {"cash_fee", "1200"},
                           {"refund_count", "1"},
                           {"out_refund_no_0", refund().refundNo.bytes()},
                           {"refund_id_0", "50300001232026112300000000001"},
                           {"refund_channel_0", "ORIGINAL"},
                           {"refund_fee_0", "500"},
                           {"refund_status_0", "SUCCESS"},
                           {"refund_recv_accout_0", "招商银行信用卡0403"},
                           {"refund_success_time_0", "2026-11-23 12:15:06"}},
                          changes));
}

SignedNotice WechatV2Provider::notice(const Fields& changes) const
{
    SignedNotice notice;
    notice.body = answer(changed(changed(paid(), {{"return_msg", ""}}), changes)).body;
    return notice;
}

SignedNotice WechatV2Provider::refundNotice(const Fields& changes) const
{
    const Fields plain = changed({{"out_trade_no", order().attemptNo.bytes()},
                                  {"transaction_id", "4200001234202611230000000001"},
                                  {"out_refund_no", refund().refundNo.bytes()},
                                  {"refund_id", "50300001232026112300000000001"},
                                  {"refund_fee", "500"},
                                  {"settlement_refund_fee", "500"},
                                  {"total_fee", "1230"},
                                  {"settlement_total_fee", "1230"},
                                  {"refund_status", "SUCCESS"},
                                  {"success_time", "2026-11-23 12:15:06"},
                                  {"refund_recv_accout", "招商银行信用卡0403"},
                                  {"refund_account", "REFUND_SOURCE_RECHARGE_FUNDS"},
                                  {"refund_request_source", "API"}},
                                 changes);
    const Secret key(QCryptographicHash::hash(apiKey(), QCryptographicHash::Md5).toHex());
    const QByteArray sealed = crypto::sealAesEcb(key, document(plain, "root")).toBase64();
    SignedNotice notice;
    notice.body = document({{"return_code", "SUCCESS"},
                            {"appid", kAppid},
                            {"mch_id", kMchid},
                            {"nonce_str", "TeqClE3i0mvn3DrK"},
                            {"req_info", sealed}});
    return notice;
}

QByteArray WechatV2Provider::faultOf(const http::Call& call) const
{
    const Fields fields = fieldsOf(call.body);
    const auto is = [&fields](const char* name, const QByteArray& value) {
        const auto found = fields.find(name);
        return found != fields.end() && found->second == value;
    };
    if (call.method != "POST" || document(fields).size() < 100)
        return "form";
    if (!is("appid", kAppid) || !is("mch_id", kMchid) || !is("sign_type", m_signType))
        return "account";
    if (!fields.contains("nonce_str") || fields.at("nonce_str").size() > 32)
        return "nonce_str";
    if (!is("sign", signatureOf(fields, apiKey(), m_signType)))
        return "sign";
    const bool isSecure = call.url.path().startsWith(QLatin1String("/secapi/"));
    return isSecure == (call.tls != nullptr) ? QByteArray() : QByteArray("certificate");
}

} // namespace guitai::test
