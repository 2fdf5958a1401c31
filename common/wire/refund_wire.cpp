// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/refund_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"
#include "wire/page.h"

namespace guitai::wire {

namespace {

constexpr int kLongestCode = 64;
constexpr int kLongestActor = 128;
constexpr TextRule kReason{0, 80};
constexpr TextRule kAnyText{0, 1024};

} // namespace

Result<CreateRefund> CreateRefund::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Refuse);
    CreateRefund refund;
    refund.merchantRefundNo = members.merchantNo<MerchantRefundNo>("merchant_refund_no");
    refund.amount = members.chargeable();
    refund.reason = members.optionalText("reason", kReason);
    return members.finish(std::move(refund));
}

QJsonObject CreateRefund::toJson() const
{
    JsonTree out;
    out.text("merchant_refund_no", merchantRefundNo.bytes());
    out.integer("amount", amount.minor());
    out.text("currency", amount.currency().code());
    if (!reason.isEmpty())
        out.text("reason", reason);
    return out.take();
}

Result<RefundApproval> RefundApproval::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    RefundApproval approval;
    approval.approvalNo = members.id<ApprovalNo>("approval_no");
    approval.status = members.token("status", kLongestCode);
    approval.maker = members.token("maker", kLongestActor);
    approval.checker = members.optionalToken("checker", kLongestActor);
    return members.finish(std::move(approval));
}

Result<Refund> Refund::read(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    Refund refund;
    refund.refundNo = members.id<RefundNo>("refund_no");
    refund.paymentNo = members.id<PaymentNo>("payment_no");
    refund.merchantRefundNo = members.optionalId<MerchantRefundNo>("merchant_refund_no");
    refund.doubtfulId = members.optionalId<DoubtfulId>("doubtful_id");
    refund.amount = members.money("amount", "currency");
    refund.status = members.token("status", kLongestCode);
    refund.errorCode = members.optionalToken("error_code", kLongestCode);
    refund.reason = members.optionalText("reason", kAnyText);
    if (const JsonValue* approval = members.find("approval")) {
        auto read = RefundApproval::read(*approval);
        if (read)
            refund.approval = std::move(*read);
        else
            members.refuse(read.error());
    }
    refund.channel = members.optionalToken("channel", kLongestCode);
    refund.channelRefundNo = members.optionalId<ChannelRefundNo>("channel_refund_no");
    refund.createdAt = members.time("created_at");
    refund.finishedAt = members.optionalTime("finished_at");
    return members.finish(std::move(refund));
}

Result<Refund> Refund::read(QByteArrayView json)
{
    const auto document = readJson(json);
    return document ? read(*document) : Result<Refund>(document.error());
}

Result<Refund> Refund::read(const QJsonObject& object)
{
    return read(JsonValue::fromQt(object));
}

QJsonObject Refund::toJson() const
{
    JsonTree out;
    const auto known = [&out](const char* name, const QByteArray& text) {
        if (!text.isEmpty())
            out.text(name, text);
    };
    out.text("refund_no", refundNo.bytes());
    out.text("payment_no", paymentNo.bytes());
    known("merchant_refund_no", merchantRefundNo.bytes());
    known("doubtful_id", doubtfulId.bytes());
    out.integer("amount", amount.minor());
    out.text("currency", amount.currency().code());
    out.text("status", status);
    known("error_code", errorCode);
    if (!reason.isEmpty())
        out.text("reason", reason);
    known("channel", channel);
    known("channel_refund_no", channelRefundNo.bytes());
    out.text("created_at", createdAt.toRfc3339());
    if (finishedAt)
        out.text("finished_at", finishedAt->toRfc3339());
    if (approval) {
        out.open("approval");
        out.text("approval_no", approval->approvalNo.bytes());
        out.text("status", approval->status);
        out.text("maker", approval->maker);
        known("checker", approval->checker);
        out.close();
    }
    return out.take();
}

Result<RefundPage> RefundPage::read(QByteArrayView json)
{
    return readPage(json, "refunds", &RefundPage::refunds);
}

QJsonObject RefundPage::toJson() const
{
    return pageToJson(*this, "refunds", &RefundPage::refunds);
}

} // namespace guitai::wire
