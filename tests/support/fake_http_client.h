// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An http::Client without a network: a test says what each call is answered, at once or when it releases
// them.
#pragma once

#include "http/client.h"

#include <functional>

namespace guitai::test {

class FakeHttpClient final : public http::Client
{
public:
    using Answer = std::function<Result<http::Response>(const http::Call&)>;

    FakeHttpClient() : m_answer([](const http::Call&) { return unanswered(http::errors::kNotSent); }) {}

    void answerWith(Answer answer) { m_answer = std::move(answer); }
    void answerWith(http::Response response)
    {
        m_answer = [response](const http::Call&) -> Result<http::Response> { return response; };
    }
    void failWith(ErrorCode code)
    {
        m_answer = [code](const http::Call&) { return unanswered(code); };
    }
    /// Calls wait until release().
    void hold() { m_isHeld = true; }
    void release()
    {
        m_isHeld = false;
        const auto waiting = std::exchange(m_waiting, {});
        for (const auto& promise : waiting)
            promise.complete(Done());
    }

    const std::vector<http::Call>& calls() const { return m_calls; }
    void forgetCalls() { m_calls.clear(); }

    async::Task<Result<http::Response>> send(http::Call call) override
    {
        m_calls.push_back(call);
        if (m_isHeld) {
            const async::Promise<Done> promise;
            m_waiting.push_back(promise);
            auto later = promise.later();
            co_await later;
        }
        co_return m_answer(call);
    }

private:
    static Result<http::Response> unanswered(ErrorCode code) { return Error{code, {}, {}, {}}; }

    Answer m_answer;
    bool m_isHeld = false;
    std::vector<async::Promise<Done>> m_waiting;
    std::vector<http::Call> m_calls;
};

} // namespace guitai::test
