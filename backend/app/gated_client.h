// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An HTTP client that can be shut: calls under way are answered as unanswered, later ones as not sent, so
// that whoever waits for a channel finishes before the storage goes away.
#pragma once

#include "http/client.h"

namespace guitai::app {

class GatedClient final : public http::Client
{
public:
    explicit GatedClient(std::unique_ptr<http::Client> inner) : m_inner(std::move(inner)) {}

    async::Task<Result<http::Response>> send(http::Call call) override;
    void shut();

private:
    std::unique_ptr<http::Client> m_inner;
    bool m_open = true;
};

} // namespace guitai::app
