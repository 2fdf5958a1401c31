// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/unionpay/acp_notices.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace guitai::sandbox::unionpay {

namespace {

constexpr Duration kAnswerWithin = 10s;
constexpr Duration kRepeatAfter[] = {1min, 2min, 4min, 5min};

bool isOnThisMachine(const QUrl& url)
{
    return url.host() == u"localhost"_s || QHostAddress(url.host()).isLoopback();
}

} // namespace

Fields Notices::fieldsOf(const Trade& trade)
{
    Fields fields = trade.asked;
    for (const char* ours : {"signature", "certId", "backUrl", "frontUrl", "payTimeout", "termId", "orderDesc"})
        fields.erase(ours);
    const QByteArray at = beijingDigits(trade.doneAt.value_or(UtcTime()));
    fields["respCode"] = kDone;
    fields["respMsg"] = "成功[0000000]";
    fields["queryId"] = trade.queryId;
    fields["traceNo"] = trade.traceNo;
    fields["traceTime"] = at.mid(4);
    fields["settleDate"] = settlementDay(trade.doneAt.value_or(UtcTime())).mid(4);
    fields["settleAmt"] = valueOf(trade.asked, "txnAmt");
    fields["settleCurrencyCode"] = "156";
    fields["accNo"] = "6216***********0018";
    fields["payType"] = "0501";
    fields["payCardType"] = "01";
    return fields;
}

Fields Notices::sealed(Fields fields, const QByteArray& forgery) const
{
    if (forgery == "amount")
        fields["txnAmt"] = QByteArray::number(valueOf(fields, "txnAmt").toLongLong() + 1);
    if (forgery == "merchant")
        fields["merId"] = "999999999999999";
    if (forgery == "certificate") { // of somebody whom nobody vouches for
        Identity other = m_parts.identity;
        other.signing.certificate = crypto::selfSignedCertificate(other.signing.key, "041@Z1@00040000:SIGN@1", 30);
        return other.withSignature(std::move(fields));
    }
    fields = m_parts.identity.withSignature(std::move(fields));
    if (forgery == "signature")
        fields["txnAmt"] = "1";
    return fields;
}

async::Task<bool> Notices::send(QByteArray url, Fields fields)
{
    const QUrl address = QUrl::fromEncoded(url, QUrl::StrictMode);
    const QByteArray forgery = m_parts.faults.text("notices.forge");
    QJsonObject entry{{u"order_id"_s, QString::fromUtf8(valueOf(fields, "orderId"))},
                      {u"forged"_s, QString::fromLatin1(forgery)},
                      {u"status"_s, 0}};
    const bool leaves = isOnThisMachine(address) && !m_parts.faults.take("notices.drop");
    if (leaves) {
        http::Call call("POST", address);
        call.deadline = kAnswerWithin;
        call.headers.append("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");
        call.body = writeForm(sealed(std::move(fields), forgery));
        auto sending = m_parts.client.send(std::move(call));
        const Result<http::Response> answer = co_await sending;
        entry.insert(u"status"_s, answer ? answer->status : 0);
    }
    m_sent.append(entry);
    const int status = entry.value(u"status"_s).toInt();
    co_return status == 200 || status == 302;
}

async::Task<> Notices::deliver(QByteArray url, Fields fields)
{
    for (const Duration delay : kRepeatAfter) {
        auto sending = send(url, fields);
        const bool acknowledged = co_await sending;
        if (acknowledged)
            co_return;
        const int sooner = m_parts.faults.number("notices.retry_ms");
        auto waiting = m_parts.timers.after(sooner >= 0 ? Duration(sooner) : delay);
        const async::Wake wake = co_await waiting;
        if (wake == async::Wake::Stopped)
            co_return;
    }
    auto last = send(url, fields);
    co_await last;
}

} // namespace guitai::sandbox::unionpay
