// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What may be known of an account's keys, for Channel::inspect. `name` is the member they stand in. Pure.
#pragma once

#include "crypto/certificates.h"
#include "wire/channel_key_wire.h"

namespace guitai::channels {

/// KEY_UNREADABLE unless the text is one or more certificates.
Result<wire::ChannelKey> keyOfCertificate(const char* name, QByteArrayView pem);
/// Authorities, any of which may vouch: valid from when the first is until the last has ended.
Result<wire::ChannelKey> keyOfAuthorities(const char* name, QByteArrayView pem);
/// A public key by its PEM text.
wire::ChannelKey keyOfPublicKey(const char* name, const QByteArray& serial, const QByteArray& pem);
wire::ChannelKey keyOfPrivateKey(const char* name, const crypto::RsaPrivateKey& key);
/// Every secret that stands under no name yet: what both sides know is told of by its name alone.
void addSharedSecrets(std::vector<wire::ChannelKey>& keys, const Secret& secrets);

} // namespace guitai::channels
