// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// UnionPay's gateway as a channel, for the products its caller sells. See README.md for its settings and what its words
// mean to us.
#pragma once

#include "acp/acp_messages.h"
#include "channels/registry.h"

namespace guitai::acp {

/// `descriptor` has one pay way for each product.
std::unique_ptr<channels::Channel> makeAcpChannel(const channels::Tools& tools, channels::Descriptor descriptor,
                                                  std::vector<Product> products);

} // namespace guitai::acp
