// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/wechat_wire.h"

#include "crypto/aes_gcm.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

struct StateText
{
    QString state;
    QString description;
};

QString statusText(RefundStatus status)
{
    switch (status) {
    case RefundStatus::Success: return u"SUCCESS"_s;
    case RefundStatus::Closed: return u"CLOSED"_s;
    case RefundStatus::Abnormal: return u"ABNORMAL"_s;
    case RefundStatus::Processing: break;
    }
    return u"PROCESSING"_s;
}

StateText stateText(TradeState state)
{
    switch (state) {
    case TradeState::Success: return {u"SUCCESS"_s, u"支付成功"_s};
    case TradeState::Closed: return {u"CLOSED"_s, u"订单已关闭"_s};
    case TradeState::UserPaying: return {u"USERPAYING"_s, u"需要用户输入支付密码"_s};
    case TradeState::PayError: return {u"PAYERROR"_s, u"支付失败，用户取消支付"_s};
    case TradeState::Revoked: return {u"REVOKED"_s, u"订单已撤销"_s};
    case TradeState::NotPaid: break;
    }
    return {u"NOTPAY"_s, u"订单未支付"_s};
}

QJsonObject amountJson(const Order& order)
{
    QJsonObject amount{
        {u"total"_s, order.total()}, {u"currency"_s, order.currency()}, {u"payer_currency"_s, order.currency()}};
    if (order.receipt)
        amount.insert(u"payer_total"_s, order.total());
    return amount;
}

void addReceipt(QJsonObject& transaction, const Order& order)
{
    const Receipt& receipt = *order.receipt;
    transaction.insert(u"trade_type"_s, tradeTypeText(order.tradeType));
    transaction.insert(u"transaction_id"_s, QString::fromLatin1(receipt.transactionId));
    transaction.insert(u"bank_type"_s, u"OTHERS"_s);
    transaction.insert(u"success_time"_s, beijingTime(receipt.paidAt));
    const QJsonObject payer{{u"openid"_s, QString::fromLatin1(receipt.openid)}};
    transaction.insert(u"payer"_s, payer);
}

struct Sealing
{
    QByteArray nonce;
    QByteArray associatedData;
};

QJsonObject sealed(const QByteArray& plain, const Secret& key, const Sealing& sealing)
{
    const QByteArray cipher = crypto::sealAesGcm(key, sealing.nonce, sealing.associatedData, plain);
    return {{u"algorithm"_s, u"AEAD_AES_256_GCM"_s},
            {u"nonce"_s, QString::fromLatin1(sealing.nonce)},
            {u"associated_data"_s, QString::fromLatin1(sealing.associatedData)},
            {u"ciphertext"_s, QString::fromLatin1(cipher.toBase64())}};
}

} // namespace

QString tradeTypeText(TradeType type)
{
    switch (type) {
    case TradeType::Native: return u"NATIVE"_s;
    case TradeType::Jsapi: return u"JSAPI"_s;
    case TradeType::H5: return u"MWEB"_s;
    case TradeType::Code: return u"MICROPAY"_s;
    case TradeType::App: break;
    }
    return u"APP"_s;
}

QString beijingTime(UtcTime time)
{
    return QString::fromLatin1(time.toRfc3339(kShanghaiOffset));
}

QJsonObject transactionJson(const Order& order, const Merchant& merchant)
{
    const auto [state, description] = stateText(order.state);
    QJsonObject transaction{{u"appid"_s, QString::fromLatin1(merchant.appid)},
                            {u"mchid"_s, QString::fromLatin1(merchant.mchid)},
                            {u"out_trade_no"_s, QString::fromLatin1(order.outTradeNo)},
                            {u"trade_state"_s, state},
                            {u"trade_state_desc"_s, description},
                            {u"attach"_s, order.text(u"attach"_s)},
                            {u"amount"_s, amountJson(order)},
                            {u"payer"_s, QJsonObject()},
                            {u"promotion_detail"_s, QJsonArray()}};
    const QJsonObject scene = order.placed.value(u"scene_info"_s).toObject();
    if (scene.contains(u"device_id"_s))
        transaction.insert(u"scene_info"_s, QJsonObject{{u"device_id"_s, scene.value(u"device_id"_s)}});
    if (order.receipt)
        addReceipt(transaction, order);
    return transaction;
}

