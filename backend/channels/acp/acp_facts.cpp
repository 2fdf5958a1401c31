// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acp/acp_facts.h"

#include "acp/acp_account.h"
#include "channels/account_keys.h"

namespace guitai::acp {

Result<channels::AccountFacts> inspectAccount(const channels::ChannelAccount& stored)
{
    const auto account = readAccount(stored);
    if (!account)
        return account.error();
    const crypto::Authorities& authorities = account->signer.authorities;
    std::vector<Result<wire::ChannelKey>> read{channels::keyOfCertificate("pfx_base64", account->certificate),
                                               channels::keyOfAuthorities("root_pem", authorities.roots)};
    if (!authorities.middles.isEmpty())
        read.push_back(channels::keyOfAuthorities("middle_pem", authorities.middles));
    channels::AccountFacts facts;
    facts.addresses = {{"base_url", account->baseUrl}, {"file_url", account->fileUrl}};
    for (const Result<wire::ChannelKey>& key : read) {
        if (!key)
            return Error{errors::kAccountInvalid, key.error().field, key.error().detail};
        facts.keys.push_back(*key);
    }
    channels::addSharedSecrets(facts.keys, stored.secrets);
    if (crypto::isCertificateOf(account->certificate, account->key))
        return facts;
    return Error{channels::errors::kCertificateForeign, QStringLiteral("pfx_base64"),
                 QStringLiteral("The store's certificate is not of its key.")};
}

} // namespace guitai::acp
