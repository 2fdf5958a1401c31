// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/withdrawal_routes.h"

#include "routes/query_reader.h"
#include "routes/replies.h"

#include <array>

namespace guitai::routes {

namespace {

using Answer = Result<http::Response>;

constexpr int kCreated = 201;
constexpr std::array kStatuses = {"REVIEWING", "PROCESSING", "SUCCEEDED", "FAILED", "REJECTED", "EXPIRED", "RETURNED"};
constexpr std::array kFlags = {"true", "false"};

} // namespace

async::Task<Answer> createWithdrawal(Services services, Exchange exchange)
{
    const auto no = AccountNo::parse(exchange.pathValues[0]);
    if (!no)
        co_return Error{accounts::errors::kAccountNotFound};
    auto wanted = wire::CreateWithdrawal::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    withdrawals::WithdrawalCommand command(exchange.caller.merchantId, exchange.caller.actor(), *no,
                                           *std::move(wanted));
    auto creating = services.withdrawals->create(std::move(command));
    const Result<withdrawals::WithdrawalAnswer> answer = co_await creating;
    if (!answer)
        co_return answer.error();
    http::Response response = jsonReply(kCreated, answer->withdrawal.toJson());
    response.headers.append(QByteArrayLiteral("Location"),
                            "/v1/withdrawals/" + answer->withdrawal.withdrawalNo.bytes());
    if (answer->replayed)
        response.headers.append(QByteArrayLiteral("Idempotent-Replayed"), QByteArrayLiteral("true"));
    co_return response;
}

async::Task<Answer> listWithdrawals(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    withdrawals::WithdrawalFilter filter;
    filter.accountNo = query.id<AccountNo>("account_no");
    filter.status = query.oneOf("status", kStatuses);
    if (const QByteArray flagged = query.oneOf("flagged", kFlags); !flagged.isEmpty())
        filter.flagged = flagged == "true";
    filter.limit = query.limit();
    filter.cursor = query.cursor();
    if (const auto refusal = query.finish())
        co_return *refusal;
    auto listing = services.withdrawals->list(exchange.caller.merchantId, std::move(filter));
    const Result<wire::WithdrawalPage> page = co_await listing;
    co_return jsonReply(page);
}

async::Task<Answer> getWithdrawal(Services services, Exchange exchange)
{
    const auto no = WithdrawalNo::parse(exchange.pathValues[0]);
    if (!no)
        co_return Error{withdrawals::errors::kWithdrawalNotFound};
    auto getting = services.withdrawals->get(exchange.caller.merchantId, *no);
    const Result<wire::Withdrawal> withdrawal = co_await getting;
    co_return jsonReply(withdrawal);
}

} // namespace guitai::routes
