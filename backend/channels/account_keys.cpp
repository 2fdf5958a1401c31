// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/account_keys.h"

#include "crypto/hash.h"
#include "wire/json_reader.h"

#include <algorithm>

namespace guitai::channels {

namespace {

using crypto::CertificateFacts;
using wire::ChannelKey;

/// Of the DER bytes, so that line breaks of a PEM text make no difference.
QByteArray fingerprintOf(const QByteArray& pem)
{
    QByteArray base64;
    for (const QByteArray& line : pem.split('\n')) {
        if (!line.startsWith("-----"))
            base64 += line.trimmed();
    }
    return crypto::sha256(QByteArray::fromBase64(base64)).toHex();
}

ChannelKey keyOf(const char* name, const CertificateFacts& facts)
{
    ChannelKey key{name, facts.serial, facts.fingerprint, {}, {}};
    key.validFrom = UtcTime::fromSeconds(facts.begins);
    key.expiresAt = UtcTime::fromSeconds(facts.ends);
    return key;
}

} // namespace

Result<ChannelKey> keyOfCertificate(const char* name, QByteArrayView pem)
{
    const auto all = crypto::certificateFacts(pem);
    if (!all)
        return Error{all.error().code, QString::fromLatin1(name), all.error().detail};
    return keyOf(name, all->front());
}

Result<ChannelKey> keyOfAuthorities(const char* name, QByteArrayView pem)
{
    const auto all = crypto::certificateFacts(pem);
    if (!all)
        return Error{all.error().code, QString::fromLatin1(name), all.error().detail};
    ChannelKey key = keyOf(name, *std::ranges::max_element(*all, {}, &CertificateFacts::ends));
    key.validFrom = UtcTime::fromSeconds(std::ranges::min(*all, {}, &CertificateFacts::begins).begins);
    return key;
}

ChannelKey keyOfPublicKey(const char* name, const QByteArray& serial, const QByteArray& pem)
{
    return {name, serial, fingerprintOf(pem), {}, {}};
}

ChannelKey keyOfPrivateKey(const char* name, const crypto::RsaPrivateKey& key)
{
    return {name, {}, fingerprintOf(key.publicKeyPem()), {}, {}};
}

void addSharedSecrets(std::vector<ChannelKey>& keys, const Secret& secrets)
{
    const auto document = wire::readJson(secrets.reveal());
    for (const wire::JsonMember& one : document ? document->members() : wire::JsonValue::Object()) {
        if (std::ranges::find(keys, one.name, &ChannelKey::name) == keys.end())
            keys.push_back({one.name, {}, {}, {}, {}});
    }
}

} // namespace guitai::channels
