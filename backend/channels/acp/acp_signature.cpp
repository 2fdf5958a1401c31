// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acp/acp_signature.h"

#include "crypto/hash.h"

#include <QStringList>

namespace guitai::acp {

namespace {

constexpr char kSignature[] = "signature";

} // namespace

QByteArray signedText(const Fields& fields)
{
    QByteArray text;
    for (const auto& [name, value] : fields) {
        if (value.isEmpty() || name == kSignature)
            continue;
        if (!text.isEmpty())
            text += '&';
        text += name + '=' + value;
    }
    return text;
}

QByteArray signedDigest(const Fields& fields)
{
    return crypto::sha256(signedText(fields)).toHex();
}

Fields withSignature(Fields fields, const crypto::RsaPrivateKey& key)
{
    fields[kSignature] = key.sign(signedDigest(fields)).toBase64();
    return fields;
}

bool isSigners(QByteArrayView certificate, const Signer& signer, UtcTime now)
{
    const auto name = crypto::certificateCommonName(certificate);
    if (!name || name->split(QLatin1Char('@')).value(2) != signer.name)
        return false;
    return crypto::isVouchedFor(certificate, signer.authorities, now.seconds());
}

bool isGenuine(const Fields& fields, const Signer& signer, UtcTime now)
{
    if (field(fields, "version") != "5.1.0" || field(fields, "signMethod") != "01")
        return false;
    const QByteArray encoded = field(fields, kSignature);
    const auto signature = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    // Two texts of one signature would make a repeated notice look new to whatever compares bytes.
    if (!signature || encoded.isEmpty() || (*signature).toBase64() != encoded)
        return false;
    const QByteArray certificate = field(fields, "signPubKeyCert");
    const auto key = crypto::RsaPublicKey::fromPem(certificate);
    return key && key->verify(signedDigest(fields), *signature) && isSigners(certificate, signer, now);
}

} // namespace guitai::acp
