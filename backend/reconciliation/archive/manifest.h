// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What an archive holds, as its manifest.json says: every member with its size and hash, and the packed files it lies
// in. Pure.
#pragma once

#include "ids/ids.h"
#include "result/result.h"
#include "time/utc_time.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace guitai::archive {

namespace errors {
/// Something of an archive is missing or is not what was archived.
inline constexpr ErrorCode kDamaged{"ARCHIVE_DAMAGED", 500};
} // namespace errors

inline constexpr char kManifestFile[] = "manifest.json";
/// The manifest's own hash, as sha256sum writes and checks it.
inline constexpr char kManifestHashFile[] = "manifest.json.sha256";

/// One gzip file: a piece of a member.
struct Part
{
    QByteArray file;
    std::int64_t bytes = 0;
    QByteArray sha256; ///< of the packed bytes, hexadecimal, as all of them here

    friend bool operator==(const Part&, const Part&) = default;
};

/// One file as it was before. Its parts, unpacked one behind the other, are its bytes.
struct Member
{
    QByteArray name; ///< a plain path: "results/differences.csv"
    std::int64_t bytes = 0;
    QByteArray sha256;
    std::vector<Part> parts;

    friend bool operator==(const Member&, const Member&) = default;
};

struct Manifest
{
    ChannelAccountId accountId;
    ChannelCode channel;
    MerchantId merchantId;
    QByteArray day; ///< "2026-11-22"
    UtcTime madeAt;
    QByteArray keptUntil; ///< "2036-11-23": from that day on it may be deleted
    std::vector<Member> members;

    /// DAMAGED for what is no manifest, and for names that would lead out of a folder.
    static Result<Manifest> read(QByteArrayView json);
    QByteArray toJson() const;
    /// "<hash>  manifest.json\n"
    static QByteArray hashLine(const QByteArray& json);
};

} // namespace guitai::archive
