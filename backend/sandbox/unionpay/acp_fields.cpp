// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/unionpay/acp_fields.h"

#include "crypto/hash.h"

namespace guitai::sandbox::unionpay {

namespace {

QByteArray joined(const Fields& fields, QByteArray (*written)(const QByteArray&))
{
    QByteArrayList pairs;
    for (const auto& [name, value] : fields)
        pairs.append(name + '=' + written(value));
    return pairs.join('&');
}

QByteArray plain(const QByteArray& text)
{
    QByteArray spaced = text;
    spaced.replace('+', ' ');
    return QByteArray::fromPercentEncoding(spaced);
}

} // namespace

QByteArray valueOf(const Fields& fields, const char* name)
{
    const auto found = fields.find(name);
    return found == fields.end() ? QByteArray() : found->second;
}

Fields readForm(const QByteArray& body)
{
    Fields fields;
    for (const QByteArray& pair : body.split('&')) {
        const qsizetype sign = pair.indexOf('=');
        if (sign > 0)
            fields[plain(pair.first(sign))] = plain(pair.mid(sign + 1));
    }
    return fields;
}

QByteArray writeForm(const Fields& fields)
{
    return joined(fields, [](const QByteArray& value) { return value.toPercentEncoding(); });
}

QByteArray writeAnswer(const Fields& fields)
{
    return joined(fields, [](const QByteArray& value) { return value; });
}

QByteArray digestOf(const Fields& fields)
{
    Fields told = fields;
    told.erase("signature");
    std::erase_if(told, [](const auto& pair) { return pair.second.isEmpty(); });
    return crypto::sha256(writeAnswer(told)).toHex();
}

bool isSignedBy(const Fields& fields, const crypto::RsaPublicKey& key)
{
    return key.verify(digestOf(fields), QByteArray::fromBase64(valueOf(fields, "signature")));
}

} // namespace guitai::sandbox::unionpay
