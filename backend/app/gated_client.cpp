// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gated_client.h"

namespace guitai::app {

async::Task<Result<http::Response>> GatedClient::send(http::Call call)
{
    if (!m_open)
        co_return Error{http::errors::kNotSent, {}, QStringLiteral("The process is ending.")};
    auto sending = m_inner->send(std::move(call));
    Result<http::Response> response = co_await sending;
    co_return response;
}

void GatedClient::shut()
{
    m_open = false;
    m_inner.reset();
}

} // namespace guitai::app
