// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/acp_provider.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>

namespace guitai::test {

namespace {

constexpr char kAttemptNo[] = "P202611231234567800ABCDEF0123XY01";
constexpr char kRefundNo[] = "R202611231234567800ABCDEF012397";
constexpr char kQueryId[] = "622611231205064563818";
constexpr char kOrderTime[] = "20261123100320"; // kOrderSeconds in Beijing
constexpr char kRefundTime[] = "20261123101320";
constexpr std::int64_t kOrderSeconds = 1'795'399'400;

/// Made once for the whole program: each costs a tenth of a second.
struct Makings
{
    crypto::RsaPrivateKey merchantKey = crypto::RsaPrivateKey::generate(2048);
    crypto::RsaPrivateKey signingKey = crypto::RsaPrivateKey::generate(2048);
    crypto::Issuer root = crypto::makeRoot(crypto::RsaPrivateKey::generate(2048), "CFCA TEST CA", 3650, 3650);
    crypto::RsaPrivateKey middleKey = crypto::RsaPrivateKey::generate(2048);
    crypto::Issuer middle{middleKey, issuedCertificate(middleKey, {"CFCA TEST OCA1", 3650, 3650, true}, root)};
    crypto::Issuer impostor = crypto::makeRoot(middleKey, "CFCA TEST CA", 3650, 3650);
    Secret password{"000000-of-the-store"};
    QByteArray merchant = issuedCertificate(merchantKey, {"041@Z12@merchant@00000001", 3650, 3650}, middle);
    Secret store = crypto::sealedKeyStore({merchantKey, merchant}, password);
};

const Makings& makings()
{
    static const Makings made;
    return made;
}

AcpFields changed(AcpFields fields, const AcpFields& changes)
{
    for (const auto& [name, value] : changes) {
        if (value.isEmpty())
            fields.erase(name);
        else
            fields[name] = value;
    }
    return fields;
}

/// The text that is signed, as the documents describe it.
QByteArray sentence(const AcpFields& fields)
{
    QByteArrayList pairs;
    for (const auto& [name, value] : fields) {
        if (name != "signature" && !value.isEmpty())
            pairs.append(name + "=" + value);
    }
    return QCryptographicHash::hash(pairs.join('&'), QCryptographicHash::Sha256).toHex();
}

} // namespace

AcpFields formFields(const QByteArray& body)
{
    AcpFields fields;
    for (const QByteArray& pair : body.split('&')) {
        const qsizetype sign = pair.indexOf('=');
        fields[pair.left(sign)] = QByteArray::fromPercentEncoding(pair.mid(sign + 1).replace('+', "%20"));
    }
    return fields;
}

QByteArray AcpProvider::password() const
{
    return makings().password.reveal();
}

AcpProvider::AcpProvider(QByteArray payWay)
    : m_payWay(std::move(payWay)), m_merchant{makings().merchantKey, makings().merchant}
{
    signAs("041@Z2025-1@00040000:SIGN@00000001", middle(), 3650);
}

const crypto::Issuer& AcpProvider::middle() const
{
    return makings().middle;
}

const crypto::Issuer& AcpProvider::impostor() const
{
    return makings().impostor;
}

void AcpProvider::signAs(const QByteArray& commonName, const crypto::Issuer& issuer, int validDays)
{
    m_certificate = issuedCertificate(makings().signingKey, {commonName, validDays, 3650}, issuer);
}

channels::ChannelAccount AcpProvider::account() const
{
    const QByteArray channel = m_payWay == "BANK_GATEWAY" ? "bank" : "unionpay";
    const QByteArray store = makings().store.reveal().toBase64();
    const QJsonObject secrets{{QStringLiteral("pfx_base64"), QString::fromLatin1(store)},
                              {QStringLiteral("pfx_password"), QString::fromLatin1(password())}};
    channels::ChannelAccount account;
    account.accountId = ChannelAccountId::trusted(channel + "-M1000");
    account.merchantId = MerchantId::trusted("M1000");
    account.channel = ChannelCode::trusted(channel);
    account.settings = QJsonObject{{QStringLiteral("mer_id"), QString::fromLatin1(merId())},
                                   {QStringLiteral("root_pem"), QString::fromLatin1(makings().root.certificate)},
                                   {QStringLiteral("middle_pem"), QString::fromLatin1(middle().certificate)},
                                   {QStringLiteral("sign_name"), QStringLiteral("00040000:SIGN")},
                                   {QStringLiteral("front_url"), QStringLiteral("https://shop.example/back?order=7")}};
    account.secrets = Secret(QJsonDocument(secrets).toJson(QJsonDocument::Compact));
    return account;
}

channels::Order AcpProvider::order() const
{
    channels::Order order{AttemptNo::trusted(kAttemptNo),
                          Money(1230, Currency::cny()),
                          QStringLiteral("珍珠奶茶 ×2 & more"),
                          m_payWay,
                          QStringLiteral("table 7"),
                          "203.0.113.9",
                          {},
                          UtcTime::fromSeconds(kOrderSeconds + 300),
                          QUrl(QStringLiteral("https://shop.example/v1/callback/unionpay/unionpay-M1000")),
                          {},
                          UtcTime::fromSeconds(kOrderSeconds)};
    if (m_payWay == "UNIONPAY_CODE")
        order.authCode = Secret("6223600000000000001");
    return order;
}

channels::RefundOrder AcpProvider::refund() const
{
    return {RefundNo::trusted(kRefundNo),
            order().attemptNo,
            ChannelTradeNo::trusted(kQueryId),
            Money(500, Currency::cny()),
            order().amount,
            QStringLiteral("太甜 too sweet"),
            QUrl(QStringLiteral("https://shop.example/v1/callback/unionpay/unionpay-M1000/refund")),
            m_payWay,
            order().placedAt,
            order().placedAt + std::chrono::minutes(10)};
}

AcpFields AcpProvider::signedFields(AcpFields fields) const
{
    const QByteArray name = "signPubKeyCert";
    if (!fields.contains(name))
        fields[name] = m_certificate;
    fields["signature"] = makings().signingKey.sign(sentence(fields)).toBase64();
    return fields;
}

http::Response AcpProvider::raw(const QByteArray& body) const
{
    http::Response response;
    response.body = body;
    return response;
}

http::Response AcpProvider::answer(AcpFields fields, const AcpFields& changes) const
{
    QByteArrayList pairs;
    for (const auto& [name, value] : signedFields(changed(std::move(fields), changes)))
        pairs.append(name + "=" + value);
    return raw(pairs.join('&'));
}

const char* AcpProvider::subType() const
{
    return m_payWay == "UNIONPAY_QR" ? "07" : m_payWay == "UNIONPAY_CODE" ? "06" : "01";
}

AcpFields AcpProvider::echoed(const char* type, const char* subType, const QByteArray& orderId, const char* time) const
{
    const bool isForm = m_payWay == "BANK_GATEWAY" || m_payWay == "UNIONPAY_WAP";
    const bool isGateway = isForm && QByteArray("00") != type;
    return {{"version", "5.1.0"},     {"encoding", "UTF-8"},     {"signMethod", "01"},
            {"txnType", type},        {"txnSubType", subType},   {"bizType", isGateway ? "000201" : "000000"},
            {"accessType", "0"},      {"merId", merId()},        {"orderId", orderId},
            {"txnTime", time},        {"respCode", "00"},        {"respMsg", "成功[0000000]"},
            {"accNo", "6216***0018"}, {"acqInsCode", "48020000"}};
}

http::Response AcpProvider::placed(const AcpFields& changes) const
{
    AcpFields fields = echoed("01", subType(), kAttemptNo, kOrderTime);
    fields["txnAmt"] = "1230";
    if (m_payWay == "UNIONPAY_QR")
        fields["qrCode"] = "https://qr.95516.com/00010001/62712341234567890123456789012345";
    fields["signInfo"] = "{a=1&b={c=2&d=3}}";
    return answer(std::move(fields), changes);
}

http::Response AcpProvider::queried(const AcpFields& changes) const
{
    AcpFields fields = echoed("00", "00", kAttemptNo, kOrderTime);
    fields.insert({{"origRespCode", "00"},
                   {"origRespMsg", "成功[0000000]"},
                   {"queryId", kQueryId},
                   {"txnAmt", "1230"},
                   {"currencyCode", "156"},
                   {"settleAmt", "1230"},
                   {"settleDate", "1123"},
                   {"traceNo", "456381"},
                   {"traceTime", "1123100345"}});
    return answer(std::move(fields), changes);
}

http::Response AcpProvider::reversed(const AcpFields& changes) const
{
    return answer(echoed("99", "01", kAttemptNo, kOrderTime), changes);
}

http::Response AcpProvider::refunded(const AcpFields& changes) const
{
    AcpFields fields = echoed("04", "00", kRefundNo, kRefundTime);
    fields.insert({{"queryId", "622611231210064563999"}, {"txnAmt", "500"}, {"origQryId", kQueryId}});
    return answer(std::move(fields), changes);
}

http::Response AcpProvider::refundQueried(const AcpFields& changes) const
{
    AcpFields fields = echoed("00", "00", kRefundNo, kRefundTime);
    fields.insert({{"origRespCode", "00"},
                   {"origRespMsg", "成功[0000000]"},
                   {"queryId", "622611231210064563999"},
                   {"txnAmt", "500"},
                   {"currencyCode", "156"},
                   {"traceTime", "1123101346"}});
    return answer(std::move(fields), changes);
}

SignedNotice AcpProvider::noticeOf(const AcpFields& fields) const
{
    SignedNotice notice;
    notice.headers.append("Content-Type", "application/x-www-form-urlencoded");
    QByteArrayList pairs;
    for (const auto& [name, value] : fields)
        pairs.append(name + "=" + value.toPercentEncoding());
    notice.body = pairs.join('&');
    return notice;
}

SignedNotice AcpProvider::sent(AcpFields fields, const AcpFields& changes) const
{
    return noticeOf(signedFields(changed(std::move(fields), changes)));
}

SignedNotice AcpProvider::notice(const AcpFields& changes) const
{
    AcpFields fields = echoed("01", subType(), kAttemptNo, kOrderTime);
    fields.insert({{"queryId", kQueryId},
                   {"txnAmt", "1230"},
                   {"currencyCode", "156"},
                   {"settleAmt", "1230"},
                   {"settleDate", "1123"},
                   {"traceNo", "456381"},
                   {"traceTime", "1123100345"}});
    return sent(std::move(fields), changes);
}

SignedNotice AcpProvider::refundNotice(const AcpFields& changes) const
{
    AcpFields fields = echoed("04", "00", kRefundNo, kRefundTime);
    fields.insert({{"queryId", "622611231210064563999"},
                   {"origQryId", kQueryId},
                   {"txnAmt", "500"},
                   {"currencyCode", "156"},
                   {"traceTime", "1123101346"}});
    return sent(std::move(fields), changes);
}

QByteArray AcpProvider::faultOf(const http::Call& call) const
{
    if (call.method != "POST")
        return "method";
    if (call.headers.value("Content-Type") != "application/x-www-form-urlencoded;charset=UTF-8")
        return "headers";
    return faultOf(formFields(call.body));
}

QByteArray AcpProvider::faultOf(const AcpFields& fields) const
{
    const auto value = [&fields](const char* name) {
        const auto found = fields.find(name);
        return found == fields.end() ? QByteArray() : found->second;
    };
    if (value("version") != "5.1.0" || value("encoding") != "UTF-8" || value("signMethod") != "01")
        return "version";
    if (value("merId") != merId())
        return "merId";
    if (value("certId") != *crypto::certificateDecimalSerial(m_merchant.certificate))
        return "certId";
    static const QRegularExpression orderId(QStringLiteral("^[0-9A-Za-z]{8,40}$"));
    if (!orderId.match(QString::fromLatin1(value("orderId"))).hasMatch())
        return "orderId";
    static const QRegularExpression time(QStringLiteral("^20[0-9]{12}$"));
    if (!time.match(QString::fromLatin1(value("txnTime"))).hasMatch())
        return "txnTime";
    const auto publicKey = crypto::RsaPublicKey::fromPem(m_merchant.certificate);
    const bool isSigned = publicKey->verify(sentence(fields), QByteArray::fromBase64(value("signature")));
    return isSigned ? QByteArray() : QByteArray("signature");
}

} // namespace guitai::test
