// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What was agreed with a merchant: its channels and its fees, /v1/merchants/{no}/channels and /fee-rules.
#pragma once

#include "ids/ids.h"
#include "money/money.h"
#include "result/result.h"
#include "secret/secret.h"
#include "time/utc_time.h"
#include "wire/channel_key_wire.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace guitai::wire {

class JsonValue;

/// Body of POST /v1/merchants/{no}/channels. Which members settings and secrets have is the channel's to say.
struct OpenChannel
{
    ChannelCode channel; ///< "cash"
    QJsonObject settings = {};
    Secret secrets = {}; ///< JSON object; empty without

    static Result<OpenChannel> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// Body of PUT /v1/merchants/{no}/channels/{account}. What is given replaces all of what was there.
struct ReplaceChannel
{
    int version = 0; ///< of the account as it was seen; anything else and nothing is changed
    std::optional<QJsonObject> settings = {};
    std::optional<Secret> secrets = {}; ///< JSON object

    static Result<ReplaceChannel> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// A merchant's account at a channel; its settings and keys stay where they are.
struct MerchantChannel
{
    ChannelAccountId accountId;
    ChannelCode channel;
    QByteArray status; ///< ACTIVE DISABLED
    UtcTime createdAt;
    int version = 1; ///< grows with each change
    std::vector<ChannelKey> keys = {};

    static Result<MerchantChannel> read(QByteArrayView json);
    static Result<MerchantChannel> read(const JsonValue& object);
    QJsonObject toJson() const;
};

struct MerchantChannelPage
{
    std::vector<MerchantChannel> channels;
    QByteArray nextCursor; ///< empty: a merchant has few

    static Result<MerchantChannelPage> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// What payments through a channel cost, from a moment on. Body of POST /v1/merchants/{no}/fee-rules, and its answer.
struct FeeRule
{
    ChannelCode channel;
    int partsPerMillion = 0; ///< 0 to 1,000,000; 6,000 is 0.6 %
    Rounding rounding = Rounding::HalfUp;
    std::int64_t minimum = 0; ///< minor units of the payment's currency
    UtcTime validFrom;        ///< for payments created from then on

    static Result<FeeRule> read(QByteArrayView json);
    static Result<FeeRule> read(const JsonValue& object);
    QJsonObject toJson() const;
};

struct FeeRulePage
{
    std::vector<FeeRule> feeRules; ///< the latest begin first
    QByteArray nextCursor;         ///< empty on the last page

    static Result<FeeRulePage> read(QByteArrayView json);
    QJsonObject toJson() const;
};

} // namespace guitai::wire
