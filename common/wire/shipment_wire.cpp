// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/shipment_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"

#include <QJsonArray>

namespace guitai::wire {

namespace {

constexpr int kLongestCode = 64;

std::vector<GoodsLine> readLines(MemberReader& members)
{
    std::vector<GoodsLine> goods;
    const JsonValue* list = members.find("goods");
    if (!list || list->kind() != JsonValue::Kind::Array) {
        members.refuse(errors::kFieldInvalid, "goods", "Not a list.");
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

Result<Shipment> Shipment::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    Shipment shipment;
    shipment.shipmentId = members.id<ShipmentId>("shipment_id");
    shipment.paymentNo = members.id<PaymentNo>("payment_no");
    shipment.merchantOrderNo = members.id<MerchantOrderNo>("merchant_order_no");
    shipment.goods = readLines(members);
    shipment.status = members.token("status", kLongestCode);
    shipment.trackingNo = members.optionalToken("tracking_no", kLongestCode);
    shipment.requestedAt = members.time("requested_at");
    shipment.dispatchedAt = members.optionalTime("dispatched_at");
    shipment.cancelledAt = members.optionalTime("cancelled_at");
    return members.finish(std::move(shipment));
}

Result<Shipment> Shipment::read(QByteArrayView json)
{
    const auto document = readJson(json);
    return document ? read(*document) : Result<Shipment>(document.error());
}

QJsonObject Shipment::toJson() const
{
    JsonTree out;
    out.text("shipment_id", shipmentId.bytes());
    out.text("payment_no", paymentNo.bytes());
    out.text("merchant_order_no", merchantOrderNo.bytes());
    out.text("status", status);
    if (!trackingNo.isEmpty())
        out.text("tracking_no", trackingNo);
    out.text("requested_at", requestedAt.toRfc3339());
    if (dispatchedAt)
        out.text("dispatched_at", dispatchedAt->toRfc3339());
    if (cancelledAt)
        out.text("cancelled_at", cancelledAt->toRfc3339());
    QJsonObject object = out.take();
    QJsonArray lines;
    for (const GoodsLine& line : goods)
        lines.append(line.toJson());
    object.insert(QStringLiteral("goods"), lines);
    return object;
}

Result<ShipmentPage> ShipmentPage::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Ignore);
    ShipmentPage page;
    const JsonValue* list = members.find("shipments");
    if (!list || list->kind() != JsonValue::Kind::Array)
        members.refuse(errors::kFieldInvalid, "shipments", "Not a list.");
    for (const JsonValue& item : list ? list->items() : JsonValue::Array()) {
        auto shipment = Shipment::read(item);
        if (!shipment)
            return shipment.error();
        page.shipments.push_back(*std::move(shipment));
    }
    return members.finish(std::move(page));
}

QJsonObject ShipmentPage::toJson() const
{
    QJsonArray list;
    for (const Shipment& shipment : shipments)
        list.append(shipment.toJson());
    return {{QStringLiteral("shipments"), list}};
}

Result<Dispatch> Dispatch::read(QByteArrayView json)
{
    Dispatch dispatch;
    if (json.isEmpty())
        return dispatch;
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    dispatch.trackingNo = members.optionalToken("tracking_no", kLongestCode);
    return members.finish(std::move(dispatch));
}

QJsonObject Dispatch::toJson() const
{
    JsonTree out;
    if (!trackingNo.isEmpty())
        out.text("tracking_no", trackingNo);
    return out.take();
}

} // namespace guitai::wire
