// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bank/bank_channel.h"

#include "acp/acp_port.h"

namespace guitai::bank {

namespace {

using namespace std::chrono_literals;

channels::Descriptor described()
{
    channels::PayWay gateway{"BANK_GATEWAY", {1min, 5min, 10min, 30min, 1h, 2h}};
    gateway.placingIsRepeatable = true; // the form is ours: nothing is asked before the customer sends it
    channels::Descriptor descriptor;
    descriptor.code = ChannelCode::trusted("bank");
    descriptor.payWays = {gateway};
    descriptor.bills = {channels::BillKind::Trade};
    descriptor.dayEndsEarly = 1h; // settled at 23:00
    descriptor.refundCheckDelays = {5s, 30s, 1min, 5min, 10min, 30min, 1h, 6h};
    return descriptor;
}

} // namespace

std::unique_ptr<channels::Channel> makeChannel(const channels::Tools& tools)
{
    return acp::makeAcpChannel(tools, described(), {{"BANK_GATEWAY", acp::Kind::Form, "01", "000201", "07"}});
}

} // namespace guitai::bank
