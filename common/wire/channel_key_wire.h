// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A key or certificate of a channel account by what may be known of it: never the key itself.
#pragma once

#include "result/result.h"
#include "time/utc_time.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>
#include <vector>

namespace guitai::wire {

class JsonValue;
class MemberReader;

struct ChannelKey
{
    QByteArray name;        ///< the member of the account's settings or secrets that it stands in
    QByteArray serial;      ///< what the provider knows it by; empty without
    QByteArray fingerprint; ///< SHA-256 of the certificate or public key in lower-case hex; empty for a shared secret
    std::optional<UtcTime> validFrom; ///< this and the next of certificates alone
    std::optional<UtcTime> expiresAt;

    /// Whole days, rounded down; negative once it has ended. Nothing without an end.
    std::optional<int> daysLeft(UtcTime now) const;

    static Result<ChannelKey> read(const JsonValue& object);
    QJsonObject toJson() const;
};

/// The member "keys" of a resource; an empty list when it is absent.
std::vector<ChannelKey> keysIn(MemberReader& members);
/// Of a JSON array, as keysToJson wrote it.
Result<std::vector<ChannelKey>> readKeys(QByteArrayView json);
QJsonArray keysToJson(const std::vector<ChannelKey>& keys);

} // namespace guitai::wire
