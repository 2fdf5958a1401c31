// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat_v2/wechat_v2_signature.h"

#include "crypto/hash.h"

#include <QCryptographicHash>

namespace guitai::wechat_v2 {

namespace {

constexpr char kSign[] = "sign";

/// With the key in it: only for a digest.
Secret signingText(const Fields& fields, const Secret& apiKey)
{
    QByteArray text;
    for (const auto& [name, value] : fields) {
        if (name != kSign && !value.isEmpty())
            text += name + '=' + value + '&';
    }
    return Secret(text + "key=" + apiKey.reveal());
}

} // namespace

QByteArray nameOf(Digest digest)
{
    return digest == Digest::Md5 ? "MD5" : "HMAC-SHA256";
}

QByteArray signature(const Fields& fields, const Secret& apiKey, Digest digest)
{
    const Secret text = signingText(fields, apiKey);
    const QByteArray bytes = digest == Digest::Md5 ? QCryptographicHash::hash(text.reveal(), QCryptographicHash::Md5)
                                                   : crypto::hmacSha256(apiKey, text.reveal());
    return bytes.toHex().toUpper();
}

bool isSigned(const Fields& fields, const Account& account)
{
    const auto given = fields.find(kSign);
    return given != fields.end() &&
           crypto::constantTimeEqual(given->second, signature(fields, account.apiKey, account.digest));
}

} // namespace guitai::wechat_v2
