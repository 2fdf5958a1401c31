// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/channel_fixture.h"

namespace guitai::test {

// One line a family of channels, in a file of its own.
std::unique_ptr<ChannelFixture> makeAcpFixture(const QByteArray& payWay, const Clock& clock);
std::unique_ptr<ChannelFixture> makeAlipayFixture(const QByteArray& payWay, const Clock& clock);
std::unique_ptr<ChannelFixture> makeInnerFixture(const QByteArray& payWay, const Clock& clock);
std::unique_ptr<ChannelFixture> makeWechatFixture(const QByteArray& payWay, const Clock& clock);

std::unique_ptr<ChannelFixture> makeWechatV2Fixture(const QByteArray& payWay, const Clock& clock);

std::vector<QByteArray> accountKinds(const ChannelCode& channel)
{
    if (channel.bytes() == "wechat")
        return {"", "v2"};
    return {""};
}

std::unique_ptr<ChannelFixture> makeFixture(const QByteArray& payWay, const QByteArray& kind, const Clock& clock)
{
    if (kind == "v2")
        return makeWechatV2Fixture(payWay, clock);
    for (const auto make : {
             &makeAcpFixture,
             &makeAlipayFixture,
             &makeInnerFixture,
             &makeWechatFixture,
         }) {
        if (auto fixture = make(payWay, clock))
            return fixture;
    }
    return nullptr;
}

} // namespace guitai::test
