// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/channel_test_wire.h"

#include "wire/json_reader.h"
#include "wire/json_text.h"
#include "wire/member_reader.h"

namespace guitai::wire {

namespace {

constexpr int kLongestCode = 64;

} // namespace

Result<ChannelTest> ChannelTest::read(QByteArrayView json)
{
    const auto document = readJson(json);
    if (!document)
        return document.error();
    MemberReader members(*document, MemberReader::Unknown::Ignore);
    ChannelTest test;
    test.channel = members.id<ChannelCode>("channel");
    test.status = members.token("status", kLongestCode);
    const JsonValue* payment = members.find("payment");
    auto read = Payment::read(payment ? *payment : JsonValue());
    if (!read)
        return read.error();
    test.payment = *std::move(read);
    if (const JsonValue* refund = members.find("refund")) {
        auto given = Refund::read(*refund);
        if (!given)
            return given.error();
        test.refund = *std::move(given);
    }
    return members.finish(std::move(test));
}

QJsonObject ChannelTest::toJson() const
{
    JsonTree out;
    out.text("channel", channel.bytes());
    out.text("status", status);
    QJsonObject object = out.take();
    object.insert(QStringLiteral("payment"), payment.toJson());
    if (refund)
        object.insert(QStringLiteral("refund"), refund->toJson());
    return object;
}

bool goesOn(const ChannelTest& test)
{
    return test.status == channel_test_states::kWaiting || test.status == channel_test_states::kRefunding;
}

} // namespace guitai::wire
