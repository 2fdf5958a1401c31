// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alipay/alipay_gateway.h"

#include "alipay/alipay_states.h"
#include "async/worker_pool.h"
#include "http/client.h"
#include "log/log.h"

namespace guitai::alipay {

namespace {

const log::Category lc{"channels.alipay"};

constexpr char kUnverified[] = "ALIPAY_ANSWER_UNVERIFIED";
constexpr char kUnreadable[] = "ALIPAY_ANSWER_UNREADABLE";
constexpr char kContent[] = "biz_content";

/// Never the body: it may name the customer.
void logAnswer(const LiveAccount& live, const char* method, const Answer& answer)
{
    const bool isAnswered = !answer.verdict.code.isEmpty();
    auto line = isAnswered ? log::info(lc, "call_answered") : log::warning(lc, "call_unanswered");
    line.with("account", live.id.bytes())
        .with("operation", method)
        .with("verified", answer.isVerified)
        .with("code", isAnswered ? answer.verdict.code : answer.errorCode)
        .with("sub_code", answer.verdict.subCode);
}

Fields parameters(const Account& account, const Ask& ask, UtcTime now)
{
    Fields fields{{"app_id", account.appId},
                  {"method", ask.method},
                  {"format", "JSON"},
                  {"charset", "utf-8"},
                  {"sign_type", "RSA2"},
                  {"version", "1.0"},
                  {"timestamp", beijingTime(now)},
                  {kContent, ask.content}};
    if (!ask.notifyUrl.isEmpty())
        fields["notify_url"] = ask.notifyUrl.toEncoded();
    if (!ask.returnUrl.isEmpty())
        fields["return_url"] = ask.returnUrl.toEncoded();
    if (account.usesCertificates()) {
        fields["app_cert_sn"] = account.appCertificateNumber;
        fields["alipay_root_cert_sn"] = account.rootCertificateNumber;
    }
    return fields;
}

QUrl addressOf(const Account& account, const Fields& fields)
{
    return QUrl::fromEncoded(account.gatewayUrl.toEncoded() + '?' + http::formEncoded(fields), QUrl::StrictMode);
}

Answer judged(const Result<http::Response>& response, const char* method, const Account& account)
{
    Answer answer;
    answer.errorCode = kUnreadable;
    if (!response) {
        answer.errorCode = response.error().code.name;
        return answer;
    }
    const auto envelope = readEnvelope(response->body, method);
    if (response->status != 200 || !envelope)
        return answer;
    const QByteArray content = genuineContent(*envelope, account.platformKeys);
    // A request that could not be attributed to anybody is answered unsigned.
    const bool isUnsignedFault = envelope->isGatewayError && envelope->signature.isEmpty();
    answer.errorCode = kUnverified;
    if (content.isEmpty() && !isUnsignedFault)
        return answer;
    const auto verdict = readVerdict(content.isEmpty() ? envelope->content : content);
    answer.errorCode = kUnreadable;
    if (!verdict)
        return answer;
    answer.verdict = *verdict;
    answer.isVerified = !content.isEmpty() && !envelope->isGatewayError;
    answer.isTurnedDown = isTurnedDown(verdict->code);
    if (answer.isVerified)
        answer.content = content;
    const QByteArray plain = verdict->subCode.isEmpty() ? "ALIPAY_" + verdict->code : verdict->subCode;
    answer.errorCode = answer.succeeded() ? QByteArray() : plain;
    return answer;
}

} // namespace

async::Task<Answer> Gateway::call(LiveAccountPtr live, Ask ask)
{
    const char* method = ask.method;
    auto signing = sign(live, std::move(ask));
    Fields fields = co_await signing;
    const Fields body{{kContent, std::exchange(fields[kContent], {})}};
    fields.erase(kContent);
    http::Call call("POST", addressOf(live->account, fields));
    call.headers.append("Content-Type", "application/x-www-form-urlencoded;charset=utf-8");
    call.headers.append("User-Agent", "Guitai");
    call.body = http::formEncoded(body);
    auto sending = m_tools.client.send(std::move(call));
    const Result<http::Response> response = co_await sending;
    const Answer answer = judged(response, method, live->account);
    logAnswer(*live, method, answer);
    co_return answer;
}

async::Task<QUrl> Gateway::page(LiveAccountPtr live, Ask ask)
{
    auto signing = sign(live, std::move(ask));
    const Fields fields = co_await signing;
    co_return addressOf(live->account, fields);
}

async::Task<Fields> Gateway::sign(LiveAccountPtr live, Ask ask)
{
    Fields fields = parameters(live->account, ask, m_tools.clock.now());
    std::function<QByteArray()> work = [key = live->account.privateKey, message = requestMessage(fields)] {
        return key.sign(message);
    };
    auto signing = m_tools.workers.run<QByteArray>(std::move(work));
    const QByteArray signature = co_await signing;
    fields["sign"] = signature.toBase64();
    co_return fields;
}

} // namespace guitai::alipay
