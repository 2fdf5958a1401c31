// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/payment_detail_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"

#include <QJsonArray>

namespace guitai::wire {

namespace {

constexpr int kLongestCode = 64;
constexpr TextRule kSource{1, 64};
constexpr TextRule kDetail{0, 1024};
// 99 attempts and the steps they cause.
constexpr JsonLimits kLimits{1 << 18, 16};

Result<HistoryStep> readStep(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    HistoryStep step;
    step.at = members.time("at");
    step.from = members.token("from", kLongestCode);
    step.to = members.token("to", kLongestCode);
    step.source = members.text("source", kSource).toUtf8(); // "refund R2026…" is two words
    step.detail = members.optionalText("detail", kDetail);
    return members.finish(std::move(step));
}

Result<AttemptSummary> readAttempt(const JsonValue& object)
{
    MemberReader members(object, MemberReader::Unknown::Ignore);
    AttemptSummary attempt;
    attempt.attemptNo = members.id<AttemptNo>("attempt_no");
    attempt.channel = members.token("channel", kLongestCode);
    attempt.status = members.token("status", kLongestCode);
    attempt.errorCode = members.optionalToken("error_code", kLongestCode);
    attempt.channelTradeNo = members.optionalId<ChannelTradeNo>("channel_trade_no");
    attempt.sentAt = members.time("sent_at");
    attempt.finishedAt = members.optionalTime("finished_at");
    return members.finish(std::move(attempt));
}

template <class Item>
std::vector<Item> readList(MemberReader& members, const char* name, Result<Item> (*readItem)(const JsonValue&))
{
    std::vector<Item> items;
    const JsonValue* list = members.find(name);
    if (!list || list->kind() != JsonValue::Kind::Array) {
        members.refuse(errors::kFieldInvalid, name, "Not a list.");
        return items;
    }
    for (const JsonValue& one : list->items()) {
        auto item = readItem(one);
        if (!item) {
            members.refuse(item.error());
            return items;
        }
        items.push_back(*std::move(item));
    }
    return items;
}

QJsonObject objectOf(const HistoryStep& step)
{
    JsonTree out;
    out.text("at", step.at.toRfc3339());
    out.text("from", step.from);
    out.text("to", step.to);
    out.text("source", step.source);
    if (!step.detail.isEmpty())
        out.text("detail", step.detail);
    return out.take();
}

QJsonObject objectOf(const AttemptSummary& attempt)
{
    JsonTree out;
    out.text("attempt_no", attempt.attemptNo.bytes());
    out.text("channel", attempt.channel);
    out.text("status", attempt.status);
    if (!attempt.errorCode.isEmpty())
        out.text("error_code", attempt.errorCode);
    if (!attempt.channelTradeNo.isEmpty())
        out.text("channel_trade_no", attempt.channelTradeNo.bytes());
    out.text("sent_at", attempt.sentAt.toRfc3339());
    if (attempt.finishedAt)
        out.text("finished_at", attempt.finishedAt->toRfc3339());
    return out.take();
}

} // namespace

Result<PaymentDetail> PaymentDetail::read(QByteArrayView json)
{
    const auto document = readJson(json, kLimits);
    if (!document)
        return document.error();
    PaymentDetail detail;
    auto payment = Payment::read(*document);
    if (!payment)
        return payment.error();
    detail.payment = *std::move(payment);
    MemberReader members(*document, MemberReader::Unknown::Ignore);
    detail.history = readList(members, "history", &readStep);
    detail.attempts = readList(members, "attempts", &readAttempt);
    return members.finish(std::move(detail));
}

QJsonObject PaymentDetail::toJson() const
{
    QJsonArray steps;
    for (const HistoryStep& step : history)
        steps.append(objectOf(step));
    QJsonArray tries;
    for (const AttemptSummary& attempt : attempts)
        tries.append(objectOf(attempt));
    QJsonObject object = payment.toJson();
    object.insert(QStringLiteral("history"), steps);
    object.insert(QStringLiteral("attempts"), tries);
    return object;
}

} // namespace guitai::wire
