// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/unionpay/acp_gateway.h"

#include "sandbox/answers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace guitai::sandbox::unionpay {

namespace {

constexpr char kFormat[] = "10";
constexpr char kSignature[] = "11";
constexpr char kDuplicate[] = "12";
constexpr char kMissing[] = "13";
constexpr char kMerchant[] = "31";
constexpr char kNotFound[] = "34";
constexpr char kOriginalState[] = "35";
constexpr char kOriginalDiffers[] = "36";
constexpr char kReversedBefore[] = "46";
constexpr char kBadCode[] = "61";

bool isLettersAndDigits(const QByteArray& text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
}

bool isDigits(const QByteArray& text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool takesMoney(const QByteArray& operation)
{
    return operation == "apply" || operation == "consume" || operation == "front";
}

QByteArray messageOf(const QByteArray& code)
{
    if (code == kDone)
        return "成功[0000000]";
    if (code == kSignature)
        return "验证签名失败[9100004]";
    return "失败[91000" + code + "]";
}

} // namespace

QByteArray Gateway::operationOf(const http::Request& request, const Fields& asked) const
{
    const QByteArray type = valueOf(asked, "txnType") + valueOf(asked, "txnSubType");
    if (request.method != "POST")
        return {};
    if (request.path == "/")
        return type == "7601" ? "file" : "";
    if (request.path == "/gateway/api/queryTrans.do")
        return type == "0000" ? "query" : "";
    if (request.path == "/gateway/api/frontTransReq.do")
        return type == "0101" ? "front" : "";
    if (request.path != "/gateway/api/backTransReq.do")
        return {};
    static const std::map<QByteArray, QByteArray> operations{
        {"0107", "apply"}, {"0106", "consume"}, {"0400", "refund"}, {"3100", "undo"}, {"9901", "reverse"}};
    const auto found = operations.find(type);
    return found == operations.end() ? QByteArray() : found->second;
}

async::Task<http::Response> Gateway::answer(http::Request request)
{
    const Fields asked = readForm(request.body);
    const QByteArray operation = operationOf(request, asked);
    if (operation.isEmpty())
        co_return http::Response{404};
    ++m_counted[operation];
    if (m_parts.faults.take(operation + ".drop_request"))
        co_return hangUp();
    Fields told = asked;
    for (const char* ours : {"signature", "certId", "backUrl", "frontUrl"})
        told.erase(ours);
    QByteArray code = checked(operation, asked);
    if (code.isEmpty() && m_parts.faults.take(operation + ".code_times"))
        code = m_parts.faults.text((operation + ".code").constData());
    if (code.isEmpty())
        code = perform(operation, asked, told);
    const int delay = m_parts.faults.number((operation + ".delay_ms").constData());
    if (delay > 0) {
        auto waiting = m_parts.timers.after(Duration(delay));
        co_await waiting;
    }
    if (m_parts.faults.take(operation + ".drop_reply"))
        co_return hangUp();
    co_return answered(operation, code, std::move(told));
}

http::Response Gateway::answered(const QByteArray& operation, const QByteArray& code, Fields fields)
{
    if (operation == "front") {
        const QByteArray page = "/unionpay/cashier?code=" + valueOf(fields, "tn");
        if (code == kDone)
            return redirectTo(page);
        return pageResponse(200, "<!doctype html><meta charset=\"utf-8\"><p>" + messageOf(code) + "</p>");
    }
    fields["respCode"] = code;
    fields["respMsg"] = messageOf(code);
    fields = m_parts.identity.withSignature(std::move(fields));
    if (m_parts.faults.take(operation + ".forge_times"))
        fields["respCode"] = code == kDone ? "01" : kDone;
    http::Response response;
    response.headers.append("Content-Type", "text/html;charset=UTF-8");
    response.body = writeAnswer(fields);
    return response;
}

QByteArray Gateway::checked(const QByteArray& operation, const Fields& asked) const
{
    const auto value = [&asked](const char* name) { return valueOf(asked, name); };
    const bool isFile = operation == "file"; // which is no transaction and has no number
    for (const char* needed : {"version", "encoding", "signMethod", "certId", "signature", "bizType", "accessType",
                               "merId", "txnTime", "orderId"}) {
        const bool isSpared = isFile && QByteArray("orderId") == needed;
        if (value(needed).isEmpty() && !isSpared)
            return kMissing;
    }
    const auto key = crypto::RsaPublicKey::fromPem(m_parts.identity.merchant.certificate);
    if (value("version") != "5.1.0" || value("signMethod") != "01" ||
        value("certId") != m_parts.identity.merchantCertId || !isSignedBy(asked, *key))
        return kSignature;
    if (value("merId") != m_parts.identity.merId)
        return kMerchant;
    const qsizetype length = value("orderId").size();
    const bool isNumber = isFile || (length >= 8 && length <= 40 && isLettersAndDigits(value("orderId")));
    if (!isNumber || value("txnTime").size() != 14 || !isDigits(value("txnTime")))
        return kFormat;
    const bool hasMoney = takesMoney(operation) || operation == "refund" || operation == "undo";
    if (!hasMoney)
        return {};
    if (value("backUrl").isEmpty() || value("currencyCode").isEmpty() || value("channelType").isEmpty())
        return kMissing;
    const bool isAmount = isDigits(value("txnAmt")) && value("txnAmt").size() <= 12 && value("txnAmt").toLongLong() > 0;
    if (!isAmount || value("currencyCode") != "156")
        return kFormat;
    if (operation == "consume" && value("qrNo").isEmpty())
        return kMissing;
    return operation == "front" && value("frontUrl").isEmpty() ? kMissing : "";
}

QByteArray Gateway::perform(const QByteArray& operation, const Fields& asked, Fields& answered)
{
    if (operation == "query")
        return query(asked, answered);
    if (operation == "reverse")
        return reverse(asked);
    if (operation == "file")
        return m_parts.files.answer(asked, answered);
    if (operation == "consume")
        return consume(asked, answered);
    return takesMoney(operation) ? place(asked, answered) : giveBack(asked, answered);
}

QByteArray Gateway::place(const Fields& asked, Fields& answered)
{
    const bool isForm = valueOf(asked, "txnSubType") == "01";
    const Trade* known = m_parts.book.find(valueOf(asked, "orderId"), valueOf(asked, "txnTime"));
    if (isForm && known && known->asked == asked && isPayable(*known)) {
        answered["tn"] = known->code; // the browser came back to the page that it had left
        return kDone;
    }
    Trade* trade = m_parts.book.add(asked, m_parts.clock.now());
    if (!trade)
        return kDuplicate;
    trade->code = isForm ? m_parts.book.digits(21) : "https://qr.95516.com/00010001/62" + m_parts.book.digits(30);
    answered[isForm ? "tn" : "qrCode"] = trade->code;
    return kDone;
}

QByteArray Gateway::consume(const Fields& asked, Fields& answered)
{
    const auto shown = m_payerCodes.find(valueOf(asked, "qrNo"));
    if (m_parts.book.find(valueOf(asked, "orderId"), valueOf(asked, "txnTime")))
        return kDuplicate;
    if (shown == m_payerCodes.end() || shown->second)
        return kBadCode;
    shown->second = true;
    Trade* trade = m_parts.book.add(asked, m_parts.clock.now());
    trade->code = shown->first;
    answered["queryId"] = trade->queryId;
    const int delay = m_parts.faults.number("payer.settle_after_ms");
    const QByteArray outcome = m_parts.faults.text("payer.outcome");
    if (delay == 0)
        settle(*trade, outcome);
    else if (delay > 0)
        const auto settling = settleAfter(trade->queryId, outcome, Duration(delay));
    return kDone;
}

QByteArray Gateway::query(const Fields& asked, Fields& answered)
{
    const Trade* trade = m_parts.book.find(valueOf(asked, "orderId"), valueOf(asked, "txnTime"));
    if (!trade || trade->reversed)
        return kNotFound;
    answered["queryId"] = trade->queryId;
    answered["origRespCode"] = trade->outcome;
    answered["origRespMsg"] = messageOf(trade->outcome);
    answered["txnAmt"] = valueOf(trade->asked, "txnAmt");
    answered["currencyCode"] = "156";
    if (trade->doneAt) {
        for (const char* name :
             {"settleAmt", "settleDate", "settleCurrencyCode", "traceNo", "traceTime", "accNo", "payCardType"})
            answered[name] = valueOf(Notices::fieldsOf(*trade), name);
    }
    return kDone;
}

Trade* Gateway::originalOf(const Fields& asked)
{
    if (const QByteArray number = valueOf(asked, "origQryId"); !number.isEmpty())
        return m_parts.book.byQueryId(number);
    return m_parts.book.find(valueOf(asked, "origOrderId"), valueOf(asked, "origTxnTime"));
}

QByteArray Gateway::giveBack(const Fields& asked, Fields& answered)
{
    if (m_parts.book.find(valueOf(asked, "orderId"), valueOf(asked, "txnTime")))
        return kDuplicate;
    Trade* original = originalOf(asked);
    if (!original || !original->isPayment() || !original->isDone())
        return kOriginalState;
    const std::int64_t amount = valueOf(asked, "txnAmt").toLongLong();
    const bool isUndo = valueOf(asked, "txnType") == "31";
    const bool isSameDay = settlementDay(*original->doneAt) == settlementDay(m_parts.clock.now());
    if (isUndo && (amount != original->amount() || original->givenBack != 0))
        return kOriginalDiffers;
    if (isUndo && !isSameDay)
        return kOriginalState;
    if (amount > original->amount() - original->givenBack)
        return kOriginalDiffers;
    Trade* trade = m_parts.book.add(asked, m_parts.clock.now());
    trade->original = original->queryId;
    original->givenBack += amount;
    answered["queryId"] = trade->queryId;
    const int delay = m_parts.faults.number("refunds.settle_after_ms");
    const QByteArray outcome = m_parts.faults.text("refunds.outcome");
    if (delay == 0)
        settle(*trade, outcome);
    else if (delay > 0)
        const auto settling = settleAfter(trade->queryId, outcome, Duration(delay));
    return kDone;
}

QByteArray Gateway::reverse(const Fields& asked)
{
    Trade* trade = m_parts.book.find(valueOf(asked, "orderId"), valueOf(asked, "txnTime"));
    if (!trade || valueOf(trade->asked, "txnSubType") != "06")
        return kNotFound;
    if (trade->reversed)
        return kReversedBefore;
    trade->reversed = true;
    return kDone;
}

async::Task<> Gateway::settleAfter(QByteArray queryId, QByteArray outcome, Duration delay)
{
    auto waiting = m_parts.timers.after(delay);
    const async::Wake wake = co_await waiting;
    Trade* trade = m_parts.book.byQueryId(queryId);
    if (wake == async::Wake::Elapsed && trade)
        settle(*trade, outcome);
}

void Gateway::settle(Trade& trade, const QByteArray& outcome)
{
    if (trade.outcome != kOpen || trade.reversed)
        return;
    trade.outcome = outcome;
    trade.doneAt = m_parts.clock.now();
    if (outcome == kDone) {
        const auto telling = m_parts.notices.deliver(valueOf(trade.asked, "backUrl"), Notices::fieldsOf(trade));
        return;
    }
    if (Trade* original = m_parts.book.byQueryId(trade.original))
        original->givenBack -= trade.amount();
}

QByteArray Gateway::showPayerCode()
{
    const QByteArray code = "62" + m_parts.book.digits(17);
    m_payerCodes[code] = false;
    return code;
}

bool Gateway::isPayable(const Trade& trade) const
{
    const QByteArray until = valueOf(trade.asked, "payTimeout");
    const bool inTime = until.isEmpty() || beijingDigits(m_parts.clock.now()) <= until;
    return trade.isPayment() && trade.outcome == kOpen && !trade.reversed && inTime;
}

bool Gateway::pay(Trade& trade)
{
    if (!isPayable(trade))
        return false;
    settle(trade, kDone);
    return true;
}

bool Gateway::decline(Trade& trade)
{
    if (!isPayable(trade))
        return false;
    // One card of several: our code and the page stay open for another, a payer's code was the only try.
    if (valueOf(trade.asked, "txnSubType") == "06")
        settle(trade, "64");
    return true;
}

} // namespace guitai::sandbox::unionpay
