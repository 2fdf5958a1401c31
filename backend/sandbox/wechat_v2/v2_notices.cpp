// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat_v2/v2_notices.h"

#include "crypto/aes_ecb.h"
#include "sandbox/wechat/wechat_callbacks.h"
#include "sandbox/wechat_v2/v2_wire.h"

#include <QCryptographicHash>

namespace guitai::sandbox::v2 {

namespace {

bool isAcknowledged(QByteArrayView body)
{
    const auto fields = xml::readFlat(body.trimmed());
    return fields && field(*fields, "return_code") == "SUCCESS";
}

/// What has no meaning in API v2 spoils the signature like the one that does.
bool spoils(Forgery forgery)
{
    switch (forgery) {
    case Forgery::Signature:
    case Forgery::Serial:
    case Forgery::SignTest:
    case Forgery::Stale:
    case Forgery::Ciphertext: return true;
    default: return false;
    }
}

http::Call callWith(const QUrl& url, const Fields& fields)
{
    http::Call call("POST", url);
    call.headers.append("Content-Type", "text/xml");
    call.headers.append("User-Agent", "Mozilla/4.0");
    call.body = xml::writeFlat(fields);
    return call;
}

http::Call paymentCall(const QUrl& url, Fields fields, const QByteArray& signType, const Secret& apiKey,
                       Forgery forgery)
{
    fields["return_code"] = "SUCCESS";
    fields["result_code"] = "SUCCESS";
    if (signType != "MD5") // which is what is meant when nothing is said
        fields["sign_type"] = signType;
    std::erase_if(fields, [](const auto& entry) { return entry.second.isEmpty(); });
    fields["sign"] = signature(fields, apiKey, signType);
    if (spoils(forgery))
        fields["sign"].front() = fields["sign"].front() == 'A' ? 'B' : 'A';
    return callWith(url, fields);
}

http::Call refundCall(const QUrl& url, const QJsonObject& document, const Identity& identity, QByteArray nonce,
                      Forgery forgery)
{
    const Secret key(QCryptographicHash::hash(identity.apiKey.reveal(), QCryptographicHash::Md5).toHex());
    const QByteArray plain = xml::writeFlat(refundNoticeFields(forged(document, forgery)), "root");
    QByteArray sealed = crypto::sealAesEcb(key, plain);
    if (spoils(forgery))
        sealed.front() = static_cast<char>(sealed.front() ^ 1);
    const QByteArray mchid = forged(document, forgery).value(QStringLiteral("mchid")).toString().toLatin1();
    const QByteArray appid = forgery == Forgery::Appid ? QByteArray("wx0000000000000000") : identity.merchant.appid;
    return callWith(url, {{"return_code", "SUCCESS"},
                          {"appid", appid},
                          {"mch_id", mchid},
                          {"nonce_str", std::move(nonce)},
                          {"req_info", sealed.toBase64()}});
}

} // namespace

Notice noticeOf(const Order& order, const QJsonObject& transaction, const QUrl& url, const Identity& identity,
                const RandomBytes& random)
{
    const QByteArray signType = signTypeOf(order.placed);
    const auto write = [=, &identity](Forgery forgery) {
        Fields fields = transactionFields(forged(transaction, forgery), true);
        fields["nonce_str"] = randomText(random, 32);
        return paymentCall(url, std::move(fields), signType, identity.apiKey, forgery);
    };
    return {"V2-" + order.receipt->transactionId, order.outTradeNo, url, write, {}, &isAcknowledged};
}

Notice noticeOf(const Refund& refund, const QJsonObject& document, const QUrl& url, const Identity& identity,
                const RandomBytes& random)
{
    const auto write = [=, &identity](Forgery forgery) {
        return refundCall(url, document, identity, randomText(random, 32), forgery);
    };
    return {"V2-" + refund.refundId, refund.outTradeNo, url, write, refund.outRefundNo, &isAcknowledged};
}

} // namespace guitai::sandbox::v2
