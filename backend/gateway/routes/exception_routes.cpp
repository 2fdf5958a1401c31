// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/exception_routes.h"

#include "routes/query_reader.h"
#include "routes/replies.h"
#include "time/parse_business_date.h"

namespace guitai::routes {

namespace {

using Answer = Result<http::Response>;

void checkDay(QueryReader& query, const char* name, const QByteArray& day)
{
    if (!day.isEmpty() && !parseBusinessDate(day))
        query.refuse(wire::errors::kFieldInvalid, name);
}

wire::ExceptionFilter filterOf(QueryReader& query)
{
    wire::ExceptionFilter filter;
    filter.kind = query.text("kind");
    filter.state = query.text("state");
    filter.accountId = query.id<ChannelAccountId>("account");
    filter.channel = query.id<ChannelCode>("channel");
    filter.from = query.text("from");
    filter.to = query.text("to");
    filter.assignee = query.text("assignee");
    filter.number = query.text("number");
    checkDay(query, "from", filter.from);
    checkDay(query, "to", filter.to);
    return filter;
}

Result<exceptions::DayCommand> dayCommandOf(const Exchange& exchange)
{
    const auto account = ChannelAccountId::parse(exchange.pathValues[0]);
    if (!account || !parseBusinessDate(exchange.pathValues[1]))
        return Error{exceptions::errors::kDayNotFound};
    const auto remark = wire::DayRemark::read(exchange.request.body);
    if (!remark)
        return remark.error();
    return exceptions::DayCommand(exchange.caller.merchantId, {*account, exchange.pathValues[1]},
                                  exchange.caller.actor(), remark->remark);
}

} // namespace

async::Task<Answer> listExceptions(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    exceptions::ListCommand command;
    command.filter = filterOf(query);
    command.limit = query.limit();
    command.cursor = query.cursor();
    if (const auto refusal = query.finish())
        co_return *refusal;
    auto listing = services.exceptions->list(exchange.caller.merchantId, std::move(command));
    const Result<wire::ExceptionPage> page = co_await listing;
    co_return jsonReply(page);
}

async::Task<Answer> countExceptionClasses(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    wire::ExceptionFilter filter = filterOf(query);
    if (const auto refusal = query.finish())
        co_return *refusal;
    auto counting = services.exceptions->classes(exchange.caller.merchantId, std::move(filter));
    const Result<wire::ExceptionClasses> classes = co_await counting;
    co_return jsonReply(classes);
}

async::Task<Answer> getException(Services services, Exchange exchange)
{
    const auto id = ExceptionId::parse(exchange.pathValues[0]);
    if (!id)
        co_return Error{exceptions::errors::kExceptionNotFound};
    auto getting = services.exceptions->get(exchange.caller.merchantId, *id);
    const Result<wire::ReconciliationException> exception = co_await getting;
    co_return jsonReply(exception);
}

async::Task<Answer> actOnException(Services services, Exchange exchange)
{
    const auto id = ExceptionId::parse(exchange.pathValues[0]);
    if (!id)
        co_return Error{exceptions::errors::kExceptionNotFound};
    auto wanted = wire::ExceptionAction::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    exceptions::ActCommand command(exchange.caller.merchantId, exchange.caller.actor(), *id, *std::move(wanted));
    auto acting = services.exceptions->act(std::move(command));
    const Result<wire::ReconciliationException> exception = co_await acting;
    co_return jsonReply(exception);
}

async::Task<Answer> actOnExceptions(Services services, Exchange exchange)
{
    auto wanted = wire::BulkAction::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    exceptions::BulkCommand command(exchange.caller.merchantId, exchange.caller.actor(), *std::move(wanted));
    auto acting = services.exceptions->actOnMany(std::move(command));
    const Result<wire::BulkOutcome> outcome = co_await acting;
    co_return jsonReply(outcome);
}

async::Task<Answer> closeDay(Services services, Exchange exchange)
{
    auto command = dayCommandOf(exchange);
    if (!command)
        co_return command.error();
    auto closing = services.closing->close(*std::move(command));
    const Result<wire::ReconciliationDay> day = co_await closing;
    co_return jsonReply(day);
}

async::Task<Answer> reopenDay(Services services, Exchange exchange)
{
    auto command = dayCommandOf(exchange);
    if (!command)
        co_return command.error();
    if (command->remark.isEmpty())
        co_return Error{wire::errors::kFieldMissing, QStringLiteral("remark"), {}};
    auto reopening = services.closing->reopen(*std::move(command));
    const Result<wire::ReconciliationDay> day = co_await reopening;
    co_return jsonReply(day);
}

} // namespace guitai::routes
