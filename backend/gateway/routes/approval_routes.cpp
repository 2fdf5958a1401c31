// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/approval_routes.h"

#include "routes/decider.h"
#include "routes/empty_body.h"
#include "routes/query_reader.h"
#include "routes/replies.h"
#include "wire/approval_wire.h"
#include "wire/json_reader.h"

namespace guitai::routes {

namespace {

using Answer = Result<http::Response>;

constexpr int kOk = 200;

wire::Approval documentOf(const approvals::Approval& approval, UtcTime now)
{
    wire::Approval document;
    document.approvalNo = approval.approvalNo;
    document.kind = approval.kind;
    document.contentHash = approval.contentHash;
    if (const auto content = wire::readJson(approval.content))
        document.content = content->toQt().toObject();
    document.status = textOf(approval.statusAt(now));
    document.maker = approval.maker;
    document.checker = approval.checker;
    document.errorCode = approval.errorCode;
    document.createdAt = approval.createdAt;
    document.expiresAt = approval.expiresAt;
    document.decidedAt = approval.decidedAt;
    return document;
}

Answer replyOf(const Result<approvals::Approval>& approval, UtcTime now)
{
    if (!approval)
        return approval.error();
    return jsonReply(kOk, documentOf(*approval, now).toJson());
}

Error noSuchApproval()
{
    return Error{approvals::errors::kApprovalNotFound};
}

/// Whether the colleague of this decision may decide by a PIN at all, and did not ask for it: known before it is
/// compared, so that neither costs them a try.
std::optional<Error> pinRefusal(const Services& services, const approvals::Approval& approval,
                                const wire::SecondPerson& person)
{
    if (!services.approvals->mayBeDecidedByPin(approval.kind))
        return Error{approvals::errors::kPinNotEnough};
    if (approval.maker == "operator:" + person.operatorId.bytes())
        return Error{approvals::errors::kOwnRequest};
    return std::nullopt;
}

async::Task<Answer> decide(Services services, Exchange exchange, approvals::Verdict verdict)
{
    const auto no = ApprovalNo::parse(exchange.pathValues[0]);
    if (!no)
        co_return noSuchApproval();
    const auto wanted = wire::DecideApproval::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    if (wanted->secondPerson.isThere()) {
        auto getting = services.approvals->get(exchange.caller.merchantId, *no);
        const Result<approvals::Approval> approval = co_await getting;
        if (!approval)
            co_return approval.error();
        if (auto refusal = pinRefusal(services, *approval, wanted->secondPerson))
            co_return *std::move(refusal);
    }
    auto finding = findDecider(services, exchange.caller, wanted->secondPerson, merchants::Permission::Approve);
    const Result<Decider> decider = co_await finding;
    if (!decider)
        co_return decider.error();
    approvals::Decision decision{
        exchange.caller.merchantId, *no, wanted->contentHash, decider->actor, verdict, decider->session};
    auto deciding = services.approvals->decide(std::move(decision));
    const Result<approvals::Approval> decided = co_await deciding;
    co_return replyOf(decided, services.clock->now());
}

} // namespace

async::Task<Answer> listApprovals(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    approvals::Approvals::Filter filter;
    const QByteArray status = query.text("status");
    filter.before = query.id<ApprovalNo>("cursor");
    filter.limit = query.limit();
    filter.status = approvals::parseApprovalStatus(status);
    if (!status.isEmpty() && !filter.status)
        query.refuse(wire::errors::kFieldInvalid, "status");
    if (const auto refusal = query.finish())
        co_return *refusal;
    const int limit = filter.limit;
    auto listing = services.approvals->list(exchange.caller.merchantId, std::move(filter));
    const Result<std::vector<approvals::Approval>> found = co_await listing;
    if (!found)
        co_return found.error();
    wire::ApprovalPage page;
    for (const approvals::Approval& approval : *found)
        page.approvals.push_back(documentOf(approval, services.clock->now()));
    if (found->size() == static_cast<size_t>(limit))
        page.nextCursor = found->back().approvalNo.bytes();
    co_return jsonReply(kOk, page.toJson());
}

async::Task<Answer> getApproval(Services services, Exchange exchange)
{
    const auto no = ApprovalNo::parse(exchange.pathValues[0]);
    if (!no)
        co_return noSuchApproval();
    auto getting = services.approvals->get(exchange.caller.merchantId, *no);
    const Result<approvals::Approval> approval = co_await getting;
    co_return replyOf(approval, services.clock->now());
}

async::Task<Answer> approveApproval(Services services, Exchange exchange)
{
    return decide(std::move(services), std::move(exchange), approvals::Verdict::Approve);
}

async::Task<Answer> rejectApproval(Services services, Exchange exchange)
{
    return decide(std::move(services), std::move(exchange), approvals::Verdict::Reject);
}

async::Task<Answer> cancelApproval(Services services, Exchange exchange)
{
    const auto no = ApprovalNo::parse(exchange.pathValues[0]);
    if (!no)
        co_return noSuchApproval();
    if (const auto refusal = bodyRefusal(exchange.request.body))
        co_return *refusal;
    approvals::Decision decision{
        exchange.caller.merchantId, *no, {}, exchange.caller.actor(), approvals::Verdict::Cancel};
    auto deciding = services.approvals->decide(std::move(decision));
    const Result<approvals::Approval> decided = co_await deciding;
    co_return replyOf(decided, services.clock->now());
}

} // namespace guitai::routes