QJsonObject refundJson(const Refund& refund)
{
    const QJsonObject amount{{u"total"_s, refund.total()},
                             {u"refund"_s, refund.amount()},
                             {u"from"_s, QJsonArray()},
                             {u"payer_total"_s, refund.total()},
                             {u"payer_refund"_s, refund.amount()},
                             {u"settlement_refund"_s, refund.amount()},
                             {u"settlement_total"_s, refund.total()},
                             {u"discount_refund"_s, 0},
                             {u"currency"_s, u"CNY"_s}};
    QJsonObject document{{u"refund_id"_s, QString::fromLatin1(refund.refundId)},
                         {u"out_refund_no"_s, QString::fromLatin1(refund.outRefundNo)},
                         {u"transaction_id"_s, QString::fromLatin1(refund.transactionId)},
                         {u"out_trade_no"_s, QString::fromLatin1(refund.outTradeNo)},
                         {u"channel"_s, u"ORIGINAL"_s},
                         {u"user_received_account"_s, u"支付用户零钱"_s},
                         {u"create_time"_s, beijingTime(refund.askedAt)},
                         {u"status"_s, statusText(refund.status)},
                         {u"funds_account"_s, u"AVAILABLE"_s},
                         {u"amount"_s, amount},
                         {u"promotion_detail"_s, QJsonArray()}};
    if (refund.doneAt)
        document.insert(u"success_time"_s, beijingTime(*refund.doneAt));
    return document;
}

QJsonObject refundNoticeJson(const Refund& refund, const Merchant& merchant)
{
    QJsonObject document = refundJson(refund);
    const QJsonObject amount{{u"total"_s, refund.total()},
                             {u"refund"_s, refund.amount()},
                             {u"payer_total"_s, refund.total()},
                             {u"payer_refund"_s, refund.amount()}};
    for (const QString& member :
         {u"channel"_s, u"create_time"_s, u"status"_s, u"funds_account"_s, u"promotion_detail"_s})
        document.remove(member);
    document.insert(u"mchid"_s, QString::fromLatin1(merchant.mchid));
    document.insert(u"refund_status"_s, statusText(refund.status));
    document.insert(u"amount"_s, amount);
    return document;
}

QByteArray certificatesBody(const Identity& identity, const RandomBytes& random)
{
    const UtcTime madeAt = identity.certificateMadeAt;
    QJsonArray entries;
    for (const PlatformKey& certificate : identity.certificates) {
        const Sealing sealing{randomText(random, 12), "certificate"};
        entries.append(
            QJsonObject{{u"serial_no"_s, QString::fromLatin1(certificate.id)},
                        {u"effective_time"_s, beijingTime(madeAt)},
                        {u"expire_time"_s, beijingTime(madeAt + std::chrono::hours(24 * kCertificateDays))},
                        {u"encrypt_certificate"_s, sealed(certificate.publicPem, identity.apiV3Key, sealing)}});
    }
    return QJsonDocument(QJsonObject{{u"data"_s, entries}}).toJson(QJsonDocument::Compact);
}

QByteArray noticeBody(const QJsonObject& document, const Secret& apiV3Key, const NoticeParts& parts)
{
    const QByteArray plain = QJsonDocument(document).toJson(QJsonDocument::Compact);
    QJsonObject resource = sealed(plain, apiV3Key, {parts.nonce, parts.originalType.toLatin1()});
    resource.insert(u"original_type"_s, parts.originalType);
    const QJsonObject notice{{u"id"_s, QString::fromLatin1(parts.id)},
                             {u"create_time"_s, beijingTime(parts.createdAt)},
                             {u"resource_type"_s, u"encrypt-resource"_s},
                             {u"event_type"_s, parts.eventType},
                             {u"summary"_s, parts.summary},
                             {u"resource"_s, resource}};
    return QJsonDocument(notice).toJson(QJsonDocument::Compact);
}

} // namespace guitai::sandbox
