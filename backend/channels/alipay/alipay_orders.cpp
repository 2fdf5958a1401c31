// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What we send: the documents of `biz_content`.
#include "alipay/alipay_wire.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace guitai::alipay {

namespace {

constexpr Product kProducts[] = {
    {"ALIPAY_QR", "alipay.trade.precreate", "FACE_TO_FACE_PAYMENT", Handed::Code},
    {"ALIPAY_WAP", "alipay.trade.wap.pay", "QUICK_WAP_WAY", Handed::Page},
    {"ALIPAY_CODE", "alipay.trade.pay", "FACE_TO_FACE_PAYMENT", Handed::Nothing},
};

QString latin1(const QByteArray& text)
{
    return QString::fromLatin1(text);
}

/// The first characters of a text, never half of one: the same text always gives the same order.
QString shortened(const QString& text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    const bool isSplit = text.at(most - 1).isHighSurrogate();
    return text.left(isSplit ? most - 1 : most);
}

QByteArray compact(const QJsonObject& content)
{
    return QJsonDocument(content).toJson(QJsonDocument::Compact);
}

} // namespace

const Product* productOf(QByteArrayView payWay)
{
    const auto found = std::find_if(std::begin(kProducts), std::end(kProducts),
                                    [&](const Product& product) { return payWay == product.payWay; });
    return found == std::end(kProducts) ? nullptr : found;
}

QByteArray beijingTime(UtcTime time)
{
    constexpr qsizetype kWithoutOffset = 19;
    return time.toRfc3339(kShanghaiOffset).first(kWithoutOffset).replace('T', ' ');
}

QUrl pageAfterwards(const Account& account, const channels::Order& order)
{
    return order.returnUrl.isEmpty() ? account.returnUrl : order.returnUrl;
}

QByteArray orderContent(const Account& account, const Product& product, const channels::Order& order)
{
    constexpr qsizetype kMostSubject = 256;
    constexpr qsizetype kMostPassedBack = 512;
    QJsonObject content{{QStringLiteral("out_trade_no"), order.attemptNo.text()},
                        {QStringLiteral("total_amount"), latin1(order.amount.toDecimal())},
                        {QStringLiteral("subject"), shortened(order.subject, kMostSubject)},
                        {QStringLiteral("product_code"), QLatin1String(product.code)},
                        {QStringLiteral("time_expire"), latin1(beijingTime(order.expiresAt))}};
    const QByteArray passedBack = order.attach.toUtf8().toPercentEncoding();
    // Half of it would be no text: what does not fit stays with us.
    if (!passedBack.isEmpty() && passedBack.size() <= kMostPassedBack)
        content.insert(QStringLiteral("passback_params"), latin1(passedBack));
    const QUrl afterwards = pageAfterwards(account, order);
    if (product.handed == Handed::Page && !afterwards.isEmpty())
        content.insert(QStringLiteral("quit_url"), latin1(afterwards.toEncoded()));
    if (product.handed == Handed::Nothing) {
        content.insert(QStringLiteral("scene"), QStringLiteral("bar_code"));
        content.insert(QStringLiteral("auth_code"), latin1(order.authCode.reveal()));
    }
    return compact(content);
}

QByteArray tradeContent(const AttemptNo& attemptNo)
{
    return compact({{QStringLiteral("out_trade_no"), attemptNo.text()}});
}

QByteArray refundContent(const channels::RefundOrder& order)
{
    constexpr qsizetype kMostReason = 256;
    QJsonObject content{{QStringLiteral("out_trade_no"), order.attemptNo.text()},
                        {QStringLiteral("refund_amount"), latin1(order.amount.toDecimal())},
                        {QStringLiteral("out_request_no"), order.refundNo.text()}};
    if (!order.reason.isEmpty())
        content.insert(QStringLiteral("refund_reason"), shortened(order.reason, kMostReason));
    return compact(content);
}

QByteArray billContent(const BusinessDate& day)
{
    return compact(
        {{QStringLiteral("bill_type"), QStringLiteral("trade")}, {QStringLiteral("bill_date"), latin1(day.iso())}});
}

QByteArray refundQueryContent(const channels::RefundOrder& order)
{
    return compact({{QStringLiteral("out_trade_no"), order.attemptNo.text()},
                    {QStringLiteral("out_request_no"), order.refundNo.text()},
                    {QStringLiteral("query_options"), QJsonArray{QStringLiteral("gmt_refund_pay")}}});
}

} // namespace guitai::alipay
