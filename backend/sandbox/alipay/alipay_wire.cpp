// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/alipay_wire.h"

#include "money/money.h"

#include <QByteArrayList>
#include <QJsonDocument>

namespace guitai::sandbox {

namespace {

QByteArray decoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

} // namespace

void addAlipayForm(AlipayFields& fields, const QByteArray& form)
{
    for (const QByteArray& pair : form.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0)
            fields[decoded(pair.left(equals))] = decoded(pair.mid(equals + 1));
    }
}

QByteArray alipayForm(const AlipayFields& fields)
{
    QByteArrayList pairs;
    for (const auto& [name, value] : fields)
        pairs.append(name + '=' + value.toPercentEncoding().replace("%20", "+"));
    return pairs.join('&');
}

QByteArray alipayField(const AlipayFields& fields, const char* name)
{
    const auto found = fields.find(name);
    return found == fields.end() ? QByteArray() : found->second;
}

QByteArray alipayMessage(const AlipayFields& fields, bool withSignType)
{
    QByteArrayList pairs;
    for (const auto& [name, value] : fields) {
        if (name != "sign" && (withSignType || name != "sign_type") && !value.isEmpty())
            pairs.append(name + '=' + value);
    }
    return pairs.join('&');
}

bool isSignedBy(const AlipayFields& fields, const crypto::RsaPrivateKey& appKey)
{
    const auto key = crypto::RsaPublicKey::fromPem(appKey.publicKeyPem());
    return alipayField(fields, "sign_type") == "RSA2" && key &&
           key->verify(alipayMessage(fields, true), QByteArray::fromBase64(alipayField(fields, "sign")));
}

QByteArray alipayAnswer(const QByteArray& method, const QJsonObject& content, const crypto::RsaPrivateKey& key,
                        const QByteArray& certificateNumber)
{
    // The real gateway escapes slashes; what it signs has them too.
    const QByteArray said = QJsonDocument(content).toJson(QJsonDocument::Compact).replace("/", "\\/");
    QByteArray answer = "{\"" + QByteArray(method).replace('.', '_') + "_response\":" + said;
    if (!certificateNumber.isEmpty())
        answer += ",\"alipay_cert_sn\":\"" + certificateNumber + '"';
    return answer + ",\"sign\":\"" + key.sign(said).toBase64() + "\"}";
}

std::optional<qint64> fenOf(const QJsonValue& yuan)
{
    QByteArray text = yuan.toString().toLatin1();
    const qsizetype point = text.indexOf('.');
    if (point >= 0 && point == text.size() - 2)
        text += '0';
    const auto money = Money::fromDecimal(text, Currency::cny());
    if (!yuan.isString() || !money || money->minor() < 1 || money->minor() > 10'000'000'000)
        return std::nullopt;
    return money->minor();
}

QString yuanOf(qint64 fen)
{
    return QString::fromLatin1(Money(fen, Currency::cny()).toDecimal());
}

} // namespace guitai::sandbox
