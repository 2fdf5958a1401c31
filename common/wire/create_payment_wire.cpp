// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/payment_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>
#include <arpa/inet.h>

namespace guitai::wire {

namespace {

constexpr TextRule kSubject{1, 127};
constexpr TextRule kUserOrProduct{1, 64};
constexpr TextRule kAttach{0, 128};
constexpr TextRule kGoodsName{1, 64};
constexpr int kLongestUrl = 255;
constexpr int kLongestAuthCode = 128;
constexpr int kLongestPayerId = 128;
constexpr int kLongestAddress = 45;
constexpr int kLongestPayWay = 32;
constexpr std::int64_t kLeastExpirySeconds = 60;
constexpr std::int64_t kMostExpirySeconds = 7200;

bool isDigitOrUpper(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_';
}

QByteArray readPayWay(MemberReader& members)
{
    const JsonValue* value = members.find("pay_way");
    const QByteArray payWay = value ? value->utf8() : QByteArray();
    if (!value)
        members.refuse(errors::kFieldMissing, "pay_way", "The member is missing.");
    else if (payWay.isEmpty() || payWay.size() > kLongestPayWay ||
             !std::all_of(payWay.begin(), payWay.end(), isDigitOrUpper))
        members.refuse(errors::kPayWayMalformed, "pay_way", "Not a pay way.");
    return payWay;
}

std::optional<Duration> readExpiry(MemberReader& members)
{
    const auto seconds = members.optionalInteger("expires_in", kLeastExpirySeconds, kMostExpirySeconds);
    if (!seconds)
        return std::nullopt;
    return std::chrono::seconds(*seconds);
}

QString readNotifyUrl(MemberReader& members)
{
    const QByteArray text = members.optionalToken("notify_url", kLongestUrl);
    if (text.isEmpty())
        return {};
    const QUrl url = QUrl::fromEncoded(text, QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || !web || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment())
        members.refuse(errors::kFieldInvalid, "notify_url", "Not an absolute http or https address.");
    return QString::fromLatin1(text);
}

QString readClientIp(MemberReader& members)
{
    const QByteArray text = members.optionalToken("client_ip", kLongestAddress);
    if (text.isEmpty())
        return {};
    unsigned char address[sizeof(in6_addr)];
    if (inet_pton(AF_INET, text.constData(), address) != 1 && inet_pton(AF_INET6, text.constData(), address) != 1)
        members.refuse(errors::kFieldInvalid, "client_ip", "Not an IP address.");
    return QString::fromLatin1(text);
}

std::vector<GoodsLine> readGoods(MemberReader& members)
{
    std::vector<GoodsLine> goods;
    const JsonValue* list = members.find("goods");
    if (!list)
        return goods;
    if (list->kind() != JsonValue::Kind::Array || list->items().empty() ||
        list->items().size() > size_t(GoodsLine::kMostLines)) {
        members.refuse(errors::kFieldInvalid, "goods", "Not a list of 1 to 50 lines.");
        return goods;
    }
    for (const JsonValue& item : list->items()) {
        auto line = GoodsLine::read(item);
        if (!line) {
            members.refuse(line.error());
            return goods;
        }
        goods.push_back(*std::move(line));
    }
    return goods;
}

} // namespace

Result<GoodsLine> GoodsLine::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Refuse);
    GoodsLine line;
    line.name = members.text("name", kGoodsName);
    line.quantity = static_cast<int>(members.integer("quantity", 1, kMostQuantity));
    return members.finish(std::move(line));
}

QJsonObject GoodsLine::toJson() const
{
    JsonTree out;
    out.text("name", name);
    out.integer("quantity", quantity);
    return out.take();
}

Result<CreatePayment> CreatePayment::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    CreatePayment payment;
    payment.merchantOrderNo = members.merchantNo<MerchantOrderNo>("merchant_order_no");
    payment.amount = members.chargeable();
    payment.subject = members.text("subject", kSubject);
    payment.payWay = readPayWay(members);
    payment.expiresIn = readExpiry(members);
    payment.userId = members.optionalText("user_id", kUserOrProduct);
    payment.productId = members.optionalText("product_id", kUserOrProduct);
    payment.attach = members.optionalText("attach", kAttach);
    payment.notifyUrl = readNotifyUrl(members);
    payment.clientIp = readClientIp(members);
    payment.payerId = members.optionalToken("payer_id", kLongestPayerId);
    payment.tillNo = members.optionalId<TillNo>("till_no");
    payment.goods = readGoods(members);
    payment.authCode = Secret(members.optionalToken("auth_code", kLongestAuthCode));
    return members.finish(std::move(payment));
}

QJsonObject CreatePayment::toJson() const
{
    JsonTree out;
    out.text("merchant_order_no", merchantOrderNo.bytes());
    out.integer("amount", amount.minor());
    out.text("currency", amount.currency().code());
    out.text("subject", subject);
    out.text("pay_way", payWay);
    if (expiresIn)
        out.integer("expires_in", std::chrono::duration_cast<std::chrono::seconds>(*expiresIn).count());
    const auto optional = [&out](const char* name, const QString& text) {
        if (!text.isEmpty())
            out.text(name, text);
    };
    optional("user_id", userId);
    optional("product_id", productId);
    optional("attach", attach);
    optional("auth_code", QString::fromLatin1(authCode.reveal()));
    optional("notify_url", notifyUrl);
    optional("client_ip", clientIp);
    optional("payer_id", QString::fromLatin1(payerId));
    optional("till_no", tillNo.text());
    QJsonObject object = out.take();
    QJsonArray lines;
    for (const GoodsLine& line : goods)
        lines.append(line.toJson());
    if (!lines.isEmpty())
        object.insert(QStringLiteral("goods"), lines);
    return object;
}

} // namespace guitai::wire
