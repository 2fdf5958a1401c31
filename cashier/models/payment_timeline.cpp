// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payment_timeline.h"

#include "models/money_text.h"
#include "models/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace guitai::models {

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("Timeline", text);
}

/// Push, poll or a person: each is worth something else when results are doubted.
QString sourceWords(const QByteArray& source, const QString& channel)
{
    if (source == "callback")
        return words(QT_TRANSLATE_NOOP("Timeline", "Told by %1")).arg(channel);
    if (source == "query" || source == "place" || source == "call")
        return words(QT_TRANSLATE_NOOP("Timeline", "Answered by %1 when asked")).arg(channel);
    if (source == "close")
        return words(QT_TRANSLATE_NOOP("Timeline", "Closed at the till"));
    if (source == "reverse")
        return words(QT_TRANSLATE_NOOP("Timeline", "Cancelled at the till"));
    if (source == "expiry")
        return words(QT_TRANSLATE_NOOP("Timeline", "Its time was over"));
    if (source == "acceptance")
        return words(QT_TRANSLATE_NOOP("Timeline", "Late money accepted"));
    return {};
}

TimelineEvent stepEvent(const wire::HistoryStep& step, const QString& channel)
{
    TimelineEvent event{step.at, Glyph::DashCircle, Tone::Closed, QString::fromLatin1(step.to),
                        sourceWords(step.source, channel)};
    if (step.to == "SUCCEEDED") {
        event.glyph = Glyph::CheckCircle;
        event.tone = Tone::Paid;
        event.what = words(QT_TRANSLATE_NOOP("Timeline", "Paid"));
    } else if (step.to == "CLOSED") {
        event.what = words(QT_TRANSLATE_NOOP("Timeline", "Closed"));
    } else if (step.to == "PENDING") {
        event.glyph = Glyph::Hourglass;
        event.tone = Tone::Waiting;
        event.what = words(QT_TRANSLATE_NOOP("Timeline", "Waiting for the customer"));
    }
    if (step.source == "acceptance")
        event.how += QStringLiteral(" · ") + actorName(step.detail.toUtf8());
    return event;
}

void addAttempt(std::vector<TimelineEvent>& events, const wire::AttemptSummary& attempt)
{
    const QString channel = channelName(attempt.channel);
    events.push_back({attempt.sentAt,
                      Glyph::Arrow,
                      Tone::Neutral,
                      words(QT_TRANSLATE_NOOP("Timeline", "Code asked for at %1")).arg(channel),
                      {}});
    if (attempt.status != "FAILED" || !attempt.finishedAt)
        return;
    events.push_back({*attempt.finishedAt, Glyph::CrossOctagon, Tone::Failed,
                      words(QT_TRANSLATE_NOOP("Timeline", "This try failed")),
                      wordsOf(attempt.errorCode).happened + QStringLiteral(" (") +
                          QString::fromLatin1(attempt.errorCode) + QLatin1Char(')')});
}

QString peopleOf(const wire::Refund& refund)
{
    if (!refund.approval)
        return refund.reason;
    const QString maker = actorName(refund.approval->maker);
    if (refund.approval->checker.isEmpty())
        return words(QT_TRANSLATE_NOOP("Timeline", "Asked for by %1")).arg(maker);
    return words(QT_TRANSLATE_NOOP("Timeline", "Asked for by %1, approved by %2"))
        .arg(maker, actorName(refund.approval->checker));
}

void addRefund(std::vector<TimelineEvent>& events, const wire::Refund& refund)
{
    events.push_back({refund.createdAt, Glyph::Refund, Tone::Info,
                      words(QT_TRANSLATE_NOOP("Timeline", "Refund of %1")).arg(moneyText(refund.amount)),
                      peopleOf(refund)});
    const RefundLook look = lookOf(refund);
    const bool ended = refund.status != "CREATED" || refund.approval;
    if (ended)
        // A channel tells whole seconds, which may seem to lie before the asking.
        events.push_back({std::max(refund.finishedAt.value_or(refund.createdAt), refund.createdAt), look.glyph,
                          look.tone, look.word,
                          refund.errorCode.isEmpty() ? QString() : QString::fromLatin1(refund.errorCode)});
}

} // namespace

QString actorName(const QByteArray& actor)
{
    const qsizetype colon = actor.indexOf(':');
    const QString name = QString::fromUtf8(actor.mid(colon + 1));
    return actor.startsWith("key:") ? words(QT_TRANSLATE_NOOP("Timeline", "the shop's system (%1)")).arg(name) : name;
}

RefundLook lookOf(const wire::Refund& refund)
{
    if (refund.status == "SUCCEEDED")
        return {Glyph::CheckCircle, Tone::Paid, words(QT_TRANSLATE_NOOP("Timeline", "Refunded"))};
    if (refund.status == "FAILED")
        return {Glyph::CrossOctagon, Tone::Failed, words(QT_TRANSLATE_NOOP("Timeline", "Not refunded"))};
    if (refund.status == "ABNORMAL")
        return {Glyph::Person, Tone::Unknown, words(QT_TRANSLATE_NOOP("Timeline", "Stuck: a supervisor must look"))};
    if (refund.approval && refund.approval->status == "PENDING")
        return {Glyph::Person, Tone::Waiting, words(QT_TRANSLATE_NOOP("Timeline", "Waits for a second person"))};
    return {Glyph::Hourglass, Tone::Waiting, words(QT_TRANSLATE_NOOP("Timeline", "On its way back"))};
}

std::vector<TimelineEvent> timelineOf(const wire::PaymentDetail& detail, const std::vector<wire::Refund>& refunds)
{
    const QString channel = channelName(detail.payment.channel);
    std::vector<TimelineEvent> events;
    events.push_back({detail.payment.createdAt, Glyph::Keypad, Tone::Neutral,
                      words(QT_TRANSLATE_NOOP("Timeline", "Order of %1")).arg(moneyText(detail.payment.amount)),
                      detail.payment.tillNo.isEmpty()
                          ? QString()
                          : words(QT_TRANSLATE_NOOP("Timeline", "Till %1")).arg(detail.payment.tillNo.text())});
    for (const wire::AttemptSummary& attempt : detail.attempts)
        addAttempt(events, attempt);
    for (const wire::HistoryStep& step : detail.history) {
        // A refund is told by itself, with who wanted it.
        if (step.to != "PARTIALLY_REFUNDED" && step.to != "REFUNDED")
            events.push_back(stepEvent(step, channel));
    }
    for (const wire::Refund& refund : refunds)
        addRefund(events, refund);
    std::ranges::stable_sort(events, {}, &TimelineEvent::at);
    return events;
}

} // namespace guitai::models
