// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unionpay/unionpay_channel.h"

#include "acp/acp_port.h"

namespace guitai::unionpay {

namespace {

using namespace std::chrono_literals;

/// A placing is answered or given up long before; UnionPay's own books may lag behind its answers.
constexpr Duration kNotFoundIsFinal = 5min;

channels::Descriptor described(const wire::PayerCodes& payerCodes)
{
    channels::PayWay qr{"UNIONPAY_QR", {5s, 10s, 30s, 1min, 2min, 5min, 10min}};
    qr.showsCode = true;
    channels::PayWay code{"UNIONPAY_CODE", {1s, 2s, 4s, 8s, 16s, 32s}};
    code.needsAuthCode = true;
    code.payerCode = payerCodes.shapeOf(code.code);
    code.reversing = channels::Reversing{0s, kNotFoundIsFinal, true};
    channels::PayWay wap{"UNIONPAY_WAP", {1min, 5min, 10min, 30min, 1h, 2h}};
    wap.placingIsRepeatable = true; // the form is ours: nothing is asked before the customer sends it
    wap.opensInWallet = true;
    wap.opensInBrowser = true;
    channels::Descriptor descriptor;
    descriptor.code = ChannelCode::trusted("unionpay");
    descriptor.payWays = {qr, code, wap};
    descriptor.bills = {channels::BillKind::Trade};
    descriptor.dayEndsEarly = 1h; // settled at 23:00
    descriptor.refundCheckDelays = {5s, 30s, 1min, 5min, 10min, 30min, 1h, 6h};
    return descriptor;
}

} // namespace

std::unique_ptr<channels::Channel> makeChannel(const channels::Tools& tools)
{
    return acp::makeAcpChannel(tools, described(tools.payerCodes),
                               {{"UNIONPAY_QR", acp::Kind::Code, "07", "000000", "08"},
                                {"UNIONPAY_CODE", acp::Kind::Payer, "06", "000000", "08"},
                                {"UNIONPAY_WAP", acp::Kind::Form, "01", "000201", "08"}});
}

} // namespace guitai::unionpay
