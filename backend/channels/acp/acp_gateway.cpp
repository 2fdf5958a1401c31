// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acp/acp_gateway.h"

#include "acp/acp_states.h"
#include "async/worker_pool.h"
#include "http/client.h"
#include "log/log.h"

namespace guitai::acp {

namespace {

const log::Category lc{"channels.acp"};

constexpr char kUnreadable[] = "ACP_ANSWER_UNREADABLE";
constexpr char kUnverified[] = "ACP_ANSWER_UNVERIFIED";
constexpr char kMismatch[] = "ACP_ANSWER_MISMATCH";

/// Never the fields: they name the customer's card.
void logAnswer(const LiveAccount& live, const char* operation, const Result<http::Response>& answer)
{
    if (!answer) {
        log::warning(lc, "call_unanswered")
            .with("account", live.id.bytes())
            .with("operation", operation)
            .with("code", answer.error().code.name);
        return;
    }
    log::info(lc, "call_answered")
        .with("account", live.id.bytes())
        .with("operation", operation)
        .with("status", answer->status);
}

/// An answer tells what it answers; a signature over another order's says nothing about ours.
bool answers(const Fields& answered, const Fields& asked)
{
    for (const char* name : {"orderId", "txnTime", "txnType", "txnSubType"}) {
        if (field(answered, name) != field(asked, name))
            return false;
    }
    return true;
}

bool isCode(QByteArrayView text)
{
    const auto isDigitOrLetter = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); };
    return text.size() == 2 && isDigitOrLetter(text[0]) && isDigitOrLetter(text[1]);
}

} // namespace

async::Task<Fields> Gateway::sign(LiveAccountPtr live, Fields fields)
{
    std::function<Fields()> work = [live, fields = std::move(fields)] {
        return withSignature(fields, live->account.key);
    };
    auto working = m_tools.workers.run<Fields>(std::move(work));
    Fields signedFields = co_await working;
    co_return signedFields;
}

async::Task<Answer> Gateway::call(LiveAccountPtr live, Ask ask)
{
    auto signing = sign(live, ask.fields);
    const Fields signedFields = co_await signing;
    const QUrl host = ask.host.isEmpty() ? live->account.baseUrl : ask.host;
    http::Call call("POST", QUrl::fromEncoded(host.toEncoded() + ask.path, QUrl::StrictMode));
    call.answerLimitBytes = ask.answerLimitBytes;
    call.deadline = ask.deadline;
    call.headers.append("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");
    call.headers.append("User-Agent", "Guitai");
    call.body = http::formEncoded(signedFields);
    auto sending = m_tools.client.send(std::move(call));
    const Result<http::Response> response = co_await sending;
    logAnswer(*live, ask.operation, response);
    if (response)
        co_return judged(*live, ask.operation, ask.fields, *response);
    Answer answer;
    answer.errorCode = response.error().code.name;
    co_return answer;
}

Answer Gateway::judged(const LiveAccount& live, const char* operation, const Fields& asked,
                       const http::Response& response) const
{
    Answer answer;
    const auto fields = response.status == 200 ? readAnswer(response.body) : std::nullopt;
    answer.respCode = fields ? field(*fields, "respCode") : QByteArray();
    if (!fields || !isCode(answer.respCode)) {
        answer.errorCode = kUnreadable;
        return answer;
    }
    if (!isGenuine(*fields, live.account.signer, m_tools.clock.now())) {
        log::warning(lc, "answer_unverified").with("account", live.id.bytes()).with("operation", operation);
        answer.errorCode = kUnverified;
        return answer;
    }
    if (!answers(*fields, asked)) {
        answer.errorCode = kMismatch;
        return answer;
    }
    answer.isTrusted = true;
    answer.fields = *fields;
    answer.errorCode = isSuccess(answer.respCode) ? QByteArray() : answer.respCode;
    return answer;
}

} // namespace guitai::acp
