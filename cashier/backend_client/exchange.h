// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One call and what became of it: an HTTP answer turned into the document it should be, or a Failure.
#pragma once

#include "backend_client/backend.h"
#include "http/client.h"

namespace guitai::backend_client {

/// Of a call that got no readable answer.
Failure failureOf(const Error& error);
/// Of an answer whose status is not 2xx.
Failure failureOf(const http::Response& response);
/// Of a 2xx answer that is not the document it should be.
Failure unreadable(const Error& error);

template <class T>
Answer<T> readAnswer(const http::Response& response)
{
    if (response.status < 200 || response.status > 299)
        return failureOf(response);
    if constexpr (std::is_same_v<T, Done>) {
        return Done{};
    } else {
        Result<T> document = T::read(QByteArrayView(response.body));
        if (!document)
            return unreadable(document.error());
        return std::move(*document);
    }
}

namespace detail {
template <class T>
async::Task<> run(http::Client* client, http::Call call, Reply<T> reply)
{
    // The client is not touched after the suspension, only the coroutine's own values are.
    auto sending = client->send(std::move(call));
    const Result<http::Response> response = co_await sending;
    reply.give(response ? readAnswer<T>(*response) : Answer<T>(failureOf(response.error())));
}
} // namespace detail

/// Starts the call; the reply is given once.
template <class T>
void exchange(http::Client& client, http::Call call, Reply<T> reply)
{
    detail::run<T>(&client, std::move(call), std::move(reply));
}

} // namespace guitai::backend_client
