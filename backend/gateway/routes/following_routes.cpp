// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/following_routes.h"

#include "routes/empty_body.h"
#include "routes/query_reader.h"
#include "routes/replies.h"
#include "wire/text_rule.h"

#include <QStringDecoder>

namespace guitai::routes {

namespace {

using Answer = Result<http::Response>;

constexpr wire::TextRule kUser{1, 64};

/// A user's id may be any text: it stands percent-encoded in the path.
std::optional<QString> userIn(const Exchange& exchange)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QByteArray utf8 = QByteArray::fromPercentEncoding(exchange.pathValues[0]);
    const QString user = decoder(utf8);
    if (decoder.hasError() || !wire::isPlainText(utf8, kUser))
        return std::nullopt;
    return user;
}

} // namespace

async::Task<Answer> readPoints(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    const int limit = query.limit();
    const QByteArray cursor = query.cursor();
    const auto user = userIn(exchange);
    if (!user)
        query.refuse(wire::errors::kFieldInvalid, "user_id");
    if (const auto refusal = query.finish())
        co_return *refusal;
    auto reading = services.points->read(exchange.caller.merchantId, *user, limit, cursor);
    const Result<wire::Points> points = co_await reading;
    co_return jsonReply(points);
}

async::Task<Answer> listShipments(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    const PaymentNo paymentNo = query.id<PaymentNo>("payment_no");
    if (paymentNo.isEmpty())
        query.refuse(wire::errors::kFieldMissing, "payment_no");
    if (const auto refusal = query.finish())
        co_return *refusal;
    auto listing = services.shipments->ofPayment(exchange.caller.merchantId, paymentNo);
    const Result<wire::ShipmentPage> page = co_await listing;
    co_return jsonReply(page);
}

async::Task<Answer> dispatchShipment(Services services, Exchange exchange)
{
    const auto id = ShipmentId::parse(exchange.pathValues[0]);
    if (!id)
        co_return Error{consumers::errors::kShipmentNotFound};
    auto wanted = wire::Dispatch::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    auto dispatching = services.shipments->dispatch(exchange.caller.merchantId, *id, wanted->trackingNo);
    const Result<wire::Shipment> shipment = co_await dispatching;
    co_return jsonReply(shipment);
}

async::Task<Answer> listParkedEvents(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    const int limit = query.limit();
    const QByteArray cursor = query.cursor();
    if (const auto refusal = query.finish())
        co_return *refusal;
    auto listing = services.parkedEvents->list(exchange.caller.merchantId, limit, cursor);
    const Result<wire::ParkedEventPage> page = co_await listing;
    co_return jsonReply(page);
}

async::Task<Answer> retryParkedEvent(Services services, Exchange exchange)
{
    const auto id = EventId::parse(exchange.pathValues[0]);
    if (!id)
        co_return Error{consumers::errors::kParkedEventNotFound};
    if (const auto refusal = bodyRefusal(exchange.request.body))
        co_return *refusal;
    auto retrying = services.parkedEvents->retry(exchange.caller.merchantId, *id);
    const Result<wire::ParkedEventPage> followed = co_await retrying;
    co_return jsonReply(followed);
}

} // namespace guitai::routes
